"""Who holds what a stretch of text names, and who helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.capitals import in_small
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.leads import lead_in
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import bare_place

SUBJECT = re.compile(
    r"\s*((?:Các|Mỗi|Tổ|Ban|Câu lạc bộ|Chi đoàn|Liên đội|\d+|UBND|Ủy ban nhân dân|Thư viện|Hội|Đoàn"
    r"|Trường|Trung tâm|Trạm|Công an|Phòng)\s"
    r"(?:[^,;:.]|,\s(?=thị xã|thành phố|thị trấn|phường|đặc khu)){2,90}?)\s+"
    r"(?:đồng loạt\s+)?(?:phối hợp\s+(?:với\s+|cùng\s+)?(?P<with>[^,;:.]{3,90}?)\s+)?"
    r"(?P<verb>tổ chức|mở|khai giảng|hướng dẫn|phục vụ|trưng bày|giới thiệu|phát động"
    r"|mời(?=\s+(?:giảng|báo cáo|diễn|chuyên)))(?=[\s.]|$)"
)
_NAME = (
    r"(?P<name>(?:[A-ZĐỦ]|(?:phòng|tổ|khoa|đoàn|hội|trường|ban)\s+[A-ZĐÀ-Ỹ]"
    r"|(?:chi đoàn|chi hội|câu lạc bộ|liên đội|công đoàn|nhóm)\s)[^;:.()]{3,90}?)"
)
_DOES = re.compile(
    rf"(?:,\s*|\s|\()do\s+{_NAME}\s*(?=\s(?:chủ trì|đăng cai|đồng tổ chức"
    r"|tổ chức|phụ trách|thực hiện|phối hợp|đảm (?:nhận|nhiệm|trách)|chịu|trình bày"
    r"|hướng dẫn|triển khai|giảng|dạy|điều hành|tài trợ|đứng (?:lớp|ra)"
    r"|lo|biểu diễn|phục vụ|chia sẻ)"
    r"|[;.)]|$|,\s(?=bắt đầu|lúc|từ|vào|tại|ở|dành|cho|mời|với|thời gian|\d))"
)


_PEOPLE = (
    r"(?:Các|Mỗi|Mọi|Người|Học sinh|Phụ huynh|Cán bộ|Nhân viên|Giáo viên|Gia đình|Lãnh đạo|Ông|Bà"
    r"|Công chức|Trưởng|Phó)(?!\w)"
)
_LEADS = re.compile(
    rf"(?:(?:giao|đề nghị|yêu cầu)\s+)?{_NAME}\s+"
    r"(?:phối hợp\s+(?:(?:với\s+|cùng\s+)?[^;:.()]{3,90}?\s+)?)?"
    r"(?:(?:chủ trì|phụ trách|đảm nhiệm|chịu trách nhiệm|(?<!cộng )đồng tổ chức)\b"
    r"|(?:thực hiện|tổ chức|hướng dẫn|giảng dạy|dạy|điều hành|cùng (?:làm|lo)|trông coi|quản lý)"
    r"(?=\W*$))"
)
# “Phòng Kinh tế đứng lớp.”; people who come and make something hold nothing.
_HOLDS_ALL = re.compile(
    rf"(?!{_PEOPLE})(?P<name>[A-ZĐỦ][^\s,;:.()]*(?:\s[^\s,;:.()]+){{1,7}}?)\s+(?<!không )"
    r"(?:đứng (?:lớp|ra)|làm|lo|giảng)(?=\W*$)"
)
_STARTS = re.compile(r"^|[;:.,–—-]\s+")
_HELPS = re.compile(
    r"phối hợp (?:với |cùng )?(?P<name>[A-ZĐỦ][^;:.()]{3,120}?)(?=\s+(?:tổ chức|mời"
    r"|thực hiện|triển khai|vận động)|[;.]|$)"
)


_LENDS = re.compile(r"\s(?:cử|giúp|hỗ trợ|góp|cho mượn|mời|dẫn)\s")


def doers(block: Block, start: int, end: int) -> Iterator[Fact]:
    """The bodies by which a stretch says that it is held: “do … tổ chức”, “… chủ trì”."""
    text = block.text[start:end]
    leads = [
        match
        for begin in _STARTS.finditer(text)
        if (match := _LEADS.match(text, begin.end()) or _HOLDS_ALL.match(text, begin.end()))
        and begins_with_body(match["name"][:1].upper() + match["name"][1:])
    ]
    for match in (*_DOES.finditer(text), *leads[-1:]):
        said_so = match["name"]
        if _LENDS.search(said_so):
            # “…, do Đồn Biên phòng cử thầy giáo đứng lớp”: that helps.
            continue
        for name in bodies(said_so[:1].upper() + said_so[1:]):
            if begins_with_body(name):
                at = start + match.start("name")
                yield Fact(name, block, at, at + len(said_so))


def subject_of_clause(block: Block, start: int, end: int) -> Iterator[Fact]:
    """The body that a clause begins with: “Hội Phụ nữ phường phối hợp … hướng dẫn”."""
    match = SUBJECT.match(block.text, start, end)
    if match and begins_with_body(match[1]):
        at = match.start(1) + _bidden(match[1])
        yield Fact(block.text[at : match.end(1)], block, at, match.end(1))


def _bidden(name: str) -> int:
    """Where the body that does it begins in “Sở Văn hóa chỉ đạo Thư viện tỉnh”."""
    found = [m.end() for m in _BIDS.finditer(name) if begins_with_body(name[m.end() :])]
    return found[-1] if found else 0


_BIDS = re.compile(r"\s(?:chỉ đạo|giao(?: cho)?|yêu cầu|đề nghị|hướng dẫn)\s+")
HOLDS = re.compile(
    r"(?:^|[,;:.]\s+|(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+)"
    r"(?P<name>(?:[A-ZĐỦ]|(?:câu lạc bộ|chi hội|chi đoàn|liên đội|công đoàn|thư viện|trung tâm)\s)"
    r"(?:[^,;:.]|,\s(?=thị xã|thành phố|thị trấn|phường|đặc khu)){2,90}?)\s+"
    r"(?:(?:sẽ|đồng loạt|chủ trì|chủ động)[,\s]+)*"
    r"(?:phối hợp\s+(?:với\s+|cùng\s+)?[^,;:.]{3,90}?\s+)?"
    r"(?:tổ chức|mở(?!\scửa)|khai giảng|phát động|trưng bày"
    r"|đưa(?=\s[^,;.]{3,60}\sđi\s*$|\s+$))(?=\s)"
)


def held_from(text: str) -> int | None:
    """Where what is held begins in “Dành cho các cháu, Đoàn xã phối hợp Đồn A tổ chức “…””."""
    match = HOLDS.search(text)
    if match is None or not begins_with_body(match["name"][:1].upper() + match["name"][1:]):
        return None
    at = match.end()
    return at + len(text[at:]) - len(text[at:].lstrip())


def holder_before(block: Block, start: int, name: int) -> Iterator[Fact]:
    """Who holds what is named at `name`: “Tối 04/10, tại sân xã, Đoàn xã tổ chức đêm …”."""
    found = list(HOLDS.finditer(block.text[start:name]))
    for match in found[-1:]:
        text = match["name"][_bidden(match["name"]) :]
        named = text[:1].upper() + text[1:]
        thing = noun_in(text)
        # “Câu lạc bộ …” holds, though one goes to such a club too.
        if not begins_with_body(named) or (thing and not (thing[0] == 0 and thing[2])):
            continue
        for body in bodies(text):
            at = start + match.start("name") + max(match["name"].rfind(body), 0)
            yield Fact(body, block, at, at + len(body))


_BRACKETS = re.compile(r"\(\s*(?P<inside>[^()]{3,80}?)\s*\)(?=\s*(?:[.;,:]|$))")


# “(Đoàn xã thực hiện)”
_HOLDING = re.compile(
    r"\s+(?:thực hiện|chủ trì|phụ trách|tổ chức|đảm nhiệm|đảm nhận|chịu trách nhiệm|lo)$"
)


def in_brackets(block: Block, start: int, end: int) -> Iterator[tuple[str, Fact]]:
    """What brackets behind a name say: a place (“(phòng 301)”) or who holds it (“(Đoàn xã)”)."""
    for match in _BRACKETS.finditer(block.text, start, end):
        text = _HOLDING.sub("", match["inside"])
        at = match.start("inside")
        fact = Fact(text, block, at, at + len(text))
        if bare_place(text):
            yield "place", fact
        elif begins_with_body(text) and len(bodies(text)) == 1 and not re.search(r"[\d,;:.]", text):
            yield "organizers", fact


def helpers(block: Block, start: int, end: int) -> Iterator[Fact]:
    """The bodies that help: “phối hợp với …”."""
    for match in _HELPS.finditer(block.text[start:end]):
        for name in bodies(match["name"]):
            if begins_with_body(name):
                at = start + match.start("name")
                yield Fact(name, block, at, at + len(match["name"]))


def body_facts(part: Part, words: str = "") -> Iterator[Fact]:
    """The bodies that a heading names; one in capitals as `words` have it, where they do."""
    text = part.text
    found = run_in(part)
    if is_capitals(text):
        end = part.start + len(text)
        for name in bodies(in_small(text, words)):
            yield Fact(name, part.block, part.start, end, Grade.DERIVED)
        return
    if lead := lead_in(text):
        text = text[lead.start : lead.end]
    elif found is not None and not part.heading:
        text = found[0]
    for name in bodies(text):
        first = part.start + max(part.text.find(name), 0)
        fact = Fact(name, part.block, first, first + len(name))
        if is_capitals(name) and " " in name:
            fact = replace(fact, value=in_small(name, words), grade=Grade.DERIVED)
        yield fact
