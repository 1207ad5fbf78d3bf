"""What a workbook is to those who ask for one, apart from how it is read.

Most folders have none: nothing here loads what reads one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from site_src.base.problems import Problem, has_errors
from site_src.reading.strict_yaml import ParsedFile

if TYPE_CHECKING:
    from site_src.reading.workbook.table import Table

# The side file's name begins as the workbook's.
IDS_ENDING = ".ids.yml"
# In a year's folder, by one of these names; two of them are an error.
NAMES = ("chuong-trinh.xlsx", "chuong-trinh.ods", "chuong-trinh.xls")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook says.

    A parsed file for each content type that it has something of (`found` also where some of it
    cannot be read), what is wrong, the tables that it has, the text that its side file should have
    (None: as it is).
    """

    found: Mapping[str, ParsedFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tables: tuple[Table, ...] = ()
    ids: str | None = None

    @property
    def by_type(self) -> Mapping[str, ParsedFile]:
        """The parsed files, where nothing is wrong."""
        return {} if has_errors(self.problems) else self.found
