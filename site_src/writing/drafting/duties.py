"""Who does what: the bodies of “Tổ chức thực hiện” with their tasks, ordered or requested."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.leads import asks_all, bare_lead, lead_in
from site_src.writing.drafting.names import (
    asks,
    begins_with_body,
    bodies,
    is_counted,
    says_something,
    without_lead,
)
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.quoted_slogans import quoted_slogans
from site_src.writing.drafting.report_words import REPORTS
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import body_facts, cited_spans, spans
from site_src.writing.drafting.task_sentences import (
    SENTENCE,
    begins_with_deed,
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
    listed = part.parts and (part.heading and part.parts[0].mark)
    leads = part.parts and (part.text.rstrip().endswith(":") or listed)
    return not (leads or (label and without_lead(label[0]) != label[0]))


def assignments(parts: Sequence[Part], year: int, words: str) -> list[Assigned]:
    """The assignments of a body, in their order; `words` are all of the plan."""
    return list(_visit_all(parts, False, year, words))


_REPORTS_FIRST = re.compile(
    r"^(?:(?:tổng hợp|tập hợp|đánh giá)[^.;]{0,40}?,?\s)?(?:(?:gửi|nộp|làm|có)\s)?"
    r"báo (?:cáo|kết quả)\s",
    re.IGNORECASE,
)


_DATED = re.compile(r"\d{1,2}[/.-]\d|\d tháng \d")


def _without_reports(found: Iterable[Assigned], part: Part) -> Iterator[Assigned]:
    """What the sentences of a paragraph give; a report with its last day is no task besides.

    It is in the file of reports; only as an entry of a list it is a task like those beside it.
    """
    of_reports = part.role is Role.REPORT
    for one in found:
        texts = [d.text.value for d in one.duties]
        reports = [t for t in texts if _DATED.search(t) and _REPORTS_FIRST.search(t)]
        if of_reports:
            reports = [t for t in texts if _DATED.search(t) and REPORTS.search(t)] and texts
        if (part.mark and not of_reports) or not texts or len(reports) < len(texts):
            yield one


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
        groups = [p for p in part.parts if _is_body_heading(p) or _is_led(p) or _is_beside(p, part)]
        if lead and all(_names_a_body(inner) for inner in part.parts):
            # “Đề nghị các đơn vị phối hợp: - Trạm Y tế: …”: each of them has its own.
            groups = list(part.parts)
        # A paragraph below the list of a body goes on with the section, and not with the list.
        behind = [p for p in part.parts if part.parts[0].mark and not p.mark and p not in groups]
        own = [inner for inner in part.parts if inner not in groups and inner not in behind]
        duties = tuple(duty for inner in own for duty in _duties(inner, year))
        if duties or not groups:
            yield _assigned(part, names, asked, duties)
        beside = [inner for inner in groups if _is_beside(inner, part)]
        yield from _visit_all([p for p in groups if p not in beside], asked, year, words)
        yield from _visit_all([*beside, *behind], False, year, words)
    elif shares_out(part) is not None and not part.parts:
        yield from _sentences_of(part, year)
    elif label and _is_body_label(label[0], named):
        names = tuple(body_facts(part, words))
        start = label[1]
        if asking := _ASKING.match(part.block.text, start):
            # “Công đoàn: Đề nghị vận động …”.
            asked, start = True, asking.end()
        text = Fact(part.block.text[start:].strip(), part.block, start, len(part.block.text))
        others = list(_others_behind(part, text, year))
        if others:
            end = others[0].heading.start
            text = Fact(part.block.text[start:end].strip(), part.block, start, end)
        duties = (
            *_tasks(text, year),
            *(duty for inner in part.parts for duty in _duties(inner, year)),
        )
        yield _assigned(part, names, asked, duties)
        yield from _without_reports(others, part)
    elif not part.heading and (several := list(_sentences_of(part, year))):
        yield from _without_reports(several, part)
    elif not part.heading and (sentence := subject_of(part)) is not None:
        asked = asked or _asks_there(part.block.text, part.start, None)
        if part.role is Role.REPORT and sentence[1].value.startswith("Báo cáo"):
            # In a section on reports it is that report, and no task besides.
            return
        duties = (
            *_tasks(sentence[1], year),
            *(duty for inner in part.parts for duty in _duties(inner, year)),
        )
        one = Assigned((sentence[0],), asked, Grade.DERIVED, part.label, duties, sentence[0])
        yield from _without_reports([one], part)
    else:
        yield from _visit_all(part.parts, asked, year, words)


def _others_behind(part: Part, text: Fact, year: int) -> Iterator[Assigned]:
    """Behind the tasks of a body, sentences that say what others do: “… . UBND xã gửi …”."""
    for start, end in spans(part.block.text, text.start):
        own = subject_of(part, start, end) if start > text.start else None
        if own and part.block.text[start].isupper() and part.block.text[start - 2] == ".":
            requested = _asks_there(part.block.text, start, end)
            duties = tuple(_tasks(own[1], year))
            yield Assigned((own[0],), requested, Grade.DERIVED, part.label, duties, own[0])


_ASKING = re.compile(r"(?:[Kk]ính )?[Đđ]ề nghị\s+")


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


def _names_a_body(part: Part) -> bool:
    label = run_in(part)
    return bool(label and begins_with_body(label[0])) or subject_of(part) is not None


def _is_body_label(text: str, named: bool) -> bool:
    """Whether words before a colon are a body: by their beginning, or as those beside them."""
    if label_of(text) not in (None, "organizers") or says_something(text):
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
        yield Assigned(names, requested, grade, part.label, tuple(_tasks(task, year)), names[0])


_LABEL = re.compile(r"\s*(?P<name>[^:;.,]{3,90}?)\s*:\s*(?=\S)")
_SEVERAL = 2


def _sentences_of(part: Part, year: int) -> Iterator[Assigned]:
    """A paragraph of which several sentences say who does what: “Văn phòng … . Phòng … .”."""
    found: list[Assigned] = []
    listed = shares_out(part)
    stretches = list(spans(part.block.text, part.start if listed is None else listed))
    known = sum(subject_of(part, *stretch) is not None for stretch in stretches)
    asked = asks_all(part.text)
    # Among bodies, what does something too is one: “Bệnh xá cử y sĩ trực”.
    among = known >= _SEVERAL and known * 2 > len(stretches) - asked
    for start, end in stretches:
        sentence = subject_of(part, start, end) if listed is None else None
        if listed is not None or (among and part.block.text[start].isupper()):
            sentence = sentence or listed_subject(part, start, end)
        if sentence is not None:
            body, text = sentence
            please = asks(part.block.text[start:end]) or _asks_there(part.block.text, start, end)
            duties = tuple(_tasks(text, year))
            if found and found[-1].bodies[0].value == body.value:
                # “Văn phòng chuẩn bị hoa; Văn phòng cũng lo quà.”
                found[-1] = replace(found[-1], duties=(*found[-1].duties, *duties))
                continue
            one = Assigned((body,), asked or please, Grade.DERIVED, part.label, duties, body)
            found.append(one)
        elif found and _goes_on(part.block.text, start, end):
            text = Fact(part.block.text[start:end].strip(" ;"), part.block, start, end)
            more = tuple(_tasks(text, year))
            found[-1] = replace(found[-1], duties=(*found[-1].duties, *more))
    if len(found) > 1 and not part.parts:
        yield from found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a clause behind a semicolon says what the body before it does too."""
    words = text[start:end].strip(" ;.")
    behind = text[:start].rstrip().endswith(";")
    return behind and words[:1].islower() and begins_with_deed(words) and _is_task(words, "")


def _asks_there(text: str, start: int, end: int | None) -> bool:
    """Whether a sentence asks: “Huyện hội đề nghị …”."""
    match = SENTENCE.match(text, start, len(text) if end is None else end)
    return match is not None and (match["verb"] == "đề nghị" or bool(match["please"]))


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
    """Each sentence and each clause behind a semicolon is a task, where it says one by itself."""
    for start, end in _pieces(text):
        words = text.block.text[start:end].strip(" ;")
        at = text.block.text.find(words, start)
        yield _duty(Fact(words, text.block, at, end), year)


def _pieces(text: Fact) -> list[tuple[int, int]]:
    """The spans of the tasks of a text; what only goes on with one stays with it."""
    found: list[tuple[int, int]] = []
    end = text.end if text.end is not None else len(text.block.text)
    for start, stop in spans(text.block.text[:end], text.start):
        if found and _is_of_another(text.block.text, start):
            # What the next sentence says of another body is no task of this one.
            break
        if found and not _is_task(text.block.text[start:stop], text.block.text[slice(*found[-1])]):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _is_of_another(text: str, start: int) -> bool:
    if _ABBREVIATED.match(text, start):
        return True
    return text[:start].rstrip().endswith(".") and begins_with_body(text[start:])


# “; P.TCHC báo cáo …”
_ABBREVIATED = re.compile(r"(?:[A-ZĐ]\.)?[A-ZĐ][A-ZĐ&]{1,7}\s+(?=[^\W\d_])(?![A-ZĐ])")


def _is_task(piece: str, before: str) -> bool:
    """Whether a clause is a task of its own: no last day, and no thing of a list, alone."""
    words = piece.strip(" ;.")
    if _GOES_ON.match(words) or ":" in re.sub(r"\([^()]*\)", "", before).rstrip(" ;")[:-1]:
        return False
    return len(words.split()) >= _FEWEST or begins_with_deed(words)


_FEWEST = 3
_GOES_ON = re.compile(
    r"(?:hoàn thành|xong|trước|chậm nhất|muộn nhất|hạn|thời (?:gian|hạn)|trong đó|nếu|khi|riêng|"
    r"kể cả|bao gồm|gồm|ngoài ra|để|nhằm|vì|theo|mỗi|các|những|\d|không)(?!\w)",
    re.IGNORECASE,
)


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
