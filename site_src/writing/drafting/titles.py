"""The name of an activity in the words of a plan.

“Tổ chức Ngày hội đọc sách vào …” is “Ngày hội đọc sách”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_src.model import EventKind

LONGEST_TITLE = 80


# Words that order, with what they order after them; they are taken away from the front.
_ORDERS = re.compile(
    r"(?:tiếp tục|tích cực|chủ động|đồng loạt|đồng thời|thường xuyên"
    r"|kịp thời|phối hợp (?:với [^,;]{3,90}?\s)?(?=tổ chức|triển khai"
    r"|thực hiện|mở)"
    r"|phối hợp|tổ chức|triển khai|thực hiện|đẩy mạnh|tăng cường"
    r"|phát động(?! (?:trực (?:tuyến|tiếp) )?"
    r"(?:Tuần lễ|tuần lễ|đầu|vào|lúc|ngày|tại|sáng|chiều|tối)(?!\w))"
    r"|tham gia|dự(?= Lễ| lễ| Ngày"
    r"| Hội)|tham dự|tham mưu|chuẩn bị|xây dựng(?! nông)|"
    r"khuyến khích [^,;]{3,90}?(?=tổ chức|mở|tham gia)|khuyến khích"
    r"|vận động|chỉ đạo(?: [^,;]{3,90}?(?=tổ chức|mở|tham gia))?"
    r"|mở(?! cửa| rộng)|duy trì|chủ trì|tiến hành|treo|căng|huy động"
    r"|cử [^,;]{3,60}? (?=tham gia|dự)|ban hành|dự kiến|bố trí|sẽ"
    r"|cần|hưởng ứng bằng"
    r"|tổ chức tốt|phấn đấu|đăng ký|lồng ghép|nhân dịp này|trong tuần lễ"
    r"|hoạt động|tập trung|quan tâm|việc|và|thành lập|công tác|các hoạt động như"
    r"|tạo điều kiện(?: cho [^,;]{3,60}?)?(?= tham gia))[\s,:]+",
    re.IGNORECASE,
)


ORDER_WORDS = (
    "tổ chức",
    "triển khai",
    "thực hiện",
    "đẩy mạnh",
    "tăng cường",
    "tiếp tục",
    "phối hợp",
    "chỉ đạo",
    "khuyến khích",
    "vận động",
    "tham mưu",
    "chuẩn bị",
    "xây dựng",
    "chủ trì",
    "phát huy",
    "nâng cao",
    "bảo đảm",
    "đảm bảo",
    "huy động",
    "duy trì",
    "quan tâm",
    "rà soát",
    "kiểm tra",
    "đôn đốc",
    "tổng hợp",
    "báo cáo",
    "bố trí",
    "tạo điều kiện",
    "tích cực",
    "chủ động",
    "căn cứ",
    "lồng ghép",
    "tham gia",
    "treo",
    "mở các ",
    "mở lớp",
    "mở rộng",
    "cử ",
    "phân công",
    "đề nghị",
    "yêu cầu",
    "giao cho ",
    "giao nhiệm vụ",
    "tập trung",
    "khai thác",
    "cung cấp",
    "ứng dụng",
    "phát triển",
    "đổi mới",
    "hỗ trợ",
    "động viên",
    "đưa ",
)


_ENDS = re.compile(
    r"\s*(?:[;:]|\.(?=\s|$)|\((?!\w{1,12}\))|\s[-–—]\s(?=\d|Thời gian|Địa điểm|mỗi\s|hằng\s)"
    r"|,?\s+(?:[Vv]ào\s+(?=\d|lúc|ngày|sáng|chiều|tối|các|thứ|dịp|hồi"
    r"|hai|buổi|thời)|lúc\s|hồi\s|từ\s+(?=\d|ngày|sáng|chiều|tối"
    r"|thứ|lúc|\s)"
    r"|trong\s+\d+\s+(?:ngày|buổi)\s|khai giảng\s+(?=lúc|vào)"
    r"|(?:trong\s+)?ngày\s+\d|(?:các\s+)?ngày\s+\d|cũng\s+(?=tại|ở|vào|do)|tại\s|ở\s|nhằm\s"
    r"|để\s|theo\s(?!sách|tranh|chuyện)|(?<!tự )do\s|có sự\s|với\s+(?=sự"
    r"|nội dung|hình thức|các|mục|thành phần|chủ đề(?! [“\"])|\d)"
    r"|trong\s+(?=Tuần|tuần|suốt|cả|thời gian|các|ngày|tháng|khuôn"
    r"|hai|ba|phạm)|trên\s+(?=địa bàn|các|hệ thống|toàn|trang|cổng"
    r"|loa|đài|nền tảng|website|fanpage|mạng)"
    r"|và\s+(?=các hoạt động|những hoạt động|tổ chức|lễ\s|Lễ\s)|(?:được\s+)?tổ chức\s+(?=vào"
    r"|\d+\s(?:ngày|buổi)\s"
    r"|trực t|lúc|tại|ngày|từ|trong|sáng|chiều|tối|theo|ở|hồi)|được\s+(?=tổ chức"
    r"|diễn ra|thực hiện)|sẽ\s|diễn ra\s"
    r"|mở\s+(?=tại|ở)|mở cửa\s+(?=vào|lúc|từ|ngày|đến|cả|\d)"
    r"|(?:bắt đầu|làm)\s+(?=vào|lúc|từ|tại|ở|ngày|sáng|chiều|tối|\d)|dự kiến|gắn với\s|thông qua\s"
    r"|bằng\s|như\s*:|qua\s+(?=các|phần|nền|hệ|mạng xã)|góp phần|cụ thể"
    r"|bảo đảm|đảm bảo|phù hợp|thực hiện\s+(?=theo|vào|từ|tại)|(?:hoàn thành\s+)?xong(?!\w)"
    r"|hưởng ứng\s+Tuần|trước\s+(?=ngày"
    r"|(?:[Nn]hà|cổng|sân|cửa|trụ sở|chợ)\s)|sáng\s+(?=\d|ngày|thứ)|chiều\s+(?=\d"
    r"|ngày|thứ)|tối\s+(?=\d|ngày|thứ)|thu hút|nhân\s+(?=dịp|ngày)"
    r"|mỗi\s+(?=ngày|tuần|lớp|em|học)"
    r"|kết hợp\s|đến\s+(?=toàn|từng|các|mọi)|tới\s+(?=toàn|từng"
    r"|các|mọi)|thiết thực|cũng như|vì\s|gồm\s|giúp\s|tạo\s(?=điều|ra|cơ|không|sự|môi)"
    r"|phục vụ\s(?!khách|bàn\s)"
    r"|(?:thứ|Thứ)\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])\b|lồng ghép"
    r"|hằng ngày|hàng ngày|suốt(?! đời))"
    r"|(?<=[”\"]),\s"
    r"|,\s*(?=\d{1,2}\s*(?:h|giờ|/)|buổi\s(?:sáng|chiều|tối)|sáng|chiều|tối|thứ|Chủ nhật"
    r"|ngày|thời gian|địa điểm|tổ chức|khuyến khích|giới thiệu|phổ biến"
    r"|khai mạc\s(?:lúc|vào|ngày)|đặc biệt|qua đó|góp|nhất là|trong đó|từ đó|tuyên truyền)"
    r"|,\s*(?=mỗi\s(?:buổi|đợt|ca|lượt|nhóm|đội|trường|đơn vị)\s|tối đa\s|không quá\s|ít nhất\s)"
    r"|,\s*(?=\d+\s(?:buổi|ngày|đợt)(?!\w))"
    r"|,\s*(?=cả ngày|(?:dành )?cho\s(?!điểm)|bắt đầu|phòng\s|hội trường|nhà văn"
    r"|có\s|\d+\s(?:học viên|học sinh|người|em|đại biểu|hội viên|bà con)"
    r"|(?:tại|ở|qua|trên)\s|phát trực tiếp)"
    r"|\s+\d{1,2}\s*(?:h|giờ)\d{0,2}\b|\s+\d{1,2}/\d{1,2})"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was found in a text.

    Where its name begins and ends, its kind, and whether it is an activity only at a time or place
    (`weak`).
    """

    start: int
    end: int
    title: str
    kind: EventKind | None
    weak: bool


# “Trưng bày, giới thiệu sách …”: the word alone is no name.
_BARE = 2
_GOES_ON = re.compile(r",\s+(?:giới thiệu|phổ biến)\s", re.IGNORECASE)


def end_of_name(text: str, start: int) -> int:
    """Where a name that begins at `start` ends; quotation marks keep it together."""
    at = start
    while match := _ENDS.search(text, at):
        quoted = text[start : match.start()]
        if quoted.count("“") > quoted.count("”") and "”" in text[match.start() :]:
            at = text.index("”", match.start())
            continue
        if quoted.count('"') % 2 and '"' in text[match.start() :]:
            at = text.index('"', match.start()) + 1
            continue
        bare = len(quoted.split()) <= _BARE and _GOES_ON.match(text, match.start())
        if match.start() - start < 6 or bare:
            at = match.end() if match.end() > match.start() else match.start() + 1
            continue
        return match.start()
    return len(text)


def without_orders(text: str) -> int:
    """Where a text begins once the words that order are taken away from its front."""
    at = 0
    while match := _ORDERS.match(text, at):
        at = match.end()
    return at


def name_at(text: str, start: int, kind: EventKind | None, weak: bool) -> Named:
    """The name that begins at `start`, short enough for a title."""
    start += without_orders(text[start:])
    end = end_of_name(text, start)
    end = _shorter(text, start, end)
    if start and text[start - 1] == "“" and "”" in text[start:end]:
        start -= 1
    title = text[start:end].strip(" ,;:.-–")
    if re.fullmatch(r"“[^“”]*”", title):
        title = title[1:-1]
    title = (
        re.sub(r"^(?:các|những|một số|01|02|03|04|05)\s+", "", title, flags=re.IGNORECASE) or title
    )
    if title.count("“") > title.count("”"):
        title = title.replace("“", "", 1)
    return Named(start, end, title[:1].upper() + title[1:], kind, weak)


def _shorter(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST_TITLE:
        return end
    piece = text[start : start + LONGEST_TITLE + 1]
    for sign in (r",\s", r"\s(?:và|cho|về|nhất|hoặc|của|với|có|trong|trên|đối)\s", r"\s"):
        cuts = [m.start() for m in re.finditer(sign, piece) if m.start() >= 15]
        whole = [
            cut
            for cut in cuts
            if piece[:cut].count("“") == piece[:cut].count("”") and cut <= LONGEST_TITLE
        ]
        if whole:
            return start + whole[-1]
    return start + LONGEST_TITLE


def begins_as_order(title: str) -> bool:
    """Whether a title is the beginning of an order, and no name."""
    text = title.casefold()
    return text.startswith(ORDER_WORDS) and not text.startswith("báo cáo chuyên đề")
