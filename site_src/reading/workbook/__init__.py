"""A workbook as content: its bytes to the data that YAML files would be.

`package` lets in what is a workbook and no trap, `cells` reads it, `headings` and `tables` find the
tables on its sheets and say what is in none of them, `moments`, `names` and `entries` make entries
of rows, `ids` finds the id that each row has had. What comes out knows nothing of cells but that
each value's place is one.
"""

from site_src.reading.workbook.read import NAMES, Workbook, read_workbook

__all__ = ["NAMES", "Workbook", "read_workbook"]
