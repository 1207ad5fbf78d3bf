"""A stretch of text that names a thing, as an activity: its name, and what the stretch says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.day_numbers import by_weekday
from site_src.writing.drafting.day_words import PART
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import (
    SUBJECT,
    doers,
    held_from,
    holder_before,
    in_brackets,
    subject_of_clause,
)
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.nouns import Noun
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.persons import PERSON
from site_src.writing.drafting.places import bare_place
from site_src.writing.drafting.said import LOWER, SIDE, said, spans
from site_src.writing.drafting.titles import Named, begins_as_order, name_at

LEVEL = re.compile(
    r"[Cc]ấp (tỉnh|thành phố|quận|huyện|thị xã|xã|phường|trường"
    r"|cơ sở|thôn|cụm|trung ương|Bộ|đặc khu)\b"
)


_LEVEL_ALONE = re.compile(
    r"\W*(?:(?:ở|tại|đối với|về)\s+)?(?P<level>(?:các )?cấp (?:tỉnh|thành phố|quận|huyện|thị xã|xã"
    r"|phường|thị trấn|đặc khu|trường|cơ sở|thôn|cụm|trung ương|bộ|ngành)"
    r"(?:(?:,| và|/)\s*(?:cấp )?(?:huyện|xã|phường|thị trấn|trường|cơ sở|thôn|cụm))*)\W*",
    re.IGNORECASE,
)


def is_level(words: str) -> bool:
    """Whether words name nothing but a level: “Cấp quận”, “Ở cấp xã, phường”."""
    return _LEVEL_ALONE.fullmatch(words) is not None


def at_level(words: str, start: int, thing: Named | None) -> Named | None:
    """The activity that is held at a level: “Cấp quận” below “Lễ khai mạc”; None for all else."""
    match = _LEVEL_ALONE.fullmatch(words)
    if match is None or thing is None:
        return None
    level = match["level"]
    title = f"{sentence_case(LEVEL.sub('', thing.title).strip())} {level[:1].lower()}{level[1:]}"
    return Named(start + match.start("level"), start + match.end("level"), title, thing.kind, False)


def title_in(
    block: Block,
    start: int,
    noun: Noun | None,
    year: int,
    end: int | None = None,
) -> Named:
    """The name that a stretch gives, where a thing that one goes to (`noun`) begins or not."""
    text = block.text[start:end]
    if noun is not None and (noun[0] == 0 or len(text) > 60 or begins_as_order(text)):
        named = name_at(text, noun[0], noun[1], noun[2])
    else:
        kind, weak = (noun[1], noun[2]) if noun else (None, True)
        about = re.match(r"\s*[Vv]ề\s+(?:việc\s+|công tác\s+)?", text)
        at = about.end() if about else _after_moment(text, year)
        if person := PERSON.match(text, at):
            # Who speaks or teaches is not what it is.
            at = person.end() + len(text[person.end() :]) - len(text[person.end() :].lstrip())
        if (subject := SUBJECT.match(text, at)) and begins_with_body(subject[1]):
            at = subject.start("verb")
        elif (giver := _GIVER.match(text, at)) and begins_with_body(giver[1].capitalize()):
            at = giver.end()
        elif (
            (doer := _DOER.match(text, at))
            and begins_with_body(doer[1].capitalize())
            and (at or _HOUSE.search(doer[1]))
            and not _OPENS_ALONE.match(text, doer.end())
        ):
            at = doer.end()
        elif (not at or begins_with_body(text[at:])) and (holds := held_from(text)) is not None:
            at = holds
        if kind is None and (comes := _TO_DO.match(text, at)):
            at = comes.end()
        named = name_at(text, at, kind, weak)
    return Named(start + named.start, start + named.end, named.title, named.kind, named.weak)


# “mở xưởng cho học sinh lớp 9 vào học thử nghề hàn”: what they come for.
_TO_DO = re.compile(
    r"(?:[^,;.“]{1,30}?\s)?cho\s+[^,;.“]{3,90}?\s(?:vào|đến|tới|đi)\s+"
    r"(?=(?:học|xem|thăm|tham quan|trải nghiệm|thử|làm|đọc|tập|thực hành|mượn|gặp|nghe)\s)",
    re.IGNORECASE,
)
# “Mở cửa buổi tối” is no name without the house.
_OPENS_ALONE = re.compile(
    r"(?:mở cửa|phục vụ|miễn phí|cho mượn)\s*(?:[,;.:(]|$|(?:buổi|cả|các|từ|đến|suốt|hằng"
    r"|thêm|muộn|sớm|lúc|vào|tại|trong|bạn đọc|miễn phí)(?!\w))",
    re.IGNORECASE,
)
# “cán bộ tin học hướng dẫn người cao tuổi …”: who gives is not what is given.
_GIVER = re.compile(
    r"((?:[^\W\d]+\s){1,6}?(?:(?<=phối hợp )[^,;.:]{3,50}?\s)?)"
    r"(?=(?:hướng dẫn|dạy|giới thiệu|tư vấn|trình diễn|biểu diễn|kể|chiếu)\s)"
)
# “Chủ nhật (07/10): các chi hội tổng vệ sinh …”, “Thư viện tỉnh mở cửa thông trưa …”: behind a
# day, or of a house, what is done is the name.
_DOER = re.compile(
    r"((?:[^\W\d]+\s){1,7}?)(?=(?:phục vụ|mở cửa|cho mượn|miễn (?:vé|phí)|cấp thẻ|làm thẻ"
    r"|tổng vệ sinh|trồng (?:cây|hoa)|ra quân|nhặt rác|tặng|khám|thăm|trao|vẽ|giao lưu"
    r"|đồng diễn|diễu hành)[\s,])"
)
_OPENS = (
    r"(?:mở cửa|phục vụ|cho mượn|miễn (?:phí )?(?:vé|phí)|cấp thẻ|làm thẻ|đón (?:bạn đọc|khách))"
)
_HOUSE = re.compile(
    r"(?:^|[,:;.]\s+)(?P<name>(?:thư viện|bảo tàng|bưu điện|nhà (?:văn hóa|truyền thống|thiếu nhi)"
    rf"|phòng (?:đọc|truyền thống)|khu di tích)(?:\s[^\s,;:.]+){{0,8}}?)(?:\s+{_OPENS})?\s*$",
    re.IGNORECASE,
)
# Who these are is no body.
_PEOPLE = re.compile(
    r"(?:các\s|những\s)?(?:cán bộ|nhân viên|giáo viên|công chức|viên chức|người|ông|bà|cô|thầy|chị"
    r"|anh|học sinh|phụ huynh|em|cháu|bác|chú|gia đình|mọi|mỗi|lớp)(?!\w)",
    re.IGNORECASE,
)


def _doer_before(block: Block, start: int, name: int) -> Iterator[Fact]:
    """The body that does what is named: “Thứ Ba (06/10): thư viện huyện | phục vụ …”."""
    match = _WHO.search(block.text, start, name)
    if match is None or _PEOPLE.match(match["who"]):
        return
    who = re.split(r"\s+phối hợp\s", match["who"], maxsplit=1)[0]
    if begins_with_body(who[:1].upper() + who[1:]):
        yield Fact(who, block, match.start("who"), match.start("who") + len(who))


_WHO = re.compile(r"[,:]\s+(?P<who>[^,:;.()\d]{4,60}?)\s*$")


def _house_before(block: Block, start: int, name: int, title: str) -> Iterator[Fact]:
    """The house that is open then: it is where one goes."""
    match = _HOUSE.search(block.text[start:name])
    opens = re.match(_OPENS, title, re.IGNORECASE)
    if match is not None and (opens or re.search(rf"{_OPENS}\s*$", match[0], re.IGNORECASE)):
        at = start + match.start("name")
        yield Fact(match["name"], block, at, at + len(match["name"]))


def activity_of(
    part: Part, named: Named, start: int, end: int, around: Around, year: int
) -> Activity:
    """The activity that a stretch names, with what the stretch and the sections around it say."""
    block = part.block
    text = block.text[start:end]
    told = said(block, start, end, year)
    grade = (
        Grade.VERBATIM
        if block.text[named.start : named.start + 1].isupper() and not begins_as_order(named.title)
        else Grade.DERIVED
    )
    if begins_as_order(named.title) or (named.kind is None and named.weak):
        grade = Grade.CHECK
    whens, hours, places = told.whens, told.hours, told.places
    if not whens and around.when is not None:
        whens = (by_weekday(around.when, text),)
        if not hours and (side := SIDE.match(text)):
            hours = (Fact(side[1].casefold(), block, start, start + side.end()),)
    level = around.level
    if match := LEVEL.search(text):
        level = Fact(match[1], block, start + match.start(), start + match.end())
    beside = list(in_brackets(block, start, end))
    places = places or tuple(fact for kind, fact in beside if kind == "place")
    house = tuple(_house_before(block, start, named.start, named.title))
    places = places or house
    if not places and around.place is not None:
        places = (around.place,)
    organizers = (
        tuple(doers(block, start, end))
        or tuple(holder_before(block, start, named.start))
        or tuple(fact for kind, fact in beside if kind == "organizers")
        or (tuple(_doer_before(block, start, named.start)) if named.kind is None else ())
        or tuple(fact for fact in house if begins_with_body(fact.value))
        or around.organizers
    )
    partners: tuple[Fact, ...] = ()
    after = max(named.end, start) if named.start == start else start
    rest = re.match(r"\s*:?\s*", block.text[after:end])
    after += rest.end() if rest else 0
    match = SUBJECT.match(block.text, after, end)
    if (
        not organizers
        and match
        and (after > start or named.start >= match.end(1))
        and begins_with_body(match[1])
    ):
        organizers = (Fact(match[1], block, match.start(1), match.end(1)),)
        if match["with"] and begins_with_body(match["with"]):
            partners = (Fact(match["with"], block, match.start("with"), match.end("with")),)
    if not organizers and named.start == start:
        # “Tập huấn …: sáng 03/10 tại …; Hội Nông dân xã mời giảng viên”.
        clauses = list(spans(block.text[:end], after))[1:]
        organizers = next((o for a, z in clauses if (o := (*subject_of_clause(block, a, z),))), ())
    lower = (
        around.lower
        or bool(LOWER.search(text[: max(0, named.start - start)]))
        or bool(re.match(r"\s*(?:tại|ở|của)\s+(?:các|mỗi|\d+)\s", block.text[named.end :]))
    )
    title, end_of_title = _without_what_follows(block, named, (*places, *organizers))
    return Activity(
        Fact(title, block, named.start, end_of_title, grade),
        named.kind,
        whens,
        hours,
        places,
        organizers,
        partners,
        people=(Fact(text, block, start, end, Grade.DERIVED),),
        people_around=around.people,
        texts=(Fact(text.strip(" ;"), block, start, end),),
        modes=(Fact(text, block, start, end, Grade.DERIVED),),
        level=level,
        lower=lower,
        weak=named.weak,
        sections=(part.label,) if part.label else (),
    )


def _without_what_follows(block: Block, named: Named, facts: Iterable[Fact]) -> tuple[str, int]:
    """The title up to where or by whom it is held, and in small letters; and where it ends."""
    inside = [f.start for f in facts if f.block is block and named.start + 5 < f.start < named.end]
    title, end = named.title, named.end
    if inside:
        end = min(inside)
        title = re.sub(r"\s+về\s*$", "", block.text[named.start : end]).strip(" ,;:.-–(")
        title = title[:1].upper() + title[1:]
    # “Lớp chăm cây quế, học | tại …”.
    title = re.sub(r",\s+(?:học|tổ chức|diễn ra)$", "", title)
    return sentence_case(title), end


def _after_moment(text: str, year: int) -> int:
    """Where the name begins in “Ngày 02/10: Lễ …”: after the day and hour in front."""
    at = next_step.end() if (next_step := _NEXT_STEP.match(text)) else 0
    before = -1
    while at != before:
        # “Ngay chiều hôm ấy, từ 14h đến 16h, …”: an hour may follow the day.
        before = at
        for moment in moments(text, year):
            if _BESIDE.fullmatch(text, at, moment.start):
                at = moment.end
        while match := _BEFORE_NAME.match(text, at):
            at = match.end()
    # “…, 15g15, thư viện: giao lưu …”: where, before what.
    if at and (place := _PLACE_FIRST.match(text, at)) and bare_place(place[1].strip()):
        at = place.end()
    return at if at < len(text) else 0


# “Sáng 04/10, 7h, …”: the hour beside the day says more than the part of the day in front.
_BESIDE = re.compile(
    r"[\s,:;.()\-–—]*(?:(?:buổi\s+)?(?:sáng|trưa|chiều|tối)\s*)?(?:vào|lúc|từ)?\s*", re.IGNORECASE
)
_NEXT_STEP = re.compile(
    r"\s*(?:(?:Ngày )?[Hh]ôm sau|Mở đầu|Mở màn|Tiếp theo|Tiếp đó|Kế đến|Kế tiếp|Sau đó|Cuối cùng"
    r"|Trước đó|Riêng|Đến)(?=[\s,:])"
)
_PLACE_FIRST = re.compile(r"([^:,;]{3,60}):\s*(?=\S)")
_BEFORE_NAME = re.compile(
    r"[\s,:;.()\-–—]+|(?:cũng\s+)?(?:tại|ở)\s+[^:,;]{3,90}[:,]\s*|cùng ngày(?=[\s,])"
    # “Ngay chiều hôm ấy, …”
    rf"|(?:ngay\s+)?(?:{PART}\s+)?(?:ngày\s+)?hôm (?:ấy|đó|sau)(?=[\s,])"
    r"|(?:(?:buổi\s+)?(?:sáng|trưa|chiều|tối)|cả ngày)\s*:\s*",
    re.IGNORECASE,
)
