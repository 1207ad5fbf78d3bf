"""Slogans: the groups by where they hang, and each with the name of who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from site_src.writing.drafting.task_sentences import subject_of


@dataclass(frozen=True, slots=True)
class SloganGroup:
    """Where slogans hang, whether all of them do, and the slogans with who said them.

    Whether all hang is None where the plan does not say.
    """

    where: Fact
    choice: Fact | None
    slogans: tuple[tuple[Fact, Fact | None], ...]


_CHOOSE = re.compile(
    r"lựa chọn|chọn (?:một|trong|các)|tùy chọn|có thể (?:chọn|sử dụng)", re.IGNORECASE
)
_MUST = re.compile(r"bắt buộc|thống nhất|tất cả các khẩu hiệu", re.IGNORECASE)
_HANGS = re.compile(r"(?:\bTreo|\btreo|Nơi treo|Căng|Dùng|Sử dụng|Tại|Đặt|Băng rôn|Đối với)\b")
_SAID_BY = re.compile(
    r"\s*(?:\((?P<inside>[^()]{2,60})\)|[-–—]\s*"
    r"(?P<after>(?:Chủ tịch )?[A-ZĐÀ-Ỹ][\w.]*(?:[ -][A-ZĐÀ-Ỹ][\w.]*){0,5}))\s*[.;]?\s*$"
)
_LAST_SENTENCE = re.compile(
    r".*[.;:]\s+(?=(?:Treo|Căng|Dùng|Sử dụng|Băng rôn|Khẩu hiệu)\b)", re.DOTALL | re.IGNORECASE
)
_MARK = re.compile(
    r"\s*(?:[-–—+*•▪]|\(?\d{1,2}\s*[.)/:]|[a-zđ]\s*[.)]|(?P<roman>[IVX]{1,4})[.)]\s)\s*"
)


def slogan_groups(annexes: Sequence[Sequence[Block]], parts: Sequence[Part]) -> list[SloganGroup]:
    """The groups in an appendix of slogans, or in a section of the plan."""
    found: list[SloganGroup] = []
    for annex in annexes:
        name, lines = annex_title(annex)
        if lines and role_of(name) is Role.SLOGANS:
            found += _groups(annex[annex.index(lines[-1]) + 1 :], lines[0])
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
            where, words = hung_at.span("where"), hung_at.span("words")
            found.append(_hung(part, Hung(0, words[1], where, (words,))))
        elif hung := tuple(quoted_slogans(part.text)):
            found += [_hung(part, one) for one in hung]
        elif told := _told_behind_label(part):
            found.append(_hung(part, told))
        elif part.role is not Role.SLOGANS and _leads_to_slogans(part, _listed(part.parts)):
            found += _groups([inner.block for inner in _listed(part.parts)], part.block)
    return found


def _below_heading(listed: Sequence[Part], heading: Block) -> Iterator[SloganGroup]:
    """The slogans of a section: those with a place of their own, then all others."""
    blocks = []
    for part in listed:
        one = _SOMEWHERE.fullmatch(part.text) or _WITH_PLACE.fullmatch(part.text)
        if one and (one.re is _SOMEWHERE or bare_place(one["where"])):
            where, words = one.span("where"), one.span("words")
            yield _hung(part, Hung(0, words[1], where, (words,)))
        elif hung := tuple(quoted_slogans(part.text)):
            yield from (_hung(part, one) for one in hung)
        elif _SEVERAL.fullmatch(part.text):
            spans = tuple(m.span("words") for m in QUOTED.finditer(part.text))
            yield _hung(part, Hung(0, spans[-1][1], None, spans))
        else:
            blocks.append(part.block)
    yield from _groups(blocks, heading)


def _listed(inner: Sequence[Part]) -> list[Part]:
    """The entries of a section on slogans, up to the first that is none any more."""
    listed: list[Part] = []
    slogans: list[Part] = []
    for part in inner:
        if not part.block.cells and not _leads(part.block):
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


# “Cổng trường: “Tự học là chìa khóa””, and nothing else.
_AT_A_PLACE = re.compile(
    r"(?P<where>(?:Tại |Trước |Ở )?(?:cổng|sân|hành lang|trụ sở|cầu thang|bảng tin|mặt tiền|sảnh"
    r"|hội trường|nhà văn hóa|đường)(?:\s[^:“\"]{2,50})?)"
    r"\s*:\s*[“\"](?P<words>[^“”\"]{8,200})[”\"]\W*",
    re.IGNORECASE,
)
# Below a heading on slogans, whatever stands in front of one says where it hangs.
_SOMEWHERE = re.compile(
    r"(?P<where>(?!nội dung|câu |chữ |khẩu hiệu|lời )[^\W\d_][^:“\"]{3,60})"
    r"\s*:\s*[“\"](?P<words>[^“”\"]{8,200})[”\"]\W*",
    re.IGNORECASE,
)
# “Tự học, tự tin” (cổng trường).
_WITH_PLACE = re.compile(r"\s*[“\"](?P<words>[^“”\"]{8,200})[”\"]\s*\((?P<where>[^()]{3,60})\)\W*")
_CLOSES = re.compile(r"(?:Yêu cầu|Đề nghị|Trên đây|Trong quá trình|Căn cứ)\s")
_OF_SLOGANS = re.compile(
    r"(?:[IVX\d]+\s*[.)]\s*)?(?:Một số |Các )?khẩu hiệu(?: tuyên truyền)?\W*", re.IGNORECASE
)


def _last_of_outline(annex: Sequence[Block]) -> Iterator[SloganGroup]:
    """The slogans in which an outline ends: quoted, below a heading of their own."""
    at = next((n for n, block in enumerate(annex) if _OF_SLOGANS.fullmatch(block.text)), None)
    if at is None:
        return
    quoted = takewhile(lambda b: _MARK.sub("", b.text, count=1)[:1] in '“"', annex[at + 1 :])
    yield from _groups(list(quoted), annex[at])


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
        and (text.startswith(("“", '"')) or bool(_SAID_BY.search(text)) or len(text) < 160)
    )


def _groups(blocks: Sequence[Block], title: Block) -> list[SloganGroup]:
    wheres: list[Block | None] = []
    slogans: list[list[Block]] = []
    for block in blocks:
        text = block.text
        if text.endswith("./.") or _CLOSES.match(text):
            break
        if block.cells:
            cells = [cell for cell in block.cells if len(cell.text) > 12]
            for cell in cells[:1]:
                if not re.fullmatch(r"(?:nội dung )?khẩu hiệu", cell.text, re.IGNORECASE):
                    slogans, wheres = (slogans, wheres) if slogans else ([[]], [None])
                    slogans[-1].append(cell)
            continue
        if re.match(r"\(?\s*(?:Kèm|Đính|Định|Ban hành)", text) or (
            text.upper() == text and len(text) < 90 and not text.startswith(("“", '"'))
        ):
            continue
        if _leads(block):
            wheres.append(block)
            slogans.append([])
            continue
        if not slogans:
            wheres.append(None)
            slogans.append([])
        if len(_MARK.sub("", text, count=1)) > 6:
            slogans[-1].append(block)
    found = []
    for where, texts in zip(wheres, slogans, strict=True):
        if not texts:
            continue
        said = [_slogan(block) for block in texts]
        found.append(SloganGroup(_where(where, title), _choice(where, title), tuple(said)))
    return found


def _leads(block: Block) -> bool:
    """Whether a line says where those below it hang."""
    bare = _MARK.sub("", block.text, count=1)
    mark = _MARK.match(block.text)
    hangs = (
        _HANGS.match(bare)
        and not bare.startswith(("“", '"'))
        and (
            block.text.rstrip().endswith((":", "."))
            or "lựa chọn" in block.text
            or (mark is not None and mark["roman"])
        )
        and re.search(r"treo|tại|trên|trường|cơ quan|nơi|trụ sở|sau", block.text, re.IGNORECASE)
    )
    return bool(hangs) or (block.text.rstrip().endswith(":") and role_of(bare) in _OF_LEADS)


_OF_LEADS = (None, Role.SLOGANS)


def _where(block: Block | None, title: Block) -> Fact:
    if block is None:
        start = _MARK.match(title.text)
        words = title.text[start.end() if start else 0 :]
        if not re.search(r"\b[Tt]reo\b", words):
            return Fact("", title, 0, len(title.text), Grade.CHECK)
        block = title
    start = _MARK.match(block.text)
    at = start.end() if start else 0
    # Of several sentences that lead in, the one that says what hangs.
    if (sentence := _LAST_SENTENCE.search(block.text, at)) and block.text.endswith(":"):
        at = sentence.end()
    text = block.text[at:]
    text = re.sub(r"\s*\((?:lựa chọn|chọn|bắt buộc)[^)]*\)", "", text).strip(" .:")
    text = (
        re.sub(
            r"\s*(?:với )?(?:các |một trong các |những )?(?:khẩu hiệu)?\s*(?:sau(?: đây)?)$",
            "",
            text,
        ).strip(" ,:")
        or text
    )
    return Fact(text[:1].upper() + text[1:], block, at, len(block.text))


def _choice(block: Block | None, title: Block) -> Fact | None:
    for source in (block, title):
        if source is None:
            continue
        if _CHOOSE.search(source.text):
            return Fact("lựa chọn", source, 0, len(source.text))
        if _MUST.search(source.text):
            return Fact("bắt buộc", source, 0, len(source.text))
    return None


def _slogan(block: Block) -> tuple[Fact, Fact | None]:
    start = _MARK.match(block.text)
    at = start.end() if start and not re.match(r"[A-ZĐ]", block.text) else 0
    text = block.text[at:]
    who = _SAID_BY.search(text)
    end = who.start() if who else len(text)
    body = text[:end].strip(" ;")
    if body.startswith(("“", '"')) and body.rstrip(".,!").endswith(("”", '"')):
        inner = body.rstrip(".,!")[1:-1].strip()
        if "“" not in inner and '"' not in inner:
            body = inner
    found = text.find(body)
    fact = Fact(body, block, at + max(found, 0), at + max(found, 0) + len(body))
    if who is None:
        return fact, None
    name = "inside" if who["inside"] else "after"
    return fact, Fact(who[name].strip(), block, at + who.start(name), at + who.end(name))
