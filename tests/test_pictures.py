"""Pictures: what is published of them, and what pages say of them."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from site_src.base.problems import Severity
from site_src.cli import OK, main
from site_src.prose import pictures
from site_src.prose.pictures import Fault, Picture, Size, measure, prepare
from tests.built import read_site
from tests.media_samples import picture_bytes
from tests.pictures_made import GPS, ORIENTATION, exif, photo, saved


@pytest.fixture
def make(tmp_path):
    """Writes a file and prepares it, with a cache of its own."""

    def make_(name: str, content: bytes, shown: bool = True) -> tuple[Path, Picture]:
        file = tmp_path / name
        file.write_bytes(content)
        return file, prepare(file, shown, tmp_path / "cache")

    return make_


def opened(content: bytes | None):
    assert content is not None
    return Image.open(io.BytesIO(content))


# --- What is made ---------------------------------------------------------------------------------


def test_photo_has_smaller_ones_in_webp(make):
    content = saved(photo(), "JPEG", quality=92)
    file, picture = make("a.jpg", content)
    assert measure(file) == Size(2000, 1500)
    assert picture.original is None
    found = [opened(variant.content) for variant in picture.variants]
    assert [(image.format, image.size) for image in found] == [
        ("WEBP", (480, 360)),
        ("WEBP", (960, 720)),
        ("WEBP", (1440, 1080)),
    ]
    assert [variant.width for variant in picture.variants] == [480, 960, 1440]
    assert all(len(variant.content) < len(content) for variant in picture.variants)


def test_picture_is_never_made_wider(make):
    _file, picture = make("a.jpg", saved(photo((700, 500)), "JPEG", quality=95))
    assert [variant.width for variant in picture.variants] == [480, 700]


def test_no_variants_where_they_are_no_gain(make):
    _file, picture = make("a.webp", saved(photo(), "WEBP", quality=20))
    assert picture.variants == ()
    assert make("b.png", picture_bytes("PNG"))[1] == Picture(None, ())


def test_no_variants_of_what_is_only_linked(make):
    _file, picture = make("a.jpg", saved(photo(), "JPEG", exif=exif()), shown=False)
    assert picture.variants == ()
    assert picture.original is not None


@pytest.mark.parametrize("turn", range(1, 9))
def test_camera_held_otherwise(make, turn):
    upright = photo((1200, 800))
    back = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}.get(turn, 1)
    stored = upright
    if back > 1:
        turned = Image.Exif()
        turned[ORIENTATION] = back
        stored = opened(saved(upright, "PNG", exif=turned))
        stored = ImageOps.exif_transpose(stored)
    file, picture = make(f"{turn}.jpg", saved(stored, "JPEG", quality=95, exif=exif(turn)))
    assert measure(file) == Size(1200, 800)
    for content in (picture.original, *(variant.content for variant in picture.variants)):
        image = opened(content).convert("RGB")
        assert image.width * 2 == image.height * 3
        ends = [(2, 2), (image.width - 3, image.height - 3)]
        wanted = [upright.getpixel((2, 2)), upright.getpixel((1197, 797))]
        for at, colour in zip(ends, wanted, strict=True):
            assert max(abs(a - b) for a, b in zip(image.getpixel(at), colour, strict=True)) < 24


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_of_a_photo_is_not_published(make, kind):
    content = saved(photo((900, 600)), kind, exif=exif())
    assert opened(content).getexif().get_ifd(GPS)
    _file, picture = make(f"a.{kind.lower()}", content)
    assert opened(picture.original).format == kind
    for made in (picture.original, *(variant.content for variant in picture.variants)):
        assert dict(opened(made).getexif()) == {}
        assert b"Exif" not in made


def test_words_in_a_png_are_not_published(make):
    info = PngInfo()
    info.add_text("Author", "Nguyễn Văn A")
    content = saved(photo((300, 200)), "PNG", pnginfo=info)
    _file, picture = make("a.png", content)
    assert picture.original is not None
    assert b"Author" not in picture.original
    pixels = opened(content).convert("RGB").tobytes()
    assert opened(picture.original).convert("RGB").tobytes() == pixels


def test_file_without_additions_stays_as_it_is(make):
    for kind in ("JPEG", "PNG", "WEBP"):
        assert make(f"a.{kind.lower()}", saved(photo((300, 200)), kind))[1].original is None


def test_moving_picture_stays_as_it_is(make):
    frames = [photo((400, 300)), photo((400, 300)).convert("L").convert("RGB")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    file, picture = make("a.gif", content)
    assert opened(content).n_frames == 2
    assert measure(file) == Size(400, 300)
    assert picture == Picture(None, ())


def test_same_file_gives_the_same_bytes_with_and_without_cache(make, tmp_path):
    content = saved(photo(), "JPEG", exif=exif())
    file, first = make("a.jpg", content)
    assert prepare(file, True, tmp_path / "cache") == first
    assert prepare(file, True, tmp_path / "another") == first


def test_cache_is_used_and_does_not_grow_without_end(make, tmp_path, monkeypatch):
    file, first = make("a.jpg", saved(photo(), "JPEG", exif=exif()))
    (kept,) = (tmp_path / "cache").iterdir()
    monkeypatch.setattr(pictures, "_made", None)  # nothing is made once more
    assert prepare(file, True, tmp_path / "cache") == first
    monkeypatch.undo()
    monkeypatch.setattr(pictures, "CACHED_PICTURES", 4)
    for number in range(8):
        folder = tmp_path / "full" / str(number)
        folder.mkdir(parents=True)
        os.utime(folder, (number, number))
    prepare(file, True, tmp_path / "full")
    names = {folder.name for folder in (tmp_path / "full").iterdir()}
    assert names == {"6", "7", kept.name}


SPOILT = (
    lambda _whole: b"",
    lambda _whole: b"0",
    lambda whole: whole[:-1],
    lambda whole: whole[:40],
    lambda whole: b"x" + whole[1:],
    lambda whole: whole[:-9] + b"x" + whole[-8:],
    lambda whole: bytes(len(whole)),
)


@pytest.mark.slow
@pytest.mark.parametrize("spoil", SPOILT)
def test_kept_picture_that_a_power_cut_spoilt_is_made_anew(make, tmp_path, spoil):
    file, first = make("a.jpg", saved(photo(), "JPEG", exif=exif()))
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    assert prepare(file, True, tmp_path / "cache") == first
    assert kept.read_bytes() == whole


# --- What is wrong --------------------------------------------------------------------------------


def test_broken_pictures(tmp_path):
    whole = saved(photo((600, 400)), "JPEG")
    for name, content in {
        "cut.jpg": whole[: len(whole) // 2],
        "text.jpg": b"not a picture",
        "empty.png": b"",
        "drawing.png": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert measure(tmp_path / name) is Fault.BROKEN, name


@pytest.mark.parametrize("size", [(9000, 6000), (60000, 60000)])
def test_picture_with_too_many_pixels(tmp_path, size):
    # The head alone says how large it is: what follows would fill the memory.
    head = bytearray(picture_bytes("PNG"))
    head[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    (tmp_path / "a.png").write_bytes(head)
    assert measure(tmp_path / "a.png") is Fault.TOO_LARGE


@pytest.fixture
def page(content_tree):
    """Makes a content tree of one page with this text and these files."""

    def make_(body, **files):
        content = content_tree("=== 2023/campaign.yml\ntitle: Tuần lễ\n")
        content.write(f"=== 2023/pages/a.md\n---\ntitle: A\n---\n{body}\n")
        for name, raw in files.items():
            file = content.root / "2023" / "media" / name.replace("_", ".")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(raw)
        return content

    return make_


@pytest.mark.parametrize("body", ["\n![A](media/a.jpg)", '\n<img src="media/a.jpg" alt="A">'])
def test_broken_picture_is_an_error_where_it_is_written(page, body):
    content = page(body, a_jpg=saved(photo(), "JPEG")[:5000])
    (error,) = content.errors()
    assert error.startswith("content/2023/pages/a.md:5:")
    assert error.endswith(" picture")


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("![](media/a.png)", 1),
        ("![ ](media/a.png)", 1),
        ('<img src="media/a.png">', 1),
        ('<img src="media/a.png" alt="">', 0),
        ("![Bà con](media/a.png)", 0),
        ("`![](media/a.png)`", 0),
    ],
)
def test_picture_without_words(page, body, warned):
    content = page(body, a_png=picture_bytes("PNG"))
    found = [p.severity for p in content.problems() if p.rule == "picture-words"]
    assert found == [Severity.WARNING] * warned


# --- What pages say -------------------------------------------------------------------------------


def test_page_has_room_for_its_pictures(page, tmp_path):
    body = (
        "![Đầu](media/a.jpg)\n\nChữ.\n\n![Giữa](media/a.jpg)\n\n"
        '<img src="media/a.jpg" alt="Nhỏ" width="300">\n\n![Hình](media/b.png)'
    )
    content = page(body, a_jpg=saved(photo(), "JPEG", exif=exif(6)), b_png=picture_bytes("PNG"))
    site = tmp_path / "site"
    places = ["--content", str(content.root), "--output", str(site)]
    assert main(["build", *places, "--workers", "1"]) == OK
    built = read_site(site)["2023/a/"]
    assert built.errors == []
    shown = [e.attrib for e in built.document.iter("img") if "media/" in e.get("src", "")]
    first, second, third, drawing = shown
    assert (first["width"], first["height"]) == ("1500", "2000")
    assert ("loading" in first, second["loading"]) == (False, "lazy")
    assert (third["width"], third["height"]) == ("300", "400")
    assert (drawing["width"], drawing["height"]) == ("12", "8")
    assert {e["decoding"] for e in (first, second, third, drawing)} == {"async"}
    sources = [e.attrib for e in built.document.iter("source")]
    assert len(sources) == 3
    assert sources[0]["sizes"] == "(min-width: 704px) 704px, 100vw"
    assert sources[2]["sizes"] == "(min-width: 300px) 300px, 100vw"
    for part in sources[0]["srcset"].split(", "):
        url, width = part.split()
        with Image.open(site / "2023" / "a" / url) as image:
            assert f"{image.width}w" == width
    with Image.open(site / "2023" / "media" / "a.jpg") as original:
        assert (original.size, dict(original.getexif())) == ((1500, 2000), {})
