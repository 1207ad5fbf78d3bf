"""places.yml: where events happen, each place once."""

from typing import Any

from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope
from site_src.content_types.fields import Inherit, Latitude, Longitude, Text
from site_src.content_types.records import SOURCE, Item, Record, SourceRecord, about
from site_src.model import Place


class PlaceRecord(Item):
    """A place; `latitude` and `longitude` in degrees (WGS 84)."""

    REQUIRED = ("name",)
    IDENTITY = ("name", "address")

    name: Text | None = about(N_("name"), "Nhà văn hóa xã Mẫu")
    address: Text | None = about(N_("address"), "Thôn 1, xã Mẫu")
    latitude: Latitude | None = about(N_("latitude, with a decimal point"), "21.0285")
    longitude: Longitude | None = about(N_("longitude, with a decimal point"), "105.8542")
    directions: Text | None = about(N_("how to get there"), "Đối diện chợ, có chỗ để xe.")
    access: Text | None = about(
        N_("access for wheelchairs and prams"), "Có dốc cho xe lăn ở cửa bên."
    )
    source: SourceRecord | None = SOURCE


class PlacesRecord(Record):
    """The whole of places.yml."""

    places: list[PlaceRecord | Inherit] | None = None


def _complete(record: PlacesRecord | None, scope: Scope) -> dict[str, Any]:
    places = record.places if record else None
    return {
        "places": tuple(
            Place(**{**scope.values(place), "source": scope.source(place.source)})
            for place in places or ()
            if isinstance(place, PlaceRecord)
        )
    }


PLACES = ContentType("places", "places.yml", PlacesRecord, _complete)
