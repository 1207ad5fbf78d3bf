"""The numbers that Word puts before paragraphs by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_src.writing.drafting.docx_parts import Element, Styles, W, value
from site_src.writing.drafting.lines import is_bullet


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None) -> Numbering:
        """The lists of `word/numbering.xml`."""
        found = cls()
        for abstract in numbering.iter(f"{W}abstractNum") if numbering is not None else ():
            found.levels[abstract.get(f"{W}abstractNumId", "")] = {
                int(level.get(f"{W}ilvl", "0")): _Level(
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText") or "",
                    int(value(level, "start") or "1"),
                )
                for level in abstract.iter(f"{W}lvl")
            }
        for number in numbering.iter(f"{W}num") if numbering is not None else ():
            name = number.get(f"{W}numId", "")
            found.lists[name] = value(number, "abstractNumId") or ""
            for override in number.iter(f"{W}lvlOverride"):
                start = value(override, "startOverride")
                if start is not None:
                    found.restarts[name, int(override.get(f"{W}ilvl", "0"))] = int(start)
        return found

    def mark(self, properties: Element | None, styles: Styles) -> str:
        """The number that Word puts before a paragraph of these properties; "" for none."""
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        of_style, level_of_style = styles.numbered(properties)
        name = value(numbered, "numId") or of_style
        level = int(value(numbered, "ilvl") or level_of_style)
        abstract = self.lists.get(name, "")
        kinds = self.levels.get(abstract, {})
        if level not in kinds:
            return ""
        if (name, level) in self.restarts:
            self.counts[abstract, level] = self.restarts.pop((name, level)) - 1
        count = self.counts.get((abstract, level), kinds[level].start - 1) + 1
        self.counts[abstract, level] = count
        for deeper in [key for key in self.counts if key[0] == abstract and key[1] > level]:
            del self.counts[deeper]
        if kinds[level].format == "bullet":
            sign = kinds[level].text.strip()
            return sign if is_bullet(sign) else "○" if sign == "o" else "-"
        text = kinds[level].text
        for other, kind in kinds.items():
            number = self.counts.get((abstract, other), kind.start)
            text = text.replace(f"%{other + 1}", _numeral(number, kind.format))
        return text.strip()


def _numeral(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        roman = ""
        for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
            roman += sign * (number // value)
            number %= value
        roman += "I" * number
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    if kind == "none":
        return ""
    return f"{number:02}" if kind == "decimalZero" else str(number)
