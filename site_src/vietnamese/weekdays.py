"""The days of the week as people write them; Monday is 0, Sunday 6."""

from __future__ import annotations

NAMES = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
# As calendars print them.
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
# In small letters; `thứ 2` is Monday.
NUMBERS = {
    **{name: number for number, name in enumerate(NAMES)},
    **{short.lower(): number for number, short in enumerate(SHORT)},
    **{f"thứ {number}": number - 2 for number in range(2, 8)},
}
