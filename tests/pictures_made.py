"""Pictures made for tests, always the same."""

from __future__ import annotations

import io

from PIL import Image

ORIENTATION, GPS, LATITUDE = 0x0112, 0x8825, 2


def photo(size=(2000, 1500)):
    """Something like a photograph."""
    rows = Image.linear_gradient("L").resize(size)
    waves = Image.radial_gradient("L").resize((50, 50)).resize(size, Image.Resampling.NEAREST)
    return Image.merge("RGB", (rows, waves, rows.transpose(Image.Transpose.ROTATE_180)))


def frames(size=(200, 100)):
    """What makes a saved picture move."""
    second = photo(size).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return {"save_all": True, "append_images": [second], "duration": 100, "loop": 0}


def exif(turn=1):
    """What a phone adds: how it was held, and where."""
    found = Image.Exif()
    found[ORIENTATION] = turn
    found.get_ifd(GPS)[LATITUDE] = (10.0, 46.0, 30.0)
    return found


def saved(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
