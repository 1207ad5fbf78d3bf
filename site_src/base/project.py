"""Where the project's own folders are, said once.

Plain strings: environment.py runs at every start, and pathlib alone would cost a third of that.
"""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
CACHE = os.path.join(ROOT, ".cache")
LOCALE = os.path.join(ROOT, "site_src", "base", "locale")
TEMPLATES = os.path.join(ROOT, "site_src", "pages", "templates")
THEME = os.path.join(ROOT, "theme_overrides")
CONFIG = os.path.join(ROOT, "mkdocs.yml")
