"""Sentences that say who does what: “Trạm Y tế xã phối hợp …”."""

from __future__ import annotations

import re

from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.names import begins_with_body, bodies, without_lead
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.roles import role_of

# What the body at the head of a sentence does; a word that is a part of names stands with more.
_DOES = (
    r"chủ trì|phối hợp|có trách nhiệm|xây dựng"
    # “Các tổ chức thành viên” are bodies.
    r"|(?<![Cc]ác )tổ chức(?! (?:thành viên|chính trị|xã hội|đoàn thể|tôn giáo)(?!\w))"
    r"|chịu trách nhiệm|tham mưu|căn cứ|chỉ đạo"
    r"|hướng dẫn|tuyên truyền|triển khai|thực hiện|vận động|đăng tải|bố trí|chuẩn bị|theo dõi"
    r"|tiếp nhận|lập|đảm bảo|bảo đảm|(?<![Tt]ổng )phụ trách|phân công|treo|viết"
    r"|báo (?:cáo|kết quả|số|lại|miệng)"
    r"|trang trí|giữ|lo|đứng (?:lớp|ra)|đặt"
    r"|lên (?:kịch bản|đề|kế hoạch|danh sách|chương trình|lịch)"
    r"|quản l[ýí]|kiểm tra|duyệt|nhắc nhở|nhắc|lựa chọn"
    r"|chọn|nhắn"
    r"|thiết kế|sắp xếp|trực(?!\s(?:thuộc|tiếp|tuyến|quan|ban)(?!\w))"
    r"|túc trực|làm|(?<!học )tập|đón tiếp|nấu|ra (?:đề|thể lệ|thông báo|quân)"
    r"|soạn|biên soạn|rà soát|giám sát|đôn đốc|thông báo|thu thập|tập hợp|thành lập|vận hành"
    r"|kết nối|đưa tin|đăng (?:tin|ký|bài|ảnh|tải)|tham gia|ghi hình|soạn thảo|điều hành|tăng"
    r"|phát động|phát sóng|phát (?:tin|tờ rơi|phiếu|loa)|trao|đưa|hỗ trợ|là|cử|cho|mời|mở"
    r"|huy động|tổng hợp|g[ửở]i|chụp|quay (?:phim|video|clip)|chấm|mua|kê|dọn|quét|liên hệ|cập nhật"
    r"|dàn dựng|luyện|mượn|phân loại|phổ biến|quán triệt|trông|sơ cứu|nắm|thu (?:gom|dọn|nhận|xếp)"
    r"|giúp|lấy|in (?:ấn|băng|tờ|giấy|phiếu|tài liệu)|niêm yết|dẫn (?:chương trình|đoàn|học sinh)"
    r"|đóng góp|góp (?:sách|quà|ý|tiền)|dựng|cắm|đánh giá|sử dụng|dành|tạo điều kiện|khuyến khích"
    r"|lồng ghép|tiến hành|đảm nhận|đảm nhiệm|nhận|miễn|giảm|dự thảo|trình"
    r"|cân đối|điều phối|đảm trách|rủ|chốt|sắp|ghi (?:âm|sổ|hình|chép)|canh|đón|nộp"
    r"|gom|xếp|rao|đi(?= (?:từng|đến|tới|vận|thăm|các)\s)"
    r"|đọc(?= (?:thông báo|bản tin|bài|thư|lịch|tin|lời|kế hoạch)\s)|tặng"
    r"|thanh toán|hiệp đồng|xác minh|cấp(?= (?:phát|kinh phí|tiền|sách|vở|tài liệu|giấy|thẻ|bằng"
    r"|quà|nước|xe|thuốc|đủ|miễn|thêm|mỗi|\d))"
    r"|(?<!phận )phục vụ|đăng cai|tài trợ|ủng hộ|trưng bày"
    r"|thẩm (?:định|tra)|xem xét|quan tâm|động viên|đề xuất|phê duyệt|(?:thanh|quyết) toán|ban hành"
    r"|phát huy|khảo sát|thống kê|cấp (?:phát|kinh phí|thẻ|nước|giấy)|cung cấp|đẩy mạnh|tiếp sóng"
)

SENTENCE = re.compile(
    r"(?P<before>(?:Về|Để|Nhằm|Cụ thể|Ngoài ra|(?:Sau|Xong|Kết thúc) Tuần lễ)"
    r"(?:\s[^,.;:]{0,40})?,\s)?"
    r"(?:(?:(?(before)\w|[A-ZĐỦ])[^,;:.]{2,40}?\s)?"
    r"(?P<verb>giao(?: cho)?|đề nghị|yêu cầu)\s(?=[^,;:.]{3}))?"
    r"(?P<name>(?(verb)\w|(?(before)\w|[A-ZĐỦ]))(?:[^,;:.>→⇒]|,\s(?=thị xã|thị trấn|thành phố"
    r"|phường|xã|huyện|quận|thôn|bon|bản|ấp|đoàn thể|ngành|trường|khoa|phòng"
    r"|cơ quan|đơn vị|doanh nghiệp|chi (?:hội|đoàn|bộ))){3,90}?"
    r"(?:,\s[A-ZĐ][^,;:.]{3,60}?){0,4})\s+(?P<please>xin (?:cho )?)?"
    r"(?:(?:có nhiệm vụ|được (?:giao|phân công))\s+)?"
    # Behind “Thường” or “Xây”, a short word is a part of the name, and no deed.
    r"(?<!Thường )(?<!Xây )(?<!Biên )(?<!Chương )(?<!Huấn )(?<!Tiếp )(?<!Hành )"
    r"(?<![Vv]iệc )(?<![Kk]iểm )(?<![Tt]hống )"
    rf"(?=(?:không )?(?:{_DOES})(?!\w))"
)


# “Nhà trường đã phân công: thư viện chọn sách; bảo vệ giữ xe.”
_SHARED = re.compile(
    r"\s*[^:.;]{0,50}(?:phân công|giao việc|phân việc|chia (?:việc|nhau|như))[^:.;]{0,30}:"
    r"\s*(?=\S)",
    re.IGNORECASE,
)
_LONGEST_NAME = 5


def begins_with_deed(text: str) -> bool:
    """Whether a text begins with what a body does."""
    return _DEED.match(text) is not None


_DEED = re.compile(rf"(?:{_DOES})(?!\w)", re.IGNORECASE)


def shares_out(part: Part) -> int | None:
    """Where the list begins that a paragraph shares tasks out by; None for all else."""
    match = _SHARED.match(part.block.text, part.start)
    return match.end() if match else None


def listed_subject(part: Part, start: int, end: int) -> tuple[Fact, Fact] | None:
    """The body and its task in a list that shares tasks out, with or without a capital letter."""
    text = part.block.text[start:end]
    indent = len(text) - len(text.lstrip())
    start, text = start + indent, text[indent:]
    match = SENTENCE.match(text[:1].upper() + text[1:])
    if match is None or match["verb"] or len(match["name"].split()) > _LONGEST_NAME:
        return subject_of(part, start, end)
    if (
        _NOBODY.search(match["name"])
        or role_of(match["name"]) is not None
        or noun_in(match["name"]) is not None
    ):
        return subject_of(part, start, end)
    at = start + match.end()
    task = part.block.text[at:end].strip()
    name = without_lead(text[match.start("name") : match.end("name")])
    stop = start + match.end("name")
    return (
        Fact(name, part.block, stop - len(name), stop),
        Fact(task[:1].upper() + task[1:], part.block, at, end),
    )


# “Đơn vị nào không báo cáo thì …” gives nothing to anybody.
_NOBODY = re.compile(r"\s(?:không|chưa|nào|thì|nếu|muốn|vì|xin)(?:\s|$)")
_HOW = re.compile(
    r"(?:\s+(?:sẽ|(?<![Hh]ậu )cần|phải|đều|cùng|cũng|có thể|chủ động|tích cực|nghiêm túc"
    r"|kịp thời))+$"
)


def subject_of(
    part: Part, start: int | None = None, end: int | None = None
) -> tuple[Fact, Fact] | None:
    """“Trạm Y tế xã phối hợp …”: the body, and what it is to do; of a part or of a stretch."""
    first = part.start if start is None else start
    text = part.block.text[first:end]
    match = SENTENCE.match(text)
    if (
        match is None
        or _NOBODY.search(match["name"])
        or re.match(r"không\s.*\bthì\b", text[match.end() :])
        or not begins_with_body(match["name"][:1].upper() + match["name"][1:])
        or (re.match(r"(?:Đề nghị|Giao|Yêu cầu)\s+(?:các\s)?", text) and len(match["name"]) > 70)
    ):
        return None
    name = without_lead(_HOW.sub("", match["name"]))
    names = bodies(name)
    if not names:
        return None
    at = first + text.find(names[0], match.start("name"))
    body = Fact(
        names[0] if len(names) == 1 else name,
        part.block,
        at,
        first + text.find(name, match.start("name")) + len(name),
    )
    rest = text[match.end() :].strip()
    begin = first + match.end()
    return body, Fact(rest[:1].upper() + rest[1:], part.block, begin, end or len(part.block.text))
