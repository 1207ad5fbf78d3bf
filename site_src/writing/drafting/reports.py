"""Who reports to whom, through whom and by when; and the form for the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.blocks import is_capitals
from site_src.writing.drafting.capitals import in_small, sentence_case
from site_src.writing.drafting.deadlines import deadlines, on_a_day
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import body_facts
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.leads import lead_in
from site_src.writing.drafting.names import begins_with_body, is_counted, without_sentence
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.report_clause import Clause
from site_src.writing.drafting.report_words import (
    CLOSING,
    HANDS_IN,
    PASSES_ON,
    REPORTS,
    SENTENCES,
    SPEAKS,
)
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import cited_spans
from site_src.writing.drafting.task_sentences import subject_of
from site_src.writing.drafting.tasks import Assigned


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A duty to report; what the plan does not say is None."""

    reporters: Fact | None
    receivers: tuple[Fact, ...]
    via: Fact | None
    deadline: Fact | None
    contents: tuple[Fact, ...]
    section: str
    whole: Fact


_RULED = re.compile(r"theo (?:đúng )?quy định", re.IGNORECASE)


# “Kết quả đề nghị gửi về Phòng …” in a letter.
_ASKS = re.compile(r"(?:đề nghị|yêu cầu|xin)\s+(?:báo cáo|g[ửở]i|nộp|tổng hợp)", re.IGNORECASE)


def report_duties(parts: Sequence[Part], year: int, addressed: Sequence[Fact]) -> list[ReportDuty]:
    """The duties to report of a body; a last day that belongs to something else is none.

    What a letter asks of nobody by name it asks of those to whom it is `addressed`.
    """
    found: list[ReportDuty] = []
    everybody = (
        replace(
            addressed[0],
            value="; ".join(fact.value for fact in addressed),
            grade=Grade.DERIVED,
        )
        if addressed
        else None
    )
    for part, body in _within(parts, None):
        of_part = len(found)
        for start, end in _sentences(part.block.text, part.start):
            text = part.block.text[start:end]
            hands_in = part.role is Role.REPORT and HANDS_IN.search(text)
            if not (REPORTS.search(text) or hands_in):
                continue
            days = deadlines(text, year, cited_spans(text)) or on_a_day(text, year)
            within = r"báo cáo[^,;]{0,140}theo (?:đúng )?quy định"
            ruled = _RULED.search(text) if re.search(within, text, re.IGNORECASE) else None
            if not days and not ruled:
                continue
            asked = everybody if _ASKS.search(text) else None
            later = start > part.start and run_in(part) is None
            said = subject_of(part, start, end) if later else None
            if later and said is None and text[:1].islower():
                # “Các chi hội chọn người; báo số lượng về …”: who stands first in that sentence.
                first = max(m.end() for m in re.finditer(r"^|\.\s+", part.block.text[:start]))
                said = subject_of(part, first, start) if first > part.start else None
            speaks = SPEAKS.match(text)
            # “Hội tổng hợp, gửi …” is the society; “Phòng đọc báo lại cho …” the reading room.
            alone = speaks is None or (said and speaks["who"].strip() == said[0].value)
            own = _in_front(said[0]) if said and alone else body
            found += (
                replace(told, reporters=told.reporters or asked)
                for told in _reports(part, start, text, days, ruled, own)
            )
        found[of_part:] = _in_full(found[of_part:])
    return found


def _in_full(found: Sequence[ReportDuty]) -> list[ReportDuty]:
    """“… về Hội Khuyến học phường. Hội tổng hợp …”: the body that was named before by all of it."""
    named: list[str] = []
    full: list[ReportDuty] = []
    for one in found:
        who = one.reporters
        before = [name for name in named if who and name.startswith(f"{who.value} ")]
        if who is not None and " " not in who.value and len(dict.fromkeys(before)) == 1:
            who = replace(who, value=before[0], grade=Grade.DERIVED)
        full.append(replace(one, reporters=who))
        named += [fact.value for fact in one.receivers]
    return full


def _in_front(fact: Fact) -> Fact:
    return replace(fact, value=fact.value[:1].upper() + fact.value[1:])


def tabled_reports(assigned: Sequence[Assigned], year: int) -> list[ReportDuty]:
    """The duties to report among the tasks of a table, by the last day of their row."""
    found: list[ReportDuty] = []
    for one in assigned:
        for duty in one.duties:
            text = duty.text.value
            if duty.deadline is None or not REPORTS.search(text):
                continue
            part = Part(duty.text.block, 0, "", "", Role.DUTIES, heading=False)
            days = deadlines(text, year, cited_spans(text))
            found += (
                replace(told, deadline=told.deadline or duty.deadline)
                for told in _reports(part, duty.text.start, text, days, None, one.bodies[0])
            )
    return found


def _within(parts: Sequence[Part], body: Fact | None) -> Iterator[tuple[Part, Fact | None]]:
    """Every part, with the body whose part it is."""
    for part in parts:
        own = body
        if part.role in (Role.DUTIES, Role.REPORT):
            label = run_in(part)
            heading = begins_with_body(sentence_case(part.text)) or is_counted(part.text)
            # Above the headings of others it is a section: “NHIỆM VỤ CỦA CÁC ĐƠN VỊ”.
            heading = heading and not any(inner.heading for inner in part.parts)
            named = (part.heading and part.parts and heading) or (
                label is not None and (begins_with_body(label[0]) or is_counted(label[0]))
            )
            if named and not part.block.cells:
                names = tuple(body_facts(part))
                if names:
                    last = names[-1]
                    first = names[0]
                    whole = without_sentence(part.block.text[first.start : last.end])
                    value = in_small(whole, "") if is_capitals(whole) else whole
                    own = Fact(value, part.block, first.start, last.end)
            elif not part.heading and not part.block.cells and (said := subject_of(part)):
                own = said[0]
        told = run_in(part)
        if (
            not part.block.cells
            and CLOSING.match(part.text)
            and not (lead_in(part.text) or (told and begins_with_body(told[0])))
        ):
            own = None
        if not part.block.cells:
            yield part, own
        yield from _within(part.parts, own)


def _sentences(text: str, start: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in SENTENCES.finditer(text, start):
        piece = text[at : match.start()]
        if piece.count("(") > piece.count(")"):
            continue
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _reports(
    part: Part,
    start: int,
    text: str,
    days: list[tuple[int, int, str, bool]],
    ruled: re.Match[str] | None,
    body: Fact | None,
) -> Iterator[ReportDuty]:
    """The duties of a sentence: one for each last day, with the words before it."""
    cuts = [0, *(end for _first, end, _words, _derived in days)][: len(days) or 1]
    whole = Clause(part, start, text)
    before: tuple[Fact, ...] = ()
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else len(text)
        clause = Clause(part, start + cut, text[cut:stop])
        if not clause.is_of_reports:
            continue
        reporters = clause.reporters(body)
        if before and PASSES_ON.match(clause.text):
            reporters = replace(before[0], grade=Grade.DERIVED)
        before = clause.receivers
        deadline = None
        if days:
            first, last, words, derived = days[number]
            deadline = whole.fact(first, last, words)
            deadline = replace(deadline, grade=Grade.DERIVED) if derived else deadline
        elif ruled:
            deadline = whole.fact(*ruled.span(), "theo quy định")
        yield ReportDuty(
            reporters,
            before,
            clause.channel,
            deadline,
            clause.contents,
            part.label,
            clause.fact(0, len(clause.text), clause.text),
        )
