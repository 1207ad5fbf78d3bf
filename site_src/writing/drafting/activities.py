"""What happens in the Week.

From the sections and entries of a plan to activities with time, place, bodies and people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.collecting import OPENINGS
from site_src.writing.drafting.dashed import barred, dashed, dated, named_then
from site_src.writing.drafting.day_numbers import by_number, days_of
from site_src.writing.drafting.day_words import CLOCK
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import body_facts
from site_src.writing.drafting.labelled import structured, with_line, with_stretch, without_next
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.moments import is_day_alone, moments, without_note
from site_src.writing.drafting.names import begins_with_body, is_body_alone
from site_src.writing.drafting.naming import LEVEL, activity_of, title_in
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.parted import parted
from site_src.writing.drafting.places import is_one_place, places_in
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.rounds import rounds
from site_src.writing.drafting.running_text import clauses
from site_src.writing.drafting.said import LOWER, WEEK_ITSELF, cited_spans, is_of_week, moment_fact
from site_src.writing.drafting.sentences import (
    is_choice,
    is_held,
    is_internal,
    is_over_past,
    is_remark,
    is_shown,
    prepares,
)
from site_src.writing.drafting.terms import audience_in
from site_src.writing.drafting.titles import Named, without_orders
from site_src.writing.drafting.told_apart import told_apart
from site_src.writing.drafting.week import periods

# A heading that says where all below it is: “1. Tại Thư viện tỉnh”.
_STEP = re.compile(r"(?:Bước|BƯỚC|Giai đoạn|GIAI ĐOẠN)\s+(?:\d|[IVX]+|một|hai|ba)(?!\w)")
_SHORT_STEP = 80
# Where a heading that is nothing but a body says who holds what stands below it.
_PROGRAMME = (Role.ACTIVITIES, Role.OTHER)
_FIELDS = {"organizers", "partners", "people"}
# “Dành cho học sinh”, “Hoạt động cho người cao tuổi” above what is on for them.
_FOR_WHOM = re.compile(
    r"(?:(?:Các )?(?:hoạt động|chương trình|phần)\s)?(?:dành )?(?:riêng )?(?:cho|đối với)\s"
    r"(?!(?:các\s)?(?:trường|đơn vị|cơ quan|phòng|hội|xã|thôn|ấp|lớp)(?!\w))[^:.;]{3,60}:?$",
    re.IGNORECASE,
)
_IS_THEN = re.compile(rf"(?:từ\s+)?{CLOCK}", re.IGNORECASE)
_AT = re.compile(r"\s*tại\s+", re.IGNORECASE)


def activities(parts: Sequence[Part], year: int) -> tuple[list[Activity], list[Part]]:
    """The activities of a body, and the entries of its programme that only order something."""
    finder = _Finder(year, days_of(periods(parts, year)), told_apart(parts, year))
    for part in parts:
        finder.visit(part, Around())
    found = (one for one in finder.found if not _is_no_thing(one))
    return [one for one in found if _is_open(one)], finder.orders


def _is_no_thing(one: Activity) -> bool:
    """Whether a name is that of what hangs, of nobody but a body, or only says how."""
    name = one.title.value
    alone = noun_in(name) is None and is_body_alone(name) and len(name.split()) <= _FEW_WORDS
    return is_shown(name) or is_remark(name) or (alone and not (one.hours and one.places))


_FEW_WORDS = 2


def _is_open(one: Activity) -> bool:
    """Whether an activity has a whole name, and is not only for its own people.

    Those need no hour and place.
    """
    title = one.title.value
    if title.count(")") > title.count("("):
        # “(9 lớp, 341 em)”: of words in brackets, not all.
        return False
    return not is_internal(title) or bool(one.whens and one.hours and one.places)


def _is_held_here(one: Activity) -> bool:
    """Whether a task says when or where its activity is, its own name, or who holds it."""
    told = one.whens or one.hours or one.places
    title = one.title
    return bool(told) or "“" in title.value or is_held(title.block.text[: title.start])


class _Finder:
    """Goes through the parts once; what is found is frozen."""

    def __init__(
        self, year: int, week: Sequence[date], apart: Mapping[int, Sequence[tuple[Part, int]]]
    ) -> None:
        self.year = year
        self.apart = apart
        self.week = week
        self.found: list[Activity] = []
        self.orders: list[Part] = []

    def visit(self, part: Part, around: Around) -> None:
        if part.role in (Role.PURPOSE, Role.COST, Role.SLOGANS, Role.OUTLINE, Role.FORM):
            return
        if part.block.cells:
            return
        is_step = part.mark == "step" or _STEP.match(part.text)
        if is_step and (part.parts or len(part.text) < _SHORT_STEP):
            # “Bước 3: Tổng kết” is a step of the work; what is got ready in one is no programme.
            if prepares(part.text):
                return
            for inner in part.parts:
                self.visit(inner, around)
            return
        if part.heading and is_over_past(part.text):
            # What was done before is no programme; the headings in it may be.
            for inner in part.parts:
                if inner.heading:
                    self.visit(inner, around)
            return
        if part.block.number in self.apart:
            self.found += self._told_apart(part, around)
            return
        around = self._around(part, around)
        if (on := by_number(part, self.week)) is not None:
            part, around = on[0], replace(around, when=on[1])
        if part.parts and without_note(part.text) != part.text:
            # “Thứ Bảy, ngày 07/10 (phiên chợ)”
            for inner in part.parts:
                self.visit(inner, around)
            return
        own = without_next(part)
        if (
            part.role in (Role.ACTIVITIES, Role.TIME, Role.OTHER)
            # A day above its one line is no name.
            and not is_day_alone(part.text)
            and (found_here := structured(own, around, self.year))
        ):
            self.found += rounds(own, found_here, self.year)
            for inner in part.parts[len(own.parts) :]:
                self.visit(inner, around)
            return
        if part.role in (Role.ACTIVITIES, Role.OTHER) and (row := dated(part, around, self.year)):
            # What stands below such a line is a remark.
            self.found.append(row)
            return
        if part.heading and part.parts and (whole := self._above_fields(part, around)):
            self.found.append(whole)
            return
        if part.heading and part.parts:
            for inner in part.parts:
                self.visit(inner, around)
            return
        row = dashed(part, around, self.year) if part.role is Role.ACTIVITIES else None
        if part.role in (Role.ACTIVITIES, Role.OTHER):
            # Fields say by themselves what they are, whatever the heading above.
            row = row or barred(part, around, self.year)
        if row is not None:
            self.found.append(row)
            return
        if part.role in (Role.ACTIVITIES, Role.OTHER, Role.TIME) and (
            found_in := parted(part, around, self.year)
        ):
            self.found += found_in
            return
        if is_day_alone(part.text):
            for inner in part.parts:
                self.visit(inner, around)
            return
        if self._is_of_ceremony(part):
            self.found[-1] = with_line(self.found[-1], part, self.year)
            return
        before = self.found[-1] if self.found else None
        found = (
            list(clauses(part, around, self.year, before)) if part.role is not Role.REPORT else []
        )
        if part.role is Role.DUTIES:
            # What somebody does for a thing that is named elsewhere: “Ra thể lệ hội thi”.
            found = [one for one in found if _is_held_here(one)]
        if (
            not found
            and part.role is Role.ACTIVITIES
            and (named := named_then(part, around, self.year))
        ):
            found = [named]
        self.found += found
        if len(found) == 1 and part.parts and _IS_THEN.match(part.text):
            # Below an hour with its name stands who comes and what is on there.
            for inner in part.parts:
                self.found[-1] = with_line(self.found[-1], inner, self.year)
            return
        leads = part.text.rstrip().endswith(":")
        of_week = (
            is_of_week(part.text)
            or re.match("[Cc]hủ đề", part.text)
            or (run_in(part) and label_of((run_in(part) or ("", 0))[0]))
        )
        if (
            not found
            and not leads
            and not of_week
            and part.role is Role.ACTIVITIES
            and len(part.text) > 15
        ):
            self.orders.append(part)
        for inner in part.parts:
            self.visit(inner, around)

    def _told_apart(self, part: Part, around: Around) -> Iterator[Activity]:
        """What a line names, with its time and place from other sections; there, nothing more."""
        block = part.block
        told = self.apart[block.number]
        if not told:
            return
        start = found[1] if (found := run_in(part)) and label_of(found[0]) is None else part.start
        own = replace(part, start=start)
        named = title_in(block, start, noun_in(own.text), self.year)
        activity = activity_of(own, named, start, len(block.text), around, self.year)
        for line, at in told:
            end = len(line.block.text)
            kind = "time" if moments(line.block.text[at:], self.year) else "place"
            activity = with_stretch(activity, line.block, kind, at, end, self.year)
        yield activity

    def _above_fields(self, part: Part, around: Around) -> Activity | None:
        """A line that says what is when and where, above lines of who does it and for whom."""
        runs = [(inner, run[0]) for inner in part.parts if (run := run_in(inner))]
        kinds = {label_of(words) for _inner, words in runs}
        if part.role not in _PROGRAMME or len(runs) < len(part.parts) or not kinds & _FIELDS:
            return None
        others = (inner for inner, words in runs if label_of(words) is None)
        if any(inner.parts or moments(inner.text, self.year) for inner in others):
            # “Lớp A: 9 giờ” is a thing of its own; “Mang theo: nước” is about the one above.
            return None
        line = replace(part, heading=False, parts=())
        found = list(clauses(line, around, self.year, None))
        if len(found) != 1 or not (found[0].whens or found[0].hours):
            return None
        for inner in part.parts:
            found[0] = with_line(found[0], inner, self.year)
        return found[0]

    def _is_of_ceremony(self, part: Part) -> bool:
        """Whether a line in a section on time says how, or for whom, the ceremony before it is."""
        found = run_in(part)
        return (
            found is not None
            and label_of(found[0]) in ("mode", "people")
            and bool(self.found)
            and self.found[-1].kind in OPENINGS
            and part.role is Role.TIME
            and noun_in(part.text) is None
        )

    def _around(self, part: Part, around: Around) -> Around:
        text = part.text
        if not part.parts:
            return around
        if part.heading and (match := LEVEL.search(text)):
            level = Fact(
                match[1],
                part.block,
                part.start + match.start(),
                part.start + match.end(),
                Grade.DERIVED,
            )
            around = replace(
                around,
                level=level,
                lower=match[1] in ("cơ sở", "thôn", "phường", "xã") and "cấp quận" in text,
            )
        if (
            part.role is Role.DUTIES
            and (part.heading or label_of(text) is None)
            and begins_with_body(text)
        ):
            names = tuple(fact for fact in body_facts(part))
            if names:
                around = replace(around, organizers=names, lower=bool(LOWER.search(names[0].value)))
        if part.heading and part.role in _PROGRAMME and is_body_alone(sentence_case(text)):
            around = replace(
                around,
                organizers=tuple(replace(f, grade=Grade.DERIVED) for f in body_facts(part)),
                lower=around.lower or bool(LOWER.search(text)),
            )
        if part.role in _PROGRAMME and _FOR_WHOM.match(text) and audience_in(text):
            people = Fact(text, part.block, part.start, len(part.block.text))
            around = replace(around, people=(people,))
        if part.heading and part.role in _PROGRAMME and (thing := _thing_of_all(part, self.year)):
            around = replace(around, thing=thing)
        if (part.heading or text.endswith(":")) and (at := _place_of_all(part)) is not None:
            around = replace(around, place=at)
        text = without_note(text)
        if part.heading or text.endswith(":") or is_day_alone(text):
            times = [m for m in moments(text, self.year, cited_spans(text)) if m.day and m.when]
            if times and not WEEK_ITSELF.match(text) and not noun_in(text):
                moment = times[0]
                fact = moment_fact(moment, part.block, part.start, Grade.DERIVED)
                around = replace(around, when=fact)
            if not part.heading and LOWER.search(text):
                around = replace(around, lower=True)
            if is_choice(text):
                around = replace(around, suggested=True)
        return around


def _thing_of_all(part: Part, year: int) -> Named | None:
    """The one thing that a heading names: “Lễ khai mạc”, above “Cấp quận” and “Cấp phường”."""
    noun = noun_in(part.text)
    if noun is None or noun[2] or noun[0] > without_orders(part.text):
        return None
    return title_in(part.block, part.start, noun, year)


def _place_of_all(part: Part) -> Fact | None:
    """Where all is that stands below a heading or a lead: “Tại …”, “Các lớp mở tại sảnh …:”."""
    text = part.text
    named = list(places_in(text))
    where = _AT.match(text)
    begins = where is not None and bool(named) and named[0][0] == where.end()
    leads = part.role in _PROGRAMME and not part.heading and len(named) == 1
    if not begins and not (leads and is_one_place(named[0][2])):
        return None
    start, end, name = named[0]
    return Fact(name, part.block, part.start + start, part.start + end, Grade.DERIVED)
