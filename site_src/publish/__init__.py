"""A `SitePlan` to files: rendered, assembled in staging, compressed, moved into place.

Plans come in, a site on the disk goes out, whole or not at all. Only mkdocs_plugin.py and
builder.py know MkDocs. It must not decide what a page or file is about: that was planned.
"""
