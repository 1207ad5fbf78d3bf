"""A programme line by line: days, and below each its hours, names, places and who holds what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import HEAD, TAIL, draft, drafted, drafted_with, said
from tests.writing.drafting.scoring import read

# So long that the plan counts as broken into lines.
BROKEN = """Phần này do Trung tâm học tập cộng đồng xã viết cho bà con các ấp cùng xem trước
khi đến, và được dán ở bảng tin của từng ấp, của trường học cùng trạm y tế xã để
ai cũng biết ngày nào có lớp nào, học ở đâu, mang theo những gì và hỏi người nào
khi cần, không phải đi lại nhiều lần, nhất là bà con ở xa trung tâm và những gia
đình có người già, trẻ nhỏ.

Các hoạt động trong Tuần lễ

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Fields between dashes; a full line goes on in the next, a day and an hour begin anew.
        (
            BROKEN + "Thứ Năm, 02/10\n  14h30 - Triển lãm “Sách xưa” - Thư viện xã - Phòng VHXH"
            "\nThứ Sáu, 03/10\n  08h00 - Hội thảo “Xã hội học tập ở cơ sở” - Hội trường UBND xã"
            " - Hội\n  Khuyến học\nThứ Bảy, 04/10\n  Cả ngày - Ngày hội STEM - Trường THCS Nguyễn"
            " Du\n  19h00 - Đi bộ “Bước chân” - xuất phát từ chợ - Thị đoàn",
            [
                "Triển lãm “Sách xưa”; 14h30 ngày 02/10/2025; Thư viện xã; Phòng VHXH",
                "Hội thảo “Xã hội học tập ở cơ sở”; 8h00 ngày 03/10/2025; Hội trường UBND xã;"
                " Hội Khuyến học",
                "Ngày hội STEM; cả ngày 04/10/2025; Trường THCS Nguyễn Du; -",
                "Đi bộ “Bước chân”; 19h00 ngày 04/10/2025; -; Thị đoàn",
            ],
        ),
        # One thing twice on a day, at two places; a note on a day; a task on two ceremonies.
        (
            "Lịch hoạt động\n\nThứ Tư, ngày 01/10/2025\n+ 7h30: Lễ khai mạc Tuần lễ tại sân xã.\n"
            "+ Sáng: Hướng dẫn dùng ứng dụng VNeID tại Nhà văn hóa thôn Vai (Công an xã lo).\n"
            "+ Chiều: Hướng dẫn dùng ứng dụng VNeID tại Nhà văn hóa thôn Chồ.\n\n"
            "Thứ Bảy, ngày 04/10/2025 (phiên chợ)\n+ 6h00: Đổi sách lấy cây giống tại chợ Sủ.\n\n"
            "Chủ Nhật, ngày 05/10/2025\n+ 9h00: Tổng kết Tuần lễ, trao quà cho học viên lớp xóa mù"
            " chữ tại hội trường.\n\nTổ chức thực hiện\n"
            "1/ Văn phòng\n- Tham mưu Lễ khai mạc ngày 01/10, tổng kết ngày 05/10.\n- In giấy.",
            [
                "Lễ khai mạc Tuần lễ; 7h30 ngày 01/10/2025; Sân xã; -",
                "Hướng dẫn dùng ứng dụng VNeID; sáng ngày 01/10/2025; Nhà văn hóa thôn Vai;"
                " Công an xã",
                "Hướng dẫn dùng ứng dụng VNeID; chiều ngày 01/10/2025; Nhà văn hóa thôn Chồ; -",
                "Đổi sách lấy cây giống; 6h00 ngày 04/10/2025; Chợ Sủ; -",
                "Tổng kết Tuần lễ, trao quà cho học viên lớp xóa mù chữ; 9h00 ngày 05/10/2025;"
                " Hội trường; -",
            ],
        ),
        # The day first, then the other fields in any order; a remark below says nothing new.
        (
            "❖ LỊCH (ngày – giờ – chỗ – việc – ai lo)\n"
            "✓ 02/10 (T5) – 11h45 – nhà ăn số 1 – Phát động Tuần lễ, tặng sổ tay – Ban Nữ công\n"
            "✓ 03/10 – xưởng 3 – 16h45 đến 18h15 – Hội thi “Bàn tay vàng” – Phòng Kỹ thuật\n"
            "✓ 04/10 | 8h | Bế mạc, biểu dương gia đình hiếu học | Công đoàn cơ sở | sân bóng\n"
            "* Ca đêm không đi được lớp tiếng Anh thì xem lại bài quay.",
            [
                "Phát động Tuần lễ, tặng sổ tay; 11h45 ngày 02/10/2025; Nhà ăn số 1; Ban Nữ công",
                "Hội thi “Bàn tay vàng”; 16h45 - 18h15 ngày 03/10/2025; Xưởng 3; Phòng Kỹ thuật",
                "Bế mạc, biểu dương gia đình hiếu học; 8h ngày 04/10/2025; Sân bóng;"
                " Công đoàn cơ sở",
            ],
        ),
        # A place between commas; the second sentence says more of the first.
        (
            "• Chương trình\n–TỐI 01/10 (thứ Tư): đêm hội “Lửa học”, nhà rông làng Con, từ 19 giờ."
            " Có kể chuyện làng, tặng 10 suất quà.\n"
            "–TỐI 05/10: chiếu phim và hỏi đáp, làng Kon Dóc, 19g30.\n"
            "–SÁNG 02/10: thư viện lưu động về Trường Tiểu học Ba Trang, 8 giờ.",
            [
                "Đêm hội “Lửa học”; 19h ngày 01/10/2025; Nhà rông làng Con; -",
                "Chiếu phim và hỏi đáp; 19h30 ngày 05/10/2025; Làng Kon Dóc; -",
                "Thư viện lưu động; 8h ngày 02/10/2025; Trường Tiểu học Ba Trang; -",
            ],
        ),
        (
            "Các hoạt động:\n- Từ 01/10 đến 07/10, mỗi ngày từ 17h đến 20h: mở phòng đọc có mạng"
            " tại Nhà văn hóa xã.",
            ["Phòng đọc có mạng; 17h - 20h, 01/10/2025 - 07/10/2025; Nhà văn hóa xã; -"],
        ),
        (
            "- Lớp chăm sóc: 14h ngày 02/10, tại Nhà văn hóa thôn Hạ và Nhà văn hóa thôn Thượng.",
            [
                "Lớp chăm sóc; 14h ngày 02/10/2025; Nhà văn hóa thôn Hạ và Nhà văn hóa thôn Thượng;"
                " -"
            ],
        ),
        (
            "- Giờ kể chuyện: 9g00 sáng thứ Năm (02/10) và thứ Hai (06/10), góc thư viện.",
            ["Giờ kể chuyện; 9h00 ngày 02/10/2025 và 06/10/2025; Góc thư viện; -"],
        ),
        (
            "Hai là, về khai mạc: giao Phòng Văn hóa chủ trì tổ chức Lễ khai mạc lúc 7h00 ngày"
            " 02/10 tại Quảng trường xã.\nBa là, về tuyên truyền: Đài xã mở chuyên mục lúc 17h30"
            " hằng ngày.",
            ["Khai mạc; 7h00 ngày 02/10/2025; Quảng trường xã; Phòng Văn hóa"],
        ),
        # What a bus, or the time after a ceremony, says is not said of another thing.
        (
            "Lễ phát động lúc 8 giờ ngày 01/10 tại Trường THPT do UBND xã và nhà trường đồng tổ"
            " chức. Ngay sau lễ, Thư viện trường mở cửa đến 11 giờ.\n"
            "Ngày 04/10, Hội Nông dân xã đưa 40 hội viên đi tham quan nhà lưới tại Hợp tác xã Hòa"
            " Bình; xe khởi hành 6 giờ 30 tại trụ sở xã. Chiều cùng ngày có buổi nói chuyện về"
            " đất.",
            [
                "Lễ phát động; 8h ngày 01/10/2025; Trường THPT; UBND xã và nhà trường",
                "Tham quan nhà lưới; 04/10/2025; Hợp tác xã Hòa Bình; Hội Nông dân xã",
                "Buổi nói chuyện về đất; chiều ngày 04/10/2025; -; -",
            ],
        ),
        # Round bullets of Word, and labels in everyday words.
        (
            "5/ Các việc chính\n5.1/ Lớp sửa quạt điện\no Khi nào: 18:30 ngày 02.10.2025\n"
            "o Ở đâu: Bếp thực hành\no Ai lo: Tổ Điện",
            ["Lớp sửa quạt điện; 18h30 ngày 02/10/2025; Bếp thực hành; Tổ Điện"],
        ),
        # A number and a name, and below it a paragraph that begins with its day.
        (
            "3) HOẠT ĐỘNG\n3.1) Chợ sách nổi\nHai ngày cuối tuần 04 và 05/10/2025, từ 6 giờ đến 10"
            " giờ, tại chợ Thới Long.\n3.2) Học bơi cho trẻ\nCác chiều thứ Ba, thứ Năm (30/9 và"
            " 02/10/2025), 16h00, hồ bơi Trường THCS Thới Long.",
            [
                "Chợ sách nổi; 6h - 10h ngày 04 và 05/10/2025; Chợ Thới Long; -",
                "Học bơi cho trẻ; 16h00 ngày 30/9 và 02/10/2025; Hồ bơi Trường THCS Thới Long; -",
            ],
        ),
        # What one goes to, below its day; the whole of a day; what a unit may choose from.
        (
            "Phần việc từng ngày\nThứ năm (02/10):\n– Tiết 3, 4: thi hùng biện “Em tự học”.\n"
            "– 14h: hướng dẫn tìm sách, phòng thư viện.\n\nPhần trang trí\n"
            "Cổng trường: “Tự học là chìa khóa”",
            [
                "Thi hùng biện “Em tự học”; 02/10/2025; -; -",
                "Hướng dẫn tìm sách; 14h ngày 02/10/2025; Phòng thư viện; -",
            ],
        ),
        (
            "VIỆC CỦA HỘI\nTập huấn cho hội viên: cả ngày 03/10/2025 ở Trung tâm Chính trị huyện.\n"
            "Mỗi hội xã chọn làm ít nhất 2 việc: mở lớp chuyên đề ở trung tâm xã; nói chuyện.",
            [
                "Tập huấn cho hội viên; cả ngày 03/10/2025; Trung tâm Chính trị huyện; -",
            ],
        ),
        ("Ban Thường vụ Hội xây dựng kế hoạch hưởng ứng Tuần lễ từ 01/10/2025, 8h00.", []),
        # The days of the Week and its theme are no activity.
        ("Từ thứ Tư 01/10 đến thứ Ba 07/10/2025, chủ đề “Xây dựng năng lực tự học”.", []),
        # Each village has its own day.
        (
            "- Hội quán: 19h30, lần lượt: xóm Đình (02/10), xóm Chùa (03/10), xóm Bến (06/10).",
            ["Hội quán; -; -; -"],
        ),
    ],
)
def test_lines_of_a_programme(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


def test_two_places_are_no_entry_of_places(tmp_path: Path):
    made = drafted("- Lớp học: 14h ngày 02/10, tại Sân thôn Hạ và Sân thôn Thượng.", tmp_path)
    assert not made.text("places.yml")


def test_who_teaches_is_asked_about_and_not_published(tmp_path: Path):
    made = drafted("- Lớp dệt do nghệ nhân Phạm Thị Y Hòa dạy, 14 giờ ngày 03/10.", tmp_path)
    (event,) = read(made.folder / "events.yml")
    assert "Hòa" not in str(event)
    assert "nghệ nhân […] dạy" in made.text("_nhap.md")


def test_tables_as_above_for_whom_and_of_what(tmp_path: Path):
    rows = [
        ["Buổi", "Tên hoạt động", "Dành cho", "Nơi tổ chức"],
        ["17h30 - 19h00, 02/10", "Sân chơi lập trình", "Học sinh lớp 4", "Phòng máy"],
        ["nt, 03/10", "Làm sách từ giấy cũ", "Thiếu nhi", "Phòng máy"],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made) == [
        "Sân chơi lập trình; 17h30 - 19h00 ngày 02/10/2025; Phòng máy; -",
        "Làm sách từ giấy cũ; 17h30 - 19h00 ngày 03/10/2025; Phòng máy; -",
    ]
    events = read(made.folder / "events.yml")
    assert [event["audience"] for event in events] == [["học sinh"], ["trẻ em"]]


def test_row_with_a_day_is_no_heading_of_a_table(tmp_path: Path):
    rows = [
        ["Mục", "Nội dung"],
        ["Chủ đề", "Phát triển văn hóa đọc"],
        ["Thời gian", "Từ ngày 01/10/2025 đến ngày 07/10/2025"],
    ]
    campaign = read(drafted_with(rows, tmp_path).folder / "campaign.yml")
    assert campaign["theme"] == "Phát triển văn hóa đọc"


def test_column_of_when_and_where_and_one_of_who_leads_and_helps(tmp_path: Path):
    rows = [
        ["STT", "Nội dung", "Thời gian, địa điểm", "Chủ trì / phối hợp"],
        ["1", "Ra mắt câu lạc bộ", "7h30, 01/10/2025\nSân cờ", "Phòng CTSV / Đoàn trường"],
        ["2", "Treo băng rôn: “Tay nghề vững chắc”", "02/10/2025\nCổng số 1", "Khoa Cơ khí"],
    ]
    made = drafted_with(rows, tmp_path)
    assert said(made)[0] == "Ra mắt câu lạc bộ; 7h30 ngày 01/10/2025; Sân cờ; Phòng CTSV"
    assert "Tay nghề vững chắc" in made.text("slogans.yml")


@pytest.mark.parametrize(
    ("text", "theme", "period"),
    [
        (
            "2. Chủ đề, thời gian\n“Học tập suốt đời vì ngày mai”. Tuần lễ từ 29/9 đến 05/10/2025.",
            "Học tập suốt đời vì ngày mai",
            "01/10/2025 - 07/10/2025",
        ),
        (
            "2) THỜI GIAN - CHỦ ĐỀ\n- Chủ đề: Học tập suốt đời vì ngày mai.\n"
            "- Từ 06h00 ngày 29/9 đến 21h00 ngày 05/10/2025.",
            "Học tập suốt đời vì ngày mai",
            None,
        ),
    ],
)
def test_theme_beside_the_days(text: str, theme: str, period: str | None, tmp_path: Path):
    campaign = read(drafted(text, tmp_path).folder / "campaign.yml")
    assert campaign["theme"] == theme
    assert period is None or campaign["period"] == period


def test_plan_is_broken_into_lines_though_few_begin_small(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    text = (
        "1) HOẠT ĐỘNG\n\n1.1) Đêm khai mạc phố học bên sông\n"
        "Vào hồi 18 giờ 30 phút, ngày 29 tháng 9 năm 2025, tại Bến Ninh Thới; do Phòng\n"
        "Văn hóa - Xã hội chủ trì, Đoàn phường và Hội LHPN phường phối hợp. Dự kiến 400\n"
        "người dân, học sinh tham dự và đại diện các khu vực của phường, cùng đại diện\n"
        "các trường học, các doanh nghiệp ở khu công nghiệp, các cơ sở dạy nghề và bà\n"
        "con buôn bán ở chợ; trẻ em được tặng truyện, người lớn được hướng dẫn tra cứu.\n"
    )
    plan.write_text(f"{HEAD}{text}{TAIL}", "utf-8")
    (event, *_rest) = said(draft(plan, tmp_path / "content"))
    assert event.endswith("18h30 ngày 29/09/2025; Bến Ninh Thới; Phòng Văn hóa - Xã hội")


@pytest.mark.parametrize("ground", ["Căn cứ: Kế hoạch số 61/KH-UBND ngày 15/9/2025.\n", ""])
def test_type_and_subject_in_one_line_of_capitals(ground: str, tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    plan.write_text(
        "UBND XÃ HÒA THUẬN\nTHƯ VIỆN XÃ\n\nSố: 12/KH-TVX\nHòa Thuận, ngày 23 tháng 9 năm 2025\n\n"
        f"KẾ HOẠCH TUẦN LỄ HỌC TẬP SUỐT ĐỜI\n\n{ground}Chủ đề: Thư viện gần dân.\n"
        f"Hội sách: 8h00 ngày 02/10/2025 tại Thư viện xã.\n{TAIL}",
        "utf-8",
    )
    made = draft(plan, tmp_path / "content")
    assert said(made) == ["Hội sách; 8h00 ngày 02/10/2025; Thư viện xã; -"]
    first = read(made.folder / "campaign.yml")["documents"][0]
    assert (first["number"], first["date"], first["issuer"]) == ("12", "23/09/2025", "Thư viện xã")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Dashes part fields where one of them says when: the next is where, the last who.
        (
            "I. Nội dung\n"
            "Vẽ tường “Phố em đọc sách” – 6h30 thứ Bảy (04/10) – dọc tuyến phố – Đoàn phường\n"
            "Xe sách lưu động – 16h00 ngày 03/10 – vỉa hè trước số 45 – Thư viện quận",
            [
                "Vẽ tường “Phố em đọc sách”; 6h30 ngày 04/10/2025; Dọc tuyến phố; Đoàn phường",
                "Xe sách lưu động; 16h00 ngày 03/10/2025; Vỉa hè trước số 45; Thư viện quận",
            ],
        ),
        # Whatever the heading says, and though a name begins with a verb.
        (
            "III. Bày ra những gì\n"
            "1. Mở rương sách – 8h00 ngày 01/10 – cầu cảng – Đồn Biên phòng\n"
            "2. Lặn tìm chữ – 9h00 ngày 05/10 – bãi Trước – Trường THCS Hòn Son\n"
            "3. Gửi danh sách – trước 25/9 – văn phòng xã",
            [
                "Mở rương sách; 8h00 ngày 01/10/2025; Cầu cảng; Đồn Biên phòng",
                "Lặn tìm chữ; 9h00 ngày 05/10/2025; Bãi Trước; Trường THCS Hòn Son",
            ],
        ),
        # A day by its number is the one of the Week; the Week has no 12th.
        (
            "III. Việc trong tuần\n"
            "Ngày 03: đêm kể khan cho trẻ nghe, 19 giờ 30, sân trường tiểu học.\n"
            "Ngày 04 và 05: phiên chợ sách cũ từ 6 giờ đến 10 giờ.\n"
            "Ngày 07: bế mạc, 16 giờ, trụ sở UBND xã.\n"
            "Ngày 12: dọn sân.",
            [
                "Đêm kể khan cho trẻ nghe; 19h30 ngày 03/10/2025; Sân trường tiểu học; -",
                "Phiên chợ sách cũ; 6h - 10h ngày 04/10/2025 và 05/10/2025; -; -",
                "Bế mạc; 16h ngày 07/10/2025; Trụ sở UBND xã; -",
            ],
        ),
        # An hour with a colon, a name without a known word, and a room behind a dash.
        (
            "I. Lịch\nThứ Sáu, 03/10\n 16g15: Góc “Hỏi xoáy đáp nhanh” môn Sử – hành lang dãy B\n"
            " 7g30–11g00: Khai mạc Tuần lễ – trao giải",
            [
                "Góc “Hỏi xoáy đáp nhanh” môn Sử; 16h15 ngày 03/10/2025; Hành lang dãy B; -",
                "Khai mạc Tuần lễ – trao giải; 7h30 - 11h00 ngày 03/10/2025; -; -",
            ],
        ),
        # “Giờ vàng …” is a name and no label; so each line is a thing of its own.
        (
            "I. Phục vụ tại chỗ\nMiễn phí làm thẻ: quầy số 1, ngày 02/10/2025.\n"
            "Giờ vàng robot: thiếu nhi lắp ráp robot, 15h00 ngày 04/10/2025, tầng 2.",
            [
                "Miễn phí làm thẻ; 02/10/2025; -; -",
                "Giờ vàng robot; 15h00 ngày 04/10/2025; Tầng 2; -",
            ],
        ),
        # Everyday labels.
        (
            "I. Nội dung\n1. Lớp ghép cành\n Ngày giờ: 7h30 sáng 02/10\n Chỗ học: sân UBND xã\n"
            " Điều phối: Hội Nông dân xã\n Cùng làm: Đoàn xã",
            ["Lớp ghép cành; 7h30 ngày 02/10/2025; Sân UBND xã; Hội Nông dân xã"],
        ),
    ],
)
def test_fields_of_a_line_are_told_by_their_order(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    assert said(drafted(text, tmp_path)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A weekday with the day in brackets, and an hour further behind.
        (
            "Thứ Sáu (03/10): Hướng dẫn dùng điện thoại, bắt đầu 14 giờ 00, tại nhà văn hóa xã.",
            "Hướng dẫn dùng điện thoại; 14h00 ngày 03/10/2025; Nhà văn hóa xã; -",
        ),
        (
            "CN (05/10), 7h: đổi sách lấy cây, sân đình.",
            "Đổi sách lấy cây; 7h ngày 05/10/2025; Sân đình; -",
        ),
        # Behind the day a body does what is held; who teaches or serves is none.
        (
            "Chủ nhật (05/10): các chi hội tổng vệ sinh, trồng hoa trên đường làng, buổi sáng.",
            "Tổng vệ sinh, trồng hoa trên đường làng; sáng ngày 05/10/2025; -; Các chi hội",
        ),
        (
            "06/10/2025 (thứ Hai): thư viện xã phục vụ lưu động tại Trường THCS Phú Mỹ, cả ngày.",
            "Phục vụ lưu động; cả ngày 06/10/2025; Trường THCS Phú Mỹ; Thư viện xã",
        ),
        (
            "Sáng 04/10: Đoàn Thanh niên xã ra quân nhặt rác, bãi tắm Hòn Nồm.",
            "Ra quân nhặt rác; sáng ngày 04/10/2025; Bãi tắm Hòn Nồm; Đoàn Thanh niên xã",
        ),
        # A house that is open is where one goes.
        (
            "Từ ngày 02/10/2025 đến ngày 06/10/2025, Thư viện tỉnh mở cửa thông trưa, làm thẻ.",
            "Mở cửa thông trưa, làm thẻ; 02/10/2025 - 06/10/2025; Thư viện tỉnh; Thư viện tỉnh",
        ),
        (
            "Bảo tàng tỉnh miễn vé tham quan cho học sinh trong hai ngày 04/10 và 05/10/2025.",
            "Tham quan cho học sinh; 04/10 và 05/10/2025; Bảo tàng tỉnh; Bảo tàng tỉnh",
        ),
        (
            "Bưu điện văn hóa xã mở cửa phòng đọc cho nhân dân (17h - 20h, 01/10 - 07/10/2025).",
            "Mở cửa phòng đọc cho nhân dân; 17h - 20h, 01/10/2025 - 07/10/2025;"
            " Bưu điện văn hóa xã; Bưu điện văn hóa xã",
        ),
        # Where it is said before the name, with words that carry the day over.
        (
            "Lớp gấp giấy: 9h ngày 03/10, góc thư viện.\n\n"
            "9h45 cùng ngày, cũng ở góc thư viện: Bé làm sách vải cùng cô.",
            "Lớp gấp giấy; 9h ngày 03/10/2025; Góc thư viện; -|"
            "Bé làm sách vải cùng cô; 9h45 ngày 03/10/2025; Góc thư viện; -",
        ),
        # Two things in one sentence, each with its brackets.
        (
            "Dành cho các cháu, Đoàn Thanh niên xã phối hợp Đồn Biên phòng tổ chức “Tiết học biên"
            " cương” (8 giờ 00 ngày 04/10, Đồn Biên phòng Cửa Lạch) và buổi tập bơi an toàn (sáng"
            " 05/10, bãi tắm Hòn Nồm).",
            "Tiết học biên cương; 8h00 ngày 04/10/2025; Đồn Biên phòng Cửa Lạch;"
            " Đoàn Thanh niên xã|"
            "Buổi tập bơi an toàn; sáng ngày 05/10/2025; Bãi tắm Hòn Nồm; -",
        ),
        # A place that is none comes before the one that is.
        (
            "Chiều 02/10: buổi hướng dẫn cách tự học ở nhà, tại phòng giáo lý số 3.",
            "Buổi hướng dẫn cách tự học; chiều ngày 02/10/2025; Phòng giáo lý số 3; -",
        ),
        (
            "19g30 ngày 03/10: giao lưu “Chọn nghề” với các anh thợ, trong hội trường xã.",
            "Giao lưu “Chọn nghề”; 19h30 ngày 03/10/2025; Hội trường xã; -",
        ),
        (
            "15h00 ngày 06/10: Trao danh hiệu “Gia đình đọc sách” - sân khấu nhà đa năng.",
            "Trao danh hiệu “Gia đình đọc sách”; 15h00 ngày 06/10/2025; Sân khấu nhà đa năng; -",
        ),
        # Everyday ways to write a line of a programme.
        (
            "1. Lễ ra quân: sáng 01/10 (7h00), tại ngã tư thị trấn.\n"
            "2. Thi rung chuông vàng (ngày 03/10, sân trường THCS Tân Lập).\n"
            "3. Bế mạc vào 15h ngày 7/10.",
            "Lễ ra quân; 7h00 ngày 01/10/2025; Ngã tư thị trấn; -|"
            "Thi rung chuông vàng; 03/10/2025; Sân trường THCS Tân Lập; -|"
            "Bế mạc; 15h ngày 07/10/2025; -; -",
        ),
        (
            "Ngày thứ nhất (01/10): Sáng: lễ phát động (7h30, sân trường). Chiều: tập huấn tìm tin"
            " (14h00, phòng Tin học).",
            "Lễ phát động; 7h30 ngày 01/10/2025; Sân trường; -|"
            "Tập huấn tìm tin; 14h00 ngày 01/10/2025; Phòng Tin học; -",
        ),
        (
            "Thứ tư 01.10.2025\n- 09:00 Tọa đàm “Học để làm gì” | Phòng họp số 1\n"
            "- 14:00 Lớp chữ ký số | Trung tâm hành chính công",
            "Tọa đàm “Học để làm gì”; 9h00 ngày 01/10/2025; Phòng họp số 1; -|"
            "Lớp chữ ký số; 14h00 ngày 01/10/2025; Trung tâm hành chính công; -",
        ),
        (
            "Trong ngày 04/10, tại nhà văn hóa thôn 3 sẽ diễn ra lớp dạy nấu ăn do Hội Phụ nữ xã"
            " đứng lớp, bắt đầu lúc 8 giờ.",
            "Lớp dạy nấu ăn; 8h ngày 04/10/2025; Nhà văn hóa thôn 3; Hội Phụ nữ xã",
        ),
        (
            "- Hoạt động 1: Khai mạc. Thời gian: 8h, 01/10. Địa điểm: sân đình.\n"
            "- Hoạt động 2: Lớp học tin học. Thời gian: 14h, 02/10. Địa điểm: phòng máy.",
            "Khai mạc; 8h ngày 01/10/2025; Sân đình; -|"
            "Lớp học tin học; 14h ngày 02/10/2025; Phòng máy; -",
        ),
        (
            "- Workshop “Viết CV” – 14:00 - 16:30, 03/10 – Phòng Lab 2 – Khoa CNTT",
            "Workshop “Viết CV”; 14h00 - 16h30 ngày 03/10/2025; Phòng Lab 2; Khoa CNTT",
        ),
        (
            "- Ngày 5.10: Hội thi nấu ăn. Địa điểm: bếp ăn tập thể. 9 giờ bắt đầu. Công đoàn lo"
            " giải thưởng.",
            "Hội thi nấu ăn; 9h ngày 05/10/2025; Bếp ăn tập thể; -",
        ),
        ("Thứ Năm (02/10) - nghỉ, đón tàu chở sách của Thư viện tỉnh.", ""),
    ],
)
def test_days_and_who_does_what(text: str, expected: str, tmp_path: Path) -> None:
    made = drafted(f"II. CÁC HOẠT ĐỘNG\n{text}", tmp_path)
    assert "|".join(said(made)) == expected
