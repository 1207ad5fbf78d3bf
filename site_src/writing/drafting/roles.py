"""What a section is about, as its heading says."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a section is about, as its heading says."""

    PURPOSE = "purpose"
    THEME = "theme"
    TIME = "time"
    ACTIVITIES = "activities"
    DUTIES = "duties"
    COST = "cost"
    REPORT = "report"
    SLOGANS = "slogans"
    OUTLINE = "outline"
    FORM = "form"
    OTHER = "other"


_ROLES = (
    (
        Role.FORM,
        r"tổng hợp số liệu|số liệu kết quả|mẫu báo cáo|biểu tổng hợp|biểu mẫu|biểu số liệu",
    ),
    (
        Role.SLOGANS,
        r"^(?:câu|chữ|lời|nội dung|treo)\b.{0,20}băng[ -]rôn|^(?:các |những )?băng[ -]rôn\W*$"
        r"|^(?:các |những |một số )?(?:câu|lời)\s(?:(?:dùng )?để )?(?:tuyên truyền|cổ động|treo)"
        r"|^(?:về )?(?:treo )?(?:băng[ -]rôn|pa[ -]?n[oô]|biểu ngữ|áp phích)(?:,| và| -) khẩu hiệu"
        r"|(?:^|\b(?:một số|các|nội dung|hệ thống|danh mục|câu) )khẩu hiệu",
    ),
    (Role.OUTLINE, r"đề cương"),
    (
        Role.DUTIES,
        r"tổ chức thực hiện|phân công|phân việc|phân nhiệm|chia việc|giao việc"
        r"|^chia nhau (?:công )?việc|^(?:mỗi người một|người nào) việc"
        r"|yêu cầu (?:đối )?với (?:các|từng|mỗi)"
        r"|^người (?:lo|phụ trách)\b|^ai (?:(?:phải|sẽ|cần) )?(?:làm|lo|giúp)\b"
        r"|^(?:công tác |các (?:bước|việc) |phần |việc |khâu )?chuẩn bị(?: trước)?\W*$"
        r"|^(?:(?:những |các )?(?:phần |công )?việc|phần) (?:của|cho) (?:từng|mỗi|các)"
        r"|trách nhiệm|nhiệm vụ (?:của|các|từng|cho)\b|^giao nhiệm vụ"
        r"|^cử người|^phần việc (?:của|cho)\s"
        r"|^(?:các )?việc (?:cần|phải)\s"
        r"|^(?:từng|mỗi|các) \w+(?: \w+)? (?:làm|lo) (?:gì|những|việc)"
        r"|^(?:triển khai )?thực hiện\W*$"
        r"|tổ chức triển khai",
    ),
    (Role.REPORT, r"báo cáo|^tường trình"),
    (
        Role.COST,
        r"kinh phí|dự toán|nguồn lực|^tiền (?:nong|bạc|đâu)\b"
        r"|^(?:lấy|xin|dùng|chi)? ?tiền(?: ở)? (?:đâu|nào|từ)\b",
    ),
    (
        Role.PURPOSE,
        r"mục đích|yêu cầu|mục tiêu|ý nghĩa|^vì sao|^tại sao|^(?:tuần lễ )?để làm gì|mong muốn"
        r"|^(?:(?:những |các )?(?:điều|việc|kết quả|mức) )?(?:cần|muốn|mong|phải) đạt"
        r"|^nhằm\W*$|^(?:làm |tổ chức )?tuần lễ (?:\w+ ){0,3}(?:để|nhằm)\W*$",
    ),
    (
        Role.ACTIVITIES,
        r"có (?:những )?gì|^(?:cách |các bước )?tiến hành\W*$"
        r"|^các buổi|việc từng ngày|việc (?:trọng tâm|chính)"
        r"|nội dung|hoạt động|chương trình|(?<!du )lịch|tuyên truyền|truyền thông|nhiệm vụ",
    ),
    (
        Role.TIME,
        r"(?:thông tin|vấn đề|quy định|những điều) chung|thời gian|khi nào|bao giờ"
        r"|ngày nào(?! cũng)|ở đâu|địa điểm|thành phần|đối tượng"
        r"|^(?:làm |dành )?cho ai\b|^ai (?:được )?(?:dự|học|tham gia)\b"
        r"|hình thức|quy mô",
    ),
    (Role.THEME, r"chủ đề|thông điệp"),
)
_OTHER = re.compile(
    r"tình hình|thuận lợi|khó khăn|kiến nghị|đề xuất|khen thưởng|kết luận|căn cứ|giải pháp",
    re.IGNORECASE,
)
KNOWN = re.compile(
    r"(?:các |một số |về )?(?:mục đích|yêu cầu|mục tiêu|chủ đề|thời gian"
    r"|địa điểm|thành phần|đối tượng"
    r"|hình thức|nội dung|các hoạt động|hoạt động|tổ chức thực hiện"
    r"|phân công|kinh phí|chế độ|báo cáo"
    r"|(?:phần )?việc của\s|việc (?:cần|phải) (?:làm|chuẩn bị|lo)|cử người"
    r"|ai (?:(?:phải|sẽ|cần) )?(?:làm|lo|giúp)\b|người (?:lo|phụ trách)\b"
    r"|chia việc|phân việc|giao việc|vì sao|để làm gì|tuần lễ có gì|có gì"
    r"|công tác tuyên truyền|khẩu hiệu"
    r"|(?:treo )?(?:băng[ -]rôn|pa[ -]?n[oô])(?:,| và) khẩu hiệu|trách nhiệm|lịch"
    r"|chương trình|nhiệm vụ)",
    re.IGNORECASE,
)


def role_of(title: str) -> Role | None:
    """What a section is about; None where its heading does not say."""
    text = _ANNEX.sub("", title.casefold())
    found = next((role for role, words in _ROLES if re.search(words, text)), None)
    if found in (None, Role.ACTIVITIES) and _OTHER.search(text):
        return Role.OTHER
    return found


_ANNEX = re.compile(r"^phụ lục(?:\s+(?:số\s*)?\w{1,3})?\s*[:.–—-]\s*")


def is_annex(title: str) -> bool:
    """Whether a heading is that of an annex with its title: “Phụ lục: Khẩu hiệu”."""
    return _ANNEX.match(title.casefold()) is not None


# Sections that may be a paragraph of sentences behind their own heading.
OF_SENTENCES = (Role.DUTIES, Role.REPORT)
_CAPITAL_LABEL = re.compile(r"([A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ,–—-]{3,40})[:.]\s+(?=\S)")
_SMALL_LABEL = re.compile(
    r"((?:Về )?(?:(?:việc |công tác )?(?:tổ chức (?:thực hiện|triển khai)|triển khai thực hiện"
    r"|phân công(?: nhiệm vụ| trách nhiệm| công việc| thực hiện| cụ thể)?|phân (?:việc|nhiệm)"
    r"|giao việc|chia việc|trách nhiệm(?: thực hiện| của các \w+)?"
    r"|nhiệm vụ(?: cụ thể| của các \w+)?)"
    r"|(?:chế độ |công tác |việc )?(?:thông tin(?:,| và)? )?báo cáo(?: kết quả| tổng kết)?))"
    r"\s*(?::|[.,]|\s[-–—])\s+(?=(?-i:[A-ZĐÀ-Ỹ])|(?:giao|đề nghị|yêu cầu)\s)",
    re.IGNORECASE,
)


def section_label(text: str) -> re.Match[str] | None:
    """The heading of a section that goes on behind it: “NHIỆM VỤ. …”, “Tổ chức thực hiện: …”."""
    if label := _CAPITAL_LABEL.match(text):
        return label
    label = _SMALL_LABEL.match(text)
    return label if label and text[:1].isupper() else None
