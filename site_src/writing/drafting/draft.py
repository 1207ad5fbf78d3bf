"""The way from the lines of a plan to the contents of a campaign, station by station."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_src.base.messages import gettext as _
from site_src.writing.drafting.activities import activities
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.annexed import (
    annexed_activities,
    outline_file,
    reporting_entry,
    slogan_entries,
)
from site_src.writing.drafting.annexes import annex_title
from site_src.writing.drafting.blocks import Block, to_blocks
from site_src.writing.drafting.bodies import Bodies, assignment_entries
from site_src.writing.drafting.campaign_file import campaign_entry
from site_src.writing.drafting.collecting import collect
from site_src.writing.drafting.duties import assignments
from site_src.writing.drafting.facts import Entry, Field, Question
from site_src.writing.drafting.form import form_entry
from site_src.writing.drafting.head import Head, read_head
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.learning import resource_entries
from site_src.writing.drafting.lines import PlanFile
from site_src.writing.drafting.other_rows import table_assignments, tabled_parts
from site_src.writing.drafting.other_tables import Table, continued, tables
from site_src.writing.drafting.outline import Part, outline
from site_src.writing.drafting.papers import Paper, part
from site_src.writing.drafting.private import (
    contact_questions,
    unnamed_activities,
    unnamed_slogans,
    unnamed_tasks,
    without_private,
)
from site_src.writing.drafting.programme import programme
from site_src.writing.drafting.programme_rows import table_activities
from site_src.writing.drafting.programme_tables import Grid, programmes
from site_src.writing.drafting.refusing import (
    about_head,
    chosen_paper,
    must_be_plan,
    must_hold_something,
)
from site_src.writing.drafting.report_rows import row_reports
from site_src.writing.drafting.reports import report_duties, tabled_reports
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.slogans import slogan_groups
from site_src.writing.drafting.stacked_cells import with_stacked_tables
from site_src.writing.drafting.task_tables import task_tables
from site_src.writing.drafting.unheaded import with_duties
from site_src.writing.drafting.week import periods, themes
from site_src.writing.drafting.worded_rows import is_worded, worded_activities
from site_src.writing.drafting.write import Content


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan gives: the files, the questions, its blocks, and why some were left out.

    `tables` say how its tables were read, each word with its place.
    """

    contents: tuple[Content, ...]
    questions: tuple[Question, ...]
    blocks: tuple[Block, ...]
    left: dict[int, str] = field(default_factory=dict)
    orders: tuple[Part, ...] = ()
    unit: str = ""
    tables: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Sources:
    """What the entries are made from: the plan among its papers, its parts and its tables.

    The `worded` tables say in sentences what is on.
    """

    blocks: tuple[Block, ...]
    papers: tuple[Paper, ...]
    paper: Paper
    head: Head
    main: tuple[Block, ...]
    parts: tuple[Part, ...]
    tables: tuple[Table, ...]
    worded: tuple[Table, ...]
    grids: tuple[Grid, ...]


def make_draft(plan: PlanFile, year: int, titled: bool) -> Draft:
    """The draft of a campaign; PlanProblem says why the file is no plan of that year's Week.

    `titled` says whether a level above names the Week.
    """
    sources = _sources(plan, year)
    parts, paper, head = sources.parts, sources.paper, sources.head
    found, orders = _activities(sources, year)
    collected = list(unnamed_activities(collect(found)))
    tabled = table_assignments([t for t in sources.tables if t not in sources.worded], year)
    words = " ".join(block.text for block in sources.main)
    assigned = list(unnamed_tasks((*assignments(parts, year, words), *tabled)))
    told = (*parts, *tabled_parts(sources.tables))
    said = (*themes(told, sources.main), *periods(told, year, paper.head))
    must_hold_something(head, (*collected, *assigned, *said))
    bodies = Bodies()
    assignment = assignment_entries(assigned, bodies)
    events = programme(collected, bodies, set())
    campaign, of_campaign = campaign_entry(paper, head, told, year, titled)
    slogans, of_slogans = slogan_entries(list(unnamed_slogans(slogan_groups(paper.annexes, parts))))
    reporting, of_reports = reporting_entry(
        [
            *report_duties(parts, year, head.addressed),
            *tabled_reports(tabled, year),
            *row_reports(sources.tables, year),
        ],
        form_entry(paper.annexes, sources.tables),
    )
    urls = frozenset(event.get("online_url") for event in events.events)
    contents = (
        Content("campaign.yml", campaign),
        Content("events.yml", events.events),
        Content("places.yml", events.places),
        Content("organizations.yml", _organizations(bodies, assignment)),
        Content("slogans.yml", slogans),
        Content("reporting.yml", reporting),
        Content("resources.yml", resource_entries(parts, urls)),
        *([prose] if (prose := outline_file(paper)) else []),
    )
    asked = (*about_head(sources.papers, paper, head), *events.questions)
    asked = (*asked, *of_campaign, *of_slogans, *of_reports)
    return Draft(
        tuple(kept for kept in map(without_private, contents) if kept.has_entries),
        (*asked, *contact_questions((*paper.body, *paper.tail))),
        sources.blocks,
        _why_left(sources, orders),
        tuple(orders),
        head.issuer.value if head.issuer else "",
        tuple(dict.fromkeys(said for grid in sources.grids for said in grid.told())),
    )


def _sources(plan: PlanFile, year: int) -> _Sources:
    blocks = to_blocks(with_stacked_tables(plan.lines, year))
    papers = part(blocks)
    paper = chosen_paper(papers)
    must_be_plan(paper, blocks, year)
    main = tuple(continued(paper.blocks))
    parts = tuple(with_duties(outline(paper.body)))
    known = tuple(tables(main))
    due = tuple(task_tables(known, parts))
    of_tasks = frozenset(table.head.table for table in due)
    grids = tuple(programmes([b for b in main if not b.table or b.table not in of_tasks], year))
    read = frozenset((*of_tasks, *(grid.rows[-1].table for grid in grids)))
    found = tuple(table for table in known if table.head.table not in read)
    worded = tuple(table for table in found if is_worded(table, year))
    found = (*found, *due)
    return _Sources(blocks, papers, paper, read_head(paper), main, parts, found, worded, grids)


def _activities(sources: _Sources, year: int) -> tuple[list[Activity], list[Part]]:
    """The activities of the text, the appendices and the tables; and orders that are none."""
    found, orders = activities(sources.parts, year)
    found = [*found, *worded_activities(sources.worded, year)]
    found += annexed_activities(sources.paper, year)
    for grid in sources.grids:
        rows, ordered = table_activities(grid, year)
        found += rows
        orders = [*orders, *ordered]
    return found, list(orders)


def _organizations(bodies: Bodies, assigned: tuple[Entry, ...]) -> Entry:
    found = (("organizations", tuple(bodies.entries.values())), ("assignments", assigned))
    return Entry(tuple(Field(key, entries) for key, entries in found if entries))


def _why_left(sources: _Sources, orders: Sequence[Part]) -> dict[int, str]:
    """Why a block went into no file; what is used all the same does not look here."""
    chosen = sources.paper
    why: dict[int, str] = {}
    for paper in sources.papers:
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
    for inner in (p for top in sources.parts for p in top.walk()):
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
    for table in sources.tables:
        why[table.head.number] = _("the headings of a table")
    for grid in sources.grids:
        why |= dict(grid.why_left())
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
