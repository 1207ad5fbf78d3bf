"""What travels in pictures beside the picture is not published, wherever in the file it stands."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from site_src.prose.picture_parts import MOST_SCANS, scans, without_additions
from site_src.prose.pictures import Fault, measure, prepare
from tests.pictures_made import exif, frames, photo, saved

# What is looked for byte by byte, in whatever part it stood.
SECRET = b"Nha-rieng-10.776N-106.700E"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + SECRET + b"</exif:GPSLatitude>"


def told(content: bytes) -> list[bytes]:
    """The signs of what a camera or a program adds, in these bytes."""
    signs = (
        SECRET,
        b"Exif\0",
        b"eXIf",
        b"EXIF",
        b"XMP ",
        b"xmpmeta",
        b"ftypmp42",
        b"GPS",
        b"MPF\0",
    )
    return [
        sign for sign in (*signs, b"SONY", b"Photoshop 3.0", b"tEXt", b"iTXt") if sign in content
    ]


def with_maker():
    found = exif()
    found[0x010F], found[0x010E] = "SONY", SECRET.decode()
    return found


def segment(code: int, body: bytes) -> bytes:
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def riff(content: bytes, more: bytes) -> bytes:
    return content[:4] + struct.pack("<I", len(content) - 8 + len(more)) + content[8:] + more


def jpegs():
    plain = saved(photo((300, 200)), "JPEG")
    yield "exif", saved(photo((300, 200)), "JPEG", exif=with_maker())
    yield "exif in the middle", plain[:-2] + segment(0xE1, b"Exif\0\0" + SECRET) + plain[-2:]
    yield "xmp", plain[:2] + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + plain[2:]
    yield "comment", plain[:2] + segment(0xFE, SECRET) + plain[2:]
    yield "photoshop", plain[:2] + segment(0xED, b"Photoshop 3.0\0" + SECRET) + plain[2:]
    yield "private", plain[:2] + segment(0xEB, SECRET) + plain[2:]
    yield "false profile", plain[:2] + segment(0xE2, b"MPF\0" + SECRET) + plain[2:]
    yield "small picture", plain[:2] + segment(0xE0, b"JFXX\0\x10" + SECRET) + plain[2:]
    yield "behind the end", plain + SECRET
    yield "motion photo", plain + b"\0\0\0\x18ftypmp42" + SECRET
    yield "second picture", plain + saved(photo((40, 30)), "JPEG", exif=with_maker())
    yield "between", plain[:20] + SECRET + plain[20:]
    yield "progressive", saved(photo(), "JPEG", progressive=True, exif=with_maker()) + SECRET


def pngs():
    info = PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    for kind, options in (("still", {}), ("moving", frames((200, 100)))):
        plain = saved(photo((200, 100)), "PNG", **options)
        yield f"{kind} exif", saved(photo((200, 100)), "PNG", exif=with_maker(), **options)
        yield f"{kind} text", saved(photo((200, 100)), "PNG", pnginfo=info, **options)
        yield f"{kind} private", plain[:33] + chunk(b"prVt", SECRET) + plain[33:]
        yield f"{kind} behind the end", plain + chunk(b"eXIf", SECRET) + b"PK\3\4"


def webps():
    for kind, options in (("still", {}), ("moving", frames((200, 100)))):
        yield f"{kind} exif", saved(photo((200, 100)), "WEBP", exif=with_maker(), **options)
        yield f"{kind} xmp", saved(photo((200, 100)), "WEBP", xmp=XMP, **options)
        plain = saved(photo((200, 100)), "WEBP", **options)
        yield f"{kind} private", riff(plain, b"prVt" + struct.pack("<I", len(SECRET)) + SECRET)
        yield f"{kind} behind the end", plain + SECRET


def gifs():
    for kind, options in (("still", {}), ("moving", frames((200, 100)))):
        plain = saved(photo((200, 100)), "GIF", **options)
        yield f"{kind} comment", saved(photo((200, 100)), "GIF", comment=SECRET, **options)
        xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP)]) + XMP + b"\0"
        yield f"{kind} xmp", plain[:-1] + xmp + b"\x3b"
        yield f"{kind} behind the end", plain + SECRET


def avifs():
    yield "still exif", saved(photo((200, 100)), "AVIF", exif=with_maker())
    yield "still xmp", saved(photo((200, 100)), "AVIF", xmp=XMP)
    yield "still behind the end", saved(photo((200, 100)), "AVIF") + SECRET


MADE = [
    pytest.param(kind, content, id=f"{kind} {name}")
    for kind, make in (
        ("jpg", jpegs),
        ("png", pngs),
        ("webp", webps),
        ("gif", gifs),
        ("avif", avifs),
    )
    for name, content in make()
]


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO file")
@pytest.mark.parametrize(("kind", "content"), MADE)
def test_what_a_camera_adds_is_not_published(tmp_path, kind, content):
    assert told(content)
    file = tmp_path / f"a.{kind}"
    file.write_bytes(content)
    assert not isinstance(measure(file), Fault)
    picture = prepare(file, True, tmp_path / "cache")
    assert picture.original is not None
    for made in (picture.original, *(variant.content for variant in picture.variants)):
        assert told(made) == []
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(picture.original)) as now:
        assert now.size == before.size
        if before.format != "MPO":
            assert getattr(now, "n_frames", 1) == getattr(before, "n_frames", 1)
        if kind != "avif":
            assert now.convert("RGB").tobytes() == before.convert("RGB").tobytes()
        assert not now.getexif()
        assert not {"exif", "xmp", "comment", "photoshop"} & now.info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("moving", [False, True])
def test_picture_alone_keeps_its_bytes(kind, moving):
    if moving and kind == "JPEG":
        return
    content = saved(photo((200, 100)), kind, **(frames((200, 100)) if moving else {}))
    assert without_additions(content) == content


def test_moving_avif_is_refused(tmp_path):
    file = tmp_path / "a.avif"
    file.write_bytes(saved(photo((60, 40)), "AVIF", **frames((60, 40))))
    assert measure(file) is Fault.MOVING_AVIF


def test_profile_of_colours_stays():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        content = saved(photo((200, 100)), kind, icc_profile=profile)
        with Image.open(io.BytesIO(without_additions(content) or b"")) as image:
            assert image.info["icc_profile"] == profile


def test_small_jpeg_of_many_passes_is_refused_unread(tmp_path):
    content = saved(Image.new("RGB", (3000, 3000)), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    bomb = content[:-2] + content[last:-2] * 5_000 + content[-2:]
    assert scans(bomb) > MOST_SCANS
    file = tmp_path / "a.jpg"
    file.write_bytes(bomb)
    assert measure(file) is Fault.TOO_SLOW
