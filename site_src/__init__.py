"""The generator. Its folders are the stations of the data, in one written order.

    cli
    commands
    publish · writing
    plan
    reading · outputs
    content_types · checks · pages
    model
    prose
    vietnamese
    base

A wing imports only from lines below its own; two on one line know nothing of each other. So what
comes in (content_types, reading) and what goes out (pages, outputs) stand on two sides of one
model and meet in `plan`. Two wings have rooms: publish (live, handover, and below its own modules
unchanged) and writing (drafting, links). Each wing's own `__init__` says what it is for, what goes
in and out, and what it must not know. tests/test_imports.py reads the order above and holds it.
"""
