"""Measurements, run by hand; the README here has their figures."""

import os

# As build.py does: without bytecode each process that is measured would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
