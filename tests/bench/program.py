"""The programme's page with 40 and with 300 events: its weight, and how fast it narrows.

    .venv/bin/python -m tests.bench.program

The sample ward's events are repeated under other ids. In Chromium, with the processor slowed four
times, every choice of the filter is set and taken back: first the script alone, then with the
styles and layout that it makes necessary. Timings are figures to read, never assertions; the
figures to reach are 20 and 60 kB, and 16 ms.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from copy import deepcopy
from itertools import cycle, islice
from pathlib import Path

import brotli
import yaml

from site_src.publish.build_site import build_site
from site_src.reading.content import Content
from tests.sample_ward import FOLDER, NAME
from tests.serving import chromium, served

SIZES = (40, 300)
SLOWER = 4
# Every box is set and taken back; a frame lies between, as between two presses.
PRESS = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = [];
  for (const box of document.querySelectorAll(".narrow input")) {
    for (const _ of "12") {
      await frame();
      const start = performance.now();
      box.click();
      const script = performance.now() - start;
      document.body.offsetHeight;
      found.push([script, performance.now() - start]);
    }
  }
  return found;
}"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, chromium() as running:
        for size in SIZES:
            site = Path(name, f"site-{size}")
            build_site(_content(Path(name, f"content-{size}"), size), site, None, 1, strict=False)
            page_file = site / NAME / "chuong-trinh/index.html"
            html = page_file.read_bytes()
            weight = len(brotli.compress(html)) / 1000
            print(f"{size} events: {len(html) / 1000:.1f} kB of HTML, brotli {weight:.1f} kB")
            with served(site) as address:
                page = running.new_page(viewport={"width": 360, "height": 740})
                page.goto(f"{address}{NAME}/chuong-trinh/")
                page.locator(".narrow summary").click()
                page.wait_for_function("document.querySelector('.narrow [role=status]')")
                page.wait_for_timeout(500)
                session = page.context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                found = page.evaluate(PRESS)
                page.close()
            for words, times in (
                ("script", [script for script, _whole in found]),
                ("script, styles and layout", [whole for _script, whole in found]),
            ):
                print(
                    f"  {len(times)} presses, {words}: median {statistics.median(times):.1f} ms,"
                    f" largest {max(times):.1f} ms"
                )


def _content(folder: Path, size: int) -> Content:
    """The sample with so many events in the ward."""
    shutil.copytree(FOLDER, folder)
    file = folder / NAME / "events.yml"
    inherited, *events = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    many = [
        # A copy, since YAML would write what stands twice as an alias.
        {**deepcopy(event), "id": f"{event['id']}-{number}"}
        for number, event in enumerate(islice(cycle(events), size - 1))
    ]
    text = yaml.safe_dump([inherited, *many], allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
    return Content(folder, "content")


if __name__ == "__main__":
    main()
