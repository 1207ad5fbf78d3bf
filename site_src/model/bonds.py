"""Words of several syllables that a headline does not part at a line's end."""

from __future__ import annotations

import re

from site_src.model.display import nbsp

# Syllables that a headline never parts: they are one word, or one name.
_BONDS = (
    "Bác Hồ",
    "chìa khóa",
    "chuyển đổi số",
    "chuyển đổi",
    "chúng ta",
    "công dân",
    "cơ hội",
    "cộng đồng",
    "cuộc sống",
    "đất nước",
    "gia đình",
    "hạnh phúc",
    "hoạt động",
    "Hồ Chí Minh",
    "học hỏi",
    "học liệu",
    "học tập",
    "hưởng ứng",
    "khai mạc",
    "kỷ nguyên",
    "năng lực",
    "nhà trường",
    "Nhân dân",
    "nỗ lực",
    "phát động",
    "phát triển",
    "phẩm chất",
    "sản phẩm",
    "suốt đời",
    "thành công",
    "thế giới",
    "thói quen",
    "thông minh",
    "tiến bộ",
    "tri thức",
    "trí tuệ",
    "Tuần lễ",
    "tự học",
    "văn minh",
    "Việt Nam",
    "xây dựng",
    "xã hội",
)
_BOUND = re.compile("|".join(rf"\b{bond}\b" for bond in _BONDS), re.IGNORECASE)


def bound(text: str) -> str:
    """The text of a headline, in which no line ends within a word of several syllables."""
    return _BOUND.sub(lambda match: nbsp(match[0]), text)
