"""Where what comes in and what goes out meet: pages, addresses, links, navigation, collisions.

A `Campaign` comes in, with the registries of content types and outputs; a `SitePlan` goes out, or
the problems for which nothing is rendered. `check` is the same way, ended here. It must not render,
and of an output it knows only addresses.
"""
