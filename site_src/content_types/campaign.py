"""campaign.yml: what the Week is, when, under which theme and by which documents."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from site_src.base.addresses import CONTACT, DOCUMENTS
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope, anchors
from site_src.content_types.campaign_parts import (
    ContactRecord,
    LowerProgramRecord,
    NoticeRecord,
    StatementRecord,
    WiderProgramRecord,
)
from site_src.content_types.changes import ChangeRecord, complete_changes
from site_src.content_types.documents import DocumentRecord
from site_src.content_types.fields import (
    CountField,
    Inherit,
    OldFolders,
    PeriodField,
    StateTerm,
    StatusTerm,
    Text,
)
from site_src.content_types.records import (
    AcceptField,
    Bool,
    PhotoRecord,
    Record,
    about,
)
from site_src.model import (
    Campaign,
    Contact,
    DocumentRole,
    LowerProgram,
    Notice,
    State,
    Statement,
    Status,
    WiderProgram,
)
from site_src.model.listing import entries, program
from site_src.model.page import Page
from site_src.model.vocabulary import label


class CampaignRecord(Record):
    """The whole of campaign.yml."""

    REQUIRED = ("title",)

    title: Text | None = about(
        N_("name of the site; usually the upper level has written it"),
        "Tuần lễ hưởng ứng học tập suốt đời năm 2026",
    )
    short_names: list[Text] | None = about(N_("short names that the document uses"), "[Tuần lễ]")
    theme: Text | None = about(
        N_("theme; only where the unit has its own"), "Mỗi ngày học một điều hay"
    )
    theme_choices: list[Text] | None = about(
        N_("themes of which each unit takes one, and writes it in `theme`"),
        "[Học để làm chủ máy móc, Học để sống khỏe]",
    )
    subthemes: list[Text] | None = about(
        N_("what the theme is about in particular"), "[Kỹ năng số, Văn hóa đọc]"
    )
    period: PeriodField | None = about(
        N_("when the Week is; only where it differs from the upper level’s"),
        "01/10/2026 - 07/10/2026",
    )
    part_of: WiderProgramRecord | None = about(N_("what the Week is a part of, like a Month"))
    status: StatusTerm | None = about(
        N_("how firm the Week is; with “hoãn” or “hủy” its activities are too"), "hoãn"
    )
    changes: list[ChangeRecord] | None = about(N_("what has changed about the Week"))
    attendance: CountField | None = about(
        N_("how many took part, once the Week has been held"), "1.200"
    )
    state: StateTerm | None = about(N_("state of the site"), "công bố")
    context: StatementRecord | None = about(
        N_("what is special about the year: a paragraph with `id`, `text`, `source`"),
        "{id: boi-canh, text: Năm đầu có thư viện mới.}",
    )
    purposes: list[StatementRecord | Inherit] | None = about(N_("purposes, one entry each"))
    requirements: list[StatementRecord | Inherit] | None = about(N_("requirements, one entry each"))
    notice: NoticeRecord | None = about(N_("urgent notice on every page"))
    art: PhotoRecord | None = about(
        N_("a picture of this year’s own in place of the scene on the home page")
    )
    contacts: list[ContactRecord | Inherit] | None = about(
        N_("whom to ask; the first stands on the home page")
    )
    documents: list[DocumentRecord | Inherit] | None = about(
        N_("the plan in force, its legal basis, documents that it cites")
    )
    lower_programs: list[LowerProgramRecord | Inherit] | None = about(
        N_("when the lower level runs its own programme")
    )
    show_events_below: Bool | None = about(
        N_("whether the programme also lists the activities of the units below"), "có"
    )
    was: OldFolders | None = about(
        N_("folders that this campaign had before, the oldest first; their addresses lead here"),
        "[tinh-mau/xa-cu/2025]",
    )
    follows: OldFolders | None = about(
        N_("campaigns of other units that this one goes on from; pages lead to each other"),
        "[tinh-mau/huyen-mau/2024]",
    )
    accept: AcceptField | None = about(
        N_("what is odd but right: the rule and the reason"),
        "{rule: ceremony-late, reason: Trường bận thi.}",
    )


def _statements(records: Iterable[Any] | None, scope: Scope) -> tuple[Statement, ...]:
    return tuple(_statement(record, scope) for record in records or ())


def _statement(record: StatementRecord, scope: Scope) -> Statement:
    values = scope.values(record)
    source = scope.source(record.source)
    return Statement(record.id, values["text"], values["was"], source, record.origin)


def _is_own(record: CampaignRecord, field: str, scope: Scope) -> bool:
    """Whether the unit itself wrote a field: what came of an upper level's Week is not its own."""
    return record.origin_of(field).unit_path == scope.unit.path


def _still(record: CampaignRecord) -> bool:
    """Whether the changes are of the days that hold, and not of those of a level above."""
    changed, decided = (record.origin_of(name).unit_path for name in ("changes", "period"))
    return "period" not in record.origins or len(changed) >= len(decided)


def _part_of(record: WiderProgramRecord, scope: Scope) -> WiderProgram | None:
    title = scope.text(record, "title")
    if title is None or record.period is None:
        return None
    return WiderProgram(title, record.period, scope.source(record.source), record.origin)


def _complete(record: CampaignRecord | None, scope: Scope) -> dict[str, Any]:
    record = record or CampaignRecord()
    notice, until = record.notice, record.notice.until if record.notice else None
    if notice and until and until.exact is None:
        scope.error(
            "notice-date",
            notice.origin_of("until"),
            _("The notice needs a whole date after which it is hidden"),
            _("Write the date like {example}.").format(example=f"02/10/{scope.year}"),
        )
    status = record.status or Status.PLANNED
    if status is Status.HELD and not _is_own(record, "status", scope):
        status = Status.PLANNED
    if status is Status.SUGGESTED:
        scope.error(
            "wrong-value",
            record.origin_of("status"),
            _("A Week is not suggested"),
            _("Leave the line out, or write one of: {words}.").format(
                words=", ".join(label(word) for word in Status if word is not status)
            ),
        )
    scope = replace(scope, status=status)
    if record.period and not scope.years & {record.period.start.year, record.period.end.year}:
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
        "theme_choices": scope.texts(record, "theme_choices"),
        "subthemes": scope.texts(record, "subthemes"),
        "part_of": _part_of(record.part_of, scope) if record.part_of else None,
        "status": status,
        "changes": complete_changes(record.changes, scope) if _still(record) else (),
        "attendance": record.attendance if _is_own(record, "attendance", scope) else None,
        "state": record.state or State.PUBLISHED,
        "context": _statement(record.context, scope) if record.context else None,
        "purposes": _statements(record.purposes, scope),
        "requirements": _statements(record.requirements, scope),
        "notice": Notice(
            scope.expand(notice.text, notice.origin), until.exact, notice.url, notice.origin
        )
        if notice and notice.text and until and until.exact
        else None,
        "art": scope.photo(record.art),
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
        "shows_events_below": bool(record.show_events_below),
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
        variables={"program": program(campaign), "everything": entries(campaign)},
    )
    yield Page(
        "chu-de/",
        "theme.html",
        _("Theme and purpose"),
        _("This year’s theme, and why the Week is held."),
        campaign.origins.get("theme", origin),
        _("Theme"),
        30,
        anchors=anchors((*campaign.purposes, *campaign.requirements)),
    )
    yield Page(
        DOCUMENTS,
        "documents.html",
        _("Documents"),
        _("The plan, its legal basis and the documents that it cites."),
        campaign.origins.get("documents", origin),
        _("Documents"),
        80,
        anchors=anchors(campaign.documents),
        variables={
            "groups": tuple(
                (role, documents)
                for role in DocumentRole
                if (documents := tuple(d for d in campaign.documents if d.role is role))
            )
        },
    )
    yield Page(
        CONTACT,
        "contact.html",
        _("Contact"),
        _("Whom to ask, how to report a mistake, and what this site keeps about you: nothing."),
        campaign.origins.get("contacts", origin),
        _("Contact"),
        110,
        anchors=anchors(campaign.contacts),
    )
    yield Page(
        "tro-nang/",
        "accessibility.html",
        _("Accessibility"),
        _("How everybody can read these pages, how that was tested, and what is known to fail."),
        origin,
    )


CAMPAIGN = ContentType("campaign", "campaign.yml", CampaignRecord, _complete, _pages)
