"""Files of officers' own, written by the program: the workbook of a campaign, and its YAML again.

The parsed files of a year's folder come in, the bytes of the files that say the same go out; what
is written is read back and compared before anybody gets it. It must not know what a campaign
inherits, how a page looks, or what a command prints.

A new column of the workbook is a line of `reading.workbook.shapes`, which both ways read; a new
kind of cell is read in `reading.workbook.entries` and written in `sheets` here.
"""
