"""What every other wing may use, and what knows nothing of a Week.

Messages and their catalogue, problems as values, characters, patterns, names of files and folders,
addresses, the cache under .cache/, the project's own folders, the environment that `build.py`
prepares. It takes plain values and gives plain values; it must not know content, pages or MkDocs.
"""
