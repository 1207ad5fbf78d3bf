"""The fixed words: what may be written for a term, and how it is shown."""

from __future__ import annotations

from enum import StrEnum

import pytest

from site_src import model
from site_src.base.messages import gettext as _
from site_src.model import Audience, Cost, DocumentRole, EventKind, Mode, State, Status
from site_src.model.vocabulary import LABELS, label, parse_term
from site_src.vietnamese.notation import ValueProblem

TERMS = [(terms, term) for terms in LABELS for term in terms]


def test_every_term_of_the_model_has_words():
    of_model = {
        value
        for value in vars(model).values()
        if isinstance(value, type) and issubclass(value, StrEnum)
    }
    assert set(LABELS) == of_model
    assert {terms: list(words) for terms, words in LABELS.items()} == {
        terms: list(terms) for terms in LABELS
    }


@pytest.mark.parametrize(("terms", "term"), TERMS)
def test_term_by_its_id_and_by_its_word(terms, term):
    assert parse_term(terms, term.value) is term
    assert parse_term(terms, label(term)) is term


@pytest.mark.parametrize("terms", LABELS)
def test_words_of_a_list_are_different(terms):
    words = [word for term in terms for word in {term.value, label(term)}]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(
    ("terms", "text", "term"),
    [
        (EventKind, "lễ khai mạc", EventKind.CEREMONY),
        (EventKind, " Lễ  Khai mạc ", EventKind.CEREMONY),
        (EventKind, "book donation", EventKind.BOOK_DONATION),
        (EventKind, "book_donation", EventKind.BOOK_DONATION),
        (Audience, "mọi người", Audience.EVERYONE),
        (Cost, "miễn phí", Cost.FREE),
        (Mode, "trực tuyến", Mode.ONLINE),
        (Status, "dự kiến", Status.PLANNED),
        (Status, "hoãn", Status.POSTPONED),
        (Status, "hủy", Status.CANCELLED),
        (State, "lưu trữ", State.ARCHIVED),
        (DocumentRole, "căn cứ", DocumentRole.LEGAL_BASIS),
    ],
)
def test_words_that_staff_write(terms, text, term):
    assert parse_term(terms, text) is term


def test_word_decomposed():
    assert parse_term(Status, "hoa\u0303n") is Status.POSTPONED


@pytest.mark.parametrize("text", ["", "khai giảng", None, ["hoãn"], {"a": "b"}, 1])
def test_word_unknown(text):
    with pytest.raises(ValueProblem) as caught:
        parse_term(Status, text)
    assert caught.value.message == _("“{text}” is not one of the known words").format(text=text)
    words = ", ".join(label(status) for status in Status)
    assert caught.value.hint.endswith(_("Write one of: {words}.").format(words=words))


@pytest.mark.parametrize(
    ("terms", "text", "near"),
    [
        (EventKind, "le khai mac", "lễ khai mạc"),
        (Cost, "mien phi", "miễn phí"),
        (Status, "hủi", "hủy"),
    ],
)
def test_word_almost_known(terms, text, near):
    with pytest.raises(ValueProblem) as caught:
        parse_term(terms, text)
    assert caught.value.hint.startswith(_("Do you mean “{key}”?").format(key=near))
