"""Drafts of plans, made by the command in content folders of their own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from site_src.base.problems import Problem
from site_src.commands.draft import draft_campaign
from site_src.reading.content import Content

NATION = Path(__file__).parents[3] / "content" / "unit.yml"
UNIT = "don-vi"


@dataclass(frozen=True)
class Draft:
    """What came of a plan: the year's folder, and what the command said."""

    folder: Path
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    def text(self, name: str) -> str:
        file = self.folder / name
        return file.read_text(encoding="utf-8") if file.exists() else ""

    @property
    def texts(self) -> dict[str, str]:
        return {file.name: self.text(file.name) for file in sorted(self.folder.glob("*"))}

    @property
    def quotes(self) -> list[tuple[str, int]]:
        """Every quotation of the files and of `_nhap.md`, with its line, paragraph or page."""
        return [
            (words, int(place))
            for text in self.texts.values()
            for words, place in re.findall(r"«(.+?)» \((?:dòng|đoạn|trang) (\d+)\)", text)
        ]


def draft(plan: Path, root: Path, year: int | None = None) -> Draft:
    """The draft of a plan, in a content folder at `root` that is made if there is none."""
    if not (root / "unit.yml").exists():
        (root / UNIT).mkdir(parents=True)
        (root / "unit.yml").write_bytes(NATION.read_bytes())
        (root / UNIT / "unit.yml").write_text("name: Đơn vị thử\nkind: truong-hoc\n", "utf-8")
    found = re.search(r"20\d\d", plan.stem)
    year = year or int(found[0] if found else 2025)
    made = draft_campaign(Content(root, "content"), plan, f"{UNIT}/{year}")
    return Draft(root / UNIT / str(year), made.lines, made.problems)


def plain(text: str) -> str:
    """A text as quotations are searched in it: NFC, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
