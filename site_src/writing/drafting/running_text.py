"""The activities of a paragraph of running text, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.carrying import carried, day_in_front, is_apart, says_more
from site_src.writing.drafting.clause import REPORTS, clause_activity
from site_src.writing.drafting.collecting import CEREMONIES
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.hanging import names_what_hangs, only_hangs
from site_src.writing.drafting.labelled import with_line, with_stretch
from site_src.writing.drafting.labels import label_of, run_in, stretches
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.naming import activity_of, title_in
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import is_one_place
from site_src.writing.drafting.quoted_slogans import quoted_slogans
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import (
    LOWER,
    doers,
    helpers,
    is_of_week,
    said,
    spans,
    subject_of_clause,
)
from site_src.writing.drafting.titles import Named, begins_as_order, name_at


def clauses(part: Part, around: Around, year: int, before: Activity | None) -> Iterator[Activity]:
    """The activities that a paragraph names; `before` is the one found last."""
    block = part.block
    found = run_in(part)
    start = part.start
    if part.parts and block.text.rstrip().endswith(":") and not part.heading:
        return
    hung = tuple(quoted_slogans(part.text))
    if any(one.start == 0 for one in hung) or (hung and found and names_what_hangs(found[0])):
        return
    if found and any(one.start < found[1] - start < one.end for one in hung):
        found = None  # “Treo băng rôn ở cổng, nội dung: “…”” leads to a slogan.
    kind = label_of(found[0]) if found else None
    if found and kind is None and _IS_SECTION.match(found[0]) and role_of(found[0]):
        # “về tuyên truyền: …” says what follows is about, and names nothing.
        if noun_in(block.text, found[1]) is None:
            return
        start, found = found[1], None
    label: Named | None = None
    subject: tuple[Fact, ...] = ()
    if found and kind is None:
        head = found[0]
        if is_of_week(part.text) or head.strip().casefold() == "tuần lễ":
            return
        thing = noun_in(head)
        # “Phòng Phong trào” is a body, though there is a thing in its name.
        no_thing = thing is None or (thing[2] and thing[0] > 0)
        if begins_with_body(head) and no_thing and not _DOES.search(head):
            subject = tuple(
                Fact(name, block, part.start, part.start + len(head)) for name in bodies(head)
            )
            start = found[1]
        elif len(head) <= 90 and (noun := noun_in(head)) is not None:
            label = title_in(block, part.start, noun, year, part.start + len(head))
        elif (
            len(head) <= 90
            and not any(moment.day or moment.clock for moment in moments(head, year))
            and not begins_as_order(head)
            and _is_held(part, head, found[1], year)
        ):
            label = replace(
                title_in(block, part.start, None, year, part.start + len(head)), weak=False
            )
    elif found and kind in (
        "time",
        "place",
        "people",
        "mode",
        "organizers",
        "cost",
        "contact",
        "registration",
    ):
        # What stands alone like this speaks of the Week, unless it names a ceremony.
        noun = noun_in(found[0]) or (noun_in(part.text) if kind != "time" else None)
        if noun is not None and noun[1] in CEREMONIES:
            at = part.start if noun_in(found[0]) else found[1]
            noun = noun_in(block.text, at) or noun
            named = name_at(block.text, noun[0], noun[1], noun[2])
            bare = Activity(
                Fact(named.title, block, named.start, named.end, Grade.DERIVED),
                named.kind,
                sections=(part.label,) if part.label else (),
            )
            yield with_line(bare, part, year)
            return
        if noun_in(part.text) is None:
            return
    if label is None and not subject and part.role is not Role.DUTIES:
        label = _quoted_name(part, year)
    if subject:
        around = replace(
            around,
            organizers=subject,
            lower=around.lower or bool(LOWER.match(subject[0].value)),
        )
    if label is not None:
        parts = list(stretches(block.text, found[1] if found else start, len(block.text)))
        last_at = parts[0][2] if parts[0][0] is None else parts[0][1]
        activity = activity_of(part, label, part.start, last_at, around, year)
        for of, first, stop in parts if parts[0][0] is not None else parts[1:]:
            activity = with_stretch(activity, block, of, first, stop, year)
        for inner in part.parts:
            activity = with_line(activity, inner, year)
        yield activity
        return
    if found and kind is None and (day := day_in_front(part, found[1], year)):
        whole_day = replace(around, when=day)
    else:
        whole_day = around
    last: Activity | None = None
    chosen = _EACH_CHOOSES.match(part.text) is not None
    whole = list(spans(block.text, start))
    for number, (first, stop) in enumerate(whole):
        end = stop
        if chosen and not moments(block.text[first:stop], year):
            continue
        if only_hangs(block.text, first, stop, [part.start + one.start for one in hung]):
            continue
        held = _HELD.search(block.text, first, end)
        if (
            held is not None
            and (named_at := noun_in(block.text[first : held.start() + 1]))
            and named_at[0] + first != held.start()
        ):
            # “… trong ngày Lễ khai mạc được tổ chức vào … tại …”: that is the ceremony's.
            ceremony = _ceremony(part, held, end, around, year)
            yield ceremony
            end = held.end()
            if ceremony.whens and "trong ngày" in block.text[first : held.start()]:
                found_here = clause_activity(
                    part,
                    first,
                    end,
                    replace(around, when=replace(ceremony.whens[0], grade=Grade.DERIVED)),
                    year,
                    True,
                )
                if found_here is not None:
                    yield found_here
                continue
        elif (
            held is not None
            and not noun_in(block.text[first : held.start() + 1])
            and _is_spoken_of(block.text[first : held.start()])
        ):
            yield _ceremony(part, held, end, around, year)
            continue
        # “…, tại Nhà văn hóa. Chủ trì: …”: the name stands before the first label.
        unlabelled, *labelled = stretches(block.text, first, end)
        if unlabelled[0] is None:
            end = unlabelled[2]
        else:
            labelled = []
        following = whole[number + 1 :][:1]
        more = [one for at, until in following for one in stretches(block.text, at, until)]
        timed = any(of in ("time", "place") for of, _at, _until in (*labelled, *more))
        goes_on = last is not None and says_more(block.text, first, end)
        apart = goes_on and is_apart(block.text, first)
        of_day = whole_day if number else around
        here, same_day = carried(block, first, end, of_day, last or before)
        found_here = (
            None if goes_on else clause_activity(part, first, end, here, year, timed or same_day)
        )
        if found_here is None:
            if last is not None and apart:
                text = Fact(block.text[first:stop].strip(" ;"), block, first, stop)
                last = replace(last, texts=(*last.texts, text))
            elif last is not None:
                last = _with_clause(last, block, first, stop, year)
            continue
        if last is not None:
            yield last
        last = found_here
        for of, at, until in labelled:
            last = with_stretch(last, block, of, at, until, year)
    if last is not None:
        for inner in part.parts:
            run = run_in(inner)
            if run and label_of(run[0]):
                last = with_line(last, inner, year)
        yield last


_QUOTED = re.compile(r"\s*[“\"](?P<name>[^“”\"]{5,90})[”\"]\s*(?:\s[–—-]\s|[:,]\s)")


def _quoted_name(part: Part, year: int) -> Named | None:
    """The name in quotation marks that a line begins with, where the rest says on which day."""
    match = _QUOTED.match(part.block.text, part.start)
    if match is None or not said(part.block, match.end(), len(part.block.text), year).whens:
        return None
    noun = noun_in(match["name"])
    return Named(*match.span("name"), match["name"], noun[1] if noun else None, weak=False)


def _is_held(part: Part, head: str, at: int, year: int) -> bool:
    """Whether what stands behind a name says on which day; in a programme, a place is enough."""
    told = said(part.block, at, len(part.block.text), year)
    if told.whens:
        return True
    named_later = noun_in(part.block.text, at) is not None or _IS_PART_OF_DAY.match(head)
    single = [place for place in told.places if is_one_place(place.value)]
    return part.role is Role.ACTIVITIES and not named_later and len(single) == 1


_IS_PART_OF_DAY = re.compile(
    r"\W*(?:(?:buổi|các)\s+)*(?:sáng|trưa|chiều|tối|cả ngày|tiết|ca|giờ)\b", re.IGNORECASE
)


# “Mỗi xã chọn làm ít nhất 2 trong 4 việc: mở lớp …; nói chuyện …”: what they may choose from.
_EACH_CHOOSES = re.compile(
    r"\s*(?:Mỗi|Các|Từng)\s[^:.]{3,120}\s(?:chọn|làm|thực hiện)\s[^:.]{0,20}(?:ít nhất|tối thiểu)\s"
)


# “Thư viện mở cửa buổi tối: …” names what a body does, and not only the body.
_DOES = re.compile(r"\s(?:mở cửa|cho mượn|phục vụ|đón bạn đọc|cấp thẻ|tặng|trao)\s")

_IS_SECTION = re.compile(
    r"(?:về (?:công tác )?|công tác )?(?:tuyên truyền|truyền thông|nội dung|hình thức|tổ chức"
    r"|kinh phí|trách nhiệm|nhiệm vụ|các hoạt động|hoạt động|chủ đề|thời gian)(?:\s\w+){0,4}\W*$",
    re.IGNORECASE,
)


def _with_clause(activity: Activity, block: Block, start: int, end: int, year: int) -> Activity:
    """The activity, with what the next clause of its paragraph says of it."""
    if REPORTS.search(block.text[start:end]):
        return activity
    labels = tuple(stretches(block.text, start, end))
    if labels[0][0] is not None:
        for kind, first, last in labels:
            activity = with_stretch(activity, block, kind, first, last, year)
        return activity
    told = said(block, start, end, year)
    return replace(
        activity,
        whens=activity.whens or told.whens,
        hours=activity.hours
        or (() if any(re.search(r"\dh", f.value) for f in activity.whens) else told.hours),
        places=activity.places or told.places,
        organizers=activity.organizers
        or tuple(doers(block, start, end))
        or tuple(subject_of_clause(block, start, end)),
        partners=activity.partners or tuple(helpers(block, start, end)),
        people=(*activity.people, *_people(block, start, end)),
        texts=(*activity.texts, Fact(block.text[start:end].strip(" ;"), block, start, end)),
    )


_FOR = re.compile(r"\s*(?:dành cho|cho|đối tượng|thành phần|mời|với sự tham gia)\b", re.IGNORECASE)


def _people(block: Block, start: int, end: int) -> tuple[Fact, ...]:
    """“…; dành cho học sinh”: for whom the thing before it is."""
    if not _FOR.match(block.text, start, end):
        return ()
    return (Fact(block.text[start:end], block, start, end, Grade.DERIVED),)


def _ceremony(part: Part, held: re.Match[str], end: int, around: Around, year: int) -> Activity:
    """A ceremony that a sentence on something else tells the time or place of."""
    block = part.block
    told = said(block, held.start(), end, year)
    named = noun_in(held["name"])
    kind = named[1] if named else EventKind.CEREMONY
    return Activity(
        Fact(held["name"].strip(), block, held.start("name"), held.end("name"), Grade.DERIVED),
        kind,
        told.whens,
        told.hours,
        told.places,
        lower=around.lower,
        sections=(part.label,) if part.label else (),
    )


_HELD = re.compile(
    r"(?P<name>[Ll]ễ (?:khai mạc|phát động|bế mạc|tổng kết)(?: Tuần lễ)?)"
    r"(?:\s[^,;.()]{2,50}?)?\s+(?:được\s+"
    r"|sẽ\s+|dự kiến\s+)*(?:tổ chức|diễn ra)\s+(?=(?:vào|lúc|ngày"
    r"|tại|từ|hồi)\s)"
)


def _is_spoken_of(before: str) -> bool:
    return bool(re.search(r"(?:trong ngày|phục vụ|cho|tại|chuẩn bị|dự|về)\s+(?:buổi\s+)?$", before))
