"""One clause of a paragraph: whether it names an activity, or only orders or mentions one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.below import OWN_PROGRAM
from site_src.writing.drafting.carrying import is_departure
from site_src.writing.drafting.day_words import CLOCK
from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.moments import is_single_day, says_only_when
from site_src.writing.drafting.naming import activity_of, title_in
from site_src.writing.drafting.nouns import Noun, noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import bare_place
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import SIDE, is_of_week, is_single, said
from site_src.writing.drafting.sentences import (
    cites,
    is_as_ever,
    is_condition,
    is_internal,
    is_no_name,
    is_past,
    is_put_off,
    prepares,
)
from site_src.writing.drafting.task_sentences import subject_of
from site_src.writing.drafting.titles import Named, begins_as_order, name_at, without_orders

REPORTS = re.compile(
    r"báo cáo\s.{0,160}(?:trước|chậm nhất|hạn|về)|(?:g[ửở]i|nộp)\s.{0,60}báo cáo", re.IGNORECASE
)
# Words by which a plan opens and closes; they name no activity.
_OPENS = re.compile(
    r"\s*(?:Trên đây|Căn cứ|(?:Để|Nhằm) (?:hưởng ứng|tổ chức|thực hiện|triển khai)"
    # “Kết thúc Tuần lễ, đúng 15 giờ …, trao học bổng …” is on then.
    rf"|(?:Kết thúc|Hưởng ứng|Nhân(?: dịp)?) Tuần lễ(?![^;:]{{0,60}}?(?<!\w){CLOCK})"
    r"|[^;:]{0,300}kế hoạch\s[^.;:]{0,20}như sau\W*$"
    r"|[^.;:]{0,90}\s(?:xây dựng|ban hành|lập)\s+[Kk]ế hoạch(?: này)?\s+hưởng ứng\s"
    r"|(?:Theo|Thực hiện|Hưởng ứng|Tiếp nhận|Nhận được|Tiếp thu|Làm theo|Chấp hành|Thi hành)\s+"
    r"(?:tinh thần |nội dung |các )?"
    r"(?:(?:Công văn|Kế hoạch|Chỉ thị|Quyết định|Hướng dẫn|Chương trình|Thông báo|Công điện|Thư"
    r"|Nghị quyết|Văn bản|Tờ trình|KH|CV|QĐ)\s|(?:công văn|kế hoạch|văn bản)\s+số\s)"
    # Whose word it goes by, and what it looks at.
    r"|(?:Theo|Tiếp thu|Được) (?:sự |ý kiến |kết luận |lời )?(?:thống nhất|chỉ đạo|ý kiến|đề nghị"
    r"|đề xuất|kết luận|nhất trí|đồng ý|phân công|góp ý)(?!\w)"
    # Of a meeting whose minutes the plan is.
    r"|(?:Cuộc|Buổi|Phiên) họp (?:kết thúc|bắt đầu|bế mạc|giải tán|thống nhất)(?!\w)"
    r"|Xét (?:nhu cầu|đề nghị|tình hình|điều kiện|tờ trình|thấy)(?!\w))"
)
_STRONG_VERB = re.compile(
    r"(?:tổ chức|mở|khai giảng|phát động|triển khai|ra mắt|thực hiện)\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)

# “Thứ Năm (04/10): nghỉ, các chi hội tự sinh hoạt”.
_RESTS = re.compile(
    r"(?:[^:]{0,40}?(?::|\s[–—-]))?\s*(?:nghỉ(?!\s(?:mát|hè))|không (?:có|tổ chức))(?!\w)",
    re.IGNORECASE,
)
# “Mọi lớp đều không thu tiền” says something of all of them; “tối thiểu 01 buổi” is a measure.
_OF_ALL = re.compile(
    r"\s*(?:Mọi|Tất cả|Các|Những|Toàn bộ)\s(?:[^,;.]{2,60}?\sđều\s"
    r"|(?:lớp|buổi|cuộc|hoạt động|hội thi|chuyên đề)(?:\s[^\W\d]+){0,3}?\s"
    r"(?:phải|cần|nên|không|chỉ|bố trí|được bố trí|bảo đảm|đảm bảo|có thể|vẫn|miễn phí"
    r"|tổ chức (?=ngoài|gọn|vào buổi))\s)"
)
# “Tổ chức lớp tập huấn tại điểm 3 mục I”: the plan itself has it there.
_OF_PAPER = re.compile(
    r"(?:(?<!\w)(?:tại|ở|theo|như|xem)|\()\s*(?:điểm|khoản|mục|phần|tiểu mục)\s(?:số\s)?"
    r"(?:\d{1,2}|[IVX]{1,4}|[A-Da-dđ])(?:[.,;)]|\s*$|\s(?:mục|phần|khoản|trên|nêu|của|kế hoạch))"
    r"|(?<!\w)(?:nêu|nói|kể) (?:ở )?trên(?!\w)|theo (?:lịch|kế hoạch|chương trình) (?:chung|trên)",
    re.IGNORECASE,
)
# “Các lớp có mặt trước 7h”: who is to be there, and not for what.
_ARE_THERE = re.compile(r"[^,;.:]{2,80}\scó mặt\s", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:tối thiểu|ít nhất)\s+(?:\d+|một|hai|ba)\s+$", re.IGNORECASE)
# Words of what one does, at the head of a task: “giới thiệu sách mới” is to be done.
_ALL_OF = re.compile(r"\s*(?:\d+\s*%|Mỗi|Tất cả|Các)\s", re.IGNORECASE)
_DOES = re.compile(
    r"(?:sinh hoạt|giới thiệu|trưng bày|tham quan|thăm|trao|tặng|quyên góp|ủng hộ|kể|tuyên dương"
    r"|vinh danh|góp|hiến tặng|chiếu)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, and what it says of time and place.

    `timed` is whether it or its neighbours say when it is; `places` are those where one goes to.
    """

    part: Part
    start: int
    end: int
    year: int
    noun: Noun | None
    told: Activity
    places: tuple[Fact, ...]
    timed: bool

    @property
    def text(self) -> str:
        return self.part.block.text[self.start : self.end]

    @property
    def says_how_often(self) -> bool:
        """Whether all that is said of time is how often: “mỗi ngày”, “suốt tuần”."""
        often = all(fact.value in ("suốt tuần", "hằng ngày") for fact in self.told.whens)
        return bool(self.told.whens) and often and not self.told.hours


def clause_activity(
    part: Part, start: int, end: int, around: Around, year: int, timed: bool
) -> Activity | None:
    """The activity that one clause names; `timed` where others say when or where."""
    text = part.block.text[start:end]
    if any(sign.match(text) for sign in (_OPENS, _OF_ALL, _ARE_THERE)) or REPORTS.search(text):
        return None
    if (
        _RESTS.match(text)
        or is_condition(text)
        or is_as_ever(text)
        or is_put_off(text)
        or (text.rstrip().endswith(":") and _SEVERAL_OF.search(text))
    ):
        return None
    clause = _read(part, start, end, around, year, timed)
    if part.role is Role.DUTIES and is_internal(text):
        # “… duyệt chương trình văn nghệ ngày 30/9”: that is the day of the work.
        return None
    if is_past(text) and not any("/" in fact.value for fact in clause.told.whens):
        return None
    named = _free_name(clause) if clause.noun is None else _name_of(clause, *clause.noun)
    if named is None or cites(named.title):
        return None
    if _OF_PAPER.search(text) and not clause.told.whens and not clause.places:
        return None
    found = activity_of(part, named, start, end, around, year)
    # Who gets a ceremony ready does not hold it.
    only_readies = _prepares(part, start, end) and "tổ chức" not in text
    return replace(found, organizers=(), texts=()) if only_readies else found


def _prepares(part: Part, start: int, end: int) -> bool:
    """Whether a clause begins with getting something ready, or says that a body does."""
    before = part.block.text[part.start : start].rstrip()
    if before.endswith((",", " và")):
        # “Tham mưu Lễ khai mạc ngày 02/10, tổng kết ngày 08/10”: that of both.
        start = part.start + max([0, *(m.end() for m in re.finditer(r"[.;] ", before))])
    if prepares(part.block.text[start:end]):
        return True
    told = subject_of(part, start, end) if part.role is Role.DUTIES else None
    return told is not None and prepares(told[1].value)


def _read(part: Part, start: int, end: int, around: Around, year: int, timed: bool) -> _Clause:
    """The clause with what it says, or what holds around it."""
    text = part.block.text[start:end]
    noun = noun_in(text)
    told = said(part.block, start, end, year)
    below_day = around.when is not None and is_single_day(around.when.value, year)
    timed = (
        timed
        or any(fact.value for fact in told.whens)
        or any(re.search(r"\d", hour.value) for hour in told.hours)
        # “Cả ngày: …” below a day that stands alone.
        or (around.when is not None and SIDE.match(text) is not None)
        # A thing that one goes to, below a day, is on that day.
        or (below_day and noun is not None and not noun[2])
    )
    # “treo băng rôn ở cổng …, dạy lớp …”: where something hangs, and nothing else.
    hung = noun is not None and noun[1] is EventKind.COMMUNICATION
    places = (p for p in told.places if hung or not _HANGING.search(text[: p.start - start]))
    return _Clause(part, start, end, year, noun, told, tuple(places), timed)


def _free_name(clause: _Clause) -> Named | None:
    """The name of an activity in a clause without a word for one; None where it only orders."""
    if not clause.timed or _is_no_event(clause):
        return None
    if clause.says_how_often and not clause.places:
        return None
    named = title_in(clause.part.block, clause.start, None, clause.year, clause.end)
    if len(named.title) < _SHORTEST_NAME or _IS_NONE.match(named.title):
        return None
    if says_only_when(named.title, clause.year) or bare_place(named.title):
        return None
    if is_no_name(clause.part.block.text, named.start, named.title):
        return None
    if begins_as_order(named.title) and not (clause.told.hours or clause.places):
        return None
    return named


_SHORTEST_NAME = 8
_SHORTEST_TEXT = 12
# The theme, and “Nộp danh sách – 17h00 ngày 03/10”: by then it is done, and nobody goes there.
_IS_NONE = re.compile(
    r"Chủ đề\b|(?:Nộp|Chốt|Gửi|Báo|Lập)\s(?:danh sách|báo cáo|số liệu|số lượng|sổ|hồ sơ|bài"
    r"|sản phẩm|ảnh|hình ảnh|kết quả|kịch bản|kế hoạch|đăng ký)(?!\w)"
)


def _is_no_event(clause: _Clause) -> bool:
    """Whether a clause speaks of a task, of homes, of the Week, or of when and where alone."""
    text = clause.text
    on_a_day = any("/" in fact.value for fact in clause.told.whens)
    return (
        clause.part.role in (Role.DUTIES, Role.REPORT)
        or _ON_AIR.search(text) is not None
        or is_departure(text, 0)
        or prepares(text)
        or (_AT_HOME.match(text) is not None and not on_a_day)
        or is_of_week(text)
        or OWN_PROGRAM.match(text) is not None
        or len(text) - without_orders(text) < _SHORTEST_TEXT
        or says_only_when(_without(text, clause.start, clause.told.places), clause.year)
    )


def _name_of(clause: _Clause, at: int, kind: EventKind | None, weak: bool) -> Named | None:
    """The name of the thing that begins `at`; None where it is mentioned or a task."""
    if _is_got_ready(clause, weak) or _is_one_of_many(clause, at, kind, weak):
        return None
    if _is_task(clause, at, kind, weak):
        return None
    named = name_at(clause.text, at, kind, weak)
    return Named(clause.start + named.start, clause.start + named.end, named.title, kind, weak)


def _is_got_ready(clause: _Clause, weak: bool) -> bool:
    """“Lắp đặt 02 tủ sách tại đình làng”: what is put there, and not what is on there."""
    timed = clause.told.hours or any("/" in fact.value for fact in clause.told.whens)
    return weak and prepares(clause.text) and not timed


def _is_one_of_many(clause: _Clause, at: int, kind: EventKind | None, weak: bool) -> bool:
    """Whether a thing without its time is a kind of things, a measure, or what all are to do."""
    text = clause.text
    if clause.timed:
        return False
    if _is_kind_alone(text, at):
        return True
    if clause.places:
        return False
    # “Mỗi chi hội vận động ủng hộ 10 cuốn sách”: what all of them are to do.
    of_all = _ALL_OF.match(text) and _DOES.match(text, at)
    return bool(weak or kind is EventKind.COMMUNICATION or of_all or _AT_LEAST.search(text[:at]))


def _is_task(clause: _Clause, at: int, kind: EventKind | None, weak: bool) -> bool:
    """Whether a thing in a section on tasks, or on nothing in particular, is one to be done."""
    text, told, role = clause.text, clause.told, clause.part.role
    if role not in (Role.DUTIES, Role.OTHER, Role.REPORT):
        return False
    # “mỗi ngày” says of a task how often, and of no activity when.
    only_daily = not told.hours and {f.value for f in told.whens} == {"hằng ngày"}
    if clause.timed and not only_daily:
        return False
    if kind is EventKind.COMMUNICATION:
        # Where a body is to hang something is its task.
        return True
    if not any(is_single(place) for place in clause.places):
        on_air = kind is EventKind.BROADCAST and not told.whens
        if (weak and not on_air) or not _is_held(text, at):
            return True
        if role is Role.DUTIES and not clause.places and _DOES.match(text, at):
            # “Đoàn trường: Phát động quyên góp sách”
            return True
    if clause.places:
        return False
    listed = role is Role.DUTIES and at == 0 and _LISTED.match(text)
    return bool(listed or _LETS.search(text[:at]) or _PREPARES.search(text[:at]))


def _is_held(text: str, at: int) -> bool:
    """Whether a clause says of a thing that it is held, or begins with it."""
    if _STRONG_VERB.search(text[:at]):
        return True
    return at <= without_orders(text) and not (at == 0 and _DOES.match(text))


# “Cả nhà tắt ti vi từ 20h”: what everybody does at home.
_AT_HOME = re.compile(r"\W*(?:Cả|Mỗi|Từng) (?:nhà|gia đình|hộ|người)\s", re.IGNORECASE)
# What loudspeakers say, and when, is a task.
_ON_AIR = re.compile(
    r"(?<!\w)(?:loa|truyền thanh|đài)(?!\w)[^,;.]{0,40}\sphát\s|phát\s(?:tin|bài|trên loa)\s",
    re.IGNORECASE,
)
# “hướng dẫn các trường tổ chức ngày hội đọc sách”: what others are to do.
_LETS = re.compile(
    r"(?:hướng dẫn|chỉ đạo|đôn đốc|khuyến khích|vận động)\s(?:các|mỗi|từng|những)\s[^,;.]{0,60}$",
    re.IGNORECASE,
)
_PREPARES = re.compile(
    r"kế hoạch tổ chức|kế hoạch chi tiết|kịch bản|dự toán|kinh phí", re.IGNORECASE
)
# “Đoàn: góc đọc sách, truyền thông”: what a body takes care of.
_LISTED = re.compile(r"[^,;.:“\"]{3,40},\s[^,;.:]{3,}")
_HANGING = re.compile(r"(?<!\w)(?:treo|căng|dán)\s[^;.]*$", re.IGNORECASE)
_SEVERAL_OF = re.compile(r"(?:các|những|một số)\s+(?:lớp|buổi|khóa|cuộc|hội)", re.IGNORECASE)


def _is_kind_alone(text: str, at: int) -> bool:
    """“các lớp học tại khu phố”: several of a kind, of which none has a name."""
    begin = max(0, at - len("một số "))
    several = any(m.end() > at for m in _SEVERAL_OF.finditer(text, begin))
    return several and len(name_at(text, at, None, False).title.split()) <= 2


def _without(text: str, start: int, facts: Iterable[Fact]) -> str:
    """The text with spaces where the facts stand; “tại” in front of a place goes too."""
    for fact in facts:
        first, last = fact.start - start, (fact.end or fact.start) - start
        text = text[:first] + " " * (last - first) + text[last:]
    return re.sub(r"(?<!\w)(?:tại|ở)\s{2,}", " ", text, flags=re.IGNORECASE)
