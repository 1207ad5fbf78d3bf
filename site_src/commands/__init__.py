"""The commands, a module each: `run` takes the options that `arguments` names, gives the exit code.

A command prints and returns; what it does is done by the wings below. No command knows another.
"""
