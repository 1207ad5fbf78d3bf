"""Plans in layouts of their own: what is an activity there, and what only belongs to one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import HEAD, TAIL, draft, drafted, said
from tests.writing.drafting.scoring import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Activities that are counted, with labels of everyday words.
        (
            "Các hoạt động\n\nHoạt động thứ nhất – Lễ phát động\nThời điểm: sáng 01/10 (7h15)\n"
            "Nơi diễn ra: sân trường cơ sở 1\nNgười lo: Đoàn trường\n\n"
            "Hoạt động thứ hai – Talkshow “Học nghề gì?”\nThời điểm: 14h00, 03/10\n"
            "Nơi diễn ra: hội trường B\nKhách mời: ba cựu học sinh.",
            [
                "Lễ phát động; 7h15 ngày 01/10/2025; Sân trường cơ sở 1; Đoàn trường",
                "Talkshow “Học nghề gì?”; 14h00 ngày 03/10/2025; Hội trường B; -",
            ],
        ),
        # The last day of a contest is not its day; where its prizes are given it is.
        (
            "Hoạt động thứ nhất - Cuộc thi viết “Sách và em”\n"
            "Hạn nộp bài: 16h30 ngày 04/10, nộp tại thư viện\nThể lệ: không quá 1000 chữ.\n\n"
            'Hoạt động thứ hai - Thi vẽ "Góc học tập"\n'
            "Hạn nộp bài: 05/10. Trao giải: 15h00, 07/10 tại Thư viện xã.",
            [
                "Cuộc thi viết “Sách và em”; -; -; -",
                'Thi vẽ "Góc học tập"; 15h00 ngày 07/10/2025; Thư viện xã; -',
            ],
        ),
        # One hour on two days.
        (
            "Hoạt động thứ ba - Dạy ông bà gọi video\n"
            "Lúc: 9h00, 03/10 và 9h00, 06/10. Nơi: Nhà văn hóa thôn 4.",
            ["Dạy ông bà gọi video; 9h00 ngày 03/10/2025 và 06/10/2025; Nhà văn hóa thôn 4; -"],
        ),
        (
            "Xe thư viện lưu động đi hai điểm: ngày 03/10 Trường Tiểu học Cẩm Xá, ngày 04/10 Trường"
            " Tiểu học Phan Bội; mỗi điểm từ 8 giờ đến 10 giờ 30.",
            ["Xe thư viện lưu động đi hai điểm; 8h - 10h30, 03/10/2025 - 04/10/2025; -; -"],
        ),
        # Open at the weekend too, and not only then.
        (
            "Trưng bày 1.000 cuốn sách tại Thư viện xã suốt Tuần lễ, mở cửa cả thứ Bảy, Chủ nhật.",
            ["Trưng bày 1.000 cuốn sách; suốt tuần; Thư viện xã; -"],
        ),
        (
            "• Phát động đầu ca sáng thứ Tư 01/10, lúc 7h00, tại sân xưởng 1: đọc lời phát động.",
            ["Phát động đầu ca; 7h00 ngày 01/10/2025; Sân xưởng 1; -"],
        ),
        # What hangs, with its words, is a slogan.
        ("Băng rôn: treo trước Thư viện “Mỗi ngày một trang”; treo ở chợ “Chợ có sách”.", []),
        # Signs of arrows are stars; a name among them needs no time; classes hand in, and are none.
        (
            ">> LỄ PHÁT ĐỘNG\nKhi nào: 7 giờ, thứ Tư, ngày 01/10/2025\nỞ đâu: Sân trường\n\n"
            ">> HỘI CHỢ ĐỒ CŨ\nKhi nào: 8 giờ ngày 04/10/2025\nỞ đâu: Sân trường\n\n"
            '>> THI VẼ "NGÔI TRƯỜNG MƠ ƯỚC"\nCác lớp nộp tranh trước 16 giờ ngày 06/10/2025.\n\n'
            "Các tổ gửi báo cáo về văn phòng chậm nhất ngày 09/10/2025.",
            [
                "Lễ phát động; 7h ngày 01/10/2025; Sân trường; -",
                "Hội chợ đồ cũ; 8h ngày 04/10/2025; Sân trường; -",
                'Thi vẽ "Ngôi trường mơ ước"; -; -; -',
            ],
        ),
        # A body as a heading holds what stands below it; days with their years.
        (
            "Các hoạt động\n\nThư viện tỉnh\n- Lớp tra cứu tài liệu số: 14 giờ đến 16 giờ ngày"
            " 04/10/2025, phòng Internet, 30 người.\n- Mở cửa miễn phí cả tuần.\n\nBảo tàng tỉnh\n"
            "- Hội thi “Nhà khảo cổ nhỏ”: 8 giờ 30 ngày 02/10/2025 và 05/10/2025, tiền sảnh.",
            [
                "Lớp tra cứu tài liệu số; 14h - 16h ngày 04/10/2025; Phòng Internet; Thư viện tỉnh",
                "Mở cửa miễn phí cả tuần; suốt tuần; -; Thư viện tỉnh",
                "Hội thi “Nhà khảo cổ nhỏ”; 8h30 ngày 02/10/2025 và 05/10/2025; Tiền sảnh;"
                " Bảo tàng tỉnh",
            ],
        ),
        (
            "- Cuộc thi trực tuyến “Hiểu biết số” mở từ 0h ngày 03/10 đến 24h ngày 07/10/2025.",
            [
                "Cuộc thi trực tuyến “Hiểu biết số” mở;"
                " từ 0h ngày 03/10/2025 đến 23h59 ngày 07/10/2025; -; -"
            ],
        ),
        ("Năm nay, Tuần lễ học tập suốt đời diễn ra từ 01/10/2025 tại sân trường.", []),
        # The day in front of a colon holds for the whole line.
        (
            "– Thứ Bảy (04/10): sáng, khám sức khỏe cho người già ở Trạm Y tế; chiều, 14h, giao lưu"
            " bóng chuyền tại sân xã.\n"
            "– Chủ nhật (05/10): phiên chợ nông sản, từ 6h đến 11h, chợ trung tâm xã, Hội Nông dân"
            " và Đoàn xã cùng làm.\n– Thứ Ba (07/10): 15h họp tổng kết, khen 5 bon làm tốt.\n\n"
            "Ngoài ra, loa xã phát bài tuyên truyền vào 5h30 và 17h30 hằng ngày.",
            [
                "Khám sức khỏe cho người già; sáng ngày 04/10/2025; Trạm Y tế; -",
                "Giao lưu bóng chuyền; 14h ngày 04/10/2025; Sân xã; -",
                "Phiên chợ nông sản; 6h - 11h ngày 05/10/2025; Chợ trung tâm xã;"
                " Hội Nông dân, Đoàn xã",
                "Họp tổng kết, khen 5 bon làm tốt; 15h ngày 07/10/2025; -; -",
            ],
        ),
        # Days with points, and with their months only; a part of the day at work is no label.
        (
            "Lịch\na) Thứ sáu, 3.10: 7g00 đi thăm Bảo tàng tỉnh, khối 7; 11g00 về trường.\n"
            "b) 04/10 và 05/10, 16h30, phòng giao ban: lớp “Bệnh án điện tử”.\n"
            "c) 01/10 - 07/10, giờ nghỉ trưa: góc đọc sách ở căng-tin, mượn trả tự do.",
            [
                "Đi thăm Bảo tàng tỉnh, khối 7; 7h00 ngày 03/10/2025; -; -",
                "Lớp “Bệnh án điện tử”; 16h30 ngày 04/10 và 05/10/2025; Phòng giao ban; -",
                "Góc đọc sách; 01/10/2025 - 07/10/2025; Căng-tin; -",
            ],
        ),
        # What a body takes care of is no activity, and what opens a plan is none.
        (
            "AI LO\nĐoàn Thanh niên: góc đọc sách, truyền thông trên mạng.\nCông đoàn: quà tặng.",
            [],
        ),
        (
            "Nhân Tuần lễ học tập suốt đời năm 2025 (01/10 - 07/10/2025), Công đoàn thống nhất kế"
            " hoạch như sau.",
            [],
        ),
        # Sections without numbers, and below one of them numbers in words.
        (
            "Mục tiêu cần đạt\nÍt nhất 2.000 lượt người tham gia Tuần lễ; 10 khu phố có điểm đọc"
            " sách và 100% trường học tổ chức.\n\nBốn việc trọng tâm\n\nMột. Phố sách cuối tuần\n"
            "UBND xã phối hợp Công ty Đường sách tổ chức phố sách từ 16 giờ đến 22 giờ các ngày 04"
            " và 05 tháng 10.\n\nHai. Tọa đàm với doanh nghiệp\nChủ đề: đào tạo lại lao động thời"
            " AI. 14 giờ ngày 06/10/2025, hội trường Ủy ban nhân dân xã.\n\nBáo cáo và kinh phí\n"
            "Các khu phố báo cáo về Phòng Văn hóa trước ngày 08/10/2025.",
            [
                "Phố sách cuối tuần; 16h - 22h ngày 04 và 05/10/2025; -; UBND xã",
                "Tọa đàm với doanh nghiệp; 14h ngày 06/10/2025; Hội trường Ủy ban nhân dân xã; -",
            ],
        ),
        # Rooms and houses; where it is, and how many come.
        (
            "Các hoạt động\n- Bé làm sách vải: 15h00 ngày 03/10/2025, phòng nghệ thuật. Lớp Chồi.\n"
            "- Bé đi siêu thị sách: 8h30 ngày 06/10/2025, Nhà sách Phương Nam, khối Lá.\n"
            "- Phiên trao đổi đồ chơi: chiều ngày 04/10/2025, 15h đến 17h, hành lang tầng trệt.\n"
            "- Tập huấn bán hàng: sáng 05/10, Trung tâm GDNN-GDTX huyện, 60 hội viên.",
            [
                "Bé làm sách vải; 15h00 ngày 03/10/2025; Phòng nghệ thuật; -",
                "Bé đi siêu thị sách; 8h30 ngày 06/10/2025; Nhà sách Phương Nam; -",
                "Phiên trao đổi đồ chơi; 15h - 17h ngày 04/10/2025; Hành lang tầng trệt; -",
                "Tập huấn bán hàng; sáng ngày 05/10/2025; Trung tâm GDNN-GDTX huyện; -",
            ],
        ),
        # A round of a contest that is told elsewhere is no second contest.
        (
            "Nội dung\n1. Hội thi “Nhà nông đua tài”\nVòng huyện: 7h30 ngày 07/10, hội trường UBND"
            " huyện.\n\nTổ chức thực hiện\n- Hội Nông dân các xã: tổ chức hội thi vòng xã.",
            ["Hội thi “Nhà nông đua tài”; 7h30 ngày 07/10/2025; Hội trường UBND huyện; -"],
        ),
        # A name, a dash, then when and where: it may begin as a place does, or as a departure.
        (
            "Có những gì, khi nào, ở đâu?\n\n"
            "• Chợ phiên đổi sách - 8h00 đến 11h00 ngày 05/10/2025, vườn dừa cạnh phòng đọc."
            " Mang một cuốn lấy một cuốn.\n\n"
            "• Xe đạp chở sách - 7h00 ngày 05/10/2025, xuất phát ở chợ Bà Lê.\n\n"
            "• Đêm đọc chung – 20h00 ngày 07/10/2025, gác lửng. Tắt điện thoại.\n\n"
            "• Nộp danh sách - 17h00 ngày 03/10/2025.\n",
            [
                "Chợ phiên đổi sách; 8h00 - 11h00 ngày 05/10/2025; Vườn dừa cạnh phòng đọc; -",
                "Xe đạp chở sách; 7h00 ngày 05/10/2025; -; -",
                "Đêm đọc chung; 20h00 ngày 07/10/2025; Gác lửng; -",
            ],
        ),
        # Of a round the last word before “về” need not be its own.
        (
            "Hoạt động\n- Xe sách lưu động của Thư viện huyện về Trường Tiểu học Nậm Khánh,"
            " sáng 04/10/2025, học sinh được mượn.\n",
            [
                "Xe sách lưu động của Thư viện huyện; sáng ngày 04/10/2025;"
                " Trường Tiểu học Nậm Khánh; -",
            ],
        ),
        # What is done at the place is no part of the name.
        (
            "Hoạt động\n- 8 giờ ngày 02/10/2025: Lớp ươm và chăm cây quế, học tại Nhà văn hóa thôn"
            " Đông. Ai đi mang theo dao phát.\n",
            ["Lớp ươm và chăm cây quế; 8h ngày 02/10/2025; Nhà văn hóa thôn Đông; -"],
        ),
        # A person who teaches is no part of the name; days are told as in a tale.
        (
            "Mở đầu, tám giờ sáng 01/10 tại Nhà văn hóa thôn Đông, Hội tổ chức nói chuyện “Người"
            " mẹ”. Hôm sau, 02/10, từ 14 giờ, cô giáo về hưu Nguyễn Thị Lý hướng dẫn làm bánh từ"
            " gạo nếp cho chị em, cũng tại Nhà văn hóa thôn Đông. Tối 03/10, câu lạc bộ “Phụ nữ số”"
            " mở lớp bán hàng tại Trung tâm học tập cộng đồng xã, mỗi lớp nhận 25 người.",
            [
                "Nói chuyện “Người mẹ”; 8h ngày 01/10/2025; Nhà văn hóa thôn Đông; Hội",
                "Hướng dẫn làm bánh từ gạo nếp cho chị em; 14h ngày 02/10/2025;"
                " Nhà văn hóa thôn Đông; -",
                "Lớp bán hàng; tối ngày 03/10/2025; Trung tâm học tập cộng đồng xã;"
                " Câu lạc bộ “Phụ nữ số”",
            ],
        ),
        # Below a whole line stand things to take along, too; brackets head what is below.
        (
            "II/ Các hoạt động\nh2. Kể chuyện bên bếp lửa, 19h00 ngày 02/10/2025, nhà bếp bán trú\n"
            "-> Người phụ trách: Tổ Văn - Sử\n-> Mang theo: nước uống\n[Khoa Điện: 180 học viên]\n"
            "Lớp điện: 14h00, 06/10/2025, xưởng Điện.\n",
            [
                "Kể chuyện bên bếp lửa; 19h00 ngày 02/10/2025; Nhà bếp bán trú; Tổ Văn - Sử",
                "Lớp điện; 14h00 ngày 06/10/2025; Xưởng Điện; -",
            ],
        ),
        # Things that are counted behind a sign, and who leads them.
        (
            "CÁC PHẦN VIỆC\n\n◆ Công trình số 1: Ra mắt “Tủ sách buôn làng”\n→ Bắt đầu: 8h00, ngày"
            " 01/10/2025\n→ Nơi làm: Nhà văn hóa buôn Pốk\n→ Chủ công: Xã đoàn Ea Pốk\n\n"
            "◆ Công trình số 2: Ngày hội STEM\n→ Bắt đầu: 7h30, ngày 06/10/2025\n→ Nơi làm: Nhà thi"
            " đấu huyện\n→ Lực lượng nòng cốt: Đoàn trường THPT\n",
            [
                "Ra mắt “Tủ sách buôn làng”; 8h00 ngày 01/10/2025; Nhà văn hóa buôn Pốk; Xã đoàn"
                " Ea Pốk",
                "Ngày hội STEM; 7h30 ngày 06/10/2025; Nhà thi đấu huyện; Đoàn trường THPT",
            ],
        ),
        # A letter with a number counts; below a whole line stands who holds what it names.
        (
            "C/ Các hoạt động:\nc1) KHAI MẠC: 16h45 ngày 01/10/2025, sân trường\n=> Phụ trách: Đoàn"
            " trường\nc2) SINH HOẠT “TỰ HỌC”: 20h00 ngày 03/10/2025, nhà ăn tập thể\n=> Phụ trách:"
            " Tổ Quản sinh\n",
            [
                "Khai mạc; 16h45 ngày 01/10/2025; Sân trường; Đoàn trường",
                "Sinh hoạt “Tự học”; 20h00 ngày 03/10/2025; Nhà ăn tập thể; Tổ Quản sinh",
            ],
        ),
    ],
)
def test_activities(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


def test_short_line_below_a_gap_stands_above_its_text(tmp_path: Path):
    made = drafted(
        "Ở cấp huyện\nTập huấn thư viện: sáng 06/10/2025, phòng họp số 2 UBND huyện.\n\n"
        "Ở xã, thị trấn\nMỗi xã, thị trấn tổ chức ít nhất một buổi đọc sách ở nhà văn hóa thôn"
        " Hạ; mời người cao tuổi kể chuyện.",
        tmp_path,
    )
    levels = {e["title"]: e.get("level") for e in read(made.folder / "events.yml")}
    assert levels == {"Tập huấn thư viện": "huyện", "Buổi đọc sách": None}


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("HỘI LHPN XÃ HÒA LẠC\nBAN THƯỜNG VỤ", "Ban Thường vụ Hội LHPN xã Hòa Lạc"),
        ("SỞ Y TẾ\nBAN QUẢN LÝ AN TOÀN", "Ban Quản Lý An Toàn"),
    ],
)
def test_organ_is_that_of_the_body_above(above: str, expected: str, tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    head = HEAD.replace("UBND XÃ BÌNH AN", above).replace("KH-UBND", "KH-BTV")
    plan.write_text(f"{head}Hội sách ngày 03/10/2025 tại Nhà văn hóa xã.{TAIL}", "utf-8")
    made = draft(plan, tmp_path / "content")
    assert read(made.folder / "campaign.yml")["documents"][0]["issuer"] == expected


def test_letter_asks_those_to_whom_it_is_addressed(tmp_path: Path):
    plan = tmp_path / "cong-van-2025.txt"
    plan.write_text(
        "PHÒNG VĂN HÓA VÀ THÔNG TIN\nSố: 88/VHTT\nV/v hưởng ứng Tuần lễ học tập suốt đời năm 2025\n"
        "Minh Đức, ngày 16 tháng 9 năm 2025\n\nKính gửi:\n- Ủy ban nhân dân các xã;\n"
        "- Thư viện huyện.\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 01/9/2025, Phòng hướng dẫn"
        " như sau.\n\nHội sách ngày 03/10/2025 tại Thư viện huyện.\n\n"
        "Kết quả thực hiện đề nghị gửi về Phòng Văn hóa và Thông tin trước ngày 12/10/2025.\n\n"
        "Nơi nhận:\n- Như trên.\nTRƯỞNG PHÒNG\nPhùng Văn Khải\n",
        "utf-8",
    )
    made = draft(plan, tmp_path / "content")
    (report,) = read(made.folder / "reporting.yml")["reports"]
    assert report["reporters"] == "Ủy ban nhân dân các xã; Thư viện huyện"
    assert report["receivers"] == ["Phòng Văn hóa và Thông tin"]


def test_questions_stand_above_their_answers(tmp_path: Path):
    made = drafted(
        "Hỏi: Bao giờ bắt đầu, bao giờ kết thúc?\n\nĐáp: Từ thứ Năm, 02/10/2025 đến 08/10/2025.\n\n"
        "Hỏi: Ai phải làm gì?\n\nĐáp: Tổ Nghề: dụng cụ. Phòng Hành chính: nước uống, xong trước"
        " 30/9/2025. Nhờ Ban quản lý chợ: cho mượn chỗ.\n\n"
        "Hỏi: Treo băng rôn câu gì?\n\nĐáp: Trước cổng treo câu “Học nghề, học chữ”.\n",
        tmp_path,
    )
    duties = read(made.folder / "organizations.yml")
    names = {body["id"]: body["name"] for body in duties["organizations"]}
    assert [
        (names[one["organizations"][0]], one["bidding"], one["tasks"][0].get("deadline"))
        for one in duties["assignments"]
    ] == [
        ("Tổ Nghề", "giao", None),
        ("Phòng Hành chính", "giao", "trước ngày 30/09/2025"),
        ("Ban quản lý chợ", "đề nghị", None),
    ]
    (group,) = read(made.folder / "slogans.yml")
    assert (group["where"], group["slogans"][0]["text"]) == ("Trước cổng", "Học nghề, học chữ")


def test_speaker_is_left_out_and_the_talk_stays(tmp_path: Path):
    text = (
        "Nói chuyện về mạng xã hội\nThời gian: 18h00 ngày 03/10/2025\nĐịa điểm: Nhà văn hóa xã\n"
        "Diễn giả: chuyên viên tâm lý Trần Thị Hoài An\n"
    )
    made = drafted(text, tmp_path)
    assert said(made) == ["Nói chuyện về mạng xã hội; 18h00 ngày 03/10/2025; Nhà văn hóa xã; -"]
    assert "Hoài An" not in "\n".join(
        line for line in made.text("events.yml").split("\n") if not line.startswith("#")
    )


def test_number_in_the_title_and_date_with_points(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    plan.write_text(
        "TRƯỜNG THCS VÕ THỊ SÁU\n\nĐồng Phú, 19.9.2025\n\nKẾ HOẠCH SỐ 27/KH-THCS\n"
        "TUẦN LỄ HỌC TẬP SUỐT ĐỜI NĂM 2025\n\nCăn cứ công văn 1902/SGDĐT-VP ngày 14.9.2025 của Sở"
        " GDĐT, trường tổ chức Tuần lễ từ 2.10 đến 7.10.2025.\n\nHội sách ngày 03/10/2025 tại sân"
        f" trường.{TAIL}",
        "utf-8",
    )
    own, cited = read(draft(plan, tmp_path / "content").folder / "campaign.yml")["documents"]
    assert (own["number"], own["symbol"], own["date"]) == ("27", "KH-THCS", "19/09/2025")
    assert own["subject"].casefold() == "tuần lễ học tập suốt đời năm 2025"
    assert (cited["type"], cited["number"], cited["date"]) == ("Công văn", "1902", "14/09/2025")


@pytest.mark.parametrize(
    "line",
    [
        "Lưu ý: ngày 02/10/2025 các lớp có mặt trước 7h tại sân trường.",
        "Xin các hội viên có mặt tại nhà văn hóa lúc 7h ngày 02/10/2025.",
        "Vì vậy ban tổ chức họp lúc 14h ngày 02/10/2025 tại nhà văn hóa xã.",
        "Phóng sự về lớp học ở thôn, 17h ngày 02/10/2025.",
        "Băng rôn ngang cổng xã từ ngày 01/10/2025.",
        "Sáng 02/10/2025 thư viện huyện đóng cửa.",
        "Tổ công đoàn báo số người tham gia trước 9h ngày 02/10/2025.",
        "Xe 45 chỗ đón tại cổng chợ lúc 6h ngày 02/10/2025.",
        "Đăng mỗi ngày một bài trên trang của xã từ 02/10/2025.",
        # What may never be, what was before, and where only those go who hold it.
        "Trường hợp mưa, hội thi chuyển sang ngày 05/10/2025 tại Hội trường xã.",
        "Nếu trời mưa thì lớp bơi dời vào Nhà thi đấu xã.",
        "Năm 2024, xã đã tổ chức Hội thi kể chuyện tại Nhà văn hóa xã.",
        "Vừa qua, Hội đã mở 5 lớp tin học cho nông dân tại Nhà văn hóa xã.",
        "Họp Ban Tổ chức: 14h ngày 25/9/2025, phòng họp UBND xã.",
        "Tổng duyệt: 16h ngày 30/9/2025 tại sân trường.",
        "Lắp đặt 02 tủ sách tại đình làng, hoàn thành trước ngày 30/9/2025.",
        "Chiếu video về học tập suốt đời trên màn hình LED từ 02/10 đến 07/10/2025.",
        "Chúng tôi mong bà con đến dự đông đủ ngày 04/10/2025 tại đình làng.",
        "Khách mời đến từ 7h ngày 02/10/2025.",
        "02/10: Nộp bài thi vẽ",
        # Not this time, said by somebody, a paper, the Week itself, a thing named elsewhere.
        "(Lớp nấu ăn dự kiến ngày 03/10/2025 nhưng chưa có bếp, chưa đưa vào kế hoạch.)",
        "Các lớp tin học vẫn học bình thường theo thời khóa biểu đến 05/10/2025.",
        "Hôm 10/9/2025 xã có mời họp tại Hội trường xã.",
        "Bác Hồ dạy: “Học hỏi là một việc phải tiếp tục suốt đời”, 03/10/2025.",
        "Phòng Dạy nghề lập kế hoạch Tuần lễ, làm từ 01/10/2025 đến hết 07/10/2025.",
        "Sau hôm khai giảng thì học tối thứ hai, thứ tư đến hết tháng 12.",
        "Cuộc họp kết thúc lúc 11h ngày 02/10/2025.",
        "Ngoài ra, nếu dịch được kiểm soát, Hội có thể tổ chức gặp mặt ngày 05/10/2025.",
        "Mở cổng số 2 đến 20h00 những ngày có lớp tối.",
        "Làm trực tuyến trên Zoom, 19h00 ngày 03/10/2025.",
        "Hai bên họp sơ kết lúc 8h00 ngày 06/10/2025 tại Đồn.",
        "Buổi 2 cũng giờ đó, chỗ đó, ngày 06/10/2025.",
        "05/10/2025: Sinh hoạt, không có hoạt động tập trung.",
        "Lịch ở Phụ lục, từ 01/10/2025 đến 07/10/2025.",
        "Lấy bản làm nơi học, lấy buổi tối làm giờ học, từ 02/10/2025.",
        "Góp ý: 17h00 ngày 02/10/2025 tại phòng họp.",
        "Tập văn nghệ: các tối 28, 29, 30/9/2025 tại Nhà văn hóa thôn.",
    ],
)
def test_what_is_no_name_is_no_activity(line: str, tmp_path: Path):
    text = f"II. CÁC HOẠT ĐỘNG\n- Hội sách tại Nhà văn hóa xã, 8h00 ngày 01/10/2025.\n- {line}\n"
    made = drafted(text, tmp_path)
    assert [one.split(";")[0] for one in said(made)] == ["Hội sách"]
    assert line[:20] in made.text("_nhap.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A body in capitals holds what stands below it, and is no activity with a day.
        (
            "NỘI DUNG\n\nHỘI KHUYẾN HỌC XÃ\nPhát động Tuần lễ lúc 19 giờ ngày 01/10/2025 trên"
            " Zoom, có đại diện các ấp dự.\n\nKHU VỰC 3\nChủ nhật 05/10/2025, từ 7h00 đến 9h00, đặt"
            " kệ “Sách treo” trước Nhà thông tin khu vực 3, ai cần thì lấy.\n",
            [
                "Phát động Tuần lễ; 19h ngày 01/10/2025; -; Hội Khuyến học xã",
                "Đặt kệ “Sách treo”; 7h00 - 9h00 ngày 05/10/2025; Nhà thông tin khu vực 3;"
                " Khu vực 3",
            ],
        ),
        # When and where one registers, or has a prize, is not when and where it is.
        (
            "CÁC HOẠT ĐỘNG\n- Lớp bơi: các chiều 02, 03, 04/10/2025, bể bơi trường THCS; đăng ký"
            " trước 30/9/2025 tại Đoàn xã.\n- Thi kể chuyện ngày 02/10/2025, trao giải ngày"
            " 07/10/2025. Ghi danh từ 8h đến 10h.\n"
            "- Trao sách tại Trường Tiểu học Hòa Bình sáng 04/10/2025.\n"
            "- Gian hàng sách mở tại sân trường 05/10/2025.\n- 06/10: Khai mạc (7h30, sân xã)\n"
            "- 07/10: Tổng kết, trao giải (15h, hội trường xã)\n\nKHEN THƯỞNG\n"
            "- Trao giấy khen cho 10 cá nhân ở Lễ tổng kết ngày 07/10/2025.\n",
            [
                "Lớp bơi; chiều ngày 02, 03, 04/10/2025; Bể bơi trường THCS; -",
                "Thi kể chuyện; 02/10/2025; -; -",
                "Trao sách; sáng ngày 04/10/2025; Trường Tiểu học Hòa Bình; -",
                "Gian hàng sách; 05/10/2025; Sân trường; -",
                "Khai mạc; 7h30 ngày 06/10/2025; Sân xã; -",
                "Tổng kết, trao giải; 15h ngày 07/10/2025; Hội trường xã; -",
            ],
        ),
        # A lead says where all is that stands below it.
        (
            "CÁC HOẠT ĐỘNG\nCác lớp mở tại sảnh Thư viện xã, do các câu lạc bộ đứng lớp:\n"
            "- Sơ cứu ban đầu: 17h00 - 18h00 ngày 02/10/2025 (Câu lạc bộ Chữ thập đỏ).\n"
            "- Viết thư xin việc: 17h00 - 18h00 ngày 03/10/2025 (Câu lạc bộ Kỹ năng).\n",
            [
                "Sơ cứu ban đầu; 17h00 - 18h00 ngày 02/10/2025; Sảnh Thư viện xã;"
                " Câu lạc bộ Chữ thập đỏ",
                "Viết thư xin việc; 17h00 - 18h00 ngày 03/10/2025; Sảnh Thư viện xã;"
                " Câu lạc bộ Kỹ năng",
            ],
        ),
        # A line that begins with a label goes on with no name; a task names it by its first words.
        (
            "III- VIỆC LÀM CỤ THỂ\n\na/ Gặp mặt kỷ niệm Ngày quốc tế Người cao tuổi và phát động"
            " Tuần lễ\n   Thời gian: 8 giờ 30 ngày 01/10/2025\n   Địa điểm: Hội trường xã\n"
            "   Đơn vị đăng cai: Hội NCT xã Vân Trì\n\nb/ Lớp học đan lát\n"
            "   Thời gian: 9 giờ ngày 02/10/2025\n   Địa điểm: Đình làng\n\nIV- PHÂN CÔNG\n\n"
            "- Ban Đại diện lo buổi gặp mặt ngày 01/10, làm tờ trình xin kinh phí.\n"
            "- Đoàn xã cử đoàn viên giúp các cụ.\n",
            [
                "Gặp mặt kỷ niệm Ngày quốc tế Người cao tuổi và phát động Tuần lễ; 8h30 ngày"
                " 01/10/2025; Hội trường xã; Hội NCT xã Vân Trì",
                "Lớp học đan lát; 9h ngày 02/10/2025; Đình làng; -",
            ],
        ),
        # Three signs: the same one stands below the first here, and below the second there.
        (
            "❖ Mục đích:\n✓ Hình thành thói quen đọc sách.\n❖ Nội dung:\n➢ “15 PHÚT CÙNG SÁCH”\n"
            "✓ 15 phút đầu giờ, suốt tuần, tại lớp\n➢ TỌA ĐÀM “DÙNG AI ĐỂ TỰ HỌC”\n✓ Thứ 5"
            " (2/10), 14h00 – 16h00, phòng Tin 2\n✓ Học sinh khối 12 đăng ký trước, tổ Tin học"
            " phụ trách\n"
            "➢ THI KỂ CHUYỆN\n✓ Thứ 6 (3/10), 6h45, sân cờ. Vòng sơ loại đã xong ngày 20/9\n"
            "❖ Phân công:\n➢ Đoàn trường\n✓ Lập link đăng ký\n",
            [
                "15 phút cùng sách; suốt tuần; -; -",
                "Tọa đàm “Dùng AI để tự học”; 14h00 - 16h00 ngày 02/10/2025; Phòng Tin 2;"
                " Tổ Tin học",
                "Thi kể chuyện; 6h45 ngày 03/10/2025; Sân cờ; -",
            ],
        ),
        (
            "① Chuẩn bị\n✓ Tình hình thực tế\n② Chương trình\n➢ Khai mạc Tuần lễ\n✓ 7h30 ngày"
            " 1/10/2025\n✓ Sân trường\n➢ Tọa đàm “Học để làm gì”\n✓ 14h00 ngày 3/10/2025\n"
            "✓ Hội trường\n",
            [
                "Khai mạc Tuần lễ; 7h30 ngày 01/10/2025; Sân trường; -",
                "Tọa đàm “Học để làm gì”; 14h00 ngày 03/10/2025; Hội trường; -",
            ],
        ),
        # Who comes stands below an hour with its name, and is no activity.
        (
            "♦ Lịch\n★ Thứ Tư (1/10)\n+ 7h45: Khai mạc Tuần lễ, sân trường\n"
            "   * trẻ lớp nhà trẻ và lớp 3 tuổi\n+ 9h00: Hội thi kể chuyện, phòng Nghệ thuật\n"
            "   * mỗi lớp 1 cô + 1 bé\n★ Thứ Năm (2/10)\n+ 8h00: Lớp làm bánh, tại bếp ăn\n"
            "   * lớp 4 tuổi, 3 tuổi\n",
            [
                "Khai mạc Tuần lễ; 7h45 ngày 01/10/2025; Sân trường; -",
                "Hội thi kể chuyện; 9h00 ngày 01/10/2025; Phòng Nghệ thuật; -",
                "Lớp làm bánh; 8h00 ngày 02/10/2025; Bếp ăn; -",
            ],
        ),
        # Steps of the work, things by a letter and a number, hours with a point, signs of its own.
        (
            "PHẦN C: TIẾN HÀNH\nBước 1 (từ 22.9 đến 30.9): Chuẩn bị\na) Gặp xã: 14.00 ngày 25.9,"
            " tại UBND xã.\n\nBước 2 (từ 01.10 đến 07.10): Thực hiện\n"
            "C1 - Lớp đêm khóa 2\n.19.00 ngày 01.10.2025, bếp ăn đơn vị.\n.Lực lượng: Đội Vận động"
            " quần chúng.\nC2 - Tiết học biên cương\n.07.30 đến 09.00 ngày 03.10.2025,"
            " Trường THCS Quảng Tâm.\nC3 - Trao thưởng học viên\n.15.00 ngày 07.10.2025, sân cờ Đồn"
            " Biên phòng.\n\nBước 3: Rút kinh nghiệm\nHội ý 16.00 ngày 08.10.2025, phòng họp.\n",
            [
                "Lớp đêm khóa 2; 19h00 ngày 01/10/2025; Bếp ăn đơn vị; Đội Vận động quần chúng",
                "Tiết học biên cương; 7h30 - 9h00 ngày 03/10/2025; Trường THCS Quảng Tâm; -",
                "Trao thưởng học viên; 15h00 ngày 07/10/2025; Sân cờ Đồn Biên phòng; -",
            ],
        ),
        # A body with a point behind it holds what its paragraph names.
        (
            "MỖI TỔ CHỨC MỘT VIỆC\n\nHội Phụ nữ phường. Lớp bán hàng qua điện thoại, 14 giờ ngày"
            " 02/10/2025, nhà lồng chợ Bình Đức, 40 chị em.\n\nHội Cựu chiến binh phường. Buổi kể"
            " chuyện truyền thống, 7 giờ 15 ngày 05/10/2025, sân Trường THCS Bình Đức.\n",
            [
                "Lớp bán hàng qua điện thoại; 14h ngày 02/10/2025; Nhà lồng chợ Bình Đức;"
                " Hội Phụ nữ phường",
                "Kể chuyện truyền thống; 7h15 ngày 05/10/2025; Sân Trường THCS Bình Đức;"
                " Hội Cựu chiến binh phường",
            ],
        ),
        # Two days above their hours, one of them by its weekday; what goes on as ever is none.
        (
            "LỊCH TRONG TUẦN\n\nThứ Bảy và Chủ nhật, ngày 04 - 05/10/2025\n8h00 - 21h00: Góc đổi"
            " sách cũ lấy cây xanh. Địa điểm: Công viên Lý Tự Trọng.\n16h00 Chủ nhật: Chung kết"
            " cuộc thi “Gia đình đọc sách”. Địa điểm: Sân khấu công viên.\n\nCác lớp tin học vẫn"
            " học bình thường theo thời khóa biểu.\n",
            [
                "Góc đổi sách cũ lấy cây xanh; 8h00 - 21h00, 04/10/2025 - 05/10/2025; Công viên Lý"
                " Tự Trọng; -",
                "Chung kết cuộc thi “Gia đình đọc sách”; 16h00 ngày 05/10/2025; Sân khấu công viên;"
                " -",
            ],
        ),
        # The day of the moon beside that of the sun.
        (
            "LỊCH TRONG TUẦN\n✿ Thứ Tư 01/10 (mùng 10)\n18g30 – Thắp đèn khai lớp – Sân chùa\n"
            "✿ Thứ Năm 02/10 (11)\n8g00 – Vi tính vỡ lòng – Phòng vi tính\n"
            "✿ Thứ Sáu 03/10 (nhằm ngày 12 tháng 8)\n9g00 – Dạy làm nhang – Đình làng\n"
            "Ghi thêm: ngày rằm (06/10) chùa có lễ như thường lệ.\n",
            [
                "Thắp đèn khai lớp; 18h30 ngày 01/10/2025; Sân chùa; -",
                "Vi tính vỡ lòng; 8h00 ngày 02/10/2025; Phòng vi tính; -",
                "Dạy làm nhang; 9h00 ngày 03/10/2025; Đình làng; -",
            ],
        ),
        # Cards that are counted: a line of each says what it is, others when, where and who.
        (
            "PHIẾU SỐ 1\nTên: Khai mạc Tuần lễ\nMở lúc: 8h30, 01/10/2025\nKênh: Zoom\n"
            "Phòng làm: Phòng Bạn đọc\n================\nPHIẾU SỐ 2\n"
            "Tên: Tặng sách - giao tận nhà\nMở lúc: cả tuần\nChỗ: phường An Khánh\n"
            "Phòng làm: Phòng Lưu động\n",
            [
                "Khai mạc Tuần lễ; 8h30 ngày 01/10/2025; -; Phòng Bạn đọc",
                "Tặng sách - giao tận nhà; suốt tuần; Phường An Khánh; Phòng Lưu động",
            ],
        ),
        (
            "[Thẻ số 3]\nViệc: Khai mạc Tuần lễ\nLúc nào: 8h00, 01/10/2025\nChỗ nào: sân Thư"
            " viện\nAi làm: Tổ Nghiệp vụ\n\n[Thẻ số 4]\nViệc: Nấu ăn cho bé\nBắt đầu lúc: 14h00,"
            " 02/10/2025\nLàm ở: bếp ăn\nBộ phận lo: Tổ Nuôi dưỡng\n",
            [
                "Khai mạc Tuần lễ; 8h00 ngày 01/10/2025; Sân Thư viện; Tổ Nghiệp vụ",
                "Nấu ăn cho bé; 14h00 ngày 02/10/2025; Bếp ăn; Tổ Nuôi dưỡng",
            ],
        ),
    ],
)
def test_what_stands_above(text: str, expected: list[str], tmp_path: Path):
    made = drafted(text, tmp_path)
    assert said(made) == expected
    assert "tờ trình" not in made.text("events.yml")


def test_heading_that_asks_names_nothing_and_final_is_that_of_the_contest_above(tmp_path: Path):
    text = (
        "Làm những gì\nLịch ở Phụ lục, từ 01/10/2025 đến 07/10/2025.\n\n4- Hội thi “Gia đình học"
        " tập”\nChung kết hội thi diễn ra lúc 19 giờ 30 phút, ngày 04/10/2025 tại sân khấu ngoài"
        " trời.\n"
    )
    (one,) = said(drafted(text, tmp_path))
    assert one == "Hội thi “Gia đình học tập”; 19h30 ngày 04/10/2025; Sân khấu ngoài trời; -"


def test_thing_in_a_task_is_named_elsewhere(tmp_path: Path):
    text = (
        "II. CÁC HOẠT ĐỘNG\n- Hội thi kể chuyện, 8h00 ngày 01/10/2025.\n\nIII. PHÂN CÔNG\n"
        "- Đoàn xã: ra thể lệ hội thi; tạo điều kiện cho học sinh dự hội thi.\n"
        "- Tổ Toán: tập huấn trước cho học sinh khối 11.\n- Thư viện xã: mở lớp đọc sách.\n"
    )
    names = [one.split(";")[0] for one in said(drafted(text, tmp_path))]
    assert names == ["Hội thi kể chuyện", "Lớp đọc sách"]


def test_what_is_got_ready_and_what_was_before(tmp_path: Path):
    text = (
        "I. KẾT QUẢ NĂM TRƯỚC\n- Hội thi đọc sách có 200 người dự tại Nhà văn hóa xã.\n"
        "II. CÔNG TÁC CHUẨN BỊ\n1. Trang trí sân khấu chiều 30/9/2025.\n"
        "2. Tuyên truyền trên loa từ ngày 25/9/2025 đến ngày 07/10/2025.\n"
        "III. CÁC HOẠT ĐỘNG\n1. Khai mạc Tuần lễ: 7h30 ngày 01/10/2025, sân trường.\n"
        "2. Họp rút kinh nghiệm ngày 08/10/2025.\n"
        "Ngày 07/10/2025\n- 16h00: Rút kinh nghiệm, biểu dương học viên tại Hội trường xã.\n"
    )
    # A meeting with its hour and place is one of the programme.
    expected = [
        "Khai mạc Tuần lễ; 7h30 ngày 01/10/2025; Sân trường; -",
        "Rút kinh nghiệm, biểu dương học viên; 16h00 ngày 07/10/2025; Hội trường xã; -",
    ]
    assert said(drafted(text, tmp_path)) == expected


def test_places_and_people_above_a_list(tmp_path: Path):
    text = (
        "CÁC HOẠT ĐỘNG\nTại Thư viện tỉnh (số 15 đường Trần Phú, phường Bình Minh, Hải Sơn)\n"
        "- Hội sách: 8h ngày 02/10/2025.\n- Giao lưu với nhà văn: 14h ngày 02/10/2025.\n"
        "Tại Nhà thiếu nhi\n- Thi vẽ tranh: 8h ngày 03/10/2025.\n\n"
        "LỚP HỌC\n1. Đối với giáo viên\n- Tập huấn AI: 14h ngày 04/10/2025, qua Zoom.\n"
        "2. Dành cho người cao tuổi\n- Lớp gọi video: 8h ngày 05/10/2025, trực tiếp tại Hội trường"
        " xã và trực tuyến qua Microsoft Teams.\n"
        "- Múa lân cho thiếu nhi: 19h ngày 05/10/2025.\n"
    )
    made = drafted(text, tmp_path)
    assert said(made) == [
        "Hội sách; 8h ngày 02/10/2025; Thư viện tỉnh; -",
        "Giao lưu với nhà văn; 14h ngày 02/10/2025; Thư viện tỉnh; -",
        "Thi vẽ tranh; 8h ngày 03/10/2025; Nhà thiếu nhi; -",
        "Tập huấn AI; 14h ngày 04/10/2025; -; -",
        "Lớp gọi video; 8h ngày 05/10/2025; Hội trường xã; -",
        "Múa lân cho thiếu nhi; 19h ngày 05/10/2025; -; -",
    ]
    *_others, training, calls, dance = read(made.folder / "events.yml")
    assert (training["audience"], training["mode"]) == (["giáo viên"], "trực tuyến")
    assert calls["audience"] == ["người cao tuổi"]
    assert dance["audience"] == ["trẻ em"]
    assert calls["mode"] == "trực tiếp kết hợp trực tuyến"


def test_body_as_a_heading_holds_what_the_line_below_names(tmp_path: Path):
    text = (
        "CÁC HOẠT ĐỘNG\n\nKhoa Nhi\nNội dung: Giờ đọc sách cùng bé\n"
        "Thời gian: 16h30 ngày 03/10/2025\n"
        "Địa điểm: Hành lang tầng 2\n\nPhòng Công nghệ thông tin\nNội dung: Lớp học máy tính\n"
        "Thời gian: sáng 04/10/2025\nĐịa điểm: Hội trường bệnh viện\n"
    )
    assert said(drafted(text, tmp_path)) == [
        "Giờ đọc sách cùng bé; 16h30 ngày 03/10/2025; Hành lang tầng 2; Khoa Nhi",
        "Lớp học máy tính; sáng ngày 04/10/2025; Hội trường bệnh viện; Phòng Công nghệ thông tin",
    ]


def test_plan_of_paragraphs_below_headings_between_gaps(tmp_path: Path):
    """A day that leads in holds for its paragraph; a heading ends a section, whatever it says."""
    text = (
        "Chủ đề và thời gian\n\nNhà trường chọn chủ đề “Tự học hôm nay”. Tuần lễ diễn ra từ ngày"
        " 01/10/2025 đến ngày 07/10/2025.\n\nTrong Tuần lễ có những gì\n\n"
        "Thứ Năm, ngày 02/10/2025. Lúc 7 giờ 15, toàn trường dự lễ phát động Tuần lễ tại sân"
        " trường. Đến 16 giờ 00 thì toàn trường dự lễ tổng kết Tuần lễ tại hội trường.\n\n"
        "Thứ Sáu, ngày 03/10/2025. Từ 14 giờ 00 đến 16 giờ 00, Tổ Toán mở lớp hướng dẫn tìm tài"
        " liệu ở phòng máy số 1 cho học sinh khối 10. Buổi tối, lúc 19 giờ 00, Tổ Văn tổ chức buổi"
        " trò chuyện “Cha mẹ học cùng con” tại hội trường.\n\n"
        "Băng rôn\n\nTrường treo hai băng rôn. Một băng rôn ghi “Đọc sách mỗi ngày”. Băng rôn kia"
        " ghi “Thầy cô tự học, học trò noi theo”.\n\n"
        "Chuyện xe cộ\n\nXe đi Cồn Tàu lúc 7 giờ 00 ngày 05/10/2025 do phụ huynh góp tiền thuê.\n"
    )
    made = drafted(text, tmp_path)
    assert said(made) == [
        "Phát động Tuần lễ; 7h15 ngày 02/10/2025; Sân trường; -",
        "Tổng kết Tuần lễ; 16h00 ngày 02/10/2025; Hội trường; -",
        "Lớp hướng dẫn tìm tài liệu; 14h00 - 16h00 ngày 03/10/2025; Phòng máy số 1; Tổ Toán",
        "Buổi trò chuyện “Cha mẹ học cùng con”; 19h00 ngày 03/10/2025; Hội trường; Tổ Văn",
    ]
    slogans = [each for group in read(made.folder / "slogans.yml") for each in group["slogans"]]
    texts = [each["text"] if isinstance(each, dict) else each for each in slogans]
    assert texts == ["Đọc sách mỗi ngày", "Thầy cô tự học, học trò noi theo"]


def test_day_above_one_line_is_no_name(tmp_path: Path):
    text = (
        "Các hoạt động\n\nThứ ba, 07/10/2025\n* 15g30: Hướng dẫn bà con cài đặt ứng dụng VNeID,"
        " tại chợ phiên.\n\nThứ năm, 02/10/2025\n* Buổi sáng: Bộ đội dạy trồng rau tại vườn của"
        " Đồn.\n"
    )
    assert said(drafted(text, tmp_path)) == [
        "Hướng dẫn bà con cài đặt ứng dụng VNeID; 15h30 ngày 07/10/2025; Chợ phiên; -",
        "Dạy trồng rau; sáng ngày 02/10/2025; Vườn của Đồn; Bộ đội",
    ]
