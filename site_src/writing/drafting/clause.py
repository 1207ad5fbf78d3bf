"""One clause of a paragraph: whether it names an activity, or only orders or mentions one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.below import OWN_PROGRAM
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.moments import is_single_day, says_only_when
from site_src.writing.drafting.naming import activity_of, title_in
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import bare_place
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import SIDE, is_of_week, is_single, said
from site_src.writing.drafting.titles import Named, begins_as_order, name_at, without_orders

REPORTS = re.compile(
    r"báo cáo\s.{0,160}(?:trước|chậm nhất|hạn|về)|(?:gửi|nộp)\s.{0,60}báo cáo", re.IGNORECASE
)
# Words by which a plan opens and closes; they name no activity.
_OPENS = re.compile(
    r"\s*(?:Trên đây|Căn cứ|(?:Để|Nhằm) (?:hưởng ứng|tổ chức|thực hiện|triển khai)"
    r"|Kết thúc Tuần lễ|Hưởng ứng Tuần lễ|Nhân (?:dịp )?Tuần lễ"
    r"|[^;:]{0,300}kế hoạch\s[^.;:]{0,20}như sau\W*$"
    r"|[^.;:]{0,90}\s(?:xây dựng|ban hành|lập)\s+[Kk]ế hoạch(?: này)?\s+hưởng ứng\s"
    r"|(?:Theo|Thực hiện|Hưởng ứng)\s+(?:tinh thần |nội dung )?"
    r"(?:Công văn|Kế hoạch|Chỉ thị|Quyết định|Hướng dẫn|Chương trình|Thông báo)\s)"
)
_STRONG_VERB = re.compile(
    r"(?:tổ chức|mở|khai giảng|phát động|triển khai|ra mắt|thực hiện)\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)

# “Mọi lớp đều không thu tiền” says something of all of them; “tối thiểu 01 buổi” is a measure.
_OF_ALL = re.compile(r"\s*(?:Mọi|Tất cả|Các|Những|Toàn bộ)\s[^,;.]{2,60}?\sđều\s")
_AT_LEAST = re.compile(r"(?:tối thiểu|ít nhất)\s+(?:\d+|một|hai|ba)\s+$", re.IGNORECASE)
# Words of what one does, at the head of a task: “giới thiệu sách mới” is to be done.
_ALL_OF = re.compile(r"\s*(?:\d+\s*%|Mỗi|Tất cả|Các)\s", re.IGNORECASE)
_DOES = re.compile(
    r"(?:sinh hoạt|giới thiệu|trưng bày|tham quan|thăm|trao|tặng|quyên góp|ủng hộ|kể|tuyên dương"
    r"|vinh danh|góp|hiến tặng|chiếu)\s",
    re.IGNORECASE,
)


def clause_activity(
    part: Part, start: int, end: int, around: Around, year: int, timed: bool
) -> Activity | None:
    """The activity that one clause names; `timed` where others say when or where."""
    text = part.block.text[start:end]
    if REPORTS.search(text) or _OPENS.match(text) or _OF_ALL.match(text):
        return None
    noun = noun_in(text)
    told = said(part.block, start, end, year)
    timed = timed or any(fact.value for fact in told.whens)
    timed = timed or any(re.search(r"\d", hour.value) for hour in told.hours)
    # “Cả ngày: …” below a day that stands alone.
    timed = timed or (around.when is not None and SIDE.match(text) is not None)
    # A thing that one goes to, below a day, is on that day.
    below_day = around.when is not None and is_single_day(around.when.value, year)
    timed = timed or (below_day and noun is not None and not noun[2])
    # “treo băng rôn ở cổng …, dạy lớp …”: where something hangs, and nothing else.
    hung = noun is not None and noun[1] is EventKind.COMMUNICATION
    places = [p for p in told.places if hung or not _HANGING.search(text[: p.start - start])]
    placed = bool(places)
    if noun is None:
        title_at = without_orders(text)
        if (
            not timed
            or _ON_AIR.search(text)
            or (_AT_HOME.match(text) and not any("/" in fact.value for fact in told.whens))
            or is_of_week(text)
            or OWN_PROGRAM.match(text)
            or says_only_when(_without(text, start, told.places), year)
            or part.role in (Role.DUTIES, Role.REPORT)
            or len(text) - title_at < 12
        ):
            return None
        if (
            told.whens
            and all(fact.value in ("suốt tuần", "hằng ngày") for fact in told.whens)
            and not told.hours
            and not placed
        ):
            return None
        named = title_in(part.block, start, None, year, end)
        if says_only_when(named.title, year) or bare_place(named.title):
            return None
        if re.match(r"Chủ đề\b", named.title):
            return None
        if len(named.title) < 8 or (begins_as_order(named.title) and not (told.hours or placed)):
            return None
        return activity_of(part, named, start, end, around, year)
    at, kind, weak = noun
    if not (timed or placed) and _AT_LEAST.search(text[:at]):
        return None
    if _is_kind_alone(text, at, year, end - start) and not timed:
        return None
    if kind is EventKind.COMMUNICATION and not (placed or timed):
        return None
    if weak and not (timed or placed):
        return None
    if not (timed or placed) and _ALL_OF.match(text) and (_DOES.match(text, at) or weak):
        # “Mỗi chi hội vận động ủng hộ 10 cuốn sách”: what all of them are to do.
        return None
    if part.role in (Role.DUTIES, Role.OTHER, Role.REPORT):
        # “mỗi ngày” says of a task how often, and of no activity when.
        only_how_often = not told.hours and {f.value for f in told.whens} == {"hằng ngày"}
        timed = timed and not only_how_often
        if not (timed or placed) and _LETS.search(text[:at]):
            # “hướng dẫn các trường tổ chức ngày hội đọc sách”: what others are to do.
            return None
        listed = at == 0 and _LISTED.match(text) is not None
        if part.role is Role.DUTIES and listed and not (timed or placed):
            # “Đoàn: góc đọc sách, truyền thông”: what a body takes care of.
            return None
        verb = _STRONG_VERB.search(text[:at]) is not None or (
            at <= without_orders(text) and not (at == 0 and _DOES.match(text))
        )
        if kind is EventKind.COMMUNICATION and not timed:
            # Where a body is to hang something is its task.
            return None
        if (
            weak
            and not (kind is EventKind.BROADCAST and not told.whens)
            and not timed
            and not any(is_single(place) for place in places)
        ):
            return None
        if not verb and not (timed or any(is_single(place) for place in places)):
            return None
        if re.search(
            r"kế hoạch tổ chức|kế hoạch chi tiết|kịch bản|dự toán|kinh phí",
            text[:at],
            re.IGNORECASE,
        ) and not (timed or placed):
            return None
    named = name_at(text[: end - start], at, kind, weak)
    named = Named(start + named.start, start + named.end, named.title, kind, weak)
    return activity_of(part, named, start, end, around, year)


# “Cả nhà tắt ti vi từ 20h”: what everybody does at home.
_AT_HOME = re.compile(r"\W*(?:Cả|Mỗi|Từng) (?:nhà|gia đình|hộ|người)\s", re.IGNORECASE)
# What loudspeakers say, and when, is a task.
_ON_AIR = re.compile(
    r"(?<!\w)(?:loa|truyền thanh|đài)(?!\w)[^,;.]{0,40}\sphát\s|phát\s(?:tin|bài|trên loa)\s",
    re.IGNORECASE,
)
_LETS = re.compile(
    r"(?:hướng dẫn|chỉ đạo|đôn đốc|khuyến khích|vận động)\s(?:các|mỗi|từng|những)\s[^,;.]{0,60}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^,;.:“\"]{3,40},\s[^,;.:]{3,}")
_HANGING = re.compile(r"(?<!\w)(?:treo|căng|dán)\s[^;.]*$", re.IGNORECASE)
_SEVERAL_OF = re.compile(r"(?:các|những|một số)\s+(?:lớp|buổi|khóa|cuộc|hội)", re.IGNORECASE)


def _is_kind_alone(text: str, at: int, year: int, end: int) -> bool:
    """“các lớp học tại khu phố”: several of a kind, of which none has a name."""
    begin = max(0, at - len("một số "))
    several = any(m.end() > at for m in _SEVERAL_OF.finditer(text, begin))
    named = name_at(text[:end], at, None, False)
    return several and len(named.title.split()) <= 2


def _without(text: str, start: int, facts: Iterable[Fact]) -> str:
    """The text with spaces where the facts stand; “tại” in front of a place goes too."""
    for fact in facts:
        first, last = fact.start - start, (fact.end or fact.start) - start
        text = text[:first] + " " * (last - first) + text[last:]
    return re.sub(r"(?<!\w)(?:tại|ở)\s{2,}", " ", text, flags=re.IGNORECASE)
