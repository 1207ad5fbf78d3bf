"""Staff's pictures as the site publishes them.

Upright, without what a phone adds about the place, and beside them smaller ones in WebP for those
who need no more.

Made ones are kept under .cache/ by what went in, for making takes long. WebP and not AVIF, which in
a trial at 1440 px was a third smaller for the same time (speed 8) and half the size for nine times
it (speed 6): older phones cannot show it, and a second set of files would double the making.
"""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from site_src.base.cache import CACHE, forget_oldest, keep, kept
from site_src.prose.picture_parts import MOST_SCANS, scans, without_additions

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "webp"})
# A phone's screen, twice that, and the column of a text on a dense screen.
WIDTHS = (480, 960, 1440)
# A small file is not worth a second one.
SMALL_BYTES = 10_000
# What the camera of a good phone makes; more is slow to read, and takes a worker 150 MB and more.
MOST_PIXELS = 50_000_000

PICTURES = CACHE / "pictures"
CACHED_PICTURES = 1000
# Goes up when pictures are made otherwise, so that kept ones are not used again.
MAKING = 2

# A JPEG is decoded in passes; what small ones ask for may take minutes.
MOST_PIXELS_DECODED = 600_000_000

# By no other decoder: some of Pillow's start programs.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_ORIENTATION = 0x0112
# How a picture is saved again that had something to take out of it.
_AGAIN: dict[str, dict[str, Any]] = {
    "JPEG": {"progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 80, "max_threads": 1},
}


class Size(NamedTuple):
    """In pixels, as it is seen: after the turn that a camera noted."""

    width: int
    height: int


class Fault(Enum):
    """Why a picture cannot be published."""

    BROKEN = "broken"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    MOVING_AVIF = "moving AVIF"
    NO_AVIF = "no AVIF"


@dataclass(frozen=True, slots=True)
class Variant:
    """A smaller picture: its width in pixels, and its bytes (WebP)."""

    width: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """What is published of a picture.

    `original` has its new bytes, or None where the file may stay as it is; `variants` come in order
    of width and are smaller than it.
    """

    original: bytes | None
    variants: tuple[Variant, ...]


def is_picture(address: str) -> bool:
    """Whether a file is one, by its name."""
    return address.rpartition(".")[2].lower() in SUFFIXES


def measure(file: Path) -> Size | Fault:
    """The size of a picture that can be read to its end."""
    status = file.stat()
    return _measure(file, status.st_size, status.st_mtime_ns)


# A picture of an upper unit is met in every campaign below it.
@lru_cache(maxsize=1024)
def _measure(file: Path, _length: int, _changed: int) -> Size | Fault:
    from PIL import Image, features

    if file.suffix.lower() == ".avif" and not features.check("avif"):
        return Fault.NO_AVIF
    try:
        content = file.read_bytes()
        with _opened(content) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Fault.TOO_LARGE
            passes = scans(content)
            if passes > MOST_SCANS or passes * width * height > MOST_PIXELS_DECODED:
                return Fault.TOO_SLOW
            if image.format == "AVIF" and getattr(image, "is_animated", False):
                return Fault.MOVING_AVIF
            without_additions(content)
            turned = image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
            # A JPEG is read coarsely, which is enough to meet a place where it is cut off.
            image.draft(image.mode, (1, 1))
            image.load()
            return Size(height, width) if turned else Size(width, height)
    except Image.DecompressionBombError:
        return Fault.TOO_LARGE
    except Exception:
        # Decoders raise whatever comes when a file is not what it says.
        return Fault.BROKEN


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    from PIL import Image

    # Pillow only warns of what it can still read.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            yield image


def prepare(file: Path, shown: bool, cache: Path = PICTURES) -> Picture:
    """What to publish of a picture that `measure` has found right.

    For one that is only linked no variants.
    """
    content = file.read_bytes()
    head = f"{MAKING} {_version()} {shown}\0".encode()
    file = cache / hashlib.sha256(head + content).hexdigest()
    if (known := kept(file)) is not None:
        return _unpacked(known)
    picture = _made(content, WIDTHS if shown else ())
    forget_oldest(cache, CACHED_PICTURES)
    keep(file, _packed(picture))
    return picture


@lru_cache(maxsize=1)
def _version() -> str:
    from PIL import __version__, features

    return f"{__version__} {features.version('webp')}"


def _made(content: bytes, widths: tuple[int, ...]) -> Picture:
    from PIL import ImageOps

    plain = without_additions(content)
    with _opened(content) as image:
        if getattr(image, "is_animated", False) and image.format != "MPO":
            return Picture(None if plain == content else plain, ())
        image.load()
        upright = ImageOps.exif_transpose(image)
        # One that was turned, and one whose parts are not known, is saved anew from its pixels.
        turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
        clean = _saved_again(image, upright) if turned or plain is None else plain
        original = None if clean == content else clean
        largest = len(content if original is None else original)
        worth = widths if largest > SMALL_BYTES else ()
        variants = tuple(_variants(image.format or "", upright, worth))
    # Where the widest is no gain, the narrower ones alone would be shown blurred.
    if not variants or len(variants[-1].content) >= largest:
        return Picture(original, ())
    return Picture(original, variants)


def _saved_again(image: Image.Image, upright: Image.Image) -> bytes:
    """The picture alone, in its own format; a JPEG as coarse as it was and no coarser."""
    from PIL.JpegImagePlugin import get_sampling

    # A phone's JPEG of several pictures is one of its first here.
    name = "JPEG" if image.format == "MPO" else image.format or ""
    options = dict(_AGAIN.get(name, {}))
    if name == "JPEG":
        options["qtables"] = image.quantization  # type: ignore[attr-defined]
        options["subsampling"] = get_sampling(image)
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    stream = io.BytesIO()
    plain = upright.copy()
    for key in ("exif", "xmp", "comment", "XML:com.adobe.xmp"):
        plain.info.pop(key, None)
    plain.save(stream, name, **options)
    saved = stream.getvalue()
    return without_additions(saved) or saved


def _variants(name: str, upright: Image.Image, widths: tuple[int, ...]) -> Iterator[Variant]:
    from PIL import Image

    if not widths or name == "GIF" or upright.mode.startswith(("I", "F")):
        return
    # Few colours are a drawing, whose edges suffer from what a photograph bears well.
    drawing = name == "PNG" and (upright.mode == "P" or upright.getcolors(256) is not None)
    options: dict[str, Any] = {"lossless": True} if drawing else {"quality": 80}
    profile = None if upright.mode == "CMYK" else upright.info.get("icc_profile")
    ready = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    last = min(ready.width, widths[-1])
    for width in (*(width for width in widths if width < last * 0.8), last):
        size = (width, max(1, round(ready.height * width / ready.width)))
        small = ready.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        stream = io.BytesIO()
        small.save(stream, "WEBP", icc_profile=profile or b"", exif=b"", method=4, **options)
        yield Variant(width, stream.getvalue())


# --- The cache: a file for each picture, in its first line the lengths of what follows ----------


def _packed(picture: Picture) -> bytes:
    parts = [(0, picture.original)] if picture.original is not None else []
    parts += [(variant.width, variant.content) for variant in picture.variants]
    head = json.dumps([(width, len(content)) for width, content in parts])
    return b"\n".join([head.encode(), b"".join(content for _width, content in parts)])


def _unpacked(kept: bytes) -> Picture:
    head, _end, rest = kept.partition(b"\n")
    original: bytes | None = None
    variants = []
    for width, length in json.loads(head):
        content, rest = rest[:length], rest[length:]
        if width:
            variants.append(Variant(width, content))
        else:
            original = content
    return Picture(original, tuple(variants))
