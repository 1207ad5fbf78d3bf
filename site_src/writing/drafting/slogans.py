"""Slogans of a plan: in an appendix, in a section, in a sentence, below a lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from site_src.writing.drafting.annexes import annex_title
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.day_words import CLOCK, DAY
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import run_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import bare_place
from site_src.writing.drafting.quoted_slogans import CARRIER, QUOTED, Hung, quoted_slogans
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.slogan_lists import MARK, SAID_BY, SloganGroup, groups_of, leads
from site_src.writing.drafting.task_sentences import subject_of


def slogan_groups(annexes: Sequence[Sequence[Block]], parts: Sequence[Part]) -> list[SloganGroup]:
    """The groups in an appendix of slogans, or in a section of the plan."""
    found: list[SloganGroup] = []
    for annex in annexes:
        name, lines = annex_title(annex)
        if lines and role_of(name) is Role.SLOGANS:
            found += groups_of(annex[annex.index(lines[-1]) + 1 :], lines[0])
        elif lines and role_of(name) is Role.OUTLINE:
            found += _last_of_outline(annex)
    taken: set[int] = set()
    for part in (inner for top in parts for inner in top.walk()):
        if part.block.number in taken:
            continue
        if part.role is Role.SLOGANS and part.heading and part.parts:
            listed = _listed([inner for below in part.parts for inner in below.walk()])
            taken |= {inner.block.number for inner in listed}
            found += _below_heading(listed, part.block)
        elif part.block.cells:
            found += [
                _hung(Part(cell, 0, "", "", part.role, heading=False), one)
                for cell in part.block.cells
                for one in quoted_slogans(cell.text)
            ]
        elif hung_at := _AT_A_PLACE.fullmatch(part.text):
            where = hung_at.span("where")
            words = tuple(m.span("words") for m in QUOTED.finditer(part.text, where[1]))
            found.append(_hung(part, Hung(0, words[-1][1], where, words)))
        elif hung := tuple(quoted_slogans(part.text)):
            found += [_hung(part, one) for one in hung]
        elif told := _told_behind_label(part):
            found.append(_hung(part, told))
        elif part.role is not Role.SLOGANS and _leads_to_slogans(part, _listed(part.parts)):
            found += groups_of([inner.block for inner in _listed(part.parts)], part.block)
    return found


def _below_heading(listed: Sequence[Part], heading: Block) -> Iterator[SloganGroup]:
    """The slogans of a section: those with a place of their own, then all others."""
    blocks = []
    for part in listed:
        one = _SOMEWHERE.fullmatch(part.text) or _WITH_PLACE.fullmatch(part.text)
        if one and (one.re is _SOMEWHERE or bare_place(one["where"])):
            where, behind = one.span("where"), one.end("where") if one.re is _SOMEWHERE else 0
            words = tuple(m.span("words") for m in QUOTED.finditer(part.text, behind))
            yield _hung(part, Hung(0, words[-1][1], where, words))
        elif hung := tuple(quoted_slogans(part.text)):
            yield from (_hung(part, one) for one in hung)
        elif _SEVERAL.fullmatch(part.text):
            spans = tuple(m.span("words") for m in QUOTED.finditer(part.text))
            yield _hung(part, Hung(0, spans[-1][1], None, spans))
        else:
            blocks.append(part.block)
    yield from groups_of(blocks, heading)


def _listed(inner: Sequence[Part]) -> list[Part]:
    """The entries of a section on slogans, up to the first that is none any more."""
    listed: list[Part] = []
    slogans: list[Part] = []
    for part in inner:
        if not part.block.cells and not leads(part.block):
            if _ends_list(part, slogans):
                break
            slogans.append(part)
        listed.append(part)
    return listed


def _ends_list(part: Part, slogans: Sequence[Part]) -> bool:
    """Whether an entry differs from the slogans above it, or says what no slogan does."""
    if slogans:
        last = slogans[-1]
        quoted = _is_quoted(last.text) and not _is_quoted(part.text)
        apart = part.block.gap and any(one.block.gap is False for one in slogans[1:])
        if quoted or apart or (last.mark and not part.mark):
            return True
    return not _is_quoted(part.text) and not (slogans and part.mark) and _is_none(part.text)


def _is_quoted(text: str) -> bool:
    return "“" in text or '"' in text


_FEWEST_WORDS, _LONGEST = 4, 200
_NO_SLOGAN = re.compile(
    rf"\b(?:báo cáo|kinh phí|liên hệ|vướng mắc)\b|{CARRIER}|\.\s+[A-ZĐÀ-Ỹ]"
    rf"|(?<![\w/])(?:{CLOCK}|{DAY}(?!\w))|^[^\W\d][^:]{{1,25}}:\s",
    re.IGNORECASE,
)


def _is_none(text: str) -> bool:
    """Whether a text is no slogan: a heading, a note, what is done on a day."""
    few = len(text.split()) < _FEWEST_WORDS and not text.endswith("!")
    return few or len(text) > _LONGEST or _NO_SLOGAN.search(text) is not None


def _told_behind_label(part: Part) -> Hung | None:
    """“Khẩu hiệu: Học suốt đời; Học để làm.”: without quotation marks, and no orders."""
    label = run_in(part)
    if label is None or role_of(label[0]) is not Role.SLOGANS:
        return None
    at = label[1] - part.start
    spans = tuple((m.start(), m.end()) for m in _PIECE.finditer(part.text, at))
    texts = [part.text[start:end] for start, end in spans]
    if not texts or any(t[0].islower() or _is_quoted(t) or _is_none(t) for t in texts):
        return None
    if any(_ORDERS.match(text) or subject_of(part, *span) for text, span in _placed(part, spans)):
        return None
    return Hung(0, spans[-1][1], None, spans)


def _placed(part: Part, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for start, end in spans:
        yield part.text[start:end], (part.start + start, part.start + end)


_PIECE = re.compile(r"[^\s;.][^;]*?(?=\s*[.;]?\s*(?:;|$))")
_ORDERS = re.compile(r"(?:Treo|Căng|In|Dán|Làm|May|Theo|Như|Xem|\d)(?!\w)")
# “Một” / “Hai”
_SEVERAL = re.compile(r"\s*(?:[“\"][^“”\"]{8,250}[”\"][\s/;,.]*){2,}")


_WORDS = r"(?:(?:\s|[;,/.])*(?:(?:và|hoặc)\s)?[“\"][^“”\"]{8,200}[”\"])+\W*"
# “Cổng trường: “Tự học là chìa khóa””, and nothing else.
_AT_A_PLACE = re.compile(
    r"(?P<where>(?:Tại |Trước |Ở )?(?:cổng|sân|hành lang|trụ sở|cầu thang|bảng tin|mặt tiền|sảnh"
    r"|hội trường|nhà văn hóa|đường)(?:\s[^:“\"]{2,50})?)"
    rf"\s*:{_WORDS}",
    re.IGNORECASE,
)
# Below a heading on slogans, whatever stands in front of one says where it hangs.
_SOMEWHERE = re.compile(
    r"(?P<where>(?!nội dung|câu |chữ |khẩu hiệu|lời )[^\W\d_][^:“\"]{3,60})"
    rf"\s*:{_WORDS}",
    re.IGNORECASE,
)
# “Tự học, tự tin” (cổng trường).
_WITH_PLACE = re.compile(r"\s*[“\"](?P<words>[^“”\"]{8,200})[”\"]\s*\((?P<where>[^()]{3,60})\)\W*")
_OF_SLOGANS = re.compile(
    r"(?:[IVX\d]+\s*[.)]\s*)?(?:Một số |Các )?khẩu hiệu(?: tuyên truyền)?\W*", re.IGNORECASE
)


def _last_of_outline(annex: Sequence[Block]) -> Iterator[SloganGroup]:
    """The slogans in which an outline ends: quoted, below a heading of their own."""
    at = next((n for n, block in enumerate(annex) if _OF_SLOGANS.fullmatch(block.text)), None)
    if at is None:
        return
    quoted = takewhile(lambda b: MARK.sub("", b.text, count=1)[:1] in '“"', annex[at + 1 :])
    yield from groups_of(list(quoted), annex[at])


def _hung(part: Part, hung: Hung) -> SloganGroup:
    facts = tuple(
        Fact(part.text[start:end], part.block, part.start + start, part.start + end)
        for start, end in hung.words
    )
    if hung.where is None:
        end = part.start + hung.words[0][0]
        where = Fact("", part.block, part.start + hung.start, end, Grade.CHECK)
    else:
        start, end = hung.where
        words = part.text[start:end].strip(" :,")
        name = words[:1].upper() + words[1:]
        where = Fact(name, part.block, part.start + start, part.start + end)
    return SloganGroup(where, None, tuple((fact, None) for fact in facts))


def _leads_to_slogans(part: Part, listed: Sequence[Part]) -> bool:
    """“… với các khẩu hiệu sau:”, or a heading such as “Băng rôn treo ở cổng trường”."""
    if not listed or not all(_looks_like_slogan(inner.text) for inner in listed):
        return False
    if part.text.endswith(":") and _OF_WORDS.search(part.text):
        return True
    carries = re.search(CARRIER, part.text, re.IGNORECASE)
    quoted = all(inner.text.startswith(("“", '"')) for inner in listed)
    return bool(part.heading and carries and quoted)


# “Băng rôn ở cổng, nội dung:”, “Những câu xin treo ở bảng tin:”.
_OF_WORDS = re.compile(
    rf"khẩu hiệu|{CARRIER}[^:]*\b(?:nội dung|câu|chữ)\b|\b(?:câu|chữ)\b[^:]*\b(?:treo|dán|căng)\b",
    re.IGNORECASE,
)


def _looks_like_slogan(text: str) -> bool:
    return (
        len(text) < 300
        and not text.endswith(":")
        and (text.startswith(("“", '"')) or bool(SAID_BY.search(text)) or len(text) < 160)
    )
