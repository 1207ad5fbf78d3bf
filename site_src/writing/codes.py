"""The ids of a workbook's new rows, written down beside it once a build has made them public.

Apart from what makes workbooks, which a build does not need.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_src.base.disk import put
from site_src.base.problems import Problem
from site_src.model.name import CampaignName
from site_src.reading.content import Content
from site_src.reading.files import join
from site_src.reading.workbook.folder import ids_name
from site_src.reading.workbook.value import NAMES


def write_codes(content: Content, problems: Iterable[Problem]) -> list[str]:
    """Write down the ids of rows beside each workbook that a notice says to be behind.

    The files that were written, as messages show them. Raises OSError.
    """
    written = []
    for path in sorted({p.spot.path for p in problems if p.rule == "unwritten-codes"}):
        name = CampaignName.of_steps(path.removeprefix(content.shown).strip("/").split("/"))
        workbook = content.workbook(name) if name else None
        if name is None or workbook is None or workbook.ids is None:
            continue
        file = join(str(name), ids_name(NAMES[0]))
        put(content.folder(file), workbook.ids.encode("utf-8"))
        written.append(content.show(file))
    return written
