"""One small broken content for each rule of `check`; the guide's table is made from them.

Each stands beside the commune Mẫu's content of tests/guide.py. `shown` is what the table gives as
the example where the line itself cannot show it; `make` does what text cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.media_samples import sample
from tests.workbooks import HEADINGS, workbook

UNIT = "tinh-mau/xa-mau"
HERE = f"{UNIT}/2026"


@dataclass(frozen=True)
class Case:
    """Content that breaks a rule: files as in `content_tree`, and what is done beside them."""

    files: str = ""
    shown: str = ""
    make: Callable[[Path], None] | None = None
    arguments: tuple[str, ...] = ()
    as_nobody: bool = False


def _write(name: str, raw: bytes) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        file = root / HERE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)

    return make


def _event(lines: str, shown: str = "") -> Case:
    return Case(f"=== {HERE}/events.yml\n- id: hoi-sach\n  title: Hội sách\n{lines}\n", shown)


def _campaign(lines: str) -> Case:
    return Case(f"=== {HERE}/campaign.yml\n{lines}\n")


def _news(body: str) -> Case:
    return Case(f"=== {HERE}/news/tin.md\n---\ntitle: Tin\ndate: 02/10/2026\n---\n{body}\n")


def _table(*rows: Sequence[object], shown: str = "", files: str = "") -> Case:
    """The workbook of a year, with headings of anybody's and these rows."""
    return Case(files, shown, _write("chuong-trinh.xlsx", workbook([HEADINGS, *rows])))


def _link(root: Path) -> None:
    (root / HERE).mkdir(exist_ok=True)
    (root / HERE / "slogans.yml").symlink_to("/dev/zero")


def _twins(root: Path) -> None:
    for name in ("Anh.png", "anh.png"):
        _write(f"media/{name}", sample(name))(root)


def _locked(root: Path) -> None:
    _write("slogans.yml", b"- id: a\n")(root)
    (root / HERE / "slogans.yml").chmod(0)


DOCUMENT = "documents:\n  - {{id: {id}, type: Kế hoạch, {more}, role: {role}}}\n"
PLAN = DOCUMENT.format(id="kh", more="issuer: Xã Mẫu", role="văn bản chính")

CASES: dict[str, Case] = {
    "long-path": Case(
        f"=== {HERE}/events.yml\n"
        f"- {{id: {'dai-' * 19}dai, title: Hội sách, when: 8h ngày 02/10/2026}}\n",
        "mã dài 79 chữ",
    ),
    "outside-vietnam": Case(
        f"=== {HERE}/places.yml\n"
        "- {id: nha, name: Nhà văn hóa, latitude: 48.85, longitude: 2.35}\n"
    ),
    # Files and letters
    "encoding": Case(
        make=_write("events.yml", "- id: a\n  title: Häc tËp suèt ®êi\n".encode()),
    ),
    "lost-letters": _campaign("theme: H?c t?p su?t đời"),
    "character": _campaign('theme: "Tự học\\x00"'),
    "nfd": Case(
        make=_write("campaign.yml", "theme: Tư\u0323 ho\u0323c\n".encode()),
        shown="chữ và dấu lưu tách rời",
    ),
    "long-line": _campaign("theme: " + "a" * 20_001),
    "long-text": _campaign("theme: >-\n" + "  Tự học.\n" * 3_000),
    "too-large": Case(make=_write("events.yml", b"# ...\n" * 200_000), shown="tệp 1,2 MB"),
    "too-many": Case(
        make=_write("events.yml", b"".join(b"- {id: a%d, title: A}\n" % n for n in range(2_001)))
    ),
    "more-errors": Case(
        make=_write("campaign.yml", b"".join(b"k%d: a\n" % n for n in range(300))),
        shown="300 mục sai tên trong một tệp",
    ),
    "not-a-file": Case(make=_link, shown="`slogans.yml` là lối tắt tới tệp khác"),
    "unreadable": Case(make=_locked, shown="tệp đang bị khóa", as_nobody=True),
    "file-name": Case(make=_write("media/aux.png", sample("a.png")), shown="`media/aux.png`"),
    "name-clash": Case(make=_twins, shown="`media/Anh.png` và `media/anh.png`"),
    "folder-name": Case("=== Xã-2/unit.yml\nname: Xã\nkind: xa\n", "thư mục `Xã-2`"),
    "unknown-file": Case(f"=== {HERE}/event.yml\n- id: a\n", "`event.yml`"),
    "missing-unit": Case("=== tinh-khac/2026/campaign.yml\ntheme: A\n", "thư mục thiếu `unit.yml`"),
    "no-campaign": Case(
        shown="`check tinh-mau/xa-khac/2026`", arguments=("tinh-mau/xa-khac/2026",)
    ),
    # YAML
    "yaml-syntax": _event("  note: Nói chuyện: học để làm gì?"),
    "yaml-tab": _event("\tcost: miễn phí"),
    "yaml-key": _event("  note: {{ tên }}"),
    "yaml-alias": _event("  note: *quan trọng*"),
    "yaml-tag": _event("  note: !quan-trong"),
    "yaml-documents": _event("---\n- id: b"),
    "yaml-depth": _event("  note: " + "[" * 31 + "]" * 31),
    "duplicate-key": _event("  title: Hội sách xuân"),
    "front-matter": Case(
        f"=== {HERE}/news/tin.md\n---\ntitle: Tin\n\nNội dung.\n", "thiếu dòng `---` thứ hai"
    ),
    # Keys and values
    "unknown-key": _event("  titel: Hội sách"),
    "missing-key": Case(f"=== {HERE}/events.yml\n- id: hoi-sach\n"),
    "wrong-value": _event("  when: 31/9/2026"),
    "html": _event("  note: <script>alert(1)</script>"),
    "wrong-year": _event("  when: 02/10/2025"),
    "two-times": _event("  when: 8h ngày 02/10/2026\n  time: 9h"),
    "news-date": Case(
        f"=== {HERE}/news/tin.md\n---\ntitle: Tin\n---\nNội dung.\n", "tin thiếu dòng `date`"
    ),
    "notice-date": _campaign("notice: {text: Hoãn vì bão., until: 10/2026}"),
    "duplicate-id": _event("- id: hoi-sach\n  title: Hội sách hai"),
    "unknown-id": _event("  place: nha-van-hao"),
    "unknown-kind": Case(f"=== {UNIT}/unit.yml\nname: Xã Mẫu\nkind: xã phường\n"),
    "kind-ended": Case(
        "=== huyen-mau/unit.yml\nname: Huyện Mẫu\nkind: quan\n=== huyen-mau/2026/campaign.yml\n",
        "`kind: quan` trong năm 2026",
    ),
    "unknown-token": _event("  note: Chủ đề “$them”"),
    "nothing-to-remove": _event("  remove: true"),
    "theme-choice": Case(
        f"=== {HERE}/campaign.yml\ntheme_choices: [Học để sống khỏe, Học để làm chủ máy]\n"
    ),
    "other-entry": Case(
        "=== 2026/events.yml\n- id: hoi-sach\n  title: Hội sách cả nước\n"
        f"=== {HERE}/events.yml\n- $inherit\n- id: hoi-sach\n  title: Hội sách xã Mẫu\n"
    ),
    # Texts
    "broken-link": _news("Xem [chương trình](chuong-trin/)."),
    "broken-anchor": _news("Xem [chủ đề](chu-de/#muc-dich-9)."),
    "scheme": _news("[Bấm vào đây](javascript:alert(1))"),
    "third-party": _news("![Ảnh](https://example.vn/anh.png)"),
    "missing-file": _news("![Ảnh](media/anh.png)"),
    "outside": _campaign(
        DOCUMENT.format(id="kh", more="file: ../../mat-khau.pdf", role="căn cứ").rstrip()
    ),
    "media-type": _news("[Chương trình](media/cai-dat.exe)"),
    "media-content": Case(
        _news("![Ảnh](media/anh.png)").files,
        make=_write("media/anh.png", b"<!doctype html><title>404</title>"),
    ),
    "icon": _news(":material-bok: Đọc sách"),
    "markdown": _news("**Ngày hội **đọc sách"),
    "active-file": Case(
        _news("[Kế hoạch](media/ke-hoach.pdf)").files,
        make=_write(
            "media/ke-hoach.pdf", b"%PDF-1.7\n1 0 obj <</S/JavaScript/JS(app.alert(1))>>\n"
        ),
    ),
    "nesting": _news("> " * 30 + "Trích"),
    "same-address": Case(
        f"=== {HERE}/pages/tin-tuc.md\n---\ntitle: Tin\n---\n" + _news("A").files,
        "`pages/tin-tuc.md`",
    ),
    "picture": Case(
        _news("![Lớp học](media/lop.png)").files,
        make=_write("media/lop.png", sample("lop.png")[:40]),
    ),
    "picture-words": Case(
        _news("![](media/lop.png)").files, make=_write("media/lop.png", sample("lop.png"))
    ),
    "publish-date": Case(
        f"=== {HERE}/news/tin.md\n---\ntitle: Tin\ndate: 02/10/2026\n"
        "publish_from: tháng 10/2026\n---\nTin\n"
    ),
    "draft": _campaign("state: nháp"),
    # What a careful reader would see
    "tag": _event("  note: <b>Miễn phí</b>", "`note: <b>Miễn phí</b>`"),
    "gap": _event("  place: nha-van-hoa", "hoạt động không có dòng `when`"),
    "plan-without-number": _campaign(PLAN),
    "ceremony-outside-week": _event(
        "  kind: lễ khai mạc\n  when: 8h ngày 10/10/2026", "`when: 8h ngày 10/10/2026`"
    ),
    "ceremony-late": _event(
        "  kind: lễ khai mạc\n  when: 8h ngày 06/10/2026", "`when: 8h ngày 06/10/2026`"
    ),
    "lower-program-shorter": _campaign(
        "lower_programs: [{id: thon, name: Các thôn, period: 02/10/2026 - 03/10/2026}]"
    ),
    "lower-program-outside": _campaign(
        "lower_programs: [{id: thon, name: Các thôn, period: 01/10/2026 - 09/10/2026}]"
    ),
    "deadline-before-end": Case(
        f"=== {HERE}/reporting.yml\nreports:\n"
        "  - {id: a, reporters: Các thôn, receivers: [Xã Mẫu], deadline: 05/10/2026}\n"
    ),
    "deadline-order": Case(
        f"=== {HERE}/reporting.yml\nreports:\n"
        "  - {id: a, reporters: Các thôn, receivers: [Xã Mẫu], deadline: 15/10/2026}\n"
        "  - {id: b, reporters: Xã Mẫu, receivers: [Tỉnh Mẫu], deadline: 12/10/2026}\n"
    ),
    "weekday": _event("  when: 8h thứ Hai, 02/10/2026", "`when: 8h thứ Hai, 02/10/2026`"),
    "yaml-comma": _event(
        "  also_called: [Ngày hội sách, văn hóa đọc]", "`[Ngày hội sách, văn hóa đọc]`"
    ),
    "yaml-comment": _event("  note: Hội thi lần #2", "`note: Hội thi lần #2`"),
    "swapped-day": _event("  when: 8h ngày 10/02/2026", "`when: 8h ngày 10/02/2026`"),
    "spelling": _event("  note: Mời cả tổ chưc bạn", "`note: Mời cả tổ chưc bạn`"),
    "unused": Case(f"=== {HERE}/places.yml\n- {{id: san-van-dong, name: Sân vận động}}\n"),
    "other-year": _event("  note: Ảnh của Tuần lễ năm 2025", "`note: Ảnh của Tuần lễ năm 2025`"),
    "theme-wording": _campaign("theme: Mỗi ngày học một điều thật hay"),
    "document-differs": _campaign(
        "documents:\n"
        "  - {id: a, type: Công văn, number: 12, symbol: SGDĐT, date: 01/9/2026,"
        " issuer: Sở GDĐT, role: căn cứ}\n"
        "  - {id: b, type: Công văn, number: 12, symbol: SGDĐT-GDTX, date: 01/9/2026,"
        " issuer: Sở GDĐT, role: căn cứ}"
    ),
    "initiative-period": Case(
        _campaign(
            "purposes:\n"
            "  - {id: a, text: Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”.}\n"
            "  - {id: b, text: Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”.}\n"
            "  - {id: c, text: Đề án “Xây dựng xã hội học tập giai đoạn 2022-2030”.}"
        ).files
    ),
    "attribution": Case(
        f"=== {HERE}/slogans.yml\n- id: nhom\n  where: Cổng thôn\n  choice: lựa chọn\n  slogans:\n"
        "    - {id: a, text: Học đi, attribution: Bill Gate, attribution_correct: Bill Gates}\n"
    ),
    "workbook": Case(
        make=_write("chuong-trinh.xlsx", b"%PDF-1.7 ..."),
        shown="tệp PDF mang tên `chuong-trinh.xlsx`",
    ),
    "two-files": _table(
        [1, "02/10/2026", "8h", "Hội sách"],
        files=f"=== {HERE}/events.yml\n- {{id: hoi-sach, title: Hội sách}}\n",
        shown="`events.yml` và `chuong-trinh.xlsx`",
    ),
    "cell": _table([1, "nt", "8h", "Hội sách"], shown="ô ghi `nt` ở dòng đầu"),
    "table-guess": _table(
        [1, "02/10/2026", "8h", "Hội sách"], [2, None, "9h", "Thi đọc"], shown="dòng không ghi ngày"
    ),
    "table-left-out": _table(
        [1, "02/10/2026", "8h", "Hội sách"],
        [None, "Nơi nhận: như trên"],
        shown="dòng `Nơi nhận: …` dưới bảng",
    ),
    "unwritten-codes": _table(
        [1, "02/10/2026", "8h", "Hội sách"], shown="dòng mới trong `chuong-trinh.xlsx`"
    ),
    "was-address": Case(
        f"=== {HERE}/events.yml\n- {{id: hoi-sach, title: Hội sách}}\n"
        "- {id: ngay-sach, title: Ngày sách, was: hoi-sach}\n",
        "`was: hoi-sach` khi vẫn còn `id: hoi-sach`",
    ),
    "lost-address": Case(
        f"=== {UNIT}/published.yml\n{HERE}/chuong-trinh/le-cu/:\n",
        "`id: le-cu` đã công bố nay không còn",
    ),
    "published": Case(
        f"=== {UNIT}/published.yml\n- {HERE}/\n", "dòng `- 2026/` trong `published.yml`"
    ),
    "idle-accept": _event("  accept: {rule: ceremony-late, reason: Hội trường bận.}"),
}
# `build` alone says it, and only where the renderer finds what no check foresaw.
# `new` and `draft` say what stands in their way, `check --links` what other hosts say.
UNSEEN = {"crash", "dead-link", "draft-plan", "mkdocs", "new", "untold-change"}
