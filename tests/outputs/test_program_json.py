import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_src.model import Campaign
from site_src.outputs.program_format import DIALECT, program_schema
from site_src.outputs.program_json import PROGRAMS
from site_src.vietnamese.when import When
from tests.outputs.made import at, changed, files, readable


def program(campaign: Campaign) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(PROGRAMS, campaign)["program.json"])
    return data


@pytest.mark.slow
def test_every_programme_keeps_the_published_schema(campaigns: dict[str, Campaign]):
    for name, campaign in campaigns.items():
        made = files(PROGRAMS, campaign)
        schema = json.loads(made["program.schema.json"])
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator.FORMAT_CHECKER
        validator = Draft202012Validator(schema, format_checker=checker)
        errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(program(campaign))]
        assert errors == [], name


def test_schema_describes_every_property_and_no_other(ward: Campaign):
    schema, data = program_schema(), program(ward)
    definitions = schema["$defs"]
    assert schema["$schema"] == DIALECT

    def compare(schema: dict[str, Any], value: Any) -> None:
        if "$ref" in schema:
            schema = definitions[schema["$ref"].rpartition("/")[2]]
        if "anyOf" in schema and value is not None:
            compare(schema["anyOf"][0], value)
        elif isinstance(value, dict):
            assert list(schema["properties"]) == list(value)
            for name, child in value.items():
                compare(schema["properties"][name], child)
        elif isinstance(value, list):
            for child in value:
                compare(schema["items"], child)

    compare(schema, data)


def test_unknown_is_null_or_empty(ward: Campaign):
    (event,) = program(
        at(ward, "", place=None, place_note=None, mode=None, cost=None, audience=())
    )["events"]
    assert event["when"]["kind"] == "unknown"
    assert (event["when"]["period"], event["when"]["time"]) == (None, None)
    assert (event["when"]["starts"], event["when"]["ends"]) == (None, None)
    assert (event["place"], event["mode"], event["cost"]) == (None, None, None)
    assert (event["calendar"], event["audience"]) == (None, [])


def test_partial_dates_stay_partial(ward: Campaign):
    (event,) = program(at(ward, "10/2025"))["events"]
    assert event["when"]["period"] == {"start": "2025-10", "end": "2025-10"}


def test_times(ward: Campaign):
    def when(text: str) -> dict[str, Any]:
        (event,) = program(at(ward, text))["events"]
        found: dict[str, Any] = event["when"]
        return found

    night = when("21h30 - 1h ngày 04/10/2025")
    assert night["time"] == {"start": "21:30", "end": "01:00", "part": None}
    assert night["starts"] == "2025-10-04T21:30:00+07:00"
    assert night["ends"] == "2025-10-05T01:00:00+07:00"
    part = when("tối 04/10/2025")
    assert part["time"] == {"start": None, "end": None, "part": "evening"}
    assert (part["starts"], part["ends"]) == (None, None)
    week = when("suốt tuần")
    assert week["period"] == {"start": "2025-09-27", "end": "2025-10-05"}


def test_references_lead_somewhere(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        data = program(campaign)
        places = {place["id"] for place in data["places"]}
        bodies = {body["id"] for body in data["organizations"]}
        for event in data["events"]:
            assert event["place"] is None or event["place"] in places
            assert {*event["organizers"], *event["partners"]} <= bodies


def test_internal_documents_are_not_published(ward: Campaign):
    assert "NOI-BO" not in json.dumps(program(ward))


def test_new_time_is_everywhere(ward: Campaign):
    data = program(changed(ward, "le-khai-mac", when=When.parse("7h - 8h ngày 29/9/2025")))
    event = next(event for event in data["events"] if event["id"] == "le-khai-mac")
    assert event["when"]["starts"] == "2025-09-29T07:00:00+07:00"
    assert "2025-09-28" not in json.dumps(event)


def test_same_bytes_twice(ward: Campaign):
    assert files(PROGRAMS, ward) == files(PROGRAMS, ward)


def test_golden(ward: Campaign, golden):
    made = files(PROGRAMS, ward)
    golden("program.json", readable(made["program.json"]))
    golden("program.schema.json", readable(made["program.schema.json"]))
