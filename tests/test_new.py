"""`build.py new`: what it makes passes `check`, overwrites nothing and says what it left behind."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from site_src.base.problems import Severity
from site_src.cli import FAILED, OK, USAGE, main
from site_src.commands.new.carry_over import moved_in_the_week
from site_src.commands.new.kinds import guess_kind, short_name, without_kind
from site_src.commands.new.leftovers import leftovers
from site_src.commands.schemas import write_schemas
from site_src.model.units import Kind, Level
from site_src.plan.campaigns import check_campaign_files
from site_src.reading.campaigns import all_campaigns
from site_src.reading.content import Content
from site_src.reading.strict_yaml import load_yaml
from site_src.writing import roundtrip
from tests.names import named
from tests.test_schemas import FILES, faults

PROJECT = Path(__file__).parent.parent
NAMES = ("campaign", "events", "organizations", "places", "slogans")


@pytest.fixture
def content(content_tree):
    return content_tree("""
        === 2023/campaign.yml
        title: Tuần lễ năm $year
        theme: Tự học
        period: 02/10/2023 - 08/10/2023
        === 2024/campaign.yml
        title: Tuần lễ năm $year
        period: 01/10/2024 - 07/10/2024
        === xa/unit.yml
        name: Ủy ban nhân dân xã Mẫu
        kind: xa
        """)


@pytest.fixture
def run(content, capsys):
    """Runs `new` on the content: its exit code and what it said."""

    def run(*arguments):
        code = main(["new", *arguments, "--content", str(content.root)])
        said = capsys.readouterr()
        return code, (said.out + said.err).replace(str(content.root), "content")

    return run


def read(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder, by '/'-path; what is no text still differs where its bytes do."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {p.relative_to(folder).as_posix(): read(p) for p in found}


# --- A unit ---------------------------------------------------------------------------------------


def test_new_unit(content, run):
    code, said = run("unit", "tinh", "--name", "Ủy ban nhân dân tỉnh Mẫu")
    assert code == OK
    assert "Đã tạo content/tinh/unit.yml" in said
    unit, problems = content.tree.read_unit("tinh")
    assert problems == []
    assert (unit.name, unit.short_name) == ("Ủy ban nhân dân tỉnh Mẫu", "Mẫu")
    assert unit.kind.id == "tinh"
    assert [path.name for path in content.root.iterdir() if path.name.startswith(".")] == []


def test_new_unit_whose_examples_are_all_used(content, run):
    assert run("unit", "tinh", "--name", "Tỉnh Mẫu")[0] == OK
    use_examples(content.root / "tinh/unit.yml")
    unit, problems = content.tree.read_unit("tinh")
    assert problems == []
    assert unit.phone


def use_examples(file: Path) -> None:
    """Delete the “# ” before every example, as an officer does."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^( *)# (?!yaml-language-server)", r"\1", text)
    file.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ủy ban nhân dân xã Mẫu", "xa"),
        ("UBND Phường Mẫu", "phuong"),
        ("Trường học Mẫu", "truong"),
        ("Hội Khuyến học", None),
        ("Trường THCS Nguyễn Du", "truong"),
        ("THCS Nguyễn Du", "truong"),
        ("TH&THCS Mẫu", "truong"),
        ("MN Hoa Sen", "truong"),
        ("Mầm non Hoa Sen", "truong"),
        ("Thư viện tỉnh", "thu-vien"),
        ("Thể thao", None),
    ],
)
def test_kind_is_told_by_the_name(content, name, kind):
    assert guess_kind(name, content.tree.kinds("")) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tỉnh đoàn Mẫu", "doan"),
        ("Đoàn TNCS Hồ Chí Minh xã Mẫu", "doan"),
        ("Chi đoàn thôn 2", "doan"),
        ("Hội Liên hiệp Phụ nữ tỉnh Mẫu", "hoi"),
        ("Chi hội Khuyến học thôn 2", "hoi"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "hoi"),
        ("Liên đoàn Lao động tỉnh Mẫu", "cong-doan"),
        ("Ban Chỉ đạo xây dựng xã hội học tập", "ban"),
        ("Bảo tàng tỉnh Mẫu", "bao-tang"),
        ("Phòng Giáo dục và Đào tạo huyện Mẫu", "phong"),
        ("Tổ dân phố số 5", "to-dan-pho"),
        ("Khu phố 3", "to-dan-pho"),
        ("Thôn Hạ", "thon"),
        ("Bản Mẫu", "thon"),
        ("Bệnh viện đa khoa tỉnh", "co-quan"),
        ("Công ty Điện lực Mẫu", "doanh-nghiep"),
        ("Câu lạc bộ Ông bà cháu", "cau-lac-bo"),
        ("Thành phố Mẫu", "thanh-pho-thuoc-tinh"),
        ("Thị xã Mẫu", "thi-xa"),
        ("Xã Đoàn Kết", "xa"),
        ("P. Bình Minh", "phuong"),
        ("x.Tân Lập", "xa"),
        ("UBND P.12", "phuong"),
        ("Phường Hội Phú", "phuong"),
    ],
)
def test_kinds_of_the_real_content(name, kind):
    """Schools, unions, boards and villages are as easy as communes."""
    assert guess_kind(name, Content(PROJECT / "content", "content").kinds("")) == kind


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Ủy ban nhân dân phường Mây", "phuong", ["phường Mây", "KH-UBND", "Nhà văn hóa phường"]),
        ("Trường THCS Mây", "truong", ["issuer: Trường THCS Mây", "Hội trường Trường THCS Mây"]),
        ("Thư viện Mây, cơ sở 2", "thu-vien", ["symbol: KH ", "Người phụ trách"]),
    ],
)
def test_examples_are_the_units_own(content, run, name, kind, said):
    assert run("unit", "tinh", "--name", name, "--kind", kind)[0] == OK
    assert run("campaign", "tinh/2026")[0] == OK
    text = "".join(files(content.root / "tinh/2026").values())
    assert [words for words in said if words not in text] == []
    assert ("Công chức" in text) == (kind == "phuong")


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("Tỉnh Đồng Nai", "tỉnh", "Đồng Nai"),
        ("Ủy ban nhân dân phường Bến Nghé", "phường", "Bến Nghé"),
        ("Ủy ban nhân dân thành phố Huế", "thành phố trực thuộc trung ương", "Huế"),
        ("Quận 3", "quận", "Quận 3"),
    ],
)
def test_short_name_leaves_out_the_kind(name, kind, short):
    level = Level("cap", "cấp", 1, None, None, None)
    assert without_kind(short_name(name), Kind("k", kind, level, None, None, None)) == short


def test_short_name():
    assert short_name("Ủy ban nhân dân xã Mẫu") == "Xã Mẫu"
    assert short_name("Thư viện tỉnh Mẫu") == "Thư viện tỉnh Mẫu"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("xa", "--name", "Xã A"), FAILED, "Đơn vị này đã có"),
        (("xa/Thôn", "--name", "A", "--kind", "xa"), FAILED, "không làm địa chỉ được"),
        (("xa/2026", "--name", "A", "--kind", "xa"), FAILED, "không làm địa chỉ được"),
        (("../b", "--name", "A", "--kind", "xa"), FAILED, "không làm địa chỉ được"),
        (("tinh/huyen", "--name", "Xã A"), FAILED, "build.py new unit tinh"),
        (("b", "--name", "A", "--kind", "xaa"), FAILED, "“xa”"),
        (("b", "--name", "Hội Khuyến học"), USAGE, "--kind"),
        (("b",), USAGE, "--name"),
    ],
)
def test_new_unit_refused(content, run, arguments, code, words):
    before = files(content.root)
    found, said = run("unit", *arguments)
    assert (found, words in said) == (code, True), said
    assert files(content.root) == before


def test_new_unit_in_a_folder_that_only_groups(content, run):
    content.write("=== vung/xa-b/unit.yml\nname: B\nkind: xa\n")
    assert run("unit", "vung", "--name", "Tỉnh Vùng")[0] == OK
    assert sorted(files(content.root / "vung")) == ["unit.yml", "xa-b/unit.yml"]


# --- A campaign, with examples ------------------------------------------------------------------


def only_gaps(content, name):
    problems = check_campaign_files(content.tree, named(name))[1]
    return {(problem.severity, problem.rule) for problem in problems}


@pytest.mark.parametrize("year", [2024, 2026])
def test_new_campaign_passes_check(content, run, year):
    code, _said = run("campaign", f"xa/{year}")
    assert code == OK
    assert sorted(files(content.root / f"xa/{year}")) == [f"{name}.yml" for name in NAMES]
    assert only_gaps(content, f"xa/{year}") <= {
        (Severity.NOTICE, "draft"),
        (Severity.NOTICE, "gap"),
    }
    assert content.campaign(f"xa/{year}").state == "draft"


def test_new_campaign_whose_examples_are_all_used(content, run):
    assert run("campaign", "xa/2026")[0] == OK
    for name in NAMES:
        use_examples(content.root / f"xa/2026/{name}.yml")
    assert only_gaps(content, "xa/2026") <= {(Severity.NOTICE, "draft"), (Severity.NOTICE, "gap")}
    campaign = content.campaign("xa/2026")
    (event,) = campaign.events
    assert event.place.id == "nha-van-hoa-xa"
    assert [o.id for o in event.organizers] == ["hoi-khuyen-hoc-xa"]
    assert campaign.slogan_groups[0].slogans[0].text == campaign.theme


def test_examples_are_of_the_year(content, run):
    assert run("campaign", "xa/2024")[0] == OK
    texts = files(content.root / "xa/2024")
    assert [name for name, text in texts.items() if "2026" in text] == []


def test_new_files_name_their_schemas(content, run):
    write_schemas(content.root / "_schemas")
    assert run("campaign", "xa/2024")[0] == OK
    for name, text in files(content.root / "xa/2024").items():
        first = text.partition("\n")[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (content.root / "xa/2024" / schema).resolve().name == f"{name[:-4]}.json"
        assert (content.root / "xa/2024" / schema).exists()
        assert faults(name[:-4], text) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("xa/2023", "--from", "2022"), "không có thư mục năm 2022"),
        (("xb/2024",), "Chưa có đơn vị"),
        (("xa/0024",), "Chưa có đơn vị"),
        (("../2024",), "Chưa có đơn vị"),
        (("2023",), "Chiến dịch này đã có"),
        (("dac-khu/2024",), "không tồn tại vào Tuần lễ năm 2024"),
    ],
)
def test_new_campaign_refused(content, run, arguments, words):
    content.write("=== dac-khu/unit.yml\nname: Đặc khu\nkind: dac-khu\n")
    before = files(content.root)
    code, said = run("campaign", *arguments)
    assert (code, words in said) == (FAILED, True), said
    assert files(content.root) == before


def test_a_draft_of_new_is_not_built_until_it_is_public(content, run, tmp_path):
    assert run("campaign", "xa/2024")[0] == OK
    folders = ["--content", str(content.root), "--output", str(tmp_path / "site")]
    assert main(["build", *folders]) == OK
    file = content.root / "xa/2024/events.yml"
    use_examples(file)
    use_examples(content.root / "xa/2024/places.yml")
    use_examples(content.root / "xa/2024/organizations.yml")
    assert main(["build", *folders]) == OK
    assert not (tmp_path / "site/xa/2024/chuong-trinh/le-khai-mac").exists()
    campaign = content.root / "xa/2024/campaign.yml"
    text = campaign.read_text(encoding="utf-8").replace("state: nháp\n", "")
    campaign.write_text(text, encoding="utf-8")
    assert main(["build", *folders]) == OK
    assert (tmp_path / "site/xa/2024/chuong-trinh/le-khai-mac-xa/index.html").exists()


# --- From last year -----------------------------------------------------------------------------

LAST_YEAR = """
    === xa/2023/campaign.yml
    # Kế hoạch 12/KH-UBND của xã.
    theme: Đọc sách mỗi ngày
    period: 03/10/2023 - 07/10/2023
    notice: {text: Mưa to, until: 03/10/2023}
    documents:
      - id: kh-12
        type: Kế hoạch
        number: 12
        symbol: KH-UBND
        date: 20/9/2023
        issuer: Xã Mẫu
        signer: {name: Nguyễn Văn Mẫu}
        role: văn bản chính
      # Căn cứ còn hiệu lực.
      - {id: luat, type: Luật, number: 43, role: căn cứ}
      - {id: thu, type: Thư, role: nội bộ}
    purposes:
      - {id: hoc, text: Để ai cũng học trong năm 2023., source: "1"}
      - {id: sach, text: Đọc sách mỗi ngày là đủ., source: {document: luat, section: "2"}}
    === xa/2023/places.yml
    # Nhà văn hóa mở cửa sớm.
    - {id: nha-van-hoa, name: Nhà văn hóa, directions: Đối diện chợ}
    === xa/2023/organizations.yml
    organizations:
      - {id: hoi, name: Hội Khuyến học}
    assignments:
      - id: hoi
        organizations: [hoi]
        bidding: đề nghị
        tasks:
          - {id: mo-lop, text: Mở lớp., deadline: trước 05/10/2023, event: le}
    === xa/2023/events.yml
    # Sáng
    - id: le
      title: Lễ khai mạc
      when: 8h ngày 03/10/2023
      place: nha-van-hoa
      organizers: [hoi]
      status: có thay đổi
      changes: [{on: 01/10/2023, field: giờ, was: 7h}]
      source: II.1

    # Chiều
    - id: doc
      title: Đọc sách
      when: suốt tuần
      description: Mở từ 4/10.
    - {id: hop, title: Lớp, when: 04/10/2023 - 06/10/2023, online_url: https://example.vn/}
    === xa/2023/reporting.yml
    reports:
      - {id: thon, reporters: Các thôn, receivers: [Xã], deadline: trước 13/10/2023}
    === xa/2023/outline.md
    ---
    title: Đề cương
    date: 20/9/2023
    source: Phụ lục 1
    ---
    Chữ của đề cương.
    === xa/2023/pages/tu-sach.md
    ---
    title: Tủ sách
    ---
    Xem [danh mục](media/danh-muc.pdf).
    === xa/2023/pages/ket-qua.md
    ---
    title: Kết quả
    ---
    Xem [tin](tin-tuc/khai-mac/).
    === xa/2023/news/khai-mac.md
    ---
    title: Khai mạc
    date: 03/10/2023
    ---
    Đã khai mạc.
    === xa/2023/media/danh-muc.pdf
    tệp
    === xa/2023/media/anh.png
    ảnh
    """


@pytest.fixture
def from_last_year(content, run):
    """The files of 2024 made from those of 2023, and what was said."""
    content.write(LAST_YEAR)
    code, said = run("campaign", "xa/2024", "--from", "2023")
    assert code == OK, said
    return files(content.root / "xa/2024"), said


def test_what_comes_along(content, from_last_year):
    campaign = content.campaign("xa/2024")
    assert [place.directions for place in campaign.places] == ["Đối diện chợ"]
    assert [o.name for o in campaign.organizations] == ["Hội Khuyến học"]
    assert [event.id for event in campaign.events] == ["le", "doc", "hop"]
    assert campaign.events[0].place.id == "nha-van-hoa"
    assert [purpose.id for purpose in campaign.purposes] == ["hoc", "sach"]
    assert campaign.purposes[1].source.document.id == "luat"
    assert [page.id for page in campaign.pages] == ["tu-sach"]
    assert campaign.outline is not None


def test_what_is_of_last_year_does_not(content, from_last_year):
    campaign = content.campaign("xa/2024")
    assert campaign.state == "draft"
    assert campaign.theme is None  # The nation has none either.
    assert campaign.period.start.exact == dt.date(2024, 10, 1)  # The nation's.
    plan, law = campaign.documents
    assert (plan.id, plan.number, plan.date, plan.signer) == ("ke-hoach", None, None, None)
    assert (law.id, law.number) == ("luat", "43")
    opening, reading, course = campaign.events
    assert (opening.when.period, opening.status, opening.changes) == (None, "planned", ())
    assert (opening.source, course.online_url) == (None, None)
    assert reading.when.kind == "week"
    assert campaign.reports[0].deadline is None
    assert campaign.news == ()
    assert campaign.notice is None


def test_dates_are_proposals_by_weekday_in_comments(from_last_year):
    texts, said = from_last_year
    # Tuesday 3 October 2023 to Tuesday of the Week that begins on 1 October 2024.
    lines = (
        "  ## Năm 2023: 8h ngày 03/10/2023\n"
        "  # when: thứ Ba, 01/10/2024  ## đề xuất: đúng thì bỏ dấu # ở đầu dòng\n"
        "  place: nha-van-hoa\n"
    )
    assert lines in texts["events.yml"]
    assert "# when: 02/10/2024 - 04/10/2024  ##" in texts["events.yml"]
    assert "# deadline: trước 11/10/2024  ##" in texts["reporting.yml"]
    assert "# deadline: trước 03/10/2024  ##" in texts["organizations.yml"]
    assert "# period: 01/10/2024 - 05/10/2024  ##" in texts["campaign.yml"]
    assert "content/xa/2024/events.yml:5: when: thứ Ba, 01/10/2024" in said


def test_confirmed_proposals_are_read(content, from_last_year):
    for name in ("events", "reporting", "organizations", "campaign"):
        use_proposals(content.root / f"xa/2024/{name}.yml")
    campaign = content.campaign("xa/2024")
    assert campaign.events[0].when.period.start.exact == dt.date(2024, 10, 1)
    assert campaign.reports[0].deadline.last_day == dt.date(2024, 10, 10)
    problems = check_campaign_files(content.tree, named("xa/2024"))[1]
    assert "weekday" not in {problem.rule for problem in problems}


def use_proposals(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^( *)# (?=.*## đề xuất)", r"\1", text), encoding="utf-8")


def test_comments_and_order_stay(from_last_year):
    texts, _said = from_last_year
    assert "# Nhà văn hóa mở cửa sớm.\n- id: nha-van-hoa" in texts["places.yml"]
    assert "  # Căn cứ còn hiệu lực.\n  - id: luat" in texts["campaign.yml"]
    assert "\n\n# Chiều\n- id: doc" in texts["events.yml"]


def test_lines_that_still_carry_last_year_are_listed(from_last_year):
    texts, said = from_last_year
    found = re.findall(r"(?m)^  content/xa/2024/(\S+):(\d+): (?!when|dead|period)(.+)$", said)
    for file, number, text in found:
        assert texts[file].splitlines()[int(number) - 1].strip() == text
    assert [(file, text) for file, _number, text in found] == [
        ("campaign.yml", "# Kế hoạch 12/KH-UBND của xã."),
        ("campaign.yml", "text: Để ai cũng học trong năm 2023."),
        ("campaign.yml", "text: Đọc sách mỗi ngày là đủ."),
        ("events.yml", "description: Mở từ 4/10."),
    ]


def test_what_was_not_taken_is_said(from_last_year):
    _texts, said = from_last_year
    left = said.partition("Không lấy từ năm 2023:\n")[2].partition("\nNgày đề xuất")[0]
    assert {line.strip() for line in left.splitlines()} >= {
        "`theme` (campaign.yml)",
        "`notice` (campaign.yml)",
        "`number` (campaign.yml)",
        "`signer` (campaign.yml)",
        "văn bản nội bộ, dự thảo (campaign.yml)",
        "`when` (events.yml) × 2",
        "`status` (events.yml)",
        "`changes` (events.yml)",
        "pages/ket-qua.md: Không có trang nào ở địa chỉ “tin-tuc/khai-mac/”",
        "news/: 1 tệp",
        "media/: 1 tệp",
    }


def test_nothing_of_last_year_is_changed(content, run):
    content.write(LAST_YEAR)
    before = files(content.root)
    assert run("campaign", "xa/2024", "--from", "2023")[0] == OK
    after = files(content.root)
    assert {name: after[name] for name in before} == before


def test_entries_that_only_change_the_upper_level_s_stay_behind(content, run):
    content.write("""
        === 2023/events.yml
        - {id: chung, title: Hoạt động chung, when: 04/10/2023}
        === xa/2023/events.yml
        - $inherit
        - {id: chung, place_note: Ở xã}
        - {id: rieng, title: Riêng, organizers: [bo]}
        === 2023/organizations.yml
        organizations: [{id: bo, name: Bộ}]
        """)
    code, said = run("campaign", "xa/2024", "--from", "2023")
    assert code == OK
    assert [event.id for event in content.campaign("xa/2024").events] == ["rieng"]
    assert "events: chung (events.yml)" in said
    assert "`organizers: bo` (events.yml)" in said


# --- Every campaign that there is ----------------------------------------------------------------


def campaigns() -> list[tuple[str, str, int]]:
    found = []
    for root in ("content", "tests/sample"):
        tree = Content(PROJECT / root, root)
        found += [(root, u.path, year) for u, year, _p in all_campaigns(tree) if u and u.years]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("root", "path", "year"), campaigns())
def test_every_campaign_begins_another_year(root, path, year, tmp_path, capsys):
    folder = tmp_path / "content"
    shutil.copytree(PROJECT / root, folder)
    new = next(y for y in range(year + 1, year + 9) if not (folder / path / str(y)).exists())
    name = f"{path}/{new}".lstrip("/")
    assert main(["new", "campaign", name, "--from", str(year), "--content", str(folder)]) == OK
    capsys.readouterr()
    assert main(["check", name, "--content", str(folder)]) == OK
    for file in (folder / path / str(new)).glob("*.yml"):
        assert faults(file.stem, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_round_trip_loses_nothing(file):
    text = file.read_text(encoding="utf-8")
    written = roundtrip.write(roundtrip.read(text), {})
    before, _problems = load_yaml(text, "x")
    after, problems = load_yaml(written, "x")
    assert problems == []
    assert before is not None
    assert after is not None
    assert after.data == before.data
    comments = re.compile(r"(?m)^\s*#.*$")
    assert [c.strip() for c in comments.findall(written)] == [
        c.strip() for c in comments.findall(text)
    ]


def test_round_trip_takes_every_value_for_text():
    text = "a: 18:30\nb: 01\nc: no\nd: null\ne:\nf: 1e3\ng: 2023-10-02\nh: '5'\ni: <<\n"
    assert roundtrip.write(roundtrip.read(text), {}) == text


# --- Days and words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "day", "moved"),
    [
        # From the Week that began on Monday 2 October 2023 to that of Thursday 1 October 2026.
        (dt.date(2023, 10, 2), dt.date(2026, 10, 1), dt.date(2023, 10, 7), dt.date(2026, 10, 6)),
        (dt.date(2023, 10, 2), dt.date(2026, 10, 1), dt.date(2023, 10, 2), dt.date(2026, 10, 1)),
        # Where the new Week is not known, the calendar week of the same number.
        (None, None, dt.date(2023, 10, 7), dt.date(2026, 10, 3)),
        (None, None, dt.date(2020, 12, 31), dt.date(2026, 12, 24)),
    ],
)
def test_moved_keeps_the_distance_to_the_first_day(old, new, day, moved):
    found = moved_in_the_week(old, new, 2026)(day)
    assert found == moved
    if old is None:
        assert found.weekday() == day.weekday()


def test_leftovers():
    text = "a: năm 2023\nb: 12/10\nc: 30/7/2021\nd: Đọc\n  sách hay\ne: 2023-2030\nf: 20235\n"
    text += "## 2023\n"
    found = [spot.line for spot in leftovers(text, 2023, ("Đọc sách hay", None))]
    assert found == [1, 2, 4, 6]
