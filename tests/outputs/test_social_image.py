import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from site_src.base.cache import forget_oldest, keep
from site_src.model import Campaign, Status
from site_src.outputs import lettering
from site_src.outputs.lettering import drawable
from site_src.outputs.social_image import SOCIAL_IMAGES, draw, picture
from site_src.pages.share_card import Card, campaign_card, event_card, image_address
from tests.outputs.made import at, event

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
SIGNS = "0123456789.,:;!?–-“”‘’…()/&%+ "
LONG = "Hội thi tìm hiểu kỹ năng sử dụng mạng Internet an toàn, hiệu quả và có ích " * 8


@pytest.mark.parametrize("weight", ["Medium", "SemiBold", "Bold"])
def test_font_has_every_vietnamese_letter(weight: str):
    font = lettering.font(weight, 40)
    missing = bytes(font.getmask("\uffff"))
    for letter in {*LETTERS, *LETTERS.upper(), *SIGNS.strip()}:
        assert bytes(font.getmask(letter)) != missing, letter


def test_letters_never_reach_farther_than_measured():
    for weight, size in (("Bold", 76), ("Bold", 38), ("SemiBold", 34)):
        font = lettering.font(weight, size)
        measured = lettering.length(LONG, weight, size)
        assert font.getlength(LONG) <= measured * 1.02


@pytest.mark.slow
def test_every_picture_is_small_and_of_the_right_size(ward: Campaign):
    cards = [campaign_card(ward), *(event_card(ward, e) for e in ward.events)]
    for card in (*cards, replace(cards[1], title=LONG, where=LONG, when=LONG, head=LONG)):
        content = draw(card)
        image = Image.open(io.BytesIO(content))
        image.load()
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
        assert len(content) < 60_000


def test_words(ward: Campaign):
    assert campaign_card(ward) == Card(
        "Tuần lễ hưởng ứng học tập suốt đời năm 2025",
        "",
        "“Học để làm chủ cuộc sống số (chủ đề mẫu)”",
        "Từ ngày 27/09 đến ngày 05/10/2025",
        "",
        "Ủy ban nhân dân phường Mẫu",
    )
    card = event_card(ward, event(ward, "le-khai-mac"))
    assert card.title == "Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời"
    assert card.when == "16 giờ 30 đến 18 giờ, Chủ nhật, ngày 28 tháng 9 năm 2025"
    assert card.where == "Nhà văn hóa phường Mẫu, số 12 đường Bạch Đằng, phường Mẫu"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("", "Chưa có ngày"),
        ("28/9/2025", "Chủ nhật, ngày 28 tháng 9 năm 2025. Chưa có giờ"),
        ("sáng 28/9/2025", "Sáng, Chủ nhật, ngày 28 tháng 9 năm 2025"),
        ("suốt tuần", "Suốt tuần, 27/09 – 05/10/2025"),
        ("hằng ngày 5h15", "Hằng ngày, 5h15, 27/09 – 05/10/2025"),
    ],
)
def test_when(ward: Campaign, when: str, words: str):
    campaign = at(ward, when)
    assert event_card(campaign, campaign.events[0]).when == words


@pytest.mark.parametrize(
    ("status", "mark"), [(Status.CANCELLED, "Hủy"), (Status.POSTPONED, "Hoãn")]
)
def test_mark(ward: Campaign, status: Status, mark: str):
    campaign = at(ward, "28/9/2025", status=status)
    assert event_card(campaign, campaign.events[0]).mark == mark


def test_same_bytes_twice(ward: Campaign):
    card = campaign_card(ward)
    assert draw(card) == draw(card)


def test_pictures_come_from_the_cache(ward: Campaign, tmp_path: Path):
    card = campaign_card(ward)
    content = picture(card, tmp_path / "cache")
    (file,) = (tmp_path / "cache").rglob("*.png")
    keep(file, b"kept")
    assert picture(card, tmp_path / "cache") == b"kept"
    assert picture(replace(card, title="Khác"), tmp_path / "cache") not in (b"kept", content)


def test_cache_that_cannot_be_written_is_done_without(ward: Campaign, tmp_path: Path):
    (tmp_path / "file").touch()
    card = campaign_card(ward)
    assert picture(card, tmp_path / "file" / "cache") == draw(card)


def test_cache_forgets_the_oldest(tmp_path: Path):
    for number in range(6):
        (tmp_path / str(number)).touch()
    forget_oldest(tmp_path, 4)
    assert len(list(tmp_path.iterdir())) == 2


def test_no_picture_without_an_address(homeless: Campaign):
    assert list(SOCIAL_IMAGES.files(homeless)) == []


def test_addresses(ward: Campaign):
    renamed = replace(ward, events=(replace(ward.events[0], id="chien-dich"), *ward.events[1:2]))
    addresses = [file.address for file in SOCIAL_IMAGES.files(renamed)]
    assert len({*addresses}) == 3
    assert [re.sub(r"[0-9a-f]{8}", "#", address) for address in addresses] == [
        "anh/chien-dich.#.png",
        "anh/chien-dich.#.png",
        "anh/le-khai-mac.#.png",
    ]


def test_address_changes_with_what_is_on_the_picture(ward: Campaign):
    times = ("28/9/2025", "16h30 28/9/2025", "17h 28/9/2025", "17h 29/9/2025")
    campaigns = [at(ward, when) for when in times]
    addresses = {image_address(one, one.events[0]) for one in campaigns}
    assert len(addresses) == len(times)
    assert image_address(campaigns[0], campaigns[0].events[0]) in addresses


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ngày hội 📚 đọc sách", "Ngày hội đọc sách"),
        ("📚📖 Ngày hội 👩‍🏫", "Ngày hội"),
        ("Hội sách 書 2025, vui", "Hội sách 2025, vui"),
        ("Đọc sách 📚, kể chuyện", "Đọc sách, kể chuyện"),
        ("Nhà № 5 → phố ２", "Nhà No 5 – phố 2"),
        ("Chạy ⅔ giờ", "Chạy 2/3 giờ"),
        ("𝗛𝗼̣𝗰 đẹp", "Học đẹp"),
        ("ﬁle", "file"),
        ("Học\u00a0tập\u200b suốt đời", "Học tập suốt đời"),
        ("🎉🎉", ""),
    ],
)
def test_letters_that_the_font_lacks_leave_no_hole(text: str, drawn: str):
    assert drawable(text) == drawn


def test_picture_of_signs_alone_has_the_name_of_the_week(ward: Campaign):
    card = event_card(ward, event(ward, "le-khai-mac"))
    assert draw(replace(card, title="🎉")) == draw(replace(card, title=card.head))
