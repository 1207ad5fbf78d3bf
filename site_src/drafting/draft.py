"""The way from the lines of a plan to the contents of a campaign, station by station."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.drafting.activities import activities
from site_src.drafting.activity import Activity
from site_src.drafting.blocks import Block, to_blocks
from site_src.drafting.documents import document_entries, grounds_of
from site_src.drafting.duties import assignments
from site_src.drafting.facts import Entry, Fact, Field, Grade, Question, entry, text_field
from site_src.drafting.head import Head, read_head, sentence_case
from site_src.drafting.labels import label_of, run_in
from site_src.drafting.lines import PlanFile, PlanProblem
from site_src.drafting.names import short_id
from site_src.drafting.outline import Part, Role, outline, role_of
from site_src.drafting.papers import Paper, annex_title, part
from site_src.drafting.private import contact_questions, is_private, without_private
from site_src.drafting.programme import Bodies, assignment_entries, collect, programme
from site_src.drafting.reports import ReportDuty, form_entry, report_duties
from site_src.drafting.schedule import Table, table_activities, tables
from site_src.drafting.slogans import SloganGroup, slogan_groups
from site_src.drafting.week import periods, purposes, short_names, themes, title, years
from site_src.drafting.write import Content
from site_src.model import State
from site_src.model.vocabulary import label
from site_src.vietnamese.dates import DateRange, ValueProblem


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan gives: the files, the questions, its blocks, and why some were left out."""

    contents: tuple[Content, ...]
    questions: tuple[Question, ...]
    blocks: tuple[Block, ...]
    left: dict[int, str] = field(default_factory=dict)
    orders: tuple[Part, ...] = ()
    unit: str = ""


def make_draft(plan: PlanFile, year: int, titled: bool) -> Draft:
    """The draft of a campaign; PlanProblem says why the file is no plan of that year's Week.

    `titled` says whether a level above names the Week.
    """
    blocks = to_blocks(plan.lines)
    papers = part(blocks)
    paper = _chosen(papers)
    _must_be_plan(paper, blocks, year)
    head = read_head(paper)
    parts = outline(paper.body)
    main = paper.blocks
    found_tables = tuple(tables(main))
    found, orders = activities(parts, year)
    found += _annexed(paper, year)
    for table in found_tables:
        if table.is_programme:
            found += table_activities(table, year)
    collected = collect(found)
    bodies = Bodies()
    assigned = assignments(parts, year)
    _must_hold_something(head, (*collected, *assigned, *themes(parts, main), *periods(parts, year)))
    assignment = assignment_entries(assigned, bodies)
    events = programme(collected, bodies, set())
    questions = [*_about_head(papers, paper, head), *events.questions]
    campaign, asked = _campaign(paper, head, parts, year, titled)
    questions += asked
    slogans, asked = _slogans(slogan_groups(paper.annexes, parts))
    questions += asked
    reporting, asked = _reporting(
        report_duties(parts, year), form_entry(paper.annexes, found_tables)
    )
    questions += asked
    prose = _outline(paper)
    organizations = Entry(
        tuple(
            f
            for f in (
                Field("organizations", tuple(bodies.entries.values())) if bodies.entries else None,
                Field("assignments", assignment) if assignment else None,
            )
            if f
        )
    )
    contents = [
        Content("campaign.yml", campaign),
        Content("events.yml", events.events),
        Content("places.yml", events.places),
        Content("organizations.yml", organizations),
        Content("slogans.yml", slogans),
        Content("reporting.yml", reporting),
        *([prose] if prose else []),
    ]
    contents = [without_private(content) for content in contents]
    contents = [content for content in contents if content.has_entries]
    questions += contact_questions((*paper.body, *paper.tail))
    unit = head.issuer.value if head.issuer else ""
    return Draft(
        tuple(contents),
        tuple(questions),
        blocks,
        _why_left(papers, paper, parts, orders, found_tables),
        tuple(orders),
        unit,
    )


# --- Which paper --------------------------------------------------------------------------------


def _chosen(papers: Sequence[Paper]) -> Paper:
    return max(papers, key=lambda paper: (paper.weight, -paper.blocks[0].number))


def _must_be_plan(paper: Paper, blocks: Sequence[Block], year: int) -> None:
    words = " ".join(block.text for block in blocks).casefold()
    about = re.search(r"học tập suốt đời|tuần lễ\s+(?:hưởng ứng|học tập)", words)
    if paper.type.startswith("HỢP ĐỒNG") or not about:
        raise PlanProblem(
            _("This is no plan of a Lifelong Learning Week: it never speaks of one")
            if not about
            else _("This is a contract, and no plan of a Lifelong Learning Week"),
            _("Take the plan or dispatch by which the unit holds the Week."),
        )
    named = years(paper.blocks) or years(blocks)
    if named and year not in named:
        raise PlanProblem(
            _("The plan is of the Week of {found}, and not of {year}").format(
                found=named[0], year=year
            ),
            _("Write the year of the plan: UNIT/{found}.").format(found=named[0]),
        )


def _must_hold_something(head: Head, found: Sequence[object]) -> None:
    if not found and not (head.type or head.number or head.symbol or head.date):
        raise PlanProblem(
            _("Nothing in the file is laid out as a plan: no number, date, days or activities"),
            _("Take the plan or dispatch by which the unit holds the Week."),
        )


def _about_head(papers: Sequence[Paper], paper: Paper, head: Head) -> list[Question]:
    asked = []
    rivals = [p for p in papers if p is not paper and p.weight > 4]
    if rivals:
        quotes = tuple(q for p in (paper, *rivals) for q in p.blocks[0].quotes()[:1])
        asked.append(
            Question(
                _("The file holds several papers. Is this the signed one?"),
                "campaign.yml",
                "",
                "documents: …",
                quotes,
            )
        )
    if len(papers) > 1 and not rivals:
        quotes = paper.blocks[0].quotes()[:1]
        asked.append(
            Question(
                _(
                    "The file holds {count} papers; the draft is made from this one alone. Is "
                    "it the signed one?"
                ).format(count=len(papers)),
                "campaign.yml",
                "",
                "documents: …",
                quotes,
            )
        )
    if head.number is None:
        asked.append(
            Question(
                _("What number does the plan have?"),
                "campaign.yml",
                "documents",
                "number: …",
                head.symbol.quotes if head.symbol else (),
            )
        )
    if head.date is None or head.date.value.count("/") < 2:
        asked.append(
            Question(
                _("On which day was the plan signed?"),
                "campaign.yml",
                "documents",
                "date: …/…/…",
                head.date.quotes if head.date else (),
            )
        )
    if head.signer is None:
        asked.append(
            Question(_("Who signed the plan?"), "campaign.yml", "documents", "signer: {name: …}")
        )
    if head.other_signers:
        quotes = tuple(q for fact in head.other_signers for q in fact.quotes)
        asked.append(
            Question(
                _("The paper has several signatures. Is the right one taken?"),
                "campaign.yml",
                "documents",
                "signer: {name: …}",
                quotes,
            )
        )
    if head.issuer is None:
        asked.append(
            Question(_("Which body issued the plan?"), "campaign.yml", "documents", "issuer: …")
        )
    return asked


# --- campaign.yml ---------------------------------------------------------------------------------


def _campaign(
    paper: Paper, head: Head, parts: Sequence[Part], year: int, titled: bool
) -> tuple[Entry, list[Question]]:
    main = (*paper.head, *paper.body, *paper.tail)
    asked: list[Question] = []
    name = title((*paper.head, *paper.body), year)
    if name is None and not titled:
        usual = _("Lifelong Learning Week of $year")
        text = _("What is the Week called? The plan does not say it with its year.")
        asked.append(Question(text, "campaign.yml", "", f"title: {usual}"))
    theme_found = themes(parts, paper.blocks)
    period_found = periods(parts, year)
    theme = theme_found[0] if theme_found else None
    if theme is None:
        asked.append(
            Question(
                _("What is the theme? The plan does not name it."), "campaign.yml", "", "theme: …"
            )
        )
    elif len(theme_found) > 1:
        quotes = tuple(q for fact in theme_found for q in fact.quotes)
        asked.append(
            Question(
                _("The theme is printed in several wordings. Which one holds?"),
                "campaign.yml",
                "",
                f"theme: {theme.value}",
                quotes,
            )
        )
    spans = list(dict.fromkeys(fact.value for fact in period_found))
    period = period_found[0] if period_found and _is_span(period_found[0].value) else None
    if period is None:
        asked.append(
            Question(
                _("From which day to which is the Week?"),
                "campaign.yml",
                "",
                f"period: 01/10/{year} - 07/10/{year}",
            )
        )
    elif len(spans) > 1:
        quotes = tuple(q for fact in period_found for q in fact.quotes)
        asked.append(
            Question(
                _(
                    "The plan names several stretches of days: {values}. Which one is the Week?"
                ).format(values="; ".join(spans)),
                "campaign.yml",
                "",
                f"period: {period.value}",
                quotes,
            )
        )
    aims, needs = purposes(parts)
    ids: set[str] = set()
    first = next((p.block.number for p in parts if p.heading), None)
    grounds = [b for b in paper.body if first is not None and b.number < first] or grounds_of(
        paper.body
    )
    grounds_numbers = {block.number for block in grounds}
    others = [
        b
        for b in (*paper.body, *(b for a in paper.annexes for b in a))
        if b.number not in grounds_numbers
    ]
    names = short_names(main)
    fields = [
        Field("title", name.value, name.grade, (name,))
        if name
        else None
        if titled
        else Field("title", _("Lifelong Learning Week of $year"), Grade.CHECK),
        Field("short_names", tuple(f.value for f in names), facts=tuple(names)) if names else None,
        Field("theme", theme.value, Grade.CHECK if len(theme_found) > 1 else theme.grade, (theme,))
        if theme
        else None,
        Field("period", period.value, Grade.CHECK if len(spans) > 1 else period.grade, (period,))
        if period
        else None,
        Field("state", label(State.DRAFT)),
        _statements("purposes", aims, ids),
        _statements("requirements", needs, ids),
        Field("documents", document_entries(head, grounds, others)),
    ]
    return Entry(tuple(f for f in fields if f is not None)), asked


def _is_span(text: str) -> bool:
    try:
        DateRange.parse(text)
    except ValueProblem:
        return False
    return True


def _statements(key: str, found: Sequence[tuple[Fact, str]], ids: set[str]) -> Field | None:
    entries = tuple(
        entry(
            (
                Field("id", short_id(fact.value, ids), Grade.DERIVED),
                Field("text", fact.value, fact.grade),
                Field("source", section) if section else None,
            ),
            (fact,),
        )
        for fact, section in found
    )
    return Field(key, entries) if entries else None


# --- Appendices -----------------------------------------------------------------------------------


def _annexed(paper: Paper, year: int) -> list[Activity]:
    """What an appendix with a programme in words adds."""
    found: list[Activity] = []
    for annex in paper.annexes:
        role = role_of(annex_title(annex)[0]) if not any(b.cells for b in annex[:6]) else None
        if role is Role.ACTIVITIES:
            found += activities(outline(annex[1:], role=Role.ACTIVITIES), year)[0]
    return found


def _outline(paper: Paper) -> Content | None:
    """outline.md from an appendix or section “Đề cương tuyên truyền”, word for word."""
    for annex in paper.annexes:
        name, lines = annex_title(annex)
        if not lines or role_of(name) is not Role.OUTLINE:
            continue
        heading, at = lines[0], annex.index(lines[-1])
        texts = [
            b
            for b in annex[at + 1 :]
            if not b.cells
            and not re.match(r"\(?\s*(?:Kèm|Đính|Định|Ban hành)\s*(?:kèm|theo)", b.text)
            and not is_private(b.text)
        ]
        if not texts:
            continue
        small = sentence_case(name)
        facts = [
            Fact(small, heading, grade=Grade.DERIVED if small != heading.text else Grade.VERBATIM)
        ]
        facts += [Fact("", block) for block in (*lines[1:], *texts)]
        body = "\n\n".join(_markdown(block) for block in texts)
        root = Entry(
            (Field("title", small, facts[0].grade, tuple(facts[: len(lines)])),),
            (),
            frozenset(f.block.number for f in facts),
        )
        return Content("outline.md", root, body)
    return None


def _markdown(block: Block) -> str:
    """A paragraph as Markdown; what is a heading there is one here."""
    text = re.sub(r"([\\`*_\[\]<>])", r"\\\1", block.text)
    heading = (
        len(text) < 120
        and not re.search(r"[.;:,!”]$", text)
        and (block.bold or text.upper() == text or re.match(r"(?:[IVX]+|\d+)\s*[.)]\s", text))
    )
    if heading:
        return f"## {text}"
    if match := re.match(r"[-–+]\s*", text):
        return f"- {text[match.end() :]}"
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def _slogans(groups: Sequence[SloganGroup]) -> tuple[tuple[Entry, ...], list[Question]]:
    entries: list[Entry] = []
    asked: list[Question] = []
    ids: set[str] = set()
    own: set[str] = set()
    for group in groups:
        where = group.where.value
        if not where:
            where = _("Not said where")
        key = short_id(where, ids)
        # Of one slogan there is nothing to choose.
        alone = group.choice is None and len(group.slogans) == 1
        if group.choice is None and not alone:
            asked.append(
                Question(
                    _("Do all of these slogans hang, or are some chosen? The plan does not say."),
                    "slogans.yml",
                    key,
                    "choice: bắt buộc",
                    group.where.quotes,
                )
            )
        if not group.where.value:
            asked.append(
                Question(
                    _("Where do these slogans hang? The plan does not say."),
                    "slogans.yml",
                    key,
                    "where: …",
                    group.where.quotes,
                )
            )
        inner = []
        for text, who in group.slogans:
            inner.append(
                entry(
                    (
                        Field("id", short_id(text.value, own), Grade.DERIVED),
                        Field("text", text.value, text.grade),
                        text_field("attribution", who),
                    ),
                    (text, *([who] if who else [])),
                )
            )
        entries.append(
            entry(
                (
                    Field("id", key, Grade.DERIVED),
                    Field("where", where, group.where.grade),
                    Field(
                        "choice",
                        group.choice.value if group.choice else "bắt buộc" if alone else "lựa chọn",
                        Grade.DERIVED if group.choice or alone else Grade.CHECK,
                    ),
                    Field("slogans", tuple(inner)),
                ),
                (group.where, *([group.choice] if group.choice else [])),
            )
        )
    return tuple(entries), asked


def _reporting(found: Sequence[ReportDuty], form: Entry | None) -> tuple[Entry, list[Question]]:
    entries: list[Entry] = []
    asked: list[Question] = []
    ids: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for report in found:
        who = report.reporters.value if report.reporters else ""
        mark = (who, report.deadline.value if report.deadline else "")
        if mark in seen:
            continue
        seen.add(mark)
        if report.reporters is None or not report.receivers:
            line = f"deadline: {report.deadline.value}" if report.deadline else "deadline: …"
            text = _("Who reports to whom? The plan says it in this sentence.")
            asked.append(
                Question(
                    text,
                    "reporting.yml",
                    "",
                    f"reporters: …, receivers: […], {line}",
                    report.whole.quotes,
                )
            )
            continue
        entries.append(
            entry(
                (
                    Field("id", short_id(who, ids), Grade.DERIVED),
                    Field("reporters", who, report.reporters.grade),
                    Field("receivers", tuple(dict.fromkeys(f.value for f in report.receivers))),
                    text_field("via", report.via),
                    text_field("deadline", report.deadline),
                    Field("contents", tuple(f.value for f in report.contents))
                    if report.contents
                    else None,
                    Field("source", report.section) if report.section else None,
                ),
                (report.whole, report.reporters, *report.receivers),
            )
        )
    fields = [
        Field("reports", tuple(entries)) if entries else None,
        Field("form", form) if form else None,
    ]
    return Entry(tuple(f for f in fields if f)), asked


# --- What was left out --------------------------------------------------------------------------


def _why_left(
    papers: Sequence[Paper],
    chosen: Paper,
    parts: Sequence[Part],
    orders: Sequence[Part],
    found_tables: Sequence[Table],
) -> dict[int, str]:
    """Why a block went into no file; what is used all the same does not look here."""
    why: dict[int, str] = {}
    for paper in papers:
        if paper is chosen:
            continue
        reason = (
            _("another paper of the file: a draft")
            if paper.draft
            else _("another paper of the file: a letter between offices")
            if paper.letter
            else _("another paper of the file")
        )
        why |= {block.number: reason for block in paper.blocks}
    why |= {block.number: _("the head of the paper") for block in chosen.head}
    why |= {block.number: _("recipients and signature") for block in chosen.tail}
    for inner in (p for top in parts for p in top.walk()):
        number = inner.block.number
        if inner.heading:
            why[number] = _("a heading")
        elif inner.role is Role.COST:
            why[number] = _("about money: stays inside")
        elif (
            inner.role in (Role.TIME, Role.THEME)
            and (label := run_in(inner))
            and label_of(label[0])
        ):
            why[number] = _("speaks of the Week as a whole; no file has a line for it")
        elif inner.text.rstrip().endswith(":"):
            why[number] = _("leads in to what follows")
        elif inner.block.text.endswith("./.") or re.match(r"Trên đây", inner.text):
            why[number] = _("closing words")
    for table in found_tables:
        why[table.head.number] = _("the headings of a table")
    why |= {
        order.block.number: _("an order, and no activity: it has no day, hour or place")
        for order in orders
    }
    for annex in chosen.annexes:
        named = annex_title(annex)[1]
        for block in annex:
            title_line = block in named or re.match(
                r"PHỤ LỤC|Phụ lục|\(?\s*(?:Kèm|Đính|Định|Ban hành)\s*(?:kèm|theo)", block.text
            )
            reason = _("a heading") if title_line else _("appendix; not recognised")
            why.setdefault(block.number, reason)
    return why
