"""The name of an activity in the words of a plan.

“Tổ chức Ngày hội đọc sách vào …” is “Ngày hội đọc sách”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_src.model import EventKind

LONGEST_TITLE = 80

# Things that one goes to, each with its kind. Those marked weak are one only at a time or place.
_NOUNS: tuple[tuple[str, EventKind | None, bool], ...] = (
    (r"lễ (?:khai mạc|phát động|hưởng ứng|ra quân|mít tinh|mít-tinh)", EventKind.CEREMONY, False),
    (r"lễ (?:bế mạc|tổng kết)", EventKind.CLOSING, False),
    (r"mít[ -]tinh", EventKind.CEREMONY, False),
    (
        r"lễ (?:ra mắt|khai giảng|tuyên dương|trao|vinh danh|công bố"
        r"|kỷ niệm|tôn vinh|khánh thành|báo công|dâng"
        r"|công nhận|kết nạp|phát bằng|tiếp nhận|đón|hội)",
        EventKind.OTHER,
        False,
    ),
    (r"(?:ngày|tuần|tháng|đêm) hội[\w\s]{0,12}\b(?:đọc|sách|stem\b)?", None, False),
    (
        r"hội (?:sách|đọc sách|báo)|đường sách|phố sách|phiên chợ sách|chợ sách",
        EventKind.READING,
        False,
    ),
    (r"hội (?:thi|diễn)|cuộc thi|giải (?:thưởng|bút)", EventKind.CONTEST, False),
    (
        r"thi(?= (?:tìm hiểu|kể|vẽ|viết|đọc|hùng biện|rung|thuyết trình"
        r"|sáng tác|xếp|trưng|giới thiệu|đố|trực tuyến"
        r"|ý tưởng|cắm hoa|nấu|thiết kế|ứng xử|văn nghệ|sáng tạo|trình diễn"
        r"|kiến thức|nói|hát|lắp|lập)\b)",
        EventKind.CONTEST,
        False,
    ),
    (r"rung chuông vàng|trò chơi lớn|đố vui", EventKind.CONTEST, False),
    (r"hội thảo|tọa đàm|toạ đàm|diễn đàn|đối thoại|hội nghị|talk ?show", EventKind.TALK, False),
    (
        r"(?:buổi |các buổi )?(?:nói chuyện|sinh hoạt)(?: chuyên đề| dưới cờ)?",
        EventKind.TALK,
        False,
    ),
    (r"(?:buổi |các buổi )?(?:báo cáo )?chuyên đề", EventKind.TALK, False),
    (r"triển lãm|trưng bày", EventKind.EXHIBITION, False),
    (
        r"(?:các |khai giảng |mở |khai giảng các |01 |02 |03 )?(?:lớp |khóa |khoá |buổi )?tập huấn",
        EventKind.TRAINING,
        False,
    ),
    (
        r"(?:các |khai giảng (?:các )?)?(?:lớp|khóa|khoá)(?=[ ,/](?!\d"
        r"|trưởng|mẫu giáo|[a-zà-ỹ]+ \d))(?: (?:học|bồi dưỡng|dạy|phổ cập"
        r"|xóa|kỹ năng))?",
        EventKind.CLASS,
        False,
    ),
    (
        r"(?:các )?buổi (?:hướng dẫn|học|truyền thông|tuyên truyền|phổ biến"
        r"|tư vấn|trải nghiệm|giới thiệu|thực hành|chia sẻ)",
        EventKind.CLASS,
        False,
    ),
    (r"(?:tham|thăm) quan|hành trình|về nguồn|trải nghiệm", EventKind.VISIT, False),
    (
        r"giải (?:cầu lông|bóng|chạy|cờ|thể thao|việt dã|đua|bơi|kéo co"
        r"|thi đấu|pickleball|điền kinh)[\w ]*?|giao hữu|đồng diễn|đi bộ"
        r"|chạy bộ|hội khỏe"
        r"|chạy việt dã|ngày chạy",
        EventKind.SPORTS,
        False,
    ),
    (
        r"(?:đêm|chương trình|hội diễn|biểu diễn|giao lưu) (?:văn nghệ"
        r"|nghệ thuật|thơ|nhạc|ca nhạc|văn hóa)|chiếu phim|liên hoan"
        r"|hội trại|xem phim",
        EventKind.CULTURE,
        False,
    ),
    (r"giao lưu(?! học hỏi|,)|gặp mặt|họp mặt", EventKind.OTHER, False),
    (
        r"(?:phong trào )?(?:quyên góp|trao tặng|tặng|ủng hộ|hiến tặng"
        r"|góp) (?:\d+ )?(?:cuốn |quyển |bộ )?(?:sách|tủ sách|truyện)",
        EventKind.BOOK_DONATION,
        False,
    ),
    (r"(?:trao|tặng) (?:học bổng|quà|thưởng|giải)|tuyên dương|vinh danh", EventKind.OTHER, True),
    (
        r"(?:tiết|giờ|góc|buổi|không gian|điểm) đọc(?: sách)?|đọc sách (?:cùng"
        r"|theo|tập thể)|kể chuyện|giới thiệu sách|điểm sách|đọc to nghe chung"
        r"|ngày đọc sách|ngày sách",
        EventKind.READING,
        False,
    ),
    (
        r"(?:xe )?thư viện lưu động|xe (?:ô tô )?thư viện|xe sách|chuyến xe|chuyến đi",
        EventKind.READING,
        False,
    ),
    (r"phát động (?:phong trào|cuộc thi)", EventKind.READING, True),
    (
        r"ngày (?:khuyến học|chuyển đổi số|hội|sáng tạo|mở cửa|trải nghiệm|pháp luật|toàn dân)",
        EventKind.OTHER,
        False,
    ),
    (r"sân chơi", EventKind.CONTEST, False),
    (r"ngoại khóa|ngoại khoá|trò chơi dân gian|ngày hội", None, False),
    (r"phát động(?= Tuần lễ| tuần lễ)", EventKind.CEREMONY, False),
    (r"câu lạc bộ|clb\b", EventKind.OTHER, True),
    (
        r"phát thanh|phát loa|xe loa|xe tuyên truyền|xe cổ động|bản tin"
        r"|diễu hành|cổ động|truyền thông lưu động|tuyên truyền lưu động",
        EventKind.BROADCAST,
        True,
    ),
    (
        r"(?:treo )?(?:băng rôn|băng-rôn|băng zôn|băng-zôn|pa-?nô|panô"
        r"|khẩu hiệu|áp phích|biểu ngữ)",
        EventKind.COMMUNICATION,
        True,
    ),
    (r"(?:xây dựng )?(?:tủ sách|góc sách|góc học tập)|phong trào", EventKind.READING, True),
    (
        r"chương trình(?= [“\"]| (?:giáo dục|trải nghiệm|giao lưu|tham quan"
        r"|đọc|kể chuyện|ngoại khóa|tuyên dương|tri ân|từ thiện|gala)\b)",
        EventKind.OTHER,
        False,
    ),
    (
        r"tư vấn|hội quán|khám|hướng nghiệp|dạy nghề|học nghề|giới thiệu (?:các )?(?:ngành )?nghề",
        EventKind.OTHER,
        True,
    ),
    (
        r"khai mạc(?= Tuần lễ| tuần lễ|\W*$| trong ngày| vào| ngày| lúc)|lễ tuyên truyền",
        EventKind.CEREMONY,
        False,
    ),
    (r"bế mạc(?= Tuần lễ| tuần lễ|\W*$)|tổng kết Tuần lễ", EventKind.CLOSING, True),
)
_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), kind, weak)
    for pattern, kind, weak in _NOUNS
)
# Words that order, with what they order after them; they are taken away from the front.
_ORDERS = re.compile(
    r"(?:tiếp tục|tích cực|chủ động|đồng loạt|đồng thời|thường xuyên"
    r"|kịp thời|phối hợp (?:với [^,;]{3,90}?\s)?(?=tổ chức|triển khai"
    r"|thực hiện|mở)"
    r"|phối hợp|tổ chức|triển khai|thực hiện|đẩy mạnh|tăng cường"
    r"|phát động(?! Tuần lễ| tuần lễ)|tham gia|dự(?= Lễ| lễ| Ngày"
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
    r"\s*(?:[;:]|\.(?=\s|$)|\((?!\w{1,12}\))|\s[-–]\s(?=\d|Thời gian|Địa điểm)"
    r"|,?\s+(?:vào\s+(?=\d|lúc|ngày|sáng|chiều|tối|các|thứ|dịp|hồi"
    r"|hai|buổi|thời)|lúc\s|hồi\s|từ\s+(?=\d|ngày|sáng|chiều|tối"
    r"|thứ|lúc|\s)"
    r"|(?:trong\s+)?ngày\s+\d|(?:các\s+)?ngày\s+\d|tại\s|ở\s|nhằm\s"
    r"|để\s|theo\s(?!sách|tranh|chuyện)|do\s|có sự\s|với\s+(?=sự"
    r"|nội dung|hình thức|các|mục|thành phần|chủ đề(?! [“\"])|\d)"
    r"|trong\s+(?=Tuần|tuần|suốt|thời gian|các|ngày|tháng|khuôn"
    r"|hai|ba|phạm)|trên\s+(?=địa bàn|các|hệ thống|toàn|trang|cổng"
    r"|loa|đài|nền tảng|website|fanpage|mạng)"
    r"|và\s+(?=các hoạt động|những hoạt động|tổ chức)|(?:được\s+)?tổ chức\s+(?=vào"
    r"|lúc|tại|ngày|từ|trong|sáng|chiều|tối|theo|ở|hồi)|được\s+(?=tổ chức"
    r"|diễn ra|thực hiện)|sẽ\s|diễn ra\s|dự kiến|gắn với\s|thông qua\s"
    r"|bằng\s|như\s*:|qua\s+(?=các|phần|nền|hệ|mạng)|góp phần|cụ thể"
    r"|bảo đảm|đảm bảo|phù hợp"
    r"|hưởng ứng\s+Tuần|trước\s+ngày|sáng\s+(?=\d|ngày|thứ)|chiều\s+(?=\d"
    r"|ngày|thứ)|tối\s+(?=\d|ngày|thứ)|thu hút|nhân\s+(?=dịp|ngày)"
    r"|mỗi\s+(?=ngày|tuần|lớp|em|học)"
    r"|kết hợp\s|đến\s+(?=toàn|từng|các|mọi)|tới\s+(?=toàn|từng"
    r"|các|mọi)|thiết thực|cũng như|vì\s|gồm\s|giúp\s|tạo\s|phục vụ\s"
    r"|(?:thứ|Thứ)\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])\b|lồng ghép"
    r"|hằng ngày|hàng ngày|suốt(?! đời))"
    r"|,\s*(?=\d{1,2}\s*(?:h|giờ|/)|sáng|chiều|tối|thứ|Chủ nhật"
    r"|ngày|thời gian|địa điểm|tổ chức|khuyến khích|giới thiệu|phổ biến"
    r"|đặc biệt|qua đó|góp|nhất là|trong đó|từ đó|tuyên truyền)"
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


def noun_in(text: str, start: int = 0) -> tuple[int, EventKind | None, bool] | None:
    """The first thing that one goes to, and where its name begins; strong ones before weak ones."""
    best: tuple[int, EventKind | None, bool] | None = None
    for pattern, kind, weak in _COMPILED:
        match = pattern.search(text, start)
        if match is None or _is_mention(text, match.start()):
            continue
        at = match.start()
        if _is_quoted(text, at):
            continue
        if best is None or (best[2], best[0]) > (weak, at):
            best = (at, kind, weak)
    return best


def _is_quoted(text: str, at: int) -> bool:
    """Whether a word stands inside a quoted name, and does not begin it."""
    before = text[:at]
    return before.count("“") > before.count("”") and not before.endswith("“")


_MENTIONS = re.compile(
    r"(?:kế hoạch (?:tổ chức )?|phục vụ (?:cho )?|kinh phí (?:tổ chức )?"
    r"|chuẩn bị (?:cho )?|về |sau |trước |trong ngày |trong |tại "
    r"|của |nội dung |kết quả |[Tt]uần |[Tt]ầng "
    r"|tin, bài |dự |đến dự |cho |dự toán (?:kinh phí )?(?:tổ chức )?"
    r"|hưởng ứng |kịch bản |giấy mời (?:dự )?|tin, viết bài về "
    r"|như |tại buổi |các buổi |trao giải |các điểm |điểm |nơi |các nơi )$",
    re.IGNORECASE,
)


def _is_mention(text: str, at: int) -> bool:
    """Whether a thing is only spoken of: “kế hoạch tổ chức Lễ khai mạc”, “tin, bài về Lễ …”."""
    before = text[max(0, at - 40) : at]
    match = _MENTIONS.search(before)
    return match is not None and not (
        at < 12 and match[0].strip().casefold() in ("các", "về", "dự", "tham dự")
    )


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
        if match.start() - start < 6:
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
    return title.casefold().startswith(ORDER_WORDS)
