"""The words by which a plan says who reports what to whom."""

from __future__ import annotations

import re

CLOSING = re.compile(
    r"(?:Trên đây|Trong quá trình|Căn cứ|Yêu cầu|Đề nghị|Kết thúc"
    r"|Nhận được|(?:UBND|Ủy ban nhân dân|Phòng|Sở|Trường|Hội)\s[^,;:.]{2,60}\s(?:yêu "
    r"cầu|đề nghị)\s)"
)

SENTENCES = re.compile(
    r"(?:(?<=[^\dA-ZĐ])|(?<=\d{3})|(?<=\d \d\d)|(?<=[/-]\d\d)|(?<=[/-]\d))"
    r"\.\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=[^\W\d_])"
)

REPORTS = re.compile(
    r"báo cáo|tổng hợp kết quả|(?:g[ửở]i|báo|nộp|chuyển|nhắn(?: tin)?)"
    r"\s(?:kết quả|số liệu|số người|số lượng|lại|miệng)"
    # “Số liệu các lớp do trưởng ấp gửi về Trung tâm”.
    r"|(?:số liệu|hình ảnh|kết quả)[^.;]{0,60}\sdo\s[^.;]{2,50}\s(?:g[ửở]i|nộp|chuyển)\s"
    # “mỗi lớp gửi Ban giám hiệu 5 tấm ảnh và nửa trang nhận xét”
    r"|(?:g[ửở]i|nộp)[^.;]{0,60}\s(?:số liệu|hình ảnh|ảnh|nhận xét|kết quả|bản tổng kết)(?!\w)"
    r"|kết quả[^.;]{0,60}\s(?:g[ửở]i|nộp)\s"
    r"|(?:tổng hợp|tập hợp|gom)[^.;]{0,20}? (?:g[ửở]i|trình|nộp)\s",
    re.IGNORECASE,
)

VIA = re.compile(
    r"\(\s*(?:thông\s+)?qua\s+(?P<via>[^()]{3,90}?)\s*\)|,?\s(?:thông\s+)?qua\s+(?P<plain>(?:Phòng"
    r"|Sở|Ban|Văn phòng|Hội|Trung tâm|Tổ|bộ phận|công chức|Công chức)[^,;.()]{3,70}?)(?=\s(?:trước"
    r"|chậm|để|theo)|[,;.]|$)"
)

TO = re.compile(
    r"(?:(?:[Gg][ửở]i|[Nn]ộp|[Bb]áo (?:cáo|lại|số)|[Kk]ết quả)\b[^.;]{0,160}?\s(?:g[ửở]i\s+)?"
    r"(?:về|cho)|[Gg][ửở]i|[Nn]ộp)\s+"
    r"(?P<to>(?:Ủy ban|Uỷ ban|UBND|Phòng|phòng|Sở"
    r"|Ban|Văn phòng|Hội|(?:Huyện|Tỉnh|Thành|Quận|Thị|Liên|Công|Trung ương) ?(?:đoàn"
    r"|ủy|hội)|Trung tâm"
    r"|Bộ|Đảng ủy|Thường trực|Nhà trường|nhà trường|Ban Giám hiệu"
    r"|Tổ|Đội|Đồn|Đài|Trạm|Cục|Khoa|Khối|Chi cục|[Cc]hỉ huy|[Ll]ãnh đạo"
    r"|Thành|Đoàn|bộ phận|văn phòng|tổ|thư viện|công đoàn|Thư viện|Trường|Hiệu trưởng|phường"
    r"|xã|quận|huyện|trường|tỉnh|thành phố|sở|[A-ZĐ]{2,7})(?!\w)[^;.()]{0,110}?)(?=\s*\("
    r"|,?\s+(?:thông qua|qua|trước|chậm|muộn|để|theo|kèm|vào|hạn|trong ngày|và báo cáo"
    r"|ngay|sau|bằng)\b|\s+(?:các\s|\d+\s(?:tấm|bức|hình|bản|trang)|hình ảnh|ảnh|số liệu|kết quả)"
    r"|\s+ngày\s\d|,\s(?=[a-zđ\d])|[;.]|$)"
)

DIRECT = re.compile(
    r"[Bb]áo cáo\s+(?:(?:tổng kết\s+)?(?:trình|g[ửở]i)\s+"
    r"|kết quả\s+(?:(?:triển khai|thực hiện|tổ chức)\s+)?(?:với"
    r"|lên|cho)\s+|về\s+|lên\s+|với\s+|cho\s+)?(?:thầy\s+|cô\s+)?(?P<to>(?:Ủy ban"
    r"|Uỷ ban|UBND|Phòng|Sở|Bộ|Tổng cục|Cục|Vụ|Hội|Ban|Đội|Đồn|Đài|[Cc]hỉ huy|[Ll]ãnh đạo"
    r"|Đảng ủy|Thường trực|Văn phòng"
    r"|(?:Huyện|Tỉnh|Thành|Quận|Liên|Công) (?:đoàn|ủy|hội)|Trung tâm"
    r"|(?:tỉnh|huyện|xã|phường|thành phố|cấp trên|sở)(?!\w)|Nhà trường"
    r"|(?:Phó )?Hiệu trưởng|Giám đốc|Ban Giám|Chủ tịch"
    r"|[A-ZĐ]{2,7}(?![^\W\d]))[^;.()]{0,110}?)(?=\s*\("
    r"|,?\s+(?:kết quả|thông qua|qua|trước|chậm|muộn|để|theo|kèm|vào|trong ngày|ngay|sau"
    r"|tình hình|việc|hạn|bằng)\b|\s+ngày\s\d|[;.]|$)"
)

# To whom else: what stands behind “về” or “cho” is a body as any other.
TO_ANY = re.compile(
    r"(?:[Gg][ửở]i|[Nn]ộp|[Bb]áo|[Cc]huyển|[Nn]hắn|[Kk]ết quả)\b[^.;]{0,160}?\s"
    r"(?:về|cho|tới|đến|lên|với)\s+(?P<to>[^\W\d_][^;:.,()]{1,90}?)"
    r"(?=\s*\(|,?\s+(?:thông qua|qua|trước|chậm|muộn|để|theo|kèm|vào|hạn|trong|ngay|sau|bằng)\b"
    r"|\s+ngày\s\d|\s*[,;.]|\s*$)"
)

# By whom: “số liệu do trưởng ấp gửi về …”, “… dự thảo báo cáo để Ban gửi …”.
BY_WHOM = re.compile(
    r"(?:\bdo|^(?:(?!g[ửở]i|nộp|về).)*?\bđể)\s+(?P<who>[^\W\d_][^,;:.()]{1,60}?)"
    r"\s+(?=(?:ký\s)?(?:tổng hợp|g[ửở]i|nộp|báo cáo|trình|chuyển)\s)"
)

WHO = re.compile(
    r"(?:đề nghị|yêu cầu|Đề nghị|Yêu cầu|Giao|giao)?\s*"
    r"(?P<who>[Nn]hà trường|[Tt]rường(?=\s+báo cáo)"
    r"|(?:[Vv]ăn phòng|Trung tâm|Thư viện|Hội|Phòng|Đoàn|Công đoàn|Bảo tàng|Ban tổ chức)"
    r"(?=\s+(?:tổng hợp|báo cáo|g[ửở]i|nộp|trình)\s)"
    r"|(?:[Cc]ác(?! hoạt| nội| biện| nhiệm| buổi| lớp)|Tổng phụ trách"
    r"|Ủy ban|Uỷ ban|UBND|Phòng|Hội|Trường|Thủ trưởng|Trung tâm"
    r"|[Bb]ộ phận|Đội|[Vv]ăn phòng|Kế toán|Công an|Ban|Sở|[Mm]ỗi|[Tt]rưởng"
    r"|Hiệu trưởng|Thư viện|Đoàn|Chi|[Tt]ổ(?!ng| chức)"
    r"|Giáo viên|Công đoàn|[Bb]an)[^;.:]{2,170}?)\s+(?=(?:tổng hợp"
    r"|báo cáo|g[ửở]i|nộp|trình|có trách nhiệm (?:tổng hợp|báo cáo|g[ửở]i)|xây dựng báo cáo"
    r"|đánh giá|lập báo cáo|tổng kết|thực hiện (?:tốt )?(?:việc "
    r"|chế độ )?báo cáo|chỉ đạo|thông tin|phản ánh|kịp thời))"
)

# Who stands at the head of a sentence: “Huyện hội tổng hợp, báo cáo Tỉnh hội”.
SPEAKS = re.compile(
    r"\s*(?:(?:Xong|Sau|Kết thúc|Hết)\s[^,.;]{2,40},\s+)?(?P<who>[^\W\d_][^,;:.()\d]{1,70}?)\s+"
    r"(?:(?:sẽ|có trách nhiệm|kịp thời|phải|viết|lập|làm|có)\s+)*(?:xin (?:có mấy dòng )?)?"
    r"(?=(?:tổng hợp|tập hợp|gom|báo cáo|báo|g[ửở]i|nộp|trình|chuyển|nhắn)\s)"
)

# “… gửi về Văn phòng để tổng hợp, báo cáo Sở”: whoever receives it reports on.
PASSES_ON = re.compile(r"[\s,]*để\s+(?:tổng hợp|tập hợp|trình|báo cáo)(?!\w)")

CONTENTS = re.compile(
    r"\(?(?:kèm theo|kèm|có|gồm|bao gồm)\s+(?P<what>(?:các\s+)?(?:số liệu"
    r"|thống kê|hình ảnh|một số hình ảnh|minh chứng|biểu|phụ lục"
    r"|video|link|đường dẫn|sản phẩm|ảnh)[^().;]{0,250})",
    re.IGNORECASE,
)

HANDS_IN = re.compile(r"(?:g[ửở]i|nộp)\s[^.;]{3,120}\s(?:về|cho)\s", re.IGNORECASE)

# Who stands first in a sentence of a section on reports: “thôn, trường học gửi kết quả về …”.
FIRST = re.compile(
    r"(?:[^:.;]{3,30}:)?\s*(?!(?:[Kk]ết quả|[Bb]áo cáo|[Tt]hời|[Dd]anh|[Ss]ố liệu|[Hh]ình|[Tt]rước"
    r"|[Cc]hậm|[Ss]au|[Kk]hi|[Đđ]ể|[Hh]ạn|[Nn]gày|[Bb]ản|[Nn]ội dung|[Đđ]ề nghị|[Yy]êu cầu|[Vv]iệc"
    r"|[Tt]rên|[Cc]ăn|[Mm]ọi|[Tt]ổng hợp|[Kk]ết thúc|[Gg]iao|[Đđ]ịnh kỳ|[Hh]ằng|[Tt]oàn bộ)(?!\w))"
    r"(?P<who>[^\W\d_][^:;.()\d]{2,70}?)\s+(?=(?:g[ửở]i|nộp|báo cáo)\s)"
)
