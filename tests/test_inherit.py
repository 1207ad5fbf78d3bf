"""Who decides a value: what a unit gets from the levels above it, and what it changes."""

from __future__ import annotations

import datetime as dt

import pytest

from site_src.base.messages import gettext as _
from site_src.reading.inherit import decisive_day
from site_src.vietnamese.dates import DateRange, PartialDate

UNITS = """
    === tinh/unit.yml
    name: Ủy ban nhân dân tỉnh
    short_name: Tỉnh
    kind: tinh
    === tinh/xa/unit.yml
    name: Ủy ban nhân dân xã
    short_name: Xã
    kind: xa
    """
NATION = """
    === 2023/campaign.yml
    title: Tuần lễ năm $year
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    """
NAME = "tinh/xa/2023"


@pytest.fixture
def chain(content_tree):
    """A nation, a province and a commune; makes the tree with the files of a text."""

    def make(text=""):
        content = content_tree(UNITS)
        content.write(NATION)
        content.write(text)
        return content

    return make


def ids(items):
    return [item.id for item in items]


def where(origin):
    return f"{origin.path}:{origin.line} {origin.unit_name}"


# --- Single values --------------------------------------------------------------------------------


def test_absent_inherits(chain):
    campaign = chain().campaign(NAME)
    assert campaign.title == "Tuần lễ năm 2023"
    assert campaign.theme == "Tự học"
    assert campaign.period == DateRange.parse("02/10/2023 - 08/10/2023")


def test_folder_of_year_without_files_inherits(chain):
    content = chain()
    (content.root / "tinh" / "xa" / "2023").mkdir()
    assert content.campaign(NAME).theme == "Tự học"


@pytest.mark.parametrize("null", ["", "null", "~"])
def test_null_is_unknown(chain, null):
    campaign = chain(f"""
        === tinh/2023/campaign.yml
        theme: {null}
        period: {null}
        """).campaign(NAME)
    assert campaign.theme is None
    assert campaign.period is None
    assert where(campaign.origins["theme"]) == "content/tinh/2023/campaign.yml:1 Tỉnh"


def test_null_then_a_value_again(chain):
    campaign = chain("""
        === tinh/2023/campaign.yml
        theme: null
        === tinh/xa/2023/campaign.yml
        theme: Đọc sách
        """).campaign(NAME)
    assert campaign.theme == "Đọc sách"


def test_nearest_wins_whole(chain):
    campaign = chain("""
        === tinh/2023/campaign.yml
        period: 06/10/2023 - 12/10/2023
        theme: Của tỉnh
        === tinh/xa/2023/campaign.yml
        period: 11/2023
        """).campaign(NAME)
    assert campaign.period == DateRange(PartialDate(2023, 11), PartialDate(2023, 11))
    assert campaign.theme == "Của tỉnh"


def test_levels_between_see_only_what_is_above(chain):
    content = chain("""
        === tinh/xa/2023/campaign.yml
        theme: Của xã
        """)
    assert content.campaign("tinh/2023").theme == "Tự học"
    assert content.campaign("2023").theme == "Tự học"


def test_other_years_are_not_mixed(chain):
    content = chain("""
        === 2022/campaign.yml
        title: Năm 2022
        theme: Chủ đề 2022
        === tinh/2022/campaign.yml
        theme: Của tỉnh 2022
        """)
    assert content.campaign(NAME).theme == "Tự học"
    assert content.campaign("tinh/xa/2022").theme == "Của tỉnh 2022"


def test_origins_name_file_and_line_of_the_deciding_level(chain):
    campaign = chain("""
        === tinh/2023/campaign.yml

        # Tuần lễ của tỉnh
        period: 06/10/2023 - 12/10/2023
        """).campaign(NAME)
    assert {name: where(origin) for name, origin in campaign.origins.items()} == {
        "title": "content/2023/campaign.yml:1 Bộ GDĐT",
        "theme": "content/2023/campaign.yml:2 Bộ GDĐT",
        "period": "content/tinh/2023/campaign.yml:3 Tỉnh",
    }


# --- Mappings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "said"),
    [("{id: dich, source: II}", ("Của tỉnh", "II")), ("{id: dich, text: Của xã}", ("Của xã", ""))],
)
def test_mapping_merges_by_key(chain, lines, said):
    """But what is another text is not said by the upper level's document."""
    campaign = chain(f"""
        === tinh/2023/campaign.yml
        context: {{id: dich, text: Của tỉnh, source: I}}
        === tinh/xa/2023/campaign.yml
        context: {lines}
        """).campaign(NAME)
    context = campaign.context
    assert context is not None
    assert (context.text, context.source.section if context.source else "") == said


def test_mapping_null_takes_all_away(chain):
    campaign = chain("""
        === tinh/2023/campaign.yml
        notice: {text: Có bão, until: 03/10/2023}
        === tinh/xa/2023/campaign.yml
        notice: null
        """).campaign(NAME)
    assert campaign.notice is None


def test_mapping_whole(chain):
    """A notice, a signer, a source and a form are taken as they stand."""
    content = chain("""
        === tinh/2023/campaign.yml
        notice: {text: Có bão, until: 03/10/2023, url: "https://a.vn/"}
        === tinh/xa/2023/campaign.yml
        notice: {text: Dời ngày, until: 04/10/2023}
        """)
    notice = content.campaign(NAME).notice
    assert notice is not None
    assert (notice.text, notice.until, notice.url) == ("Dời ngày", dt.date(2023, 10, 4), None)


def test_mapping_whole_lacks_what_it_does_not_say(chain):
    content = chain("""
        === tinh/2023/campaign.yml
        notice: {text: Có bão, until: 03/10/2023}
        === tinh/xa/2023/campaign.yml
        notice:
          text: Dời ngày
        """)
    assert content.errors(NAME) == ["content/tinh/xa/2023/campaign.yml:2:3 missing-key"]


# --- Lists ----------------------------------------------------------------------------------------

SAME = "accept: {rule: other-entry, reason: Tên mới}"
ABOVE = """
    === tinh/2023/events.yml
    - {id: a, title: A, kind: lễ khai mạc, place_note: Sân}
    - {id: b, title: B, audience: [học sinh, phụ huynh]}
    - {id: c, title: C}
    """


def events(chain, lines):
    content = chain(ABOVE)
    content.write(f"=== tinh/xa/2023/events.yml\n{lines}")
    return content.campaign(NAME).events


def test_list_absent_inherits(chain):
    assert ids(chain(ABOVE).campaign(NAME).events) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("- {id: x, title: X}\n", ["x"]),
        ("- {id: a, title: X}\n", ["a"]),
        ("[]\n", []),
        ("- $inherit\n", ["a", "b", "c"]),
        ("- $inherit\n- {id: x, title: X}\n", ["a", "b", "c", "x"]),
        ("- {id: x, title: X}\n- $inherit\n", ["x", "a", "b", "c"]),
        ("- {id: x, title: X}\n- $inherit\n- {id: y, title: Y}\n", ["x", "a", "b", "c", "y"]),
        ("- $inherit\n- {id: b, remove: true}\n", ["a", "c"]),
        ("- {id: b, remove: true}\n- $inherit\n", ["a", "c"]),
        ("- $inherit\n- {id: b, cost: miễn phí}\n- {id: x, title: X}\n", ["a", "b", "c", "x"]),
    ],
)
def test_list(chain, lines, found):
    assert ids(events(chain, lines)) == found


def test_list_null_is_empty(chain):
    content = chain(ABOVE)
    content.write("=== tinh/xa/2023/events.yml\nevents: null\n")
    assert content.campaign(NAME).events == ()


def test_list_own_entry_is_whole(chain):
    (event,) = events(chain, "- {id: a, title: Khác}\n")
    assert (event.title, event.place_note) == ("Khác", None)


def test_list_change_by_id_beside_the_token(chain):
    changed, second, _third = events(
        chain, f"- $inherit\n- {{id: a, title: Khác, place_note: null, {SAME}}}\n"
    )
    assert (changed.title, changed.kind, changed.place_note) == ("Khác", "ceremony", None)
    assert second.title == "B"


def test_list_in_an_entry_is_replaced_whole(chain):
    found = events(chain, "- $inherit\n- {id: b, audience: [mọi người]}\n")
    assert found[1].audience == ("everyone",)


def test_list_change_keeps_origins_apart(chain):
    content = chain("""
        === tinh/2023/campaign.yml
        purposes:
          - id: a
            text: A
            source: I
        === tinh/xa/2023/campaign.yml
        purposes:
          - $inherit
          - id: a
            text: B
            accept: {rule: other-entry, reason: Viết gọn lại}
        """)
    (purpose,) = content.campaign(NAME).purposes
    assert purpose.text == "B"
    assert where(purpose.origin) == "content/tinh/xa/2023/campaign.yml:3 Xã"


def test_list_through_three_levels(chain):
    content = chain("""
        === 2023/slogans.yml
        - {id: a, where: Cổng, choice: bắt buộc, slogans: [{id: mot, text: Một}]}
        === tinh/2023/slogans.yml
        - $inherit
        - {id: a, slogans: [$inherit, {id: hai, text: Hai}]}
        === tinh/xa/2023/slogans.yml
        - $inherit
        - id: a
          choice: lựa chọn
          slogans: [{id: ba, text: Ba}, $inherit, {id: mot, remove: true}]
        """)
    (group,) = content.campaign(NAME).slogan_groups
    assert (group.where, group.choice) == ("Cổng", "some")
    assert [slogan.text for slogan in group.slogans] == ["Ba", "Hai"]
    assert [slogan.origin.unit_name for slogan in group.slogans] == ["Xã", "Tỉnh"]


def test_list_of_plain_text_with_token(chain):
    campaign = chain("""
        === tinh/2023/campaign.yml
        short_names: [Tuần lễ, Tuần]
        === tinh/xa/2023/campaign.yml
        short_names: [Tuần học, $inherit]
        """).campaign(NAME)
    assert campaign.short_names == ("Tuần học", "Tuần lễ", "Tuần")


def test_token_without_anything_above(chain):
    campaign = chain("""
        === 2023/events.yml
        - $inherit
        - {id: a, title: A}
        """).campaign(NAME)
    assert ids(campaign.events) == ["a"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("- $inherit\n- id: x\n  remove: true\n", "3:11 nothing-to-remove"),
        ("- {id: x, title: X}\n- id: x\n  title: Y\n", "1:3 duplicate-id"),
        ("- $inherit\n- {id: a, title: A}\n- {id: a, title: A}\n", "2:3 duplicate-id"),
        ("- id: x\n  place_note: Sân\n", "1:3 missing-key"),
        ("- $inherit\n- id: x\n  place_note: Sân\n", "2:3 missing-key"),
        ("- $inherit\n- id: a\n  title: null\n", "3:10 missing-key"),
    ],
)
def test_list_wrong(chain, lines, found):
    content = chain(ABOVE)
    content.write(f"=== tinh/xa/2023/events.yml\n{lines}")
    assert content.errors(NAME) == [f"content/tinh/xa/2023/events.yml:{found}"]


def test_list_remove_without_token(chain):
    content = chain(ABOVE)
    content.write("=== tinh/xa/2023/events.yml\n- {id: a, title: A, remove: true}\n")
    assert content.errors(NAME) == ["content/tinh/xa/2023/events.yml:1:29 nothing-to-remove"]


def test_list_token_twice(chain):
    content = chain(ABOVE)
    content.write("=== tinh/xa/2023/events.yml\n- $inherit\n- $inherit\n")
    assert content.errors(NAME) != []


@pytest.mark.parametrize("key", ["theme", "title"])
def test_token_as_a_value(chain, key):
    content = chain(f"=== tinh/xa/2023/campaign.yml\n{key}: $inherit\n")
    assert content.errors(NAME) == ["content/tinh/xa/2023/campaign.yml:1:8 unknown-token"]


def test_duplicate_id_in_nested_list(chain):
    content = chain("""
        === tinh/xa/2023/slogans.yml
        - id: a
          where: Cổng
          choice: lựa chọn
          slogans:
            - {id: mot, text: Một}
            - {id: mot, text: Hai}
        """)
    assert content.errors(NAME) == ["content/tinh/xa/2023/slogans.yml:5:7 duplicate-id"]


def test_missing_key_that_a_level_above_has(chain):
    content = chain("""
        === tinh/xa/2023/organizations.yml
        assignments:
          - $inherit
          - {id: muc-1, organizations: [phong], tasks: [$inherit, {id: hai, text: Hai}]}
        === tinh/2023/organizations.yml
        organizations: [{id: phong, name: Phòng}]
        assignments:
          - {id: muc-1, organizations: [phong], bidding: giao, tasks: [{id: mot, text: Một}]}
        """)
    (assignment,) = content.campaign(NAME).assignments
    assert ids(assignment.tasks) == ["mot", "hai"]


def test_missing_title_of_campaign(content_tree):
    content = content_tree("=== 2023/campaign.yml\ntheme: A\n")
    assert content.errors() == ["content/2023/campaign.yml:1:1 missing-key"]


@pytest.mark.parametrize("own", ["", "=== a/2023/slogans.yml\n[]\n"])
def test_title_that_no_file_could_have_is_asked_for_where_it_belongs(content_tree, own: str):
    content = content_tree(f"=== a/unit.yml\nname: A\nkind: tinh\n=== 2023/slogans.yml\n[]\n{own}")
    assert content.errors("a/2023") == ["content/2023/campaign.yml missing-key"]
    (problem,) = content.problems("a/2023")
    assert problem.hint == _("Make one with the line “title: ...”.")
    content.write("=== 2023/campaign.yml\ntitle: Tuần lễ\n")
    assert content.errors("a/2023") == []


def test_year_of_which_no_level_wrote(content_tree):
    content = content_tree("""
        === a/unit.yml
        name: A
        kind: tinh
        """)
    assert content.errors("a/2023") == ["content/a/unit.yml:1:1 no-campaign"]


# --- Markdown -------------------------------------------------------------------------------------

OUTLINE = """
    === 2023/outline.md
    ---
    title: Đề cương của Bộ
    key_messages: [Một]
    ---
    Lời Bộ
    """


def outline(chain, lines):
    content = chain(OUTLINE)
    content.write(f"=== tinh/xa/2023/outline.md\n{lines}")
    found = content.campaign(NAME).outline
    assert found is not None
    return found


def test_outline_absent_inherits(chain):
    found = chain(OUTLINE).campaign(NAME).outline
    assert found is not None
    assert (found.title, found.body) == ("Đề cương của Bộ", "Lời Bộ")


def test_outline_nearest_text(chain):
    found = outline(chain, "Lời xã\n")
    assert (found.title, found.key_messages, found.body) == ("Đề cương của Bộ", ("Một",), "Lời xã")


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ("Trên\n\n$inherit\n\nDưới\n", ["Trên", "Lời Bộ", "Dưới"]),
        ("$inherit\n\nDưới\n", ["Lời Bộ", "Dưới"]),
        ("Trên\n\n$inherit", ["Trên", "Lời Bộ"]),
        ("---\ntitle: Xã\n---\nTrên\n   $inherit  \n", ["Trên", "Lời Bộ"]),
    ],
)
def test_outline_token(chain, lines, body):
    assert [line for line in outline(chain, lines).body.split("\n") if line] == body


def test_outline_token_keeps_the_origin_of_each_passage(chain):
    found = outline(chain, "---\ntitle: Xã\n---\nTrên\n\n$inherit\n\nDưới\n")
    texts = [(p.text.strip(), where(p.origin)) for p in found.passages if p.text.strip()]
    assert texts == [
        ("Trên", "content/tinh/xa/2023/outline.md:4 Xã"),
        ("Lời Bộ", "content/2023/outline.md:5 Bộ GDĐT"),
        ("Dưới", "content/tinh/xa/2023/outline.md:7 Xã"),
    ]


def test_outline_token_without_anything_above(chain):
    content = chain("=== tinh/xa/2023/outline.md\n---\ntitle: A\n---\n$inherit\nLời xã\n")
    found = content.campaign(NAME).outline
    assert found is not None
    assert found.body.strip() == "Lời xã"


def test_outline_token_within_a_sentence(chain):
    content = chain(OUTLINE)
    content.write("=== tinh/xa/2023/outline.md\nNói về $inherit\n")
    assert content.errors(NAME) == ["content/tinh/xa/2023/outline.md:1:8 unknown-token"]


def test_outline_token_misspelt(chain):
    content = chain(OUTLINE)
    content.write("=== tinh/xa/2023/outline.md\n$inherits\n\nLời xã\n")
    assert content.errors(NAME) == ["content/tinh/xa/2023/outline.md:1:1 unknown-token"]


def test_files_of_a_folder_by_name(chain):
    content = chain("""
        === 2023/pages/a.md
        ---
        title: A của Bộ
        order: 1
        ---
        A
        === 2023/pages/b.md
        ---
        title: B của Bộ
        order: 2
        ---
        B
        === tinh/xa/2023/pages/b.md
        Thêm
        $inherit
        === tinh/xa/2023/pages/c.md
        ---
        title: C của xã
        order: 0
        ---
        C
        """)
    pages = content.campaign(NAME).pages
    assert [(page.id, page.title, page.body.split()) for page in pages] == [
        ("c", "C của xã", ["C"]),
        ("a", "A của Bộ", ["A"]),
        ("b", "B của Bộ", ["Thêm", "B"]),
    ]
    assert ids(content.campaign("tinh/2023").pages) == ["a", "b"]


def test_file_of_a_folder_removed(chain):
    content = chain("""
        === 2023/pages/a.md
        ---
        title: A
        ---
        A
        === tinh/xa/2023/pages/a.md
        ---
        remove: true
        ---
        """)
    assert content.campaign(NAME).pages == ()


def test_news_newest_first(chain):
    content = chain("""
        === 2023/news/cu.md
        ---
        title: Cũ
        date: 01/10/2023
        ---
        === tinh/xa/2023/news/moi.md
        ---
        title: Mới
        date: 03/10/2023
        ---
        """)
    assert ids(content.campaign(NAME).news) == ["moi", "cu"]


@pytest.mark.parametrize("date", ["", "date: 10/2023\n"])
def test_news_without_day(chain, date):
    content = chain()
    content.write(f"=== tinh/xa/2023/news/a.md\n---\ntitle: A\n{date}---\nA\n")
    assert [error.partition(" ")[2] for error in content.errors(NAME)] == ["news-date"]


# --- Ids that name other things -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "spot", "near"),
    [
        ("events.yml", "- {id: a, title: A, place: nha-van-hoa-xa}\n", "1:28", "nha-van-hoa"),
        ("events.yml", "- id: a\n  title: A\n  organizers: [phong-gd]\n", "3:15", "phong-gddt"),
        ("events.yml", "- id: a\n  title: A\n  partners: [phong-gdd]\n", "3:13", "phong-gddt"),
        ("events.yml", "- id: a\n  title: A\n  source: {document: kh333}\n", "3:22", "kh-333"),
        (
            "organizations.yml",
            "organizations: [$inherit]\n"
            "assignments:\n  - {id: a, bidding: giao, organizations: [phong-gdt]}\n",
            "3:43",
            "phong-gddt",
        ),
        (
            "organizations.yml",
            "assignments:\n  - id: a\n    bidding: giao\n    organizations: [phong-gddt]\n"
            "    tasks:\n      - {id: b, text: B, partners: [phong]}\n",
            "6:36",
            "phong-gddt",
        ),
    ],
)
def test_reference_unknown(chain, file, text, spot, near):
    content = chain("""
        === tinh/2023/campaign.yml
        documents: [{id: kh-333, type: Kế hoạch, role: văn bản chính}]
        === tinh/2023/places.yml
        - {id: nha-van-hoa, name: Nhà văn hóa}
        === tinh/2023/organizations.yml
        organizations: [{id: phong-gddt, name: Phòng GDĐT}]
        """)
    content.write(f"=== tinh/xa/2023/{file}\n{text}")
    assert content.errors(NAME) == [f"content/tinh/xa/2023/{file}:{spot} unknown-id"]
    assert content.hints(NAME) == [_("Do you mean “{key}”?").format(key=near)]


def test_reference_unknown_without_near_miss(chain):
    content = chain("=== tinh/xa/2023/events.yml\n- {id: a, title: A, place: b}\n")
    (hint,) = content.hints(NAME)
    assert hint == _("Write it into {file}: {example}").format(
        file="places.yml", example="- {id: b, name: b}"
    )


def test_reference_of_a_task_to_an_event(chain):
    content = chain("""
        === tinh/xa/2023/events.yml
        - {id: le-khai-mac, title: Lễ khai mạc}
        === tinh/xa/2023/organizations.yml
        organizations: [{id: phong, name: Phòng}]
        assignments:
          - id: a
            bidding: giao
            organizations: [phong]
            tasks: [{id: b, text: B, event: le-khai-mac-xa}]
        """)
    assert [error.partition(" ")[2] for error in content.errors(NAME)] == ["unknown-id"]


def test_reference_to_what_a_level_above_names(chain):
    content = chain("""
        === tinh/2023/places.yml
        - {id: nha-van-hoa, name: Nhà văn hóa}
        === tinh/xa/2023/places.yml
        - $inherit
        - {id: nha-van-hoa, address: Số 1}
        === tinh/xa/2023/events.yml
        - {id: a, title: A, place: nha-van-hoa}
        """)
    (event,) = content.campaign(NAME).events
    assert event.place is not None
    assert (event.place.name, event.place.address) == ("Nhà văn hóa", "Số 1")


def test_two_times_differ(chain):
    content = chain("""
        === tinh/xa/2023/events.yml
        - id: a
          title: A
          when: 16h30 ngày 02/10/2023
          time: 17h
        """)
    assert content.errors(NAME) == ["content/tinh/xa/2023/events.yml:4:9 two-times"]


def test_notice_with_part_of_a_date(chain):
    content = chain("=== tinh/xa/2023/campaign.yml\nnotice:\n  text: Bão\n  until: 10/2023\n")
    assert content.errors(NAME) == ["content/tinh/xa/2023/campaign.yml:3:10 notice-date"]


# --- Tokens ---------------------------------------------------------------------------------------


def test_tokens(chain):
    content = chain("""
        === tinh/xa/2023/slogans.yml
        - id: a
          where: Cổng $unit
          choice: bắt buộc
          slogans: [{id: b, text: "$theme, $period, $year!"}]
        === 2023/pages/a.md
        ---
        title: Về $theme
        summary: Ở $unit
        key_messages: [Năm $year]
        ---
        “$theme” ($theme)
        """)
    campaign = content.campaign(NAME)
    (group,) = campaign.slogan_groups
    assert group.where == "Cổng Xã"
    assert group.slogans[0].text == "Tự học, 02–08/10/2023, 2023!"
    (page,) = campaign.pages
    assert (page.title, page.summary, page.key_messages) == ("Về Tự học", "Ở Xã", ("Năm 2023",))
    assert page.body == "“Tự học” (Tự học)"


def test_tokens_follow_the_unit(chain):
    content = chain("""
        === 2023/pages/a.md
        ---
        title: A
        ---
        $theme của $unit
        === tinh/2023/campaign.yml
        theme: Đọc sách
        """)
    bodies = {name: content.campaign(name).pages[0].body for name in ("2023", "tinh/2023", NAME)}
    assert bodies == {
        "2023": "Tự học của Bộ GDĐT",
        "tinh/2023": "Đọc sách của Tỉnh",
        NAME: "Đọc sách của Xã",
    }


@pytest.mark.parametrize("text", ["100 $", "$5", "US$", "$$theme", "a$theme", "$abc"])
def test_token_that_is_none(chain, text):
    content = chain(f"=== tinh/xa/2023/pages/a.md\n---\ntitle: A\n---\n{text}\n")
    assert content.campaign(NAME).pages[0].body == text


@pytest.mark.parametrize(
    ("token", "near"),
    [
        ("$themes", "$theme"),
        ("$perod", "$period"),
        ("$yaer", "$year"),
        ("$Theme", "$theme"),
        ("${year}", "$year"),
    ],
)
def test_token_misspelt(chain, token, near):
    content = chain(f"""
        === tinh/xa/2023/events.yml
        - id: a
          title: Nói về {token}
        """)
    assert content.errors(NAME) == ["content/tinh/xa/2023/events.yml:2:10 unknown-token"]
    assert content.hints(NAME) == [_("Do you mean “{key}”?").format(key=near)]


def test_token_misspelt_in_markdown(chain):
    content = chain("=== 2023/pages/a.md\n---\ntitle: A\n---\nMột\n\nVề $themee\n")
    assert content.errors(NAME) == ["content/2023/pages/a.md:6:4 unknown-token"]


def test_token_of_an_unknown_theme(content_tree):
    content = content_tree("""
        === 2023/campaign.yml
        title: A
        === 2023/pages/a.md
        ---
        title: A
        ---
        $theme, $period
        """)
    assert content.campaign().pages[0].body == f"{_('(no theme yet)')}, {_('(no dates yet)')}"


# --- Kinds with dates -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "year", "ended"),
    [
        ("quan", 2023, False),
        ("quan", 2025, True),
        ("quan", 2026, True),
        ("dac-khu", 2024, True),
        ("dac-khu", 2025, False),
        ("phuong", 2026, False),
        ("truong", 2026, False),
    ],
)
def test_kind_of_the_year(content_tree, kind, year, ended):
    content = content_tree(f"""
        === {year}/campaign.yml
        title: A
        === a/unit.yml
        name: A
        kind: {kind}
        """)
    expected = ["content/a/unit.yml:1:1 kind-ended"] if ended else []
    assert content.errors(f"a/{year}") == expected


def test_kind_error_names_the_reform(content_tree):
    content = content_tree("""
        === 2026/campaign.yml
        title: A
        === a/unit.yml
        name: A
        kind: quan
        """)
    (problem,) = [p for p in content.problems("a/2026") if p.rule == "kind-ended"]
    expected = _("In {year} there is no unit of the kind “{kind}”").format(year=2026, kind="quận")
    assert problem.message == f"{expected} (hai cấp)"


def test_kind_by_the_first_day_of_the_week(content_tree):
    """In 2025 a Week in June would still have found districts."""
    content = content_tree("""
        === 2025/campaign.yml
        title: A
        period: 24/06/2025 - 30/06/2025
        === a/unit.yml
        name: A
        kind: quan
        """)
    assert content.errors("a/2025") == []
    assert decisive_day(2025, content.campaign("a/2025")) == dt.date(2025, 6, 24)
    assert decisive_day(2025) == dt.date(2025, 10, 1)


# --- What is decided by which document ------------------------------------------------------------


def test_decisions_of_each_level(chain):
    content = chain("""
        === 2023/campaign.yml
        title: A
        documents:
          - {id: cv, type: Công văn, number: 4864, role: văn bản chính}
        === tinh/2023/campaign.yml
        documents:
          - $inherit
          - {id: kh, type: Kế hoạch, number: 4753, role: văn bản chính}
        """)
    campaign = content.campaign(NAME)
    decisions = {path: document.number for path, document in campaign.decisions.items()}
    assert decisions == {"": "4864", "tinh": "4753"}
    assert campaign.plan is not None
    assert campaign.plan.number == "4753"


@pytest.mark.parametrize("role", ["nội bộ", "dự thảo"])
def test_internal_documents_stay_out(chain, role):
    content = chain(f"""
        === tinh/xa/2023/campaign.yml
        documents:
          - {{id: noi-bo, type: Công văn, role: {role}}}
          - {{id: kh, type: Kế hoạch, role: văn bản chính}}
        """)
    campaign = content.campaign(NAME)
    assert ids(campaign.documents) == ["kh"]
    assert "noi-bo" not in repr(campaign)


def test_source_without_document_is_the_plan_of_its_writer(chain):
    content = chain("""
        === tinh/2023/campaign.yml
        documents: [{id: kh, type: Kế hoạch, number: 1, role: văn bản chính}]
        purposes: [{id: a, text: A, source: I}]
        === tinh/xa/2023/campaign.yml
        documents: [$inherit, {id: kh-xa, type: Kế hoạch, number: 2, role: văn bản chính}]
        purposes: [$inherit, {id: b, text: B, source: II}]
        """)
    sources = [purpose.source for purpose in content.campaign(NAME).purposes]
    assert [source.document.number for source in sources if source and source.document] == [
        "1",
        "2",
    ]
