"""Places as plans name them: where such a name begins and ends, and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_src.writing.drafting.names import VILLAGES
from site_src.writing.drafting.nouns import noun_in

# How a place is named, and where its name ends.
_PLACE_WORDS = (
    r"[Tt]rường|[Nn]hà [Vv]ăn|[Nn]hà [Tt]hiếu|[Nn]hà thi đấu|[Nn]hà đa năng"
    r"|[Nn]hà sinh hoạt|[Nn]hà rông"
    r"|[Hh]ội trường|[Ss]ân|[Tt]hư viện|[Tt]rung tâm|TTHTCĐ|[Tt]rụ sở"
    r"|[Qq]uảng trường|[Cc]ông viên|[Pp]hòng|[Đđ]ình"
    r"|[Cc]hùa|[Bb]ảo tàng|[Uu]BND|UBND|Ủy ban|[Kk]hu|[Pp]hố|[Đđ]ường"
    r"|[Cc]ung|[Nn]hà hát|[Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]ản"
    r"|[Đđ]iểm|[Cc]hợ|[Bb]ưu điện|[Ll]ớp|[Vv]ườn|[Kk]huôn viên|[Gg]óc"
    r"|[Bb]ể bơi|[Hh]ồ bơi|[Tt]rạm|[Cc]âu lạc bộ|[Ss]ố \d|[Ss]ảnh|[Đđ]ài|[Tt]òa"
    r"|[Dd]i tích|[Đđ]ền|[Bb]ến|[Ll]àng|[Xx]ã|[Pp]hường|[Tt]ổ dân phố"
    r"|[Qq]uầy|[Bb]ãi|[Vv]ỉa hè|[Nn]gã (?:ba|tư|năm)|[Ss]iêu thị|[Bb]ệnh viện"
    r"|[Kk]ý túc|[Cc]ăng[- ]?tin|[Hh]ành lang|[Ss]ân khấu|[Tt]iền sảnh"
    # “tại 46 Bạch Đằng”
    r"|\d+[A-Za-z]?(?:/\d+)*\s+(?:đường\s+|phố\s+)?[A-ZĐÀ-Ỹ]"
    r"|[Bb]ảng|[Cc]ổng|[Tt]ầng|[Nn]hà|[Cc]ơ sở|[Xx]ưởng|[Đđ]ồi|[Đđ]ồn\s|[Bb]ếp|[Kk]ho\s|[Cc]ảng"
    r"|[Gg]ác\s(?=lửng|xép|mái|trên|hai)"
    r"|[Hh]ợp tác xã|HTX|[Bb]uôn\s|[Mm]iếu|[Nn]ghĩa trang|[Tt]ượng đài"
    r"|(?:[Tt]rang |[Dd]oanh )?[Tt]rại\s(?!hè)|[Nn]hà máy|[Xx]í nghiệp|[Nn]ông trường"
)
# A name alone is a place too, unless it is that of a document or of a part of one.
_NAMED = (
    r"(?!(?:Kế hoạch|Công văn|Quyết định|Nghị quyết|Chỉ thị|Thông tư|Thông báo|Tờ trình|Điều|Khoản"
    r"|Mục|Điểm|Phần|Phụ lục|Văn bản|Luật|Hướng dẫn|Đề án|Chương trình|Lễ|Hội nghị|Hội thảo|Tuần)"
    r"(?!\w))[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s"
)
PLACE = re.compile(
    rf"\b(?:(?:[Tt]ại|trong(?=\s(?:hội trường|khuôn viên|nhà (?:văn|đa|thi|thiếu|thờ)|sân)\s))"
    rf"\s+(?:địa điểm\s*:?\s*)?"
    # “mời bà con lên hội trường nghe nói chuyện”
    rf"|(?<=\s)(?:lên|ra|đến|tới|về)\s+(?=(?:[Hh]ội trường|[Ss]ân|[Nn]hà [Vv]ăn h|[Tt]rụ sở)\s"
    rf"[^,;:.()]{{1,60}}?\s(?:nghe|xem|dự|họp|học|gặp|thi)\s)"
    rf"|(?:ở|[Đđ]ịa điểm:?|(?<=[”\"]\s)trước"
    rf"(?=\s+(?:[Nn]hà|[Cc]ổng|[Cc]ửa|[Ss]ân|[Tt]rụ sở|[Cc]hợ|[Đđ]ình|UBND|[Tt]hư viện)\s)"
    rf"|(?:(?<=lưu động )(?:của\s[^,;.:]{{3,40}}?\s)?|(?<=sách ))về"
    rf"(?=\s+(?:Trường|(?:chợ|xã|thôn|ấp|bản|buôn)\s[A-ZĐÀ-Ỹ\d])))\s+(?={_PLACE_WORDS})"
    # “tại Trường A ngày 03/10 và Trường B ngày 05/10”
    rf"|(?<=\d\s)và\s+(?=(?:{_PLACE_WORDS})\s[^,;.]{{2,60}}?\s(?:ngày|sáng|chiều|tối)\s))"
    r"((?:các\s+|những\s+|mỗi\s+|\d+\s+(?:tổ"
    rf"|thôn|xã|trường|điểm|khu|phường|xóm|ấp)|{_PLACE_WORDS}|{_NAMED})[^;:.()]*)"
)
_PLACE_ENDS = re.compile(
    r"\s*(?:,?\s+(?:(?:sáng|trưa|chiều|tối)(?=\s+(?:ngày\s|thứ\s|\d))"
    r"|vào|từ|lúc|với|nhằm|để(?! xe)|có|do|theo|trong|bắt đầu|nghe|xem|dự"
    r"|gồm|cho|và (?:trực tuyến|trực tiếp|phát|truyền|qua|trên)|và tổ chức|và các hoạt động"
    r"|và \d{1,2}\s*(?:h|g|giờ)|miễn (?:phí|vé)|sẽ"
    r"|thu hút|dành cho|trước(?!\s(?:[Nn]hà|cổng|cửa|trụ|UBND|tòa|dãy)\s)"
    r"|sau(?= (?:khi|đó|lễ|Lễ|phần|giờ|buổi|\d))|phục vụ"
    r"|góp phần|hoặc|trên địa bàn(?=\W*$)"
    r"|kết hợp|qua|phối hợp|về|đảm bảo"
    r"|bảo đảm|hưởng ứng|tổ chức|suốt(?! đời)|mở cửa|khai mạc|lồng ghép|mời|giúp|đến|tới|được|vẫn"
    r"|thường xuyên|nếu)\b|,\s*(?=mỗi\s)"
    r"|,?\s+ngày\s+\d|,?\s+\d{1,2}/\d{1,2}/\d{4}(?!\d)|,\s*(?=(?:khoảng\s+)?\d+\s+(?:đại biểu|người"
    r"|học sinh|em|sinh viên|lượt|hội viên)\b)|,\s*(?=\d{1,2}\s*(?:h"
    r"|giờ)|sáng|chiều|tối|thứ\s|thời gian|thành phần|tổ chức)).*$"
)
_ADDRESS = re.compile(
    r",\s*((?:số\s+)?\d+[^,]*(?:đường|phố|,)[^;]*|\d+\w?(?:/\d+\w?)*\s+(?-i:[A-ZĐÀ-Ỹ])[^;]*|(?:đường|phố"
    rf"|{VILLAGES}|đảo|cù lao|hòn|tổ|phường|xã|thị trấn|quận"
    r"|huyện|tỉnh|thành phố)\s.*|số\s+\d.*)$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:tại\s+)?(?:các|những|mỗi|tất cả|toàn|khắp|\d+ )\s*|.*\b(?:các"
    r"|mỗi)\s+(?:trường|thôn|xóm|cơ sở|đơn vị|lớp|phường"
    r"|xã|cơ quan|điểm|khu|tuyến)",
    re.IGNORECASE,
)


_NO_ADDRESS = re.compile(
    rf",\s+(?!(?:số|đường|phố|{VILLAGES}|khu|tổ|phường|xã|thị|quận|huyện|tỉnh|thành|tầng|phòng"
    r"|ngõ|hẻm|đặc|kiệt|làng|nhà|tòa|toà|cơ sở|đối diện|cạnh)\b)(?=[^\W\dA-ZĐ_])(?=\w)"
)

# Bodies that have no house of their own name: “tại sân xã, Đoàn xã tổ chức …”.
_NO_PLACE = re.compile(
    r",\s+(?=(?:Đoàn|Hội(?!\strường)|Chi|Công đoàn|Ban|Liên đội|Mặt trận|Câu lạc bộ|CLB|Công an)"
    r"(?:\s|$)"
    r"|(?:Trạm|Trường|Trung tâm|Phòng|Thư viện|Tổ|UBND)\s[^,;.]{2,60}\s"
    r"(?:hướng dẫn|phụ trách|chủ trì|dạy|điều hành|đảm nhiệm|mời)(?!\w))"
)


# “tại sân vận động huyện, các xã đưa 20 hội viên về dự”
_WHO_COME = re.compile(r",\s+(?=(?:các|mỗi|toàn thể)\s)")


def place_ends(text: str) -> str:
    """The text up to where the name of the place ends."""
    name = _PLACE_ENDS.sub("", text).strip(" ,;.-")
    name = _NO_PLACE.split(name, maxsplit=1)[0]
    one = _WHO_COME.split(name, maxsplit=1)[0]
    name = name if _SEVERAL.match(one) else one
    if not _SEVERAL.match(name):
        # Behind a comma only what belongs to an address goes on with the name.
        name = _NO_ADDRESS.split(name, maxsplit=1)[0]
    return name.strip(" ,;.-")


_IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:[Đđ]ịa chỉ\s*:?\s*)?(?P<address>(?:[Ss]ố\s*\d"
    r"|\d+\w?(?:/\d+\w?)*,?\s+(?:đường\s|phố\s)?[A-ZĐÀ-Ỹ]|(?:[Đđ]ường|[Pp]hố|[Tt]hôn|[Xx]óm"
    r"|[Ấấ]p|[Kk]hu phố|[Tt]ổ dân phố|[Pp]hường|[Xx]ã|[Tt]hị trấn|[Qq]uận|[Hh]uyện)\s)"
    r"[^()]{2,100}?)\s*\)"
)


def address_behind(text: str, end: int) -> tuple[int, str]:
    """The address in brackets behind a name that ends at `end`, and where those end."""
    match = _IN_BRACKETS.match(text, end)
    return (match.end(), match["address"]) if match else (end, "")


# Somebody's house is no place that is published without a yes.
_HOME = re.compile(
    r"\b(?:nhà|hộ|gia đình|vườn|ruộng|trang trại|xưởng|quán|tiệm)\s+"
    r"(?:(?:nhà|hộ|gia đình|riêng|của)\s+)*(?:ông|bà|anh|chị|cô|chú|bác|thầy)\s+(?-i:[A-ZĐÀ-Ỹ])",
    re.IGNORECASE,
)


# “tại điểm 3 mục I phần C”: of the plan itself.
_OF_PAPER = re.compile(
    r"(?:điểm|khoản|tiết|ý)\s\S{1,4},?\s+(?:mục|phần|khoản|phụ lục)\s"
    r"|(?:mục|phần|khoản|phụ lục|bảng)\s(?:[\dIVX]+(?!\w)|[A-ZĐa-zđ](?!\w)|trên|dưới|kèm|sau)",
    re.IGNORECASE,
)


def places_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Each “tại …”: where the name begins and ends, and the name with its address."""
    at = 0
    while match := PLACE.search(text, at):
        name = place_ends(match[1])
        # “… ở nhà, tại phòng số 3”: the next may begin where the name of this one ends.
        at = match.start(1) + max(len(name), 1)
        before = text[: match.start()]
        if before.count("“") > before.count("”"):
            # “Hội thảo “Xã hội học tập ở cơ sở””: a part of the name.
            continue
        if len(name) > 3 and not _HOME.search(name) and not _OF_PAPER.match(name):
            end, address = address_behind(text, match.start(1) + len(name))
            at = max(at, end)
            yield match.start(1), end, f"{name}, {address}" if address else name


# By these begins the name of a place where nothing else says that it is one; a body's name may be
# one only where nothing follows that it could do.
_BARE = re.compile(
    r"(?:hội trường|sân"
    r"|cung(?=\s(?:thể thao|thiếu nhi|văn h[óo][áa]|hữu nghị))|rạp"
    r"|nhà (?:sách|thờ|khách|trưng bày)"
    r"|nhà (?:văn h[óo][áa]|thiếu nhi|thi đấu|đa năng|sinh hoạt|rông|hát|truyền thống)"
    # “phòng nghệ thuật” is a room, “Phòng Tư pháp” a body.
    r"|phòng(?=\s(?-i:(?!Đ)[a-zà-ỹđ\d])(?!hống|an\s|áy chữa))"
    r"|phòng(?=\s(?:(?:(?-i:Đa|Họp|Hội đồng|Truyền|Zoom|Lab|STEM|Internet)(?!\w))"
    r"|(?-i:[^\s,;.]+\s){1,3}(?:số\s)?\d))"
    # In small letters it is a room, unless it has the name of an office: “phòng Tin học”.
    r"|(?-i:phòng(?=\s[A-ZĐ])(?!\s(?:Giáo|Văn h|Tài|Nội|Kinh|Tư|Lao|Công|Y|Hành|Tổ|Kế|Quản|Nông|Dân"
    r"|Thanh|Khoa|Chính|Cảnh|Nghiệp|Phục|Phong|Truyền t|Bạn|Phát|Đào|VH|GD|LĐ|TC|Xây|Hạ|Kỹ)))"
    r"|quảng trường|công viên|căng[- ]?tin|nhà (?:ăn|bếp|kho|xe|lồng|để xe|cộng đồng)|bếp ăn"
    r"|giảng đường|ch[íá]nh điện"
    r"|gốc (?:cây|đa|đề|bàng|phượng|me|si|gạo)|khoa(?=\s(?-i:[A-ZĐ]))"
    r"|đình|chùa|khu|phố|đường|điểm|chợ|vườn|khuôn viên|(?:tiền )?sảnh|hành lang|sân khấu|cổng"
    r"|đồi|âu tàu|(?:cầu )?cảng|nghĩa trang|đài tưởng niệm|tượng đài|miếu"
    r"|(?:doanh |trang )?trại(?=\s(?!hè))|nhà máy|xí nghiệp|nông trường|mái ấm|làng trẻ"
    r"|gác(?=\s(?:lửng|xép|mái|trên|hai))|xưởng|bể bơi|hồ|bờ|bến|bãi|quầy|buôn|trụ sở"
    r"|góc(?!\s(?:đổi|trao|đọc|kể|viết|vẽ|chia|tặng|chơi|học))|tầng"
    rf"|thư viện|bảo tàng|(?:{VILLAGES})(?=\s(?-i:[A-ZĐÀ-Ỹ\d])))(?!\w)"
    r"|(?P<body>trường|trung tâm|trạm (?:y tế|quân dân y|xá)|đồn|bưu điện)(?!\w)",
    re.IGNORECASE,
)


def bare_place(text: str) -> bool:
    """Whether a text is nothing but what may be the name of a place."""
    return _BARE.match(text) is not None and place_ends(text) == text and "," not in text


_TO = re.compile(r"(?:cũng\s+)?(?:tại|ở)\s+", re.IGNORECASE)
_VILLAGE = re.compile(rf"(?:{VILLAGES}|xã|phường)\s(?-i:[A-ZĐÀ-Ỹ\d]).*")


def field_place(text: str) -> tuple[int, str] | None:
    """Where the name of a place begins in a text that is nothing else, and the name.

    Of somebody's house only the village is named.
    """
    at = to.end() if (to := _TO.match(text)) else 0
    name = text[at:].rstrip(" .;")
    if home := _HOME.match(name):
        village = _VILLAGE.search(name, home.end())
        return (at + village.start(), village[0]) if village else None
    address = _ADDRESS.search(name)
    main = name[: address.start()] if address else name
    # “Phòng Đào tạo phụ trách” says who.
    return (at, name) if bare_place(main) and not _DOES.search(main) else None


_VILLAGES = re.compile(rf"(?<!\w)(?:{VILLAGES})(?=\s[A-ZĐÀ-Ỹ\d])")
_DOES = re.compile(
    r"\s(?:hướng dẫn|phụ trách|chủ trì|tổ chức|phối hợp|thực hiện|đảm nhiệm|dạy|lo|điều hành)$"
)


def beside_moments(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A place that is only named beside a time: “(7h30, 01/10/2022, Hội trường A)”.

    Also at the end of a line that an hour begins. The whole of it, between two signs, must be
    the name of one place, so that no sentence is taken for one.
    """
    empty: list[tuple[int, int]] = []
    for start, end in found:
        begins_line = not text[:start].strip(" -–+*•(")
        for number, piece in enumerate(_pieces(text, end, empty)):
            name = piece["name"].strip()
            bare = _BARE.match(name)
            if bare and bare["body"] and _DOES.search(name):
                # “…, Trạm Y tế xã hướng dẫn”: who does it.
                break
            if (
                bare
                and bare["body"]
                and text[piece.end() : piece.end() + 1] not in ("", ".", ")", ";")
                and not _COUNTED.match(text, piece.end())
            ):
                break
            if bare and _VILLAGES.match(name) and len(_VILLAGES.findall(text)) > 1:
                # “xóm Đình (02/10), xóm Chùa (03/10)”: each on its own day.
                return
            short = len(name.split()) <= 3 and bare is not None and not bare["body"]
            if (thing := noun_in(name)) is not None and thing[0] == 0 and not thing[2]:
                # “8h30: Chợ quê đồ chơi, sân sau”: what is on, and where comes behind it.
                continue
            if bare and (opened := _IS_OPENED.match(name)) is not None:
                # “…, phòng y tế cũ được mở làm chỗ đọc”
                name = opened["house"]
            if bare and place_ends(name) == name and (is_one_place(name) or short):
                at = piece.start("name")
                yield at, at + len(name)
                return
            if not begins_line and number:
                break


# “Triển lãm “Sách xưa”, sảnh thư viện.”: what it ends with can only be where it is.
_LAST = re.compile(
    r"(?:,|[”\"]\s[–—-])\s+(?P<name>(?:hội trường|sân(?! khấu hóa)"
    r"|nhà (?:văn h[óo][áa]|thi đấu|đa năng)|(?:tiền )?sảnh|quảng trường"
    r"|phòng(?=\s(?-i:[a-z])))\s[^,;:.()]{2,70})[\s.;]*$",
    re.IGNORECASE,
)


_IS_OPENED = re.compile(r"(?P<house>[^,;.:]{4,60}?)\s+được (?:mở|dùng|bố trí|sử dụng)(?!\w)")


def last_place(text: str) -> Iterator[tuple[int, int]]:
    """The room or yard that a clause ends with, behind a comma."""
    match = _LAST.search(text)
    if match is not None and bare_place(match["name"]) and is_one_place(match["name"]):
        yield match.span("name")


def _pieces(text: str, start: int, empty: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The pieces between two signs behind `start`.

    `empty` are stretches in which none begins, so that a long line is not searched anew from each
    of its times.
    """
    while True:
        begin = next((last for first, last in empty if first <= start <= last), start)
        piece = _PIECES.search(text, begin)
        empty.append((start, piece.start() if piece else len(text)))
        if piece is None:
            return
        yield piece
        start = piece.end()


# “…, Trung tâm GDNN-GDTX huyện, 60 hội viên”: where, and how many.
_COUNTED = re.compile(r",\s+(?:khoảng\s+|hơn\s+)?\d+\s+[^\W\d]")
_PIECES = re.compile(
    r"(?:\)|(?<=[a-zà-ỹđ\d”)]))?\s*[:,;–—-]\s+(?P<name>[^,;:.()]{3,110}?)"
    r"(?=[,;:.()]|$|\s[-–—]\s[^,;:.()]{3,80}(?:phụ trách|chủ trì|đảm nhiệm|thực hiện|tổ chức))"
)


def is_one_place(name: str) -> bool:
    """Whether it is a place that can be found, and not a kind of places."""
    if (
        _SEVERAL.match(name)
        or len(name) > 160
        or re.match(r"(?:do|theo|tùy|chưa|sẽ|trên|từ|qua)\b", name, re.IGNORECASE)
    ):
        return False
    words = re.sub(r"^(?:tại\s+)", "", name).split()
    if re.search(rf"\svà\s(?:tại\s)?{re.escape(words[0])}\s", name, re.IGNORECASE):
        # “Nhà văn hóa thôn Hạ và Nhà văn hóa thôn Thượng” are two.
        return False
    if re.match(
        r"(?:địa phương|trường học|địa bàn|cơ quan|cơ sở|đơn vị|gia đình|lớp"
        r"|nhà(?! (?:văn|đa|thi|thiếu|sinh|truyền|hát|khách|để xe|ăn|bếp|kho|xe|lồng)(?!\w)))\b",
        name,
        re.IGNORECASE,
    ):
        return len(words) > 2 and any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    if any(word[0].isupper() or word[0].isdigit() for word in words[1:]):
        return True
    known = (
        r"(?:hội trường|sân|nhà văn hóa|nhà văn hoá|thư viện|phòng|trụ sở"
        r"|khuôn viên|nhà đa năng|quảng trường|công viên|trung tâm|nhà thi đấu"
        r"|hành lang|(?:tiền )?sảnh|sân khấu|nhà (?:ăn|bếp|kho|xe|lồng|để xe)|bếp ăn|giảng đường"
        r"|căng[- ]?tin"
        r"|đình|chợ|quầy|bãi|bến|bưu điện|điểm bưu điện|nhà sinh hoạt|trạm y tế)\s\S+"
    )
    levels = (
        r"(?:bảo tàng|trường|nhà thiếu nhi|cung|trạm|thư viện)\s(?:tỉnh"
        r"|huyện|xã|phường|thành phố|quận|trường)"
    )
    return bool(re.match(known, name, re.IGNORECASE) or re.match(levels, name, re.IGNORECASE))


def name_and_address(text: str) -> tuple[str, str]:
    """A place's name, and its address where one follows."""
    match = _ADDRESS.search(text)
    if match and match.start() > 3:
        return text[: match.start()].strip(), match[1].strip()
    return text.strip(), ""
