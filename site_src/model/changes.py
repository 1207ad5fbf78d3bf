"""What has changed about an event, in words that name the old value only as what it was."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model import Change
from site_src.model.display import capital

# The fields of events.yml, as staff may name them in `changes`.
FIELDS = {
    "title": N_("title"),
    "when": N_("day and time"),
    "time": N_("time"),
    "period": N_("dates of the Week"),
    "place": N_("place"),
    "place_note": N_("place"),
    "mode": N_("form"),
    "online_url": N_("online address"),
    "platforms": N_("online address"),
    "organizers": N_("organiser"),
    "audience": N_("audience"),
    "registration": N_("registration"),
    "registration_url": N_("registration"),
    "cost": N_("cost"),
    "status": N_("how firm"),
    "contact": N_("contact"),
    "description": N_("content"),
}


def field_text(change: Change) -> str:
    """The changed field in words; what staff wrote, where it is no field's name."""
    name = FIELDS.get(change.field.strip().casefold())
    return _(name) if name else change.field


def change_text(change: Change) -> str:
    """`Địa điểm, trước đây: Nhà văn hóa phường. Lý do: mưa lớn.`"""
    text = capital(field_text(change))
    if change.was:
        text = _("{field}, before: {was}").format(field=text, was=change.was)
    else:
        text = _("{field} has changed").format(field=text)
    if change.reason:
        text = _("{change}. Reason: {reason}").format(change=text, reason=change.reason)
    return text.rstrip(".") + "."
