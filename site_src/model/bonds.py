"""Words of several syllables that a headline does not part at a line's end."""

from __future__ import annotations

import re

from site_src.model.display import nbsp

# Syllables that a headline never parts: they are one word, or one name.
_BONDS = (
    "Bác Hồ",
    "chìa khóa",
    "chúng ta",
    "chuyển đổi số",
    "chuyển đổi",
    "cơ hội",
    "cộng đồng",
    "công dân",
    "cuộc sống",
    "đào tạo",
    "đất nước",
    "gia đình",
    "giáo dục",
    "hạnh phúc",
    "Hồ Chí Minh",
    "hoạt động",
    "học liệu",
    "học sinh",
    "học hỏi",
    "học tập",
    "hưởng ứng",
    "khai mạc",
    "khu phố",
    "khuyến học",
    "kỷ nguyên",
    "kỹ năng",
    "lớp học",
    "năng lực",
    "người cao tuổi",
    "người dân",
    "người lớn",
    "nhà trường",
    "Nhân dân",
    "nỗ lực",
    "phẩm chất",
    "phát triển",
    "phát động",
    "phụ huynh",
    "sản phẩm",
    "sinh viên",
    "suốt đời",
    "thành công",
    "thành phố",
    "thế giới",
    "thiếu nhi",
    "thói quen",
    "thông minh",
    "thư viện",
    "tiến bộ",
    "trẻ em",
    "tri thức",
    "trí tuệ",
    "trung tâm",
    "tủ sách",
    "tự học",
    "Tuần lễ",
    "Ủy ban",
    "văn minh",
    "văn hóa",
    "Việt Nam",
    "xã hội",
    "xây dựng",
)
_BOUND = re.compile("|".join(rf"\b{bond}\b" for bond in _BONDS), re.IGNORECASE)


def bound(text: str) -> str:
    """The text of a headline, in which no line ends within a word of several syllables."""
    return _BOUND.sub(lambda match: nbsp(match[0]), text)
