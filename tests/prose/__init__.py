"""Tests of the wing `prose`."""
