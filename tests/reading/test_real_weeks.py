"""What real Weeks were, from 2018 to 2025, and how each of it is said."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from site_src.model.listing import program
from site_src.outputs.calendar import CALENDARS
from site_src.outputs.feed import entries as feed_entries
from site_src.outputs.program_data import program_data
from site_src.pages.structured_data import event_data

UNITS = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    """
NATION = """
    === 2019/campaign.yml
    title: Tuần lễ
    theme_choices: [Sách, Số]
    period: 01/10/2019 - 07/10/2019
    === 2019/events.yml
    - id: ngay-doc
      title: Ngày hội đọc sách
      kind: khuyến đọc
      status: gợi ý
      audience: [đoàn viên, vùng sâu vùng xa]
    - id: hoi-thao
      title: Hội thảo
      kind: hội thảo
      status: gợi ý
    """
COMMUNE = "tinh/xa/2019"


@pytest.fixture
def week(content_tree):
    def make(text=""):
        content = content_tree(UNITS)
        content.write(NATION)
        content.write(text)
        return content

    return make


def rules(content, name=COMMUNE):
    return [problem.rule for problem in content.problems(name)]


# --- Themes ---------------------------------------------------------------------------------------


def test_each_unit_takes_a_theme_of_the_list(week):
    content = week("=== tinh/2019/campaign.yml\ntheme: Sách\nsubthemes: [Đọc ở bản]\n")
    campaign = content.campaign(COMMUNE)
    assert (campaign.theme, campaign.theme_choices) == ("Sách", ("Sách", "Số"))
    assert campaign.subthemes == ("Đọc ở bản",)
    assert "theme-choice" not in rules(content)
    # Who has set the list chooses nothing; who has not chosen yet is told.
    assert "gap" not in rules(content, "2019")


def test_theme_that_is_not_in_the_list_is_asked_about(week):
    content = week("=== tinh/2019/campaign.yml\ntheme: Sách vở\n")
    assert "theme-choice" in rules(content, "tinh/2019")
    assert "Sách · Số" in content.problems("tinh/2019")[0].hint


# --- A Week that is postponed or moved ------------------------------------------------------------

OFF = """
    === tinh/2019/campaign.yml
    status: hoãn
    changes: [{on: 25/9/2019, field: period, was: 01–07/10/2019, reason: bão}]
    === tinh/2019/events.yml
    - {id: a, title: A, when: 8h ngày 01/10/2019, status: chắc chắn}
    - {id: b, title: B, when: suốt tuần, status: có thay đổi}
    - {id: c, title: C, status: hủy}
    """


def test_with_the_week_its_activities_are_off(week):
    campaign = week(OFF).campaign(COMMUNE)
    assert campaign.status == "postponed"
    assert [event.status for event in campaign.events] == ["postponed", "changed", "cancelled"]
    (change,) = campaign.changes
    assert change.reason == "bão"


def test_that_the_week_is_off_is_told_to_every_machine(week):
    content = week(OFF)
    campaign = content.campaign(COMMUNE)
    ics = next(file.make() for file in CALENDARS.files(campaign) if file.address == "calendar.ics")
    assert b"SEQUENCE:1\r\n" in ics
    assert b"DTSTAMP:20190925T" in ics
    assert program_data(campaign).updated == "2019-09-25"
    (entry,) = feed_entries(campaign)
    assert (entry.day, entry.address) == (dt.date(2019, 9, 25), "")
    assert "bão" in entry.summary


def test_lower_unit_that_holds_it_says_so(week):
    campaign = week(f"""{OFF}
    === tinh/xa/2019/campaign.yml
    status: chắc chắn
    period: 05/11/2019 - 11/11/2019
    """).campaign(COMMUNE)
    assert campaign.status == "confirmed"
    assert campaign.events[0].status == "confirmed"
    # The change was of other days.
    assert campaign.changes == ()


@pytest.mark.parametrize(
    ("status", "errors"), [("có thay đổi", 0), ("đã tổ chức", 0), ("dự kiến", 2), ("gợi ý", 3)]
)
def test_week_in_the_year_after(week, status, errors):
    content = week(f"""
        === tinh/2019/campaign.yml
        status: {status}
        period: 05/01/2020 - 11/01/2020
        === tinh/2019/events.yml
        - {{id: a, title: A, when: 8h ngày 05/01/2020}}
        """)
    assert len(content.errors("tinh/2019")) == errors


# --- The Month ------------------------------------------------------------------------------------


def test_ceremony_of_the_month_is_not_outside(week):
    ceremony = """
        === tinh/2019/events.yml
        - {id: a, title: A, kind: lễ phát động, when: 8h ngày 20/10/2019, place_note: Sân}
        """
    content = week(ceremony)
    assert "ceremony-outside-week" in rules(content, "tinh/2019")
    content.write(
        "=== tinh/2019/campaign.yml\npart_of: {title: Tháng, period: 01/10/2019 - 31/10/2019}\n"
    )
    assert "ceremony-outside-week" not in rules(content, "tinh/2019")
    assert content.campaign(COMMUNE).part_of.title == "Tháng"


# --- What belongs to one level --------------------------------------------------------------------


def test_suggestion_is_in_nobodys_programme(week):
    campaign = week().campaign(COMMUNE)
    assert campaign.events == ()
    assert [event.id for event in campaign.suggestions] == ["ngay-doc", "hoi-thao"]
    assert program(campaign).entries == ()
    assert not any("VEVENT" in str(file.make()) for file in CALENDARS.files(campaign))
    data = program_data(campaign)
    assert data.events == []
    assert [(one.id, one.unit) for one in data.suggestions] == [
        ("ngay-doc", "Bộ GDĐT"),
        ("hoi-thao", "Bộ GDĐT"),
    ]


def test_suggestion_that_a_unit_takes_up_is_its_own(week):
    content = week("""
        === tinh/2019/events.yml
        - $inherit
        - id: ngay-doc
          when: 8h ngày 02/10/2019
        """)
    campaign = content.campaign("tinh/2019")
    (event,) = campaign.events
    assert (event.id, event.status) == ("ngay-doc", "planned")
    assert event.audience == ("union_members", "remote_areas")
    assert [event.id for event in campaign.suggestions] == ["hoi-thao"]
    assert [
        page.address for page in content.plan("tinh/2019").pages if "hoi-thao" in page.address
    ] == []


def test_what_came_of_an_upper_level_is_not_the_lower_ones(week):
    content = week("""
        === tinh/2019/campaign.yml
        status: đã tổ chức
        attendance: 12.500 lượt người
        lower_programs: [{id: xa, name: Các xã, period: 02/10/2019 - 07/10/2019}]
        """)
    province, commune = content.campaign("tinh/2019"), content.campaign(COMMUNE)
    assert (province.status, province.attendance) == ("held", 12_500)
    assert (commune.status, commune.attendance) == ("planned", None)
    assert [one.id for one in program_data(province).lower_programs] == ["xa"]
    assert program_data(commune).lower_programs == []


# --- An activity ----------------------------------------------------------------------------------

CEREMONY = """
    === tinh/2019/events.yml
    - id: le
      title: Lễ phát động
      kind: lễ phát động
      when: 7h30 ngày 01/10/2019
      place_note: Quảng trường
      status: đã tổ chức
      attendance: 350 người
      performers: [Cô Mẫu]
      attendees: [Lãnh đạo tỉnh, Khách mời]
      agenda:
        - {time: 7h30 - 7h45, title: Đón đại biểu, by: Văn phòng}
        - {title: Trao sách}
    """


def test_agenda_guests_and_attendance_reach_every_output(week):
    campaign = week(CEREMONY).campaign("tinh/2019")
    (event,) = campaign.events
    assert (event.attendance, event.performers) == (350, ("Cô Mẫu",))
    assert campaign.opening is event
    (part,) = program_data(campaign).events
    assert [(step.title, step.by) for step in part.agenda] == [
        ("Đón đại biểu", "Văn phòng"),
        ("Trao sách", None),
    ]
    assert (part.attendees, part.attendance) == (["Lãnh đạo tỉnh", "Khách mời"], 350)
    data = event_data(campaign, event)
    assert data is not None
    assert data["performer"] == ["Cô Mẫu"]
    (step,) = data["subEvent"]
    assert (step["name"], step["startDate"]) == ("Đón đại biểu", "2019-10-01T07:30:00+07:00")
    ics = next(file.make() for file in CALENDARS.files(campaign) if file.address == "calendar.ics")
    text = ics.decode().replace("\r\n ", "")
    assert "7h30–7h45 Đón đại biểu" in text
    assert json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize(
    ("written", "number"),
    [("350", 350), ("1.200", 1200), ("12 500", 12_500), ("350 người", 350), ("khoảng 350", None)],
)
def test_how_many_came(week, written, number):
    content = week(CEREMONY.replace("350 người", written))
    if number is None:
        assert content.errors("tinh/2019") == ["content/tinh/2019/events.yml:7:15 wrong-value"]
    else:
        assert content.campaign("tinh/2019").events[0].attendance == number


def test_first_day_of_the_unit(content_tree):
    """Its kind's counts too; the page of an earlier year does not list it."""
    content = content_tree(UNITS)
    content.write("=== tinh/dao/unit.yml\nname: Đảo\nkind: dac-khu\nvalid_from: 15/8/2025\n")
    unit, _problems = content.tree.read_unit("tinh/dao")
    assert unit is not None
    assert unit.began is not None
    assert unit.began.exact == dt.date(2025, 8, 15)
