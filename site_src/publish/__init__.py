"""A `SitePlan` to files: rendered, assembled in staging, compressed, moved into place.

Plans come in, a site on the disk goes out, whole or not at all. It must not decide what a page or
file is about: that was planned. In the order of the data:

    which      survey: the campaigns and what is around each; asked, by_name: one alone; jobs
    known      unchanged, a room of its own: what is as it was, and what it became once
    rendered   renderer (page_context, ready_media): a plan to bytes; mkdocs_plugin, with_mkdocs and
               configured, which alone know MkDocs, or alone: without it; builder; processes;
               cluster: on other machines; compress; progress
    together   front, leading_on: what leads to campaigns; together, assemble: one tree; listing;
               hosts: what they hold
    in place   standing: what goes, what stays; placing: one build at a time, never half; parts,
               swap: only what changed
    told       untold: changes that nobody is told of

`build_site` does all that. Over it stand two rooms that know nothing of each other: `live` shows a
campaign while it is written, `handover` gives what was built to a host. `unchanged` stands below.
"""
