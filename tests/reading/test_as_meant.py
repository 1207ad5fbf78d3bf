"""What officers write in other words than the model's: names, single values, synonyms, dots."""

from __future__ import annotations

import pytest

from site_src.base.messages import gettext as _
from site_src.model import Audience, EventKind
from site_src.model.vocabulary import LABELS, SYNONYMS, parse_term, parse_terms

BODIES = """
    === 2026/campaign.yml
    title: Tuần lễ
    period: 01/10 - 07/10
    === 2026/organizations.yml
    organizations:
      - {id: hoi, name: Hội Khuyến học xã}
      - {id: so, name: "Sở Văn hóa, Thể thao và Du lịch"}
      - {id: doan, name: Đoàn xã}
      - {id: doan-2, name: đoàn  XÃ}
    === 2026/places.yml
    - {id: nha-van-hoa, name: Nhà văn hóa xã}
    === 2026/events.yml
    - id: hoi-sach
      title: Hội sách
    """


def event(content_tree, line, files=BODIES):
    return content_tree(files.rstrip() + f"\n      {line}\n    ")


@pytest.mark.parametrize(
    ("line", "field", "ids"),
    [
        ("place: nha-van-hoa", "place", "nha-van-hoa"),
        ("place: Nhà văn hóa xã", "place", "nha-van-hoa"),
        ("place: nhà  văn hóa XÃ", "place", "nha-van-hoa"),
        ("place: Nha\u0300 va\u0306n ho\u0301a xa\u0303", "place", "nha-van-hoa"),
        ("organizers: [hoi]", "organizers", ["hoi"]),
        ("organizers: hoi", "organizers", ["hoi"]),
        ("organizers: Hội Khuyến học xã", "organizers", ["hoi"]),
        ("organizers: [Hội Khuyến học xã, so]", "organizers", ["hoi", "so"]),
        ("partners: [Sở Văn hóa, Thể thao và Du lịch, hoi]", "partners", ["so", "hoi"]),
        ("partners: Sở Văn hóa, Thể thao và Du lịch", "partners", ["so"]),
    ],
)
def test_by_id_or_by_name(content_tree, line, field, ids):
    found = getattr(event(content_tree, line).campaign("2026").events[0], field)
    assert (found.id if field == "place" else [body.id for body in found]) == ids


def test_two_of_one_name_are_asked_about(content_tree):
    content = event(content_tree, "organizers: Đoàn xã")
    assert content.errors("2026") == ["content/2026/events.yml:3:15 unknown-id"]
    (problem,) = (p for p in content.problems("2026") if p.rule == "unknown-id")
    assert "“doan”" in problem.message
    assert "“doan-2”" in problem.message
    assert event(content_tree, "organizers: doan").errors("2026") == []


@pytest.mark.parametrize(
    ("line", "near"),
    [("place: nha-van-hao", "nha-van-hoa"), ("place: Nhà văn hoá xã", "Nhà văn hóa xã")],
)
def test_unknown_name_has_its_near_miss(content_tree, line, near):
    assert event(content_tree, line).hints("2026") == [_("Do you mean “{key}”?").format(key=near)]


def test_unknown_place_with_no_places_at_all(content_tree):
    files = BODIES.replace("- {id: nha-van-hoa, name: Nhà văn hóa xã}", "[]")
    content = event(content_tree, "place: Nhà văn hóa xã", files)
    (hint,) = content.hints("2026")
    assert hint.endswith("- {id: nha-van-hoa-xa, name: Nhà văn hóa xã}")
    # Whoever writes it so is done.
    event(content_tree, "place: Nhà văn hóa xã")
    (content.root / "2026" / "places.yml").write_text(hint.split(": ", 1)[1], encoding="utf-8")
    assert content.errors("2026") == []


def test_unknown_organisation_as_it_is_to_be_written(content_tree):
    content = event(content_tree, "organizers: Trạm Y tế xã")
    (hint,) = content.hints("2026")
    file = content.root / "2026" / "organizations.yml"
    file.write_text(hint.split(": ", 1)[1], encoding="utf-8")
    assert content.errors("2026") == []


# --- Lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "audience"),
    [
        ("audience: học sinh", ["pupils"]),
        ("audience: học sinh, sinh viên", ["pupils", "students"]),
        ("audience: học sinh và phụ huynh", ["pupils", "parents"]),
        ("audience: [học sinh, sinh viên]", ["pupils", "students"]),
        ("audience: [cán bộ, công chức, viên chức]", ["officials"]),
        ("audience: cán bộ, công chức, viên chức", ["officials"]),
        ("audience: [cán bộ, công chức, viên chức, người dân]", ["officials", "everyone"]),
    ],
)
def test_audience(content_tree, line, audience):
    assert list(event(content_tree, line).campaign("2026").events[0].audience) == audience


def test_one_value_where_a_list_is_wanted(content_tree):
    content = event(content_tree, "platforms: Zoom\n      changes: {on: 02/10, field: giờ}")
    found = content.campaign("2026").events[0]
    assert found.platforms == ("Zoom",)
    assert [change.field for change in found.changes] == ["giờ"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("[Ủy ban nhân dân các tỉnh, thành phố]", 44),
        ("[Như trên, Sở Giáo dục, các phòng]", None),
        ('["Ủy ban nhân dân các tỉnh, thành phố"]', None),
        ("[Như trên, Lưu VT]", None),
    ],
)
def test_comma_in_a_name_is_asked_about(content_tree, text, column):
    content = content_tree(
        f"""
        === 2026/campaign.yml
        title: Tuần lễ
        documents:
          - {{id: kh, type: Kế hoạch, role: văn bản chính, recipients: {text}}}
        """
    )
    found = [p.spot for p in content.problems("2026") if p.rule == "yaml-comma"]
    if text.startswith("[Như trên, Sở"):
        assert len(found) == 1
    elif column is None:
        assert found == []
    else:
        assert [spot.line for spot in found] == [3]


def test_remove_in_vietnamese(content_tree):
    content = content_tree(BODIES)
    content.write(
        """
        === tinh/unit.yml
        name: Tỉnh Mẫu
        kind: tinh
        === tinh/2026/events.yml
        - $inherit
        - id: hoi-sach
          remove: có
        """
    )
    assert content.campaign("tinh/2026").events == ()


# --- Dots that a template leaves open -------------------------------------------------------------


@pytest.mark.parametrize("dots", ["…", "......", "……", "…………", ". . . .", "___"])
def test_dots_are_unknown_in_any_field(content_tree, dots):
    lines = [f'{field}: "{dots}"' for field in ("when", "time", "cost", "note", "contact", "place")]
    found = event(content_tree, "\n      ".join(lines)).campaign("2026").events[0]
    assert (found.cost, found.note, found.contact, found.place) == (None, None, None, None)
    assert found.when.period is None


@pytest.mark.parametrize(
    ("number", "symbol", "shown"),
    [
        ("……/KH-UBND", "KH-UBND", (None, "KH-UBND")),
        (".../KH-...", "KH-…", (None, None)),
        ("......", "KH-UBND", (None, "KH-UBND")),
        ("12", "KH-UBND", ("12", "KH-UBND")),
    ],
)
def test_number_left_open(content_tree, number, symbol, shown):
    content = content_tree(
        f"""
        === 2026/campaign.yml
        title: Tuần lễ
        documents:
          - id: kh
            type: Kế hoạch
            role: văn bản chính
            number: "{number}"
            symbol: "{symbol}"
            date: "…/…/2026"
        """
    )
    (document,) = content.campaign("2026").documents
    assert (document.number, document.symbol) == shown


# --- Synonyms -------------------------------------------------------------------------------------


@pytest.mark.parametrize("terms", SYNONYMS)
def test_synonyms_are_no_words_of_other_terms(terms):
    for term, words in SYNONYMS[terms].items():
        assert term in LABELS[terms]
        for word in words.split("; "):
            assert parse_term(terms, word) is term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("trưng bày", EventKind.EXHIBITION),
        ("Trao thưởng", EventKind.PROMOTION),
        ("khai mạc", EventKind.CEREMONY),
    ],
)
def test_kinds_in_officers_words(text, term):
    assert parse_term(EventKind, text) is term


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("gia đình", (Audience.PARENTS,)),
        ("học sinh nghèo", (Audience.PUPILS,)),
        ("người dân; học sinh", (Audience.EVERYONE, Audience.PUPILS)),
    ],
)
def test_audiences_in_officers_words(text, terms):
    assert parse_terms(Audience, text) == terms
