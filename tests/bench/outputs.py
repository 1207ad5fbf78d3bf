"""Processor time of all outputs of the sample ward, pictures apart: first and warm.

    .venv/bin/python -m tests.bench.outputs

Timings are figures to read, never assertions; the figure to reach is 0.25 s.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ROUNDS = 10


def main() -> None:
    """Measure in a fresh process, so that the first round is a first one."""
    if len(sys.argv) == 1:
        subprocess.run([sys.executable, "-m", "tests.bench.outputs", "here"], check=True)
        return
    from site_src.outputs import OUTPUTS
    from tests.sample_ward import sample_campaign

    campaign = sample_campaign()
    print(f"{len(campaign.events)} events")
    totals = {False: [0.0] * ROUNDS, True: [0.0] * ROUNDS}
    for output in OUTPUTS:
        rounds = []
        size = count = 0
        for number in range(ROUNDS):
            start = time.process_time()
            made = [file.make() for file in output.files(campaign)]
            rounds.append(time.process_time() - start)
            totals[output.name == "social-image"][number] += rounds[-1]
            size, count = sum(map(len, made)), len(made)
        print(
            f"{output.name:14}{count:4} files {size / 1000:8.1f} kB"
            f"   first {rounds[0] * 1000:7.1f} ms   then {min(rounds[1:]) * 1000:7.1f} ms"
        )
    first, *rest = totals[False]
    print(f"all but the pictures: first {first * 1000:.1f} ms, then {min(rest) * 1000:.1f} ms")
    _pictures(campaign)
    _codes(campaign)


def _pictures(campaign: object) -> None:
    from site_src.model import Campaign
    from site_src.outputs.social_image import picture
    from site_src.pages.share_card import event_card

    assert isinstance(campaign, Campaign)
    cards = [event_card(campaign, event) for event in campaign.events]
    with tempfile.TemporaryDirectory() as name:
        for words in ("drawn", "from the cache"):
            start = time.process_time()
            for card in cards:
                picture(card, Path(name))
            each = (time.process_time() - start) / len(cards)
            print(f"a picture, {words}: {each * 1000:.1f} ms")


def _codes(campaign: object) -> None:
    from site_src.model import Campaign
    from site_src.model.urls import absolute, event_address
    from site_src.outputs.qr_code import qr_svg

    assert isinstance(campaign, Campaign)
    urls = [absolute(campaign, event_address(event)) or "" for event in campaign.events]
    start = time.process_time()
    size = sum(len(qr_svg(url)) for url in urls)
    each = (time.process_time() - start) / len(urls)
    print(f"a QR code: {each * 1000:.1f} ms, {size / len(urls) / 1000:.1f} kB")


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    main()
