"""`_nhap.md`: the questions that are left, and every paragraph of the plan once.

Beside each paragraph stands what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.vietnamese.syllables import odd_words
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.collecting import DOUBLED
from site_src.writing.drafting.contacts import LEFT_OUT, without_names
from site_src.writing.drafting.draft import Draft
from site_src.writing.drafting.facts import Entry
from site_src.writing.drafting.lines import Counted, PlanFile, place_text
from site_src.writing.drafting.persons import begins_with_surname
from site_src.writing.drafting.signing import is_person
from site_src.writing.drafting.write import Content, Written

NAME = "_nhap.md"


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that the product's reader does not take: its file, its words, and why."""

    file: str
    text: str
    reason: str


def ledger(
    plan: PlanFile, draft: Draft, written: Mapping[str, Written], refused: tuple[Refused, ...]
) -> str:
    """The whole text."""
    lines = [
        "# " + _("Draft from “{name}”").format(name=plan.name),
        "",
        _(
            "Made from the plan by rules, without guessing. Look through it, answer the "
            "questions, then delete this file."
        ),
        "",
        "## "
        + _("Questions ({count})").format(count=thousands(len(draft.questions) + len(refused))),
        "",
        *_questions(plan, draft, written),
        *(f"- [ ] {r.file}: “{r.text}”. {r.reason}" for r in refused),
        "",
        *_orders(plan, draft),
        *_tables(plan, draft),
        *_pictures(plan),
        *_misprints(plan, draft),
        "## " + _("Every paragraph of the plan"),
        "",
        *_paragraphs(plan, draft),
    ]
    return "".join(f"{line}\n" for line in lines)


def _questions(plan: PlanFile, draft: Draft, written: Mapping[str, Written]) -> Iterator[str]:
    for question in draft.questions:
        where = question.file
        at = _line_of(written.get(question.file), question.entry)
        if at:
            where = _("{file}, line {line}").format(file=question.file, line=at)
        yield f"- [ ] {question.text} → {where}: `{question.line}`"
        for quote in question.quotes[:6]:
            yield f"  - «{quote.text}» ({place_text(plan.counted, quote.place)})"


def _line_of(written: Written | None, entry: str) -> int:
    """The line of a file on which an entry begins; that of its key for a list."""
    if written is None or not entry:
        return 0
    for number, line in enumerate(written.text.split("\n"), 1):
        if re.fullmatch(rf"\s*(?:- )?id: {re.escape(entry)}", line) or line == f"{entry}:":
            return number
    return 0


def _orders(plan: PlanFile, draft: Draft) -> Iterator[str]:
    if not draft.orders:
        return
    yield "## " + _("Orders that are no activities ({count})").format(
        count=thousands(len(draft.orders))
    )
    yield ""
    yield _(
        "They have no day, hour or place. Is one of them an activity that people "
        "come to? Then add it to events.yml."
    )
    yield ""
    for part in draft.orders:
        yield f"- {_short(without_names(part.text))} ({place_text(plan.counted, part.block.place)})"
    yield ""


def _tables(plan: PlanFile, draft: Draft) -> Iterator[str]:
    if not draft.tables:
        return
    yield "## " + _("How the tables of the plan were read")
    yield ""
    for said, place in draft.tables:
        yield f"- {said} ({place_text(plan.counted, place)})"
    yield ""


def _pictures(plan: PlanFile) -> Iterator[str]:
    places = [line.place for line in plan.lines if line.picture]
    if not places:
        return
    yield "## " + _("Pictures, whose words nobody reads here ({count})").format(
        count=thousands(len(places))
    )
    yield ""
    yield _("Does one show a table or activities? Then write into the files what it says.")
    yield ""
    yield from (f"- {place_text(plan.counted, place)}" for place in places)
    yield ""


def _misprints(plan: PlanFile, draft: Draft) -> Iterator[str]:
    found: dict[str, int] = {}
    for block in _all(draft.blocks):
        for word in odd_words(without_names(block.text)):
            if re.search(r"[a-zà-ỹ]", word) and word[1:] == word[1:].lower():
                found.setdefault(word.strip(".,;:"), block.place)
        if match := DOUBLED.search(block.text):
            found.setdefault(match[0], block.place)
    if not found:
        return
    yield "## " + _("Perhaps misprints; carried as printed")
    yield ""
    for word, place in found.items():
        yield f"- “{word}” ({place_text(plan.counted, place)})"
    yield ""


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.cells:
            yield from (cell for cell in block.cells if cell.text)
        else:
            yield block


def _paragraphs(plan: PlanFile, draft: Draft) -> Iterator[str]:
    used = _used(draft.contents)
    for block in draft.blocks:
        signs = any(where.startswith("campaign.yml") for where in used.get(block.number, ()))
        text = _told(block, signs)
        what = ", ".join(used[block.number]) if block.number in used else ""
        if not what:
            reason = draft.left.get(block.number) or _fixed(text)
            what = _("left out: {reason}").format(reason=reason)
        yield f"- {_places(plan.counted, block)}: {_short(text)} → {what}"


def _told(block: Block, signs: bool) -> str:
    """A paragraph without names and contacts; who signs is named where the draft names him."""
    words = block.text.split()
    names = len(words) > 1 and begins_with_surname(words) and all(w[0].isupper() for w in words)
    if not block.cells and (names or is_person(block.text)):
        return block.text if signs else LEFT_OUT
    cells = [block] if block.text else [cell for cell in block.cells if cell.text]
    return " | ".join(without_names(cell.text) for cell in cells)


def _fixed(text: str) -> str:
    if re.match(r"Trên đây|Căn cứ|Thực hiện|Theo ", text):
        return _("opening or closing words")
    return _("not recognised; please read it")


def _places(counted: Counted, block: Block) -> str:
    inside = (piece for cell in block.cells for piece in cell.pieces if piece.place > block.place)
    places = list(dict.fromkeys(piece.place for piece in (*block.pieces, *inside)))
    first = place_text(counted, places[0])
    return first if len(places) == 1 else f"{first}–{max(places)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[: text.rfind(" ", 0, 120)] + " …"


def _used(contents: tuple[Content, ...]) -> dict[int, list[str]]:
    used: dict[int, list[str]] = {}
    for content in contents:
        for name, entry in content.entries():
            for number in sorted(_numbers(entry)):
                where = f"{content.name} `{name}`" if name else content.name
                known = used.setdefault(number, [])
                if where not in known:
                    known.append(where)
    return used


def _numbers(entry: Entry) -> set[int]:
    own = {fact.block.number for field in entry.fields for fact in field.facts}
    return own | set(entry.blocks)
