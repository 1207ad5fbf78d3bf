"""The published schemas: those of the models, what they take, what they refuse."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from site_src.commands.schemas import schemas, write_schemas
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.events import EventsRecord
from site_src.content_types.records import Record
from site_src.content_types.unit import UnitRecord
from site_src.reading.file_kinds import under_its_name
from site_src.reading.files import UNIT_FILE
from site_src.reading.load import load_markdown
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import load_yaml
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import ValueProblem
from site_src.vietnamese.when import When
from tests.test_docs import EXAMPLES

PROJECT = Path(__file__).parent.parent
FOLDER = PROJECT / "content/_schemas"
SCHEMAS = schemas()
FILES = sorted(
    file
    for root in ("content", "tests/sample")
    for file in PROJECT.glob(f"{root}/**/*.yml")
    if not any(part.startswith("_") for part in file.relative_to(PROJECT).parts)
)


class Reader(yaml.SafeLoader):
    """YAML 1.2's plain types, as an editor reads them: no dates, yes and no stay words."""


Reader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Reader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Reader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def faults(name: str, text: str) -> list[str]:
    """What an editor underlines: the path of each value."""
    validator = Draft7Validator(SCHEMAS[f"{name}.json"])
    found = validator.iter_errors(yaml.load(text, Reader))
    return [error.json_path for error in found]


def read(record: type[Record], text: str) -> list[str]:
    """What the program finds wrong in a file."""
    document, problems = load_yaml(text, "datei.yml")
    if document is None:
        return [problem.rule for problem in problems]
    _found, more = parse(under_its_name(document, record), record, "", "")
    return [problem.rule for problem in (*problems, *more)]


# --- Published and wired in ---------------------------------------------------------------------


def test_published_schemas_are_those_of_the_models(tmp_path: Path):
    """After a change of a record: python3 build.py schemas."""
    written = {file.name: file.read_text(encoding="utf-8") for file in write_schemas(tmp_path)}
    published = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert published == written


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_a_schema(name: str):
    Draft7Validator.check_schema(SCHEMAS[name])


def test_editor_finds_the_schema_of_every_file():
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
    names = [UNIT_FILE, *(kind.file for kind in CONTENT_TYPES if kind.file.endswith(".yml"))]
    assert settings["yaml.schemas"] == {
        f"./content/_schemas/{name.removesuffix('.yml')}.json": [f"content/**/{name}"]
        for name in names
    }
    # Nothing is asked of another site while somebody types.
    assert settings["yaml.schemaStore.enable"] is False
    recommended = json.loads((PROJECT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_schemas_are_no_part_of_the_content(content_tree):
    content = content_tree("=== 2023/campaign.yml\ntitle: Tuần lễ\n")
    write_schemas(content.root / "_schemas")
    assert content.tree.unread_files() == []
    assert content.tree.unit_paths() == ("",)


# --- What they take -----------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_content_is_taken(file: Path):
    assert faults(file.stem, file.read_text(encoding="utf-8")) == []


def test_front_matter_is_taken():
    validator = Draft7Validator(SCHEMAS["markdown.json"])
    files = [f for root in ("content", "tests/sample") for f in PROJECT.glob(f"{root}/**/*.md")]
    read_ones = [f for f in files if re.search(r"/\d{4}/", f.as_posix())]
    assert read_ones
    for file in read_ones:
        document, _problems = load_markdown(file.read_text(encoding="utf-8"), file.name)
        assert document is not None
        front = {key: value for key, value in document.data.items() if key != "body"}
        assert [error.message for error in validator.iter_errors(front)] == []


@pytest.mark.parametrize(
    "block", [e for e in EXAMPLES if str(e.file).endswith(".yml") and not e.wrong], ids=str
)
def test_guide_s_examples_are_taken(block):
    assert faults(Path(block.file).stem, block.text) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["campaign", "events", "unit"])
def test_check_jsonschema_takes_content(name: str):
    """As somebody's CI would run it, with that tool's own reader of YAML."""
    files = [str(file) for file in FILES if file.stem == name]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", f"{FOLDER}/{name}.json"]
    done = subprocess.run([*command, *files], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


TAKEN = (
    ("events", ""),
    ("events", "events:\n  - $inherit\n  - {id: a, remove: true}\n"),
    ("events", "- {id: a, title: A, status: Hoãn}"),
    ("events", "- {id: a, title: A, status: CANCELLED, cost: free_or_low}"),
    ("events", "- {id: 2023, title: 5, when: 2023, audience: [$inherit, Trẻ em]}"),
    ("events", "- {id: a, title: true, when: null, place: null}"),
    ("events", "- {id: a, title: A, when: 2026-10-01}"),
    ("events", "- {id: a, title: A, when: }"),
    ("events", "- {id: a, title: A, source: 1.2}"),
    ("events", "- {id: a, title: A, accept: {rule: a, reason: b}}"),
    ("events", "- {id: a, title: A, accept: [{rule: a, reason: b}]}"),
    ("campaign", "state: Nháp\nperiod: 1-7/10/2024\ntheme: $theme\n"),
    ("campaign", "documents: [$inherit, {id: a, number: 12, date: 10.2023}]\n"),
    ("campaign", "context: null\nnotice: null\n"),
    ("resources", "- {id: a, login: Không}\n- {id: b, login: true}\n- {id: c, login: null}\n"),
    ("places", "- {id: a, name: A, latitude: 21.02, longitude: '105.8'}\n"),
    ("reporting", "form: {title: A, rows: [{number: 1, name: B, rows: [{name: C}]}]}\n"),
    ("unit", "name: A\nkind: xa\ncounts: {thon: 12}\nlevels: [{id: a, rank: 1}]\n"),
)


@pytest.mark.parametrize(("name", "text"), TAKEN)
def test_taken_by_both(name: str, text: str):
    assert (faults(name, text), read(record_of(name), text)) == ([], [])


def record_of(name: str) -> type[Record]:
    known = {kind.file: kind.record for kind in CONTENT_TYPES}
    return UnitRecord if name == "unit" else known[f"{name}.yml"]


# --- What they refuse ---------------------------------------------------------------------------

REFUSED = (
    ("events", "- {id: a, titel: A}", "$[0]"),
    ("events", "- {title: A}", "$[0]"),
    ("events", "- {id: Lễ, title: A}", "$[0].id"),
    ("events", "- {id: a, title: A, status: hoan}", "$[0].status"),
    ("events", "- {id: a, title: A, audience: [trẻ con]}", "$[0].audience[0]"),
    ("events", "- {id: a, title: [A]}", "$[0].title"),
    ("events", "- {id: a, title: ''}", "$[0].title"),
    ("events", "- {id: a, title: A, online_url: example.vn}", "$[0].online_url"),
    ("events", "- $inherits", "$[0]"),
    ("events", "- 5", "$[0]"),
    ("events", "event: []", "$"),
    ("events", "chữ", "$"),
    ("campaign", "themee: A", "$"),
    ("campaign", "period: mùa thu", "$.period"),
    ("campaign", "notice: {text: A}", "$.notice"),
    ("places", "- {id: a, latitude: 121}", "$[0].latitude"),
    ("resources", "- {id: a, login: chắc có}", "$[0].login"),
    ("unit", "kind: xa", "$"),
    ("unit", "name: A\nkind: xa\ncounts: {thon: nhiều}", "$.counts.thon"),
)


@pytest.mark.parametrize(("name", "text", "place"), REFUSED)
def test_refused_by_both(name: str, text: str, place: str):
    assert faults(name, text) == [place]
    # What only unit.yml must have is asked when the unit is made, not when the file is read.
    assert read(record_of(name), text) or (name, text) in (
        ("unit", "kind: xa"),
        ("campaign", "notice: {text: A}"),
    )


@pytest.mark.slow
def test_check_jsonschema_refuses(tmp_path: Path):
    file = tmp_path / "events.yml"
    file.write_text("- {id: a, titel: A}\n", encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", f"{FOLDER}/events.json"]
    done = subprocess.run([*command, file], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "titel" in done.stdout


# --- Never stricter than the program ------------------------------------------------------------

WORDS = (
    *("ngày", "Tháng", "năm", "NĂM", "trước", "đến", "hết", "từ", "lúc", "giờ", "sáng", "CHIỀU"),
    *("Trưa", "TỐI", "suốt tuần", "hằng ngày", "thứ Hai", "/", "-", " - ", ".", "…", ":", "h"),
    *("02", "10", "2023", "8", "30", "16h30", "02/10/2023", " ", "  "),
)
FIELDS: dict[str, type[When | TimeRange | PartialDate | DateRange | Deadline]] = {
    "when": When,
    "time": TimeRange,
    "on": PartialDate,
    "period": DateRange,
    "deadline": Deadline,
}
OF_FIELD = {
    "when": ("events", "Event"),
    "time": ("events", "Event"),
    "on": ("events", "Change"),
    "period": ("campaign", "LowerProgram"),
    "deadline": ("reporting", "Report"),
}


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), st.sampled_from(list(FIELDS)))
def test_what_is_read_is_taken(text: str, field: str):
    try:
        FIELDS[field].parse(text)
    except ValueProblem:
        return
    assert field_schema(field).is_valid(text), text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("on", text) for text in ("2023", "9/2023", "10.2023", "2-10-2023", "2023-10-02")),
        *(("on", text) for text in ("ngày 02 tháng 10 năm 2023", "NGÀY … THÁNG 9 NĂM 2023")),
        *(("period", text) for text in ("1-7/10/2024", "từ sáng 01/10/2022 đến 07/10/2022")),
        *(("time", text) for text in ("16 giờ 30", "Tối", "BUỔI CHIỀU", "từ 8h đến 11h30")),
        *(("when", text) for text in ("Suốt tuần", "", "chưa rõ", "16h30 ngày 01/10/2022")),
        *(("deadline", text) for text in ("theo quy định", "trước 17h ngày 13/10/2023")),
    ],
)
def test_notation_is_read_and_taken(field: str, text: str):
    FIELDS[field].parse(text)
    assert field_schema(field).is_valid(text)


def field_schema(field: str) -> Draft7Validator:
    file, name = OF_FIELD[field]
    definitions = SCHEMAS[f"{file}.json"]["definitions"]
    found = next(definitions[key] for key in (name, f"{name}OrString") if key in definitions)
    return Draft7Validator({**found["properties"][field], "definitions": definitions})


def test_a_list_alone_stands_for_the_only_field():
    assert read(EventsRecord, "- {id: a, title: A}") == faults("events", "- {id: a, title: A}")
