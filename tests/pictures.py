"""The pictures of the officers' guide and of the README, made from the real thing.

    .venv/bin/python -m tests.pictures

goes the guide's first way in a temporary folder, draws what the commands printed as a window, takes
the built pages with the machine's own Chromium, and writes content/_huong-dan/anh/ and
.github/images/home.png. The browser's clock stands still, so that the same pages give the same
pictures on one machine, but for the odd pixel. tests/test_docs.py holds that documents and pictures
name each other.
"""

from __future__ import annotations

import html
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conftest import NATION, Content
from tests.guide import AROUND, GUIDE, first_way, printed
from tests.rules import HERE
from tests.serving import chromium, served

PROJECT = Path(__file__).parent.parent
PICTURES = GUIDE / "_huong-dan" / "anh"
HOME = PROJECT / ".github" / "images" / "home.png"
QUAN_3 = "tp-ho-chi-minh/quan-3/2023"
DESK, PHONE = (1280, 760), (360, 760)
# Flat colours and letters; more shades than these nobody sees.
SHADES = 96

_WINDOW = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; font: 15px/1.5 "Noto Sans Mono", monospace; width: max-content }}
figure {{ margin: 0; border: 1px solid #555; background: #111; color: #eee }}
figcaption {{ font: 14px/1 sans-serif; padding: 9px 14px; background: #ddd; color: #222 }}
pre {{ font: inherit; margin: 0; padding: 12px 14px; white-space: pre-wrap; width: 100ch }}
b {{ color: #ffd75e; font-weight: 400 }}
</style><figure><figcaption>{title}</figcaption><pre>{text}</pre></figure>"""


def main() -> None:
    """Make every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        guide_pictures(browser, Path(folder))
        readme_picture(browser, Path(folder) / "quan-3")
    for file in (*sorted(PICTURES.iterdir()), HOME):
        print(f"{file.stat().st_size:7} {file.relative_to(PROJECT)}")


def guide_pictures(browser: Browser, folder: Path) -> None:
    """What somebody sees on the first way: the folder, check, a mistake, the page."""
    content = Content(folder / "content")
    content.write(NATION)
    content.write(AROUND.partition("=== tinh-mau")[0])
    said = {}
    for command, _code, output in first_way(content, folder / "site"):
        said[command.split()[2]] = (command, output)
        if "new campaign" in command:
            listing = "\n".join(_listing(content.root / HERE))
    window(browser, "thu-muc", "Thư mục " + HERE.replace("/", "\\"), listing)
    command, output = said["check"]
    window(browser, "kiem-tra", "Cửa sổ lệnh", _typed(command, output))
    file = content.root / HERE / "events.yml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("chiều 03/10/2026", "chiều 31/9/2026"), encoding="utf-8")
    wrong = printed(["check", HERE, "--content", str(content.root)])
    wrong = wrong.replace(str(content.root), "content")
    window(browser, "bao-loi", "Cửa sổ lệnh", _typed(command, wrong))
    at = "2026-10-01T08:30:00+07:00"
    with page(browser, folder / "site", HERE, DESK, at) as shown:
        save(PICTURES / "may-tinh.png", _shot(shown))
    with page(browser, folder / "site", HERE, PHONE, at) as shown:
        save(PICTURES / "dien-thoai.png", _shot(shown))


def readme_picture(browser: Browser, site: Path) -> None:
    """A real campaign's home page on a desk and on a phone, side by side, in its week."""
    printed(["build", QUAN_3, "--no-compress", "--date", "05/10/2023", "--output", str(site)])
    both = Image.new("RGB", (DESK[0] + PHONE[0], DESK[1]), "white")
    for width, left in ((DESK[0], 0), (PHONE[0], DESK[0])):
        size = (width, DESK[1])
        with page(browser, site, QUAN_3, size, "2023-10-05T08:30:00+07:00") as shown:
            both.paste(_shot(shown), (left, 0))
    save(HOME, both)


@contextmanager
def page(browser: Browser, site: Path, name: str, size: tuple[int, int], at: str) -> Iterator[Page]:
    """A campaign's home page at a moment, in the light scheme, standing still."""
    with served(site) as address:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            color_scheme="light",
            timezone_id="Asia/Ho_Chi_Minh",
            locale="vi-VN",
        )
        shown = context.new_page()
        shown.clock.set_fixed_time(at)
        shown.goto(f"{address}{name}/", wait_until="networkidle")
        yield shown
        context.close()


def window(browser: Browser, name: str, title: str, text: str) -> None:
    """Draw a window with real output in it; its title says that the frame is drawn."""
    title = f"{title} (khung vẽ lại, chữ bên trong là thật)"
    context = browser.new_context(viewport={"width": 1200, "height": 300})
    shown = context.new_page()
    shown.set_content(_WINDOW.format(title=html.escape(title), text=text))
    picture = shown.locator("figure").screenshot()
    save(PICTURES / f"{name}.png", Image.open(io.BytesIO(picture)))
    context.close()


def _typed(command: str, output: str) -> str:
    return f"&gt; <b>{html.escape(command)}</b>\n{html.escape(output.rstrip())}"


def _listing(folder: Path) -> Iterator[str]:
    """What lies in a folder, folders first, as a file manager shows it."""
    for entry in sorted(os.scandir(folder), key=lambda entry: (entry.is_file(), entry.name)):
        yield f"{entry.name}\\" if entry.is_dir() else entry.name


def _shot(shown: Page) -> Image.Image:
    return Image.open(io.BytesIO(shown.screenshot()))


def save(file: Path, picture: Image.Image) -> None:
    """Write a picture with few colours, so that it weighs little."""
    few = picture.convert("RGB").quantize(
        SHADES, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
