"""Run-in headings: “Thời gian: …”, what they are about, and how far their words reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.writing.drafting.day_words import HOUR
from site_src.writing.drafting.names import begins_with_body, is_body_alone
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.task_sentences import begins_with_deed
from site_src.writing.drafting.titles import begins_as_order

# What stands before the colon of a run-in heading, and what it is about.
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "time",
        r"thời gian|thời điểm|lúc(?!\s)|ngày giờ|lịch|thời lượng"
        r"|(?:khi|lúc|ngày|bữa) nào|bao giờ|mấy giờ"
        # “Giờ vàng”, “Giờ kể chuyện” are names.
        r"|(?:mở(?: cửa)?|bắt đầu|khai mạc|diễn ra|làm|học|tổ chức|họp|gặp)"
        r" (?:vào )?(?:lúc|ngày|hồi|khi)(?: nào)?"
        r"|giờ(?=$|\s*[,&-]|\s(?:và|giấc|tổ chức|bắt đầu|diễn ra|dự kiến|tập trung|làm|mở|vào)"
        r"(?!\w))",
    ),
    (
        "place",
        r"địa điểm|địa chỉ|(?:nơi|chỗ)(?!\s)"
        r"|(?:(?:diễn ra|làm|học|họp|tổ chức|mở|gặp) )?ở(?!\s)|(?:nơi|chỗ) nào"
        r"|(?:nơi|chỗ) (?:tổ chức|diễn ra|học|họp|làm|thi|gặp|mở|tập trung)"
        # Where one goes that has no house: “Kênh: Zoom”.
        r"|kênh(?: phát| trực tuyến)?|(?:phát|xem|học|theo dõi|dự) (?:trên|qua)|đường link"
        r"|điểm cầu|tại|(?:làm |học |tổ chức )?ở (?:đâu|chỗ nào)",
    ),
    (
        "people",
        r"thành phần|đối tượng|khách(?: mời)?|mời|mời dự|mời tham dự|người học"
        r"|(?:mời )?ai (?:dự|đến|đi|học)"
        r"|ai (?:được )?tham gia|(?:dành )?cho ai|cho(?!\s)|mời ai|đại biểu"
        r"|người (?:tham )?(?:gia|dự|đến)|dành cho|số lượng|quy mô",
    ),
    (
        "organizers",
        r"(?:đơn vị|cơ quan|người|bộ phận|tổ|phòng|ban|khoa|đội|nhóm|bên|nơi)\s+(?:chủ trì"
        r"|tổ chức|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm|lo|làm)"
        r"|(?:đơn vị|cơ quan|bộ phận|tổ|nhóm)\s+(?:đăng cai|đảm nhận|đảm trách|đứng ra|chủ nhà"
        r"|đầu mối|triển khai|điều hành|đứng lớp|giảng dạy)|chủ nhà|đăng cai"
        r"|chủ trì|phụ trách|điều phối"
        r"|lực lượng|đơn vị thực hiện"
        r"|(?:(?:đơn vị|lực lượng)\s)?(?:chủ công|nòng cốt|xung kích)"
        r"|ai (?:lo|làm|phụ trách|tổ chức)|thực hiện|người thực hiện|tổ chức",
    ),
    ("partners", r"(?:đơn vị |cơ quan )?phối hợp|đồng hành|cùng (?:làm|tổ chức|thực hiện)"),
    ("mode", r"hình thức|nền tảng|phương thức|cách thức"),
    ("cost", r"(?:lệ |học |chi )?phí(?: tham gia| tham dự)?|kinh phí"),
    ("registration", r"đăng ký|cách đăng ký|hạn đăng ký|cách tham gia"),
    ("contact", r"liên hệ|đầu mối|điện thoại|hotline|số điện thoại"),
    (
        "text",
        r"nội dung|chương trình|mục đích|yêu cầu|diễn giả|báo cáo viên|giảng viên|chuyên gia"
        r"|(?:ai|người) (?:nói(?: chuyện)?|trình bày|giảng|dạy|chia sẻ|kể(?: chuyện)?|dẫn"
        r"|hướng dẫn|báo cáo|đứng lớp|dẫn chương trình)|khách nói chuyện"
        r"|giải thưởng|cơ cấu|thể lệ|chủ đề"
        r"|sơ khảo|sơ loại|vòng (?:loại|sơ khảo|bán kết)|bán kết"
        # Days inside a contest are not the day of it.
        r"|(?:hạn|thời hạn|hạn chót|nhận|nộp|gửi)\s+(?:cuối\s+)?(?:nộp|nhận|gửi|thu)?\s*"
        r"(?:bài|sản phẩm|tác phẩm|hồ sơ)(?:\s+dự thi)?",
    ),
    # Where nothing else says when and where a contest is, its end does.
    ("prize", r"trao (?:giải|thưởng)|(?:vòng )?chung kết|công bố (?:kết quả|giải)"),
)
_RUN_IN = re.compile(r"([Ởở]|[^:.;→⇒]{2,110}?)\s*(?::|→|⇒|[-–—=]>)\s*(?=\S)")
_BEFORE_POINT = re.compile(r"([A-ZĐÀ-Ỹ][^:.;→⇒\d]{2,70})\.\s+(?=[^\W_])")
_NEXT = re.compile(r"[.;,]\s+(?=(?P<label>[^\W\d][^:.;,]{1,40}?)\s*:\s)")


def label_of(text: str) -> str | None:
    """What a run-in heading is about; None for a name."""
    plain = text.strip(" -+*:").casefold().removeprefix("về ")
    for kind, words in _LABELS:
        if kind == "place" and re.match(r"tại\s", plain):
            # “7h15, tại sân trường: Lễ …” says where, and names what happens there.
            continue
        tail = r"(?:\s.{0,40})?" if kind in ("time", "place", "people") else ""
        if re.match(
            rf"(?:{words})(?:\s*(?:,|và|-|&)\s*\w+(?: \w+)?)?(?:\s+(?:tổ chức"
            rf"|dự kiến|thực hiện|tham gia|tham dự|chính|diễn ra|hoạt động"
            rf"|cụ thể|chung"
            rf"|tuyên truyền|chương trình|buổi lễ))*{tail}$",
            plain,
        ):
            return kind
    return None


def run_in(part: Part) -> tuple[str, int] | None:
    """The run-in heading of an entry and where the text after it begins."""
    if (point := _before_point(part.text)) is not None:
        return point[1], part.start + point.end()
    match = _RUN_IN.match(part.text)
    if match is None or match[1].count("(") > match[1].count(")"):
        # “… trước ngày 08/10 (cô văn thư, ĐT: …)”: in brackets it heads nothing.
        return None
    behind = part.text[match.end() :]
    if re.search(r"\d\s*$", match[1]) and re.match(r"\d", behind) and not HOUR.match(behind):
        # “7: 30” is one; “Tuyến 1: 7h30” has a heading.
        return None
    return match[1], part.start + match.end()


def _before_point(text: str) -> re.Match[str] | None:
    """A run-in heading that ends in a point: “Địa điểm. Hội trường xã.”, “Hội Nông dân xã. Buổi …”.

    “Đoàn xã chuẩn bị âm thanh. Hội Phụ nữ …” are sentences, each of a body.
    """
    point = _BEFORE_POINT.match(text)
    if point is None or label_of(point[1]) in ("time", "place"):
        return point
    words = point[1].split()
    deeds = (" ".join(words[n:]) for n in range(1, len(words)) if words[n][0].islower())
    alone = is_body_alone(point[1]) and not any(map(begins_as_order, deeds)) and not _does(words)
    return point if alone and not begins_with_body(text[point.end() :]) else None


def _does(words: list[str]) -> bool:
    """Whether a body is said to do something: “Ban Kinh tế huyện hội liên hệ xe”."""
    # The second or third word may be a part of a name: “Tổ phục vụ”, “Trung tâm hỗ trợ …”.
    ends = range(_LONGEST_KIND, len(words) - 1)
    return any(begins_with_deed(" ".join(words[n:])) for n in ends if words[n][0].islower())


_LONGEST_KIND = 3


def stretches(text: str, start: int, end: int) -> Iterator[tuple[str | None, int, int]]:
    """The parts of a text by their labels: “…. Địa điểm: …. Chủ trì: …”.

    What each is about (None before the first label), where its words begin after the label, and
    where they end.
    """
    match = _RUN_IN.match(text, start, end)
    kind = label_of(match[1]) if match else None
    at = match.end() if match and kind else start
    for cut in _NEXT.finditer(text, at, end):
        found = label_of(cut["label"])
        if found is None:
            continue
        yield kind, at, cut.start()
        kind, at = found, cut.end("label")
        at += len(text[at:]) - len(text[at:].lstrip(" :"))
    yield kind, at, end
