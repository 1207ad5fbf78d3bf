"""How Vietnamese is written: dates and times, alphabetical order, old encodings.

Text comes in, values go out (`When`, `Deadline`, a slug, a sort key), with a `ValueProblem` where
somebody wrote what cannot be read. It must not know files, YAML or what the values are for.
"""
