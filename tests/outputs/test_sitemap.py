from xml.etree import ElementTree

from site_src.cli import main
from site_src.outputs.sitemap import NAMESPACE

WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    === tinh/unit.yml
    name: Tỉnh
    kind: tinh
    === truong/unit.yml
    name: Trường
    kind: truong
    """


def locations(file):
    root = ElementTree.parse(file).getroot()
    return root.tag, [loc.text for loc in root.iter(f"{{{NAMESPACE}}}loc")]


def build(content, tmp_path):
    site = tmp_path / "site"
    assert main(["build", "--content", str(content.root), "--output", str(site)]) == 0
    return site


def test_sitemap_has_every_page_at_its_absolute_address(content_tree, tmp_path):
    content = content_tree(WEEK)
    unit = content.root / "unit.yml"
    unit.write_text(unit.read_text("utf-8") + "site_url: https://example.vn/tuan-le\n", "utf-8")
    with (content.root / "truong" / "unit.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://truong.example.vn/\n")
    site = build(content, tmp_path)

    base = "https://example.vn/tuan-le/"
    tag, pages = locations(site / "tinh" / "2023" / "sitemap.xml")
    assert tag == f"{{{NAMESPACE}}}urlset"
    folder = site / "tinh" / "2023"
    # Search engines have a search of their own, and what is made to be framed is no page to find.
    pages_for_people = {
        f"tinh/2023/{page}" for page in ("tim-kiem", "embed", "embed/hom-nay", "embed/dai")
    }
    built = {page.parent.relative_to(site).as_posix() for page in folder.rglob("index.html")}
    assert set(pages) == {f"{base}{address}/" for address in built - pages_for_people}
    assert len(pages) == len(set(pages))

    tag, sitemaps = locations(site / "sitemap.xml")
    assert tag == f"{{{NAMESPACE}}}sitemapindex"
    assert sitemaps == [f"{base}2023/sitemap.xml", f"{base}tinh/2023/sitemap.xml"]
    pages = locations(site / "truong" / "2023" / "sitemap.xml")[1]
    assert pages[0] == "https://truong.example.vn/2023/"


def test_sitemap_without_an_address_is_none(content_tree, tmp_path):
    assert not list(build(content_tree(WEEK), tmp_path).rglob("sitemap.xml"))
