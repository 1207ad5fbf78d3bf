"""The file that the accessibility statement is made from."""

from __future__ import annotations

import unicodedata

from site_src.pages.accessibility import FILE, statement


def test_statement_is_read_whole():
    said = statement()
    assert [one.check for one in said.tested] == sorted(one.check for one in said.tested)
    assert all(one.pages > 0 for one in said.tested)
    assert said.untested
    text = FILE.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert all(line.endswith(".") for line in (*said.known, *said.untested))
