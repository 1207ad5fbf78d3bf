"""A campaign shown while it is written: read again, made again, told to the browser.

Saved files come in, pages at 127.0.0.1 go out. It uses the same stages as a build and must not have
its own idea of any of them. Nothing imports it but its command.
"""
