"""Names of persons, telephone numbers and e-mail in a text: where, and the text without them."""

from __future__ import annotations

import re
from functools import lru_cache

from site_src.writing.drafting.persons import bare_name, names_person, persons

CONTACT = re.compile(
    r"(?<![\w/.-])(?!\d\d[.-]\d\d[.-]\d{4})\(?(?:\+?84|0)\d{0,3}\)?(?:[\s.-]?\d){7,10}(?![\w/])"
    r"|(?<!\w)(?i:SĐT|ĐT|điện thoại|số máy|zalo|hotline|tel)(?:\s+số)?[\s.:(]*"
    r"(?P<number>\d(?:[\s.-]?\d){4,10})"
    r"|[\w.+-]+\s?(?:@|[\[(](?:at|a còng)[\])])\s?[\w-]+\.[\w.]+\w"
)
# What stands in a quotation in place of a name or a number.
LEFT_OUT = "[…]"


def is_private(text: str) -> bool:
    """Whether a text names a person, a telephone number or an e-mail."""
    return bool(CONTACT.search(text)) or names_person(text)


@lru_cache(maxsize=4096)
def private_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the names and the contacts of a text stand, without titles and posts, in order."""
    names = ((end - len(bare_name(text[start:end])), end) for start, end in persons(text))
    numbers = (m.span("number" if m["number"] else 0) for m in CONTACT.finditer(text))
    found: list[tuple[int, int]] = []
    for start, end in sorted((*names, *numbers)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def without_names(text: str) -> str:
    """A text with a sign in place of each name and each contact."""
    for start, end in reversed(private_spans(text)):
        text = f"{text[:start]}{LEFT_OUT}{text[end:]}"
    return text
