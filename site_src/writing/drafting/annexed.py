"""What the appendices of a plan hold: a programme, an outline, slogans, the form of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_src.base.messages import gettext as _
from site_src.writing.drafting.activities import activities
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.annexes import annex_title
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.contacts import is_private
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question, entry, text_field
from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.outline import outline
from site_src.writing.drafting.papers import Paper
from site_src.writing.drafting.reports import ReportDuty
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.slogan_lists import SloganGroup
from site_src.writing.drafting.write import Content


def annexed_activities(paper: Paper, year: int) -> list[Activity]:
    """What an appendix with a programme in words adds."""
    found: list[Activity] = []
    for annex in paper.annexes:
        role = role_of(annex_title(annex)[0]) if not any(b.cells for b in annex[:6]) else None
        if role is Role.ACTIVITIES:
            found += activities(outline(annex[1:], role=Role.ACTIVITIES), year)[0]
    return found


def outline_file(paper: Paper) -> Content | None:
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
    if match := re.match(rf"[{BULLETS}]\s*", text):
        return f"- {text[match.end() :]}"
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def slogan_entries(groups: Sequence[SloganGroup]) -> tuple[tuple[Entry, ...], list[Question]]:
    """The entries of slogans.yml, and what is left to ask."""
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


def reporting_entry(
    found: Sequence[ReportDuty], form: Entry | None
) -> tuple[Entry, list[Question]]:
    """The entry of reporting.yml, and what is left to ask."""
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
