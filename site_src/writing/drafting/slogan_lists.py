"""Slogans line by line: where those below a line hang, whether all do, and who said one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.roles import Role, role_of


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
SAID_BY = re.compile(
    r"\s*(?:\((?P<inside>[^()]{2,60})\)|[-–—]\s*"
    r"(?P<after>(?:Chủ tịch )?[A-ZĐÀ-Ỹ][\w.]*(?:[ -][A-ZĐÀ-Ỹ][\w.]*){0,5}))\s*[.;]?\s*$"
)
_LAST_SENTENCE = re.compile(
    r".*[.;:]\s+(?=(?:Treo|Căng|Dùng|Sử dụng|Băng rôn|Khẩu hiệu)\b)", re.DOTALL | re.IGNORECASE
)
MARK = re.compile(
    rf"\s*(?:[{BULLETS}]"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){1,3}\s*[.)/:]?(?=\s)|\d{1,2}\s*[.)/:])|[a-zđ]\s*[.)]|(?P<roman>[IVX]{1,4})[.)]\s)\s*"
)


_CLOSES = re.compile(r"(?:Yêu cầu|Đề nghị|Trên đây|Trong quá trình|Căn cứ)\s")


def groups_of(blocks: Sequence[Block], title: Block) -> list[SloganGroup]:
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
        if leads(block):
            wheres.append(block)
            slogans.append([])
            continue
        if not slogans:
            wheres.append(None)
            slogans.append([])
        if len(MARK.sub("", text, count=1)) > 6:
            slogans[-1].append(block)
    found = []
    for where, texts in zip(wheres, slogans, strict=True):
        if not texts:
            continue
        said = [_slogan(block) for block in texts]
        found.append(SloganGroup(_where(where, title), _choice(where, title), tuple(said)))
    return found


def leads(block: Block) -> bool:
    """Whether a line says where those below it hang."""
    bare = MARK.sub("", block.text, count=1)
    mark = MARK.match(block.text)
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
        start = MARK.match(title.text)
        words = title.text[start.end() if start else 0 :]
        if not re.search(r"\b[Tt]reo\b", words):
            return Fact("", title, 0, len(title.text), Grade.CHECK)
        block = title
    start = MARK.match(block.text)
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
    start = MARK.match(block.text)
    at = start.end() if start and not re.match(r"[A-ZĐ]", block.text) else 0
    text = block.text[at:]
    who = SAID_BY.search(text)
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
