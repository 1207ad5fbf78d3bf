"""events.yml: the programme, one entry for each activity."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from site_src.base.addresses import PROGRAM
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope
from site_src.content_types.changes import ChangeRecord, complete_changes
from site_src.content_types.fields import (
    AudienceTerms,
    CostTerm,
    CountField,
    Inherit,
    KindTerm,
    ModeTerm,
    OldIds,
    StatusTerm,
    Text,
    TimeField,
    Url,
    WhenField,
)
from site_src.content_types.records import (
    SOURCE,
    WAS,
    Item,
    PhotoRecord,
    Record,
    SourceRecord,
    about,
)
from site_src.model import AgendaItem, Campaign, Event, EventKind, Status
from site_src.model.display import weekday
from site_src.model.listing import entries, program
from site_src.model.page import Page
from site_src.vietnamese.when import When


class AgendaRecord(Record):
    """A step of an activity, in the order in which they come."""

    REQUIRED = ("title",)

    time: TimeField | None = about(N_("at what hour"), "8h - 8h15")
    title: Text | None = about(N_("what happens then"), "Đón đại biểu")
    by: Text | None = about(N_("who does it"), "Văn phòng UBND xã")


class EventRecord(Item):
    """One activity. `time` may stand apart from `when`; `place` is an id in places.yml."""

    REQUIRED = ("title",)
    IDENTITY = ("title", "when", "place")

    title: Text | None = about(N_("name of the activity"), "Lễ khai mạc Tuần lễ")
    also_called: list[Text] | None = about(N_("other names in documents"), "[Lễ phát động]")
    kind: KindTerm | None = about(
        N_("kind of activity; without it “other activity”"), "lễ khai mạc"
    )
    level: Text | None = about(N_("level that holds it"), "xã")
    organizers: list[Text] | None = about(
        N_("ids of the organisations that hold it"), "[hoi-khuyen-hoc]"
    )
    partners: list[Text] | None = about(N_("ids of organisations that help"), "[tram-y-te]")
    performers: list[Text] | None = about(
        N_("who speaks, leads or performs"), "[Cô Nguyễn Thị Mẫu, Đội văn nghệ thôn 2]"
    )
    attendees: list[Text] | None = about(
        N_("who attends and who is invited, where the plan names them"),
        "[Lãnh đạo UBND xã, Khách mời của tỉnh]",
    )
    audience: AudienceTerms | None = about(N_("whom it is for"), "[người cao tuổi, mọi người]")
    when: WhenField | None = about(N_("when"), "8h ngày 01/10/2026")
    time: TimeField | None = about(N_("time, where it is to stand apart from `when`"), "8h - 10h")
    place: Text | None = about(N_("id of a place in `places.yml`"), "nha-van-hoa")
    place_note: Text | None = about(
        N_("where it happens, where that is no single place"), "Các nhà văn hóa thôn"
    )
    mode: ModeTerm | None = about(N_("way of taking part"), "trực tiếp")
    platforms: list[Text] | None = about(N_("online platforms"), "[Zoom, Zalo]")
    online_url: Url | None = about(
        N_("address at which to watch or learn"), "https://example.vn/lop"
    )
    registration: Text | None = about(N_("how to register"), "Không cần đăng ký.")
    registration_url: Url | None = about(N_("page for registering"), "https://example.vn/dang-ky")
    cost: CostTerm | None = about(N_("cost"), "miễn phí")
    status: StatusTerm | None = about(N_("how firm it is; without it “planned”"), "chắc chắn")
    description: Text | None = about(N_("what happens"), "Phát động Tuần lễ và trao thẻ thư viện.")
    agenda: list[AgendaRecord] | None = about(N_("its order, hour by hour"))
    contact: Text | None = about(
        N_("whom to ask about this activity"), "Hội Khuyến học xã, 024 0000 0000"
    )
    note: Text | None = about(N_("anything else to know"), "Mang theo điện thoại.")
    attendance: CountField | None = about(N_("how many came, once it has been held"), "350")
    changes: list[ChangeRecord] | None = about(N_("what has changed"))
    photo: PhotoRecord | None = about(N_("a picture, in place of the drawing"))
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE


class EventsRecord(Record):
    """The whole of events.yml."""

    events: list[EventRecord | Inherit] | None = None


def _event(record: EventRecord, scope: Scope) -> Event:
    values = scope.values(record)
    del values["time"]
    when = _moment(record, scope)
    if record.time is not None:
        if when.time is not None and when.time != record.time:
            scope.error(
                "two-times",
                record.origin_of("time"),
                _("“when” and “time” give different times"),
                _("Write the time in one of the two."),
            )
        when = replace(when, time=record.time)
    _check_year(record, scope)
    values |= {
        "agenda": tuple(
            AgendaItem(step.time, scope.expand(step.title, step.origin), scope.text(step, "by"))
            for step in record.agenda or ()
            if step.title is not None
        ),
        "kind": record.kind or EventKind.OTHER,
        "status": _status(record, scope),
        "when": when,
        "place": scope.find(scope.places, record.place, record.origin_of("place"), "places.yml"),
        "changes": complete_changes(record.changes, scope),
        "photo": scope.photo(record.photo),
        "source": scope.source(record.source),
    }
    for name in ("organizers", "partners"):
        keys = getattr(record, name)
        values[name] = scope.find_all(
            scope.organizations, keys, record.origin_of(name), "organizations.yml"
        )
    for name in ("also_called", "audience", "platforms", "performers", "attendees"):
        values[name] = values[name] or ()
    return Event(**values)


def _status(record: EventRecord, scope: Scope) -> Status:
    """How firm it is: with the Week everything is off that was not moved by itself.

    What an upper level suggests is a unit's own as soon as that writes something of it.
    """
    status = record.status or Status.PLANNED
    is_theirs = record.origin_of("status").unit_path != record.origin.unit_path
    if status is Status.SUGGESTED and is_theirs:
        status = Status.PLANNED
    stays = status in (Status.CHANGED, Status.HELD, Status.SUGGESTED)
    return status if stays or status.is_off or not scope.status.is_off else scope.status


def _moment(record: EventRecord, scope: Scope) -> When:
    """When it is, where weekdays are those of the campaign's Week."""
    when = (record.when or When()).within(scope.period)
    if not when.lacks_its_day or when.weekday is None:
        return when
    days = scope.period.days if scope.period else ()
    october = (dt.date(scope.year, 10, number) for number in range(1, 8))
    example = next(day for day in (*days, *october) if day.weekday() == when.weekday)
    message = _("Which “{weekday}” is meant cannot be told").format(weekday=weekday(example))
    hint = _("Write the day beside it: {example}.").format(
        example=f"{weekday(example)}, {example:%d/%m/%Y}"
    )
    scope.error("wrong-value", record.origin_of("when"), message, hint)
    return When()


def _check_year(record: EventRecord, scope: Scope) -> None:
    period = record.when.period if record.when else None
    if period and not scope.years & {period.start.year, period.end.year}:
        scope.error(
            "wrong-year",
            record.origin_of("when"),
            _("“{title}” is in {year}, the campaign in {own}").format(
                title=record.title or record.id, year=period.start.year, own=scope.year
            ),
            _("Correct the year, or move the entry to the folder of its year."),
        )


def _complete(record: EventsRecord | None, scope: Scope) -> dict[str, Any]:
    records = record.events if record else None
    found = [_event(e, scope) for e in records or () if isinstance(e, EventRecord)]
    suggested = tuple(event for event in found if event.status is Status.SUGGESTED)
    return {
        "events": tuple(event for event in found if event not in suggested),
        "suggestions": suggested,
    }


def _pages(campaign: Campaign) -> Iterable[Page]:
    listed = entries(campaign)
    own, shown = program(campaign), program(campaign, listed)
    origin = campaign.events[0].origin if campaign.events else campaign.unit.origin
    yield Page(
        PROGRAM,
        "program.html",
        _("Programme"),
        _("The Week’s activities day by day: when, where and for whom."),
        origin,
        _("Programme"),
        20,
        anchors=tuple(f"ngay-{day.day.isoformat()}" for day in shown.days),
        variables={"program": shown, "listed": listed},
    )
    for event in campaign.events:
        yield Page(
            f"{PROGRAM}{event.id}/",
            "event.html",
            event.title,
            event.description or event.title,
            event.origin,
            variables={"event": event},
            was=tuple(f"{PROGRAM}{old}/" for old in event.was),
        )
    for address, template in EMBEDS.items():
        yield Page(
            address,
            template,
            campaign.title,
            _("The Week’s activities day by day: when, where and for whom."),
            origin,
            variables={"program": own},
            findable=False,
        )
    yield Page(
        "nhung/",
        "webmaster.html",
        _("Put the programme on your website"),
        _(
            "Three frames and a text that show the programme on a portal. They stay light and ask "
            "nothing of other sites."
        ),
        origin,
        _("Put the programme on a portal"),
        95,
        variables={"program": own},
    )


# What other sites put into theirs: the whole programme, today's card, a band; the folder is the one
# that hosts are told of (outputs/hosting.py).
EMBEDS = {
    "embed/": "embed.html",
    "embed/hom-nay/": "embed_today.html",
    "embed/dai/": "embed_band.html",
}

EVENTS = ContentType("events", "events.yml", EventsRecord, _complete, _pages)
