"""Lines of a page of a PDF to paragraphs: by their room, and by what they begin and end with."""

from __future__ import annotations

from site_src.writing.drafting.read_pdf import _paragraphs, _Row

EDGE = 540.0


def paragraphs(*lines: tuple[float, str]) -> list[str]:
    """The paragraphs of lines that all are full, each with the room above it."""
    foot, rows = 800.0, []
    for room, text in lines:
        foot -= room
        rows.append(_Row(text, 85.0, EDGE, foot, 13.0))
    return [line.text for line in _paragraphs(rows, 1, EDGE)]


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
