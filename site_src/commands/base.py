"""What the command line and its commands agree on."""

OK, FAILED, USAGE = 0, 1, 2  # exit codes
FORMATS = ("text", "json", "github")  # of what `check` prints
