"""outline.md, news/*.md and pages/*.md: Markdown with front matter.

A line `$inherit` in the text stands for the upper level's text of the same file.
"""

import datetime as dt
import math
from collections.abc import Iterable
from typing import Any

from site_src.base.addresses import NEWS_PAGE
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.base import ContentType, Scope
from site_src.content_types.fields import BodyField, DateField, Inherit, OldIds, StateTerm, Text
from site_src.content_types.records import (
    SOURCE,
    WAS,
    Item,
    PhotoRecord,
    Record,
    SourceRecord,
    about,
)
from site_src.model import Campaign, Prose, State
from site_src.model.page import Page


class ProseRecord(Item):
    """A Markdown file; `id` is its name without the ending, `body` the text below the front matter.

    Neither is written in the front matter.
    """

    REQUIRED = ("title",)
    IDENTITY = ("title", "date")

    title: Text | None = about(N_("name of the text or page"), "Khai mạc Tuần lễ")
    date: DateField | None = about(
        N_("day of publication; news must have it, with day, month and year"), "01/10/2026"
    )
    state: StateTerm | None = about(N_("state of the text"), "nháp")
    publish_from: DateField | None = about(
        N_("from which day the text is public, with day, month and year"), "05/10/2026"
    )
    summary: Text | None = about(
        N_("summary, one or two sentences"), "Hơn 200 bà con dự Lễ khai mạc."
    )
    key_messages: list[Text] | None = about(
        N_("main points, shown in a box of the outline"),
        "[Ai cũng học được., Học bắt đầu từ việc nhỏ.]",
    )
    order: int | None = about(N_("place in the menu, for free pages"), "1")
    photo: PhotoRecord | None = about(N_("a picture above the text, for news"))
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE
    body: BodyField | None = None


class OutlineRecord(Record):
    """outline.md."""

    outline: ProseRecord | None = None


class NewsRecord(Record):
    """The files of news/."""

    news: list[ProseRecord | Inherit] | None = None


class PagesRecord(Record):
    """The files of pages/."""

    pages: list[ProseRecord | Inherit] | None = None


OUTLINE_PAGE = "de-cuong/"
# Silent reading of Vietnamese, in syllables a minute: a cautious figure for mixed readers.
SYLLABLES_PER_MINUTE = 200


def _prose(record: ProseRecord, scope: Scope) -> Prose:
    values = scope.values(record)
    passages = tuple(scope.expand_passage(passage) for passage in record.body or ())
    del values["body"]
    if record.publish_from is not None and record.publish_from.exact is None:
        scope.error(
            "publish-date",
            record.origin_of("publish_from"),
            _("The day from which a text is public must be a whole date"),
            _("Write the date like {example}.").format(example=f"02/10/{scope.year}"),
        )
    values |= {
        "state": record.state or State.PUBLISHED,
        "passages": passages,
        "key_messages": values["key_messages"] or (),
        "order": record.order or 0,
        "photo": scope.photo(record.photo),
        "source": scope.source(record.source),
    }
    return Prose(**values)


def _complete_outline(record: OutlineRecord | None, scope: Scope) -> dict[str, Any]:
    outline = record.outline if record else None
    return {"outline": _prose(outline, scope) if outline else None}


def _complete_news(record: NewsRecord | None, scope: Scope) -> dict[str, Any]:
    items = record.news if record else None
    news = [_prose(item, scope) for item in items or () if isinstance(item, ProseRecord)]
    for item in news:
        if item.date is None or item.date.exact is None:
            scope.error(
                "news-date",
                item.origin,
                _("News needs the day on which it is published"),
                _("Write a line “date: {example}”.").format(example=f"02/10/{scope.year}"),
            )
    newest = sorted(news, key=lambda item: item.id)
    newest.sort(key=lambda item: item.date.latest if item.date else dt.date.min, reverse=True)
    return {"news": tuple(newest)}


def _complete_pages(record: PagesRecord | None, scope: Scope) -> dict[str, Any]:
    items = record.pages if record else None
    pages = [_prose(item, scope) for item in items or () if isinstance(item, ProseRecord)]
    return {"pages": tuple(sorted(pages, key=lambda item: (item.order, item.id)))}


def reading_minutes(prose: Prose) -> int:
    """Whole minutes, at least one, that reading the text takes."""
    return max(1, math.ceil(len(prose.body.split()) / SYLLABLES_PER_MINUTE))


def _outline_pages(campaign: Campaign) -> Iterable[Page]:
    if campaign.outline:
        yield _page(None, "outline.html", campaign.outline, _("Outline"), 40)


def _news_pages(campaign: Campaign) -> Iterable[Page]:
    if campaign.news:
        yield Page(
            NEWS_PAGE,
            "news.html",
            _("News"),
            _("What is new about the Week."),
            campaign.news[0].origin,
            _("News"),
            100,
            variables={"items": campaign.news},
        )
    for item in campaign.news:
        yield _page(NEWS_PAGE, "article.html", item)


def _free_pages(campaign: Campaign) -> Iterable[Page]:
    for item in campaign.pages:
        yield _page("", "page.html", item, item.title, 105)


def _page(
    folder: str | None, template: str, prose: Prose, nav: str | None = None, weight: int = 0
) -> Page:
    """The page of a text in a folder of its kind; the outline has one address for ever."""
    address = OUTLINE_PAGE if folder is None else f"{folder}{prose.id}/"
    return Page(
        address,
        template,
        prose.title,
        prose.summary or prose.title,
        prose.origin,
        nav,
        weight,
        prose,
        variables={"prose": prose, "reading_minutes": reading_minutes(prose)},
        was=tuple(f"{folder}{old}/" for old in prose.was) if folder is not None else (),
    )


OUTLINE = ContentType("outline", "outline.md", OutlineRecord, _complete_outline, _outline_pages)
NEWS = ContentType("news", "news/*.md", NewsRecord, _complete_news, _news_pages)
PAGES = ContentType("pages", "pages/*.md", PagesRecord, _complete_pages, _free_pages)
