"""What `check` compares: each rule fires with both places named, and is silent where all fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from site_src.base.problems import Severity, Spot
from site_src.cli import main
from tests.conftest import Content

# Two units of one year, complete and without contradiction.
CAMPAIGN = """
    === 2023/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: Xây dựng năng lực tự học trong kỷ nguyên số
    period: 02/10/2023 - 08/10/2023
    documents:
      - id: cv-4864
        type: Công văn
        number: 4864
        symbol: BGDĐT-GDTX
        date: 08/9/2023
        issuer: Bộ Giáo dục và Đào tạo
        role: văn bản chính

    === an-binh/unit.yml
    name: Ủy ban nhân dân tỉnh An Bình
    short_name: An Bình
    kind: tinh

    === an-binh/2023/campaign.yml
    purposes:
      - id: chu-de
        text: Đưa chủ đề “$theme” vào cuộc sống, từ thứ Hai, ngày 02/10/2023.
        source: I
      - id: de-an
        text: Thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”.
        source: I
    contacts:
      - id: so-gddt
        name: Sở Giáo dục và Đào tạo
        phone: 0200 123 456
    documents:
      - $inherit
      - id: kh-15
        type: Kế hoạch
        number: 15
        symbol: KH-UBND
        date: 20/9/2023
        issuer: Ủy ban nhân dân tỉnh An Bình
        role: văn bản chính
      - id: cv-77
        type: Công văn
        number: 77
        symbol: SGDĐT-GDTX
        date: 14/9/2023
        issuer: Sở Giáo dục và Đào tạo
        role: căn cứ
    lower_programs:
      - id: cap-xa
        name: Hoạt động cấp xã
        period: 02/10/2023 - 08/10/2023

    === an-binh/2023/places.yml
    - id: nha-van-hoa
      name: Nhà Văn hóa An Bình
      address: số 1 đường Hòa Bình

    === an-binh/2023/events.yml
    - id: le-khai-mac
      title: Lễ khai mạc
      kind: lễ khai mạc
      when: 7h30 thứ Hai 02/10/2023
      place: nha-van-hoa
    - id: ngay-doc-sach
      title: Ngày đọc sách
      kind: khuyến đọc
      when: sáng 04/10/2023
      place_note: Các thư viện
      description: Mở cửa thứ Tư, 04/10, cả buổi sáng, theo Công văn số 77/SGDĐT-GDTX.
    - id: phat-thanh
      title: Phát thanh về Tuần lễ năm 2023
      kind: phát thanh
      when: hằng ngày 17h - 17h15
    - id: lop-truc-tuyen
      title: Lớp học trực tuyến
      kind: lớp học
      when: suốt tuần
      mode: trực tuyến

    === an-binh/2023/slogans.yml
    - id: chu-de
      where: Trước cổng cơ quan
      choice: bắt buộc
      slogans:
        - id: theo-chu-de
          text: $theme
        - id: chia-khoa
          text: Nhà trường chỉ cho chúng ta chiếc chìa khóa tri thức
          attribution: Bill Gates

    === an-binh/2023/outline.md
    ---
    title: Đề cương tuyên truyền
    ---
    Tuần lễ năm nay bàn về “$theme”.

    Xem Công văn số 77/SGDĐT-GDTX ngày 14/9/2023 của Sở.

    === an-binh/2023/organizations.yml
    organizations:
      - id: so-gddt
        name: Sở Giáo dục và Đào tạo
    assignments:
      - id: so-gddt
        organizations: [so-gddt]
        bidding: giao
        source: III.1
        tasks:
          - id: tong-hop
            text: Tổng hợp kết quả.
            deadline: trước ngày 20/10/2023

    === an-binh/2023/reporting.yml
    reports:
      - id: xa-bao-cao
        reporters: Ủy ban nhân dân các xã
        receivers: [Ủy ban nhân dân tỉnh An Bình]
        via: Sở Giáo dục và Đào tạo
        deadline: trước ngày 15/10/2023
      - id: so-bao-cao
        reporters: Sở Giáo dục và Đào tạo
        receivers: [Bộ Giáo dục và Đào tạo]
        deadline: trước ngày 20/10/2023

    === an-binh/phu-thinh/unit.yml
    name: Ủy ban nhân dân xã Phú Thịnh
    short_name: Phú Thịnh
    kind: xa

    === an-binh/phu-thinh/2023/campaign.yml
    documents:
      - $inherit
      - id: kh-03
        type: Kế hoạch
        number: 03
        symbol: KH-UBND
        date: 25/9/2023
        issuer: Ủy ban nhân dân xã Phú Thịnh
        role: văn bản chính
    """
UNITS = ("2023", "an-binh/2023", "an-binh/phu-thinh/2023")
PLAN = "an-binh/2023/campaign.yml"
EVENTS = "an-binh/2023/events.yml"
REPORTS = "an-binh/2023/reporting.yml"
NATION = "2023/campaign.yml"
WEEK = "period: 02/10/2023 - 08/10/2023"
THEME = "theme: Xây dựng năng lực tự học trong kỷ nguyên số"

Tree = Callable[[str], Content]
Words = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A contradiction: what is put in place of what, the rule that says so, the two places that
    it names (file, and a line's words), and the line beside which an `accept` silences it."""

    name: str
    rule: str
    edits: tuple[tuple[str, str, str], ...]
    at: Words
    other: Words | None
    beside: Words
    severity: Severity = Severity.NOTICE


CEREMONY = (EVENTS, "title: Lễ khai mạc")
CASES = (
    Case(
        "ceremony before the Week",
        "ceremony-outside-week",
        ((EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 29/9/2023"),),
        (EVENTS, "- id: le-khai-mac"),
        (NATION, WEEK),
        CEREMONY,
    ),
    Case(
        "ceremony after the Week",
        "ceremony-outside-week",
        ((EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 09/10/2023"),),
        (EVENTS, "- id: le-khai-mac"),
        (NATION, WEEK),
        CEREMONY,
    ),
    Case(
        "ceremony on the sixth of seven days",
        "ceremony-late",
        ((EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 07/10/2023"),),
        (EVENTS, "- id: le-khai-mac"),
        (NATION, WEEK),
        CEREMONY,
    ),
    Case(
        "lower programme a day shorter",
        "lower-program-shorter",
        ((PLAN, "    period: 02/10/2023 - 08/10/2023", "    period: 02/10/2023 - 07/10/2023"),),
        (PLAN, "- id: cap-xa"),
        (NATION, WEEK),
        (PLAN, "name: Hoạt động cấp xã"),
    ),
    Case(
        "lower programme beyond the Week",
        "lower-program-outside",
        ((PLAN, "    period: 02/10/2023 - 08/10/2023", "    period: 01/10/2023 - 08/10/2023"),),
        (PLAN, "- id: cap-xa"),
        (NATION, WEEK),
        (PLAN, "name: Hoạt động cấp xã"),
    ),
    Case(
        "a text on the Week of another year",
        "other-year",
        ((EVENTS, "Phát thanh về Tuần lễ năm 2023", "Phát thanh về Tuần lễ năm 2022"),),
        (EVENTS, "- id: phat-thanh"),
        None,
        (EVENTS, "title: Phát thanh về Tuần lễ năm 2022"),
    ),
    Case(
        "report due before the Week ends",
        "deadline-before-end",
        ((REPORTS, "deadline: trước ngày 15/10/2023", "deadline: trước ngày 08/10/2023"),),
        (REPORTS, "- id: xa-bao-cao"),
        (NATION, WEEK),
        (REPORTS, "reporters: Ủy ban nhân dân các xã"),
    ),
    Case(
        "sum due before what it sums up",
        "deadline-order",
        ((REPORTS, "deadline: trước ngày 20/10/2023", "deadline: ngày 13/10/2023"),),
        (REPORTS, "- id: so-bao-cao"),
        (REPORTS, "- id: xa-bao-cao"),
        (REPORTS, "reporters: Sở Giáo dục và Đào tạo"),
    ),
    Case(
        "weekday of an event",
        "weekday",
        ((EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 thứ Ba 02/10/2023"),),
        (EVENTS, "- id: le-khai-mac"),
        None,
        CEREMONY,
    ),
    Case(
        "weekday in a description without year",
        "weekday",
        ((EVENTS, "Mở cửa thứ Tư, 04/10", "Mở cửa thứ Năm, 04/10"),),
        (EVENTS, "- id: ngay-doc-sach"),
        None,
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "weekday in a purpose",
        "weekday",
        ((PLAN, "từ thứ Hai, ngày 02/10/2023", "từ Chủ nhật, ngày 02 tháng 10 năm 2023"),),
        (PLAN, "- id: chu-de"),
        None,
        (PLAN, "text: Đưa chủ đề"),
    ),
    Case(
        "theme almost that of the level above",
        "theme-wording",
        ((PLAN, "purposes:", "theme: Xây dựng năng lực tự học trong kỉ nguyên số\npurposes:"),),
        (PLAN, "theme: Xây dựng năng lực tự học trong kỉ nguyên số"),
        (NATION, THEME),
        (PLAN, "purposes:"),
    ),
    Case(
        "quotation almost the theme",
        "theme-wording",
        ((PLAN, "“$theme” vào", "“Xây dựng năng lực tự học trong kỷ nguyên mới” vào"),),
        (PLAN, "- id: chu-de"),
        (NATION, THEME),
        (PLAN, "text: Đưa chủ đề"),
    ),
    Case(
        "one document with two symbols",
        "document-differs",
        (
            (
                PLAN,
                "  - id: cv-77\n",
                "  - id: cv-bo\n    type: Công văn\n    number: 4864\n    symbol: BGDĐT-GDTrX\n"
                "    date: 08/9/2023\n    issuer: Bộ Giáo dục và Đào tạo\n    role: căn cứ\n"
                "  - id: cv-77\n",
            ),
        ),
        (PLAN, "- id: cv-bo"),
        (NATION, "- id: cv-4864"),
        (PLAN, "symbol: BGDĐT-GDTrX"),
    ),
    Case(
        "one document with two dates",
        "document-differs",
        (
            (
                PLAN,
                "  - id: cv-77\n",
                "  - id: cv-bo\n    type: Công văn\n    number: 4864\n    symbol: BGDĐT-GDTX\n"
                "    date: 09/8/2023\n    issuer: Bộ Giáo dục và Đào tạo\n    role: căn cứ\n"
                "  - id: cv-77\n",
            ),
        ),
        (PLAN, "- id: cv-bo"),
        (NATION, "- id: cv-4864"),
        (PLAN, "date: 09/8/2023"),
    ),
    Case(
        "a description that gives a document another symbol",
        "document-differs",
        ((EVENTS, "Công văn số 77/SGDĐT-GDTX", "Công văn số 77/SGDĐT-GDTrX"),),
        (EVENTS, "- id: ngay-doc-sach"),
        (PLAN, "- id: cv-77"),
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "plan without number",
        "plan-without-number",
        ((PLAN, "number: 15", "number: null"),),
        (PLAN, "- id: kh-15"),
        None,
        (PLAN, "number: null"),
        Severity.WARNING,
    ),
    Case(
        "plan with half a date",
        "plan-without-number",
        ((PLAN, "date: 20/9/2023", "date: 9/2023"),),
        (PLAN, "- id: kh-15"),
        None,
        (PLAN, "date: 9/2023"),
        Severity.WARNING,
    ),
    Case(
        "misspelt name below a slogan",
        "attribution",
        (
            (
                "an-binh/2023/slogans.yml",
                "attribution: Bill Gates",
                "attribution: Bill Gate\n      attribution_correct: Bill Gates",
            ),
        ),
        ("an-binh/2023/slogans.yml", "- id: chia-khoa"),
        None,
        ("an-binh/2023/slogans.yml", "attribution: Bill Gate"),
    ),
    Case(
        "event without day",
        "gap",
        ((EVENTS, "  when: sáng 04/10/2023\n", ""),),
        (EVENTS, "- id: ngay-doc-sach"),
        None,
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "event with half a day",
        "gap",
        ((EVENTS, "when: sáng 04/10/2023", "when: 10/2023"),),
        (EVENTS, "- id: ngay-doc-sach"),
        None,
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "event without hour",
        "gap",
        ((EVENTS, "when: sáng 04/10/2023", "when: 04/10/2023"),),
        (EVENTS, "- id: ngay-doc-sach"),
        None,
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "event without place",
        "gap",
        ((EVENTS, "  place_note: Các thư viện\n", ""),),
        (EVENTS, "- id: ngay-doc-sach"),
        None,
        (EVENTS, "title: Ngày đọc sách"),
    ),
    Case(
        "dates that are said to be unknown",
        "gap",
        ((PLAN, "purposes:", "period: null\npurposes:"),),
        (PLAN, "period: null"),
        None,
        (PLAN, "purposes:"),
    ),
    Case(
        "theme that is said to be unknown",
        "gap",
        ((PLAN, "purposes:", "theme: null\npurposes:"),),
        (PLAN, "theme: null"),
        None,
        (PLAN, "purposes:"),
    ),
)


@pytest.fixture
def complete(content_tree: Tree) -> Content:
    """Content that is complete and consistent."""
    return content_tree(CAMPAIGN)


def edit(content: Content, file: str, old: str, new: str) -> None:
    """Put `new` in place of `old`, which must stand there once."""
    text = (content.root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (content.root / file).write_text(text.replace(old, new), encoding="utf-8")


def accept(content: Content, beside: Words, rule: str) -> None:
    """Write an `accept` above a line, at its indentation."""
    file = beside[0]
    lines = (content.root / file).read_text(encoding="utf-8").split("\n")
    number = line(content, beside) - 1
    indent = re.match(" *", lines[number])
    assert indent is not None
    lines.insert(number, f"{indent[0]}accept: {{rule: {rule}, reason: Đúng như văn bản}}")
    (content.root / file).write_text("\n".join(lines), encoding="utf-8")


def line(content: Content, at: Words) -> int:
    """The number of the line that begins with these words."""
    file, words = at
    lines = (content.root / file).read_text(encoding="utf-8").split("\n")
    (number,) = (n for n, text in enumerate(lines, 1) if text.strip().startswith(words))
    return number


def place(content: Content, at: Words | None) -> str:
    return f"content/{at[0]}:{line(content, at)}" if at else "None"


def said(content: Content, name: str = "an-binh/2023") -> list[str]:
    """Each problem as severity, rule and the two places, by file and line."""
    problems = content.problems(name)
    assert all(problem.spot.column for problem in problems)
    return [f"{p.severity} {p.rule} {shown(p.spot)} {shown(p.other)}" for p in problems]


def shown(spot: Spot | None) -> str:
    return f"{spot.path}:{spot.line}" if spot else "None"


def expected(content: Content, case: Case) -> str:
    at, other = place(content, case.at), place(content, case.other)
    return f"{case.severity} {case.rule} {at} {other}"


# --- Every rule, both ways ------------------------------------------------------------------------


@pytest.mark.parametrize("name", UNITS)
def test_complete_content_gets_no_notice(complete: Content, name: str):
    assert said(complete, name) == []


def test_complete_content_passes_the_command_in_silence(
    complete: Content, capsys: pytest.CaptureFixture[str]
):
    assert main(["check", "--strict", "--content", str(complete.root)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule_fires_with_both_places(complete: Content, case: Case):
    for change in case.edits:
        edit(complete, *change)
    assert said(complete) == [expected(complete, case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_accept_beside_the_entry_silences(complete: Content, case: Case):
    for change in case.edits:
        edit(complete, *change)
    accept(complete, case.beside, case.rule)
    assert said(complete) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_accept_of_another_rule_silences_nothing(complete: Content, case: Case):
    for change in case.edits:
        edit(complete, *change)
    accept(complete, case.beside, "something-else")
    assert expected(complete, case) in said(complete)
    where = case.beside[0].rpartition("/")[0]
    assert [entry.split()[1] for entry in said(complete, where)].count("idle-accept") == 1


@pytest.mark.parametrize(
    ("rule", "beside"),
    [
        ("ceremony-outside-week", CEREMONY),
        ("ceremony-late", CEREMONY),
        ("weekday", CEREMONY),
        ("gap", CEREMONY),
        ("other-year", CEREMONY),
        ("lower-program-shorter", (PLAN, "name: Hoạt động cấp xã")),
        ("lower-program-outside", (PLAN, "name: Hoạt động cấp xã")),
        ("deadline-before-end", (REPORTS, "reporters: Ủy ban nhân dân các xã")),
        ("deadline-order", (REPORTS, "reporters: Sở Giáo dục và Đào tạo")),
        ("theme-wording", (PLAN, "purposes:")),
        ("document-differs", (PLAN, "number: 77")),
        ("plan-without-number", (PLAN, "number: 15")),
        ("attribution", ("an-binh/2023/slogans.yml", "text: Nhà trường")),
        ("no-such-rule", CEREMONY),
    ],
)
def test_accept_without_occasion_is_itself_a_notice(complete: Content, rule: str, beside: Words):
    accept(complete, beside, rule)
    at = place(complete, (beside[0], "accept:"))
    (problem,) = complete.problems("an-binh/2023")
    assert (problem.severity, problem.rule) == (Severity.NOTICE, "idle-accept")
    assert shown(problem.spot) == at
    assert rule in problem.message


def test_messages_name_values_and_what_to_write(complete: Content):
    edit(complete, EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 07/10/2023")
    (problem,) = complete.problems("an-binh/2023")
    assert "07/10/2023" in problem.message
    assert "02–08/10/2023" in problem.message
    assert "accept: {rule: ceremony-late, reason: " in problem.hint


def test_command_prints_both_places_and_strict_counts_warnings(
    complete: Content, capsys: pytest.CaptureFixture[str]
):
    edit(complete, PLAN, "number: 15", "number: null")
    edit(complete, EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 07/10/2023")
    arguments = ["check", "an-binh/2023", "--content", str(complete.root)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert f"an-binh/2023/events.yml:{line(complete, (EVENTS, '- id: le-khai-mac'))}:" in printed
    assert f"{NATION}:{line(complete, (NATION, WEEK))}" in printed
    assert "0 lỗi, 1 cảnh báo, 1 lưu ý" in printed
    assert main([*arguments, "--strict"]) == 1


@pytest.mark.parametrize("missing", ["{rule: gap}", "{reason: Đúng}", "[{}]", "{}"])
def test_accept_needs_rule_and_reason(complete: Content, missing: str):
    edit(complete, EVENTS, "  place: nha-van-hoa\n", f"  accept: {missing}\n")
    assert {problem.rule for problem in complete.problems("an-binh/2023")} >= {"missing-key"}


def test_accept_may_be_a_list(complete: Content):
    edit(complete, EVENTS, "7h30 thứ Hai 02/10/2023", "thứ Ba 07/10/2023")
    edit(
        complete,
        EVENTS,
        "  place: nha-van-hoa\n",
        "  accept:\n"
        + "".join(
            f"    - {{rule: {rule}, reason: Đúng}}\n"
            for rule in ("ceremony-late", "weekday", "gap")
        ),
    )
    assert [line for line in said(complete) if " unused " not in line] == []


def test_accept_silences_only_its_own_entry(complete: Content):
    edit(complete, EVENTS, "when: sáng 04/10/2023", "when: 04/10/2023")
    edit(complete, EVENTS, "when: 7h30 thứ Hai 02/10/2023", "when: 02/10/2023")
    accept(complete, CEREMONY, "gap")
    at = place(complete, (EVENTS, "- id: ngay-doc-sach"))
    assert said(complete) == [f"notice gap {at} None"]


# --- What is odd and right, or merely looks odd ---------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(EVENTS, "7h30 thứ Hai 02/10", "7h30 ngày 05/10", id="ceremony in mid-Week"),
        pytest.param(EVENTS, "kind: lễ khai mạc", "kind: lễ bế mạc", id="no ceremony at all"),
        pytest.param(
            PLAN, "purposes:", "theme: Mỗi ngày một trang sách\npurposes:", id="own theme"
        ),
        pytest.param(PLAN, "purposes:", f"{THEME}\npurposes:", id="the same theme again"),
        pytest.param(
            REPORTS, "trước ngày 15/10/2023", "ngày 08/10/2023", id="due on the Week’s last day"
        ),
        pytest.param(
            REPORTS, "trước ngày 20/10/2023", "trước ngày 15/10/2023", id="both due on one day"
        ),
        pytest.param(REPORTS, "trước ngày 20/10/2023", "theo quy định", id="no date in a deadline"),
        pytest.param(
            PLAN,
            "  - id: cv-77\n",
            "  - id: cv-khac\n    type: Công văn\n    number: 4864\n    symbol: UBND-VX\n"
            "    date: 08/9/2023\n    issuer: Ủy ban nhân dân tỉnh An Bình\n    role: căn cứ\n"
            "  - id: cv-77\n",
            id="one number of two issuers",
        ),
        pytest.param(
            EVENTS, "theo Công văn số 77/SGDĐT-GDTX", "theo số 77/KH-UBND", id="another’s number"
        ),
        pytest.param(
            EVENTS,
            "Phát thanh về Tuần lễ năm 2023",
            "Tuần lễ, theo Chỉ thị ngày 25 tháng 5 năm 2021",
            id="the year of a document",
        ),
        pytest.param(
            EVENTS, "when: sáng 04/10/2023", "when: 02/10/2023 - 04/10/2023", id="days need no hour"
        ),
        pytest.param(
            EVENTS, "  place_note: Các thư viện\n", "  mode: trực tuyến\n", id="online has no place"
        ),
    ],
)
def test_what_fits_gets_no_notice(complete: Content, file: str, old: str, new: str):
    edit(complete, file, old, new)
    assert said(complete) == []


def test_lower_level_is_compared_with_the_nearest(complete: Content):
    """A province with a week of its own: its districts are measured against that."""
    edit(complete, PLAN, "    period: 02/10/2023 - 08/10/2023", "    period: 06-12/10/2023")
    edit(complete, PLAN, "purposes:", "period: 06/10/2023 - 12/10/2023\npurposes:")
    week = place(complete, (PLAN, "period: 06/10/2023"))
    at = place(complete, (EVENTS, "- id: le-khai-mac"))
    assert f"notice ceremony-outside-week {at} {week}" in said(complete)
    assert not [entry for entry in said(complete) if "lower-program" in entry]


def test_outline_is_read_line_by_line(complete: Content):
    edit(complete, "an-binh/2023/outline.md", "77/SGDĐT-GDTX", "77/SGDĐT-GDTrX")
    at = place(complete, ("an-binh/2023/outline.md", "Xem Công văn"))
    other = place(complete, (PLAN, "- id: cv-77"))
    assert said(complete) == [f"notice document-differs {at} {other}"]


def test_one_dispatch_spelt_four_ways_is_said_three_times(complete: Content):
    """As 3764 is in a real bundle of letters."""
    spellings = ("GDTrX", "GDTrH", "GDTEX")
    for spelling in spellings:
        edit(
            complete,
            PLAN,
            "purposes:\n",
            f"purposes:\n  - id: nhac-{spelling.lower()}\n"
            f"    text: Theo Công văn 4864/BGDĐT-{spelling} của Bộ.\n",
        )
    other = place(complete, (NATION, "- id: cv-4864"))
    assert sorted(said(complete)) == sorted(
        f"notice document-differs {place(complete, (PLAN, f'- id: nhac-{s.lower()}'))} {other}"
        for s in spellings
    )


def test_gaps_name_what_is_missing(complete: Content):
    edit(complete, EVENTS, "  when: 7h30 thứ Hai 02/10/2023\n  place: nha-van-hoa\n", "")
    (problem,) = (p for p in complete.problems("an-binh/2023") if p.rule == "gap")
    assert "Lễ khai mạc" in problem.message
    assert problem.message.endswith(": ngày, địa điểm")


SILENT = """
    === an-binh/xa-khong-noi/unit.yml
    name: Ủy ban nhân dân xã Không Nói
    short_name: Không Nói
    kind: xa
    """


def test_accept_above_is_no_notice_below(complete: Content):
    edit(complete, PLAN, "number: 15", "number: null")
    accept(complete, (PLAN, "number: null"), "plan-without-number")
    complete.write(SILENT)
    assert said(complete) == []
    assert said(complete, "an-binh/phu-thinh/2023") == []
    assert said(complete, "an-binh/xa-khong-noi/2023") == []


def test_unit_that_says_nothing_gets_no_notice(complete: Content):
    complete.write(SILENT)
    assert said(complete, "an-binh/xa-khong-noi/2023") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        pytest.param(
            NATION, WEEK, "period: 02/10/2022 - 08/10/2022", "wrong-year", id="Week of another year"
        ),
        pytest.param(
            EVENTS, "sáng 04/10/2023", "sáng 04/10/2022", "wrong-year", id="event of another year"
        ),
        pytest.param(
            "an-binh/2023/slogans.yml",
            "text: $theme",
            "text: Xây dựng năng lực tự học trong kỷ nguyên mới",
            "theme-wording",
            id="slogan almost the theme",
        ),
        pytest.param(
            EVENTS, "Mở cửa thứ Tư, 04/10", "Mở cửa thứ 5, 04/10", "weekday", id="weekday in digits"
        ),
        pytest.param(
            EVENTS, "Mở cửa thứ Tư, 04/10", "Mở cửa CN 04/10", "weekday", id="weekday in letters"
        ),
    ],
)
def test_what_a_reader_would_also_see(complete: Content, file: str, old: str, new: str, rule: str):
    edit(complete, file, old, new)
    assert rule in {problem.rule for problem in complete.problems("an-binh/2023")}


# --- Across campaigns -----------------------------------------------------------------------------


def checked(content: Content, capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "--all", "--content", str(content.root)])
    return capsys.readouterr().out


OTHER = """
    === an-binh/phu-thinh/2023/pages/de-an.md
    ---
    title: Đề án
    ---
    Thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2022-2030”.
    """
THIRD = """
    === 2023/pages/de-an.md
    ---
    title: Đề án
    ---
    Thực hiện Đề án “Xây dựng xã hội học tập” giai đoạn 2021 - 2030.
    """


def test_periods_of_an_initiative_are_compared_between_units(
    complete: Content, capsys: pytest.CaptureFixture[str]
):
    complete.write(THIRD)
    assert "2021-2030" not in checked(complete, capsys)
    complete.write(OTHER)
    printed = checked(complete, capsys)
    notice = next(text for text in printed.split("\n") if "2022-2030" in text)
    assert "an-binh/phu-thinh/2023/pages/de-an.md:4:1: lưu ý (initiative-period): " in notice
    assert "2021-2030" in notice
    assert re.search(rf"\n.+: \S*({NATION[:4]}/pages/de-an.md:4|{PLAN}:\d+)(:\d+)?\n", printed)
    assert "0 lỗi, 0 cảnh báo, 1 lưu ý" in printed


def test_periods_of_an_initiative_are_accepted_beside_the_entry(
    complete: Content, capsys: pytest.CaptureFixture[str]
):
    complete.write(THIRD)
    complete.write(OTHER)
    edit(
        complete,
        "an-binh/phu-thinh/2023/pages/de-an.md",
        "title: Đề án\n",
        "title: Đề án\naccept: {rule: initiative-period, reason: Đúng như văn bản}\n",
    )
    assert "2022-2030" not in checked(complete, capsys)


def test_accept_of_an_initiative_that_differs_nowhere_is_a_notice(
    complete: Content, capsys: pytest.CaptureFixture[str]
):
    accept(complete, (PLAN, "text: Thực hiện Đề án"), "initiative-period")
    assert place(complete, (PLAN, "accept:")).removeprefix("content/") in checked(complete, capsys)


def test_what_is_printed_is_vietnamese(complete: Content, capsys: pytest.CaptureFixture[str]):
    edit(complete, EVENTS, "7h30 thứ Hai 02/10/2023", "7h30 ngày 07/10/2023")
    assert "See also" not in checked(complete, capsys)
