"""Files to one `Campaign`: files, file_kinds, layers, content, inherit, edition.

The content folder comes in; a complete campaign goes out, each value with its `Origin`, and beside
it every problem with its line and what to write instead. What kinds of files there are (YAML,
Markdown, a workbook), which words an officer's table may use for a column, and how problems are
written out for people and programs, is decided here. It must not know pages, outputs or rendering.
"""
