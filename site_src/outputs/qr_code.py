"""chuong-trinh/…/ma-qr.svg: a QR code of each event's page, where the site's address is known.

A drawing of its own, so that a page need not carry it to those who are there already.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from site_src.model import Campaign
from site_src.model.urls import absolute, event_address, event_code_address
from site_src.outputs.base import Output, OutputFile

# The standard asks for a light margin of four modules.
QUIET = 4


def qr_svg(url: str) -> bytes:
    """The code of an address as SVG: dark on a light ground in every colour scheme."""
    import segno

    # Trying all eight masks for the finest takes six times as long; every scanner reads any.
    matrix = segno.make(url, error="m", micro=False, mask=4).matrix
    size = len(matrix) + 2 * QUIET
    path = "".join(_row(row, y) for y, row in enumerate(matrix, QUIET))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="none" stroke="#000" d="{path}"/></svg>'
    ).encode()


def _row(row: bytes | bytearray, y: int) -> str:
    """A row's dark runs as strokes, one module thick."""
    path, gap = f"M{QUIET} {y}.5", 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            path += f"{f'm{gap} 0' if gap else ''}h{width}"
        gap = 0 if dark else width
    return path


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    for event in campaign.events:
        url = absolute(campaign, event_address(event))
        if url is not None:
            yield OutputFile(event_code_address(event), partial(qr_svg, url))


QR_CODES = Output("qr-code", _files)
