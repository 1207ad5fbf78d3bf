"""How far a build is, on a terminal."""

from __future__ import annotations

import io

from site_src.publish.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_on_a_terminal_alone():
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        with progress(3, stream) as say:
            for name in ("tinh/2023", "xa/2023", "2023"):
                say(name)
    assert file.getvalue() == ""
    assert "0/3" in terminal.getvalue()
    assert "còn" in terminal.getvalue()
