"""Words that are a sentence, a note or what a medium brings, and no name of an activity.

The name of an activity is a thing that one goes to: nobody does something in it, nobody is bidden.
"""

from __future__ import annotations

import re

from site_src.writing.drafting.day_words import PART
from site_src.writing.drafting.names import VILLAGES, begins_with_body
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.titles import without_orders

# “Vì vậy …” goes on from what was said; “Xin đội kèn …” bids somebody.
_LINKS = re.compile(
    r"(?:sau (?:hôm|khi|đó|buổi|lễ)|trước (?:hôm|khi|đó)|từ (?:hôm|khi|đó)|hôm|vì (?:vậy|thế)"
    r"|do (?:vậy|đó)|bởi vậy|cho nên|tuy (?:nhiên|vậy)|nhưng|còn|nếu|khi|hễ"
    r"|ngoài ra|như vậy|theo đó|vừa qua|trước đây|năm (?:nay|ngoái)|mặc dù)(?!\w)",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"(?:xin|mong|kính (?:mời|mong|nhờ|xin|đề nghị)|trân trọng|mời|nhờ|đề nghị|yêu cầu|hãy|đừng|nhớ"
    r"|chỉ nhận|không|chưa|miễn|chúng (?:tôi|ta|em)|quý (?:vị|ông|bà|cụ|thầy|cô|phụ huynh)"
    r"|khách mời|thí sinh|giám khảo|ban giám khảo|ban tổ chức)(?!\w)",
    re.IGNORECASE,
)
# What was done or is being done: “Xã … được thành lập”, “Hội đã họp”.
_IS_DONE = re.compile(r"\s(?:được|đã|đang|bị|vừa|chưa|không)\s", re.IGNORECASE)
# “Bác Hồ dạy: “…””, papers by their number, and the Week itself.
_CITES = re.compile(
    r"\S.{0,40}\s(?:dạy|nói|viết|khuyên|căn dặn|khẳng định|có câu|từng nói)\W*$"
    r"|.*\b(?:kế hoạch|công văn|quyết định|chỉ thị|hướng dẫn|thông báo)\s(?:số\s*)?\d+\s*[/-]"
    r"|.*\b(?:lập|xây dựng|ban hành)\s(?:kế hoạch|chương trình)"
    r"|Tuần lễ(?:\s(?:này|cho|của|tại|ở|năm|hưởng ứng|dành)(?!\w)|\W*$)",
    re.IGNORECASE,
)
# “Nhà trường tổ chức Tuần lễ”, but “Họp bàn tổ chức Tuần lễ” is something.
_HOLDS_WEEK = re.compile(
    r"(?P<who>[^,;:.“]{2,60}?)\s(?:tổ chức|triển khai)\s(?:hưởng ứng\s)?Tuần lễ"
    r"(?:\s(?:này|cho|của|tại|ở|năm|dành)(?!\w)|\W*$)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
_PART_OF_DAY = re.compile(rf"{PART}[,\s]+(?=\S)", re.IGNORECASE)
# What is heard, seen or read, each item by its own time.
_MEDIUM = re.compile(
    r"(?:(?:phát|đăng|dựng|quay|đọc|phát sóng|phát lại|(?:trình )?chiếu)\s+"
    r"(?:mỗi ngày )?(?:\d+ |một |các )?)?"
    r"(?:phóng sự|phỏng vấn|tường thuật"
    r"|(?:câu chuyện|tiểu phẩm|chuyên mục|chuyên trang|bản tin|chương trình) (?:truyền thanh"
    r"|phát thanh|truyền hình)|tiểu phẩm|chuyên mục|chuyên trang|phim tài liệu"
    r"|(?:tin|bài|clip|video)(?! giảng| tập| thi| dự)|thông báo|đưa tin)(?!\w)",
    re.IGNORECASE,
)
# “Huyện Tà Lĩnh”, “Dành cho các cháu”: who holds it, or for whom it is.
_UNIT = re.compile(
    r"(?:Riêng\s)?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
    rf"|{VILLAGES}|cụm|đơn vị)(?:\s(?-i:[A-ZĐÀ-Ỹ\d])[^\s,;.]*){{1,4}}\W*$",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"(?:dành )?(?:riêng )?cho\s[^,;.:“]{2,40}\W*$", re.IGNORECASE)
_NOTE = re.compile(
    r"\W*(?:ghi (?:chú|thêm|nhớ)|chú (?:ý|thích)|lưu ý|nhắc (?:lại|thêm|nhở)|nói (?:thêm|rõ)"
    r"|dặn (?:dò|thêm|nhau)|nhắn (?:thêm|nhủ|nhau)|(?:xin )?thông tin thêm"
    r"|(?:cách |hạn )?đăng ký(?: dự| tham| học| qua| tại)?(?: \w+){0,6}(?=\s*:|\W*$)"
    r"|xin (?:nhắc|lưu ý|nói)|n\.?b|p\.?s|tái bút|đính chính)(?!\w)",
    re.IGNORECASE,
)


# What hangs, is handed out or is posted: nobody goes there.
_SHOWN = re.compile(
    r"(?:Băng[- ]?rôn|Pa[- ]?nô|Áp[- ]?phích|Khẩu hiệu|Biểu ngữ|(?:Cờ )?phướn|Tờ rơi)(?!\w)"
    r"|Đăng\s(?!ký)|Phát (?:thanh|loa)(?!\w)|Bản tin(?!\w)",
    re.IGNORECASE,
)


_ASKS_WHAT = re.compile(
    r"(?:^|\s)(?:gì|nào|đâu|sao|thế nào|bao nhiêu|bao giờ|mấy|ai)\s*\??$", re.IGNORECASE
)


def asks_what(heading: str) -> bool:
    """Whether a heading asks, with a sign or without, and names nothing: “Làm những gì”."""
    return _ASKS_WHAT.search(heading.strip()) is not None


_HELD = re.compile(r"(?:tổ chức|mở|khai giảng|phát động|diễn ra)\s(?:\S+\s){0,3}$", re.IGNORECASE)


def is_held(before: str) -> bool:
    """Whether what stands before a thing says that it is held: “tổ chức ba lớp …”."""
    return _HELD.search(before) is not None


def is_shown(name: str) -> bool:
    """Whether a name is that of what hangs, is handed out or is posted."""
    return _SHOWN.match(name) is not None


def is_note(label: str) -> bool:
    """Whether words before a colon say only that something is noted: “Nhắc lại để khỏi nhầm:”."""
    return _NOTE.match(label) is not None


def is_opinion(label: str) -> bool:
    """Whether words before a colon say that somebody gives an opinion: “Thầy Khoa góp ý: …”."""
    return _OPINION.search(label) is not None


_OPINION = re.compile(
    r"(?<!\w)(?:góp ý|đề xuất|(?:có |nêu )?ý kiến(?: của [^:]{2,40}| khác)?|phát biểu|hỏi|thắc mắc"
    r"|cho rằng|kiến nghị)\s*$",
    re.IGNORECASE,
)


def cites(words: str) -> bool:
    """Whether words say what somebody said, or name a paper, its making or the Week itself."""
    held = _HOLDS_WEEK.match(words)
    return _CITES.match(words) is not None or (held is not None and noun_in(held["who"]) is None)


def is_remark(words: str) -> bool:
    """Whether words only say how something is held, who does it, or that nothing is on."""
    return _REMARK.search(words) is not None


# “Làm trực tuyến trên Zoom”, “Hai bên cùng làm”, “Lấy bản làm nơi học”, “Buổi 2 cũng giờ đó”.
_REMARK = re.compile(
    r"^(?:hình thức|(?:làm|thực hiện|tổ chức|tiến hành)\s(?:trực tuyến|trực tiếp|online))(?!\w)"
    r"|^(?:hai|ba|các|đôi) bên\s|^lấy\s.{2,40}\slàm\s|^buổi (?:\d|thứ \w+|sau)\s(?:cũng|vẫn)\s"
    r"|(?<!\w)không (?:có|tổ chức) (?:các )?(?:hoạt động|sinh hoạt|buổi)(?!\w)"
    r"|(?:ở|tại|theo|xem|trong)\sphụ lục(?!\w)|(?<!\w)tương tự đã\s",
    re.IGNORECASE,
)


def is_no_name(text: str, start: int, words: str) -> bool:
    """Whether words without a thing that one goes to, from `start` on, name no activity either."""
    words = words[part.end() :] if (part := _PART_OF_DAY.match(words)) else words
    if any(sign.match(words) for sign in (_LINKS, _BIDS, _MEDIUM, _NOTE, _UNIT, _FOR_WHOM)):
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


# What is got ready, and not what is held: “lo kỹ thuật buổi phát động 19h30 ngày 01/10”.
_PREPARES = re.compile(
    r"\W*(?:(?:chịu trách nhiệm|phụ trách|giúp|cùng|tham gia|phối hợp|chủ động)\s+)*"
    r"(?:lo(?!\s+lắng)|tham mưu|chuẩn bị|dàn dựng|bố trí|trang trí|phân công|cử|thuê|mua sắm|mua"
    r"|chạy thử|tổng duyệt|duyệt"
    r"|soạn|biên soạn|khảo sát|nhắc|thông báo|bảo vệ|đôn đốc|kiểm tra|hoàn thành"
    r"|in (?=ấn|giấy|thẻ|tờ|phiếu|thư|áp|băng|pano|bằng)|đặt (?=hàng|băng|hoa|bàn|cơm|nước|tiệc|pa)"
    r"|kê (?=bàn|ghế|dọn|lại)|dọn (?=dẹp|vệ|bàn|ghế|sân|hội|phòng)|mượn (?=loa|bàn|ghế|máy|sân|hội)"
    r"|xếp (?=lịch|ghế|bàn|chỗ)|dựng (?=sân khấu|rạp|lều|phông|cổng)|lắp (?=đặt|loa|âm|dựng)"
    r"|đón (?=khách|đại biểu|tiếp)|trực (?=y tế|ban|cổng|tại|ở|hội|phòng|nước)"
    r"|giữ (?=xe|gìn|trật|an)|chấm (?=ảnh|bài|thi|điểm|giải|báo)|viết (?=giấy|tin|bài|kịch|thư mời)"
    r"|gửi (?=giấy|thư|công|danh|lịch|bài|ảnh|báo|kế)|lập (?=danh|kế|dự|biên)|làm (?=giấy|thủ tục)"
    r"|chụp ảnh (?=tư liệu|đưa|lưu|các|buổi|lễ)|ghi (?=hình|âm|số|danh|chép)|phát (?=giấy|thư) mời"
    r"|bảo đảm|đảm bảo|hỗ trợ (?=kinh|âm|kỹ|máy|xe|an|hậu|y tế|tổ chức)"
    r"|phục vụ (?=nước|hậu|lễ|buổi))(?:(?<=\s)|\s|$)",
    re.IGNORECASE,
)


def prepares(text: str) -> bool:
    """Whether a text begins with words of getting something ready for an activity."""
    return _PREPARES.match(text) is not None or is_internal(text)


# Meetings of those who hold the Week, rehearsals, work on what is handed in: nobody goes there.
_INTERNAL = re.compile(
    r"\W*(?:(?:cuộc|buổi) họp (?:kết thúc|bế mạc)"
    r"|họp (?=ban\s|phân|triển|giao ban|rút|trù|chuẩn|bàn|hội đồng|liên tịch|thống nhất"
    r"|bình xét|đánh giá)|(?:tổng|sơ) duyệt"
    r"|duyệt (?=chương trình|kịch bản|nội dung|tiết mục|văn nghệ|bài|kế hoạch)"
    r"|chạy (?:chương trình|thử)|rút kinh nghiệm|quyết toán"
    r"|(?:luyện )?tập (?=văn nghệ|dượt|luyện|duyệt|kịch|tiết mục|múa|đội hình|nghi thức)|luyện tập"
    r"|thành lập (?=ban\s|tổ\s|đoàn\s|hội đồng)"
    r"|(?:hạn )?(?:nộp|thu|nhận|chấm) (?=bài|sản phẩm|tác phẩm|hồ sơ|ảnh dự|đơn\s))",
    re.IGNORECASE,
)


def is_internal(text: str) -> bool:
    """Whether a text begins with a meeting or a rehearsal of those who hold the Week."""
    return _INTERNAL.match(text) is not None


# “Trường hợp mưa, hội sách chuyển sang …”: it may never be.
_CONDITION = re.compile(
    r"\W*(?:(?:trong )?trường hợp|nếu|hễ|phòng khi"
    r"|(?:khi |gặp )(?:có )?(?:mưa|bão|lũ|dịch|trời|thời tiết))\s"
    # “Biển động từ cấp 6 thì dời lớp này”
    r"|[^,;.:]{3,60}\sthì\s(?:dời|lùi|hoãn|nghỉ|chuyển|bỏ|thôi)\s",
    re.IGNORECASE,
)


def is_condition(text: str) -> bool:
    """Whether a text begins with what may not come: “Nếu mưa, …”."""
    return _CONDITION.match(text) is not None


_AS_EVER = re.compile(
    r"\s(?:vẫn|cứ)\s.*(?:bình thường|như (?:thường|cũ|mọi|hằng|hàng)"
    r"|theo (?:thời kh[oó][aá] biểu|TKB))",
    re.IGNORECASE,
)

# “(Lớp … dự kiến nhưng chưa có bếp, chưa đưa vào kế hoạch.)”
_NOT_THIS_TIME = re.compile(
    r"(?<!\w)(?:(?:chưa|không) (?:đưa|kể|tính|xếp) vào|chưa (?:tổ chức|mở|làm) được"
    r"|(?:ngoài ra|nếu|khi)[^.;]{0,60}có thể (?:tổ chức|mở|đưa|mời)"
    r"|có thể (?:tổ chức|mở|đưa)[^.;]{0,60}\snếu"
    r"|chưa (?:đủ điều kiện|có (?:kinh phí|địa điểm|kế hoạch))"
    r"|(?:để|dời|chuyển|hoãn|lùi) (?:lại )?(?:sang |đến |tới )?"
    r"(?:dịp khác|năm sau|sang năm|quý sau|đợt sau)|(?:không thuộc|ngoài) Tuần lễ)(?!\w)",
    re.IGNORECASE,
)


def is_put_off(text: str) -> bool:
    """Whether a text says of a thing that it is not on this time."""
    return _NOT_THIS_TIME.search(text) is not None


def is_as_ever(text: str) -> bool:
    """Whether a text says what goes on as on any other day: “Các lớp … vẫn học bình thường”."""
    return _AS_EVER.search(text) is not None


# “Năm 2024, xã đã tổ chức …”, “Đã mở 5 lớp …”: that was before.
_PAST = re.compile(
    r"(?<!\w)đã (?:được )?(?:tổ chức|mở|thực hiện|triển khai|trao|tặng|phục vụ|hoàn thành"
    r"|diễn ra|thu hút|khai giảng|xây dựng|vận động|phát động|quyên góp|ủng hộ|giới thiệu"
    r"|trưng bày|đạt)\s"
    # “Hôm 10/9 phường có mời họp”
    r"|^\W*hôm (?:ngày )?\d"
    r"|^\W*(?:trong )?(?:năm (?:ngoái|trước|qua)|những năm (?:trước|qua)|các năm trước|vừa qua"
    r"|thời gian qua)(?!\w)",
    re.IGNORECASE,
)
# Headings over what was done or is so, and not over what is to come.
_OF_PAST = re.compile(
    r"(?:(?:đánh giá|sơ lược|đặc điểm,?|vài nét(?: về)?)\s)?(?:kết quả|tình hình|thực trạng"
    r"|bối cảnh|tồn tại|hạn chế|những (?:việc|kết quả) đã)(?!\w)(?! dự kiến)",
    re.IGNORECASE,
)


def is_past(text: str) -> bool:
    """Whether a text tells of what was done before; not within quotation marks or brackets."""
    return _PAST.search(_QUOTED.sub(" ", text)) is not None


def is_over_past(heading: str) -> bool:
    """Whether a heading stands over what was done before: “Kết quả năm trước”."""
    return _OF_PAST.match(heading) is not None


# “Mỗi xã chọn làm ít nhất 2 trong 4 việc: …”, “nội dung do đơn vị tự chọn, gợi ý: …”.
_CHOICE = re.compile(
    r"(?<!\w)(?:gợi ý|tham khảo|(?:tự|được|có thể|để|nên|hãy|hoặc) (?:lựa )?chọn"
    r"|tự (?:xếp|sắp xếp|bố trí|lên) lịch"
    r"|lựa chọn (?=hình|nội|một|các|hoạt|việc|ít)"
    r"|(?:chủ động |khuyến khích )?tổ chức thêm\s|có điều kiện (?:có thể|thì|nên)"
    r"|có thể (?:làm|tổ chức|mở|thực hiện) (?=một|các|những|như)"
    r"|tùy (?:theo )?(?=điều|tình|khả|chọn|nơi|từng|đơn|đặc)|tuỳ (?:theo )?(?=điều|tình|khả)"
    r"|chọn (?:làm|tổ chức|thực hiện|ra)?\s?(?:ít nhất|tối thiểu|một|\d)|chẳng hạn|ví dụ"
    r"|(?:phù hợp|căn cứ|theo) (?:với )?(?:điều kiện|tình hình|khả năng)(?: thực tế)?[^:.;]{0,60}"
    r"(?:như|:))(?:(?<=\s)|(?!\w))",
    re.IGNORECASE,
)
_COMES = re.compile(r"[:;,]|\s(?:như|gồm)\s")


def is_choice(text: str) -> bool:
    """Whether words leave it to units what to do: what they name has no day, and may never be."""
    return _CHOICE.search(text) is not None and _COMES.search(text) is not None
