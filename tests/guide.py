"""The parts of the officers' guide that are made: the table of all problems, and the answers
below the examples of mistakes.

    .venv/bin/python -m tests.guide

writes them anew; tests/test_rules.py and tests/test_docs.py hold them.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.base.messages import gettext as _
from site_src.cli import main
from tests.conftest import NATION, Content
from tests.rules import CASES, HERE, Case

GUIDE = Path(__file__).parent.parent / "content"
CHECKING = GUIDE / "_huong-dan" / "kiem-tra.md"
BEGIN, END = "<!-- Bảng này do máy viết: đừng sửa tay. -->", "<!-- Hết bảng. -->"
NOBODY = 65534

# What stands beside each example: what other files of it refer to.
AROUND = f"""
    === 2026/campaign.yml
    title: Tuần lễ hưởng ứng học tập suốt đời năm $year
    theme: Mỗi ngày học một điều hay
    period: 01/10/2026 - 07/10/2026
    === tinh-mau/unit.yml
    name: Ủy ban nhân dân tỉnh Mẫu
    short_name: Tỉnh Mẫu
    kind: tinh
    === tinh-mau/xa-mau/unit.yml
    name: Ủy ban nhân dân xã Mẫu
    short_name: Xã Mẫu
    kind: xa
    === {HERE}/places.yml
    - id: nha-van-hoa
      name: Nhà văn hóa xã Mẫu
    === {HERE}/organizations.yml
    organizations:
      - id: hoi-khuyen-hoc
        name: Hội Khuyến học xã Mẫu
    """


def found_in(case: Case) -> list[dict[str, Any]]:
    """The problems of a case, as `check --json` gives them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        content = Content(Path(folder) / "content")
        content.write(NATION)
        content.write(AROUND)
        if case.files:
            content.write(case.files)
        if case.make:
            case.make(content.root)
        arguments = ["check", "--json", *case.arguments, "--content", str(content.root)]
        said = printed(arguments)
        if case.as_nobody:  # what Python loads late was loaded by the run before
            with _as_nobody():
                said = printed(arguments)
        problems: list[dict[str, Any]] = json.loads(said.replace(str(content.root), "content"))[
            "problems"
        ]
        return problems


def printed(arguments: list[str]) -> str:
    """What a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(arguments)
    return out.getvalue()


@contextlib.contextmanager
def _as_nobody() -> Iterator[None]:
    """Without root's power to read everything."""
    if os.name == "nt" or os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def first_way(content: Content, site: Path) -> Iterator[tuple[str, int, str]]:
    """Every command and every file of the guide's first way, in its order, as a person goes it:
    each command with its exit code and what it prints. The site goes to `site`."""
    from tests.test_docs import GUIDE_BLOCKS

    (number,) = {block.section for block in GUIDE_BLOCKS if block.words == ("bat", "lan-dau")}
    for block in GUIDE_BLOCKS:
        if block.document != GUIDE / "README.md" or block.section != number:
            continue
        if block.file:
            (content.root / block.file).write_text(block.text, encoding="utf-8")
            continue
        for line in block.text.splitlines():
            arguments = shlex.split(line.removeprefix("py build.py "))
            if arguments[0] == "build":  # What the guide says just above it.
                file = content.root / HERE / "campaign.yml"
                text = file.read_text(encoding="utf-8")
                assert "\nstate: nháp\n" in text
                file.write_text(text.replace("state: nháp\n", ""), encoding="utf-8")
                arguments += ["--output", str(site)]
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                code = main([*arguments, "--content", str(content.root)])
            yield line, code, out.getvalue().replace(str(content.root), "content")


def table() -> str:
    """The table of all problems: what each looks like, what is said, what to write instead."""
    rows = []
    for rule, case in CASES.items():
        problem = next(p for p in found_in(case) if p["rule"] == rule)
        example = case.shown or f"`{_cut(problem['source'])}`"
        advice = str(problem["advice"] or "").replace("python3 build.py", "py build.py")
        cells = (f"`{rule}`", _(problem["severity"]), example, problem["message"], advice)
        rows.append("| " + " | ".join(_cell(str(cell)) for cell in cells) + " |")
    head = "| Tên | Mức | Ví dụ sai | Máy báo | Cách sửa |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(rows) + "\n"


def _cut(line: str | None, width: int = 60) -> str:
    text = (line or "").strip()
    return text if len(text) <= width else text[: width - 1] + "…"


def _cell(text: str) -> str:
    """A text between the bars of a table; outside code, a tag is shown and not meant."""
    return text if "`" in text else text.replace("|", "\\|").replace("<", "&lt;")


def with_table(text: str) -> str:
    """The text of the guide with the table as it should be."""
    before, _mark, rest = text.partition(BEGIN + "\n")
    _old, _mark, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def _write() -> None:
    from tests.test_docs import GUIDE_BLOCKS, answers_as_they_should_be

    for document in dict.fromkeys(block.document for block in GUIDE_BLOCKS):
        text = document.read_text(encoding="utf-8")
        new = answers_as_they_should_be(document, text)
        document.write_text(with_table(new) if document == CHECKING else new, encoding="utf-8")


if __name__ == "__main__":
    _write()
