"""What a page's HTML is made with: templates, filters, the theme's files, data for browsers.

Values of the model come in, text for a template goes out. It must not know how content is read,
what else is published beside a page, or MkDocs.
"""
