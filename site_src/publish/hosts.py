"""What well-known hosts of static sites hold, as they said in November 2026."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.publish.unchanged.extents import Extent


@dataclass(frozen=True, slots=True)
class Host:
    """A host, and what of a site it holds at most; None where it says nothing.

    Files of a site, bytes of all of them and of one; `source` is where it says so.
    """

    name: str
    files: int | None
    size: int | None
    largest: int | None
    source: str
    paid: bool = False


HOSTS = (
    Host(
        "Cloudflare Pages",
        20_000,
        None,
        25 << 20,
        "https://developers.cloudflare.com/pages/platform/limits/",
    ),
    Host(
        "Cloudflare Pages",
        100_000,
        None,
        25 << 20,
        "https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/",
        paid=True,
    ),
    Host(
        "GitHub Pages",
        None,
        10**9,
        None,
        "https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits",
    ),
    Host(
        "GitLab Pages",
        200_000,
        10**9,
        None,
        "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages",
    ),
)


def too_much_for(site: Extent) -> Iterator[str]:
    """For each host that does not hold the site what it holds, in words."""
    for host in HOSTS:
        said = [
            form.format(limit=thousands(limit // unit))
            for form, limit, has, unit in (
                (_("{limit} files"), host.files, site.files, 1),
                (_("{limit} MB"), host.size, site.size, 10**6),
                (_("{limit} MiB in one file"), host.largest, site.largest, 1 << 20),
            )
            if limit is not None and has > limit
        ]
        if said:
            name = _("{host}, paid for,").format(host=host.name) if host.paid else host.name
            words = _("{host} holds no more than {limits}")
            yield words.format(host=name, limits=", ".join(said))
