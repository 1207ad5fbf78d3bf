"""Who does what: the bodies of “Tổ chức thực hiện” with their tasks, ordered or requested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.duty_sentences import (
    asks_there,
    is_body_label,
    labelled_run,
    others_behind,
    sentences_of,
    without_reports,
)
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import body_facts
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.leads import ASKING, bare_lead, lead_in
from site_src.writing.drafting.names import asks, begins_with_body, is_counted, without_lead
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.quoted_slogans import quoted_slogans
from site_src.writing.drafting.report_words import REPORTS
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.task_sentences import shares_out, subject_of
from site_src.writing.drafting.tasks import Assigned, Duty, closes, tasks_in, tasks_of


def assignments(parts: Sequence[Part], year: int, words: str) -> list[Assigned]:
    """The assignments of a body, in their order; `words` are all of the plan."""
    return list(_visit_all(parts, False, year, words))


_ORDERS_ONE = re.compile(r"(?:Giao|Yêu cầu)\s")


def _visit_all(parts: Sequence[Part], asked: bool, year: int, words: str) -> Iterator[Assigned]:
    """Entries side by side: where one begins with a body and a colon, the others do too."""
    labels = [label[0] for part in parts if (label := run_in(part))]
    named = any(begins_with_body(sentence_case(label)) for label in labels)
    for part in parts:
        yield from _visit(part, asked, year, words, named)


def _visit(part: Part, asked: bool, year: int, words: str, named: bool) -> Iterator[Assigned]:
    if (bare := bare_lead(part.text)) is not None and part.parts:
        yield from _visit_all(part.parts, bare, year, words)
        return
    if part.role not in (Role.DUTIES, Role.REPORT) or part.block.cells:
        yield from _visit_all(part.parts, asked, year, words)
        return
    if closes(part) or any(one.start == 0 for one in quoted_slogans(part.text)):
        return
    lead = lead_in(part.text)
    asked = lead.asks if lead else (asked and not _ORDERS_ONE.match(part.text)) or asks(part.text)
    label = run_in(part)
    if not part.heading and not part.parts and (several := list(labelled_run(part, asked, year))):
        yield from several
    elif _is_body_heading(part):
        yield from _below_heading(part, asked, year, words)
    elif shares_out(part) is not None and not part.parts:
        yield from sentences_of(part, year)
    elif label and is_body_label(label[0], named):
        yield from _behind_label(part, label[1], asked, year, words)
    elif not part.heading and (several := list(sentences_of(part, year))):
        yield from without_reports(several, part)
    elif not part.heading and (sentence := subject_of(part)) is not None:
        asked = asked or asks_there(part.block.text, part.start, None)
        if part.role is Role.REPORT and sentence[1].value.startswith("Báo cáo"):
            # In a section on reports it is that report, and no task besides.
            return
        duties = _with_those_below(sentence[1], part, year)
        one = Assigned((sentence[0],), asked, Grade.DERIVED, part.label, duties, sentence[0])
        yield from without_reports([one], part)
    else:
        yield from _visit_all(part.parts, asked, year, words)


def _below_heading(part: Part, asked: bool, year: int, words: str) -> Iterator[Assigned]:
    """What stands below a heading that is a body: its own tasks, then those of others."""
    names = tuple(body_facts(part, words))
    groups = [p for p in part.parts if _is_body_heading(p) or _is_led(p) or _is_beside(p, part)]
    if lead_in(part.text) and all(_names_a_body(inner) for inner in part.parts):
        # “Đề nghị các đơn vị phối hợp: - Trạm Y tế: …”: each of them has its own.
        groups = list(part.parts)
    elif _OF_SEVERAL.match(part.text) and sum(map(_names_a_body, part.parts)) * 2 > len(part.parts):
        # “NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ” above “1. Trạm Y tế: …” too.
        groups = list(part.parts)
    # A paragraph below the list of a body goes on with the section, and not with the list.
    behind = [
        p
        for p in part.parts
        if not p.mark and p not in groups and (part.parts[0].mark or _is_report_of_all(p))
    ]
    own = [inner for inner in part.parts if inner not in groups and inner not in behind]
    duties = tuple(duty for inner in own for duty in tasks_of(inner, year))
    if duties or not groups:
        yield _assigned(part, names, asked, duties)
    beside = [inner for inner in groups if _is_beside(inner, part)]
    yield from _visit_all([p for p in groups if p not in beside], asked, year, words)
    yield from _visit_all([*beside, *behind], False, year, words)


def _behind_label(part: Part, start: int, asked: bool, year: int, words: str) -> Iterator[Assigned]:
    """What stands behind a body and a colon, and what sentences behind that give to others."""
    names = tuple(body_facts(part, words))
    if asking := ASKING.match(part.block.text, start):
        # “Công đoàn: Đề nghị vận động …”.
        asked, start = True, asking.end()
    text = Fact(part.block.text[start:].strip(), part.block, start, len(part.block.text))
    others = list(others_behind(part, text, year))
    if others:
        end = others[0].heading.start
        text = Fact(part.block.text[start:end].strip(), part.block, start, end)
    yield _assigned(part, names, asked, _with_those_below(text, part, year))
    yield from without_reports(others, part)


def _with_those_below(text: Fact, part: Part, year: int) -> tuple[Duty, ...]:
    below = (duty for inner in part.parts for duty in tasks_of(inner, year))
    return (*tasks_in(text, year), *below)


# A heading that names no body, only that there are several.
_OF_SEVERAL = re.compile(
    r"(?:(?:giao )?(?:nhiệm vụ|trách nhiệm|phần việc)(?: cụ thể)?(?: của| cho)? |đối với )?"
    r"(?:các|từng|mỗi|những)\s",
    re.IGNORECASE,
)


def _is_led(part: Part) -> bool:
    """“Giao bộ phận …: …” below the tasks of another body: the next, and none of those tasks."""
    label = run_in(part)
    return (
        not part.mark
        and label is not None
        and without_lead(label[0]) != label[0]
        and begins_with_body(label[0])
    )


def _is_beside(part: Part, above: Part) -> bool:
    """A paragraph below the list of a body that names the next: “Trưởng các ấp: …”."""
    return bool(above.parts[0].mark) and not part.mark and _names_a_body(part)


def _is_report_of_all(part: Part) -> bool:
    """“Các cơ quan, trường học báo cáo … trước ngày …” below the task of the last of them."""
    return bool(_ALL.match(part.text) and REPORTS.search(part.text))


_ALL = re.compile(r"(?:Các|Tất cả|Toàn thể)\s")


def _names_a_body(part: Part) -> bool:
    label = run_in(part)
    return bool(label and begins_with_body(label[0])) or subject_of(part) is not None


def _is_body_heading(part: Part) -> bool:
    """Whether a heading names who the tasks below it are for.

    A function such as “Văn hóa - thông tin” does too.
    """
    text = part.text.strip()
    if not part.heading or part.role is not Role.DUTIES or not part.parts:
        return False
    if begins_with_body(sentence_case(text)) or is_counted(text) or lead_in(text):
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
