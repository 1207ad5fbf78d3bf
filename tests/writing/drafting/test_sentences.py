"""Sentences, notes and what a medium brings are no activities, though they say a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said

CLASS = "Lớp may cơ bản; 8h ngày 02/10/2025; Nhà văn hóa xã; -"


@pytest.mark.parametrize(
    "sentence",
    [
        # A body does something, or something was done.
        "Chi hội Phụ nữ báo số người học cho xã ngày 08/10/2025.",
        "Sáng 03/10, thư viện đóng cửa để kê lại giá.",
        "Ban Tổ chức họp rút kinh nghiệm ngày 08/10/2025.",
        "Xã Bình An được sắp xếp lại từ ngày 01/7/2025.",
        "Khu chợ cũ đã dời đi ngày 15/9/2025.",
        # It goes on from what was said, or bids somebody.
        "Do đó bà con chuẩn bị sổ từ ngày 28/9/2025.",
        "Xin các bác mặc áo dài lúc 7h ngày 02/10.",
        "Đừng quên mang kéo lúc 8h ngày 02/10.",
        # A medium's item.
        "17h30 ngày 29/9: phóng sự về góc học tập thôn Hạ.",
        "17h30 ngày 30/9: tiểu phẩm “Bà đi học chữ”.",
        "Loa xã phát chương trình “Mỗi ngày một trang” từ 17h đến 17h20 tất cả các ngày.",
        # A bus, a list, a decision, a yard for it.
        "Xe 29 chỗ đón học viên thôn Thượng ở đình, chiều cùng ngày về.",
        "Thông báo danh sách lớp của xã từ ngày 20/9/2025.",
        "Cán bộ văn hóa đọc quyết định mở lớp và phát sổ.",
        "Lưu ý thêm: từ ngày 30/9 cổng sau khóa.",
        # What is got ready for a thing.
        "Lo kỹ thuật buổi phát động 19h30 ngày 01/10 trên mạng.",
        "Chuẩn bị giải thưởng, hội trường cho buổi tổng kết 15h00, 07/10.",
        "Kê bàn ghế xong lúc 6h ngày 02/10.",
        "Đón khách ở cổng lúc 7h ngày 02/10.",
        "Chấm ảnh dự thi ngày 04/10 tại phòng họp.",
        "Phụ trách in giấy mời, phát trước buổi chiều 29/9.",
        "Trực y tế tại sân từ 7h ngày 02/10.",
        "Thuê xe đi lại ngày 03/10, tập trung ở cổng.",
        # Pupils of a class, numbers of lessons, a broadcaster, lessons one is not to miss.
        "Các lớp đến xem theo lịch của thủ thư.",
        "Số liệu các lớp do trưởng thôn nắm.",
        "Câu hỏi hội thi gửi các thôn.",
        "Đài Phát thanh - Truyền hình tỉnh đưa tin 20h00 ngày 04/10.",
        "Ai bận thì báo để đổi buổi học, không bỏ lớp.",
        "Các lớp học bố trí ngoài giờ làm việc, không thu tiền.",
        "Xã mở các lớp ngắn, ai học cũng được:",
        "Riêng xã Bình Minh tổ chức vào buổi chiều ngày 03/10.",
        "Đăng ký dự thi vẽ tranh: ở quầy thư viện, ngày 29/9.",
        "Phát thanh măng non giờ ra chơi (9h20) mỗi ngày một bài.",
        "Dành cho các cháu, ngày 03/10/2025.",
        "Thứ Sáu (03/10): nghỉ, các chi hội tự sinh hoạt.",
        # What a plan goes by.
        "Tiếp nhận Công văn số 418/BTV-TG ngày 15/9/2025 của Hội cấp trên, Hội xin thông báo.",
        "Theo ý kiến chỉ đạo của Chủ tịch UBND xã tại cuộc họp ngày 16/9/2025.",
        "Xã tổ chức Tuần lễ tại các thôn từ 01/10/2025 đến 07/10/2025.",
        "Nhà trường tổ chức Tuần lễ dành cho học sinh, từ 01/10/2025 đến 07/10/2025.",
        "Được sự thống nhất của Đảng ủy tại cuộc họp ngày 16/9/2025, xã làm như trên.",
    ],
)
def test_a_sentence_beside_an_activity(sentence: str, tmp_path: Path) -> None:
    lines = f"II. NỘI DUNG\n- Lớp may cơ bản: 8h ngày 02/10, Nhà văn hóa xã.\n- {sentence}"
    made = drafted(lines, tmp_path)
    assert [line.split(";")[0] for line in said(made)] == [CLASS.split(";", maxsplit=1)[0]]
    assert sentence[-18:-1] in made.text("_nhap.md") + made.text("events.yml")


@pytest.mark.parametrize(
    "task",
    [
        "Soạn câu hỏi thi; duyệt chương trình văn nghệ ngày 30/9.",
        "Phát động quyên góp 500 cuốn sách.",
    ],
)
def test_what_a_body_is_to_do_is_no_activity(task: str, tmp_path: Path) -> None:
    made = drafted(f"III. PHÂN CÔNG\nTiểu đoàn 1: Bố trí xe tối 03/10.\nĐoàn xã: {task}", tmp_path)
    assert said(made) == []
    assert task[-12:-1] in made.text("organizations.yml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A first sentence only introduces the name; the room that is opened is where it is.
        (
            "Tiếp đến là Góc đọc giờ nghỉ trưa. Từ thứ Năm 02/10 đến thứ Bảy 04/10, trưa nào cũng"
            " vậy, từ 11h30 đến 12h30, phòng y tế cũ được mở làm chỗ đọc.",
            [
                "Góc đọc giờ nghỉ trưa; 11h30 - 12h30, 02/10/2025 - 04/10/2025; Phòng y tế cũ; -",
            ],
        ),
        (
            "Tổ Cơ điện mở lớp may, thứ Năm 02/10 và thứ Bảy 04/10/2025, đều từ 18h00 đến"
            " 20h00, tại Chuyền mẫu.",
            ["Lớp may; 18h00 - 20h00 ngày 02/10/2025 và 04/10/2025; Chuyền mẫu; Tổ Cơ điện"],
        ),
        (
            "Việc đầu tiên là lễ ra quân. Sáng 02/10, lúc 7 giờ 30, tại sân vận động huyện, các xã"
            " đưa 20 hội viên về dự.",
            ["Lễ ra quân; 7h30 ngày 02/10/2025; Sân vận động huyện; -"],
        ),
        (
            "Thứ Năm và thứ Sáu (02 và 03/10), Hội phối hợp với Bưu điện huyện dạy bán hàng trên"
            " mạng tại hội trường UBND xã, bắt đầu lúc 19 giờ.",
            ["Dạy bán hàng; 19h ngày 02 và 03/10/2025; Hội trường UBND xã; Hội"],
        ),
        # A ceremony by its everyday name; later on that day; classes that listen are no lesson.
        (
            "Buổi khai mạc diễn ra lúc 7h15 thứ Tư ngày 01/10 tại sân trường, do Đoàn trường dẫn"
            " chương trình.\n\nNgay chiều hôm ấy, từ 14h đến 16h, ở phòng Tin 1, tổ Tin hướng dẫn"
            " học sinh khối 10 dùng thư viện số.\n\nThứ Hai 06/10, các lớp nghe cô thủ thư giới"
            " thiệu sách “Nhà giả kim”.",
            [
                "Khai mạc; 7h15 ngày 01/10/2025; Sân trường; -",
                "Hướng dẫn học sinh khối 10 dùng thư viện số; 14h - 16h ngày 01/10/2025;"
                " Phòng Tin 1; Tổ Tin",
                "Giới thiệu sách “Nhà giả kim”; 06/10/2025; -; -",
            ],
        ),
        # Whoever is bidden goes there; and what is on at a fair is no place.
        (
            "Lúc 17h00 ngày 03/10, mời anh chị em lên hội trường tầng 3 nghe nói chuyện “Đọc phiếu"
            " lương”.",
            ["Nói chuyện “Đọc phiếu lương”; 17h00 ngày 03/10/2025; Hội trường tầng 3; -"],
        ),
        (
            "- Ngày 02/10, 8h30: Chợ quê đồ chơi tái chế, sân sau.",
            ["Chợ quê đồ chơi tái chế; 8h30 ngày 02/10/2025; Sân sau; -"],
        ),
        # The end of the Week has its own hour; who sends a teacher does not hold the class.
        (
            "Kết thúc Tuần lễ, đúng 15 giờ ngày 07 tháng 10, tại trụ sở xã, trao học"
            " bổng “Tiếp bước em gái” cho 15 cháu.",
            ["Trao học bổng “Tiếp bước em gái” cho 15 cháu; 15h ngày 07/10/2025; Trụ sở xã; -"],
        ),
        (
            "Tối 04 tháng 10, bắt đầu lúc 19 giờ 30 phút, khai giảng lớp xóa mù chữ tại nhà văn"
            " hóa bản Vều, do Đồn Biên phòng Sông La cử thầy giáo đứng lớp.",
            ["Khai giảng lớp xóa mù chữ; 19h30 ngày 04/10/2025; Nhà văn hóa bản Vều; -"],
        ),
        # What one opens, or whom one teaches, does nothing itself.
        (
            "- 14h ngày 03/10: cô thủ thư hướng dẫn tổ 3 mượn sách qua mạng, phòng thư viện.",
            ["Hướng dẫn tổ 3 mượn sách qua mạng; 14h ngày 03/10/2025; Phòng thư viện; -"],
        ),
        (
            "- 15h ngày 03/10, tại phòng đọc, nhân viên thư viện hướng dẫn bà con đặt sách.",
            ["Hướng dẫn bà con đặt sách; 15h ngày 03/10/2025; Phòng đọc; -"],
        ),
        # A note may say more of what is there already.
        (
            "- Lễ phát động: ngày 01/10/2025.\n\n"
            "Nhắc thêm: lễ phát động làm ở sân chợ, 7h ngày 01/10.",
            ["Lễ phát động; 7h ngày 01/10/2025; Sân chợ; -"],
        ),
        # A heading with no more than a body.
        (
            "Phòng Kinh tế\nĐăng mỗi ngày một bài trên trang của xã từ 02/10 đến 07/10/2025.\n\n"
            "Hội thi vẽ\n8h ngày 03/10/2025, Nhà văn hóa xã.",
            ["Hội thi vẽ; 8h ngày 03/10/2025; Nhà văn hóa xã; -"],
        ),
    ],
)
def test_what_looks_like_a_sentence(text: str, expected: list[str], tmp_path: Path) -> None:
    assert said(drafted(f"II. NỘI DUNG\n{text}", tmp_path)) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Cấp thôn do thôn tự chọn nội dung, gợi ý:",
        "Các thôn có thể chọn một số việc:",
        "Tùy điều kiện, các chi hội làm những việc như:",
        "Một số hình thức để tham khảo:",
        "Mỗi chi hội chọn ít nhất một việc:",
        "Những việc có thể làm ở thôn, chẳng hạn:",
    ],
)
def test_what_units_may_choose_is_no_activity(lead: str, tmp_path: Path) -> None:
    made = drafted(
        f"II. NỘI DUNG\n- Lớp may cơ bản: 8h ngày 02/10, Nhà văn hóa xã.\n\n{lead}\n"
        "+ phát động quyên góp sách cũ;\n+ mở tiết đọc thư viện;\n+ mời phụ huynh kể chuyện.",
        tmp_path,
    )
    assert said(made) == [CLASS]
    (tmp_path / "inside").mkdir()
    inside = f"II. NỘI DUNG\n- {lead} mở lớp chuyên đề; nói chuyện gương tự học; kể chuyện sách."
    assert said(drafted(inside, tmp_path / "inside")) == []


def test_two_things_to_get_ready_are_no_name_of_one(tmp_path: Path) -> None:
    text = (
        "II. NỘI DUNG\n1. Lễ khai mạc: 7h30 ngày 01/10/2025, tại Nhà văn hóa xã.\n\n"
        "III. PHÂN CÔNG\n1. Đoàn xã: chuẩn bị Lễ khai mạc và hội nghị tổng kết; dẫn khách.\n"
        "2. Trạm Y tế: cử người trực."
    )
    assert said(drafted(text, tmp_path))[0].startswith("Lễ khai mạc; 7h30 ngày 01/10/2025;")


def test_who_gets_a_ceremony_ready_does_not_hold_it(tmp_path: Path) -> None:
    text = (
        "II. NỘI DUNG\n- Lễ phát động: 7h30 ngày 02/10/2025, Nhà văn hóa xã.\n\nIII. PHÂN CÔNG\n"
        "1. Công chức Văn hóa\n- {task} lễ phát động lúc 7h30 ngày 02/10."
    )
    for task, who in (("Chuẩn bị hội trường cho", "-"), ("Tổ chức", "Công chức Văn hóa")):
        (tmp_path / task).mkdir()
        made = drafted(text.format(task=task), tmp_path / task)
        assert said(made) == [f"Lễ phát động; 7h30 ngày 02/10/2025; Nhà văn hóa xã; {who}"]
