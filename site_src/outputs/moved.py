"""Pages at addresses that were published once: one leads on, the other says that it is gone.

They lead on without a script, on any host and from a disk: the URL is relative and names the file,
since no disk shows a folder's page. Each of them leads to where its content stands now, and never
to a page that leads on itself.
"""

from __future__ import annotations

from site_src.base.addresses import destination, relative
from site_src.outputs.host_rules import POLICY


def moved_page(old: str, new: str, title: str, canonical: str | None = None) -> bytes:
    """The page at an old address, both below the site's root, that leads to the new one."""
    return _page(old, "outputs/moved.html", title, new, canonical)


def gone_page(address: str, home: str, title: str) -> bytes:
    """The page at an address of which nothing is left; `title` is that of the page at `home`."""
    return _page(address, "outputs/gone.html", title, home, None)


def _page(at: str, template: str, title: str, target: str, canonical: str | None) -> bytes:
    # Jinja is loaded when a file is made, and not when content is only checked.
    from site_src.outputs.offline import page_mark
    from site_src.pages.templating import environment

    url = relative(destination(target), at)
    html = (
        environment(())
        .get_template(template)
        .render(url=url, canonical=canonical, title=title, policy=POLICY, page_mark=page_mark(at))
    )
    return html.encode()
