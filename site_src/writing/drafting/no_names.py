"""What is no name of an activity, though a day or a place stands beside it."""

from __future__ import annotations

import re

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.names import begins_with_body

# A remark, a request, or a sentence that goes on from the one before.
_SPEAKS = re.compile(
    r"(?:Ghi chú|Lưu ý|Chú ý|Chú thích|Nhắc lại|Nhắc thêm|Dặn thêm|Tái bút)(?!\w)"
    r"|(?:Xin|Đề nghị|Kính đề nghị|Yêu cầu|Mong|Nhờ)\s"
    r"|(?:Vì vậy|Vì thế|Vì|Do đó|Do vậy|Do|Bởi vậy|Tuy nhiên|Tuy vậy|Nếu|Trường hợp|Khi|Sau khi"
    r"|Trước khi|Để|Nhằm)\s",
)
# What hangs, and what is heard at home: nobody goes there.
_MEDIUM = re.compile(
    r"(?:Băng[- ]?rôn|Pa[- ]?nô|Áp[- ]?phích|Khẩu hiệu|Biểu ngữ|(?:Cờ )?[Pp]hướn|Tờ rơi)(?!\w)"
    r"|Đăng\s(?!ký)"
    r"|(?:Phóng sự|Phỏng vấn|Chuyên mục|Bản tin|(?:Câu chuyện|Tiểu phẩm) truyền thanh)(?!\w)",
    re.IGNORECASE,
)
# “Xã … được thành lập”, “Buổi sáng thư viện đóng cửa”, “Xe 45 chỗ đón …”.
_SENTENCE = re.compile(
    r".*\s(?:được|đã|bị)\s|.*\s(?:đóng cửa|nghỉ)(?!\w)|Xe\s(?:\d|ca|buýt|khách)", re.IGNORECASE
)
# “Tổ công đoàn báo số người …”: what a body does.
_DEED = re.compile(r"\s(?:báo|họp|gửi|nộp|trực|cử|rà soát|phân công|chuẩn bị|bố trí)(?!\w)")


def is_no_name(activity: Activity) -> bool:
    """Whether the words taken for a name are a sentence, a remark or a medium's item."""
    name = activity.title.value
    if _SPEAKS.match(name) or _MEDIUM.match(name):
        return True
    if activity.kind is not None:
        return False
    does = begins_with_body(name) and _DEED.search(name) is not None
    return does or _SENTENCE.match(name) is not None
