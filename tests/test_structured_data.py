import json
import re
from dataclasses import replace
from typing import Any

import pytest

from site_src.model import Campaign, Change, Cost, Event, Mode, Status
from site_src.pages.share_card import image_url
from site_src.pages.structured_data import event_data, json_ld, program_data
from site_src.vietnamese.dates import PartialDate
from tests.outputs.made import at, event
from tests.sample_ward import sample_campaign, without_address


@pytest.fixture(scope="module")
def ward() -> Campaign:
    return sample_campaign()


def only(campaign: Campaign, when: str, **values: Any) -> dict[str, Any]:
    one = at(campaign, when, **values)
    return described(one, one.events[0])


def described(campaign: Campaign, one: Event) -> dict[str, Any]:
    """What is said of an event, of which something is said."""
    data = event_data(campaign, one)
    assert data is not None
    return data


def test_event(ward: Campaign):
    data = described(ward, event(ward, "le-khai-mac"))
    base = "https://phuong-mau.example.vn/tuan-le/2025/"
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "Event"
    assert data["url"] == f"{base}chuong-trinh/le-khai-mac/"
    assert data["image"] == image_url(ward, event(ward, "le-khai-mac"))
    assert data["startDate"] == "2025-09-28T16:30:00+07:00"
    assert data["endDate"] == "2025-09-28T18:00:00+07:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2025-09-27T08:00:00+07:00"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["location"] == {
        "@type": "Place",
        "name": "Nhà văn hóa phường Mẫu",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "số 12 đường Bạch Đằng, phường Mẫu",
            "addressCountry": "VN",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 10.77653, "longitude": 106.700981},
    }
    assert data["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "VND"}
    assert data["organizer"][0]["name"] == "Ủy ban nhân dân phường Mẫu"


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("28/9/2025", "2025-09-28", None),
        ("sáng 28/9/2025", "2025-09-28", None),
        ("19h ngày 28/9/2025", "2025-09-28T19:00:00+07:00", None),
        ("21h30 - 1h ngày 04/10/2025", "2025-10-04T21:30:00+07:00", "2025-10-05T01:00:00+07:00"),
        ("28/9 - 02/10/2025", "2025-09-28", "2025-10-02"),
        ("suốt tuần 8h - 17h", "2025-09-27", "2025-10-05"),
        ("hằng ngày 5h15 - 5h30", "2025-09-27T05:15:00+07:00", "2025-10-05"),
        ("8h các ngày 28, 30/9", "2025-09-28T08:00:00+07:00", "2025-09-30"),
        (
            "từ 8h ngày 28/9 đến 17h ngày 30/9",
            "2025-09-28T08:00:00+07:00",
            "2025-09-30T17:00:00+07:00",
        ),
    ],
)
def test_a_time_only_where_it_is_known(
    ward: Campaign, when: str, start: str | None, end: str | None
):
    data = only(ward, when)
    assert (data.get("startDate"), data.get("endDate")) == (start, end)


def test_daily_has_a_schedule(ward: Campaign):
    assert only(ward, "hằng ngày 5h15 - 5h30")["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1D",
        "startDate": "2025-09-27",
        "endDate": "2025-10-05",
        "scheduleTimezone": "Asia/Ho_Chi_Minh",
        "startTime": "05:15:00",
        "endTime": "05:30:00",
    }


def test_single_days_leave_out_those_between(ward: Campaign):
    assert only(ward, "8h các ngày 28, 30/9")["eventSchedule"]["exceptDate"] == ["2025-09-29"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PLANNED, "EventScheduled"),
        (Status.CONFIRMED, "EventScheduled"),
        (Status.CHANGED, "EventScheduled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_status(ward: Campaign, status: Status, expected: str):
    data = only(ward, "28/9/2025", status=status, changes=())
    assert data["eventStatus"] == f"https://schema.org/{expected}"


def test_old_start_that_is_no_date_is_left_out(ward: Campaign):
    change = Change(PartialDate(2025, 9, 1), "when", "một ngày khác", None)
    assert "previousStartDate" not in only(ward, "28/9/2025", changes=(change,))


def test_online(ward: Campaign):
    data = described(ward, event(ward, "cuoc-thi-chung-ket"))
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][1]["url"] == "https://truc-tiep.example.vn/chung-ket"
    assert data["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")


@pytest.mark.parametrize(
    ("cost", "free", "offer"),
    [
        (None, None, False),
        (Cost.FREE, True, True),
        (Cost.FREE_OR_LOW, None, False),
        (Cost.LOW, None, False),
        (Cost.PAID, False, False),
    ],
)
def test_a_price_is_never_guessed(
    ward: Campaign, cost: Cost | None, free: bool | None, offer: bool
):
    data = only(ward, "28/9/2025", cost=cost)
    assert (data.get("isAccessibleForFree"), "offers" in data) == (free, offer)


def test_nothing_is_said_of_what_is_unknown(ward: Campaign):
    data = only(
        without_address(ward),
        "28/9/2025",
        **dict.fromkeys(("place", "mode", "cost", "description")),
        place_note="Các khu phố",
        **dict.fromkeys(("audience", "organizers", "partners", "also_called", "changes"), ()),
        status=Status.PLANNED,
    )
    known = {"startDate", "location", "eventStatus"}
    assert set(data) == {"@context", "@type", "name", "inLanguage", *known}


@pytest.mark.parametrize(
    ("when", "known"),
    [
        ("", {}),
        ("10/2025", {}),
        ("28/9/2025", {"place": None, "place_note": None, "online_url": None, "platforms": ()}),
    ],
)
def test_without_day_or_place_it_is_no_event(ward: Campaign, when: str, known: dict[str, Any]):
    one = at(ward, when, **known)
    assert event_data(one, one.events[0]) is None


def test_mode_is_never_guessed(ward: Campaign):
    assert "eventAttendanceMode" not in only(ward, "28/9/2025", mode=None)
    assert only(ward, "28/9/2025", mode=Mode.ONLINE)["eventAttendanceMode"].endswith(
        "OnlineEventAttendanceMode"
    )


def test_programme(ward: Campaign):
    data = program_data(ward)
    assert data["@type"] == "ItemList"
    assert data["numberOfItems"] == len(ward.events) == len(data["itemListElement"])
    opening = "https://phuong-mau.example.vn/tuan-le/2025/chuong-trinh/le-khai-mac/"
    assert data["itemListElement"][1] == opening
    assert program_data(without_address(ward))["itemListElement"][1] == "le-khai-mac/"


def test_script_cannot_be_left(ward: Campaign):
    evil = replace(event(ward, "le-khai-mac"), title="</script><!-- & \u2028")
    text = json_ld(described(ward, evil))
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text)["name"] == evil.title
