"""A `SitePlan` to files: rendered, assembled in staging, compressed, moved into place.

Plans come in, a site on the disk goes out, whole or not at all. The renderer makes the bytes; only
mkdocs_plugin.py and with_mkdocs.py, over it, know MkDocs. It must not decide what a page or file
is about: that was planned. Over the build stand two rooms that know nothing of each other: `live`
shows a campaign while it is written, `handover` gives what was built to a host.
"""
