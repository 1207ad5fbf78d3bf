"""A campaign's built folder into other hands: as a zip, onto a host, and looked at there.

A built site and UNIT/YEAR come in; a pack, files on a target, or what differs there goes out. The
folder is first made to stand alone (`material`): no link of it leads out of it. It must not know
how content is read or pages are made: it takes what a build wrote, and changes links alone.
"""
