"""The plan of a site: its pages and addresses, what collides, and where links lead."""

from __future__ import annotations

import pytest

from site_src.base.messages import gettext as _
from site_src.base.problems import Spot
from site_src.content_types import ContentType
from site_src.content_types.records import Record
from site_src.model.page import Page
from site_src.outputs.base import Output, OutputFile
from site_src.plan.site_plan import plan
from site_src.publish.renderer import Rendering
from site_src.publish.with_mkdocs import render
from tests.media_samples import sample

NATION = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 03/10/2023
    """


@pytest.fixture
def campaign(content_tree):
    """A small campaign of the nation, with the files of a text."""

    def make(text=""):
        content = content_tree(NATION)
        content.write(text)
        return content

    return make


@pytest.fixture
def page(campaign):
    """The same, with one page whose text begins on line 4."""

    def make(body, more=""):
        content = campaign(more)
        content.write(f"=== 2023/pages/tro-giup.md\n---\ntitle: Trợ giúp\n---\n{body}\n")
        return content

    return make


def place(line, column):
    return f"content/2023/pages/tro-giup.md:{line}:{column}"


def did_you_mean(key):
    return _("Do you mean “{key}”?").format(key=key)


# --- Pages ----------------------------------------------------------------------------------------


def test_pages_of_a_bare_campaign(campaign):
    plan = campaign().plan()
    assert plan.address == "2023/"
    assert [page.address for page in plan.pages] == [
        "",
        "chu-de/",
        "van-ban/",
        "lien-he/",
        "tro-nang/",
        "chuong-trinh/",
        "embed/",
        "embed/hom-nay/",
        "embed/dai/",
        "nhung/",
        "tim-kiem/",
        "404.html",
    ]


FULL = """
    === 2023/events.yml
    - {id: le-khai-mac, title: Lễ khai mạc, when: 02/10/2023}
    === 2023/slogans.yml
    - {id: a, where: Cổng, choice: bắt buộc, slogans: [{id: b, text: Học}]}
    === 2023/outline.md
    ---
    title: Đề cương
    ---
    A
    === 2023/resources.yml
    - {id: sach, name: Sách, purpose: Đọc}
    === 2023/organizations.yml
    organizations: [{id: phong, name: Phòng}, {id: so, name: Sở}]
    assignments:
      - {id: muc-1, organizations: [phong], bidding: giao, tasks: [{id: c, text: C}]}
    === 2023/reporting.yml
    reports: [{id: bao-cao, reporters: Xã, receivers: [Sở]}]
    === 2023/news/tin.md
    ---
    title: Tin
    date: 02/10/2023
    ---
    A
    === 2023/pages/tro-giup.md
    ---
    title: Trợ giúp
    ---
    A
    """


def test_pages_of_a_full_campaign(campaign):
    plan = campaign(FULL).plan()
    assert sorted(page.address for page in plan.pages) == [
        "",
        "404.html",
        "bao-cao/",
        "chu-de/",
        "chuong-trinh/",
        "chuong-trinh/le-khai-mac/",
        "de-cuong/",
        "embed/",
        "embed/dai/",
        "embed/hom-nay/",
        "hoc-lieu/",
        "khau-hieu/",
        "lien-he/",
        "nhung/",
        "tim-kiem/",
        "tin-tuc/",
        "tin-tuc/tin/",
        "to-chuc-thuc-hien/",
        "to-chuc-thuc-hien/phong/",
        "tro-giup/",
        "tro-nang/",
        "van-ban/",
    ]


def test_navigation_in_order(campaign):
    plan = campaign(FULL).plan()
    assert [item.address for item in plan.nav] == [
        # Citizens' five ...
        "",
        "chuong-trinh/",
        "hoc-lieu/",
        "tin-tuc/",
        "lien-he/",
        # ... and the rest, for staff.
        "chu-de/",
        "de-cuong/",
        "khau-hieu/",
        "to-chuc-thuc-hien/",
        "van-ban/",
        "bao-cao/",
        "nhung/",
        "tro-giup/",
    ]


def test_page_of_every_day_of_the_week(campaign):
    (program,) = [p for p in campaign().plan().pages if p.address == "chuong-trinh/"]
    assert program.anchors == ("ngay-2023-10-02", "ngay-2023-10-03")


def test_page_variables_have_the_campaign_once(campaign):
    plan = campaign(FULL).plan()
    assert plan.variables["campaign"].title == "Tuần lễ"
    assert [page.address for page in plan.pages if "campaign" in page.variables] == []


def test_address_of_a_unit(content_tree):
    content = content_tree("""
        === tp/unit.yml
        name: TP
        kind: tinh
        """)
    content.write(NATION)
    assert content.plan("tp/2023").address == "tp/2023/"


# --- Two things at one address --------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["chuong-trinh", "chu-de", "khau-hieu", "lien-he", "van-ban", "to-chuc-thuc-hien"]
)
def test_page_over_an_address_of_the_site(campaign, name):
    content = campaign(FULL)
    content.write(f"=== 2023/pages/{name}.md\n---\ntitle: A\n---\nA\n")
    (problem,) = [p for p in content.problems() if p.severity == "error"]
    assert problem.rule == "same-address"
    assert problem.message == _("Two pages have the address “{address}”").format(address=f"{name}/")
    assert "content/2023/pages" in f"{problem.spot} {problem.other}"


@pytest.mark.parametrize("name", ["khau-hieu", "de-cuong", "tin-tuc"])
def test_page_at_an_address_that_is_free(campaign, name):
    content = campaign(f"=== 2023/pages/{name}.md\n---\ntitle: A\n---\nA\n")
    assert content.errors() == []


def test_collision_names_both_places(campaign):
    content = campaign(FULL)
    content.write("=== 2023/pages/hoc-lieu.md\n---\ntitle: A\n---\nA\n")
    (problem,) = [p for p in content.problems() if p.severity == "error"]
    assert problem.spot == Spot("content/2023/pages/hoc-lieu.md", 1, 1)
    assert problem.other == Spot("content/2023/resources.yml", 1, 3)


class NoMedia:
    """The media/ folders of a campaign that has none."""

    def find(self, name):
        return None

    def names(self):
        return ()


def planned(campaign, addresses, outputs):
    """What is wrong with a plan of pages and files at these addresses alone."""
    origin = campaign.unit.origin
    pages = [Page(address, "page.html", "A", "A", origin) for address in addresses]
    files = [OutputFile(address, bytes) for address in outputs]
    kind = ContentType("a", "a.yml", Record, lambda *_arguments: {}, lambda _campaign: pages)
    _plan, problems = plan(campaign, (kind,), (Output("a", lambda _campaign: files),), NoMedia())
    return [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("addresses", "outputs", "found"),
    [
        (["a/", "b/"], ["a.ics", "b/c.json"], []),
        (["a/", "a/"], [], ["same-address"]),
        (["tin/", "Tin/"], [], ["same-address"]),
        (["đề-cương/", "ĐỀ-CƯƠNG/"], [], ["same-address"]),
        (["404.html"], [], ["same-address"]),
        (["a/", "a/b/"], [], []),
    ],
)
def test_collisions(campaign, addresses, outputs, found):
    assert planned(campaign().campaign(), addresses, outputs) == found


def test_collision_of_an_output_with_a_page(campaign):
    assert planned(campaign().campaign(), ["a/"], ["a/index.html"]) == ["same-address"]


def test_collision_of_two_outputs_is_a_slip_of_the_program(campaign):
    with pytest.raises(AssertionError, match="two outputs"):
        planned(campaign().campaign(), [], ["a.ics", "a.ics"])


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        (
            "slogans.yml",
            "- {id: a, where: A, choice: bắt buộc, slogans: [{id: x, text: X}]}\n"
            "- {id: b, where: B, choice: bắt buộc, slogans: [{id: x, text: Y}]}\n",
            None,
        ),
        ("events.yml", "- {id: a, title: A}\n- {id: a, title: B}\n", 1),
        (
            "organizations.yml",
            "organizations:\n  - {id: a, name: A}\n  - {id: a, name: B}\n",
            2,
        ),
        ("places.yml", "- {id: a, name: A}\n- {id: a, name: B}\n", 1),
        ("resources.yml", "- {id: a, name: A, purpose: B}\n- {id: a, name: A, purpose: B}\n", 1),
        (
            "reporting.yml",
            "reports:\n  - {id: a, reporters: A, receivers: [B]}\n"
            "  - {id: a, reporters: A, receivers: [B]}\n",
            2,
        ),
    ],
)
def test_id_twice(campaign, file, text, line):
    content = campaign()
    content.write(f"=== 2023/{file}\n{text}")
    (problem,) = [p for p in content.problems() if p.rule == "duplicate-id"]
    assert problem.severity == "error"
    assert problem.spot.path == f"content/2023/{file}"
    if line is not None:
        assert problem.spot.line == line


def test_id_twice_in_two_lists_has_a_line(campaign):
    content = campaign(
        "=== 2023/campaign.yml\n"
        "title: A\npurposes: [{id: x, text: X}]\nrequirements: [{id: x, text: Y}]\n"
    )
    assert content.errors() == ["content/2023/campaign.yml:3:16 duplicate-id"]


# --- Links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("chuong-trinh/", "../chuong-trinh/"),
        ("chuong-trinh", "../chuong-trinh/"),
        ("/chuong-trinh/", "../chuong-trinh/"),
        ("../chuong-trinh/", "../chuong-trinh/"),
        ("chuong-trinh/index.html", "../chuong-trinh/"),
        ("chuong-trinh/le-khai-mac/", "../chuong-trinh/le-khai-mac/"),
        ("chuong-trinh/#ngay-2023-10-02", "../chuong-trinh/#ngay-2023-10-02"),
        ("../", "../"),
        ("../outline.md", "../de-cuong/"),
        ("../news/tin.md", "../tin-tuc/tin/"),
        ("tin-tuc/tin/", "../tin-tuc/tin/"),
        ("tro-giup.md", "./"),
        ("https://vi.example.vn/a?b=c#d", "https://vi.example.vn/a?b=c#d"),
        ("mailto:a@example.vn", "mailto:a@example.vn"),
        ("tel:+842800000000", "tel:+842800000000"),
    ],
)
def test_link(campaign, target, written):
    content = campaign(FULL)
    content.write(f"=== 2023/pages/tro-giup.md\n---\ntitle: A\n---\n[Xem]({target})\n")
    assert content.plan().markdown["tro-giup/"] == f"[Xem]({written})"


@pytest.mark.parametrize("target", ["#muc-a", "tro-giup/#muc-a", "tro-giup.md#muc-a"])
def test_link_to_a_heading(page, target):
    markdown = page(f"## Mục A\n\n[Xem]({target})").plan().markdown["tro-giup/"]
    assert markdown.endswith("[Xem](#muc-a)")


def test_link_from_inherited_text(content_tree):
    content = content_tree("""
        === tp/unit.yml
        name: TP
        kind: tinh
        === tp/2023/pages/b.md
        ---
        title: B
        ---
        B
        === 2023/pages/a.md
        ---
        title: A
        ---
        [Xem](b/)
        """)
    content.write(NATION)
    assert content.plan("tp/2023").markdown["a/"] == "[Xem](../b/)"
    assert content.errors("2023") == ["content/2023/pages/a.md:4:7 broken-link"]


def test_link_that_markdown_alone_takes_for_one(page):
    content = page("[Xem](../){ href=khong-co/ } [A](../) [B](mailto:a@b.vn)")
    assert content.errors("2023") == ["content/2023/pages/tro-giup.md:4:18 broken-link"]


def test_links_that_are_none_or_lead_elsewhere_stop_no_build(page, tmp_path):
    plan = page(
        'Viết `<a href="khong-co/">`, " href="y/" hay [Web](HTTPS://Example.vn/).\n\n'
        '```\n<img src="x.png">\n```\n\n'
        '[A](chuong-trinh) [B](/chu-de/) [C](../) [D](tro-giup.md) <a href="media/a b.png">E</a>',
        "=== 2023/media/a b.png\n",
    ).plan()
    assert render(Rendering(plan, "2023/", stable=True), tmp_path / "site") == []


def test_link_to_a_file_with_marks_and_spaces(page):
    plan = page(
        '[Xem](<media/Kế hoạch số 3.pdf>) <a href="media/Kế hoạch số 3.pdf">B</a>',
        "=== 2023/media/Kế hoạch số 3.pdf\n",
    ).plan()
    url = "../media/K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%203.pdf"
    assert plan.markdown["tro-giup/"] == f'[Xem](<{url}>) <a href="{url}">B</a>'


def test_link_in_code_not_counted(page):
    content = page("`[a](khong-co/)`\n\n```\n[a](khong-co/)\n```\n\n<!-- [a](khong-co/) -->")
    assert content.errors() == []


@pytest.mark.parametrize(
    ("body", "spot", "near"),
    [
        ("[Xem](chuong-trin/)", (4, 7), "chuong-trinh/"),
        ("Một\n\nHai [xem](chu-dee/)", (6, 11), "chu-de/"),
        ("[xem]\n\n[xem]: lien-hee/", (6, 8), "lien-he/"),
        ("<a href='chuong-tinh/'>Xem</a>", (4, 10), "chuong-trinh/"),
        ("[![a](media/a.png)](chuongtrinh/)", (4, 21), "chuong-trinh/"),
    ],
)
def test_link_broken(page, body, spot, near):
    content = page(body, "=== 2023/media/a.png\n")
    assert content.errors() == [f"{place(*spot)} broken-link"]
    assert content.hints() == [did_you_mean(near)]


@pytest.mark.parametrize(
    "target", ["khong-co/", "../../", "2023/", "//example.vn/a", "/etc/passwd"]
)
def test_link_broken_without_near_miss(page, target):
    content = page(f"[Xem]({target})")
    assert content.errors() == [f"{place(4, 7)} broken-link"]
    assert content.hints() == [
        _("Write an address of this site, like chuong-trinh/, or a whole web address.")
    ]


def test_link_to_a_text_that_is_not_there(page):
    content = page("[Xem](tro-giupp.md)")
    assert content.errors() == [f"{place(4, 7)} broken-link"]
    assert content.hints() == [did_you_mean("tro-giup.md")]


def test_link_to_nothing(page):
    assert page("[Xem]()").errors() == [f"{place(4, 7)} broken-link"]


def test_link_to_an_absent_place_of_a_page(page):
    content = page("[Xem](chuong-trinh/#ngay-2023-10-04)")
    assert content.errors() == [f"{place(4, 7)} broken-anchor"]
    (hint,) = content.hints()
    assert hint in (did_you_mean("ngay-2023-10-02"), did_you_mean("ngay-2023-10-03"))


@pytest.mark.parametrize("target", ["#muc-b", "../tro-giup/#muc-b"])
def test_link_to_an_absent_heading(page, target):
    content = page(f"## Mục A\n\n[Xem]({target})")
    assert content.errors() == [f"{place(6, 7)} broken-anchor"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,a",
        "vbscript:a",
        "ftp:a",
    ],
)
@pytest.mark.parametrize(
    "form", ["[Xem]({})", "![Xem]({})", "[Xem]\n\n[xem]: {}", '<a href="{}">Xem</a>']
)
def test_link_scheme(page, target, form):
    content = page(form.format(target))
    (error,) = content.errors()
    assert error.endswith(" scheme")
    assert content.hints() == [_("Use https:, mailto: or tel:.")]


@pytest.mark.parametrize("target", ["file:///C:/anh.png", "C:/anh.png"])
def test_link_to_ones_own_disk(page, target):
    content = page(f"[Xem]({target})")
    (error,) = content.errors()
    assert error.endswith(" scheme")
    assert content.hints() == [
        _("Save the file into the year’s media/ folder and write media/name.")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "![A](https://example.vn/a.png)",
        "![A][a]\n\n[a]: https://example.vn/a.png",
        "<img src='https://example.vn/a.png' alt='A'>",
        "<iframe src='https://example.vn/'></iframe>",
        "<script src='https://example.vn/a.js'></script>",
    ],
)
def test_picture_from_elsewhere(page, body):
    """The built site asks nothing of a third party."""
    rules = {error.partition(" ")[2] for error in page(body).errors()}
    assert "third-party" in rules


# --- Media ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["media/a.png", "/media/a.png", "../media/a.png"])
def test_media(page, target):
    plan = page(f"![A]({target})", "=== 2023/media/a.png\n").plan()
    assert plan.markdown["tro-giup/"] == "![A](../media/a.png)"
    assert [media.address for media in plan.media] == ["media/a.png"]


def test_media_with_blanks_and_marks_in_the_name(page):
    plan = page("[Xem](<media/Kế hoạch số 3.pdf>)", "=== 2023/media/Kế hoạch số 3.pdf\n").plan()
    assert [media.address for media in plan.media] == ["media/Kế hoạch số 3.pdf"]


def test_media_escaped(page):
    plan = page("[Xem](media/a%20b.pdf)", "=== 2023/media/a b.pdf\n").plan()
    assert [media.address for media in plan.media] == ["media/a b.pdf"]


def test_media_only_what_is_used(page):
    plan = page("![A](media/a.png)", "=== 2023/media/a.png\n=== 2023/media/b.png\n").plan()
    assert [media.address for media in plan.media] == ["media/a.png"]


def test_media_nearest_first(content_tree):
    content = content_tree("""
        === tp/unit.yml
        name: TP
        kind: tinh
        === 2023/media/a.png
        của Bộ
        === 2023/media/b.png
        của Bộ
        === tp/2023/media/a.png
        của TP
        === 2023/pages/a.md
        ---
        title: A
        ---
        ![A](media/a.png) ![B](media/b.png)
        """)
    content.write(NATION)
    found = [media.file.read_bytes() for media in content.plan("tp/2023").media]
    assert found == [sample("a.png") + text.encode() for text in ("của TP\n", "của Bộ\n")]


def test_media_of_a_document(campaign):
    content = campaign("""
        === 2023/campaign.yml
        title: A
        documents:
          - {id: kh, type: Kế hoạch, role: văn bản chính, file: media/kh.pdf}
        === 2023/media/kh.pdf
        """)
    assert [media.address for media in content.plan().media] == ["media/kh.pdf"]


def test_media_of_a_document_missing(campaign):
    content = campaign("""
        === 2023/campaign.yml
        title: A
        documents:
          - id: kh
            type: Kế hoạch
            role: văn bản chính
            file: media/kh.pdf
        """)
    assert [error.partition(" ")[2] for error in content.errors()] == ["missing-file"]


def test_media_of_a_document_missing_line(campaign):
    content = campaign("""
        === 2023/campaign.yml
        title: A
        documents:
          - id: kh
            type: Kế hoạch
            role: văn bản chính
            file: media/kh.pdf
        """)
    assert content.errors() == ["content/2023/campaign.yml:6:11 missing-file"]


@pytest.mark.parametrize(
    "target",
    ["media/khong-co.png", "media/A.png", "media/../campaign.png", "../../media/b.png", "a.png"],
)
def test_media_missing(page, target):
    content = page(f"Một\n\n![A]({target})", "=== 2023/media/a.png\n")
    assert content.errors() == [f"{place(6, 6)} missing-file"]


@pytest.mark.parametrize(
    "target", ["media/le-khaimac.png", "media/Le-khai-mac.png", "le-khai-mac.png"]
)
def test_media_missing_near_miss(page, target):
    content = page(f"![A]({target})", "=== 2023/media/le-khai-mac.png\n")
    assert content.hints() == [did_you_mean("media/le-khai-mac.png")]


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.js", "a.doc"])
def test_media_of_another_type(page, name):
    content = page(f"[Xem](media/{name})", f"=== 2023/media/{name}\n")
    assert content.errors() == [f"{place(4, 7)} media-type"]


def test_media_type_in_capitals(page):
    assert page("![A](media/A.JPG)", "=== 2023/media/A.JPG\n").errors() == []


def test_media_through_a_link(page, tmp_path):
    (tmp_path / "secret.png").write_text("bí mật")
    content = page("![A](media/a.png)", "=== 2023/media/b.png\n")
    (content.root / "2023" / "media" / "a.png").symlink_to(tmp_path / "secret.png")
    assert content.errors() == ["content/2023/media/a.png not-a-file"]


def test_media_in_a_linked_folder(page, tmp_path):
    (tmp_path / "noi-khac").mkdir()
    (tmp_path / "noi-khac" / "a.png").write_text("bí mật")
    content = page("![A](media/x/a.png)", "=== 2023/media/b.png\n")
    (content.root / "2023" / "media" / "x").symlink_to(tmp_path / "noi-khac")
    assert content.errors() == ["content/2023/media/x not-a-file"]


# --- Together -------------------------------------------------------------------------------------


def test_problems_of_the_plan_all_told_in_order(campaign):
    content = campaign("""
        === 2023/pages/b.md
        ---
        title: B
        ---
        [Xem](khong-co/)
        ![A](media/a.png)
        === 2023/pages/a.md
        ---
        title: A
        ---
        [Xem](javascript:a)

        [Xem](chu-de/) và [xem](chu-dee/)
        """)
    assert content.errors() == [
        "content/2023/pages/a.md:4:7 scheme",
        "content/2023/pages/a.md:6:25 broken-link",
        "content/2023/pages/b.md:4:7 broken-link",
        "content/2023/pages/b.md:5:6 missing-file",
    ]
