"""The commands, a module each: `run` takes the options that cli.py has read, gives the exit code.

A command prints and returns; what it does is done by the wings below. No command knows another.
"""
