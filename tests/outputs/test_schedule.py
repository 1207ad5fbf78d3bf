"""The schedule, held against the rules of the format as the c3voc's validators have them."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from site_src.model import Campaign
from site_src.model.spans import span
from site_src.outputs.schedule import SCHEDULES
from tests.outputs.made import at, files, readable

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}
DATE = {"type": "string", "format": "date"}
GUID = {"type": "string", "pattern": r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
EVENT = {
    "id": {"type": "integer", "minimum": 1},
    "guid": GUID,
    "url": {"type": "string", "format": "uri"},
    "date": MOMENT,
    "start": {"type": "string", "pattern": r"^\d\d:\d\d$"},
    "duration": {"type": "string", "pattern": r"^\d+:\d\d$"},
    "room": TEXT,
    "slug": {"type": "string", "pattern": r"^[a-z0-9_-]{4,}-[a-z0-9_-]{3,}[a-z0-9]$"},
    "title": TEXT,
    "subtitle": TEXT,
    "track": TEXT,
    "type": TEXT,
    "language": TEXT,
    "abstract": TEXT,
    "description": TEXT,
    "persons": {
        "type": "array",
        "items": {"type": "object", "properties": {"name": TEXT}, "required": ["name"]},
    },
    "links": {"type": "array"},
    "attachments": {"type": "array"},
}


def closed(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object of just these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


DAY = closed(
    {
        "index": {"type": "integer", "minimum": 1},
        "date": DATE,
        "day_start": MOMENT,
        "day_end": MOMENT,
        "rooms": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": closed(EVENT)},
        },
    }
)
CONFERENCE = closed(
    {
        "acronym": {"type": "string", "pattern": r"^[a-z0-9_-][a-z0-9_]{3,}$"},
        "title": TEXT,
        "description": TEXT,
        "start": DATE,
        "end": DATE,
        "daysCount": {"type": "integer"},
        "timeslot_duration": {"type": "string", "pattern": r"^\d\d:\d\d$"},
        "time_zone_name": {"const": "Asia/Ho_Chi_Minh"},
        "url": {"type": "string", "format": "uri"},
        "rooms": {"type": "array", "items": closed({"name": TEXT, "guid": GUID})},
        "tracks": {"type": "array", "items": closed({"name": TEXT})},
        "days": {"type": "array", "items": DAY},
    },
    ("description", "url"),
)
SCHEDULE = closed(
    {
        "$schema": {"const": "https://c3voc.de/schedule/schema.json"},
        "generator": closed({"name": TEXT, "version": TEXT}),
        "schedule": closed(
            {
                "version": TEXT,
                "url": {"type": "string", "format": "uri"},
                "base_url": {"type": "string", "format": "uri"},
                "conference": CONFERENCE,
            },
            ("url", "base_url"),
        ),
    }
)


def schedule(campaign: Campaign) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(SCHEDULES, campaign)["schedule.json"])
    return data


def events(campaign: Campaign) -> list[dict[str, Any]]:
    """Every event of every day."""
    days = schedule(campaign)["schedule"]["conference"]["days"]
    return [e for day in days for room in day["rooms"].values() for e in room]


def xml(campaign: Campaign) -> ElementTree.Element:
    return ElementTree.fromstring(files(SCHEDULES, campaign)["schedule.xml"])


def test_every_schedule_keeps_the_rules(campaigns: dict[str, Campaign]):
    Draft202012Validator.check_schema(SCHEDULE)
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(SCHEDULE, format_checker=checker)
    for name, campaign in campaigns.items():
        data = schedule(campaign)
        errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(data)]
        assert errors == [], name
        conference = data["schedule"]["conference"]
        assert conference["daysCount"] == len(conference["days"])
        found = events(campaign)
        for key in ("id", "guid", "slug"):
            assert len({event[key] for event in found}) == len(found)


def test_events_lie_in_their_day_and_room(ward: Campaign):
    conference = schedule(ward)["schedule"]["conference"]
    rooms = {room["name"] for room in conference["rooms"]}
    for day in conference["days"]:
        start, end = (datetime.fromisoformat(day[f"day_{name}"]) for name in ("start", "end"))
        for room, found in day["rooms"].items():
            assert room in rooms
            for event in found:
                begins = datetime.fromisoformat(event["date"])
                hours, minutes = map(int, event["duration"].split(":"))
                assert event["room"] == room
                assert start <= begins
                assert begins + timedelta(hours=hours, minutes=minutes) <= end
                assert event["date"].startswith(day["date"])


def test_only_events_with_a_clock_time(ward: Campaign):
    timed = {e.id for e in ward.events if (days := span(ward, e)) and days.start}
    slugs = {event["slug"].removeprefix("phuong_mau_2025-") for event in events(ward)}
    assert {re.sub(r"-2025\d{4}$", "", slug) for slug in slugs} == timed
    assert not slugs & {"ngay-hoi-doc-sach", "trien-lam-anh", "lop-xoa-mu-chu"}


def test_unknown_end_has_no_duration(ward: Campaign):
    (event,) = events(at(ward, "19h ngày 30/9/2025"))
    assert event["duration"] == "00:00"


def test_past_midnight(ward: Campaign):
    (event,) = events(at(ward, "21h30 - 1h ngày 04/10/2025"))
    assert (event["date"], event["duration"]) == ("2025-10-04T21:30:00+07:00", "03:30")


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("8h các ngày 28, 30/9", ["2025-09-28", "2025-09-30"]),
        ("từ 8h ngày 28/9 đến 17h ngày 30/9", ["2025-09-28"]),
    ],
)
def test_stands_on_just_its_days(ward: Campaign, when: str, days: list[str]):
    assert [event["date"][:10] for event in events(at(ward, when))] == days


def test_daily_stands_on_each_day(ward: Campaign):
    found = [e["date"] for e in events(at(ward, "hằng ngày 5h15 - 5h30"))]
    assert len(found) == 9
    assert (found[0], found[-1]) == ("2025-09-27T05:15:00+07:00", "2025-10-05T05:15:00+07:00")


def test_cancelled_says_so(ward: Campaign):
    titles = {event["title"] for event in events(ward)}
    assert "Hủy: Lớp bếp an toàn cho gia đình" in titles


def test_unknown_address_is_an_identifier(homeless: Campaign):
    for event in events(homeless):
        assert UUID(event["url"]) == UUID(event["guid"])
    assert xml(homeless).find(".//url") is None
    assert xml(homeless).find(".//base_url") is None


def test_numbers_stay_when_events_come_and_go(ward: Campaign):
    before = {event["slug"]: (event["id"], event["guid"]) for event in events(ward)}
    for event in events(at(ward, "16h30 ngày 28/9/2025")):
        assert before[event["slug"]] == (event["id"], event["guid"])


def read_as_giggity(root: ElementTree.Element) -> Iterator[tuple[str, datetime]]:
    """What Giggity makes of the XML: days change at six, and times are counted from there."""
    for day in root.iter("day"):
        change = datetime.fromisoformat(f"{day.get('date')}T06:00:00+07:00")
        for event in day.iter("event"):
            hour, minute = map(int, event.findtext("start", "").split(":"))
            start = change.replace(hour=hour, minute=minute)
            yield event.findtext("slug", ""), start + timedelta(days=start < change)


def test_xml_means_the_same_moments_to_giggity(ward: Campaign):
    moments = {event["slug"]: datetime.fromisoformat(event["date"]) for event in events(ward)}
    assert dict(read_as_giggity(xml(ward))) == moments
    head = files(SCHEDULES, ward)["schedule.xml"][:1024]
    assert b"<schedule" in head
    assert b"<conference" in head


def test_every_xml_has_what_the_format_demands(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        root = xml(campaign)
        assert [child.tag for child in root][:3] == ["generator", "version", "conference"]
        assert root.find("day") is not None
        found = list(root.iter("event"))
        assert len(found) == len(events(campaign))
        for event in found:
            assert int(event.get("id", "0")) > 0
            for name in ("room", "title", "type", "date", "start", "duration", "slug", "track"):
                assert event.findtext(name), name


def test_same_bytes_twice(ward: Campaign):
    assert files(SCHEDULES, ward) == files(SCHEDULES, ward)


def test_golden(ward: Campaign, golden):
    made = files(SCHEDULES, ward)
    golden("schedule.json", readable(made["schedule.json"]))
    golden("schedule.xml", made["schedule.xml"])
