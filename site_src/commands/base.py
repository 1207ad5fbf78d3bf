"""What the command line and its commands agree on."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]

OK, FAILED, USAGE = 0, 1, 2  # exit codes
FORMATS = ("text", "json", "github")  # of what `check` prints
