"""The activities of a paragraph of running text, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.model import EventKind
from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.carrying import carried, day_in_front, is_apart, restates, says_more
from site_src.writing.drafting.clause import REPORTS, clause_activity
from site_src.writing.drafting.elsewhere import elsewhere, held_elsewhere, part_until
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.fronts import (
    FIELDS,
    Front,
    ceremony_of_field,
    front_of,
    leads_to_lines,
    leads_to_slogans,
)
from site_src.writing.drafting.hanging import only_hangs
from site_src.writing.drafting.holders import doers, helpers, subject_of_clause
from site_src.writing.drafting.labelled import with_line, with_stretch
from site_src.writing.drafting.labels import label_of, run_in, stretches
from site_src.writing.drafting.moments import is_day_alone, moments
from site_src.writing.drafting.naming import activity_of, at_level
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import field_place
from site_src.writing.drafting.plain_lines import comes
from site_src.writing.drafting.quoted_slogans import Hung, quoted_slogans
from site_src.writing.drafting.said import IS_HOUR, LOWER, cited_spans, said, spans
from site_src.writing.drafting.sentences import is_choice, is_opinion
from site_src.writing.drafting.titles import Named


def clauses(part: Part, around: Around, year: int, before: Activity | None) -> Iterator[Activity]:
    """The activities that a paragraph names; `before` is the one found last."""
    there = elsewhere(part)
    own = part if there is None else part_until(part, there)
    found = list(_clauses_of(own, around, year, before))
    yield from found
    if there is not None and found:
        yield held_elsewhere(part, found[-1], there, year)


def _clauses_of(
    part: Part, around: Around, year: int, before: Activity | None
) -> Iterator[Activity]:
    """The activities of a paragraph that says of nobody that they hold it elsewhere."""
    hung = tuple(quoted_slogans(part.text))
    found = run_in(part)
    if leads_to_lines(part) or leads_to_slogans(part, found, hung):
        return
    if found and any(one.start < found[1] - part.start < one.end for one in hung):
        found = None  # “Treo băng rôn ở cổng, nội dung: “…”” leads to a slogan.
    if found and any(start <= part.start < end for start, end in cited_spans(part.block.text)):
        return  # “Công văn chỉ đạo: số 2344/…”
    if found and noun_in(found[0]) is None and is_opinion(found[0]):
        return
    if found and label_of(found[0]) in FIELDS:
        # What stands alone like this speaks of the Week, unless it names a ceremony.
        ceremony = ceremony_of_field(part, found, year)
        if ceremony is not None:
            yield ceremony
            return
        if noun_in(part.text) is None:
            return
    if found and (named := at_level(found[0], part.start, around.thing)) is not None:
        held = _named_in_front(part, Front(part.start, found[1]), named, around, year)
        if held.whens or held.places:
            yield held
            return
    front = front_of(part, found, year)
    if front is None:
        return
    if front.subject:
        around = replace(
            around,
            organizers=front.subject,
            lower=around.lower or bool(LOWER.match(front.subject[0].value)),
        )
    if front.name is not None:
        yield _named_in_front(part, front, front.name, around, year)
        return
    yield from _Walk(part, front, around, year, before, hung).activities()


def _named_in_front(part: Part, front: Front, name: Named, around: Around, year: int) -> Activity:
    """The activity that a paragraph begins with: all that stands behind is said of it."""
    block = part.block
    parts = list(stretches(block.text, front.behind, len(block.text)))
    last_at = parts[0][2] if parts[0][0] is None else parts[0][1]
    activity = activity_of(part, name, part.start, last_at, around, year)
    for of, first, stop in parts if parts[0][0] is not None else parts[1:]:
        activity = with_stretch(activity, block, of, first, stop, year)
    for inner in part.parts:
        activity = with_line(activity, inner, year)
    return activity


_A_DAY = r"\d{1,2}/\d{1,2}"
# “Lễ khai mạc ngày 02/10, tổng kết ngày 08/10”
_NEXT_CEREMONY = re.compile(
    rf"(?:khai mạc|phát động)(?:[^,;.]|,\s(?=tại|ở)){{0,60}}?{_A_DAY}[^,;.]{{0,40}}?"
    r"(?P<cut>,\s+(?:và\s+)?|\s+và\s+)"
    rf"(?=(?:lễ\s)?(?:bế mạc|tổng kết)\s[^,;.]{{0,40}}?{_A_DAY})",
    re.IGNORECASE,
)


def _clauses(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The clauses of a text, and those of two ceremonies apart."""
    for first, stop in spans(text, start):
        if cut := _NEXT_CEREMONY.search(text, first, stop):
            yield first, cut.start("cut")
        yield cut.end("cut") if cut else first, stop


class _Walk:
    """The way through the clauses of a paragraph, with the activity found last."""

    def __init__(
        self,
        part: Part,
        front: Front,
        around: Around,
        year: int,
        before: Activity | None,
        hung: Sequence[Hung],
    ) -> None:
        self._part, self._block, self._year = part, part.block, year
        self._around, self._before = around, before
        head = front.behind if front.is_open else _end_of_day(part)
        day = day_in_front(part, head, year) if head is not None else None
        self._of_day = replace(around, when=day) if day else around
        self._hung = [part.start + one.start for one in hung]
        self._spans = list(_clauses(part.block.text, front.start))
        self._chosen = around.suggested or is_choice(part.text[: front.start - part.start])
        # “7 giờ 00. Khai mạc. Sân xã. Thư viện đưa xe sách đến.”: all of it is of that hour.
        self._of_one_hour = IS_HOUR.match(part.block.text, part.start) is not None
        self._last: Activity | None = None

    def activities(self) -> Iterator[Activity]:
        """All of them, in the order of the text."""
        for number, (first, stop) in enumerate(self._spans):
            self._chosen = self._chosen or is_choice(self._block.text[first:stop])
            if self._chosen and not _says_when(self._block.text[first:stop], self._year):
                continue
            if only_hangs(self._block.text, first, stop, self._hung):
                continue
            ceremonies, end = self._of_ceremony(first, stop)
            yield from ceremonies
            if end is not None:
                yield from self._of_clause(number, first, end)
        if self._last is not None:
            yield self._with_lines(self._last)

    def _of_ceremony(self, first: int, stop: int) -> tuple[Sequence[Activity], int | None]:
        """The ceremony that a clause on something else tells of, and what is on beside it.

        With it, where the rest of the clause ends; None where nothing is left.
        """
        text = self._block.text
        held = _HELD.search(text, first, stop)
        if held is None:
            return (), stop
        thing = noun_in(text[first : held.start() + 1])
        before = text[first : held.start()]
        if thing is None:
            if not _is_spoken_of(before):
                return (), stop
            return (_ceremony(self._part, held, stop, self._around, self._year),), None
        if thing[0] + first == held.start():
            return (), stop
        # “… trong ngày Lễ khai mạc được tổ chức vào … tại …”: that is the ceremony's.
        ceremony = _ceremony(self._part, held, stop, self._around, self._year)
        if not ceremony.whens or "trong ngày" not in before:
            return (ceremony,), held.end()
        on_its_day = replace(self._around, when=replace(ceremony.whens[0], grade=Grade.DERIVED))
        beside = clause_activity(self._part, first, held.end(), on_its_day, self._year, True)
        return ((ceremony,) if beside is None else (ceremony, beside)), None

    def _of_clause(self, number: int, first: int, end: int) -> Iterator[Activity]:
        """The activity before this clause, where the clause names one of its own."""
        text, stop = self._block.text, self._spans[number][1]
        # “…, tại Nhà văn hóa. Chủ trì: …”: the name stands before the first label.
        unlabelled, *labelled = stretches(text, first, end)
        if unlabelled[0] is None:
            end = unlabelled[2]
        elif self._last is not None:
            self._last = _with_clause(self._last, self._block, first, stop, self._year)
            return
        else:
            labelled = []
        following = self._spans[number + 1 :][:1]
        more = [one for at, until in following for one in stretches(text, at, until)]
        timed = any(of in ("time", "place") for of, _at, _until in (*labelled, *more))
        if self._last is not None and (
            says_more(text, first, end)
            or restates(text, first, self._part.start)
            or (self._of_one_hour and not _says_when(text[first:end], self._year))
        ):
            self._last = self._said_more(self._last, first, stop)
            return
        of_day = self._of_day if number else self._around
        here, same_day = carried(self._block, first, end, of_day, self._last or self._before)
        found = clause_activity(self._part, first, end, here, self._year, timed or same_day)
        if found is None:
            if self._last is not None:
                self._last = _with_clause(self._last, self._block, first, stop, self._year)
            return
        if self._last is not None:
            yield self._last
        for of, at, until in labelled:
            found = with_stretch(found, self._block, of, at, until, self._year)
        self._last = found

    def _said_more(self, last: Activity, first: int, stop: int) -> Activity:
        """The last activity with a clause that says more of it, or something apart."""
        if not is_apart(self._block.text, first):
            return _with_clause(last, self._block, first, stop, self._year)
        text = _stretch(self._block, first, stop)
        return replace(last, texts=(*last.texts, text))

    def _with_lines(self, last: Activity) -> Activity:
        """The last activity with the labelled lines below the paragraph."""
        for inner in self._part.parts:
            run = run_in(inner)
            if run and label_of(run[0]):
                last = with_line(last, inner, self._year)
        return last


def _end_of_day(part: Part) -> int | None:
    """Where a first sentence ends that is a day alone: “Thứ Hai, ngày 30/9/2019. Lúc 7 giờ …”."""
    sentence = _SENTENCE.match(part.block.text, part.start)
    return sentence.end() if sentence and is_day_alone(sentence[0]) else None


_SENTENCE = re.compile(r"[^.:;]{3,60}(?=\.\s+\S)")


def _says_when(text: str, year: int) -> bool:
    """Whether a text names a day or an hour: “đọc báo buổi sáng” does not."""
    return any(re.search(r"\d", moment.when) for moment in moments(text, year))


def _with_clause(activity: Activity, block: Block, start: int, end: int, year: int) -> Activity:
    """The activity, with what the next clause of its paragraph says of it."""
    if REPORTS.search(block.text[start:end]):
        return activity
    labels = tuple(stretches(block.text, start, end))
    if labels[0][0] is not None:
        for kind, first, last in labels:
            activity = with_stretch(activity, block, kind, first, last, year)
        return activity
    if _REGISTERS.match(block.text, start, end):
        # By when and where one registers is not when and where it is.
        return replace(activity, texts=(*activity.texts, _stretch(block, start, end)))
    told = said(block, start, end, year)
    return replace(
        activity,
        whens=activity.whens or told.whens,
        hours=activity.hours
        or (() if any(re.search(r"\dh", f.value) for f in activity.whens) else told.hours),
        places=activity.places or told.places or tuple(_place(block, start, end)),
        organizers=activity.organizers
        or tuple(doers(block, start, end))
        or tuple(subject_of_clause(block, start, end)),
        partners=activity.partners or tuple(helpers(block, start, end)),
        people=(*activity.people, *_people(block, start, end)),
        texts=(*activity.texts, _stretch(block, start, end)),
    )


def _stretch(block: Block, start: int, end: int) -> Fact:
    """A stretch as it goes into the description."""
    return Fact(block.text[start:end].strip(" ;"), block, start, end)


_REGISTERS = re.compile(
    r"\s*(?:(?:hạn |thời hạn |người dự |học viên )?đăng ký|ghi danh|liên hệ|nộp"
    r"|gửi (?:bài|hồ sơ|danh)|(?:nhận|phát|mua) (?:bài|hồ sơ|vé|đăng ký))(?!\w)",
    re.IGNORECASE,
)
_WHERE_IS = re.compile(
    r"(?:Nơi|Chỗ|Địa điểm|Địa chỉ)(?:\s[^\W\d]+){0,4}?\s(?:vẫn |đều )?(?:là|ở|tại)\s", re.IGNORECASE
)


def _place(block: Block, start: int, end: int) -> Iterator[Fact]:
    """The place that a clause names, and nothing else: “Sân Trung tâm xã.”, “Nơi học là …”."""
    lead = _WHERE_IS.match(block.text, start, end)
    start = lead.end() if lead else start
    if (where := field_place(block.text[start:end])) is not None:
        at = start + where[0]
        yield Fact(where[1], block, at, at + len(where[1]))


_FOR = re.compile(r"\s*(?:dành cho|cho|đối tượng|thành phần|mời|với sự tham gia)\b", re.IGNORECASE)


def _people(block: Block, start: int, end: int) -> tuple[Fact, ...]:
    """“…; dành cho học sinh”: for whom the thing before it is."""
    if _FOR.match(block.text, start, end):
        return (Fact(block.text[start:end], block, start, end, Grade.DERIVED),)
    text = block.text[start:end].rstrip(" .;")
    come = comes(text)
    return (Fact(text[:come], block, start, start + come),) if come else ()


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
