"""Files of officers' own, written by the program: a workbook, YAML again, drafts, links' days.

The parsed files of a year's folder come in, the bytes of the files that say the same go out; what
is written is read back and compared before anybody gets it. It must not know how a page looks or
what a command prints. Over that stand two rooms that know nothing of each other: `drafting` makes
a campaign's first files of a signed plan, `links` notes on which day a link was seen.

A new column of the workbook is a line of `reading.workbook.shapes`, which both ways read; a new
kind of cell is read in `reading.workbook.entries` and written in `sheets` here.
"""
