"""Photos of activities and news, and a year’s own picture: in their places, with their words."""

from __future__ import annotations

import re

import pytest

from site_src.cli import main
from tests.built import read_site
from tests.media_samples import sample

WEEK = """
    === 2023/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 02/10/2023 - 08/10/2023
    art: {file: media/tranh.png, words: Tranh của năm, by: Họa sĩ Mẫu}
    === 2023/media/tranh.png
    === 2023/events.yml
    - id: le-khai-mac
      title: Lễ khai mạc
      when: 8h 02/10/2023
      photo: {file: media/le.png, words: "Bà con nhận thẻ “thư viện”", by: Ban Văn hóa}
    - {id: hoi-sach, title: Hội sách, kind: khuyến đọc, when: 9h 03/10/2023}
    === 2023/media/le.png
    === 2023/news/tin.md
    ---
    title: Tin
    date: 02/10/2023
    photo: {file: media/tin.png, words: Hội trường}
    ---
    Chữ.
    === 2023/media/tin.png
    === xa/unit.yml
    name: Xã
    kind: xa
    === xa/2023/campaign.yml
    title: Tuần lễ ở xã
    """


def build(content, folder):
    code = main(["build", "--content", str(content.root), "--output", str(folder)])
    return code, read_site(folder) if code == 0 else {}


def test_photo_stands_with_its_words_and_source(content_tree, tmp_path):
    code, pages = build(content_tree(WEEK), tmp_path / "site")
    assert code == 0
    page = pages["2023/chuong-trinh/le-khai-mac/"]
    (figure,) = page.document.iter("figure")
    assert "Bà con nhận thẻ “thư viện”. Ảnh: Ban Văn hóa" in page.text
    (image,) = figure.iter("img")
    assert (image.get("src"), image.get("loading")) == ("../../media/le.png", "lazy")
    assert image.get("width")
    assert image.get("height")
    assert (tmp_path / "site/2023/media/le.png").is_file()
    news = pages["2023/tin-tuc/tin/"]
    assert 'alt="Hội trường"' in news.source
    assert "Ảnh:" not in news.text


def test_activity_without_a_photo_has_the_picture_of_its_kind(content_tree, tmp_path):
    _code, pages = build(content_tree(WEEK), tmp_path / "site")
    page = pages["2023/embed/"]
    rows = re.findall(r"<li .*?</li>", page.source, re.DOTALL)
    assert len(rows) == 2
    assert "media/le.png" in rows[0]
    assert "pictograms" not in rows[0]
    assert re.search(r"pictograms\.[0-9a-f]{8}\.svg#reading", rows[1])


def test_picture_of_a_year_is_used_by_the_units_below(content_tree, tmp_path):
    content = content_tree(WEEK)
    for name in ("2023", "xa/2023"):
        plan = content.plan(name)
        assert plan.variables["campaign"].art.by == "Họa sĩ Mẫu"
        assert "media/tranh.png" in {file.address for file in plan.media}


@pytest.mark.parametrize(
    ("photo", "rule"),
    [
        ("{file: media/khong-co.png, words: A}", "missing-file"),
        ("{file: media/a.pdf, words: A}", "media-type"),
        ("{file: media/le.png}", "missing-key"),
        ("{words: A}", "missing-key"),
        ("{file: ../media/le.png, words: A}", "outside"),
        ("{file: media/le.png, words: A, alt: B}", "unknown-key"),
    ],
)
def test_photo_that_cannot_be_shown_is_told(content_tree, photo, rule):
    content = content_tree(
        "=== 2023/campaign.yml\ntitle: A\n=== 2023/media/le.png\n"
        f"=== 2023/events.yml\n- {{id: a, title: A, photo: {photo}}}\n"
    )
    (content.root / "2023/media/a.pdf").write_bytes(sample("a.pdf"))
    assert [line.split()[-1] for line in content.errors()] == [rule]
