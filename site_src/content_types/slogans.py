"""slogans.yml: the slogans, grouped by where they hang."""

from collections.abc import Iterable
from typing import Any

from site_src.base.addresses import SLOGANS_PAGE
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope, anchors
from site_src.content_types.fields import ChoiceTerm, Inherit, OldIds, Text
from site_src.content_types.records import SOURCE, WAS, Item, Record, SourceRecord, about
from site_src.model import Campaign, Choice, Slogan, SloganGroup
from site_src.model.page import Page


class SloganRecord(Item):
    """A slogan; `attribution` as printed, `attribution_correct` where that is misspelt."""

    REQUIRED = ("text",)
    IDENTITY = ("text",)

    text: Text | None = about(N_("text of the slogan"), "$theme")
    attribution: Text | None = about(N_("who said it, just as printed"), "Hồ Chí Minh")
    attribution_correct: Text | None = about(
        N_("the right spelling where a name is printed wrongly; the print is kept"), "Bill Gates"
    )
    was: OldIds | None = WAS


class SloganGroupRecord(Item):
    """Slogans that hang in the same places; `choice` says all (bắt buộc) or some (lựa chọn)."""

    REQUIRED = ("where", "choice")
    IDENTITY = ("where",)

    where: Text | None = about(N_("where they hang"), "Treo tại trụ sở, trường học và nhà văn hóa")
    heading: Text | None = about(
        N_("the same in a few words, as the heading of the page"), "Đường chính, nơi công cộng"
    )
    choice: ChoiceTerm | None = about(N_("whether all hang or some are chosen"), "lựa chọn")
    slogans: list[SloganRecord | Inherit] | None = about(N_("the slogans"))
    source: SourceRecord | None = SOURCE


class SlogansRecord(Record):
    """The whole of slogans.yml."""

    slogans: list[SloganGroupRecord | Inherit] | None = None


def _slogan(record: SloganRecord, scope: Scope) -> Slogan:
    values = scope.values(record)
    values["misspelt_attribution"] = values.pop("attribution_correct")
    return Slogan(**values)


def _complete(record: SlogansRecord | None, scope: Scope) -> dict[str, Any]:
    groups = record.slogans if record else None
    return {
        "slogan_groups": tuple(
            SloganGroup(
                group.id,
                scope.expand(group.where or "", group.origin_of("where")),
                scope.expand(group.heading, group.origin_of("heading")) if group.heading else None,
                group.choice or Choice.SOME,
                tuple(
                    _slogan(s, scope) for s in group.slogans or () if isinstance(s, SloganRecord)
                ),
                scope.source(group.source),
                group.origin,
            )
            for group in groups or ()
            if isinstance(group, SloganGroupRecord)
        )
    }


def _pages(campaign: Campaign) -> Iterable[Page]:
    if campaign.slogan_groups:
        yield Page(
            SLOGANS_PAGE,
            "slogans.html",
            _("Slogans"),
            _("The Week’s slogans and where each of them hangs, ready to copy."),
            campaign.slogan_groups[0].origin,
            _("Slogans"),
            50,
            anchors=anchors(s for group in campaign.slogan_groups for s in group.slogans),
        )


SLOGANS = ContentType("slogans", "slogans.yml", SlogansRecord, _complete, _pages)
