"""Tests of the wing `plan`."""
