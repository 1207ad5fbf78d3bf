"""Tasks below no heading of their own: entry by entry, as a dispatch has them, or in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.handing_out import hands_out, says_sometime
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.leads import asks_all, bare_lead, lead_in
from site_src.writing.drafting.names import begins_with_body, is_body_alone, without_lead
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.report_words import REPORTS
from site_src.writing.drafting.roles import Role, role_of, section_label
from site_src.writing.drafting.said import spans
from site_src.writing.drafting.sentences import is_held
from site_src.writing.drafting.task_sentences import (
    begins_with_deed,
    listed_subject,
    shares_out,
    subject_of,
)
from site_src.writing.drafting.titles import begins_as_order

# With so many of them a list, or a paragraph, is one of who does what.
_FEW, _SENTENCES = 2, 3
_SHARES_OUT = re.compile(r"(?:Về )?(?:việc )?phân công\b", re.IGNORECASE)


def with_duties(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a body; where none is on who does what, those that say it all the same are."""
    parts = tuple(map(_with_own_role, parts))
    told = any(inner.role is Role.DUTIES for part in parts for inner in part.walk())
    parts = _each_bidden(_below_leads(tuple(map(_with_shared_out, parts))))
    shared = any(
        one.role is Role.DUTIES
        for part in parts
        for above in part.walk()
        if above.heading
        for one in (above, *above.parts)
    )
    return _with_those_behind(parts) if told or shared else _visit(parts)


def _with_those_behind(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Paragraphs that each order or ask a body, behind one that shares out tasks."""
    found: list[Part] = []
    for part in parts:
        above = found[-1] if found else None
        goes_on = (
            above is not None
            and above.role is Role.DUTIES
            and not (above.heading or above.mark or part.heading or part.mark or part.parts)
            and without_lead(part.text) != part.text
            and subject_of(part) is not None
        )
        inner = replace(part, parts=_with_those_behind(part.parts))
        found.append(_of_duties(inner) if goes_on else inner)
    return tuple(found)


_OPEN = (Role.OTHER, Role.ACTIVITIES, Role.TIME, Role.THEME)


def _with_own_role(part: Part) -> Part:
    """“- Phân công: Giao …” in a list, or sentences that only give tasks, say it by themselves."""
    if part.parts or part.heading or part.role not in _OPEN:
        return replace(part, parts=tuple(map(_with_own_role, part.parts)))
    label = section_label(part.text)
    role = role_of(label[1]) if label else None
    own = replace(part, start=part.start + label.end()) if label else part
    if role is Role.REPORT and REPORTS.search(own.text):
        return replace(own, role=role)
    given = _tasks_in(own)
    if role is Role.DUTIES and given:
        return replace(own, role=role)
    texts = [part.block.text[start:end] for start, end in spans(part.block.text, part.start)]
    if given >= _FEW and hands_out(texts) and not any(map(_holds_a_thing, texts)):
        return replace(part, role=Role.DUTIES)
    return part


def _holds_a_thing(text: str) -> bool:
    """Whether a sentence names a thing that one goes to, and that is held."""
    noun = noun_in(text)
    return noun is not None and (not noun[0] or is_held(text[: noun[0]]))


def _below_leads(parts: Sequence[Part]) -> tuple[Part, ...]:
    """“… Hội đồng quản trị giao:”: the paragraphs behind it that each name a body."""
    found: list[Part] = []
    led = False
    for part in parts:
        given = led and not part.heading and _is_of_a_body(part)
        led = given or (not part.parts and bare_lead(part.text) is False)
        inner = replace(part, parts=_below_leads(part.parts))
        found.append(_of_duties(inner, _ROLES) if given else inner)
    return tuple(found)


def _each_bidden(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Paragraphs side by side that each order or ask a body: “Giao …”, “Đề nghị …”."""
    bidden = [part for part in parts if _bids(part)]
    if len(bidden) < _FEW:
        return tuple(replace(part, parts=_each_bidden(part.parts)) for part in parts)
    return tuple(_of_duties(part, _ROLES) if part in bidden else part for part in parts)


def _bids(part: Part) -> bool:
    return (
        not (part.parts or part.heading or part.block.cells)
        and without_lead(part.text) != part.text
        and subject_of(part) is not None
        and not _holds_a_thing(part.text)
    )


_ROLES = (Role.OTHER, Role.ACTIVITIES)


def _visit(parts: Sequence[Part]) -> tuple[Part, ...]:
    found: list[Part] = []
    for mark, alike in groupby(parts, key=lambda part: part.mark):
        group = list(alike)
        named = sum(map(_is_of_a_body, group))
        labelled = sum(map(_has_label_of_a_body, group))
        if mark and named >= _FEW and named * 2 >= len(group):
            found += [_of_duties(part) for part in group]
        elif not mark and labelled >= _FEW:
            # Lines without a marker: those that name a body before a colon, and between them.
            at = [n for n, part in enumerate(group) if _has_label_of_a_body(part)]
            found += [
                _of_duties(p) if n in at or (at[0] < n < at[-1] and _is_of_a_body(p)) else _alone(p)
                for n, p in enumerate(group)
            ]
        else:
            found += [_alone(part) for part in group]
    return tuple(found)


_WORK = re.compile(
    r"(?:nhiệm vụ|công việc|việc cần làm|chuẩn bị|(?:phần )?việc của)\b", re.IGNORECASE
)


def _with_shared_out(part: Part) -> Part:
    """“Nhiệm vụ” is on who does what where the entries below it name bodies."""
    roles = (Role.OTHER, Role.ACTIVITIES, Role.PURPOSE)
    bodies = sum(map(_is_of_a_body, part.parts))
    bare = bare_lead(part.text) is not None and bodies * 2 >= len(part.parts)
    if part.parts and part.role in roles and (lead_in(part.text) or bare):
        # “Đề nghị Phòng …:” says it by itself, wherever it stands.
        return _of_duties(part, roles)
    if not part.parts and part.role is Role.OTHER and _is_asked(part):
        return _of_duties(part)
    if not part.parts and part.role is Role.ACTIVITIES and shares_out(part) is not None:
        # “Việc chia như sau: …” below a programme.
        return _of_duties(part, roles) if _tasks_in(part) >= _FEW else part
    labelled = sum(map(_has_label_of_a_body, part.parts))
    if part.heading and _WORK.match(part.text):
        headed = bool(part.parts) and all(map(_is_headed_by_a_body, part.parts))
        if headed or (labelled >= _FEW and labelled * 2 >= len(part.parts)):
            return _of_duties(part, roles[:2])
        if labelled >= _FEW:
            return part
    unnamed = part.heading and part.mark != "name" and role_of(part.text) in (None, Role.DUTIES)
    given = hands_out([inner.text for inner in part.parts]) or _is_above_bodies(part)
    if unnamed and part.role in roles[:2] and given:
        # Bodies and what they do are who does what, whatever stands above them; that is no body.
        return replace(part, parts=tuple(_of_duties(inner, roles[:2]) for inner in part.parts))
    asked = any(map(_is_asked, part.parts)) and labelled > _FEW and labelled * 2 >= len(part.parts)
    if part.heading and part.role is Role.OTHER and (asked or _lists_bodies(part)):
        return _of_duties(part)
    if part.heading and part.role is Role.PURPOSE:
        # “2. Yêu cầu” below “Mục đích, yêu cầu”, and no “Yêu cầu: …”.
        return part
    return replace(part, parts=tuple(map(_with_shared_out, part.parts)))


def _alone(part: Part) -> Part:
    if part.role is Role.OTHER and not part.heading and not part.parts:
        few = shares_out(part) is not None or _SHARES_OUT.match(part.text) or asks_all(part.text)
        if _tasks_in(part) >= (_FEW if few else _SENTENCES):
            return replace(part, role=Role.DUTIES)
    return replace(part, parts=_visit(part.parts))


def _tasks_in(part: Part) -> int:
    """How many clauses of a paragraph say who does what."""
    listed = shares_out(part)
    texts = spans(part.block.text, part.start if listed is None else listed)
    find = subject_of if listed is None else listed_subject
    return sum(find(part, start, end) is not None for start, end in texts)


def _is_of_a_body(part: Part) -> bool:
    return _has_label_of_a_body(part) or subject_of(part) is not None


def _has_label_of_a_body(part: Part) -> bool:
    label = run_in(part)
    return label is not None and begins_with_body(label[0]) and noun_in(label[0]) is None


def _is_asked(part: Part) -> bool:
    """Whether an entry asks a body, or orders it, before a colon: “Kính nhờ Hội …: …”."""
    label = run_in(part)
    return label is not None and without_lead(label[0]) != label[0] and begins_with_body(label[0])


def _lists_bodies(part: Part) -> bool:
    """Whether a section has bodies as headings, with orders below each, whatever it is called."""
    below = [inner for body in part.parts for inner in body.parts]
    return (
        len(part.parts) > _FEW
        and all(body.heading and body.parts and begins_with_body(body.text) for body in part.parts)
        and sum(map(_is_order, below)) * 2 > len(below)
    )


def _is_order(part: Part) -> bool:
    return begins_as_order(part.text) or begins_with_deed(part.text[:1].lower() + part.text[1:])


def _is_headed_by_a_body(part: Part) -> bool:
    """Whether a heading is a body, with a list of what it does below."""
    return part.heading and bool(part.parts) and is_body_alone(without_lead(part.text))


def _is_above_bodies(part: Part) -> bool:
    """Whether a heading only says that bodies follow, each with undated lines: “Các ngành”."""
    below = [one.text for inner in part.parts for one in inner.walk()]
    return (
        begins_with_body(sentence_case(part.text))
        and len(part.parts) >= _FEW
        and all(map(_is_headed_by_a_body, part.parts))
        and not any(map(says_sometime, below))
    )


def _of_duties(part: Part, roles: Sequence[Role] = (Role.OTHER,)) -> Part:
    if part.role not in roles:
        return part
    below = tuple(_of_duties(inner, roles) for inner in part.parts)
    return replace(part, role=Role.DUTIES, parts=below)
