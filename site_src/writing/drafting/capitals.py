"""Names and titles in capitals, as a sentence has them."""

from __future__ import annotations

import re

from site_src.vietnamese.alphabet import fold

# By these words the name of a body begins.
BODY_WORD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|PHÒNG|SỞ|TRƯỜNG|THƯ VIỆN|HỘI|BAN|TRUNG TÂM"
    r"|ĐOÀN|CÔNG ĐOÀN|BỘ|ĐẢNG|LIÊN ĐOÀN|BẢO TÀNG|TỈNH ĐOÀN|CHI"
    r"|NHÀ|ĐẠI HỌC|HỌC VIỆN|MẶT TRẬN|CỤC|VIỆN|QUẬN ỦY|HUYỆN ỦY|TỈNH ỦY"
    r"|LIÊN ĐỘI|BCH|BAN CHẤP|UBMTTQ|CĐCS|ĐỒN|TRẠI|TRẠM|BỆNH VIỆN|BƯU ĐIỆN|ĐÀI|CÔNG AN|HẠT|KHO BẠC"
    r"|NGÂN HÀNG|HỢP TÁC XÃ|CÂU LẠC BỘ|CUNG|(?:THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG) (?:ĐOÀN|ỦY)|TTHTCĐ"
    r"|(?:SƯ|LỮ|TRUNG|TIỂU) ĐOÀN|VĂN PHÒNG|KHOA|XÍ NGHIỆP|CHÙA|GIÁO (?:HỘI|XỨ|HỌ|PHẬN))\b"
)
_PHRASES = (
    "Ủy ban nhân dân",
    "Giáo dục và Đào tạo",
    "Văn hóa và Thông tin",
    "Văn hóa, Thể thao và Du lịch",
    "Văn hóa - Xã hội",
    "Khuyến học",
    "Trung tâm",
    "học tập cộng đồng",
    "Trường Tiểu học",
    "Trường Mầm non",
    "Trường Trung học cơ sở",
    "Trường Trung học phổ thông",
    "Thư viện",
    "tỉnh",
    "thành phố",
    "quận",
    "huyện",
    "thị xã",
    "thị trấn",
    "xã",
    "phường",
    "đặc khu",
    "Hội",
    "Phòng",
    "Sở",
    "Trường",
    "Ban",
    "Đoàn Thanh niên Cộng sản",
    "Liên đoàn Lao động",
    "Liên hiệp Phụ nữ",
    "Bảo tàng",
    "Công đoàn",
    "Bộ",
    "và",
    "Mặt trận Tổ quốc",
    "Giáo dục nghề nghiệp",
    "Giáo dục thường xuyên",
    "Tổng hợp",
    "Chuyên",
    "Cao đẳng",
    "Đại học",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Giám hiệu",
    "Ban Chỉ đạo",
    "Ủy ban",
    "Uỷ ban nhân dân",
    "Khoa học",
    "Thiếu nhi",
    "Phổ thông",
    "Dân tộc",
    "Nội trú",
    "Bán trú",
    "Việt Nam",
    "Cựu chiến binh",
    "Nông dân",
    "số",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Huyện đoàn",
    "Quận đoàn",
    "Trung đoàn",
    "Trại giam",
    "Trại tạm giam",
    "Đồn Biên phòng",
    "Trạm Y tế",
    "Bệnh viện",
    "Đa khoa",
    "Bưu điện",
    "Hợp tác xã",
    "Công ty",
    "Câu lạc bộ",
    "Người cao tuổi",
    "Cựu giáo chức",
    "Chữ thập đỏ",
    "Ban Đại diện",
    "Ban Thường trực",
    "Hội đồng",
    "Trung cấp nghề",
    "Trung cấp",
    "Lao động",
    "Giáo dục",
    "Chính trị",
    "Bộ Chỉ huy",
    "Bộ Tư lệnh",
    "Quân sự",
    "Liên chi đoàn",
    "Chi đoàn",
    "Chi hội",
    "Trung ương",
    "Đảng ủy",
    "Công an",
    "Y tế",
    "Nội vụ",
    "Tài chính",
    "Kinh tế",
    "Hành chính",
    "Du lịch",
    "Thể thao",
    "Truyền thông",
    "Truyền thanh",
    "Phát thanh",
    "Truyền hình",
    "Nông nghiệp",
    "Kỹ thuật",
    "Dịch vụ",
    "Hướng nghiệp",
    "Xây dựng",
    "xã hội học tập",
    "Đoàn trường",
    "Đoàn xã",
    "Đoàn phường",
    "Văn hóa",
    "Văn hoá",
    # Behind the words that are a part of it.
    "Nhà văn hóa",
    "Nhà văn hoá",
    "Quản trị",
    "Kế hoạch",
    "Thông tin",
    "Tuyên giáo",
    "Khu vực",
    "Khu phố",
    "Khu dân cư",
    "Tổ dân phố",
    "Ban điều hành",
    "Dân vận",
    "Tư pháp",
    "Bảo trợ xã hội",
    "Công tác xã hội",
    "Bảo hiểm xã hội",
    "Thương binh và Xã hội",
    "Cai nghiện",
    "Phục hồi chức năng",
    "Thanh niên xung phong",
    "Người khuyết tật",
    "Người có công",
)


_KEPT = frozenset(
    (
        "THCS",
        "THPT",
        "UBND",
        "TH",
        "MN",
        "TP",
        "HĐND",
        "GDTX",
        "GDNN",
        "GD",
        "ĐT",
        "GDĐT",
        "UBMTTQ",
        "BCH",
        "TP.",
        "PTDTBT",
        "PTDTNT",
        "LLQ",
        "II",
        "III",
        "IV",
        "I",
    )
)


def _is_short(step: str) -> bool:
    """Whether a word in capitals is made of first letters, as “TNCS” and “HTCĐ”, and keeps them."""
    letters = fold(step.strip(" .,;:()“”\"'")).upper().replace("NGH", "NG")
    return step in _KEPT or bool(
        re.fullmatch(r"[A-Z&-]{2,}", letters)
        and (not re.search("[AEIOUY]", letters) or re.search("[B-DF-HJ-NP-TV-XZ]{3}", letters))
    )


def in_small(name: str, words: str) -> str:
    """A name in capitals as it is written in a sentence.

    As the plan itself has it, else by the usual words.
    """
    pattern = r"\s+".join(re.escape(step) for step in name.split())
    for match in re.finditer(pattern, words, re.IGNORECASE):
        if match[0].upper() != match[0]:
            return " ".join(match[0].split())[:1].upper() + " ".join(match[0].split())[1:]
    small = " ".join(step if _is_short(step) else step.capitalize() for step in name.split())
    for phrase in _PHRASES:
        small = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", phrase, small, flags=re.IGNORECASE)
    return small[:1].upper() + small[1:]


# “DÙNG AI ĐỂ TỰ HỌC” is about no person: “ai” is who only where nobody uses it.
_AI = re.compile(r"(?:(?<=dùng )|(?<=dụng )|(?<=công cụ )|(?<=trợ lý )|(?<=thời đại ))ai(?!\w)")


def sentence_case(text: str) -> str:
    """A title in capitals as a sentence has it."""
    if text.upper() != text:
        return text
    small = " ".join(step if _is_short(step) else step.lower() for step in text.split(" "))
    for phrase in ("Tuần lễ", "Việt Nam"):
        small = re.sub(rf"(?<!\w){phrase}(?!\w)", phrase, small, flags=re.IGNORECASE)
    small = _AI.sub("AI", small)
    return re.sub(r"(?:^|(?<=[“\"]))\w", lambda match: match[0].upper(), small)
