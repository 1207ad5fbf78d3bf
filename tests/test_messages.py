"""The catalogue has every text of code and templates, in Vietnamese, and nothing else."""

from __future__ import annotations

import ast
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from site_src.base.messages import LANGUAGE, LOCALE_DIR, activate, decimal, thousands

PROJECT = Path(__file__).parent.parent
PO = LOCALE_DIR / LANGUAGE / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")

KEYWORDS = {"_": None, "gettext": None, "N_": None, "pgettext": ((1, "c"), 2)}
SOURCES = {
    "python": ["build.py", "tests/chromium.py", "tests/web/tools.py", "site_src/**/*.py"],
    "javascript": ["theme_overrides/assets/**/*.js"],
    "jinja2": ["site_src/pages/templates/**/*.html", "theme_overrides/**/*.html"],
}
# What messages count; a number of order, such as a line's or a cell's, is none.
COUNTED = {
    *("count", "pages", "units", "campaigns", "rows", "errors", "warnings", "notices"),
    *("sent", "gone"),
}
OPTIONS = {"jinja2": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}

Key = tuple[str | None, str]


@pytest.fixture(scope="module")
def source() -> dict[Key, str]:
    return dict(_in_sources())


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


@pytest.fixture(scope="module")
def messages(catalogue: Catalog) -> dict[Key, Message]:
    return {(message.context, str(message.id)): message for message in catalogue if message.id}


def _in_sources() -> Iterator[tuple[Key, str]]:
    """Every message of code and templates, as context and id, with its place."""
    for method, patterns in SOURCES.items():
        for file in sorted(file for pattern in patterns for file in PROJECT.glob(pattern)):
            found = extract_from_file(method, file, KEYWORDS, options=OPTIONS.get(method))
            for line, message, _comments, context in found:
                assert isinstance(message, str), f"{file}:{line} is a plural"
                yield (context, message), f"{file.relative_to(PROJECT).as_posix()}:{line}"


def test_extraction_finds_messages(source: dict[Key, str]):
    """So that the tests below cannot pass on nothing."""
    assert (None, "“{key}” is missing") in source
    places = set(source.values())
    assert any(place.startswith("site_src/pages/templates/") for place in places)
    assert any(place.startswith("theme_overrides/") for place in places)


def test_every_message_is_in_the_catalogue(source: dict[Key, str], messages: dict[Key, Message]):
    missing = {key: place for key, place in source.items() if key not in messages}
    assert missing == {}


def test_every_entry_is_used(source: dict[Key, str], messages: dict[Key, Message]):
    unused = {key for key in messages if key not in source}
    assert unused == set()


def test_no_obsolete_entries(catalogue: Catalog):
    assert list(catalogue.obsolete) == []
    assert "#~" not in PO.read_text(encoding="utf-8")


def test_every_entry_is_translated(messages: dict[Key, Message]):
    empty = [key for key, message in messages.items() if not str(message.string).strip()]
    fuzzy = [key for key, message in messages.items() if message.fuzzy]
    assert (empty, fuzzy) == ([], [])


def test_catalogue_is_in_nfc():
    text = PO.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)


PLACEHOLDER = re.compile(r"(?<!\{)\{\w*\}(?!\})|%\(\w+\)[sdr]|%[sdr]")


def placeholders(text: str) -> list[str]:
    return sorted(match[0] for match in PLACEHOLDER.finditer(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Không có ngày {day}", ["{day}"]),
        ("%(count)s trang, %s", ["%(count)s", "%s"]),
        ("{{ tên }}", []),
    ],
)
def test_placeholders_found(text, found):
    assert placeholders(text) == found


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [("vi", ["999", "3.321", "9,4", "2.100,5"]), ("en", ["999", "3,321", "9.4", "2,100.5"])],
)
def test_numbers_are_written_as_the_language_writes_them(spoken: str, shown: list[str]):
    activate(spoken)
    try:
        said = [thousands(999), thousands(3_321), decimal(9.4, 1), decimal(2_100.46, 1)]
    finally:
        activate(LANGUAGE)
    assert said == shown


def test_what_is_counted_is_grouped():
    """“1949 bản” stood one line below “3.075 tệp”: what says a number groups its digits."""
    said = [
        (f"{file.relative_to(PROJECT).as_posix()}:{call.lineno}", word)
        for file in sorted(PROJECT.glob("site_src/**/*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".format")
        for word in call.keywords
        if word.arg in COUNTED
    ]
    assert len(said) > 30
    ungrouped = [at for at, word in said if not ast.unparse(word.value).startswith("thousands(")]
    assert ungrouped == []


def test_placeholders_are_the_same(messages: dict[Key, Message]):
    different = {
        key: message.string
        for key, message in messages.items()
        if placeholders(str(message.id)) != placeholders(str(message.string))
    }
    assert different == {}


def test_ends_are_the_same(messages: dict[Key, Message]):
    """Blanks at either end, and a last line end, join a text to what stands beside it."""
    different = [
        key
        for key, message in messages.items()
        if re.findall(r"^\s*|\s*$", str(message.id))
        != re.findall(r"^\s*|\s*$", str(message.string))
    ]
    assert different == []


def test_compiled_catalogue_is_of_this_one(catalogue: Catalog):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    with MO.open("rb") as file:
        in_use = read_mo(file)
    expected = read_mo(io.BytesIO(compiled.getvalue()))
    assert {(m.context, m.id): m.string for m in in_use if m.id} == {
        (m.context, m.id): m.string for m in expected if m.id
    }
    assert MO.read_bytes() == compiled.getvalue()


# Words that are the same in every language.
NAMES = {"Atom"}


def test_no_text_of_templates_outside_the_catalogue():
    """What stands between tags, apart from signs, names and addresses, is in the catalogue."""
    found = {}
    for file in sorted(file for pattern in SOURCES["jinja2"] for file in PROJECT.glob(pattern)):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", "", text)
        # An attribute may stand in a block or a macro, outside of any tag.
        text = re.sub(r'(?s)<script.*?</script>|[\w-]+="[^"]*"|<[^>]*>|[a-z-]+/', " ", text)
        words = set(re.findall(r"[^\W\d_]{2,}", text)) - NAMES
        if words:
            found[file.relative_to(PROJECT).as_posix()] = words
    assert found == {}
