"""A plan that is typed in other signs says the same: its draft is the same too."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.writing.drafting.drafts import draft

PLANS = sorted((Path(__file__).parent / "plans").glob("*/*.txt"))[::8]
# So many facts in a hundred may be others: a sign may have a meaning of its own in a plan, and
# without blank lines or with broken ones less is seen of where a paragraph begins.
MOST = 2
MOST_OF = {"in lines": 6, "no blank lines": 5}


def instead(pattern: str, words: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, words, text, flags=re.MULTILINE)


def broken(text: str) -> str:
    """Each paragraph broken into lines of one length, as a program that prints does."""
    lines = []
    for line in text.split("\n"):
        is_paragraph = len(line) > 90 and not re.search(r" {3}|\t|\|", line.strip())
        lines += textwrap.wrap(line, 90, break_on_hyphens=False) if is_paragraph else [line]
    return "\n".join(lines)


WAYS = {
    "I/": instead(r"^(\s*[IVX]+)\.\s", r"\1/ "),
    "PHẦN I": instead(r"^(\s*)([IVX]+)[./]\s", r"\1PHẦN \2. "),
    "1)": instead(r"^(\s*\d{1,2})\.\s", r"\1) "),
    "1.-": instead(r"^(\s*\d{1,2})\.\s", r"\1.- "),
    "+": instead(r"^(\s*)[-–] ", r"\1+ "),
    "➢": instead(r"^(\s*)[-–] ", "\\1➢\t"),
    "✿": instead(r"^(\s*)[-–] ", r"\1✿ "),
    "—": instead(r"(?<=\s)[-–](?=\s)", "—"),
    "❀": instead(r"^(\s*)[-–] ", r"\1❀ "),
    "①": lambda text: re.sub(
        r"^(\s*)(\d)\.\s(?=\D)",
        lambda number: number[1] + "⓪①②③④⑤⑥⑦⑧⑨"[int(number[2])],
        text,
        flags=re.MULTILINE,
    ),
    "bold": instead(r"^(\s*[IVX]+[./)]\s.{3,80})$", r"**\1**"),
    "7 giờ 30": instead(r"(\d{1,2})h(\d{2})\b", r"\1 giờ \2"),
    "7g30": instead(r"(\d{1,2})h(\d{2})\b", r"\1g\2"),
    "01-10-2024": instead(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b", r"\1-\2-\3"),
    "«»": instead(r"[“\"]([^\"”\n]*)[\"”]", r"«\1»"),
    "in lines": broken,
    "no blank lines": instead(r"\n\s*\n+", "\n"),
    "set in": instead(r"^(?=\S)", "\t"),
}


# What a reader asks of each entry; a description keeps the words of the plan, signs and all.
ASKED = {
    "campaign": ("theme", "period", "type", "number", "symbol", "date", "signer", "issuer"),
    "events": ("id", "title", "when", "place", "organizers", "audience"),
    "organizations": ("id", "name", "organizations", "bidding", "deadline"),
    "places": ("id", "name"),
    "reporting": ("reporters", "receivers", "deadline"),
    "slogans": ("text",),
}


def asked(value: object, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What entries say of these names, wherever they stand; by whichever marks and dashes."""
    if isinstance(value, list):
        yield from (found for each in value for found in asked(each, names))
    elif isinstance(value, dict):
        for name, words in value.items():
            if name in names and not isinstance(words, dict):
                plain = re.sub('[“”«»"]', '"', str(words))
                yield name, re.sub(r"(?<=\s)[–—](?=\s)", "-", plain)
            yield from asked(words, names)


def facts(name: str, text: str, folder: Path) -> Counter[tuple[str, str, str]]:
    """What is drafted from a plan with this text, each fact as often as it is there."""
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    made = draft(folder / name, folder)
    read = {file: yaml.safe_load(made.text(f"{file}.yml")) for file in ASKED}
    return Counter((f, *fact) for f, names in ASKED.items() for fact in asked(read[f], names))


@pytest.mark.parametrize("way", WAYS)
def test_plan_in_other_signs_is_drafted_as_in_its_own(way: str, tmp_path: Path):
    others = all_facts = 0
    for plan in PLANS:
        text = plan.read_text(encoding="utf-8")
        if (other := WAYS[way](text)) == text:
            continue
        own = facts(plan.name, text, tmp_path / f"{plan.stem}-own")
        written = facts(plan.name, other, tmp_path / f"{plan.stem}-other")
        others += max((own - written).total(), (written - own).total())
        all_facts += own.total()
    assert others * 100 <= MOST_OF.get(way, MOST) * all_facts, f"{others} of {all_facts}"
