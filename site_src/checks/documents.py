"""Rules on documents: one document named in two ways, a plan without number or date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.base.problems import Severity
from site_src.checks.finding import Finding, Texts
from site_src.model import Campaign, Document, DocumentRole
from site_src.model.display import date_text, document_text
from site_src.vietnamese.alphabet import fold


def same_document(campaign: Campaign) -> Iterator[Finding]:
    """One document (number, date, issuer) with two symbols, or one symbol with two dates."""
    documents = list(dict.fromkeys((*campaign.documents, *campaign.cited)))
    for index, document in enumerate(documents):
        for other in documents[:index]:
            if difference := _difference(document, other):
                yield Finding(
                    "document-differs",
                    (document.id, other.id),
                    document.origin,
                    difference,
                    _("Look at the signed document, and write the same in both places."),
                    other.origin,
                )
                break


def _difference(document: Document, other: Document) -> str:
    if document.number is None or document.number != other.number:
        return ""
    same_issuer = fold(document.issuer or "") == fold(other.issuer or "")
    same_date = document.date == other.date
    if document.symbol != other.symbol and same_date and document.date and same_issuer:
        return _("The same document is called {one} and {two}").format(
            one=document_text(document), two=document_text(other)
        )
    if document.symbol == other.symbol and same_issuer and not same_date:
        return _("{document} is dated {one} and {two}").format(
            document=document_text(document),
            one=date_text(document.date),
            two=date_text(other.date),
        )
    return ""


_SYMBOL = re.compile(
    r"(?<![\d/])(\d{1,5})/((?:\d{4}/)?[A-ZĐ]{2,}[A-ZĐa-zđ]*(?:-[A-ZĐ][A-ZĐa-zđ&]*)+)"
)


def symbol_in_text(campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """A text that calls a known document by another symbol."""
    known = {(d.number, d.symbol): d for d in campaign.cited if d.number and d.symbol}
    by_number: dict[str, list[Document]] = {}
    for (number, _symbol), document in known.items():
        by_number.setdefault(number, []).append(document)
    for text in texts:
        for number, symbol in _SYMBOL.findall(text.text):
            if (number, symbol) in known:
                continue
            for document in by_number.get(number, ()):
                issuer = (document.symbol or "").partition("-")[0]
                if symbol.partition("-")[0] == issuer:
                    message = _("The same document is called {one} and {two}").format(
                        one=f"{number}/{symbol}", two=document_text(document)
                    )
                    hint = _("Look at the signed document, and write the same in both places.")
                    subjects = (text.subject, document.id)
                    yield Finding(
                        "document-differs", subjects, text.origin, message, hint, document.origin
                    )


def plan_without_number(campaign: Campaign) -> Iterator[Finding]:
    """A unit's own plan without number or whole date."""
    for document in campaign.documents:
        own = document.origin.unit_path == campaign.unit.path
        if document.role is not DocumentRole.PLAN or not own:
            continue
        missing = []
        if document.number is None:
            missing.append(_("number"))
        if document.date is None or document.date.exact is None:
            missing.append(_("date"))
        if missing:
            yield Finding(
                "plan-without-number",
                (document.id,),
                document.origin,
                _("The plan has no {missing}").format(missing=", ".join(missing)),
                _(
                    "Write them when the document has them; if it never will: "
                    "accept: {rule: plan-without-number, reason: ...}"
                ),
                severity=Severity.WARNING,
            )


DOCUMENT_RULES = (same_document, plan_without_number)
