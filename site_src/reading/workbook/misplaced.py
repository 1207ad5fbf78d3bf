"""What stands in a cell and belongs in another: a place, day or hour in a name, a telephone number.

It is told, and nothing is taken away: a name may well have a day in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.leading import status_in
from site_src.reading.workbook.names import PLACE_WORDS
from site_src.reading.workbook.signs import shorten

_PHONE = lazy_regex(r"(?<![\w/.-])(?:\+?84|0)(?:[\s.-]?\d){8,10}(?![\w/])")
# “… tại Nhà văn hóa”, “Vẽ bìa sách - Phòng Mĩ thuật”; no “… - Phòng chống đuối nước”.
_PLACE = lazy_regex(
    rf"(?:(?<!\w)tại\s+|(?:\s[–—-]\s+|\()(?!tổ chức|phòng (?:chống|cháy|ngừa|tránh)))"
    rf"(?P<place>(?:{PLACE_WORDS}|ht|nvh|p\.|sảnh|xưởng|lớp học)\s?[^,;()]{{2,60}})",
    re.IGNORECASE,
)
_DAY = lazy_regex(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
# Streets and squares are named after days: “Quảng trường 2/9”.
_OF_HISTORY = lazy_regex(
    rf"\b(?:{PLACE_WORDS}|đường|phố|cầu|cung)\s+(?:0?2/0?9|30/0?4|0?1/0?5|19/0?8|0?3/0?2|26/0?3"
    r"|0?8/0?3|22/12|27/0?7|19/0?5|0?7/0?5)(?![\d/])",
    re.IGNORECASE,
)
_HOUR = lazy_regex(r"(?<!\w)\d{1,2}(?:h\d{0,2}|\s*giờ(?:\s*\d{2})?|:\d{2})(?!\w)", re.IGNORECASE)
# How people are called, before a name; “cô đồng”, “bà con” are none.
_PERSON = lazy_regex(
    r"^(?:đ/c|đồng chí|ông|bà|ô\.|anh|chị|thầy|cô|cô giáo|thầy giáo|bác|chú"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng)|(?:pgs|gs|ts|ths|bs|cn)\.(?:\s*ts\.)?)\s*"
    r"(?=(?-i:[A-ZÀ-ỸĐ]))[^,;(–—-]{1,40}",
    re.IGNORECASE,
)
_LETTER = lazy_regex(r"[^\W\d_]")
# These are never who holds something, and those never where it is.
_A_PLACE = lazy_regex(
    r"(?:sân|hội trường|công viên|quảng trường|đình|chùa|chợ|nhà thi đấu|nhà đa năng|phòng học|sảnh"
    r"|bờ hồ|bãi)\b",
    re.IGNORECASE,
)
_A_BODY = lazy_regex(
    r"(?:hội\s+(?:khuyến học|phụ nữ|lhpn|nông dân|ccb|cựu chiến binh|nct|người cao tuổi|chữ thập)"
    r"|đoàn\s+(?:tn|thanh niên|phường|xã|trường)|liên đoàn|công đoàn|ubmttq|ban (?:giám|chỉ|tổ)"
    r"|tổ cnscđ|clb|câu lạc bộ)\b",
    re.IGNORECASE,
)
_SECRET = lazy_regex(
    r"\b(?:pass(?:word|code)?|mật khẩu|mk)\b\s*(?:là)?\s*[:=]?\s*(?=\S*\d)\S+", re.IGNORECASE
)
# In these columns nothing else is looked for.
ONLY_SECRETS = ("platforms", "online_url", "registration", "contact", "mode", "description")
_STATUS = lazy_regex(
    r"(?<!\w)(?:hoãn|h[uủ][yỷ]|(?:lùi|dời|đổi|chuyển|thay đổi)\s+(?:sang|đến|tới|vào|lại|ngày|giờ"
    r"|lịch|địa điểm|thời gian)|dự phòng|phương án (?:2|b))(?!\w)",
    re.IGNORECASE,
)


def misplaced(field: str, text: str, filled: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Message and hint for each thing in a cell of `field` that another column is for.

    `filled` are the fields that the row has; what stands in its own column too is told as well,
    where the two may differ.
    """
    if match := _SECRET.search(text):
        yield (
            _("A password stands here: “{text}”; the page shows it").format(text=match[0].strip()),
            _("Delete it here, and give it to those who take part."),
        )
    if field in ONLY_SECRETS:
        return
    if match := _PHONE.search(text):
        yield (
            _("A telephone number stands here: “{text}”; the page shows it").format(
                text=match[0].strip()
            ),
            _("Write it under “Liên hệ”, or delete it where its owner has not said yes."),
        )
    if field == "organizers" and (match := _PERSON.match(text.strip())):
        yield (
            _("A person seems to be named here: “{text}”; the page shows an organisation").format(
                text=match[0].strip()
            ),
            _("Write the body that holds it; a person who has not said yes is not to be named."),
        )
    # A room may be a number; “0” is what Excel shows of a cell that is empty.
    is_named = field not in ("title", "place", "organizers") or _LETTER.search(text)
    if not is_named and (field != "place" or text.strip() == "0"):
        yield (
            _("No name stands here, only “{text}”").format(text=shorten(text)),
            _("Write the name, or leave the cell empty."),
        )
    if field == "place" and "@" in text:
        yield (
            _("An e-mail address stands below the place: “{text}”").format(text=shorten(text)),
            _("Write it under “Liên hệ”."),
        )
    pattern = {"organizers": _A_PLACE, "place": _A_BODY}.get(field)
    if pattern is not None and pattern.match(text.strip()):
        yield (
            _("“{text}” looks like a place, and stands below who holds it").format(
                text=shorten(text)
            )
            if field == "organizers"
            else _("“{text}” looks like a body, and stands below the place").format(
                text=shorten(text)
            ),
            _("If the two columns were exchanged, exchange their headings."),
        )
    if field == "title" and "place" not in filled and (match := _PLACE.search(text)):
        yield (
            _("The name says where: “{text}”; no place is made of it").format(
                text=match["place"].strip()
            ),
            _("Write it under “Địa điểm”."),
        )
    timed = _OF_HISTORY.sub("", text) if field in ("title", "place") else ""
    if match := _DAY.search(timed) or _HOUR.search(timed):
        yield (
            _("A day or hour stands here: “{text}”; it is not read as the time").format(
                text=match[0]
            ),
            _("Write it under “Ngày” and “Giờ”, and nowhere else."),
        )
    says = field == "note" and "status" not in filled and status_in(text) is None
    if says and (match := _STATUS.match(text)):
        yield (
            _("The remark says “{text}”; the activity stays as it is").format(text=match[0]),
            _("Write under “Tình trạng” that it is postponed or cancelled."),
        )
    if field == "title" and "status" not in filled and (match := _STATUS.search(text)):
        yield (
            _("The name says “{text}”; the activity stays as it is").format(text=match[0]),
            _("Write under “Tình trạng” that it is postponed or cancelled."),
        )
