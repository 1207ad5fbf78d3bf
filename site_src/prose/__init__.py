"""Staff's Markdown and pictures: read, made harmless, turned into HTML.

A text or a file comes in; links with their places, clean HTML, sizes and smaller pictures go out.
It must not know campaigns, pages, or where a link leads: that is `plan`.
"""
