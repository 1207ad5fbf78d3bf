"""Work that a double of the process does, or this one where the double cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: the tests' own has threads.
CODE = """
import os
from site_src.base import doubles

here = os.getpid()

def who():
    if {dies} and os.getpid() != here:
        os._exit(9)
    if {fails} and os.getpid() != here:
        raise ValueError("in the double")
    return os.getpid(), "x" * 200_000

if {threads}:
    import threading
    threading.Thread(target=threading.Event().wait, daemon=True).start()
first, second = doubles.begin(who), doubles.begin(who)
print([pid == here for pid, text in (first(), second()) if len(text) == 200_000])
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is doubled")
@pytest.mark.parametrize(
    ("state", "here"),
    [("", False), ("dies", True), ("fails", True), ("threads", True)],
)
def test_work_is_done_by_a_double_and_else_here(state: str, here: bool):
    code = CODE.format(**{name: name == state for name in ("dies", "fails", "threads")})
    code = code.replace("os._exit(0)", "import sys; sys.stdout.flush(); os._exit(0)")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == f"{[here, here]}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is doubled")
def test_double_ends_though_nobody_asks_it_any_more():
    """It holds what this process held, a site's lock among it, and the end of these pipes."""
    code = """
import os, time
from site_src.base import doubles
doubles.begin(lambda: time.sleep(0.5) or "x" * 2_000_000)
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=30)
