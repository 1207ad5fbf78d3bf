"""The commands, a module each: `run` takes the options that cli.py has read and gives the exit
code. A module is imported only when its command runs, so it may import all that it needs."""
