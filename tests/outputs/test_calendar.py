import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from site_src.model import Campaign, Status
from site_src.model.listing import program
from site_src.model.spans import span
from site_src.model.urls import subscribe_url
from site_src.outputs.calendar import CALENDARS
from site_src.outputs.content_lines import line
from site_src.outputs.content_lines import text as text_value
from site_src.vietnamese.dates import DateRange, PartialDate
from site_src.vietnamese.when import When
from tests.outputs.made import at, changed, event, files, utc


def vevents(content: bytes) -> dict[str, icalendar.Event]:
    """The events of a calendar by their id, each once."""
    calendar = icalendar.Calendar.from_ical(content)
    found = {str(e["UID"]).rpartition("@")[0].rpartition("--")[2]: e for e in calendar.events}
    assert len(found) == len(calendar.events)
    return found


def only(campaign: Campaign) -> icalendar.Event:
    """The only event of the calendar of all."""
    (found,) = vevents(files(CALENDARS, campaign)["calendar.ics"]).values()
    return found


def text(event: icalendar.Event, name: str) -> str:
    """A property as it is written, or ''."""
    value = event.get(name)
    written = "" if value is None else value.to_ical()
    return written.decode() if isinstance(written, bytes) else str(written)


# --- Every file of every campaign ---------------------------------------------------------------


def test_every_calendar_is_read_by_three_parsers(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        for address, content in files(CALENDARS, campaign).items():
            read = icalendar.Calendar.from_ical(content)
            assert [error for e in read.walk() for error in e.errors] == [], address
            assert len(IcsCalendarStream.calendar_from_ics(content.decode()).events) == len(
                read.events
            )
            other = vobject.readOne(content.decode())
            assert len(getattr(other, "vevent_list", [])) == len(read.events)


def test_lines_end_in_crlf_and_are_folded_by_octets(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        for content in files(CALENDARS, campaign).values():
            lines = content.split(b"\r\n")
            assert lines.pop() == b""
            assert b"\n" not in b"".join(lines)
            assert b"\r" not in b"".join(lines)
            assert max(len(line) for line in lines) <= 75
            # A letter is never cut in two: every line is UTF-8 of its own.
            assert all(line.decode() for line in lines)


def test_library_writes_every_event_the_same(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        content = files(CALENDARS, campaign)["calendar.ics"]
        _head, *events = content.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")
        for written in (b"BEGIN:VEVENT\r\n" + rest for rest in events):
            assert icalendar.Event.from_ical(written).to_ical() == written


SAID = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters='\n\\^;,:"'))


@given(said=SAID)
@example(said="\\" * 300)
@example(said="^" * 300)
def test_any_text_is_read_back(said: str):
    lines = line("BEGIN", "VEVENT"), line("SUMMARY", text_value(said)), line("END", "VEVENT")
    assert all(len(part) <= 75 for part in lines[1].split(b"\r\n"))
    assert str(icalendar.Event.from_ical(b"".join(lines))["SUMMARY"]) == said


@given(said=SAID.filter(lambda said: not said.startswith("mailto:")))
def test_any_name_of_an_organizer_is_read_back(said: str):
    found = icalendar.Event.from_ical(
        line("BEGIN", "VEVENT")
        + line("ORGANIZER", "mailto:a@b.vn", CN=said)
        + line("END", "VEVENT")
    )["ORGANIZER"]
    assert found.params["CN"] == said


def test_calendar_of_all_has_every_event_with_a_day(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        made = files(CALENDARS, campaign)
        dated = {e.id for e in campaign.events if span(campaign, e)}
        assert set(vevents(made["calendar.ics"])) == dated
        for key in dated:
            assert set(vevents(made[f"chuong-trinh/{key}/{key}.ics"])) == {key}
        assert len(made) == 1 + len(dated) + sum(
            bool(day.entries) for day in program(campaign).days
        )


def test_day_has_what_is_on_that_day_alone(ward: Campaign):
    made = files(CALENDARS, ward)
    assert set(vevents(made["chuong-trinh/ngay-2025-10-05.ics"])) == {
        "le-be-mac",
        "di-bo-vi-hoc-tap",
        "lop-so-cuu",
    }
    assert "chuong-trinh/ngay-2025-10-06.ics" not in made


def test_event_is_the_same_in_every_file(ward: Campaign):
    made = files(CALENDARS, ward)
    names = ("calendar", "chuong-trinh/ngay-2025-09-28", "chuong-trinh/le-khai-mac/le-khai-mac")
    parts = {vevents(made[f"{name}.ics"])["le-khai-mac"].to_ical() for name in names}
    assert len(parts) == 1


def test_uids_differ_between_units_years_and_events(campaigns: dict[str, Campaign]):
    uids = [
        str(component["UID"])
        for name, campaign in campaigns.items()
        if name != "homeless"
        for component in vevents(files(CALENDARS, campaign)["calendar.ics"]).values()
    ]
    assert len(uids) == len(set(uids))
    assert "tinh-mau--phuong-mau--2025--le-khai-mac@lifelong-learning-week" in uids


def test_same_bytes_twice(ward: Campaign):
    assert files(CALENDARS, ward) == files(CALENDARS, ward)


def test_golden(ward: Campaign, golden):
    golden("calendar.ics", files(CALENDARS, ward)["calendar.ics"])


# --- Times --------------------------------------------------------------------------------------


def test_timed_event(ward: Campaign):
    found = only(at(ward, "16h30 - 18h ngày 28/9/2025"))
    assert text(found, "DTSTART") == "20250928T163000"
    assert found["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert found.start == dt.datetime(2025, 9, 28, 16, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert text(found, "DTEND") == "20250928T180000"
    assert text(found, "TRANSP") == "OPAQUE"


def test_unknown_end_is_left_out(ward: Campaign):
    found = only(at(ward, "19h ngày 30/9/2025"))
    assert (text(found, "DTEND"), text(found, "DURATION")) == ("", "")


def test_past_midnight_ends_on_the_next_day(ward: Campaign):
    found = only(at(ward, "21h30 - 1h ngày 04/10/2025"))
    assert text(found, "DTEND") == "20251005T010000"


@pytest.mark.parametrize("when", ["04/10/2025", "sáng 04/10/2025"])
def test_unknown_time_is_all_day(ward: Campaign, when: str):
    found = only(at(ward, when))
    assert (text(found, "DTSTART"), text(found, "DTEND")) == ("20251004", "20251005")
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert text(found, "TRANSP") == "TRANSPARENT"


def test_part_of_the_day_is_told(ward: Campaign):
    found = only(at(ward, "sáng 04/10/2025"))
    assert str(found["SUMMARY"]).endswith(" (sáng)")


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("28/9 - 02/10/2025", "20250928", "20251003"),
        ("từ sáng 28/9 đến 02/10/2025", "20250928", "20251003"),
        ("suốt tuần", "20250927", "20251006"),
        ("suốt tuần 8h - 17h", "20250927", "20251006"),
    ],
)
def test_several_days_are_one_span(ward: Campaign, when: str, start: str, end: str):
    found = only(at(ward, when))
    assert (text(found, "DTSTART"), text(found, "DTEND")) == (start, end)
    assert "RRULE" not in found
    assert text(found, "TRANSP") == "TRANSPARENT"


def test_daily_is_a_rule(ward: Campaign):
    found = only(at(ward, "hằng ngày 5h15 - 5h30"))
    assert text(found, "DTSTART") == "20250927T051500"
    assert text(found, "DTEND") == "20250927T053000"
    assert text(found, "RRULE") == "FREQ=DAILY;COUNT=9"


@pytest.mark.parametrize(
    ("when", "start", "end", "rdate"),
    [
        ("8h - 9h các ngày 28, 30/9", "20250928T080000", "20250928T090000", "20250930T080000"),
        ("28, 30/9", "20250928", "20250929", "20250930"),
        ("18h thứ 3, CN hằng tuần", "20250928T180000", "", "20250930T180000,20251005T180000"),
    ],
)
def test_single_days_are_named(ward: Campaign, when: str, start: str, end: str, rdate: str):
    found = only(at(ward, when))
    assert (text(found, "DTSTART"), text(found, "DTEND")) == (start, end)
    assert text(found, "RDATE") == rdate
    assert found["RDATE"].params.get("VALUE", "DATE-TIME") == (
        "DATE" if "T" not in start else "DATE-TIME"
    )
    assert "RRULE" not in found


def test_hours_on_different_days(ward: Campaign):
    found = only(at(ward, "từ 8h ngày 28/9 đến 17h ngày 30/9"))
    assert (text(found, "DTSTART"), text(found, "DTEND")) == ("20250928T080000", "20250930T170000")
    assert text(found, "TRANSP") == "TRANSPARENT"


def test_daily_without_a_time_is_all_day(ward: Campaign):
    found = only(at(ward, "hằng ngày 29/9 - 03/10/2025"))
    assert (text(found, "DTSTART"), text(found, "DTEND")) == ("20250929", "20250930")
    assert text(found, "RRULE") == "FREQ=DAILY;COUNT=5"


@pytest.mark.parametrize("when", ["", "10/2025", "28/9/2025 - 10/2025"])
def test_event_without_a_whole_day_is_in_no_calendar(ward: Campaign, when: str):
    made = files(CALENDARS, at(ward, when))
    assert list(made) == ["calendar.ics"]
    assert vevents(made["calendar.ics"]) == {}


def test_week_of_unknown_days_is_in_no_calendar(ward: Campaign):
    campaign = replace(at(ward, "suốt tuần"), period=None)
    assert list(files(CALENDARS, campaign)) == ["calendar.ics"]


@pytest.mark.parametrize(
    "zone", ["Asia/Ho_Chi_Minh", "UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata"]
)
def test_moments_are_the_same_in_every_zone(ward: Campaign, zone: str):
    calendar = IcsCalendarStream.calendar_from_ics(files(CALENDARS, ward)["calendar.ics"].decode())
    moments: dict[str, list[tuple[dt.datetime, dt.datetime]]] = {}
    for found in calendar.timeline_tz(ZoneInfo(zone)):
        if isinstance(found.dtstart, dt.datetime):
            key = str(found.uid).rpartition("@")[0].rpartition("--")[2]
            times = (found.start_datetime.astimezone(dt.UTC), found.end_datetime.astimezone(dt.UTC))
            moments.setdefault(key, []).append(times)
    assert moments["le-khai-mac"] == [(utc("2025-09-28T09:30"), utc("2025-09-28T11:00"))]
    assert moments["dem-sach-va-trang"] == [(utc("2025-10-04T14:30"), utc("2025-10-04T18:00"))]
    daily = moments["phat-thanh-buoi-sang"]
    assert [start for start, _end in daily] == [
        utc("2025-09-26T22:15") + dt.timedelta(days=number) for number in range(9)
    ]


def test_time_zone_is_viet_nams(ward: Campaign):
    content = files(CALENDARS, ward)["calendar.ics"]
    (zone,) = icalendar.Calendar.from_ical(content).timezones
    assert zone.tz_name == "Asia/Ho_Chi_Minh"
    noon = dt.datetime(2025, 9, 28, 12, tzinfo=zone.to_tz())
    assert noon.utcoffset() == dt.timedelta(hours=7)
    assert content.count(b"BEGIN:VTIMEZONE") == 1


# --- What a subscriber learns -------------------------------------------------------------------


def test_properties(ward: Campaign):
    found = vevents(files(CALENDARS, ward)["calendar.ics"])["le-khai-mac"]
    assert str(found["SUMMARY"]) == "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời"
    assert str(found["LOCATION"]) == ("Nhà văn hóa phường Mẫu, số 12 đường Bạch Đằng, phường Mẫu")
    assert text(found, "GEO") == "10.77653;106.700981"
    address = "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/le-khai-mac/"
    assert text(found, "URL") == address
    assert text(found, "CATEGORIES") == "Lễ khai mạc"
    assert text(found, "STATUS") == "CONFIRMED"
    assert text(found, "SEQUENCE") == "2"
    # The newest change, not the plan's date.
    assert text(found, "DTSTAMP") == text(found, "LAST-MODIFIED") == "20250922T000000Z"


def test_stamp_is_the_plans_date_then_the_weeks(ward: Campaign):
    assert text(only(at(ward, "04/10/2025", changes=())), "DTSTAMP") == "20250908T000000Z"
    without = replace(at(ward, "04/10/2025", changes=()), documents=())
    assert text(only(without), "DTSTAMP") == "20250927T000000Z"
    nothing = replace(without, period=None)
    assert text(only(nothing), "DTSTAMP") == "20250101T000000Z"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PLANNED, "TENTATIVE"),
        (Status.CONFIRMED, "CONFIRMED"),
        (Status.CHANGED, "CONFIRMED"),
        (Status.POSTPONED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_status(ward: Campaign, status: Status, expected: str):
    assert text(only(at(ward, "04/10/2025", status=status)), "STATUS") == expected


def test_cancelled_and_postponed_stay_and_say_so(ward: Campaign):
    found = vevents(files(CALENDARS, ward)["calendar.ics"])
    assert str(found["lop-bep-an-toan"]["SUMMARY"]) == "Hủy: Lớp bếp an toàn cho gia đình"
    assert str(found["hoi-thao"]["SUMMARY"]) == "Hoãn: Hội thao người cao tuổi"


def test_signs_are_kept(ward: Campaign):
    found = vevents(files(CALENDARS, ward)["calendar.ics"])["lop-so-cuu"]
    assert str(found["SUMMARY"]) == "Lớp sơ cứu; dấu phẩy, chấm phẩy và \\ gạch chéo"
    assert str(found["DESCRIPTION"]).startswith(
        "Dòng một.\nDòng hai: <b>không phải HTML</b> & “ngoặc kép”.\n"
    )


def test_calendar_says_what_it_is(ward: Campaign):
    calendar = icalendar.Calendar.from_ical(files(CALENDARS, ward)["calendar.ics"])
    assert calendar["VERSION"] == "2.0"
    assert "METHOD" not in calendar
    name = "Tuần lễ hưởng ứng học tập suốt đời năm 2025 – Phường Mẫu"
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == name
    assert calendar["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT12H"
    assert calendar["SOURCE"] == "https://phuong-mau.example.vn/tuan-le/2025/calendar.ics"


def test_subscription(ward: Campaign, homeless: Campaign):
    url = "webcal://phuong-mau.example.vn/tuan-le/2025/calendar.ics"
    assert (subscribe_url(ward), subscribe_url(homeless)) == (url, None)


def test_unknown_address_stands_nowhere(homeless: Campaign):
    for content in files(CALENDARS, homeless).values():
        unfolded = content.replace(b"\r\n ", b"").decode()
        assert not re.search(r"^(URL|SOURCE)", unfolded, re.MULTILINE)
        assert "phuong-mau.example.vn/tuan-le" not in unfolded


def test_uid_stays_when_all_else_changes(ward: Campaign, homeless: Campaign):
    moved = changed(
        homeless,
        "le-khai-mac",
        title="Khai mạc",
        when=When.parse("01/10/2025"),
        place=None,
        changes=(),
    )
    before = vevents(files(CALENDARS, ward)["calendar.ics"])["le-khai-mac"]
    after = vevents(files(CALENDARS, moved)["calendar.ics"])["le-khai-mac"]
    assert str(before["UID"]) == str(after["UID"])


def test_partial_date_of_a_change_counts_from_its_first_day(ward: Campaign):
    (change, *_more) = event(ward, "le-khai-mac").changes
    partial = replace(change, on=PartialDate(2025, 9))
    found = only(replace(at(ward, "04/10/2025", changes=(partial,)), documents=()))
    assert text(found, "DTSTAMP") == "20250901T000000Z"


def test_period_of_the_campaign_moves_what_lasts_all_week(ward: Campaign):
    later = replace(at(ward, "suốt tuần"), period=DateRange.parse("04/10 - 12/10/2025"))
    assert text(only(later), "DTSTART") == "20251004"
