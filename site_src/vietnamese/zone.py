"""Viet Nam's time."""

from __future__ import annotations

import datetime as dt

ZONE_NAME = "Asia/Ho_Chi_Minh"
# The same offset, without summer time, since 13 June 1975. Not `zoneinfo`: Windows has no zones
# without a package.
ZONE = dt.timezone(dt.timedelta(hours=7), "+07")
