"""What the canary takes for another site."""

from __future__ import annotations

import pytest

from tests.canary import differences

FILES = {"2023/index.html": "<p>A\n", "schedule.xml": '<generator version="1"/>\n<a/>\n'}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"schedule.xml": '<generator version="2"/>\n<a/>\n'}, []),
        ({"schedule.xml": '<generator version="1"/>\n<b/>\n'}, ["other bytes: schedule.xml"]),
        ({"2023/index.html": "<p>B\n"}, ["other bytes: 2023/index.html"]),
        ({"2023/index.html": None}, ["missing: 2023/index.html"]),
        ({"2023/b.html": ""}, ["too many: 2023/b.html"]),
    ],
)
def test_difference_is_told(tmp_path, changed, found):
    for name, files in (("locked", FILES), ("other", FILES | changed)):
        for address, text in files.items():
            if text is not None:
                file = tmp_path / name / address
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
    assert list(differences(tmp_path / "locked", tmp_path / "other")) == found
