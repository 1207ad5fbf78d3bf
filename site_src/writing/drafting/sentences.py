"""Words that are a sentence, a note or what a medium brings, and no name of an activity.

The name of an activity is a thing that one goes to: nobody does something in it, nobody is bidden.
"""

from __future__ import annotations

import re

from site_src.writing.drafting.day_words import PART
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.titles import without_orders

# “Vì vậy …” goes on from what was said; “Xin đội kèn …” bids somebody.
_LINKS = re.compile(
    r"(?:vì (?:vậy|thế)|do (?:vậy|đó)|bởi vậy|cho nên|tuy (?:nhiên|vậy)|nhưng|còn|nếu|khi|hễ"
    r"|ngoài ra|như vậy|theo đó|vừa qua|trước đây|năm (?:nay|ngoái)|mặc dù)(?!\w)",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"(?:xin|mong|kính (?:mời|mong|đề nghị)|trân trọng|mời|nhờ|đề nghị|yêu cầu|hãy|đừng|nhớ"
    r"|chỉ nhận|không|chưa|miễn)(?!\w)",
    re.IGNORECASE,
)
# What was done or is being done: “Xã … được thành lập”, “Hội đã họp”.
_IS_DONE = re.compile(r"\s(?:được|đã|đang|bị|vừa|chưa|không)\s", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
_PART_OF_DAY = re.compile(rf"{PART}[,\s]+(?=\S)", re.IGNORECASE)
# What is heard, seen or read, each item by its own time.
_MEDIUM = re.compile(
    r"(?:(?:phát|đăng|dựng|quay|đọc|phát sóng|phát lại)\s+(?:mỗi ngày )?(?:\d+ |một |các )?)?"
    r"(?:phóng sự|phỏng vấn|tường thuật"
    r"|(?:câu chuyện|tiểu phẩm|chuyên mục|chuyên trang|bản tin|chương trình) (?:truyền thanh"
    r"|phát thanh|truyền hình)|tiểu phẩm|chuyên mục|chuyên trang|phim tài liệu"
    r"|(?:tin|bài|clip|video)(?! giảng| tập| thi| dự)|thông báo|đưa tin)(?!\w)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\W*(?:ghi chú|chú (?:ý|thích)|lưu ý|lưu ý thêm|nhắc (?:lại|thêm|nhở)|nói (?:thêm|rõ)"
    r"|xin (?:nhắc|lưu ý|nói)|n\.?b|p\.?s|tái bút|đính chính)(?!\w)",
    re.IGNORECASE,
)


# What hangs, is handed out or is posted: nobody goes there.
_SHOWN = re.compile(
    r"(?:Băng[- ]?rôn|Pa[- ]?nô|Áp[- ]?phích|Khẩu hiệu|Biểu ngữ|(?:Cờ )?phướn|Tờ rơi)(?!\w)"
    r"|Đăng\s(?!ký)",
    re.IGNORECASE,
)


def is_shown(name: str) -> bool:
    """Whether a name is that of what hangs, is handed out or is posted."""
    return _SHOWN.match(name) is not None


def is_note(label: str) -> bool:
    """Whether words before a colon say only that something is noted: “Nhắc lại để khỏi nhầm:”."""
    return _NOTE.match(label) is not None


def is_no_name(text: str, start: int, words: str) -> bool:
    """Whether words without a thing that one goes to, from `start` on, name no activity either."""
    words = words[part.end() :] if (part := _PART_OF_DAY.match(words)) else words
    if any(sign.match(words) for sign in (_LINKS, _BIDS, _MEDIUM, _NOTE)):
        return True
    if _IS_DONE.search(_QUOTED.sub(" ", words)):
        return True
    # A body does what is said of it, or stands alone; “mở phòng đọc” is done with a thing.
    return begins_with_body(words[:1].upper() + words[1:]) and not _is_object(text[:start])


def _is_object(before: str) -> bool:
    """Whether what follows is what somebody opens, or whom one teaches."""
    last = before[before.rstrip().rfind(" ") + 1 :]
    return bool(last) and (without_orders(last) == len(last) or _TEACHES.search(last) is not None)


_TEACHES = re.compile(r"(?:dẫn|dạy|giúp|cho)\s+$", re.IGNORECASE)
