"""Lines of a page of a PDF to paragraphs: by their room, and by what they begin and end with."""

from __future__ import annotations

from site_src.writing.drafting.pdf_paragraphs import Layout
from site_src.writing.drafting.pdf_rows import Row

EDGE = 540.0


def paragraphs(*lines: tuple[float, str], lefts: str = "") -> list[str]:
    """The paragraphs of lines that all are full, each with the room above it.

    `lefts` has a digit for each line: how many steps of 28 points it is indented.
    """
    foot, rows = 800.0, []
    for (room, text), left in zip(lines, lefts or "0" * len(lines), strict=True):
        foot -= room
        rows.append(Row(text, 85.0 + 28 * int(left), EDGE, foot, 13.0))
    return [line.text for line in Layout.of([rows]).lines([rows])]


def test_more_room_than_between_lines_parts_paragraphs_without_indent():
    assert paragraphs(
        (0, "Thư viện tỉnh tổ chức các hoạt động trong Tuần lễ hưởng ứng học tập suốt đời"),
        (16, "nhằm phát huy vai trò của thư viện công cộng trong việc phục vụ bạn đọc của"),
        (16, "tỉnh, thu hút thêm bạn đọc trẻ, và giới thiệu kho tài liệu số mới của thư viện"),
        (16, "gồm hai nghìn tên sách cùng cách mượn sách qua điện thoại cho mọi người dân."),
        (25, "Phòng Phong trào: liên hệ Trường Tiểu học Bản Nà, tổ chức xe thư viện lưu động"),
        (16, "và tổng hợp kết quả của Tuần lễ."),
    ) == [
        "Thư viện tỉnh tổ chức các hoạt động trong Tuần lễ hưởng ứng học tập suốt đời nhằm phát huy"
        " vai trò của thư viện công cộng trong việc phục vụ bạn đọc của tỉnh, thu hút thêm bạn đọc"
        " trẻ, và giới thiệu kho tài liệu số mới của thư viện gồm hai nghìn tên sách cùng cách mượn"
        " sách qua điện thoại cho mọi người dân.",
        "Phòng Phong trào: liên hệ Trường Tiểu học Bản Nà, tổ chức xe thư viện lưu động và tổng hợp"
        " kết quả của Tuần lễ.",
    ]


def test_number_that_its_line_waits_for_begins_no_entry():
    assert paragraphs(
        (0, "• Nói chuyện: 8g30 ngày 07/10/2023. Địa điểm: Hội trường tầng"),
        (16, "3. Phối hợp: Hội Người cao tuổi tỉnh."),
        (16, "4. Kinh phí: từ nguồn chi thường xuyên."),
    ) == [
        "• Nói chuyện: 8g30 ngày 07/10/2023. Địa điểm: Hội trường tầng 3. Phối hợp: Hội Người cao"
        " tuổi tỉnh.",
        "4. Kinh phí: từ nguồn chi thường xuyên.",
    ]


def test_indent_begins_a_paragraph_where_lines_that_go_on_have_none():
    """However few go on; and text that hangs beside its mark begins nothing."""
    assert paragraphs(
        (0, "Lúc 8 giờ ngày 01/10. Nơi: Thư viện xã. Khách: UBND xã, cựu giáo chức,"),
        (16, "học sinh các trường trên địa bàn xã, và những ai thích đọc sách, đều"),
        (16, "được mời."),
        (16, "Hoạt động thứ hai - Đọc sách dưới tán cây ở công viên Bàu Sen của xã"),
        (16, "Hoạt động thứ ba - Dạy ông bà gọi video cho con cháu ở nhà văn hóa thôn"),
        (16, "- Phòng Văn hóa và Thông tin: hướng dẫn nội dung tuyên truyền cho các xã,"),
        (16, "kiểm tra băng rôn"),
        (16, "a/ Mỗi gia đình có một người học thêm"),
        (16, "b/ Khu vực nào cũng có điểm đọc sách."),
        lefts="100112311",
    ) == [
        "Lúc 8 giờ ngày 01/10. Nơi: Thư viện xã. Khách: UBND xã, cựu giáo chức, học sinh các trường"
        " trên địa bàn xã, và những ai thích đọc sách, đều được mời.",
        "Hoạt động thứ hai - Đọc sách dưới tán cây ở công viên Bàu Sen của xã",
        "Hoạt động thứ ba - Dạy ông bà gọi video cho con cháu ở nhà văn hóa thôn",
        "- Phòng Văn hóa và Thông tin: hướng dẫn nội dung tuyên truyền cho các xã, kiểm tra"
        " băng rôn",
        "a/ Mỗi gia đình có một người học thêm",
        "b/ Khu vực nào cũng có điểm đọc sách.",
    ]


def test_dash_inside_a_name_begins_no_entry():
    assert paragraphs(
        (0, "đ. Đề nghị Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị"),
        (16, "- xã hội vận động hội viên tham gia các lớp chuyên đề của Tuần lễ;"),
        (16, "- vận động mỗi khu phố góp một tủ sách."),
    ) == [
        "đ. Đề nghị Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội vận động hội"
        " viên tham gia các lớp chuyên đề của Tuần lễ;",
        "- vận động mỗi khu phố góp một tủ sách.",
    ]
