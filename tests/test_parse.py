"""From a file's data to records: what is refused, where, and what to write instead."""

from __future__ import annotations

from textwrap import dedent
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.base.messages import gettext as _
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.campaign import CampaignRecord
from site_src.content_types.events import EventsRecord
from site_src.content_types.organizations import OrganizationsRecord
from site_src.content_types.places import PlacesRecord
from site_src.content_types.prose import ProseRecord
from site_src.content_types.records import Record
from site_src.content_types.reporting import ReportingRecord
from site_src.content_types.resources import ResourcesRecord
from site_src.content_types.slogans import SlogansRecord
from site_src.content_types.unit import UnitRecord
from site_src.model import Origin
from site_src.reading.load import load_markdown
from site_src.reading.parse import parse
from site_src.reading.strict_yaml import load_yaml

RECORDS: dict[str, type[Record]] = {
    "campaign": CampaignRecord,
    "events": EventsRecord,
    "organizations": OrganizationsRecord,
    "places": PlacesRecord,
    "reporting": ReportingRecord,
    "resources": ResourcesRecord,
    "slogans": SlogansRecord,
    "unit": UnitRecord,
}


def read(name, text):
    """The record of an indented text, or None, and its problems."""
    document, problems = load_yaml(dedent(text), f"{name}.yml")
    assert document is not None, problems
    return parse(document, RECORDS[name], "quan-3", "Quận 3")


def read_markdown(text, path="outline.md"):
    document, problems = load_markdown(text, path)
    assert document is not None, problems
    return parse(document, ProseRecord, "quan-3", "Quận 3")


def did_you_mean(key):
    return _("Do you mean “{key}”?").format(key=key)


def origin(path, line, column):
    return Origin("quan-3", "Quận 3", path, line, column)


# --- Unknown keys ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "place", "key", "near"),
    [
        ("campaign", "title: A\nthemee: B\n", "2:1", "themee", "theme"),
        ("campaign", "Title: A\n", "1:1", "Title", "title"),
        ("campaign", "theme\u0323: A\n", "1:1", "theme\u0323", "theme"),
        ("campaign", "notice: {text: A, untill: 02/10/2023}\n", "1:19", "untill", "until"),
        ("campaign", "documents:\n  - id: kh\n    isuer: A\n", "3:5", "isuer", "issuer"),
        (
            "campaign",
            "documents:\n  - id: a\n    signer:\n      nmae: B\n",
            "4:7",
            "nmae",
            "name",
        ),
        ("events", "events:\n  - $inherit\n  - id: a\n    wen: 02/10/2023\n", "4:5", "wen", "when"),
        (
            "events",
            "events:\n  - id: a\n    source: {documnet: b}\n",
            "3:14",
            "documnet",
            "document",
        ),
        (
            "organizations",
            "assignments:\n  - id: a\n    tasks:\n      - id: b\n        txet: C\n",
            "5:9",
            "txet",
            "text",
        ),
        ("slogans", "slogans:\n  - id: a\n    wher: B\n", "3:5", "wher", "where"),
        ("reporting", "form: {title: A, row: []}\n", "1:18", "row", "rows"),
        (
            "reporting",
            "form:\n  rows:\n    - name: A\n      rows:\n        - unitt: B\n",
            "5:11",
            "unitt",
            "unit",
        ),
        ("unit", "name: A\nkidn: quan\n", "2:1", "kidn", "kind"),
        ("unit", "kinds:\n  - {id: a, levle: b}\n", "2:13", "levle", "level"),
    ],
)
def test_key_unknown(name, text, place, key, near):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} unknown-key"
    assert problem.message == _("Nothing here is called “{key}”").format(key=key)
    assert problem.hint == did_you_mean(near)


def test_key_unknown_without_near_miss():
    _record, (problem,) = read("campaign", "notice:\n  xyz: A\n")
    assert str(problem.spot) == "campaign.yml:2:3"
    assert problem.hint == _("Known here: {keys}.").format(keys="text, until, url")


def test_key_of_markdown_in_yaml():
    _record, problems = read("campaign", "body: A\n")
    assert [f"{p.spot} {p.rule}" for p in problems] == ["campaign.yml:1:1 unknown-key"]


@pytest.mark.parametrize("key", ["id", "body"])
def test_key_of_file_in_front_matter(key):
    record, (problem,) = read_markdown(f"---\ntitle: A\n{key}: b\n---\nC\n")
    assert record is None
    assert f"{problem.spot} {problem.rule}" == "outline.md:3:1 unknown-key"
    assert key not in problem.hint


def test_keys_unknown_all_told():
    _record, problems = read("campaign", "a1: b\nb1: c\nnotice: {c1: d}\n")
    assert [str(p.spot) for p in problems] == [
        "campaign.yml:3:10",
        "campaign.yml:1:1",
        "campaign.yml:2:1",
    ]


# --- Wrong values ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("campaign", "title: [A]\n", "1:8"),
        ("campaign", "title: {a: b}\n", "1:8"),
        ("campaign", 'title: ""\n', "1:8"),
        ("campaign", "title: '  '\n", "1:8"),
        ("campaign", "short_names: [[A]]\n", "1:15"),
        ("campaign", "short_names: [A, ]\ndocuments: [{id: a, recipients: [{b: c}]}]\n", "2:34"),
        ("events", "events: [{id: [a]}]\n", "1:15"),
    ],
)
def test_text_expected(name, text, place):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} wrong-value"
    assert problem.message == _("Text belongs here")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("campaign", 'short_names: ""\n', "1:14"),
        ("events", "events: [{id: a, audience: ''}]\n", "1:28"),
    ],
)
def test_list_expected(name, text, place):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} wrong-value"
    assert problem.message == _("A list belongs here")


@pytest.mark.parametrize(
    ("name", "one", "several"),
    [
        ("campaign", "short_names: A\n", "short_names: [A]\n"),
        ("campaign", "documents: {id: a}\n", "documents: [{id: a}]\n"),
        ("campaign", "documents: $inherit\n", "documents: [$inherit]\n"),
        (
            "events",
            "events: {id: a, audience: mọi người}\n",
            "events: [{id: a, audience: [mọi người]}]\n",
        ),
        (
            "organizations",
            "assignments: {id: a, tasks: {id: b}}\n",
            "assignments: [{id: a, tasks: [{id: b}]}]\n",
        ),
    ],
)
def test_one_value_is_a_list_of_one(name, one, several):
    records = [read(name, text)[0] for text in (one, several)]
    assert records[0] is not None
    assert records[1] is not None
    assert records[0].model_dump() == records[1].model_dump()
    assert read(name, one)[1] == []


@pytest.mark.parametrize(
    ("name", "text", "place", "known"),
    [
        ("campaign", "notice: A\n", "1:9", "text, until, url"),
        ("campaign", "notice: [A]\n", "1:9", "text, until, url"),
        ("campaign", "documents: [{id: a, signer: B}]\n", "1:29", "capacity, name, position"),
        ("reporting", "form: {rows: [A]}\n", "1:15", "name, number, rows, unit"),
        ("reporting", "form: []\n", "1:7", "columns, note, rows, source, title, value_columns"),
    ],
)
def test_mapping_expected(name, text, place, known):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} wrong-value"
    assert problem.message == _("Lines like “key: value” belong here")
    assert problem.hint == _("Known here: {keys}.").format(keys=known)


@pytest.mark.parametrize("text", ["A\n", "- A\n- B\n"])
def test_mapping_expected_for_file(text):
    record, (problem,) = read("campaign", text)
    assert record is None
    assert str(problem.spot) == "campaign.yml:1:1"
    assert problem.message == _("Lines like “key: value” belong here")


@pytest.mark.parametrize("token", ["$inherits", "$inheirt", "inherit", "$Inherit"])
def test_inherit_misspelt(token):
    record, (problem,) = read("events", f"events:\n  - {token}\n  - id: a\n")
    assert record is None
    assert str(problem.spot) == "events.yml:2:5"
    assert problem.hint == did_you_mean("$inherit")


@pytest.mark.parametrize(
    "key",
    ["Lễ khai mạc", "Le-khai-mac", "le_khai_mac", "le--khai", "-le", "le-", "lễ", "a/b", "a."],
)
def test_id_with_other_letters(key):
    record, (problem,) = read("events", f"events:\n  - id: {key}\n")
    assert record is None
    assert f"{problem.spot} {problem.rule}" == "events.yml:2:9 wrong-value"
    assert problem.message == _("“{text}” cannot be an id").format(text=key)
    assert problem.hint == _("Use small letters without marks, digits and hyphens: le-khai-mac.")


def test_id_missing():
    record, (problem,) = read("events", "events:\n  - title: A\n")
    assert record is None
    assert f"{problem.spot} {problem.rule}" == "events.yml:2:5 missing-key"
    assert problem.message == _("“{key}” is missing").format(key="id")
    assert problem.hint == _("Add a line “{key}: ...”.").format(key="id")


def test_id_too_long():
    record, (problem,) = read("events", f"events:\n  - id: {'a' * 81}\n")
    assert record is None
    assert f"{problem.spot} {problem.rule}" == "events.yml:2:9 wrong-value"


@pytest.mark.parametrize("name", ["Lễ khai mạc.md", "le_khai_mac.md", "Tin.md"])
def test_file_name_cannot_be_an_address(name):
    record, (problem,) = read_markdown("---\ntitle: A\n---\nB\n", f"news/{name}")
    assert record is None
    assert problem.spot.path == f"news/{name}"
    assert problem.message == _("The file’s name “{text}” cannot be an address").format(
        text=name.removesuffix(".md")
    )


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("unit", "counts: {phuong: mười hai}\n", "1:18"),
        ("unit", "counts: {phuong: '12,5'}\n", "1:18"),
        ("unit", "levels: [{id: a, rank: cao}]\n", "1:24"),
        ("unit", "levels: [{id: a, rank: [1]}]\n", "1:24"),
        ("places", "places: [{id: a, latitude: bắc}]\n", "1:28"),
    ],
)
def test_number_expected(name, text, place):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} wrong-value"
    assert problem.hint == _("Write digits only, like 12.")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("campaign", "period: 08/10/2023 - 02/10/2023\n", "1:9"),
        ("campaign", "period: [02/10/2023, 08/10/2023]\n", "1:9"),
        ("campaign", "period: {start: 02/10/2023}\n", "1:9"),
        ("campaign", "documents: [{id: a, date: 31/02/2023}]\n", "1:27"),
        ("campaign", "notice: {until: mai}\n", "1:17"),
        ("events", "events: [{id: a, when: 25h ngày 02/10/2023}]\n", "1:24"),
        ("events", "events: [{id: a, time: 16h60}]\n", "1:24"),
        ("reporting", "reports: [{id: a, deadline: trước 31/02/2023}]\n", "1:29"),
        ("reporting", "reports: [{id: a, deadline: ''}]\n", "1:29"),
        ("events", "events: [{id: a, kind: hội thao lớn}]\n", "1:24"),
        ("events", "events: [{id: a, audience: [người già neo đơn]}]\n", "1:29"),
        ("events", "events: [{id: a, online_url: example.vn}]\n", "1:30"),
        ("events", "events: [{id: a, online_url: 'javascript:alert(1)'}]\n", "1:30"),
        ("resources", "resources: [{id: a, login: tùy}]\n", "1:28"),
        ("campaign", "state: xong\n", "1:8"),
    ],
)
def test_value_refused(name, text, place):
    record, (problem,) = read(name, text)
    assert record is None
    assert f"{problem.spot} {problem.rule}" == f"{name}.yml:{place} wrong-value"
    assert problem.message
    assert problem.hint


def test_values_wrong_all_told():
    _record, problems = read(
        "events",
        """\
        events:
          - title: không có id
          - id: A
          - id: b
            when: mai
            kind: lễ
            placce: c
        """,
    )
    assert [f"{problem.spot} {problem.rule}" for problem in problems] == [
        "events.yml:2:5 missing-key",
        "events.yml:3:9 wrong-value",
        "events.yml:6:11 wrong-value",
        "events.yml:5:11 wrong-value",
        "events.yml:7:5 unknown-key",
    ]


def test_list_without_name_is_not_parsed_here():
    record, (problem,) = read("events", "- id: a\n")
    assert record is None
    assert problem.message == _("Lines like “key: value” belong here")


@pytest.mark.parametrize("value", ["[có]", "{có: không}"])
def test_yes_or_no_expected(value):
    record, (problem,) = read("resources", f"resources: [{{id: a, login: {value}}}]\n")
    assert record is None
    assert f"{problem.spot} {problem.rule}" == "resources.yml:1:28 wrong-value"


# --- Any data at all ------------------------------------------------------------------------------

SCALARS = st.none() | st.sampled_from(
    [
        "",
        "a",
        "$inherit",
        "có",
        "12",
        "2,5",
        "nan",
        "02/10/2023",
        "16h30",
        "https://a.vn",
        "9" * 400,
    ]
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just("id"), inner),
    max_leaves=3,
)


def records_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from records_in(argument)


def data_like(record, depth=0):
    """Data with a record's keys, their values mostly of a wrong sort."""
    fields = {"themee": ANYTHING}
    for name, field in record.model_fields.items():
        fields[name] = ANYTHING
        for inner in records_in(field.annotation):
            if depth < 3:
                inside = data_like(inner, depth + 1)
                fields[name] |= inside | st.lists(inside | SCALARS, max_size=2)
    return st.fixed_dictionaries({}, optional=fields)


def as_yaml(data):
    """The data in flow style, every text in double quotation marks."""
    if data is None:
        return "null"
    if isinstance(data, str):
        return f'"{data}"'
    if isinstance(data, list):
        return f"[{', '.join(map(as_yaml, data))}]"
    return "{" + ", ".join(f'"{key}": {as_yaml(value)}' for key, value in data.items()) + "}"


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=50)
@given(choice=st.data())
def test_parse_any_data(name, choice):
    data = choice.draw(data_like(RECORDS[name]))
    record, problems = read(name, as_yaml(data))
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.spot.line == 1
        assert problem.message


# --- Where everything was written -----------------------------------------------------------------


def test_origins():
    record, problems = read(
        "campaign",
        """\
        # Chú thích
        title: A
        period: 02/10/2023 - 08/10/2023
        documents:
          - $inherit
          - id: kh
            type: Kế hoạch
            signer:
              name: B
        """,
    )
    assert problems == []
    assert record is not None
    assert record.origin == origin("campaign.yml", 2, 1)
    assert record.origins == {
        "title": origin("campaign.yml", 2, 8),
        "period": origin("campaign.yml", 3, 9),
        "documents": origin("campaign.yml", 5, 3),
    }
    document = record.documents[1]
    assert document.origin == origin("campaign.yml", 6, 5)
    assert document.origin_of("type") == origin("campaign.yml", 7, 11)
    assert document.origin_of("number") == origin("campaign.yml", 6, 5)
    assert document.signer.origin_of("name") == origin("campaign.yml", 9, 13)


def test_origin_of_short_source():
    record, _problems = read("events", "events:\n  - id: a\n    source: II.1\n")
    assert record is not None
    source = record.events[0].source
    assert source.section == "II.1"
    assert source.origin == origin("events.yml", 3, 13)


def test_origin_of_rows_in_rows():
    text = "form:\n  rows:\n    - name: A\n      rows:\n        - name: B\n"
    record, _problems = read("reporting", text)
    assert record is not None
    assert record.form.rows[0].rows[0].origin == origin("reporting.yml", 5, 11)


def test_markdown_passage():
    record, problems = read_markdown("---\ntitle: A\n---\n\nMột\n", "pages/tro-giup.md")
    assert problems == []
    assert record is not None
    assert record.id == "tro-giup"
    (passage,) = record.body
    assert (passage.text, passage.origin) == ("\nMột\n", origin("pages/tro-giup.md", 4, 1))


def test_absent_is_not_null():
    record, _problems = read("campaign", "title: A\ntheme: null\nperiod: ~\n")
    assert record is not None
    assert record.model_fields_set == {"title", "theme", "period"}
    assert record.theme is record.period is None


def test_null_quoted_is_text():
    record, _problems = read("campaign", "title: 'null'\ntheme: \"~\"\n")
    assert record is not None
    assert (record.title, record.theme) == ("null", "~")


def test_scalars_stay_text():
    record, problems = read(
        "campaign", "documents: [{id: '01', number: 01, symbol: no, place: 18:30}]\n"
    )
    assert problems == []
    assert record is not None
    document = record.documents[0]
    assert (document.number, document.symbol, document.place) == ("01", "no", "18:30")


@pytest.mark.parametrize("word", ["có", "Có", "true", "yes"])
def test_yes(word):
    record, _problems = read("resources", f"resources: [{{id: a, login: {word}}}]\n")
    assert record is not None
    assert record.resources[0].login is True


def test_every_content_type_is_tested_here():
    files = {kind.file.removesuffix(".yml") for kind in CONTENT_TYPES if kind.file.endswith(".yml")}
    assert files <= RECORDS.keys()
