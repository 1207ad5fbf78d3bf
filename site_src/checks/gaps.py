"""What a citizen would ask and content does not say yet: shown as unknown, listed as notices."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.base.problems import Severity
from site_src.checks.finding import Finding
from site_src.model import Campaign, Event, EventKind, Mode, Origin, State, is_for_citizens
from site_src.vietnamese.when import WhenKind

# Work that reaches people wherever they are has no place to go to.
_PLACELESS = (EventKind.COMMUNICATION, EventKind.BROADCAST, EventKind.PROMOTION)


def campaign_gaps(campaign: Campaign) -> Iterator[Finding]:
    """A campaign without theme or period.

    Told where that was written, else where the Week is given its name.
    """
    written = campaign.origins.get("title", campaign.unit.origin)
    places: dict[Origin, list[str]] = {}
    for field, word in (("theme", _("theme")), ("period", _("period"))):
        # A Week that is off has no days; who sets a list of themes leaves the choice to the others.
        lists = campaign.origins.get("theme_choices") if field == "theme" else None
        if lists and lists.unit_path == campaign.unit.path:
            continue
        if getattr(campaign, field) is None and not (field == "period" and campaign.status.is_off):
            places.setdefault(campaign.origins.get(field, written), []).append(word)
    for origin, missing in places.items():
        message = _("Not known yet: {missing}").format(missing=", ".join(missing))
        first = next(example for word, example in _examples(campaign) if word == missing[0])
        hint = _("When it is known, write: {example}").format(example=first)
        yield Finding("gap", ("",), origin, message, hint)


# With fewer activities a campaign is still being written.
_BEGUN = 4


def contact_gap(campaign: Campaign) -> Iterator[Finding]:
    """A campaign that nobody can telephone or write to, once it invites to some days.

    Of a Week that is over nobody asks.
    """
    dated = (event for event in campaign.events if event.when.kind is not WhenKind.UNKNOWN)
    invites = sum(map(is_for_citizens, dated)) >= _BEGUN
    if invites and campaign.asked is None and campaign.state is not State.ARCHIVED:
        origin = campaign.origins.get("contacts", campaign.unit.origin)
        message = _("No telephone number, e-mail address or website yet: citizens can ask nobody")
        hint = _("When it is known, write: {example}").format(
            example="contacts: [{id: hoi-dap, name: Văn phòng UBND, phone: 024 0000 0000}]"
        )
        yield Finding("gap", ("",), origin, message, hint)


def event_gaps(campaign: Campaign) -> Iterator[Finding]:
    """Events without day, time or place."""
    for event in campaign.events:
        if event.status.is_off:
            continue
        if missing := list(_missing(event)):
            message = _("Not known yet of “{title}”: {missing}").format(
                title=event.title, missing=", ".join(missing)
            )
            known = _examples(campaign, event)
            first = next(example for word, example in known if word == missing[0])
            hint = _("When it is known, write: {example}").format(example=first)
            yield Finding("gap", (event.id,), event.origin, message, hint)


def _examples(campaign: Campaign, event: Event | None = None) -> Iterator[tuple[str, str]]:
    """What to write for each thing that may be missing; with a day that is right, where one is."""
    periods = (event.when.period if event else None, campaign.period)
    days = [period.start.exact for period in periods if period and period.start.exact]
    day = f"{days[0]:%d/%m/%Y}" if days else f"02/10/{campaign.year}"
    yield _("day"), f"when: 8h ngày {day}"
    yield _("time"), f"when: 8h ngày {day}"
    place = campaign.places[0].id if campaign.places else None
    yield _("place"), f"place: {place}" if place else "place_note: Nhà văn hóa thôn 1"
    yield _("theme"), "theme: Mỗi ngày học một điều hay"
    yield _("period"), f"period: 01/10/{campaign.year} - 07/10/{campaign.year}"


def _missing(event: Event) -> Iterator[str]:
    if event.when.kind is WhenKind.UNKNOWN:
        yield _("day")
    elif event.when.kind in (WhenKind.DAY, WhenKind.DAYS):
        if event.when.period and event.when.period.start.exact is None:
            yield _("day")
        if event.when.time is None:
            yield _("time")
    online = event.mode is Mode.ONLINE or event.platforms or event.online_url
    if not (event.place or event.place_note or online or event.kind in _PLACELESS):
        yield _("place")


# Viet Nam with its sea and islands, in degrees: south, north, west, east.
_SOUTH, _NORTH, _WEST, _EAST = 6.0, 23.5, 102.0, 118.0


def places_elsewhere(campaign: Campaign) -> Iterator[Finding]:
    """Coordinates outside Viet Nam: a map would lead abroad."""
    for place in campaign.places:
        north, east = place.latitude, place.longitude
        if north is None or east is None:
            continue
        if _SOUTH <= north <= _NORTH and _WEST <= east <= _EAST:
            continue
        hint = _("Look it up on a map: latitude is like 10.8, longitude like 106.7.")
        message = _("“{name}” lies outside Viet Nam by these coordinates").format(name=place.name)
        yield Finding(
            "outside-vietnam", (place.id,), place.origin, message, hint, None, Severity.WARNING
        )


GAP_RULES = (campaign_gaps, contact_gap, event_gaps, places_elsewhere)
