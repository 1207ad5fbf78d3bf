"""The days of the week as people write them; Monday is 0, Sunday 6."""

from __future__ import annotations

import re

NAMES = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
# As calendars print them.
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
# In small letters; `thứ 2` is Monday.
NUMBERS = {
    **{name: number for number, name in enumerate(NAMES)},
    **{short.lower(): number for number, short in enumerate(SHORT)},
    **{f"thứ {number}": number - 2 for number in range(2, 8)},
}
_NAMES = tuple(name.removeprefix("thứ ") for name in NAMES[:6])
ONE = r"thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn"
AND = r"(?:,|;|&|\+|\bvà\b)"
# “thứ Ba, 5”: the word stands once before several.
_MORE = (
    rf"(?:\s*{AND}\s*(?:{ONE}|(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b"
    rf"(?!(?:\s*{AND}\s*\d+)*\s*[/.:hg])))"
)
_TO = r"(?:-|–|—|\bđến(?:\s+hết)?)"
_WEEKDAYS = re.compile(
    rf"[\s,;]*\b(?:(?:từ\s+)?(?P<from>{ONE})\s*{_TO}\s*(?P<to>{ONE})|(?:{ONE})\b{_MORE}*)"
    r"(?![\w/])\s*,?\s*"
)
_EACH = re.compile(rf"{ONE}|hai|ba|tư|năm|sáu|bảy|[2-7]")


def _number(word: str) -> int:
    """Monday is 0."""
    if word in ("chủ nhật", "cn"):
        return 6
    name = word.removeprefix("thứ").removeprefix("t").strip() if word != "tư" else word
    return int(name) - 2 if name.isdigit() else _NAMES.index(name)


def take_weekdays(text: str) -> tuple[tuple[int, ...], str]:
    """The weekdays that a text names, in its order, and the rest."""
    found: list[int] = []
    while match := _WEEKDAYS.search(text):
        if match["from"]:
            first, last = _number(match["from"]), _number(match["to"])
            found += [n % 7 for n in range(first, last + 1 if last >= first else last + 8)]
        else:
            found += [_number(word) for word in _EACH.findall(match[0])]
        # Between two days it parts them: “thứ 2, 05/10, thứ 4, 07/10”.
        between = ", " if match[0].startswith((",", ";")) else " "
        text = without(text, match, between)
    return tuple(dict.fromkeys(found)), text


def without(text: str, match: re.Match[str], between: str = " ") -> str:
    parts = (text[: match.start()].strip(" ,;:"), text[match.end() :].strip(" ,;:"))
    return between.join(filter(None, parts))
