"""Bodies as plans name them: where such a name begins and ends, and the ids made of names."""

from __future__ import annotations

import re

from site_src.vietnamese.alphabet import fold, slug

# What lies below a commune or a ward, as each region calls it.
VILLAGES = r"thôn|xóm|ấp|bản|bon|buôn|làng|khóm|sóc|tiểu khu|khu phố|tổ dân phố"
# How the name of a body begins.
_BODY_WORDS = (
    r"(?:Thường trực |Thường vụ |Văn phòng |VP\.? ?)?(?:Ủy ban|Uỷ ban"
    r"|UBND|UBMTTQ|UB MTTQ|Mặt trận|MTTQ"
    r"|Đảng ủy|Đảng uỷ|Huyện ủy|Thành ủy|Tỉnh ủy|Quận ủy|Chi bộ"
    r"|Đồn|Đội(?! ngũ| hình)"
    r"|(?:Sư|Lữ|Trung|Tiểu|Hải|Phi|Binh) đoàn|(?:Đại|Trung|Tiểu|Phân|Hải) đội"
    r"|Hạt|Chi cục|Cục|Kho bạc|Bộ đội|Hội đồng|Bộ(?! tài liệu)|HĐND|Văn phòng|Sở|Phòng|Ban|Hội"
    r"|Liên đoàn|Đoàn|Công đoàn|(?:Tỉnh|Thành|Quận|Huyện|Thị) (?:[đĐ]oàn|[hH]ội)|Xã [đĐ]oàn"
    r"|Phường [đĐ]oàn|Chi đoàn|Liên đội|Chi hội"
    r"|Trung tâm|TTHTCĐ|TTVH|Trường|Nhà trường|Các trường|Thư viện"
    r"|Bảo tàng|Nhà văn hóa|Nhà văn hoá|Cung"
    r"|Trạm|Bệnh (?:viện|xá)|Công an|Quân (?:sự|y)|Quỹ|Bưu điện|Đài|Báo(?! cáo)"
    r"|Cổng|Tổ(?! chức| đội)|Khoa(?! học)|Khối|Viện|Học viện"
    r"|Đại học|Câu lạc bộ|CLB|CĐCS|BCH|BTV|BQL|BTC|Hợp tác xã|Doanh nghiệp|Công ty|Ngân hàng"
    r"|Cơ sở|Cơ quan|Đơn vị|Thôn|Xóm|Ấp"
    r"|Nhóm(?=\s[A-ZĐ])"
    r"|Bản|Khu phố|Khóm|Sóc|Tiểu khu|(?:Khu vực|Khu dân cư|Cụm)(?=\s(?:\d|[A-ZĐ]))|Tổ dân phố"
    r"|Trưởng|Bí thư|Hiệu trưởng|Hiệu phó|Phó (?:Hiệu trưởng|Chủ tịch"
    r"|Giám đốc|Bí thư)"
    r"|Ban Giám hiệu|BGH|Giáo viên|Giám đốc"
    r"|Thủ trưởng|Chủ tịch|Cán bộ|Nhân viên|Công chức|Kế toán|Tổng phụ trách"
    r"|TPT|GVCN|GV|Bộ phận|Bộ môn|Liên chi"
    rf"|Mỗi(?=\s(?:chi|{VILLAGES}|xã|phường|trường|lớp|tổ|đơn vị|khoa|hội|cơ quan)\s)"
    r"|Các|Phụ huynh|Người|Học sinh|Lực lượng|Văn hóa|Mọi|Tổ chức chính trị"
    r"|Bảo vệ(?=\s+(?:sắp|mở|giữ|trực|đóng|hướng|kiểm|bố trí|chuẩn bị)|\s*:|\W*$)"
    r"|Văn thư|Thủ quỹ|Lao công|Nhà bếp|Cấp dưỡng|Thư ký"
    r"|Lãnh đạo|Ông|Bà|Đồng chí|Đ/c|Gia đình"
    # “BĐD huyện”, “LĐLĐ thành phố”: first letters of a body, and not of what it deals with.
    r"|(?!THPT|THCS|PTDT|CNTT|GDTX|GDNN|SGK|HSSV|CBCC|CCVC|NCT|DTTS|KTX|STT|NLĐ|QLDA|NXB|PCCC|TNCS)"
    r"[BCDĐGHKLMNPQRSTVX]{3,8})"
)
_BODY = re.compile(
    rf"(?:(?:Đề nghị|Yêu cầu|Giao|Đối với|Trách nhiệm của|Nhiệm vụ của"
    rf"|Về phía|Phía|Bên(?=\s[A-ZĐ]))\s+)?(?:\(?\w[.)]\s*)?{_BODY_WORDS}(?!\w)"
)
_POLITE = r"(?:(?:Kính|Trân trọng|Rất) (?:đề nghị|mong|nhờ|xin)|Mong(?=\s(?-i:[A-ZĐ])))"
_ASKED = re.compile(
    rf"^(?:Đề nghị|{_POLITE}|Mời|Xin|Nhờ(?! có| đó))\s+(?:các\s+)?",
    re.IGNORECASE,
)
# “Thư viện quận (đề nghị): …”
_ASKED_BEHIND = re.compile(
    r"[^:;.([]{3,90}[(\[]\s*(?:(?:kính )?đề nghị|nhờ|mời)(?: (?:phối hợp|giúp|hỗ trợ))?\s*[)\]]"
    r"\s*(?::|[-–—=]>|→|⇒|$)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"^(?:Đề nghị|{_POLITE}|Xin(?! (?:liên|gọi|mời|cảm|trân|báo|hỏi))"
    r"|Nhờ(?! có| đó)|Yêu cầu|Giao(?:\s+cho)?|Đối với|Trách nhiệm của"
    r"|Nhiệm vụ của|Về phía|Phía|Bên(?=\s[A-ZĐ]))\s+",
    re.IGNORECASE,
)
# “chị Phó Chủ tịch”: the post is the body, whoever holds it; and so is “cô văn thư”.
_OF_PERSONS = r"(?:đồng chí|đ/c|ông|bà|anh|chị|thầy|cô|bác|chú)\.?\s+"
_TITLE = re.compile(rf"{_OF_PERSONS}(?=(?-i:Phó|Chủ|Trưởng|Bí|Hiệu|Giám|Tổng|Kế)\s)", re.IGNORECASE)
_WITH_POST = re.compile(
    rf"{_OF_PERSONS}(?:văn thư|bảo vệ|kế toán|thủ (?:quỹ|thư)|thư ký|tổng phụ trách"
    r"|hiệu (?:trưởng|phó)|cấp dưỡng|lao công|nhân viên)(?!\w)",
    re.IGNORECASE,
)
# Words of a heading that say what it is about, and not who.
_NOT_A_BODY = re.compile(
    r"(?:Công tác|Thời gian|Địa điểm|Nội dung|Hình thức|Kinh phí"
    r"|Chế độ|Mục đích|Yêu cầu chung|Chủ đề|Các hoạt"
    r" động|Các nội dung|Hoạt động|Phân công|Tổ chức thực hiện|Tiến độ"
    r"|Các bước|Chương trình|Khen thưởng"
    r"|Tổ chức Lễ|Tổ chức các|Hội thi|Hội thảo|Hội sách|Hội nghị"
    r"|Hội chợ|Ngày hội|Các lớp|Các khẩu hiệu|Ban hành"
    r"|Trưng bày|Báo cáo|Đoàn viên|Hội trại|Các giải pháp|Các mục tiêu"
    r"|Mọi (?:vướng|khó|ý|thắc|thông|chi tiết|hoạt|nội|việc|liên|đóng|phản|vấn)"
    r"|Các yêu cầu|Tổ chức\s+(?!chính|xã)|Tổng"
    r" kết|Đài truyền thanh phát|Phòng chống|Phòng, chống|Bản tin"
    r"|Người (?:thật|lo|phụ trách|làm|thực hiện)\b|Trường hợp|Các buổi|Các cuộc|Cung"
    r" cấp|Người đọc|Bản sắc|Khối lượng|Viện dẫn|Sở thích|Hội trường)",
)


# A person is no body; the post that stands behind the name may be one.
_PERSON = re.compile(
    r"(?:Ông|Bà|Đồng chí|Đ/c|Thầy(?: giáo)?|Cô(?: giáo)?)\.?:?\s+"
    r"(?!(?:Phó|Chủ|Trưởng|Bí|Hiệu|Giám|Tổng|Thường|Kế)\s)"
    r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,4}"
    r"(?:\s*[-–—,(]\s*(?P<post>[A-ZĐÀ-Ỹ][^:;()]{3,80})\)?)?"
)


def _without_person(text: str) -> str:
    return _PERSON.sub(lambda match: match["post"] or "", text, count=1)


def begins_with_body(text: str) -> bool:
    """Whether a text begins with the name of a body, or asks or orders one."""
    if _WITH_POST.match(text):
        return True
    text = _TITLE.sub("", text, count=1) if _TITLE.match(text) else text
    if _PERSON.match(text):
        text = _without_person(text)
    name = _LEAD.sub("", text)
    led = name != text
    known = bool(_BODY.match(name[:1].upper() + name[1:] if led else text))
    # “Giao bộ phận …”, but not “Giao ban”.
    if led and name[:1].islower() and (text.startswith("Giao ban") or not known):
        return False
    return (led or known) and not _NOT_A_BODY.match(name[:1].upper() + name[1:])


def is_counted(text: str) -> bool:
    """Whether a text begins with a number of bodies: “11 khu vực”, “Ba khu dân cư”."""
    return _COUNTED.match(text) is not None


_COUNTED = re.compile(
    r"(?:\d+|Cả \w+|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) "
    rf"(?:khu|{VILLAGES}|xã|phường|trường|tổ|chi|đơn vị|hội)\b"
)


def says_something(label: str) -> bool:
    """Whether words before a colon are a sentence, and no name: “Các hội lưu ý vì …: …”."""
    return _SAYS.search(label) is not None


def without_sentence(label: str) -> str:
    """The name that a sentence before a colon begins with."""
    return _SAYS.sub("", label)


_SAYS = re.compile(r"\s(?:lưu ý|chú ý|(?<![Hh]ậu )cần|phải|nhớ|vì|thì|nên|đã|sẽ|xin)(?!\w).*")


def is_body_alone(text: str) -> bool:
    """Whether a text is the name of one body and nothing else, as a heading may be."""
    name = text.strip(" :.")
    return (
        begins_with_body(name)
        and not re.match(r"(?:Các|Mỗi|Mọi|Người|Văn hóa|Lực lượng)\s", name)
        and without_lead(name) == name
        and len(bodies(name)) == 1
        and len(name) < 70
        and not re.search(
            r"[:;?!“\"]|\d{1,2}/\d|\s(?:gồm|có|là|tổ chức|làm|thực hiện)(?!\w)"
            r"|\s(?:chủ trì|đảm nhiệm|đảm nhận|(?<!ổng )phụ trách)$",
            name,
        )
    )


def asks(text: str) -> bool:
    """Whether the words before the name ask, and do not order, or those in brackets behind it."""
    return bool(_ASKED.match(text) or _ASKED_BEHIND.match(text))


def without_lead(text: str) -> str:
    """The name without the words that order or ask."""
    return _LEAD.sub("", text)


def bodies(text: str) -> tuple[str, ...]:
    """The names in a heading.

    “Phòng A, Trung tâm B” are two, “Phòng Tài chính - Kế hoạch” one, “Sở Văn hóa, Thể thao và Du
    lịch” too.
    """
    text = without_lead(_without_person(text.strip()).rstrip(":.;, "))
    text = re.sub(r"\s*(?:\([^)]*\)|\[[^]]*\])\s*$", "", text) or text
    text = _TITLE.sub("", text, count=1) if _TITLE.match(text) else text
    found: list[str] = []
    for piece in re.split(r"\s*[;,]\s+|\s+và\s+(?=các\s|[A-ZĐỦ])", text):
        starts = bool(_BODY.match(piece)) and piece[:1].isupper()
        if found and (not starts or found[-1].endswith(("HĐND", "Hội đồng nhân dân"))):
            at = text.find(piece, text.find(found[-1]) + len(found[-1]))
            found[-1] = text[text.find(found[-1]) : at + len(piece)]
        elif found and re.match(r"Tổ chức|Thể thao|Cơ quan,|Đơn vị", piece) and len(piece) < 12:
            found[-1] = f"{found[-1]}, {piece}"
        else:
            found.append(piece)
    if re.match(r"(?:Các|Tất cả)\s", text) and not re.search(r"[,;]\s+[A-ZĐỦ]", text):
        return (text,)
    return tuple(name.strip() for name in found if name.strip())


_SHORT = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bgd\s*&?\s*dt\b|\bgddt\b", "giao duc va dao tao"),
    (r"\bmttq\b", "mat tran to quoc"),
    (r"\bubmttq\b", "uy ban mat tran to quoc"),
    (r"\btthtcd\b", "trung tam hoc tap cong dong"),
    (r"\btncs\b", "thanh nien cong san"),
    (r"\blhpn\b", "lien hiep phu nu"),
    (r"\bccb\b", "cuu chien binh"),
    (r"\bhcm\b", "ho chi minh"),
    (r"\bvh\s*-?\s*xh\b", "van hoa - xa hoi"),
    (r"\bgdtx\b", "giao duc thuong xuyen"),
    (r"\bgdnn\b", "giao duc nghe nghiep"),
    (r"\bthcs\b", "trung hoc co so"),
    (r"\bthpt\b", "trung hoc pho thong"),
    (r"\bvn\b", "viet nam"),
    (r"\bcsgd\b", "co so giao duc"),
)


def body_key(name: str) -> str:
    """What two spellings of one name have in common."""
    key = fold(name)
    for short, full in _SHORT:
        key = re.sub(short, full, key)
    key = re.sub(r"^(?:de nghi|cac|giao)\s+", "", key)
    return re.sub(r"[^a-z0-9]+", " ", key).strip()


_SMALL = frozenset(
    ("va", "cua", "cac", "cho", "ve", "voi", "trong", "theo", "tai", "nhung", "de", "cap")
)


def short_id(text: str, taken: set[str]) -> str:
    """An id of at most five words, different from all that are taken; it is added to them."""
    steps = [step for step in slug(text).split("-") if step]
    main = [step for step in steps if step not in _SMALL] or steps or ["muc"]
    found = "-".join(main[:5])[:70].strip("-")
    begin, number = "-".join(main[:4]), 1
    while found in taken or found in _RESERVED:
        number += 1
        found = f"{begin}-{number}"[:75]
    taken.add(found)
    return found


_RESERVED = frozenset(("con", "prn", "aux", "nul", "com1", "lpt1"))
