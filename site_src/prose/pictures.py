"""Staff's pictures as the site publishes them: upright, without what a phone adds about the place,
and beside them smaller ones in WebP for those who need no more.

Made ones are kept under .cache/ by what went in, for making takes long. WebP and not AVIF, which in
a trial at 1440 px was a third smaller for the same time (speed 8) and half the size for nine times
it (speed 6): older phones cannot show it, and a second set of files would double the making.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from site_src.base.cache import CACHE, forget_oldest

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
MAKING = 1

# By no other decoder: some of Pillow's start programs.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_ORIENTATION = 0x0112
_JPEG_PARTS = ("APP0", "APP14")  # what tells colours; all else is about the picture
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


@dataclass(frozen=True, slots=True)
class Variant:
    """A smaller picture: its width in pixels, and its bytes (WebP)."""

    width: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """What is published of a picture. `original` has its new bytes, or None where the file may
    stay as it is; `variants` come in order of width and are smaller than it."""

    original: bytes | None
    variants: tuple[Variant, ...]


def is_picture(address: str) -> bool:
    """Whether a file is one, by its name."""
    return address.rpartition(".")[2].lower() in SUFFIXES


def measure(file: Path) -> Size | Fault | None:
    """The size of a picture that can be read to its end; None for AVIF where Pillow lacks it."""
    status = file.stat()
    return _measure(file, status.st_size, status.st_mtime_ns)


# A picture of an upper unit is met in every campaign below it.
@lru_cache(maxsize=1024)
def _measure(file: Path, _length: int, _changed: int) -> Size | Fault | None:
    from PIL import Image, features

    if file.suffix.lower() == ".avif" and not features.check("avif"):
        return None
    try:
        with _opened(file.read_bytes()) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Fault.TOO_LARGE
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
    """What to publish of a picture that `measure` has found right: for one that is only linked
    no variants."""
    content = file.read_bytes()
    head = f"{MAKING} {_version()} {shown}\0".encode()
    kept = cache / hashlib.sha256(head + content).hexdigest()
    with contextlib.suppress(OSError):
        return _kept(kept)
    picture = _made(content, WIDTHS if shown else ())
    # A cache that cannot be written, as on a read-only disk, is only slower.
    with contextlib.suppress(OSError):
        _keep(picture, kept)
    return picture


@lru_cache(maxsize=1)
def _version() -> str:
    from PIL import __version__, features

    return f"{__version__} {features.version('webp')}"


def _made(content: bytes, widths: tuple[int, ...]) -> Picture:
    from PIL import ImageOps

    with _opened(content) as image:
        if getattr(image, "is_animated", False) and image.format != "MPO":
            return Picture(None, ())
        image.load()
        upright = ImageOps.exif_transpose(image)
        original = _saved_again(image, upright) if _tells_more(image) else None
        largest = len(content if original is None else original)
        worth = widths if largest > SMALL_BYTES else ()
        variants = tuple(_variants(image.format or "", upright, worth))
    # Where the widest is no gain, the narrower ones alone would be shown blurred.
    if not variants or len(variants[-1].content) >= largest:
        return Picture(original, ())
    return Picture(original, variants)


def _tells_more(image: Image.Image) -> bool:
    """Whether anything beside the picture stands in the file: place, device, comments."""
    parts = getattr(image, "applist", ())
    return bool(
        {"exif", "xmp", "comment", "photoshop"} & image.info.keys()
        or image.getexif()
        or getattr(image, "text", None)
        or any(n not in _JPEG_PARTS and not c.startswith(b"ICC_PROFILE") for n, c in parts)
    )


def _saved_again(image: Image.Image, upright: Image.Image) -> bytes | None:
    """The picture alone, in its own format; a JPEG as coarse as it was and no coarser."""
    from PIL.JpegImagePlugin import get_sampling

    # A phone's JPEG of several pictures is one of its first here.
    name = "JPEG" if image.format == "MPO" else image.format or ""
    if name not in _AGAIN:
        return None
    options = dict(_AGAIN[name])
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
    return stream.getvalue()


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


# --- The cache: a folder for each picture, its files `original` and `480.webp` -----------------


def _kept(folder: Path) -> Picture:
    original: bytes | None = None
    variants = []
    for file in folder.iterdir():
        if file.name == "original":
            original = file.read_bytes()
        else:
            variants.append(Variant(int(file.stem), file.read_bytes()))
    return Picture(original, tuple(sorted(variants, key=lambda variant: variant.width)))


def _keep(picture: Picture, folder: Path) -> None:
    """Put a picture into the cache at once and whole; other processes may do the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    forget_oldest(folder.parent, CACHED_PICTURES)
    new = Path(tempfile.mkdtemp(dir=folder.parent, suffix=".new"))
    try:
        if picture.original is not None:
            (new / "original").write_bytes(picture.original)
        for variant in picture.variants:
            (new / f"{variant.width}.webp").write_bytes(variant.content)
        new.replace(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
