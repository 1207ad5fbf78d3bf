"""Things that one goes to, by the words that plans have for them, each with its kind."""

from __future__ import annotations

import re

from site_src.model import EventKind

# “Buổi khai mạc diễn ra lúc …”
_IS_HELD = (
    r" (?:sẽ |được )*(?:diễn ra|tổ chức|bắt đầu|làm)(?= (?:lúc|vào|ngày|hồi|từ|tại|ở|sáng|chiều|tối"
    r"|trong|thứ|\d))"
)
# Things that one goes to, each with its kind. Those marked weak are one only at a time or place.
_NOUNS: tuple[tuple[str, EventKind | None, bool], ...] = (
    (r"lễ khai mạc", EventKind.CEREMONY, False),
    (r"lễ (?:phát động|hưởng ứng|ra quân|mít[ -]tinh)|mít[ -]tinh", EventKind.LAUNCH, False),
    (r"lễ (?:bế mạc|tổng kết)", EventKind.CLOSING, False),
    (r"lễ (?:tuyên dương|trao|vinh danh|tôn vinh)", EventKind.PROMOTION, False),
    (
        r"lễ (?:ra mắt|khai giảng|công bố|kỷ niệm|khánh thành|báo công|dâng"
        r"|công nhận|kết nạp|phát bằng|tiếp nhận|đón|hội)",
        EventKind.OTHER,
        False,
    ),
    (r"(?:ngày|tuần|tháng|đêm) hội[\w\s]{0,12}\b(?:đọc|sách|stem\b)?", None, False),
    (
        r"(?<!xã )hội (?:sách|báo)|phiên chợ|đường sách|phố sách|chợ (?:sách|quê|đồ chơi)(?!\w)",
        EventKind.BOOK_FAIR,
        False,
    ),
    (r"hội đọc sách", EventKind.READING, False),
    (
        r"(?:chung kết (?:cấp \w+ )?)?(?:hội (?:thi|diễn)|cuộc thi)"
        r"|giải (?:thưởng(?= (?:[“\"]|(?-i:[A-ZĐ])))|bút)",
        EventKind.CONTEST,
        False,
    ),
    (
        r"thi(?= (?:tìm hiểu|kể|vẽ|viết|đọc|hùng biện|rung|thuyết trình"
        r"|sáng tác|xếp|trưng|giới thiệu|đố|trực tuyến"
        r"|ý tưởng|cắm hoa|nấu|thiết kế|ứng xử|văn nghệ|sáng tạo|trình diễn"
        r"|kiến thức|nói|hát|lắp|lập)\b)",
        EventKind.CONTEST,
        False,
    ),
    (r"rung chuông vàng|trò chơi lớn|đố vui", EventKind.CONTEST, False),
    (r"hội thảo|webinar|seminar|workshop", EventKind.SEMINAR, False),
    (r"tọa đàm|toạ đàm|talk ?show", EventKind.DISCUSSION, False),
    (r"diễn đàn|đối thoại", EventKind.FORUM, False),
    (r"hội nghị", EventKind.TALK, False),
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
        r"(?:các |khai giảng (?:các )?)?(?:lớp|(?<!chìa )(?<!chính )(?<!ngoại )kh(?:óa|oá))"
        r"(?=[ ,/](?!\d"
        r"|trưởng|mẫu giáo|[a-zà-ỹ]+ \d"
        # Pupils of a class, and no lesson.
        r"|(?:nộp|gửi|mang|cử|đăng ký|tham gia|góp|đóng góp|ủng hộ|quyên góp|mời|sẽ|đều"
        r"|phải|được|nhận|dọn|treo|tự|chọn|bầu|nào|mình|em|đến|xem|nghe|vào"
        r"|có|dự|ngồi|đứng|tập trung|phân công|thông báo|nhắc)(?!\w)))"
        r"(?: (?:học|bồi dưỡng|dạy|phổ cập|xóa|kỹ năng))?",
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
    (
        r"(?:trao|tặng) (?:\d+ )?(?:suất |phần )?(?:học bổng|quà|thưởng|giải)"
        r"|tuyên dương|vinh danh",
        EventKind.PROMOTION,
        True,
    ),
    (
        r"(?:tiết|giờ|góc|buổi|không gian|điểm|trạm) đọc(?: sách)?|trạm sách|đọc sách (?:cùng"
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
    # “Trạm Y tế” is a body.
    (r"trạm (?:sửa|cài|đổi|hỗ trợ|tư vấn|sạc)(?= )", EventKind.OTHER, False),
    (r"sân chơi", EventKind.CONTEST, False),
    (r"mở cửa (?:miễn phí|tự do)", EventKind.OTHER, True),
    (r"ngoại khóa|ngoại khoá|trò chơi dân gian|ngày hội", None, False),
    (r"phát động(?= Tuần lễ| tuần lễ)", EventKind.LAUNCH, False),
    (
        r"phát động(?= (?:đầu|vào|lúc|ngày|tại|sáng|chiều|tối)\b|\W*$|\s*:|, \d)",
        EventKind.LAUNCH,
        True,
    ),
    (
        # In a list of houses it is one.
        r"(?<!văn hóa, )(?<!văn hoá, )(?<!thư viện, )(?<!bảo tàng, )(?<!văn hóa và )câu lạc bộ"
        r"|clb\b",
        EventKind.OTHER,
        True,
    ),
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
        r"(?:(?:phiên|ngày) )?tư vấn|hội quán|khám|hướng nghiệp|dạy nghề|học nghề"
        r"|giới thiệu (?:các )?(?:ngành )?nghề",
        EventKind.OTHER,
        True,
    ),
    (
        r"khai mạc(?= Tuần lễ| tuần lễ|\W*$|:|[.;] | trong ngày| vào| ngày| lúc| \(\d"
        rf"|{_IS_HELD})|lễ tuyên truyền",
        EventKind.CEREMONY,
        False,
    ),
    (
        r"bế mạc(?= Tuần lễ| tuần lễ|\W*$|:|[.;] | vào| ngày| lúc| tại| \(|, \d"
        r"|(?:,| và) (?:trao|phát|tặng|khen|tuyên dương|tổng kết|liên hoan|vinh danh)\b"
        rf"|{_IS_HELD})|(?:họp )?tổng kết(?= Tuần lễ|\W*$|:|[.;] | vào| ngày| lúc| tại| \("
        rf"|{_IS_HELD}|(?:,| và) (?:trao|phát|khen|tuyên dương|bế mạc|liên hoan|vinh danh)\b)",
        EventKind.CLOSING,
        True,
    ),
)


_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), kind, weak)
    for pattern, kind, weak in _NOUNS
)


# A thing that one goes to: where its name begins, its kind, and whether it is one only at a time or
# place.
Noun = tuple[int, EventKind | None, bool]


def noun_in(text: str, start: int = 0) -> Noun | None:
    """The first thing that one goes to, and where its name begins; strong ones before weak ones."""
    best: Noun | None = None
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
    r"|trang trí |dọn dẹp |sắp xếp |lắp đặt |sửa chữa "
    r"|danh sách |(?:số liệu|sĩ số|tình hình|học viên|phần thưởng|giải|quà|âm thanh|kỹ thuật"
    r"|câu hỏi|thể lệ|bài|phiếu|lịch|sơ đồ|thẻ|đề)(?: của)? (?:các |cho |từng )*"
    r"|(?:quyết định|thông báo) (?:mở |tổ chức )?|phát (?:sóng |lại )?|sân |phòng |khu "
    r"|như |phố |nhà |(?<!\w)ở |(?<!\d )(?<!\d)giờ |tại buổi "
    r"|(?:(?:những|các|mỗi) (?:ngày|hôm|buổi)|khi) có "
    r"|các buổi |trao giải |các điểm |điểm |nơi |các nơi "
    # Those of a class; the name of a broadcaster; lessons that one misses.
    r"|(?:học sinh|sinh viên|học viên|phụ huynh|cha mẹ|chủ nhiệm|tập thể)(?: các| của| khối)? "
    r"|đài |(?:bỏ|nghỉ|đổi|lùi|dời|hoãn|trùng|tan|vào|hết|mỗi|từng) )$",
    re.IGNORECASE,
)


# “Bảo đảm an toàn khi học sinh đi tham quan”: what is said holds then, and names nothing.
# “dành 15 phút sinh hoạt lớp để …” is a part of every day.
_THEN = re.compile(
    r"\b(?:(?:khi|nếu)\s|(?:dành|bố trí|trích)\s(?:\w+\s){0,2}\d+(?:-\d+)?\s*phút\s)[^,;.]{0,40}$",
    re.IGNORECASE,
)


# “phục vụ người dân tham quan”: what those do there to whom it is open.
_SERVED = re.compile(
    r"phục vụ\s(?:các\s|tốt\s)?(?:bạn đọc|người|nhân dân|học sinh|sinh viên|thiếu nhi"
    r"|du khách|khách)[^,;.:“]{0,30}\s$",
    re.IGNORECASE,
)


def _is_mention(text: str, at: int) -> bool:
    """Whether a thing is only spoken of: “kế hoạch tổ chức Lễ khai mạc”, “tin, bài về Lễ …”."""
    before = text[max(0, at - 40) : at]
    if _THEN.search(before) or _SERVED.search(before):
        return True
    match = _MENTIONS.search(before)
    return match is not None and not (
        at < 12 and match[0].strip().casefold() in ("các", "về", "dự", "tham dự")
    )
