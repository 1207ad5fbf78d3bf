"""What a stretch of text says of a thing: its times and places, who does it and who helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.citations import citations
from site_src.writing.drafting.day_words import CLOCK, TO
from site_src.writing.drafting.deadlines import deadlines
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.holders import HOLDS
from site_src.writing.drafting.moments import Moment, is_day_alone, moments
from site_src.writing.drafting.names import VILLAGES
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.places import (
    address_behind,
    beside_moments,
    last_place,
    places_in,
)
from site_src.writing.drafting.sentences import is_past

LOWER = re.compile(
    r"(?:^|,\s|tại )(?:các|mỗi|\d+)\s+(?:phường|xã|trường"
    rf"|{VILLAGES}|huyện|quận|thị|cơ sở giáo dục|đơn vị|lớp|chi hội"
    r"|địa phương)\b|(?:UBND|Ủy ban nhân dân) (?:các|\d+)\s|cấp (?:cơ sở|thôn)\b",
    re.IGNORECASE,
)
_A_DAY = r"\d{1,2}/\d{1,2}"
_CLAUSES = re.compile(
    r";\s+|(?:(?<=[^\dA-ZĐ])|(?<=\d{3})|(?<=h\d\d)|(?<=giờ \d\d)|(?<=[/-]\d\d)|(?<=[/-]\d))"
    r"\.\s+(?=[A-ZĐÀ-Ỹ“])"
    # “TP. Hồ Chí Minh” is none, “… trường THCS. Đề nghị …” is.
    r"|(?<=[A-ZĐ]{3})\.\s+(?=(?:Đề nghị|Yêu cầu|Giao|Các|Mỗi|Ngày|Sáng|Chiều|Tối|Sau|Trong|Tại"
    r"|Địa điểm|Thời gian|Chủ trì|Phụ trách|Đơn vị|Nội dung|Thành phần|Đối tượng)\s)"
    # “… cho học sinh khối 10. Buổi tối, …”, and no “Điều 1. …”.
    r"|(?:(?<=[^\W\d]\s\d)|(?<=[^\W\d]\s\d\d))(?P<counted>\.\s+)(?=[A-ZĐÀ-Ỹ][^\W\d])"
    r"|,?\s+[Tt]rong đó,?\s*:?\s+(?=[LNCKTHGĐa-z])"
    # “… (8 giờ ngày 04/10, sân đình) và buổi tập bơi (sáng 05/10, bãi tắm)”.
    rf"|(?<=\))(?P<both>,?\s+và\s+|,\s+)(?=[^().;]{{5,90}}\([^()]*{_A_DAY}[^()]*\))"
)
IS_HOUR = re.compile(
    rf"\W*(?:(?:Từ|Lúc|Vào lúc)\s+)?{CLOCK}(?:{TO}{CLOCK})?\s*(?:\([^()]*\))?\.(?=\s|$)",
    re.IGNORECASE,
)
# Letters of a sentence, at least.
_SENTENCE = 40
_TIMED_BRACKET = re.compile(rf"\([^()]*{_A_DAY}[^()]*\)$")

# “Sáng: …” below a day.
SIDE = re.compile(r"\W*(?:buổi\s+)?(sáng|trưa|chiều|tối|cả ngày)\s*[:,–—-]", re.IGNORECASE)

WEEK_ITSELF = re.compile(
    r"^(?:thời gian\s*:?\s*|(?:năm nay|năm \d{4})\s*,?\s*)?Tuần lễ\s.{0,60}"
    r"(?:được tổ chức|diễn ra|tổ chức|kéo dài|bắt đầu|(?:có|mang|lấy) chủ đề)",
    re.IGNORECASE,
)


# “Từ 01/10 đến 07/10, mỗi ngày từ 17h đến 20h: mở phòng đọc tại …” is more than the days.
_DONE_THEN = re.compile(rf"\s*Từ\s[^:]{{5,90}}{CLOCK}[^:]{{0,20}}:\s+[^\W\d]{{2,}}\s")


# “Từ 02/10 đến 08/10, Thư viện tỉnh mở cửa thông trưa” too.
_OPEN_THEN = re.compile(
    r"\s*(?:Trong|Từ)\s[^;:]{5,60}?[,:]\s+(?:(?:thư viện|bảo tàng|bưu điện|nhà văn hóa|phòng đọc"
    r"|khu di tích|trung tâm)\s[^,;.]{0,50}?\s)(?:mở cửa|phục vụ|cho mượn|miễn|cấp thẻ|làm thẻ)\s",
    re.IGNORECASE,
)


# “Từ 02/10 đến 05/10/2018, Khoa Cơ khí mở xưởng …”: what a body does then.
_HOLDS_THEN = re.compile(r"\s*(?:Trong|Từ)\s[^;:.]{5,60}?(?<=\d)(?=,\s+[A-ZĐÀ-Ỹ])")


def _holds_then(text: str) -> bool:
    lead = _HOLDS_THEN.match(text)
    return lead is not None and HOLDS.match(text, lead.end()) is not None


def is_of_week(text: str) -> bool:
    """Whether a text speaks of the Week as a whole."""
    return bool(
        WEEK_ITSELF.match(text.strip())
        or re.match(
            r"\s*(?:Các|Mọi)\s+hoạt động\b|\s*(?:Tên |[Vv]ề )?[Cc]hủ đề\b"
            r"|\s*(?:Bối cảnh|Đặc điểm|Tình hình|Lý do|Kết quả)\b",
            text,
        )
        or (
            re.match(r"\s*(?:Trong\s+)?(?:(?:Về )?[Tt]hời gian|Từ (?:ngày|thứ)|Từ\s+\d)", text)
            and noun_in(text) is None
            and not _DONE_THEN.match(text)
            and not _OPEN_THEN.match(text)
            and not _holds_then(text)
        )
    )


def spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The clauses of a text: by semicolon, by sentence, and after “trong đó”."""
    at = start
    for match in _CLAUSES.finditer(text, start):
        before = text[at : match.start()]
        if match["both"] and not _TIMED_BRACKET.search(before):
            continue
        if before.count("(") > before.count(")") or before.count("“") > before.count("”"):
            continue
        if at == start and (is_day_alone(before.strip(" .")) or IS_HOUR.fullmatch(f"{before}.")):
            # “Thứ Hai, ngày 30/9/2019. Lúc 7 giờ 15, …”, “7 giờ 00 (sau khi tàu về). Khai mạc …”
            continue
        yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def cited_spans(text: str) -> list[tuple[int, int]]:
    """Where documents are named: a date there is no day of the programme."""
    return [(cited.start, cited.end) for cited in citations(text)]


def said(block: Block, start: int, end: int, year: int) -> Activity:
    """Time and place that a stretch of text names, as an activity without a name."""
    text = block.text[start:end]
    blocked = cited_spans(text) + [span[:2] for span in deadlines(text, year)]
    # “gửi về … trước 17 giờ hằng ngày”: by then it is done, and nothing begins.
    blocked += [match.span() for match in _BY_HOUR.finditer(text)]
    # “(nếu mưa thì lùi sang 06/10)”: then only if.
    blocked += [match.span() for match in _IF.finditer(text)]
    # “Vòng sơ loại đã xong ngày 20/9”: that was before.
    blocked += [match.span() for match in _IS_OVER.finditer(text)]
    # “7 giờ 30 phút đón khách, 8 giờ 00 khai mạc”: it begins with the second.
    blocked += [match.span() for match in _BEFORE_IT.finditer(text)]
    # “…, trao giải ngày 07/10”: the thing itself is before that, and may be elsewhere.
    other = _told_before(text) + [
        match.span()
        for match in _PRIZE.finditer(text)
        if re.search(r"\d/\d", text[: match.start()])
    ]
    blocked += other
    found = [sure for m in moments(text, year, blocked) if (sure := _without_others(m, text))]
    whens = tuple(moment_fact(m, block, start) for m in found if m.day)
    hours = tuple(moment_fact(m, block, start) for m in found if not m.day)
    places = tuple(
        Fact(name, block, start + first, start + last)
        for first, last, name in places_in(text)
        if (not _NOT_WHERE.search(_AT.sub("", text[:first])) or _CLOSES.search(text[:first]))
        and not any(begin <= first < stop for begin, stop in other)
    ) or tuple(
        Fact(text[first:last], block, start + first, start + last)
        for first, last in (
            *beside_moments(text, [*(m.span for m in found), *_side(text)]),
            *last_place(text),
        )[:1]
    )
    return Activity(Fact("", block, start, end), None, whens, hours, places)


def _without_others(moment: Moment, text: str) -> Moment | None:
    """The moment as far as it is the only one: “ngày 01 hoặc 02/10” is no day that is known.

    Of “8 giờ và 14 giờ, các ngày 02, 04/10” the days are.
    """
    before, behind = text[: moment.start], text[moment.end :]
    if moment.day and (_OR_BEFORE.search(before) or _OR_BEHIND.match(behind)):
        return replace(moment, when="")
    if not moment.day:
        return None if _AND_CLOCK.match(behind) else moment
    if _CLOCK_AND.search(before):
        days = _ITS_CLOCK.sub("", moment.when)
        return replace(moment, when=days, derived=True, clock=False)
    return moment


_OR_BEFORE = re.compile(r"\d\s+(?:hoặc|hay)\s+(?:vào\s+)?(?:ngày\s+)?$")
_OR_BEHIND = re.compile(r"\s+(?:hoặc|hay)\s+(?:vào\s+)?(?:ngày\s+)?\d{1,2}/")
_CLOCK_AND = re.compile(rf"{CLOCK}\s+(?:và|hoặc)\s+(?:lúc\s+|từ\s+)?$", re.IGNORECASE)
_AND_CLOCK = re.compile(
    rf"\s+(?:và|hoặc)\s+(?:lúc\s+|từ\s+)?{CLOCK}[,\s]+(?:các\s+)?(?:ngày|mỗi|hằng|hàng)\s",
    re.IGNORECASE,
)
_ITS_CLOCK = re.compile(r"^\d{1,2}h\d*(?: - \d{1,2}h\d*)?(?:,| ngày) ")


def _told_before(text: str) -> list[tuple[int, int]]:
    """The clauses of a text that tell of what is before the thing itself, where others do not."""
    clauses = list(spans(text, 0))
    found = [
        (start, end)
        for start, end in clauses
        if is_past(text[start:end]) or _FIRST_ROUND.match(text, start, end)
    ]
    return found if len(found) < len(clauses) else []


_FIRST_ROUND = re.compile(r"\s*(?:vòng |thi )?(?:sơ khảo|sơ loại|loại|bán kết)\s", re.IGNORECASE)


def _side(text: str) -> list[tuple[int, int]]:
    """Where “Cả ngày:” or “Sáng:” stands in front."""
    match = SIDE.match(text)
    return [(0, match.end(1))] if match else []


_BY_HOUR = re.compile(
    rf"(?:trước|chậm nhất|muộn nhất)\s+(?:là\s+)?(?:lúc\s+)?{CLOCK}", re.IGNORECASE
)

_IS_OVER = re.compile(r"(?<!\w)đã\s[^,;.()]{1,40}", re.IGNORECASE)

_BEFORE_IT = re.compile(
    rf"(?:từ\s+)?{CLOCK}\s*(?::|-|–|—|là|sẽ)?\s*(?:đón (?:khách|tiếp|đại)|tập trung|có mặt|ổn định"
    r"|điểm danh|đăng ký đại biểu|phát tài liệu)",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"[,;]\s+(?:và\s+)?(?:(?:trao|phát) (?:giải|thưởng)|công bố (?:kết quả|giải))"
    r"\s[^,;.()]{0,40}\d/\d[^;.()]*",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?<!\w)ban đầu (?:dự (?:định|kiến)|định|tính)[^;.]{0,60}"
    r"|(?<!\w)(?:nếu|trường hợp|khi|gặp lúc|phòng khi)\s[^().;]{1,60}?\s?"
    r"(?:lùi|dời|hoãn|chuyển|đổi|bù|thay)\s[^();]{0,60}",
    re.IGNORECASE,
)

# What is done “tại …” there is no part of the activity itself.
_NOT_WHERE = re.compile(
    r"(?:khởi hành|xuất phát|tập trung|đón)[^,;.]{0,25}$"
    r"|(?:đưa đón|đón|tập trung|xuất phát|đăng ký|nhận bài|liên hệ|nộp|gửi|trao giải|treo|căng"
    r"|dán)[\s:]*$"
    # “đăng ký trước 30/9 tại Đoàn xã”
    r"|(?:đăng ký|ghi danh|nộp (?:hồ sơ|bài|đơn)|gửi bài|(?:phát|nhận|mua) vé)\s"
    r"(?:trước|từ|đến|hết|chậm|muộn|trong|vào|qua|trực tiếp|\d)[^;.,]{0,40}$",
    re.IGNORECASE,
)
# “Tổng kết, trao giải tại hội trường”: that is the thing itself.
_CLOSES = re.compile(
    r"(?:tổng kết|bế mạc|chung kết)[^;.:]{0,40}(?:trao|phát)\s(?:giải|thưởng)\s[^;.:]{0,15}$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:tại|ở|địa điểm\s*:?)\s*$", re.IGNORECASE)


def moment_fact(moment: Moment, block: Block, offset: int, grade: Grade | None = None) -> Fact:
    """A time as a fact; without a form that the reader takes, its value is empty."""
    found = grade or (Grade.DERIVED if moment.derived else Grade.VERBATIM)
    return Fact(moment.when, block, offset + moment.start, offset + moment.end, found)


def place_fact(block: Block, start: int, end: int) -> Fact:
    """What stands behind “Địa điểm:”, with an address that brackets give."""
    text = block.text[start:end]
    inner = next(iter(places_in(text)), None)
    if inner and inner[0] < 12:
        return Fact(inner[2], block, start + inner[0], start + inner[1])
    stop = re.search(r"[;(]|\.(?:\s|$)", text)
    stripped = text[: stop.start() if stop else len(text)].strip(" .;,")
    at = text.find(stripped)
    last, address = address_behind(text, at + len(stripped))
    stripped = re.sub(r"^(?:tại|ở)\s+", "", stripped, flags=re.IGNORECASE)
    name = stripped[:1].upper() + stripped[1:] + (f", {address}" if address else "")
    return Fact(name, block, start + at, start + last)


def is_single(place: Fact) -> bool:
    """Whether a place is one, and not “các trường”."""
    return not LOWER.match(place.value) and not place.value.casefold().startswith(
        ("các", "mỗi", "những")
    )
