"""Files of officers' own, written by the program: the workbook of a campaign, and its YAML again.

The parsed files of a year's folder come in, the bytes of the files that say the same go out; what
is written is read back and compared before anybody gets it. It must not know what a campaign
inherits, how a page looks, or what a command prints.
"""
