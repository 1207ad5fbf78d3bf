"""What a host cannot hold is said before somebody uploads it."""

from __future__ import annotations

import pytest

from site_src.publish.hosts import HOSTS, too_much_for
from site_src.publish.unchanged.extents import Extent


@pytest.mark.parametrize(
    ("site", "said"),
    [
        (Extent("", 20_000, 10**9, 0, 25 << 20), []),
        (Extent("", 20_001, 0, 0, 0), ["Cloudflare Pages không chứa quá 20.000 tệp"]),
        (
            Extent("", 5, 10**9 + 1, 0, 5),
            ["GitHub Pages không chứa quá 1.000 MB", "GitLab Pages không chứa quá 1.000 MB"],
        ),
        (
            Extent("", 20_001, 0, 0, (25 << 20) + 1),
            [
                "Cloudflare Pages không chứa quá 20.000 tệp, 25 MiB một tệp",
                "Cloudflare Pages trả phí không chứa quá 25 MiB một tệp",
            ],
        ),
        (Extent("", 350_000, 0, 0, 0), [f"{h.name}" for h in HOSTS if h.files]),
    ],
)
def test_limit_that_is_passed_is_said(site: Extent, said: list[str]):
    found = list(too_much_for(site))
    assert len(found) == len(said)
    assert all(words.startswith(begins) for words, begins in zip(found, said, strict=True)), found
    assert all(host.source.startswith("https://") for host in HOSTS)
