"""Which paper of a file is the plan, why a file is none, and what its head leaves to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.writing.drafting.blocks import Block, Quote
from site_src.writing.drafting.facts import Question
from site_src.writing.drafting.head import Head
from site_src.writing.drafting.lines import PlanProblem
from site_src.writing.drafting.papers import Paper
from site_src.writing.drafting.week import years

# In capitals at the head of a paper that speaks of the Week, and holds none.
_OTHER_PAPER = re.compile(
    r"HỢP ĐỒNG|PHỤ LỤC HỢP ĐỒNG|BIÊN BẢN|BÁO GIÁ|THƯ MỜI|GIẤY MỜI|GIẤY ĐỀ NGHỊ|BẢN CAM KẾT"
    r"|HÓA ĐƠN|HOÁ ĐƠN"
)
_HEAD = 15


def chosen_paper(papers: Sequence[Paper]) -> Paper:
    """The paper of a bundle that looks most like the plan in force."""
    return max(papers, key=lambda paper: (paper.weight, -paper.blocks[0].number))


def must_be_plan(paper: Paper, blocks: Sequence[Block], year: int) -> None:
    """Raise PlanProblem where a file is no plan of that year’s Week."""
    words = " ".join(block.text for block in blocks).casefold()
    about = re.search(r"học tập suốt đời|tuần lễ\s+(?:hưởng ứng|học tập)", words)
    take = _("Take the plan or dispatch by which the unit holds the Week.")
    if not about:
        never = _("This is no plan of a Lifelong Learning Week: it never speaks of one")
        raise PlanProblem(never, take)
    other = next((m[0] for b in paper.blocks[:_HEAD] if (m := _OTHER_PAPER.match(b.text))), None)
    if other is not None and not paper.type.startswith(("KẾ HOẠCH", "CÔNG VĂN", "CHƯƠNG TRÌNH")):
        message = _("This is a paper of another kind ({kind}), and no plan of the Week")
        raise PlanProblem(message.format(kind=other.casefold()), take)
    named = years(paper.blocks) or years(blocks)
    if named and year not in named:
        raise PlanProblem(
            _("The plan is of the Week of {found}, and not of {year}").format(
                found=named[0], year=year
            ),
            _("Write the year of the plan: UNIT/{found}.").format(found=named[0]),
        )


def must_hold_something(head: Head, found: Sequence[object]) -> None:
    """Raise PlanProblem where nothing in the file is laid out as a plan."""
    if not found and not (head.type or head.number or head.symbol or head.date):
        raise PlanProblem(
            _("Nothing in the file is laid out as a plan: no number, date, days or activities"),
            _("Take the plan or dispatch by which the unit holds the Week."),
        )


def about_head(papers: Sequence[Paper], paper: Paper, head: Head) -> list[Question]:
    """What the head of the plan leaves to ask."""
    asked = list(_about_papers(papers, paper))
    if head.number is None:
        quotes = head.symbol.quotes if head.symbol else ()
        asked.append(_of_head(_("What number does the plan have?"), "number: …", quotes))
    if head.date is None or head.date.value.count("/") < 2:
        quotes = head.date.quotes if head.date else ()
        asked.append(_of_head(_("On which day was the plan signed?"), "date: …/…/…", quotes))
    signer = "signer: {name: …}"
    if head.signer is None:
        asked.append(_of_head(_("Who signed the plan?"), signer))
    if head.other_signers:
        text = _("The paper has several signatures. Is the right one taken?")
        asked.append(_of_head(text, signer))
    if head.issuer is None:
        asked.append(_of_head(_("Which body issued the plan?"), "issuer: …"))
    return asked


def _of_head(text: str, line: str, quotes: tuple[Quote, ...] = ()) -> Question:
    return Question(text, "campaign.yml", "documents", line, quotes)


def _about_papers(papers: Sequence[Paper], paper: Paper) -> Iterator[Question]:
    """Whether the right paper of a bundle is taken."""
    rivals = [p for p in papers if p is not paper and p.weight > 4]
    text = ""
    if rivals:
        text = _("The file holds several papers. Is this the signed one?")
    elif len(papers) > 1:
        text = _(
            "The file holds {count} papers; the draft is made from this one alone. Is it the "
            "signed one?"
        ).format(count=thousands(len(papers)))
    if text:
        quotes = tuple(q for p in (paper, *rivals) for q in p.blocks[0].quotes()[:1])
        yield Question(text, "campaign.yml", "", "documents: …", quotes)
