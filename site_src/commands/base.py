"""What the command line and its commands agree on."""

from pathlib import Path

from site_src.base.project import ROOT

PROJECT = Path(ROOT)

OK, FAILED, USAGE = 0, 1, 2  # exit codes
FORMATS = ("text", "json", "github")  # of what `check` prints
