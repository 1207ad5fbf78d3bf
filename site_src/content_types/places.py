"""places.yml: where events happen, each place once."""

from __future__ import annotations

from typing import Any

from site_src.content_types.base import ContentType, Scope
from site_src.content_types.fields import (
    Inherit,
    Item,
    Latitude,
    Longitude,
    Record,
    SourceRecord,
    Text,
)
from site_src.model import Venue


class PlaceRecord(Item):
    """A place; `latitude` and `longitude` in degrees (WGS 84)."""

    REQUIRED = ("name",)

    name: Text | None = None
    address: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    directions: Text | None = None
    access: Text | None = None
    source: SourceRecord | None = None


class PlacesRecord(Record):
    """The whole of places.yml."""

    places: list[PlaceRecord | Inherit] | None = None


def _complete(record: PlacesRecord | None, scope: Scope) -> dict[str, Any]:
    places = record.places if record else None
    return {
        "venues": tuple(
            Venue(**{**scope.values(place), "source": scope.source(place.source)})
            for place in places or ()
            if isinstance(place, PlaceRecord)
        )
    }


PLACES = ContentType("places", "places.yml", PlacesRecord, _complete)
