"""Where a text names a person: by a title, a rank or a post, by a name that is only a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ALL = tuple(map(chr, range(0xC0, 0x1EFA)))
_UPPER = "A-Z" + "".join(letter for letter in _ALL if letter.isupper())
_LOWER = "a-z" + "".join(letter for letter in _ALL if letter.islower())
# “Hòa”, “Y”, “H’Bia”, “K’ Brểu”, “Y-Bhăm”.
_WORD = (
    rf"[{_UPPER}](?:['’ʼ]\s?[{_UPPER}]?[{_LOWER}]+|[{_LOWER}]*)"
    rf"(?:-[{_UPPER}][{_LOWER}]+)?(?![\w’'])"
)
_SMALL = rf"[{_LOWER}]+"
# Behind these, a name with a capital letter is that of a place or of a people.
_OF_PLACES = (
    r"(?:con|dân|người|thôn|xóm|ấp|bản|làng|xã|phường|quận|huyện|tỉnh|thành|thị|khu|phố|đường|tổ|chi|hội"
    r"|trường|lớp|nhà|công|cụm|buôn|đình|chợ)(?!\w)"
)
# Behind these, it is their own: “hiệu trưởng trường Lê Hồng Phong”.
_OF_NAMES = (
    r"(?:trường|xã|phường|huyện|quận|tỉnh|phố|đường|khu|thôn|ấp|bản|xóm|ty|đoàn|đội|cụm"
    r"|(?<!thư )viện)(?!\w)"
)
_SURNAME = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai"
    r"|Lương|Tạ|Cao|Hà|Trương|Đào|Lâm|Tô|Vương|Chu|Phùng|Thái|Quách|Tống|Kiều|Triệu|Nông|Hứa|Lò|Vàng"
    r"|Giàng|Sùng|Thào|Vừ|Bế|Thạch|Kim|Sơn|Châu|Tăng|La|Khổng|Lưu|Nghiêm|Văn|Tôn|Quàng|Tòng|Cầm"
    r"|Cà|Lường|Lèo|Vì|Bạc|Điêu|Chảo|Phàn|Tẩn|Bàn|Ma|Hảng|Ly|Danh|Chau|Sầm|Lục|Mông|Tráng|Lầu|Hạng"
    r"|Ksor|Siu|Kpă|Lữ|Vi|Mùa|Mạc|Doãn|Đàm|Diệp|Khúc|Lã|Mã|Nhan|Phí|Thân|Tiêu|Tưởng|Ngụy|Cù|Đậu|Âu|Thích(?=\s(?:Nữ|Minh|[A-Z]))"
    r"|Đoàn(?!\s(?:Thanh|TN|Thể|Trường|Xã|Phường|Viên|Kinh)))"
)
# A post or a body behind a title is no name.
_POST = (
    r"(?:Phó|Chủ|Trưởng|Bí|Hiệu|Giám|Tổng|Thường|Kế toán|Văn thư|Thư (?:k[ýí]|viện)|Bảo vệ"
    r"|Thủ (?:quỹ|thư)|Y (?:tế|sĩ|sỹ)|Bảo mẫu|Cấp dưỡng|Phụ (?:nữ|huynh|trách)|Nhi đồng|Thiếu nhi"
    r"|Mầm non|Mẫu giáo|Nhà trẻ|Đội|Đoàn viên|Hội|Thanh niên|Công (?:an|chức|đoàn|ty)|Quân đội"
    r"|Việt Nam|Ngoan|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|[úu]y)|Sở|Phòng|Ban|Bộ|Trung tâm"
    r"|Trường|Ủy ban|Viện|Liên (?:đoàn|đội|hiệp|hội|chi)|Đảng|Tổ|Câu lạc)(?!\w)"
)
# Whom everybody knows, in stories and in history.
_TOLD_OF = (
    rf"(?:(?:Hồ|Tôn)(?!\s[{_UPPER}])|Hồ Chí Minh|Võ Nguyên Giáp|Tấm|Bụt|Tiên|Táo|Địa|Gióng|Noel"
    r"|(?<=[Bb]à )(?:Trưng|Triệu))(?!\w)"
)
_NAME = rf"(?!{_POST}|{_TOLD_OF}){_WORD}(?:\s+{_WORD})"
_KIN = r"(?:ông|bà|anh|chị|cô|thầy|bác|chú|dì|cậu|mợ|cụ|em|cháu|bé)(?:\s+giáo)?"
_KIN_BIG = r"(?:Ông|Bà|Anh|Chị|Cô|Thầy|Bác|Chú|Dì|Cậu|Mợ|Cụ|Em|Cháu|Bé)(?:\s+giáo)?"
_RANK = (
    r"(?i:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|[úu]y|sĩ|sỹ)|hạ s[ĩỹ]|binh (?:nhất|nhì)"
    r"|(?:thượng|đại)\s+(?:tọa|đức)|hòa thượng|ni sư|linh mục|mục sư)"
)
_HONOUR = (
    r"(?i:anh hùng(?:\s+(?:LLVTND|LLVT nhân dân|lực lượng vũ trang(?: nhân dân)?|lao động))?"
    r"|mẹ (?:VNAH|Việt Nam anh hùng))"
)
_DEGREE = (
    r"(?:Mrs?|Ms|Dr|PGS|GS|TS|ThS|Ths|BS|CN|NGƯT|NGND|NSƯT|NSND|NNƯT|Th\.S)\.?"
    r"(?:\s?(?:CK\s?I{1,2}(?!I)|BS|TS|ThS|NT)\.?)*"
)
_CALLING = (
    r"(?i:nghệ (?:nhân|s[ĩỹ])(?:\s(?:ưu tú|nhân dân))?|[bdy]\w{,3} s[ĩỹ]|lương y|luật sư|kỹ sư"
    r"|(?:báo cáo|giảng|chuyên|huấn luyện|diễn|vận động|hướng dẫn|kỹ thuật|biên tập|phát thanh"
    r"|tuyên truyền|phóng|cộng tác) ?viên|(?:diễn|tác|dịch|soạn|học) giả|chuyên gia|già làng"
    r"|tiến s[ĩỹ]|thạc s[ĩỹ]|giáo sư|cựu chiến binh|doanh nhân|cầu thủ|đạo diễn"
    r"|nhà (?:giáo|văn|thơ|báo|sử học|nghiên cứu|khoa học)|(?:ca|nhạc|họa) s[ĩỹ]|MC"
    r"|khách mời|thí sinh)"
)
# Whoever stands behind these words, by name, is a person; so does who is to be asked.
_ROLE = (
    r"(?i:học sinh|sinh viên|học viên|giáo viên|phụ huynh|đoàn viên|hội viên|chiến sĩ|cán bộ"
    r"|(?:hiệu|tổ|đội|trạm|đồn|nhóm|lớp) (?:trưởng|phó)|trưởng (?:thôn|bản|ấp|xóm|ban|phòng|buôn)"
    r"|giám đốc|chủ tịch|bí thư|chủ nhiệm|giám thị|liên hệ|đầu mối|gặp|phụ trách|đứng lớp"
    r"|chủ trì|điều phối|dẫn chương trình|người (?:dạy|giảng|kể|nói|dẫn|nhận|trình bày)|trưởng"
    r"|bạn|chủ (?:nhà|hộ)|nhân viên|công chức|viên chức|văn thư|kế toán|thủ (?:thư|quỹ)|bảo vệ)"
)
# “Chủ tịch UBND xã Nguyễn Văn An”.
_POST_THERE = re.compile(
    r"(?:chủ tịch|bí thư|trưởng|giám đốc)\s[^,;.:]{0,40}"
    r"(?:xã|phường|huyện|quận|tỉnh|thôn|ấp|bản|đoàn|đội|khu|cụm|công ty|viện|trung tâm)\s$",
    re.IGNORECASE,
)
# Behind these a name is that of a street, a school or a prize.
_NAMED_AFTER = re.compile(
    r"(?<!\w)(?i:trường|thcs|thpt|th|tiểu học|mầm non|cao đẳng|đại học|đường|phố|ngõ|hẻm|cầu|chợ"
    r"|bến|xã|phường|thôn|ấp|bản|xóm|huyện|quận|thị trấn|tỉnh|thành phố|tp\.?|công viên"
    r"|quảng trường|giải|giải thưởng|quỹ|thư viện|hội trường|nhà thờ|tượng đài|di tích|lăng|đền"
    r"|khu|phong cách"
    r"|bảo tàng|lưu niệm|trung tâm|học viện|viện|nhà (?:hát|sách|máy|thiếu nhi)|sân vận động|cung"
    r"|hợp tác xã|chùa|nhà xuất bản|phòng khám|rạp|ga|tư tưởng|đội|đoàn|lớp|phân hiệu|câu lạc bộ"
    r"|clb|hội|nhóm|khối|trại|phong trào|chi bộ|tiểu đội|tên"
    r"|công ty|bệnh viện|chi đội|liên đội|cụm)"
    rf"(?:\s+[{_UPPER}][\w’']*)*\s*$"
    # “số 256 Nguyễn Văn Cừ”.
    r"|\d[\d/]*[A-Za-z]?\s+$"
)

PERSON = re.compile(
    # “cô Hòa”, “ông Lê Văn Tám”; “trẻ em Việt Nam”, “các em Nhi đồng” are nobody.
    rf"(?<!\w)(?<!trẻ )(?<!chị )(?<!giáo )(?<!lớp )(?<!khối )(?<!các )(?<!những ){_KIN}\s+"
    rf"{_NAME}{{0,4}}"
    # “các cô Hòa, Lan”.
    rf"|(?<=các ){_KIN}\s+{_NAME}{{0,3}}(?=\s*(?:,|và)\s*{_WORD})"
    # “Cô Hòa: …”, but no “huyện Cô Tô”.
    rf"|(?:\A\W*|(?<=[.;:!?(–—-])|(?<=[.;:!?,–—-]\s)){_KIN_BIG}\.?\s+"
    rf"(?!(?:Rịa|Nà|Đen|Văn|Sơn)(?!\w)){_NAME}{{0,4}}"
    rf"|(?<!\w){_KIN_BIG}\.?\s+(?={_SURNAME}\s){_NAME}{{1,4}}"
    rf"|(?<!\w)(?:[Đđ]ồng chí|[Đđ]/c)\.?:?\s+{_NAME}{{0,4}}"
    rf"|(?<!\w){_RANK}\.?\s+{_NAME}{{0,4}}"
    rf"|(?<!\w)(?:{_DEGREE}\.?|{_HONOUR})\s+{_NAME}{{1,4}}"
    rf"|(?<!\w){_CALLING}(?:\s+là)?\s*:?\s+{_NAME}{{1,4}}"
    # “cô giáo về hưu Nguyễn Thị Lý”, but no “bà con xã Hòa Bình”.
    rf"|(?<!\w)(?:{_KIN}|{_KIN_BIG}|{_CALLING})(?:\s+(?!{_OF_PLACES}){_SMALL}){{0,5}}\s+"
    rf"(?={_SURNAME}\s){_NAME}{{1,3}}"
    # “bí thư chi bộ Lương Đức Thịnh”, “cán bộ thư viện Trần Hoài An”.
    r"|(?<!\w)(?i:bí thư|chủ tịch|trưởng|phó|cán bộ|nhân viên)"
    rf"(?:\s+(?!{_OF_NAMES}){_SMALL}){{1,4}}\s+(?={_SURNAME}\s){_NAME}{{2,3}}"
    rf"|(?<!\w){_ROLE}(?:\s+là)?\s*:?\s+(?={_SURNAME}\s){_NAME}{{2,4}}"
)
# “Nguyễn Văn An”, “Lò Thị Mây”: by no title, and a person all the same.
_BY_NAME = re.compile(
    rf"(?<!\w)(?:{_SURNAME}\s+(?:Văn|Thị)|(?!Đô\s|Siêu\s|Nội\s){_WORD}\s+Thị)\s+{_WORD}(?:\s+{_WORD})?"
)
# “Lê Minh Tuấn (lớp 5A)”, “Phạm Lệ Hòa, phó hiệu trưởng”, “Trần Mai - 0912 …”.
_SAID_WHO = re.compile(
    rf"(?<!\w)(?={_SURNAME}\s){_NAME}{{1,4}}"
    r"(?=\s*[(,:–—-]\s*(?i:lớp \d\w*|học sinh|sinh năm|SĐT|ĐT|điện thoại|số máy|zalo"
    r"|(?:\+84|0)\d{2,}|(?:phó )?(?:hiệu|tổ|đội|trạm) trưởng"
    r"|(?:phó )?(?:giám đốc|chủ tịch|bí thư|trưởng)|công chức|cán bộ"
    r"|giáo viên|kế toán|chuyên viên|văn thư)(?!\w))"
)
# What only a person does: “do Phạm Ngọc Lan phụ trách”, “Đặng Ngọc Thùy Vân nhận bài”; and to whom:
# “nộp cho Võ Minh Khôi”.
_SPEAKS = re.compile(
    rf"(?:(?<=cho )|(?<=với )|(?<=gặp )|(?<=mời )|(?<=nhờ ))(?={_SURNAME}\s){_NAME}{{2,3}}"
    rf"|(?<!\w)(?={_SURNAME}\s)(?:(?<=do ){_NAME}{{1,3}}|{_NAME}{{2,3}})"
    r"(?=\s+(?:\([^()]*\)\s*)?(?:trình bày|giảng|dạy|đứng lớp|kể|chia sẻ|nói chuyện|thuyết trình"
    r"|nhận|phụ trách|hướng dẫn|dẫn|điều phối|phát biểu|giao lưu|trực|khám)(?!\w))"
)
# “Thư ký: Đỗ Bảo Quyên”, and a line or a cell that is nothing else; but “Địa điểm: Hồ Gươm Xanh”.
_ALONE = re.compile(
    rf"(?:(?<=:\s)|\A[\s–—-]*)(?!Hồ\s)(?={_SURNAME}\s){_NAME}{{2,3}}(?=\s*(?:[,;.()–—-]|\Z|và\s))"
)
# “Lê Ngọc Hà và Trần Bảo An”: beside a person, a name is that of another.
_BESIDE = re.compile(rf"\s*(?:,|và)\s*(?:{_KIN}\s+)?(?={_SURNAME}\s){_NAME}{{1,3}}")
_ONE_NAME = 2


def persons(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names persons, with their titles."""
    for span in _found(text):
        yield span
        beside = _BESIDE.match(text, span[1])
        while beside:
            yield beside.span()
            beside = _BESIDE.match(text, beside.end())


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in PERSON.finditer(text):
        if len(match[0].split()) <= _ONE_NAME and _is_quoted(text, match.start()):
            # “Chú Cuội cung trăng” is a story.
            continue
        yield match.span()
    for pattern in (_BY_NAME, _SAID_WHO, _SPEAKS, _ALONE):
        for match in pattern.finditer(text):
            if not _is_named_after(text[: match.start()]):
                yield match.span()


def names_person(text: str) -> bool:
    """Whether a text names a person."""
    return next(persons(text), None) is not None


def bare_name(words: str) -> str:
    """The name of a person without title, rank or post."""
    found = _LAST_WORDS.search(words)
    return found["name"] if found else words


_LAST_WORDS = re.compile(rf"(?<!\w)(?:(?:{_KIN_BIG})\.?\s+)?(?P<name>{_WORD}(?:\s+{_WORD})*)$")


def role_in(words: str) -> str:
    """What a person is, as the words before the name say: “nghệ nhân ưu tú”; "" for “ông”."""
    before = words[: len(words) - len(bare_name(words))].strip()
    return _ADDRESS.sub("", before).strip()


_ADDRESS = re.compile(rf"(?<!\w)(?:(?:{_KIN}|{_KIN_BIG}|{_DEGREE}|(?i:đồng chí|đ/c))(?!\w)\.?\s*)+")


def begins_with_surname(words: Sequence[str]) -> bool:
    """Whether the words of a line begin with a surname, in capitals or not."""
    return re.fullmatch(_SURNAME, words[0].capitalize()) is not None


def _is_named_after(before: str) -> bool:
    """Whether what stands before a name says that something bears it: “đường”, “Trường THCS”."""
    return bool(_NAMED_AFTER.search(before)) and not _POST_THERE.search(before)


def _is_quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
