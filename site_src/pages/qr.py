"""QR codes as SVG that a strict page may hold: no style, no script, the colour of the text."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from site_src.base.messages import gettext as _

# The standard asks for a light margin of four modules.
QUIET = 4


@lru_cache(maxsize=512)
def qr_svg(url: str) -> Markup:
    """The code of an address, drawn in `currentColor`.

    A scanner needs it dark on light: set it on a light ground in every colour scheme.
    """
    import segno

    # Trying all eight masks for the finest takes six times as long; every scanner reads any.
    matrix = segno.make(url, error="m", micro=False, mask=4).matrix
    size = len(matrix) + 2 * QUIET
    path = "".join(_row(row, y) for y, row in enumerate(matrix, QUIET))
    label = _("QR code of {url}").format(url=url)
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        'aria-label="{label}" shape-rendering="crispEdges"><path fill="none" '
        'stroke="currentColor" d="{path}"/></svg>'
    ).format(size=size, label=label, path=path)


def _row(row: bytes | bytearray, y: int) -> str:
    """A row's dark runs as strokes, one module thick."""
    path, gap = f"M{QUIET} {y}.5", 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            path += f"{f'm{gap} 0' if gap else ''}h{width}"
        gap = 0 if dark else width
    return path
