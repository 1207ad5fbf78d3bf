"""Who does what: the bodies of “Tổ chức thực hiện” with their tasks, ordered or requested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.leads import bare_lead, lead_in
from site_src.writing.drafting.names import asks, begins_with_body, bodies, without_lead
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.quoted_slogans import quoted_slogans
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import body_facts, cited_spans, spans
from site_src.writing.drafting.task_sentences import (
    SENTENCE,
    listed_subject,
    shares_out,
    subject_of,
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A task: its text, and its last day where it has one."""

    text: Fact
    deadline: Fact | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one entry of the plan gives to the bodies that it names."""

    bodies: tuple[Fact, ...]
    requested: bool
    bidding: Grade
    section: str
    duties: tuple[Duty, ...]
    heading: Fact


_CLOSING = re.compile(
    r"\s*(?:Trên đây là|Căn cứ (?:Kế hoạch|nội dung)|Trong quá trình"
    r"|Yêu cầu các|Đề nghị các|Nhận được|(?:UBND|Ủy ban nhân dân"
    r"|Phòng|Sở|Trường|Hội)\s[^,;:.]{2,60}\s(?:yêu cầu|đề nghị)\s)"
)


def _closes(part: Part) -> bool:
    """Whether a paragraph closes the plan: “Đề nghị các đơn vị …” with no task below or behind."""
    if part.mark:
        return False
    if part.text.rstrip().endswith("./.") and re.search(r"[Kk]ế hoạch này|nghiêm túc", part.text):
        return True
    if not _CLOSING.match(part.text):
        return False
    label = run_in(part)
    leads = part.parts and part.text.rstrip().endswith(":")
    return not (leads or (label and without_lead(label[0]) != label[0]))


def assignments(parts: Sequence[Part], year: int, words: str) -> list[Assigned]:
    """The assignments of a body, in their order; `words` are all of the plan."""
    return list(_visit_all(parts, False, year, words))


_ORDERS_ONE = re.compile(r"(?:Giao|Yêu cầu)\s")


def _visit_all(parts: Sequence[Part], asked: bool, year: int, words: str) -> Iterator[Assigned]:
    """Entries side by side: where one begins with a body and a colon, the others do too."""
    labels = [label[0] for part in parts if (label := run_in(part))]
    named = any(begins_with_body(label) for label in labels)
    for part in parts:
        yield from _visit(part, asked, year, words, named)


def _visit(part: Part, asked: bool, year: int, words: str, named: bool) -> Iterator[Assigned]:
    if (bare := bare_lead(part.text)) is not None and part.parts:
        yield from _visit_all(part.parts, bare, year, words)
        return
    if part.role not in (Role.DUTIES, Role.REPORT) or part.block.cells:
        yield from _visit_all(part.parts, asked, year, words)
        return
    if _closes(part) or any(one.start == 0 for one in quoted_slogans(part.text)):
        return
    lead = lead_in(part.text)
    asked = lead.asks if lead else (asked and not _ORDERS_ONE.match(part.text)) or asks(part.text)
    label = run_in(part)
    if not part.heading and not part.parts and (several := list(_labelled_run(part, asked, year))):
        yield from several
    elif _is_body_heading(part):
        names = tuple(body_facts(part, words))
        groups = [inner for inner in part.parts if _is_body_heading(inner) or _is_led(inner)]
        if lead and all(_names_a_body(inner) for inner in part.parts):
            # “Đề nghị các đơn vị phối hợp: - Trạm Y tế: …”: each of them has its own.
            groups = list(part.parts)
        own = [inner for inner in part.parts if inner not in groups]
        duties = tuple(duty for inner in own for duty in _duties(inner, year))
        if duties or not groups:
            yield _assigned(part, names, asked, duties)
        yield from _visit_all(groups, asked, year, words)
    elif shares_out(part) is not None and not part.parts:
        yield from _sentences_of(part, year)
    elif label and _is_body_label(label[0], named):
        names = tuple(body_facts(part, words))
        text = Fact(part.block.text[label[1] :].strip(), part.block, label[1], len(part.block.text))
        duties = (
            _duty(text, year),
            *(duty for inner in part.parts for duty in _duties(inner, year)),
        )
        yield _assigned(part, names, asked, duties)
    elif not part.heading and (several := list(_sentences_of(part, year))):
        yield from several
    elif not part.heading and (sentence := subject_of(part)) is not None:
        if part.role is Role.REPORT and sentence[1].value.startswith("Báo cáo"):
            # In a section on reports it is that report, and no task besides.
            return
        yield Assigned(
            (sentence[0],),
            asked,
            Grade.DERIVED,
            part.label,
            (
                _duty(sentence[1], year),
                *(duty for inner in part.parts for duty in _duties(inner, year)),
            ),
            sentence[0],
        )
    else:
        yield from _visit_all(part.parts, asked, year, words)


def _is_led(part: Part) -> bool:
    """“Giao bộ phận …: …” below the tasks of another body: the next, and none of those tasks."""
    label = run_in(part)
    return (
        not part.mark
        and label is not None
        and without_lead(label[0]) != label[0]
        and begins_with_body(label[0])
    )


def _names_a_body(part: Part) -> bool:
    label = run_in(part)
    return bool(label and begins_with_body(label[0])) or subject_of(part) is not None


def _is_body_label(text: str, named: bool) -> bool:
    """Whether words before a colon are a body: by their beginning, or as those beside them."""
    if label_of(text) not in (None, "organizers"):
        return False
    like_others = named and len(text) < 60 and role_of(text) is None and text[:1].isupper()
    counted = named and re.match(r"\d+ [a-zđ]", text) is not None
    return begins_with_body(text) or like_others or counted


def _labelled_run(part: Part, asked: bool, year: int) -> Iterator[Assigned]:
    """A paragraph of several bodies with a colon each: “Tổ Nghề: … . Phòng Hành chính: … .”."""
    text = part.block.text
    pieces = [(part.start, part.start)]
    for start, end in spans(text, part.start):
        label = _LABEL.match(text, start, end)
        if label and _is_body_label(label["name"], named=False):
            pieces.append((start, label.end()))
        elif len(pieces) == 1:
            return
    ends = [start for start, _at in pieces[2:]] + [len(text)]
    if len(ends) < _SEVERAL:
        return
    for (start, at), end in zip(pieces[1:], ends, strict=True):
        name = text[start:at].rstrip(" :")
        names = tuple(
            Fact(body, part.block, start + max(name.find(body), 0)) for body in bodies(name)
        )
        names = tuple(replace(fact, end=fact.start + len(fact.value)) for fact in names)
        task = Fact(text[at:end].strip(" ;"), part.block, at, end)
        requested = asked or asks(name)
        grade = Grade.VERBATIM if requested else Grade.DERIVED
        yield Assigned(names, requested, grade, part.label, (_duty(task, year),), names[0])


_LABEL = re.compile(r"\s*(?P<name>[^:;.,]{3,90}?)\s*:\s*(?=\S)")
_SEVERAL = 2


def _sentences_of(part: Part, year: int) -> Iterator[Assigned]:
    """A paragraph of which several sentences say who does what: “Văn phòng … . Phòng … .”."""
    found: list[Assigned] = []
    listed = shares_out(part)
    for start, end in spans(part.block.text, part.start if listed is None else listed):
        find = subject_of if listed is None else listed_subject
        sentence = find(part, start, end)
        if sentence is not None:
            body, text = sentence
            asked = asks(part.block.text[start:end]) or bool(
                (verb := SENTENCE.match(part.block.text, start, end)) and verb["verb"] == "đề nghị"
            )
            duties = (_duty(text, year),)
            found.append(Assigned((body,), asked, Grade.DERIVED, part.label, duties, body))
    if len(found) > 1 and not part.parts:
        yield from found


def _is_body_heading(part: Part) -> bool:
    """Whether a heading names who the tasks below it are for.

    A function such as “Văn hóa - thông tin” does too.
    """
    text = part.text.strip()
    if not part.heading or part.role is not Role.DUTIES or not part.parts:
        return False
    if begins_with_body(sentence_case(text)) or lead_in(text):
        return True
    return bool(
        part.mark in ("number", "dotted", "deep", "letter")
        and not label_of(text)
        and role_of(text) is not Role.DUTIES
        and len(text) < 60
        and not re.match(
            r"(?:Tổ chức|Phân công|Nhiệm vụ|Công tác|Các bước|Tiến độ|Thông tin"
            r"|Chế độ|Báo cáo|Kinh phí|Khen|Kiểm tra|Yêu cầu|Thời|Trách nhiệm chung"
            r"|Nội dung|Giải pháp|Triển khai|Giai đoạn)",
            text,
        )
    )


def _assigned(
    part: Part, names: tuple[Fact, ...], asked: bool, duties: tuple[Duty, ...]
) -> Assigned:
    lead = lead_in(part.text)
    grade = Grade.VERBATIM if asks(part.text) or (lead and lead.asks) else Grade.DERIVED
    return Assigned(names, asked, grade, part.label, duties, _heading(part))


def _heading(part: Part) -> Fact:
    return Fact(part.text.strip(), part.block, part.start, len(part.block.text))


def _duties(part: Part, year: int) -> Iterator[Duty]:
    text = part.text.strip()
    if text.endswith(":") and part.parts and len(text) < 60:
        for inner in part.parts:
            yield from _duties(inner, year)
        return
    if len(text) > 6 and not _closes(part):
        yield from _tasks(
            Fact(text.rstrip(" ;"), part.block, part.start, len(part.block.text)), year
        )
    for inner in part.parts:
        yield from _duties(inner, year)


def _tasks(text: Fact, year: int) -> Iterator[Duty]:
    """A task; where its sentences have days of their own, each is one."""
    clauses = [
        Fact(text.block.text[start:end].strip(" ;"), text.block, start, end)
        for start, end in spans(text.block.text, text.start)
    ]
    days = [{day[2] for day in deadlines(c.value, year, cited_spans(c.value))} for c in clauses]
    parted = len(clauses) > 1 and all(len(day) == 1 for day in days)
    if parted and len(set.union(*days)) == len(clauses):
        yield from (_duty(clause, year) for clause in clauses)
    else:
        yield _duty(text, year)


def _duty(text: Fact, year: int) -> Duty:
    text = replace(text, value=text.value[:1].upper() + text.value[1:])
    blocked = cited_spans(text.value)
    found = deadlines(text.value, year, blocked)
    if len(found) > 1:
        # The last day of a report is in the file of reports.
        reports = [
            span
            for span in spans(text.value, 0)
            if re.search(r"(?:gửi|nộp|làm)?\s*báo cáo\s", text.value[slice(*span)])
        ]
        own = [one for one in found if not any(a <= one[0] < z for a, z in reports)]
        found = own or found
    if len({words for _start, _end, words, _derived in found}) != 1:
        return Duty(text)
    start, end, words, derived = found[0]
    at = text.block.text.find(text.value[1:40]) - 1
    return Duty(
        text,
        Fact(
            words,
            text.block,
            max(at, 0) + start,
            max(at, 0) + end,
            Grade.DERIVED if derived else Grade.VERBATIM,
        ),
    )
