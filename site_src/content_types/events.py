"""events.yml: the programme, one entry for each activity."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from site_src.base.addresses import PROGRAM
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope
from site_src.content_types.fields import (
    SOURCE,
    AudienceTerm,
    CostTerm,
    DateField,
    Inherit,
    Item,
    KindTerm,
    ModeTerm,
    PhotoRecord,
    Record,
    SourceRecord,
    StatusTerm,
    Text,
    TimeField,
    Url,
    WhenField,
    about,
)
from site_src.model import Campaign, Change, Event, EventKind, Status
from site_src.model.listing import entries, program
from site_src.model.page import Page
from site_src.vietnamese.dates import When


class ChangeRecord(Record):
    """What a field was before, since when it is not, and why."""

    REQUIRED = ("on", "field")

    on: DateField | None = about(N_("on which day it changed"), "28/9/2026")
    field: Text | None = about(N_("what changed; this word is shown on the page"), "giờ")
    was: Text | None = about(N_("what it was before"), "7h30")
    reason: Text | None = about(N_("why"), "Để bà con kịp làm đồng.")


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
    audience: list[AudienceTerm] | None = about(N_("whom it is for"), "[người cao tuổi, mọi người]")
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
    contact: Text | None = about(
        N_("whom to ask about this activity"), "Hội Khuyến học xã, 024 0000 0000"
    )
    note: Text | None = about(N_("anything else to know"), "Mang theo điện thoại.")
    changes: list[ChangeRecord] | None = about(N_("what has changed"))
    photo: PhotoRecord | None = about(N_("a picture, in place of the drawing"))
    source: SourceRecord | None = SOURCE


class EventsRecord(Record):
    """The whole of events.yml."""

    events: list[EventRecord | Inherit] | None = None


def _event(record: EventRecord, scope: Scope) -> Event:
    values = scope.values(record)
    del values["time"]
    when = record.when or When()
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
        "kind": record.kind or EventKind.OTHER,
        "status": record.status or Status.PLANNED,
        "when": when,
        "place": scope.find(scope.places, record.place, record.origin_of("place")),
        "changes": tuple(
            Change(
                c.on,
                scope.expand(c.field, c.origin_of("field")),
                scope.text(c, "was"),
                scope.text(c, "reason"),
            )
            for c in record.changes or ()
            if c.on is not None and c.field is not None
        ),
        "photo": scope.photo(record.photo),
        "source": scope.source(record.source),
    }
    for name in ("organizers", "partners"):
        keys = getattr(record, name)
        values[name] = scope.find_all(scope.organizations, keys, record.origin_of(name))
    for name in ("also_called", "audience", "platforms"):
        values[name] = values[name] or ()
    return Event(**values)


def _check_year(record: EventRecord, scope: Scope) -> None:
    period = record.when.period if record.when else None
    if period and scope.year not in (period.start.year, period.end.year):
        scope.error(
            "wrong-year",
            record.origin_of("when"),
            _("“{title}” is in {year}, the campaign in {own}").format(
                title=record.title or record.id, year=period.start.year, own=scope.year
            ),
            _("Correct the year, or move the entry to the folder of its year."),
        )


def _complete(record: EventsRecord | None, scope: Scope) -> dict[str, Any]:
    events = record.events if record else None
    return {"events": tuple(_event(e, scope) for e in events or () if isinstance(e, EventRecord))}


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
