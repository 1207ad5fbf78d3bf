"""campaign.yml: what the Week is, when, under which theme and by which documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_src.content_types.base import ContentType, Page, Scope
from site_src.content_types.fields import (
    AcceptField,
    DateField,
    Email,
    Inherit,
    Item,
    PeriodField,
    Record,
    RoleTerm,
    SourceRecord,
    StateTerm,
    Text,
    Url,
)
from site_src.messages import gettext as _
from site_src.model import (
    Campaign,
    Contact,
    Document,
    DocumentRole,
    LowerProgram,
    Notice,
    Signer,
    State,
    Statement,
)


class SignerRecord(Record):
    """Who signed a document."""

    WHOLE = True
    REQUIRED = ("name",)

    name: Text | None = None
    position: Text | None = None
    capacity: Text | None = None


class DocumentRecord(Item):
    """An administrative document; `file` is the signed copy under media/."""

    REQUIRED = ("type", "role")

    type: Text | None = None
    number: Text | None = None
    symbol: Text | None = None
    date: DateField | None = None
    place: Text | None = None
    issuer: Text | None = None
    subject: Text | None = None
    signer: SignerRecord | None = None
    recipients: list[Text] | None = None
    role: RoleTerm | None = None
    file: Text | None = None
    url: Url | None = None
    note: Text | None = None


class StatementRecord(Item):
    """A purpose, a requirement or a context."""

    REQUIRED = ("text",)

    text: Text | None = None
    source: SourceRecord | None = None


class LowerProgramRecord(Item):
    """The span in which the units below run their own programme."""

    REQUIRED = ("name", "period")

    name: Text | None = None
    period: PeriodField | None = None
    participants: list[Text] | None = None
    source: SourceRecord | None = None


class NoticeRecord(Record):
    """An urgent word, hidden after the day `until`."""

    WHOLE = True
    REQUIRED = ("text", "until")

    text: Text | None = None
    until: DateField | None = None
    url: Url | None = None


class ContactRecord(Item):
    """Whom a citizen asks."""

    REQUIRED = ("name",)

    name: Text | None = None
    role: Text | None = None
    phone: Text | None = None
    email: Email | None = None
    address: Text | None = None
    url: Url | None = None
    source: SourceRecord | None = None


class CampaignRecord(Record):
    """The whole of campaign.yml."""

    REQUIRED = ("title",)

    title: Text | None = None
    short_names: list[Text] | None = None
    theme: Text | None = None
    period: PeriodField | None = None
    state: StateTerm | None = None
    context: StatementRecord | None = None
    purposes: list[StatementRecord | Inherit] | None = None
    requirements: list[StatementRecord | Inherit] | None = None
    notice: NoticeRecord | None = None
    contacts: list[ContactRecord | Inherit] | None = None
    documents: list[DocumentRecord | Inherit] | None = None
    lower_programs: list[LowerProgramRecord | Inherit] | None = None
    accept: AcceptField | None = None


def complete_documents(records: Iterable[DocumentRecord], scope: Scope) -> tuple[Document, ...]:
    """The documents of a merged list; internal ones stay out of everything public."""
    return tuple(
        Document(
            **{
                **scope.values(record),
                "file_origin": record.origin_of("file"),
                "recipients": scope.texts(record, "recipients"),
                "signer": Signer(record.signer.name, record.signer.position, record.signer.capacity)
                if record.signer and record.signer.name
                else None,
            }
        )
        for record in records
        if record.role is None or record.role.public
    )


def _statements(records: Iterable[Any] | None, scope: Scope) -> tuple[Statement, ...]:
    return tuple(_statement(record, scope) for record in records or ())


def _statement(record: StatementRecord, scope: Scope) -> Statement:
    values = scope.values(record)
    return Statement(record.id, values["text"], scope.source(record.source), record.origin)


def _complete(record: CampaignRecord | None, scope: Scope) -> dict[str, Any]:
    record = record or CampaignRecord()
    notice, until = record.notice, record.notice.until if record.notice else None
    if notice and until and until.exact is None:
        scope.error(
            "notice-date",
            notice.origin_of("until"),
            _("The notice needs a whole date after which it is hidden"),
            _("Write the date like 02/10/2023."),
        )
    if record.period and scope.year not in (record.period.start.year, record.period.end.year):
        scope.error(
            "wrong-year",
            record.origin_of("period"),
            _("The Week is in {year}, the campaign is of {own}").format(
                year=record.period.start.year, own=scope.year
            ),
            _("Correct the dates of the Week."),
        )
    return {
        "title": scope.expand(record.title, record.origin_of("title")) if record.title else "",
        "short_names": scope.texts(record, "short_names"),
        "theme": scope.expand(record.theme, record.origin_of("theme")) if record.theme else None,
        "period": record.period,
        "state": record.state or State.PUBLISHED,
        "context": _statement(record.context, scope) if record.context else None,
        "purposes": _statements(record.purposes, scope),
        "requirements": _statements(record.requirements, scope),
        "notice": Notice(
            scope.expand(notice.text, notice.origin), until.exact, notice.url, notice.origin
        )
        if notice and notice.text and until and until.exact
        else None,
        "contacts": tuple(
            Contact(**{**scope.values(contact), "source": scope.source(contact.source)})
            for contact in record.contacts or ()
            if isinstance(contact, ContactRecord)
        ),
        "lower_programs": tuple(
            LowerProgram(
                **{
                    **scope.values(program),
                    "participants": scope.texts(program, "participants"),
                    "source": scope.source(program.source),
                }
            )
            for program in record.lower_programs or ()
            if isinstance(program, LowerProgramRecord)
        ),
        "origins": record.origins,
    }


def _pages(campaign: Campaign) -> Iterable[Page]:
    origin = campaign.unit.origin
    yield Page(
        "",
        "home.html",
        campaign.title,
        _("What is on, when and where, for whom, and whom to ask."),
        origin,
        _("Home"),
        10,
    )
    yield Page(
        "chu-de/",
        "theme.html",
        _("Theme and purpose"),
        _("This year’s theme, and why the Week is held."),
        campaign.origins.get("theme", origin),
        _("Theme"),
        30,
        anchors=tuple(s.id for s in (*campaign.purposes, *campaign.requirements)),
    )
    yield Page(
        "van-ban/",
        "documents.html",
        _("Documents"),
        _("The plan, its legal basis and the documents that it cites."),
        campaign.origins.get("documents", origin),
        _("Documents"),
        80,
        anchors=tuple(document.id for document in campaign.documents),
        variables={
            "groups": tuple(
                (role, documents)
                for role in DocumentRole
                if (documents := tuple(d for d in campaign.documents if d.role is role))
            )
        },
    )
    yield Page(
        "lien-he/",
        "contact.html",
        _("Contact"),
        _("Whom to ask, how to report a mistake, and what this site keeps about you: nothing."),
        campaign.origins.get("contacts", origin),
        _("Contact"),
        110,
    )


CAMPAIGN = ContentType("campaign", "campaign.yml", CampaignRecord, _complete, _pages)
