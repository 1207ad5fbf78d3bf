"""The purposes and the requirements of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import spans

_REQUIRES = re.compile(
    r"^(?:Tuần lễ|Việc tổ chức|Các hoạt động|Công tác|Nội dung|Hình thức"
    r"|Tổ chức (?:các hoạt động|Tuần lễ)[^,;]{0,60}(?:bảo đảm|đảm bảo"
    r"|thiết thực|phải)"
    r"|Triển khai|Bảo đảm|Đảm bảo|Các (?:cơ quan|đơn vị|trường|thôn"
    r"|cấp|ban)|Yêu cầu|Gắn|Lồng ghép|Hoạt động)",
)


def purposes(parts: Sequence[Part]) -> tuple[list[tuple[Fact, str]], list[tuple[Fact, str]]]:
    """The purposes and the requirements, each with the section that it is cited by."""
    aims: list[tuple[Fact, str]] = []
    needs: list[tuple[Fact, str]] = []
    for part, under in _below(parts, ""):
        if part.heading and (part.parts or role_of(part.text) is Role.PURPOSE):
            continue
        text = part.block.text
        for heading, first, end in _labelled(text, part.start, under):
            # Behind “Mục đích:” each clause is one; an entry of a list is one as a whole.
            whole = first == part.start or part.parts or part.mark
            clauses = [(first, end)] if whole else list(spans(text[:end], first))
            if any(text[start] == " " or len(text[start:stop]) < _LEAST for start, stop in clauses):
                clauses = [(first, end)]
            for start, stop in clauses:
                words = text[start:stop].strip(" ;")
                fact = Fact(words[:1].upper() + words[1:], part.block, start, stop)
                if len(fact.value) >= _LEAST and not fact.value.endswith(":"):
                    is_need, grade = _is_requirement(fact.value, heading)
                    (needs if is_need else aims).append((replace(fact, grade=grade), part.label))
    return aims, needs


def _labelled(text: str, start: int, under: str) -> Iterator[tuple[str, int, int]]:
    """The stretches behind “Mục đích: …. Yêu cầu: …”, each with its heading; else the whole."""
    first = _LABEL.match(text, start)
    if first is None:
        yield under, start, len(text)
        return
    found = _LABEL.finditer(text, first.end())
    labels = [first, *(m for m in found if text[m.start() - 2 : m.start()] in (". ", "; "))]
    stops = [label.start() for label in labels[1:]]
    for label, stop in zip(labels, [*stops, len(text)], strict=True):
        yield label["name"].casefold(), label.end(), stop


_LEAST = 15
_LABEL = re.compile(
    r"(?P<name>(?:về )?(?:mục đích|yêu cầu|ý nghĩa|mục tiêu|vì sao|để làm gì)"
    r"(?:[\w\s,&–—-]{0,20}?(?=\s*(?::|→|⇒|=>|(?<=[A-ZĐÀ-Ỹ])\.(?=\s)))"
    r"|(?: (?:chính|chung|đặt ra))?(?=\slà\s)))"
    r"\s*(?::|→|⇒|=>|\.|là(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)


def _is_requirement(text: str, heading: str) -> tuple[bool, Grade]:
    """Whether a statement below a heading is a requirement, and how sure that is."""
    if "yêu cầu" in heading and re.search(r"mục đích|mục tiêu", heading):
        return bool(_REQUIRES.match(text)) and "nhằm" not in text[:60], Grade.DERIVED
    return "yêu cầu" in heading and "mục đích" not in heading, Grade.VERBATIM


def _below(parts: Sequence[Part], heading: str) -> Iterator[tuple[Part, str]]:
    """The entries of the sections on purposes, with the words of the nearest heading."""
    for part in parts:
        own = heading
        if part.heading or (part.parts and len(part.text) < 60):
            words = part.text.casefold()
            own = words if re.search(r"mục đích|yêu cầu|mục tiêu|ý nghĩa|đạt", words) else heading
        if part.role is Role.PURPOSE:
            yield part, own
        yield from _below(part.parts, own)
