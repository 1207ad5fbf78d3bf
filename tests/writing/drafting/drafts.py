"""Drafts of plans, made by the command in content folders of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from site_src.base.problems import Problem
from site_src.commands.draft import draft_campaign
from site_src.reading.content import Content
from site_src.writing.drafting.contacts import LEFT_OUT
from tests.writing.drafting.scoring import read
from tests.writing.drafting.word import paragraph, table, word

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
        """Every quotation of the files and of `_nhap.md`, with its line, paragraph or page.

        A sign in it stands for a name or a number: what is beside it is quoted.
        """
        return [
            (words.strip(), int(place))
            for text in self.texts.values()
            for quote, place in re.findall(r"«(.+?)» \((?:dòng|đoạn|trang) (\d+)\)", text)
            for words in quote.split(LEFT_OUT)
            if words.strip()
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


# A plan around a few lines of its own.
HEAD = """UBND XÃ BÌNH AN
Số: 12/KH-UBND
Bình An, ngày 20 tháng 9 năm 2025
KẾ HOẠCH
Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025

Tuần lễ diễn ra từ ngày 01/10/2025 đến ngày 07/10/2025.

"""
TAIL = "\n\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"


def drafted(text: str, folder: Path) -> Draft:
    plan = folder / "ke-hoach-2025.txt"
    plan.write_text(f"{HEAD}{text}{TAIL}", "utf-8")
    return draft(plan, folder / "content")


def drafted_with(
    rows: Sequence[Sequence[str | tuple[str, int]]], folder: Path, above: str = ""
) -> Draft:
    """From a Word file with a table between head and foot, below a line that is its own."""
    plan = folder / "ke-hoach-2025.docx"
    head, foot = ("".join(map(paragraph, lines.split("\n"))) for lines in (HEAD + above, TAIL))
    plan.write_bytes(word(head + table(rows) + foot))
    return draft(plan, folder / "content")


def said(made: Draft) -> list[str]:
    """Each activity in one line: name; time; place; who holds it."""
    places = {p["id"]: p["name"] for p in read(made.folder / "places.yml") or []}
    bodies = read(made.folder / "organizations.yml") or {}
    names = {b["id"]: b["name"] for b in bodies.get("organizations") or []}
    return [
        "; ".join(
            (
                event["title"],
                event.get("when", "-"),
                places.get(event.get("place", ""), event.get("place_note", "-")),
                ", ".join(names[key] for key in event.get("organizers") or []) or "-",
            )
        )
        for event in read(made.folder / "events.yml") or []
    ]
