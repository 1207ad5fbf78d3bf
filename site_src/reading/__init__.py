"""Files to one `Campaign`: files, file_kinds, layers, content, inherit, edition.

The content folder comes in; a complete campaign goes out, each value with its `Origin`, and beside
it every problem with its line and what to write instead. It must not know pages, outputs or
rendering.
"""
