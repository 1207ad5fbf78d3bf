"""The theme's colours for what no sheet reaches: pictures, posters, the frame of an installed site.

They are tokens of theme_overrides/assets/site.css, by their names there.
"""

from __future__ import annotations

SON, HOE, CHAM, DIEP, THAN = "#a3141d", "#ffcf56", "#0e5470", "#faf6ee", "#1e1a18"
SOFT, ON_SON, ON_SON_SOFT = "#64574d", "#ffffff", "#ffe4d8"
