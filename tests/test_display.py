"""Values as a citizen reads them; the unknown is always said in the same words."""

from __future__ import annotations

import datetime as dt

import pytest

from site_src.base.messages import gettext as _
from site_src.model import display
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import When


def plain(text):
    """With ordinary blanks in place of those that never break."""
    return text.replace("\u00a0", " ")


# --- Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("02/10/2023", "02/10/2023", "thứ Hai, ngày 02 tháng 10 năm 2023"),
        ("7/10/2023", "07/10/2023", "thứ Bảy, ngày 07 tháng 10 năm 2023"),
        ("8/10/2023", "08/10/2023", "Chủ nhật, ngày 08 tháng 10 năm 2023"),
        ("5/9/2023", "05/09/2023", "thứ Ba, ngày 05 tháng 9 năm 2023"),
        ("01/02/2023", "01/02/2023", "thứ Tư, ngày 01 tháng 02 năm 2023"),
        ("09/2023", "…/9/2023", "ngày …/9/2023"),
        ("2023", "năm 2023", "năm 2023"),
    ],
)
def test_date(text, short, long):
    date = PartialDate.parse(text)
    assert plain(display.date_text(date)) == short
    assert plain(display.long_date(date)) == long


def test_date_unknown():
    assert display.date_text(None) == display.long_date(None) == _("No date yet")


def test_date_of_the_calendar():
    day = dt.date(2023, 10, 2)
    assert display.date_text(day) == "02/10/2023"
    assert plain(display.long_date(day)) == "thứ Hai, ngày 02 tháng 10 năm 2023"


def test_date_never_breaks():
    words = display.long_date(PartialDate(2023, 10, 2)).split(" ")
    assert [plain(word) for word in words] == ["thứ Hai,", "ngày 02 tháng 10 năm 2023"]


def test_weekdays():
    days = [dt.date(2023, 10, day) for day in range(2, 9)]
    assert [display.weekday(day) for day in days] == [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ]


# --- Periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("2-8/10/2023", "02–08/10/2023", "từ ngày 02/10 đến ngày 08/10/2023"),
        ("29/9 - 05/10/2014", "29/09 – 05/10/2014", "từ ngày 29/09 đến ngày 05/10/2014"),
        (
            "30/12/2023 - 02/01/2024",
            "30/12/2023 – 02/01/2024",
            "từ ngày 30/12/2023 đến ngày 02/01/2024",
        ),
        ("02/10/2023", "02/10/2023", "thứ Hai, ngày 02 tháng 10 năm 2023"),
        ("9/2023 - 10/2023", "…/9/2023 – …/10/2023", "từ ngày …/9/2023 đến ngày …/10/2023"),
        (
            "sáng 01/10 - 07/10/2022",
            "sáng 01/10 – 07/10/2022",
            "từ sáng ngày 01/10 đến ngày 07/10/2022",
        ),
    ],
)
def test_period(text, short, long):
    period = DateRange.parse(text)
    assert plain(display.period_text(period)) == short
    assert plain(display.long_period(period)) == long


def test_period_unknown():
    assert display.period_text(None) == display.long_period(None) == _("No date yet")


@pytest.mark.parametrize("text", ["2-8/10/2023", "29/9 - 05/10/2014", "9/2023 - 10/2023"])
def test_period_never_breaks(text):
    assert " " not in display.period_text(DateRange.parse(text))


# --- Times ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("16h30", "16h30", "16 giờ 30"),
        ("7h5", "7h05", "7 giờ 05"),
        ("14h", "14h00", "14 giờ"),
        ("0h", "0h00", "0 giờ"),
        ("7h30 - 9h", "7h30–9h00", "7 giờ 30 đến 9 giờ"),
        ("sáng", "sáng", "sáng"),
        ("trưa", "trưa", "trưa"),
        ("chiều", "chiều", "chiều"),
        ("tối", "tối", "tối"),
    ],
)
def test_time(text, short, long):
    time = TimeRange.parse(text)
    assert plain(display.time_text(time)) == short
    assert plain(display.long_time(time)) == long


def test_time_unknown():
    assert display.time_text(None) == display.long_time(None) == _("No time yet")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", _("No day yet")),
        ("07/10/2023", "thứ Bảy 07/10/2023"),
        ("16h30 ngày 01/10/2022", "16h30, thứ Bảy 01/10/2022"),
        ("chiều 07/10/2023", "chiều, thứ Bảy 07/10/2023"),
        ("10/2023", "…/10/2023"),
        ("02/10/2023 - 07/10/2023", "02–07/10/2023"),
        ("sáng 01/10 - 07/10/2022", "sáng 01/10 – 07/10/2022"),
        ("7h30 2-7/10/2023", "02–07/10/2023, 7h30"),
        ("suốt tuần", "suốt tuần"),
        ("hằng ngày 17h - 17h15", "hằng ngày, 17h00–17h15"),
        ("hằng ngày 2-7/10/2023", "hằng ngày, 02–07/10/2023"),
        ("7h hằng ngày 2-7/10/2023", "hằng ngày, 02–07/10/2023, 7h00"),
    ],
)
def test_when(text, shown):
    assert plain(display.when_text(When.parse(text))) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("trước 13/10/2023", "trước ngày 13/10/2023"),
        ("25/10/2023", "ngày 25/10/2023"),
        ("trước 17h ngày 13/10/2023", "trước 17h00 ngày 13/10/2023"),
        ("tháng 10/2023", "tháng 10/2023"),
        ("trước tháng 10/2023", "trước tháng 10/2023"),
        ("2023", "năm 2023"),
        ("theo quy định", "theo quy định"),
    ],
)
def test_deadline(text, shown):
    assert plain(display.deadline_text(Deadline.parse(text))) == shown


def test_deadline_none():
    assert display.deadline_text(None) == _("No deadline in the document")


# --- Numbers and words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"), [("đề cương", "Đề cương"), ("", ""), ("ủy ban", "Ủy ban"), ("KH", "KH")]
)
def test_capital(text, shown):
    assert display.capital(text) == shown


def test_term_none():
    assert display.term_text(None) == ""


# --- Documents, sources and origins ---------------------------------------------------------------

TREE = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    documents:
      - {id: cv, type: công văn, number: 4864, symbol: BGDĐT-GDTX, issuer: Bộ GDĐT,
         role: văn bản chính}
      - {id: kl, type: Kết luận, number: 49-KL/TW, role: viện dẫn}
      - {id: khong-so, type: Kế hoạch, symbol: KH-UBND, role: viện dẫn}
      - {id: tran, type: Hướng dẫn, role: viện dẫn}
    purposes:
      - {id: a, text: A, source: III.2}
      - {id: b, text: B, source: {document: kl}}
      - {id: c, text: C, source: {document: kl, section: Phụ lục 2}}
      - {id: d, text: D, source: mục I}
      - {id: e, text: E}
    === tinh/2023/campaign.yml
    short_names: [Tuần]
    period: 2023
    """


@pytest.fixture
def campaign(content_tree):
    return content_tree(TREE).campaign("tinh/2023")


def test_document(campaign):
    assert [display.document_text(document) for document in campaign.documents] == [
        "Công văn 4864/BGDĐT-GDTX",
        "Kết luận 49-KL/TW",
        "Kế hoạch …/KH-UBND",
        "Hướng dẫn",
    ]


def test_source(campaign):
    assert [display.source_text(purpose.source) for purpose in campaign.purposes] == [
        "Công văn 4864/BGDĐT-GDTX, mục III.2",
        "Kết luận 49-KL/TW",
        "Kết luận 49-KL/TW, Phụ lục 2",
        "Công văn 4864/BGDĐT-GDTX, mục I",
        "",
    ]


def test_origin(campaign, content_tree):
    theme, period = campaign.origins["theme"], campaign.origins["period"]
    assert display.origin_text(theme, campaign) == _("according to {document}").format(
        document=_("{document} of {issuer}").format(
            document="Công văn 4864/BGDĐT-GDTX", issuer="Bộ GDĐT"
        )
    )
    assert display.origin_text(period, campaign) == _("{unit}’s own").format(unit="Tỉnh")
    assert display.origin_text(None, campaign) == ""


def test_origin_at_the_nation(content_tree):
    campaign = content_tree(TREE).campaign("2023")
    assert display.origin_text(campaign.origins["theme"], campaign) == ""


def test_origin_without_document(content_tree):
    content = content_tree(TREE)
    content.write("=== 2023/campaign.yml\ntitle: A\ntheme: B\n")
    campaign = content.campaign("tinh/2023")
    assert display.origin_text(campaign.origins["theme"], campaign) == _("set by {unit}").format(
        unit="Bộ GDĐT"
    )


@pytest.fixture
def events(content_tree):
    """The events that the lines of events.yml make, in a campaign with two places."""

    def make(*lines):
        content = content_tree("""
            === 2023/campaign.yml
            title: A
            === 2023/places.yml
            - {id: a, name: Trường A, address: Số 1}
            - {id: b, name: Trường B}
            """)
        content.write("\n".join(("=== 2023/events.yml", *lines)))
        return content.campaign().events

    return make


def test_place_of_event(events):
    made = events(
        "- {id: mot, title: A, place: a}",
        "- {id: hai, title: A, place: b}",
        "- {id: ba, title: A, place_note: Các phường}",
        "- {id: bon, title: A}",
    )
    assert [display.event_place(event) for event in made] == [
        "Trường A, Số 1",
        "Trường B",
        "Các phường",
        _("No place yet"),
    ]


def test_where_one_goes_for_an_event(events):
    made = events(
        "- {id: mot, title: A, place: a, platforms: [Zoom]}",
        "- {id: hai, title: A, platforms: [Zoom, Zalo], place_note: Các phường}",
        '- {id: ba, title: A, online_url: "https://example.vn/", place_note: Các phường}',
        "- {id: bon, title: A, mode: trực tuyến}",
        "- {id: nam, title: A, place_note: Các phường}",
        "- {id: sau, title: A}",
    )
    assert [display.event_where(event) for event in made] == [
        "Trường A, Số 1",
        "Zoom, Zalo",
        _("Online"),
        _("Online"),
        "Các phường",
        _("No place yet"),
    ]
