"""Paragraphs in which several bodies are given tasks, sentence by sentence or label by label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import label_of
from site_src.writing.drafting.leads import asks_all
from site_src.writing.drafting.names import asks, begins_with_body, bodies, says_something
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.report_words import REPORTS
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import spans
from site_src.writing.drafting.task_sentences import (
    SENTENCE,
    begins_with_deed,
    listed_subject,
    shares_out,
    subject_of,
)
from site_src.writing.drafting.tasks import Assigned, is_task, tasks_in

_REPORTS_FIRST = re.compile(
    r"^(?:(?:tổng hợp|tập hợp|đánh giá)[^.;]{0,40}?,?\s)?(?:(?:g[ửở]i|nộp|làm|có)\s)?"
    r"báo (?:cáo|kết quả)\s",
    re.IGNORECASE,
)


_DATED = re.compile(r"\d{1,2}[/.-]\d|\d tháng \d")


def without_reports(found: Iterable[Assigned], part: Part) -> Iterator[Assigned]:
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


def others_behind(part: Part, text: Fact, year: int) -> Iterator[Assigned]:
    """Behind the tasks of a body, sentences that say what others do: “… . UBND xã gửi …”."""
    for start, end in spans(part.block.text, text.start):
        own = subject_of(part, start, end) if start > text.start else None
        if own and part.block.text[start].isupper() and part.block.text[start - 2] in ".;":
            requested = asks_there(part.block.text, start, end)
            duties = tuple(tasks_in(own[1], year))
            yield Assigned((own[0],), requested, Grade.DERIVED, part.label, duties, own[0])


def is_body_label(text: str, named: bool) -> bool:
    """Whether words before a colon are a body: by their beginning, or as those beside them."""
    if label_of(text) not in (None, "organizers") or says_something(text):
        return False
    like_others = named and len(text) < 60 and role_of(text) is None and text[:1].isupper()
    counted = named and re.match(r"\d+ [a-zđ]", text) is not None
    return begins_with_body(sentence_case(text)) or like_others or counted


def labelled_run(part: Part, asked: bool, year: int) -> Iterator[Assigned]:
    """A paragraph of several bodies with a colon each: “Tổ Nghề: … . Phòng Hành chính: … .”."""
    text = part.block.text
    pieces = [(part.start, part.start)]
    for start, end in spans(text, part.start):
        label = _LABEL.match(text, start, end)
        if label and is_body_label(label["name"], named=False):
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
        yield Assigned(names, requested, grade, part.label, tuple(tasks_in(task, year)), names[0])


_LABEL = re.compile(r"\s*(?P<name>[^:;.,]{3,90}?)\s*:\s*(?=\S)")
_SEVERAL = 2


def sentences_of(part: Part, year: int) -> Iterator[Assigned]:
    """A paragraph of which several sentences say who does what: “Văn phòng … . Phòng … .”."""
    found: list[Assigned] = []
    listed = shares_out(part)
    stretches = list(spans(part.block.text, part.start if listed is None else listed))
    known = sum(subject_of(part, *stretch) is not None for stretch in stretches)
    asked = asks_all(part.text)
    # Among bodies, what does something too is one: “Bệnh xá cử y sĩ trực”.
    among = known >= _SEVERAL and known * 2 > len(stretches) - asked
    again = False
    for start, end in stretches:
        sentence = subject_of(part, start, end) if listed is None else None
        first = part.block.text[start:end].lstrip()
        # “…; tổ Tin chuẩn bị máy”: a body needs no capital there.
        named = first[:1].isupper() or begins_with_body(first[:1].upper() + first[1:])
        if listed is not None or (among and named):
            sentence = sentence or listed_subject(part, start, end)
        if sentence is not None:
            body, text = sentence
            please = asks(part.block.text[start:end]) or asks_there(part.block.text, start, end)
            duties = tuple(tasks_in(text, year))
            if found and found[-1].bodies[0].value == body.value:
                # “Văn phòng chuẩn bị hoa; Văn phòng cũng lo quà.”
                found[-1] = replace(found[-1], duties=(*found[-1].duties, *duties))
                again = True
                continue
            one = Assigned((body,), asked or please, Grade.DERIVED, part.label, duties, body)
            found.append(one)
        elif found and _goes_on(part.block.text, start, end):
            text = Fact(part.block.text[start:end].strip(" ;"), part.block, start, end)
            more = tuple(tasks_in(text, year))
            found[-1] = replace(found[-1], duties=(*found[-1].duties, *more))
    if (len(found) > 1 or again) and not part.parts:
        yield from found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a clause behind a semicolon says what the body before it does too."""
    words = text[start:end].strip(" ;.")
    behind = text[:start].rstrip().endswith(";")
    # “…; Chuẩn bị các điều kiện”: some write a capital there.
    words = words[:1].lower() + words[1:]
    return behind and begins_with_deed(words) and is_task(words, "")


def asks_there(text: str, start: int, end: int | None) -> bool:
    """Whether a sentence asks: “Huyện hội đề nghị …”."""
    match = SENTENCE.match(text, start, len(text) if end is None else end)
    return match is not None and (match["verb"] == "đề nghị" or bool(match["please"]))
