"""The real content, spoiled in many ways: `check` answers each time, soon, and with a place."""

from __future__ import annotations

import faulthandler
import random
import shutil
import traceback
from pathlib import Path

import pytest

from site_src.base.problems import RULES, sorted_problems
from site_src.plan.campaigns import plan_campaign
from site_src.reading.content import Content
from site_src.reading.problem_text import Lines, as_annotations, as_json, as_text
from tests.names import named
from tests.old_text import read_as

CONTENT = Path(__file__).parent.parent / "content"
UNIT = "tp-ho-chi-minh/quan-3"
NAME = f"{UNIT}/2023"
CHAIN = ("unit.yml", "2023", "tp-ho-chi-minh/unit.yml", f"{UNIT}/unit.yml", NAME)
# Generous: a mutation takes some tenths of a second; what is caught here is what never ends.
PATIENCE = 60
NASTY = (
    *("\t", "  ", "- ", ": ", "#", "'", '"', "&a ", "*a", "!!python/object:os.system ", "{", "["),
    *("|\n", ">-\n", "---\n", "...\n", "\x00", "\u202e", "\u200b", "\ufffd", "null", "~", "$theme"),
    *("$inherit", "remove: true\n", "id: con\n", "31/02/2023", "99h99", "8h - 7h", "2023-13-45"),
    *("<script>alert(1)</script>", "[a](javascript:b)", "](", "![](", "{: onclick=a}", "../../../"),
    *("e\u0301\u0323", "\U0001f600", "é", "®"),
)


def spoil(raw: bytes, dice: random.Random) -> bytes:
    """A file with one to four things wrong, by bytes, by letters or by lines."""
    for _time in range(dice.randint(1, 4)):
        kind = dice.randrange(9)
        spot = dice.randrange(len(raw) + 1)
        if kind == 0:
            raw = raw[:spot] + bytes([dice.randrange(256)]) + raw[spot + 1 :]
        elif kind == 1:
            raw = raw[:spot] + raw[spot + dice.randint(1, 40) :]
        elif kind in (2, 3):
            raw = raw[:spot] + dice.choice(NASTY).encode() + raw[spot:]
        elif kind == 4:
            lines = raw.split(b"\n")
            dice.shuffle(part := lines[(at := dice.randrange(len(lines))) : at + 4])
            raw = b"\n".join([*lines[:at], *part, *lines[at + 4 :]])
        elif kind == 5:
            lines = raw.split(b"\n")
            at = dice.randrange(len(lines))
            raw = b"\n".join([*lines[:at], *lines[at : at + 3] * 2, *lines[at + 3 :]])
        elif kind == 6:
            lines = raw.split(b"\n")
            at = dice.randrange(len(lines))
            lines[at] = b" " * dice.randrange(7) + lines[at].lstrip()
            raw = b"\n".join(lines)
        elif kind == 7:
            piece = raw[spot : spot + 200].decode("utf-8", "ignore")
            codec = dice.choice(("cp1252", "cp1258", "mac_roman", "latin-1"))
            raw = raw[:spot] + read_as(piece.encode(), codec).encode() + raw[spot + 200 :]
        else:
            raw = dice.choice(
                (
                    raw.replace(b"\n", b"\r\n"),
                    b"\xef\xbb\xbf" + raw,
                    raw.decode("utf-8", "ignore").encode("utf-16"),
                    raw.decode("utf-8", "ignore").encode("cp1258", "replace"),
                    raw * 3,
                )
            )
    return raw


def ask(root: Path, name: str) -> None:
    """Check a campaign as the command does, in every form of output."""
    tree = Content(root, "content")
    problems = sorted_problems(plan_campaign(tree, named(name))[1])
    lines = Lines(tree)
    for text in (as_text(problems, lines), as_json(problems, lines, 1), as_annotations(problems)):
        text.encode("utf-8")
    assert {problem.rule for problem in problems} <= RULES
    for problem in problems:
        assert problem.message
        assert problem.spot.path.startswith("content")


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """A copy of Quận 3's content and of what stands above it."""
    root = tmp_path_factory.mktemp("fuzz") / "content"
    for name in CHAIN:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (CONTENT / name).is_dir() else shutil.copy
        copy(CONTENT / name, target)
    return root


@pytest.mark.parametrize("seed", range(8))
def test_spoiled_content_is_answered(chain, seed):
    fuzz(chain, seed, times=20)


def fuzz(root: Path, seed: int, times: int) -> None:
    """Spoil one file at a time and check; the same seed spoils in the same way."""
    dice = random.Random(seed)
    files = sorted(path for path in root.rglob("*.*") if path.suffix in (".yml", ".md"))
    for number in range(times):
        file = dice.choice(files)
        before = file.read_bytes()
        file.write_bytes(spoil(before, dice))
        what = f"seed {seed}, number {number}: {file.relative_to(root)}"
        try:
            # Where it hangs, this prints where, and ends the process.
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            ask(root, NAME)
        except Exception as error:
            trace = "".join(traceback.format_exception(error))
            pytest.fail(f"{what}\n{trace}")
        finally:
            faulthandler.cancel_dump_traceback_later()
            file.write_bytes(before)


def test_content_that_is_not_spoiled(chain):
    ask(chain, NAME)
