"""What a plan gives to bodies: tasks, piece by piece, each with its last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.names import begins_with_body, without_lead
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.said import cited_spans, spans
from site_src.writing.drafting.task_sentences import SENTENCE, begins_with_deed


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


def closes(part: Part) -> bool:
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


def tasks_of(part: Part, year: int) -> Iterator[Duty]:
    text = part.text.strip()
    if text.endswith(":") and part.parts and len(text) < 60:
        for inner in part.parts:
            yield from tasks_of(inner, year)
        return
    if len(text) > 6 and not closes(part):
        yield from tasks_in(
            Fact(text.rstrip(" ;"), part.block, part.start, len(part.block.text)), year
        )
    for inner in part.parts:
        yield from tasks_of(inner, year)


def tasks_in(text: Fact, year: int) -> Iterator[Duty]:
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
        if found and not is_task(text.block.text[start:stop], text.block.text[slice(*found[-1])]):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _is_of_another(text: str, start: int) -> bool:
    if _ABBREVIATED.match(text, start):
        return True
    if text[:start].rstrip().endswith(";"):
        # “; Tổ Địa lo củi lửa”
        return SENTENCE.match(text, start) is not None and begins_with_body(text[start:])
    return text[:start].rstrip().endswith(".") and begins_with_body(text[start:])


# “; P.TCHC báo cáo …”
_ABBREVIATED = re.compile(r"(?:[A-ZĐ]\.)?[A-ZĐ][A-ZĐ&]{1,7}\s+(?=[^\W\d_])(?![A-ZĐ])")


def is_task(piece: str, before: str) -> bool:
    """Whether a clause is a task of its own: no last day, and no thing of a list, alone."""
    words = piece.strip(" ;.")
    if _IS_ROLE.fullmatch(before.strip(" ;.")):
        return False
    if _GOES_ON.match(words) or ":" in re.sub(r"\([^()]*\)", "", before).rstrip(" ;")[:-1]:
        return False
    return len(words.split()) >= _FEWEST or begins_with_deed(words)


_FEWEST = 3
# “Cơ quan thường trực; theo dõi, đôn đốc” is what a body is, and then what it does as that.
_IS_ROLE = re.compile(
    r"(?:(?:là|làm)\s+)?(?:cơ quan|đơn vị|bộ phận|đầu mối)(?:\s(?:thường trực|đầu mối|chủ trì))?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:hoàn thành|xong|trước|chậm nhất|muộn nhất|hạn|thời (?:gian|hạn)|trong đó|nếu|khi|riêng|"
    r"kể cả|bao gồm|gồm|ngoài ra|để|nhằm|vì|theo(?!\s(?:dõi|sát)(?!\w))|các|những|\d|không"
    # “; mỗi nơi giới thiệu 5 cuốn” is a task, “; mỗi trường một đội” is none.
    r"|mỗi(?!\s(?:nơi|đơn vị|bên|trường|lớp|tổ|thôn|xã|chi hội)\s"
    r"(?!một|hai|ba|ít|tối|có|là)[^\W\d]))(?!\w)",
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
            if re.search(r"(?:g[ửở]i|nộp|làm)?\s*báo cáo\s", text.value[slice(*span)])
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
