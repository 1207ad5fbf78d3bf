"""`$year` and its like, in every text that staff may write: put in, or refused, never printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
import yaml

from site_src.content_types import CONTENT_TYPES
from site_src.content_types.fields import Text
from site_src.content_types.organizations import AssignmentRecord
from site_src.content_types.records import Record, record_in

TREE = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === 2026/campaign.yml
    title: Tuần lễ
    """
# Not words but what they name: ids of other entries, and files.
NAMES = {"place", "organizers", "partners", "organizations", "event", "document", "file"}
NOT_TOGETHER = {"time", "art", "photo"}


def takes_text(annotation: Any) -> bool:
    """Whether a field is a text, or a list of them."""
    if annotation == Text:
        return True
    return any(takes_text(argument) for argument in get_args(annotation)[:2] if argument)


def example(record: type[Record], depth: int = 0) -> dict[str, Any]:
    """Everything that may be written in a record, with `$year` in each text."""
    found: dict[str, Any] = {}
    for name, field in record.model_fields.items():
        inner = record_in(field.annotation)
        is_list = "list[" in str(field.annotation)
        if record is AssignmentRecord and name == "organizations":
            found[name] = ["le-khai-mac"]
            continue
        is_name = name in NAMES and inner is None
        if is_name or name in {"remove", "accept", *NOT_TOGETHER} or (inner is record and depth):
            continue
        if inner is not None:
            entry = example(inner, depth + 1)
            found[name] = [entry] if is_list else entry
        elif takes_text(field.annotation):
            found[name] = ["Chữ $year"] if is_list else "Chữ $year"
        elif field.examples:
            found[name] = yaml.load(f"x: {field.examples[0]}", yaml.BaseLoader)["x"]
    return found


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("kind", CONTENT_TYPES, ids=lambda kind: kind.name)
def test_no_text_prints_a_token(content_tree, kind):
    content = content_tree(TREE)
    data = example(kind.record)
    path = content.root / "tinh" / "2026" / kind.file.replace("*", "bai")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".md":
        (entry,) = data.values()
        front = entry[0] if isinstance(entry, list) else entry
        lines = (f"{key}: {json.dumps(front[key])}\n" for key in front if key not in ("id", "body"))
        path.write_text(f"---\n{''.join(lines)}---\nBài $year\n", encoding="utf-8")
    else:
        path.write_text(json.dumps(data), encoding="utf-8")
    said = list(texts(content.campaign("tinh/2026")))
    assert any("2026" in text for text in said)
    assert [text for text in said if "$" in text] == []


@pytest.mark.parametrize(
    ("theme", "said"), [("Năm $year ở $unit", "Năm 2026 ở Tỉnh"), ("$period", "01–07/10/2026")]
)
def test_tokens_in_the_theme(content_tree, theme, said):
    content = content_tree(TREE)
    content.write(f"""
        === 2026/campaign.yml
        title: $theme, $year
        theme: {theme}
        period: 01/10/2026 - 07/10/2026
        """)
    campaign = content.campaign("tinh/2026")
    assert campaign.theme == said
    assert campaign.title == f"{said}, 2026"
    assert [wording for wording, _origin in campaign.themes] == [said]


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("2026/campaign.yml", "title: T\ntheme: Học $theme\n"),
        ("2026/campaign.yml", "title: Tuần ${year}\n"),
        ("2026/campaign.yml", "title: Tuần $Year\n"),
        ("tinh/unit.yml", "name: T\nshort_name: T $unit\nkind: tinh\n"),
        ("tinh/unit.yml", "name: T năm $year\nkind: tinh\n"),
    ],
)
def test_token_that_would_be_printed_is_refused(content_tree, file, lines):
    content = content_tree(TREE)
    content.write(f"=== {file}\n{lines}")
    (error,) = content.errors("tinh/2026")
    assert error.split()[-1] == "unknown-token"
