"""Advice is obeyed as it stands, and nothing is wrong there any more.

A row: the file, what somebody writes, and what he writes once he has read the advice. What stands
between « » is in the advice itself. Which advice on content has no row is listed below.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from site_src.base import project
from site_src.base.problems import Problem

BASE = """
    === 2026/campaign.yml
    title: Tuần lễ
    theme: Học để tự chủ trong kỷ nguyên số
    period: 01/10/2026 - 07/10/2026
    === 2026/places.yml
    - {id: nha-van-hoa, name: Nhà văn hóa xã}
    === 2026/organizations.yml
    organizations: [{id: hoi, name: Hội Khuyến học}]
    """
EVENT = "- id: hoi-sach\n  title: Hội sách\n  "
PAGE = "---\ntitle: Trang\n---\n"
NEWS = "---\ntitle: Tin\ndate: 02/10/2026\n---\n"


def _events(*rows: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [("events.yml", EVENT + wrong, EVENT + right) for wrong, right in rows]


ROWS = [
    # Days and hours.
    *_events(
        ("when: 02/10/26", "when: «02/10/2026»"),
        ("when: 2026/10/02", "when: «02/10/2026»"),
        ("when: 10/25/2026", "when: «25/10/2026»"),
        ("when: O2/1O/2026", "when: «02/10/2026»"),
        ("when: 8:30 pm ngày 02/10/2026", "when: «20h30 ngày 02/10/2026»"),
        ("when: 8:30 pm ngày 02/10", "when: «20h30 ngày 02/10»"),
        ("when: 7h chiều 02/10/2026", "when: «19h 02/10/2026»"),
        ("when: 16h30", "when: «16h30 ngày 01/10/2026»"),
        ("when: từ 02/10", "when: 02/10/2026"),
        ("when: 08/10 - 02/10", "when: «02/10/2026 - 08/10/2026»"),
        ("when: 30/12 - 02/01", "when: 30/12/2026 - 31/12/2026"),
        ("when: 02/10/2026 -", "when: «02/10/2026 - 08/10/2026»"),
        ("when: 31/9", "when: 30/9"),
        ("when: sắp tới", "when: «02/10/2026»"),
        ("when: tuần sau 5", "when: 02/10/2026"),
        ("when: 8h ngày 2/10 và 14h ngày 4/10", "when: 8h ngày 2/10"),
        ("when: hằng tuần", "when: «18h thứ Ba hằng tuần»"),
        ("when: 15'", "when: 02/10\n  time: «7h30, 15'»"),
        ("when: 25h ngày 02/10/2026", "when: 16h30 ngày 02/10/2026"),
        ("when: 24h ngày 02/10/2026", "when: 23h59 ngày 02/10/2026"),
        ("when: 02/10\n  time: 10h - 8h", "when: 02/10\n  time: 8h - 10h"),
        ("when: 02/10\n  time: 16.30", "when: 02/10\n  time: «16h30»"),
        ("when: 02/10\n  time: sớm", "when: 02/10\n  time: «sáng»"),
        ("when: 8h 02/10\n  time: 9h", "when: 02/10\n  time: 9h"),
        ("when: 02/10/0203", "when: «02/10/2026»"),
        ("when: 01/10/2024 - 05/10/2026", "when: 01/10/2026 - 05/10/2026"),
        ("when: 02/10/2025", "when: 02/10/2026"),
        ("when: [02/10]", "when: 02/10"),
        ("when: 8h ngày 10/02/2026", "when: 8h ngày 02/10/2026"),
        ("when: 20/20/2026", "when: «02/10/2026»"),
        (
            "kind: lễ khai mạc\n  when: 8h 06/10",
            "kind: lễ khai mạc\n  when: 8h 06/10\n  «accept: {rule: ceremony-late, reason: lý do}»",
        ),
        ("when: 8h thứ Hai, 02/10/2026", "when: 8h thứ Sáu, 02/10/2026"),
    ),
    # Names and words.
    *_events(
        ("place: nha-van-hao", "place: «nha-van-hoa»"),
        ("place: Nhà văn hoá xã", "place: «Nhà văn hóa xã»"),
        ("organizers: [Hội Khuyến hoc]", "organizers: [«Hội Khuyến học»]"),
        ("cost: mien phi", "cost: «miễn phí»"),
        ("audience: [hoc sinh]", "audience: [«học sinh»]"),
        ("kind: cuộc thy", "kind: «cuộc thi»"),
        ("plcae: nha-van-hoa", "«place»: nha-van-hoa"),
        ("remove: ừ", "remove: không"),
        ("source: {document: kh-1}", ""),
    ),
    # Addresses, numbers.
    *_events(
        ("online_url: www.example.vn", "online_url: «https://www.example.vn»"),
        ("registration_url: abc", "registration_url: «https://example.vn/trang»"),
        ("photo: {file: media/a.jpg}", ""),
        ("description: <b onclick=x>Đọc</b>", "description: Đọc"),
        ("note: Tuần lễ năm 2025", "note: Tuần lễ năm «$year»"),
        ("note: Sáng 02/10/2025", "note: Sáng 02/10/2026"),
    ),
    (
        "organizations.yml",
        "organizations: {id: a, name: A, email: abc}",
        "organizations: {id: a, name: A, email: «vanphong@example.vn»}",
    ),
    (
        "organizations.yml",
        "organizations: {id: a, name: A, phone: chưa}",
        "organizations: {id: a, name: A, phone: «024 0000 0000»}",
    ),
    (
        "places.yml",
        '- {id: a, name: A, latitude: "10,8", longitude: 106.7}',
        "- {id: a, name: A, latitude: «10.8», longitude: 106.7}",
    ),
    (
        "places.yml",
        "- {id: a, name: A, latitude: x, longitude: 106.7}",
        "- {id: a, name: A, latitude: «12», longitude: 106.7}",
    ),
    (
        "places.yml",
        "- {id: a, name: A, latitude: 106.7, longitude: 10.8}",
        "- {id: a, name: A, latitude: «10.8», longitude: «106.7»}",
    ),
    (
        "places.yml",
        "- {id: a, name: A, latitude: 910, longitude: 106.7}",
        "- {id: a, name: A, latitude: 10.8, longitude: 106.7}",
    ),
    (
        "places.yml",
        "- {id: a, name: A, latitude: 48.8, longitude: 2.3}",
        "- {id: a, name: A, latitude: «10.8», longitude: «106.7»}",
    ),
    (
        "campaign.yml",
        "title: Tuần lễ\ndocuments: {id: a, type: Công văn, role: căn cứ, date: 15/9}",
        "title: Tuần lễ\ndocuments: {id: a, type: Công văn, role: căn cứ, date: «15/09/2026»}",
    ),
    # YAML.
    (
        "events.yml",
        '- id: a\n  title: "Rung chuông" lần 2',
        "- id: a\n  «title: '\"Rung chuông\" lần 2'»",
    ),
    (
        "events.yml",
        "- id: a\n  title: 'Rung chuông' lần 2",
        "- id: a\n  «title: \"'Rung chuông' lần 2\"»",
    ),
    (
        "events.yml",
        "- id: a\n  title: [Miễn phí] Lớp học",
        '- id: a\n  «title: "[Miễn phí] Lớp học"»',
    ),
    ("events.yml", "- id: a\n  title: {Mới} Lớp học", '- id: a\n  «title: "{Mới} Lớp học"»'),
    ("events.yml", "- id: a\n  title: Chủ đề: tự học", '- id: a\n  «title: "Chủ đề: tự học"»'),
    ("events.yml", "- id: a\n  title: @ban-to-chuc", '- id: a\n  «title: "@ban-to-chuc"»'),
    ("events.yml", "- id: a\n  title: 100%: đọc sách", '- id: a\n  «title: "100%: đọc sách"»'),
    ("events.yml", "- id: a\n  title: %50 giảm giá", '- id: a\n  «title: "%50 giảm giá"»'),
    ("events.yml", "- id: a\n  title:Hội sách", "- id: a\n  «title: Hội sách»"),
    (
        "events.yml",
        "- id: a\n  title: Hội sách\n-id: b\n  title: B",
        "- id: a\n  title: Hội sách\n«- id: b»\n  title: B",
    ),
    ("events.yml", "- id: a\n  title: *Hội sách", '- id: a\n  title: "*Hội sách"'),
    ("events.yml", "- id: a\n  title: &Hội", '- id: a\n  title: "&Hội"'),
    ("events.yml", "- id: a\n  title: !Hội", '- id: a\n  title: "!Hội"'),
    ("events.yml", "- id: a\n  title: Hội thi lần #2", '- id: a\n  title: "Hội thi lần #2"'),
    ("events.yml", "- id: a\n\ttitle: Hội", "- id: a\n  title: Hội"),
    ("events.yml", "• id: a\n  title: Hội", "- id: a\n  title: Hội"),
    ("events.yml", "- id: a\n  title：Hội", "- id: a\n  title: Hội"),
    ("events.yml", '- id: a\n  title: "Hội', '- id: a\n  title: "Hội"'),
    ("events.yml", '- id: a\n  title: "Hội \\sách"', "- id: a\n  title: 'Hội \\sách'"),
    ("events.yml", "- id: a\n  title: A\n  title: B", "- id: a\n  title: A"),
    (
        "events.yml",
        "- id: a\n  title: A\n- id: a\n  title: B",
        "- id: a\n  title: A\n- id: b\n  title: B",
    ),
    ("events.yml", "- id: Lễ khai mạc\n  title: A", "- id: «le-khai-mac»\n  title: A"),
    ("events.yml", "- id: con\n  title: A", "- id: «con-1»\n  title: A"),
    ("events.yml", "- id: a", "- id: a\n  title: A"),
    ("events.yml", "- title: A", "- id: a\n  title: A"),
    ("events.yml", '- id: a\n  title: ""', "- id: a\n  title: A"),
    (
        "events.yml",
        "- id: a\n  title: A\n  also_called: [Ngày hội sách, văn hóa đọc]",
        '- id: a\n  title: A\n  also_called: [«"Ngày hội sách, văn hóa đọc"»]',
    ),
    ("events.yml", "- id: a\n  title: A\n  remove: true", "- id: a\n  title: A"),
    # Texts.
    ("pages/trang.md", PAGE + "[x](www.example.vn)", PAGE + "[x](«https://www.example.vn»)"),
    ("pages/trang.md", PAGE + "[x](example.vn/tin)", PAGE + "[x](«https://example.vn/tin»)"),
    (
        "pages/trang.md",
        PAGE + "[x](vanphong@example.vn)",
        PAGE + "[x](«mailto:vanphong@example.vn»)",
    ),
    ("pages/trang.md", PAGE + "[x](0240 000 0000)", PAGE + "[x](«tel:02400000000»)"),
    ("pages/trang.md", PAGE + "[x](chuong-trin/)", PAGE + "[x](«chuong-trinh»/)"),
    ("pages/trang.md", PAGE + "[x](abcdefgh)", PAGE + "[x](«chuong-trinh/»)"),
    ("pages/trang.md", PAGE + "“Học để tự chủ trong kỉ nguyên số”", PAGE + "“«$theme»”"),
    ("pages/trang.md", PAGE + "[x](javascript:a)", PAGE + "[x](https://example.vn)"),
    ("pages/trang.md", PAGE + "[x](#abc)", PAGE + "[x](chuong-trinh/)"),
    ("pages/trang.md", PAGE + "<script>a</script>", PAGE + "a"),
    ("pages/trang.md", PAGE + "$yeer", PAGE + "«$year»"),
    ("pages/trang.md", "---\ntitle Trang\n---\nBài", "---\ntitle: Trang\n---\nBài"),
    ("pages/trang.md", "Bài", PAGE + "Bài"),
    ("news/tin.md", "---\ntitle: Tin\n---\nBài", "---\ntitle: Tin\n«date: 02/10/2026»\n---\nBài"),
]
# Advice without a row: what is done outside the file, or must be looked up; tests/rules.py has an
# example of each rule.
WITHOUT_ROW = {
    # No advice: names of pages.
    "Open learning resources",
    "Put the programme on a portal",
    "Put the programme on your website",
    "Copy the file into the year’s media/ folder and write media/name.",
    "Correct it, or accept: {rule: initiative-period, reason: ...}",
    "Correct the dates of the Week.",
    "Delete it, or correct the name of the rule.",
    "Delete the line to take the upper level’s wording, or correct one of them.",
    "Give it a shorter id, of at most five words.",
    "Give one of them another name.",
    "It is a JPEG: rename the file, here too: {example}",
    "Keep it at the one to which its readers shall come.",
    "Leave the line out, or write one of: {words}.",
    "Look at its marks: one may be missing or wrong.",
    "Look at the signed document, and write the same in both places.",
    "Make it smaller: 4,000 pixels on its longer side are plenty.",
    "Make the file anew without it: print the PDF into a PDF once more, save an office file "
    "without macros.",
    "Open it in a program for pictures and save it as a JPEG once more.",
    "Open it in its program, save it as .{type} and write {example}",
    "Put blank lines between paragraphs, and quote or indent less.",
    "Put the file or the entry back.",
    "Put it into the year’s media/ folder and write media/name; mind capitals.",
    "Rename the file, here too: {example}",
    "Save it as JPEG, PNG or WebP.",
    "Save it as moving WebP or GIF, or as a film (.mp4).",
    "Save the file into the year’s media/ folder and write media/name.",
    "Say between the brackets what it shows, for those who cannot see it; one that only adorns is "
    'written <img src="media/name" alt="">.',
    "The page shows it as printed; tell the unit that issued the document.",
    "When it is known, write: {example}",
    "Write a number from 1 to 9999, like width=400, or leave it out.",
    "Write digits only, like 350.",
    "Write it as it was called, like tinh-mau/xa-cu.",
    "Write it like tinh-mau/huyen-mau/2024.",
    "Write it into {file}: {example}",
    "Write one day, or a period like {example}.",
    "Write the address that citizens open, like https://example.vn/.",
    "Write the day beside it: {example}.",
    "Write the id of one of them: {example}.",
    "Write them when the document has them; if it never will: accept: {rule: plan-without-number, "
    "reason: ...}",
    "Write “organizers: [{id}]” beside one, or delete it.",
    "Write “place: {id}” beside one, or delete it.",
}


def said(content, file: str) -> list[Problem]:
    return [
        p
        for p in content.problems("2026")
        if p.spot.path == f"content/2026/{file}" and p.rule not in ("gap", "unused")
    ]


@pytest.fixture
def advised(content_tree):
    """What is said of each row: the advice on it, and what is wrong once it is obeyed."""
    content, found = content_tree(BASE), []
    for file, wrong, right in ROWS:
        path = content.root / "2026" / file
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{wrong}\n", encoding="utf-8")
        hints = [problem.hint for problem in said(content, file)]
        path.write_text(re.sub("[«»]", "", right) + "\n", encoding="utf-8")
        found.append((wrong, right, hints, said(content, file)))
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    return found


def test_obeying_leads_to_no_second_error(advised):
    silent = [wrong for wrong, _right, hints, _after in advised if not hints]
    assert silent == []
    missing = [
        (literal, hints)
        for _wrong, right, hints, _after in advised
        for literal in re.findall("«(.*?)»", right)
        if not any(literal in hint for hint in hints)
    ]
    assert missing == []
    assert [(right, str(problem)) for _w, right, _h, after in advised for problem in after] == []
    # Which advice has no row: what begins as an order, in the wings that read content.
    with (Path(project.LOCALE) / "vi/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)
    hints = [hint for _wrong, _right, hints, _after in advised for hint in hints]
    unseen = {
        message.id
        for message in catalogue
        if isinstance(message.id, str)
        and _ORDER.match(message.id)
        and any(_WINGS.match(place) for place, _line in message.locations)
        and not any(_pattern(str(message.string)).search(hint) for hint in hints)
    }
    assert unseen - WITHOUT_ROW == set()


_ORDER = re.compile(
    r"(?:Add|Begin|Choose|Close|Compare|Copy|Correct|Delete|Do you mean|Give|Hours go|If it|Indent|"
    r"It is a|Keep|Known here|Latitude|Leave|Long texts|Look|Make|Move|Open|Put|Rename|Save|Say|"
    r"The last day|The page shows|The two are|Use|When it is known|Write)\b"
)
_WINGS = re.compile(r"site_src/(?:checks|content_types|plan|reading/(?!workbook)|vietnamese)/")


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"(?<!\{)\{\w+\}", template)
    plain = (re.escape(part.replace("{{", "{").replace("}}", "}")) for part in parts)
    return re.compile(".*".join(plain))
