"""Who reports to whom, through whom and by when; and the form for the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.blocks import is_capitals
from site_src.writing.drafting.capitals import in_small, sentence_case
from site_src.writing.drafting.deadlines import deadlines, on_a_day
from site_src.writing.drafting.duties import Assigned
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.leads import lead_in
from site_src.writing.drafting.names import begins_with_body, bodies, without_sentence
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.report_words import (
    CLOSING,
    CONTENTS,
    DIRECT,
    FIRST,
    HANDS_IN,
    PASSES_ON,
    REPORTS,
    SENTENCES,
    SPEAKS,
    TO,
    VIA,
    WHO,
)
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import body_facts, cited_spans
from site_src.writing.drafting.task_sentences import subject_of


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
_ASKS = re.compile(r"(?:đề nghị|yêu cầu|xin)\s+(?:báo cáo|gửi|nộp|tổng hợp)", re.IGNORECASE)


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
            own = _in_front(said[0]) if said and not SPEAKS.match(text) else body
            found += (
                replace(told, reporters=told.reporters or asked)
                for told in _reports(part, start, text, days, ruled, own)
            )
    return found


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


# “11 khu vực: …”
_COUNTED = re.compile(r"\d+ (?:khu|thôn|xã|phường|trường|tổ|ấp|xóm|bản|chi|đơn vị)\b")


def _within(parts: Sequence[Part], body: Fact | None) -> Iterator[tuple[Part, Fact | None]]:
    """Every part, with the body whose part it is."""
    for part in parts:
        own = body
        if part.role in (Role.DUTIES, Role.REPORT):
            label = run_in(part)
            heading = begins_with_body(sentence_case(part.text))
            named = (part.heading and part.parts and heading) or (
                label is not None and (begins_with_body(label[0]) or _COUNTED.match(label[0]))
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
    def fact(first: int, last: int, value: str, grade: Grade = Grade.VERBATIM) -> Fact:
        return Fact(value, part.block, start + first, start + last, grade)

    # Two last days in one sentence: each belongs to the words before it.
    cuts = [0, *(end for _first, end, _words, _derived in days)][: len(days) or 1]
    before: tuple[Fact, ...] = ()
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else len(text)
        piece = text[cut:stop]
        if not re.search(r"báo (?:cáo|kết quả|số|lại)|gửi|nộp|tổng hợp", piece, re.IGNORECASE):
            continue
        who = WHO.search(piece)
        if (speaks := SPEAKS.match(piece)) and begins_with_body(speaks["who"]):
            who = speaks
        if who and re.search(r"\bcủa\s[^,;.]*$", piece[: who.start("who")]):
            # “kết quả của các trường và các Trung tâm, báo cáo …”: of whom, and not who.
            who = None
        if who is None and body is None and part.role is Role.REPORT:
            who = FIRST.match(piece)
        if who is None and body is None:
            # The sentence before, of which this one is a part, says who.
            for match in WHO.finditer(part.block.text, part.start, start + cut):
                who = match
        # “Báo cáo Giám đốc … để tổng hợp gửi Sở”: who sends it on is another.
        own = re.split(r"(?<=\w)\s(?:để|nhằm) (?:tổng hợp|báo cáo|gửi)", piece)[0]
        receivers = [m for pattern in (TO, DIRECT) for m in [pattern.search(own)] if m][:1]
        via = VIA.search(piece)
        reporters = (
            Fact(
                _plain(who["who"]),
                part.block,
                _offset(who, part, start + cut),
                _offset(who, part, start + cut) + len(who["who"]),
            )
            if who
            and (
                who.string is part.block.text
                or not receivers
                or who.start() < receivers[0].start("to")
            )
            else None
        )
        helps = who and re.search(
            r"(?:tham mưu|giúp|trình)\s+(?:cho\s+)?$", piece[: who.start("who")]
        )
        if reporters is None or (
            body is not None
            and (
                helps
                or reporters.value.casefold() in body.value.casefold()
                or not (
                    re.match(r"(?:[Cc]ác|UBND|Ủy ban)", reporters.value)
                    or (who and _begins_clause(piece, who))
                )
            )
        ):
            reporters = body or reporters
        if before and PASSES_ON.match(piece):
            reporters = replace(before[0], grade=Grade.DERIVED)
        to = before = tuple(
            fact(cut + m.start("to"), cut + m.end("to"), name)
            for m in receivers
            for name in bodies(re.sub(r"\s+(?:kết quả|trước).*", "", m["to"]))
        )
        what = tuple(
            fact(
                cut + m.start("what"),
                cut + m.end("what"),
                m["what"].strip(" ,")[:1].upper() + m["what"].strip(" ,")[1:],
            )
            for m in CONTENTS.finditer(piece)
        )
        deadline = None
        if days:
            first, last, words, derived = days[number]
            deadline = fact(first, last, words, Grade.DERIVED if derived else Grade.VERBATIM)
        elif ruled:
            deadline = fact(*ruled.span(), "theo quy định")
        name = "via" if via and via["via"] else "plain"
        if via and re.search(
            r"e-?mail|thư điện tử|zalo|@|hộp thư|đường link|điện thoại", via[name], re.IGNORECASE
        ):
            via = None
        channel = (
            fact(cut + via.start(name), cut + via.end(name), via[name].strip()) if via else None
        )
        yield ReportDuty(reporters, to, channel, deadline, what, part.label, fact(cut, stop, piece))


def _begins_clause(piece: str, who: re.Match[str]) -> bool:
    """Whether a clause has a subject of its own: “…, nhà trường báo cáo Sở trước …”."""
    if who.string is not piece or not re.match(
        r"(?:báo cáo|gửi|nộp|tổng hợp|tập hợp|gom|trình)", piece[who.end() :]
    ):
        return False
    return not piece[: who.start()].strip() or bool(re.search(r"[,;]\s*$", piece[: who.start()]))


def _offset(who: re.Match[str], part: Part, start: int) -> int:
    return who.start("who") + (0 if who.string is part.block.text else start)


def _plain(text: str) -> str:
    text = re.sub(
        r"^(?:.*\b)?(?:đề nghị|yêu cầu|giao(?:\s+cho)?)\s+", "", text.strip(), flags=re.IGNORECASE
    ).strip(" ,")
    text = re.sub(
        r"\s+(?:căn cứ|chỉ đạo|thực hiện|triển khai|nghiêm túc|tổ chức"
        r"|kịp thời|xây dựng|theo dõi|phối hợp|chuẩn bị|chủ trì)\b.*$",
        "",
        text,
    ).strip(" ,")
    text = without_sentence(text)
    return text[:1].upper() + text[1:]
