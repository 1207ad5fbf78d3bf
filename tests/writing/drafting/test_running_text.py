"""What sentences say of an activity, and which of them name none: a table of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, drafted_with, said
from tests.writing.drafting.scoring import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who holds it stands before the verb, wherever in the clause that is.
        (
            "Tối 04/10, tại sân vận động xã, Đoàn Thanh niên xã tổ chức đêm giao lưu “Sách và bạn”"
            ".",
            ["Giao lưu “Sách và bạn”; tối ngày 04/10/2025; Sân vận động xã; Đoàn Thanh niên xã"],
        ),
        (
            "- Giao Hội Nông dân xã tổ chức Hội sách ngày 03/10 tại Nhà văn hóa xã.",
            ["Hội sách; 03/10/2025; Nhà văn hóa xã; Hội Nông dân xã"],
        ),
        (
            "- Hội thi kể chuyện, 8h00 ngày 03/10, Trung tâm học tập cộng đồng tổ chức.",
            ["Hội thi kể chuyện; 8h00 ngày 03/10/2025; -; Trung tâm học tập cộng đồng"],
        ),
        (
            'Giải chạy "Bước chân tri thức"\n5h30 ngày 04/10/2025, tại sân xã, cự ly 3 km.\n\n'
            "Bế mạc: 16 giờ ngày 07/10/2025, Hội trường xã, trao thưởng.",
            [
                'Giải chạy "Bước chân tri thức"; 5h30 ngày 04/10/2025; Sân xã; -',
                "Bế mạc; 16h ngày 07/10/2025; Hội trường xã; -",
            ],
        ),
        (
            "- Chủ nhật 05/10, 7g00 - 10g00, sân trường: phiên chợ đồ cũ gây quỹ khuyến học.",
            [
                "Phiên chợ đồ cũ gây quỹ khuyến học; 7h00 - 10h00 ngày 05/10/2025; Sân trường; -",
            ],
        ),
        (
            "Ngày hội đổi sách diễn ra cả ngày Chủ nhật 05/10/2025 tại sân xã.",
            ["Ngày hội đổi sách; cả ngày 05/10/2025; Sân xã; -"],
        ),
        # “Nhà văn hóa xã” is one place, though it has no name of its own.
        (
            "Lớp dạy làm bánh (14h00 - 02/10 - Nhà văn hóa xã).",
            ["Lớp dạy làm bánh; 14h00 ngày 02/10/2025; Nhà văn hóa xã; -"],
        ),
        # In brackets behind the name.
        (
            "Hội thi kể chuyện theo sách, 8h00 ngày 03/10/2025 (hội trường tầng 2).",
            ["Hội thi kể chuyện theo sách; 8h00 ngày 03/10/2025; Hội trường tầng 2; -"],
        ),
        (
            "Chiều 03/10/2025: phát tờ rơi tại chợ Bình An (Đoàn xã).",
            ["Phát tờ rơi; chiều ngày 03/10/2025; Chợ Bình An; Đoàn xã"],
        ),
        # Taken over from the sentence before.
        (
            "Sáng 05/10, Hội Phụ nữ xã tổ chức hội thi “Gia đình đọc sách” tại Trường Tiểu học Bình"
            " An, bắt đầu từ 7 giờ 30. Chiều cùng ngày, cũng tại đây, diễn ra giải cờ tướng.",
            [
                "Hội thi “Gia đình đọc sách”; 7h30 ngày 05/10/2025; Trường Tiểu học Bình An;"
                " Hội Phụ nữ xã",
                "Giải cờ tướng; chiều ngày 05/10/2025; Trường Tiểu học Bình An; -",
            ],
        ),
        # “tại sân trường:” leads in to the name, and is no label.
        (
            "Thứ Năm (02/10): 7h15, tại sân trường: Lễ phát động Tuần lễ, lồng ghép chào cờ.",
            ["Lễ phát động Tuần lễ; 7h15 ngày 02/10/2025; Sân trường; -"],
        ),
        # Days and hours in words.
        (
            "Lễ phát động: bảy giờ mười lăm phút sáng mùng một tháng Mười, tại sân trường.",
            ["Lễ phát động; 7h15 ngày 01/10/2025; Sân trường; -"],
        ),
        # A name with a gap above it, and below it when and where.
        (
            "Giờ học lịch sử\nSáng 03/10/2025, tại Thư viện xã. Mỗi buổi 60 em.\n\n"
            "Làm tranh dân gian\n14 giờ ngày 04/10/2025, sân sau Bảo tàng. Phí 20.000 đồng.\n\n"
            "Trưng bày sách cũ\nKhai mạc lúc 9 giờ ngày 02/10/2025 tại Thư viện xã.",
            [
                "Giờ học lịch sử; sáng ngày 03/10/2025; Thư viện xã; -",
                "Làm tranh dân gian; 14h ngày 04/10/2025; Sân sau Bảo tàng; -",
                "Trưng bày sách cũ; 9h ngày 02/10/2025; Thư viện xã; -",
            ],
        ),
        (
            "1. Lớp dạy làm bánh (14h00 - 02 và 03/10 - tầng 2 chợ Bình An). Đoàn xã chủ trì.",
            ["Lớp dạy làm bánh; 14h00 ngày 02 và 03/10/2025; Tầng 2 chợ Bình An; Đoàn xã"],
        ),
        # Who holds it is said last, with whom it is held, and who is asked to speak.
        (
            "+Giao lưu sách: 14h00 ngày 03/10, Hội trường xã; Hội Khuyến học xã phối hợp tổ chức.\n"
            "+Tập huấn ghép cây: sáng 04/10 tại Nhà văn hóa xã; Hội Nông dân xã phối hợp Trạm"
            " Khuyến nông mời giảng viên.",
            [
                "Giao lưu sách; 14h00 ngày 03/10/2025; Hội trường xã; Hội Khuyến học xã",
                "Tập huấn ghép cây; sáng ngày 04/10/2025; Nhà văn hóa xã; Hội Nông dân xã",
            ],
        ),
        # A name with weekdays and a place, or with a place alone.
        (
            "Các hoạt động:\n- Thư viện mở cửa buổi tối: các tối thứ Ba, thứ Năm tại thư viện xã.\n"
            "- Làm diều cùng ông bà: tại Nhà văn hóa xã Bình An.\n"
            "- Hướng dẫn nộp tiền điện: chiều 05/10, điểm bưu điện văn hóa xã.",
            [
                "Thư viện mở cửa buổi tối; tối thứ Ba, thứ Năm; Thư viện xã; -",
                "Làm diều cùng ông bà; -; Nhà văn hóa xã Bình An; -",
                "Hướng dẫn nộp tiền điện; chiều ngày 05/10/2025; Điểm bưu điện văn hóa xã; -",
            ],
        ),
        # Somebody's garden is published with a yes only.
        (
            "- Lớp ghép cây: sáng 04/10 tại vườn nhà ông Lê Văn Tư, thôn Đông.",
            ["Lớp ghép cây; sáng ngày 04/10/2025; Thôn Đông; -"],
        ),
        (
            "- Chuyên đề “Tự học” tổ chức trực tuyến qua Zoom từ 19h30 ngày 04/10.",
            ["Chuyên đề “Tự học”; 19h30 ngày 04/10/2025; -; -"],
        ),
        # A line that ends before its number; who does it stands behind the place.
        (
            "Phần này do Trung tâm học tập cộng đồng xã viết cho bà con các ấp cùng xem trước\n"
            "khi đến, và được dán ở bảng tin của từng ấp, của trường học cùng trạm y tế xã để\n"
            "ai cũng biết ngày nào có lớp nào, học ở đâu, mang theo những gì và hỏi người nào\n"
            "khi cần, không phải đi lại nhiều lần. Thứ Năm, 02/10 - 14 giờ: Sơ cứu đuối nước, bãi\n"
            "sông ấp\n2, Trạm Y tế xã hướng dẫn.",
            ["Sơ cứu đuối nước; 14h ngày 02/10/2025; Bãi sông ấp 2; Trạm Y tế xã"],
        ),
        (
            "- Làm bánh: 15 giờ ngày 02/10, do Trường Trung cấp nghề dạy, ở bến ghe ấp 5.",
            ["Làm bánh; 15h ngày 02/10/2025; Bến ghe ấp 5; Trường Trung cấp nghề"],
        ),
        (
            "Các hoạt động:\n• Cấp thẻ bạn đọc cho sinh viên suốt Tuần lễ tại quầy Thủ thư.",
            ["Cấp thẻ bạn đọc cho sinh viên; suốt tuần; Quầy Thủ thư; -"],
        ),
        # A stretch of days in front, and a body that does something then; what one comes for.
        (
            "Các hoạt động:\nTừ ngày 02/10 đến ngày 05/10/2025, Khoa Cơ khí - Động lực mở xưởng cho"
            " học sinh lớp 9 trong huyện vào học thử nghề hàn, mỗi buổi không quá 30 em. Nơi học là"
            " Xưởng thực hành số 2.",
            [
                "Học thử nghề hàn; 02/10/2025 - 05/10/2025; Xưởng thực hành số 2;"
                " Khoa Cơ khí - Động lực"
            ],
        ),
        # What others hold on a day of theirs is one more, and takes nothing from the first.
        (
            "1. Lễ khai mạc: 7h30 ngày 01/10/2025 tại Quảng trường Hòa Bình. Riêng huyện Tà Lĩnh tổ"
            " chức vào 8h00 ngày 02/10/2025 tại Nhà văn hóa huyện.",
            [
                "Lễ khai mạc; 7h30 ngày 01/10/2025; Quảng trường Hòa Bình; -",
                "Lễ khai mạc (huyện Tà Lĩnh); 8h00 ngày 02/10/2025; Nhà văn hóa huyện;"
                " Huyện Tà Lĩnh",
            ],
        ),
        # “Việc thứ hai là …” counts, and who takes it on is no part of that body's name.
        (
            "Việc thứ nhất là lớp dạy dùng điện thoại do Đoàn xã Đông Minh đảm nhiệm, từ 14 giờ 00"
            " ngày 03/10/2025 tại Nhà văn hóa thôn Ngải.\n\nViệc thứ hai là thi thơ “Học để vui”,"
            " 9 giờ 00 ngày 05/10/2025, Nhà văn hóa xã Đông Hoàng.\n\nViệc thứ ba, hướng dẫn bán"
            " hàng: 8 giờ 30 ngày 06/10/2025, Nhà văn hóa ấp 3.",
            [
                "Lớp dạy dùng điện thoại; 14h00 ngày 03/10/2025; Nhà văn hóa thôn Ngải; Đoàn xã"
                " Đông Minh",
                "Thi thơ “Học để vui”; 9h00 ngày 05/10/2025; Nhà văn hóa xã Đông Hoàng; -",
                "Hướng dẫn bán hàng; 8h30 ngày 06/10/2025; Nhà văn hóa ấp 3; -",
            ],
        ),
        # What is numbered as an activity is one.
        (
            "Các hoạt động:\nHoạt động 1. Miễn phí làm thẻ bạn đọc trong cả Tuần lễ\n"
            "Thực hiện: Thư viện xã.",
            ["Miễn phí làm thẻ bạn đọc; suốt tuần; -; Thư viện xã"],
        ),
    ],
)
def test_sentence_names_an_activity(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lưu ý: ảnh và bài viết gửi về Ban truyền thông trước 17 giờ hằng ngày.",
        "Suốt Tuần lễ, giáo viên chủ nhiệm dành 15 phút sinh hoạt lớp để giới thiệu gương tốt.",
        "Thầy Hiệu trưởng đọc lời phát động, đại diện học sinh lớp Điện K9 phát biểu.",
        "Bảo đảm an toàn giao thông khi học sinh đi tham quan ngày 05/10/2025.",
        "Khẩu hiệu treo trong Tuần lễ gồm: “Học, học nữa, học mãi”; “Học để làm người”.",
        "Phân công:\n- Thư viện xã: giới thiệu sách mới, mở cửa cả buổi trưa.\n- Đoàn xã: trực.",
        "Hoạt động cơ sở:\n- 100% chi hội sinh hoạt chi hội với chủ đề học tập suốt đời.\n"
        "- Mỗi chi hội vận động ủng hộ 10 cuốn sách cho tủ sách phụ nữ.",
        "Các hoạt động:\n- Mọi lớp đều không thu tiền trong ngày 05/10/2025.",
        "Các hoạt động:\n- Các thôn tự tổ chức tối thiểu 01 buổi sinh hoạt về học tập.",
        "Phân công:\n- Đoàn xã: phối hợp tổ chức các lớp học tại Nhà văn hóa xã.\n- Hội: dự.",
        "Phân công:\n- Phòng Phong trào: liên hệ Trường Tiểu học Bản Nà trước ngày 01/10/2025.",
        "Phân công:\n- Đoàn xã treo băng rôn ở bến ghe xã, dạy lớp bán hàng.\n- Hội dự.",
        "Chủ đề: Học tập suốt đời - chìa khóa của hạnh phúc.",
        "Phân công:\n- Tổ Văn phòng: Trang trí góc đọc, treo băng rôn tại cổng.\n- Đoàn: trực.",
        "- Phòng Văn hóa xã xây dựng kế hoạch, dự toán kinh phí.\n- Đoàn xã vận động bà con.",
        # What the units choose, though it has an hour of the day; what the plan has elsewhere.
        "Các hoạt động:\n- Hội các xã tự chọn thêm: đọc báo buổi sáng, tủ sách ở nhà văn hóa thôn.",
        "Các hoạt động:\n- Các bản có điều kiện có thể tổ chức giao lưu văn nghệ, thể thao.",
        "Các hoạt động:\n- Khuyến khích các trường chủ động tổ chức thêm giao lưu, tọa đàm.",
        "Phân công:\n- Phòng Văn hóa: Chỉ đạo thư viện, nhà văn hóa, câu lạc bộ ở cơ sở mở cửa"
        " phục vụ người dân cả ngày thứ Bảy, Chủ nhật.\n- Hội: dự.",
        "Phân công:\n- Đoàn xã: tổ chức lớp tập huấn tại điểm 3 mục II.\n- Hội: dự.",
        "Phân công:\n- Các trường: phối hợp trưng bày sách theo lịch tại mục II.\n- Hội: dự.",
        "Phân công:\n- Đoàn xã: tổ chức hội thi nêu trên.\n- Hội: dự.",
    ],
)
def test_sentence_names_no_activity(text: str, tmp_path: Path):
    assert said(drafted(text, tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Giao Phòng Văn hóa xã trang trí, treo băng rôn.\n"
            "- Đề nghị Hội Khuyến học xã vận động hội viên.",
            ["Phòng Văn hóa xã: giao", "Hội Khuyến học xã: đề nghị"],
        ),
        (
            "Về phân công, Đoàn xã chuẩn bị âm thanh. Công an xã bảo đảm trật tự. "
            "Đề nghị Mặt trận Tổ quốc xã vận động bà con.",
            ["Đoàn xã: giao", "Công an xã: giao", "Mặt trận Tổ quốc xã: đề nghị"],
        ),
        (
            "Chuẩn bị:\nTổ cấp dưỡng: nấu chè.\nBảo vệ: sắp xe.\nCác giáo viên: góp truyện.",
            ["Tổ cấp dưỡng: giao", "Bảo vệ: giao", "Các giáo viên: giao"],
        ),
        (
            "1) Giao việc\n- Đoàn xã: dựng sân khấu.\n- Công an xã: giữ trật tự.",
            ["Đoàn xã: giao", "Công an xã: giao"],
        ),
        # One sentence on a body says nothing of who does what.
        ("UBND xã xây dựng kế hoạch như sau.", []),
    ],
)
def test_tasks_without_a_heading(text: str, expected: list[str], tmp_path: Path):
    duties = read(drafted(text, tmp_path).folder / "organizations.yml") or {}
    names = {body["id"]: body["name"] for body in duties.get("organizations") or []}
    found = [
        f"{names[a['organizations'][0]]}: {a['bidding']}" for a in duties.get("assignments") or []
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 08/10, tổ văn phòng gửi báo cáo kèm ảnh về Phòng GD&ĐT.",
            "Tổ văn phòng; Phòng GD&ĐT; ngày 08/10/2025",
        ),
        (
            "Hai Hội giao cho đồng chí Phó Chủ tịch Hội Khuyến học theo dõi, tổng hợp và báo cáo"
            " về Hội Khuyến học huyện trước ngày 12/10/2025.",
            "Đồng chí Phó Chủ tịch Hội Khuyến học; Hội Khuyến học huyện; trước ngày 12/10/2025",
        ),
        (
            "Báo cáo: Đoàn trường báo cáo Hiệu trưởng; nhà trường báo cáo Sở trước 10/10/2025.",
            "Nhà trường; Sở; trước ngày 10/10/2025",
        ),
        (
            "Phân công:\n- Đoàn xã: tổng hợp kết quả của các trường và các Trung tâm trên địa bàn,"
            " báo cáo UBND xã trước ngày 10/10/2025.\n- Công an xã: giữ trật tự.",
            "Đoàn xã; UBND xã; trước ngày 10/10/2025",
        ),
        (
            "Phân công:\nĐề nghị Thư viện các xã: Tổ chức các hoạt động phù hợp, gửi báo cáo về Thư"
            " viện tỉnh trước ngày 11/10/2025.\nĐoàn xã: treo cờ.",
            "Thư viện các xã; Thư viện tỉnh; trước ngày 11/10/2025",
        ),
        (
            "Phân công:\nb/ 11 khu vực: lập danh sách; báo cáo về Phòng Văn hóa trước ngày 08/10."
            "\nđ/ Đoàn xã: treo cờ.",
            "11 khu vực; Phòng Văn hóa; trước ngày 08/10/2025",
        ),
        (
            "Phân công:\n- Văn phòng: làm báo cáo nộp Huyện hội chậm nhất 10/10.\n- Đoàn: trực.",
            "Văn phòng; Huyện hội; chậm nhất ngày 10/10/2025",
        ),
        (
            "Báo cáo: các tổ họp; văn phòng tổng hợp báo cáo Sở trước ngày 11/10/2025.",
            "Văn phòng; Sở; trước ngày 11/10/2025",
        ),
        (
            "Báo cáo: các tổ gửi kết quả về văn phòng trước ngày 08/10.",
            "Các tổ; văn phòng; trước ngày 08/10/2025",
        ),
        (
            "Báo cáo\nCác tổ gửi hình ảnh và số liệu về Tổ văn phòng trong ngày 07/10/2025.",
            "Các tổ; Tổ văn phòng; ngày 07/10/2025",
        ),
        (
            "BÁO CÁO: thôn, bon, trường học gửi kết quả về Phòng Văn hóa trong ngày 08/10/2025.",
            "Thôn, bon, trường học; Phòng Văn hóa; ngày 08/10/2025",
        ),
        (
            "D. BÁO CÁO\nCác khoa, phòng gửi số người học về Phòng Tổ chức chậm nhất 08/10/2025.",
            "Các khoa, phòng; Phòng Tổ chức; chậm nhất ngày 08/10/2025",
        ),
        (
            "Đoàn xã tổng hợp gửi Ban Phong trào Tỉnh đoàn trước ngày 12/10/2025.",
            "Đoàn xã; Ban Phong trào Tỉnh đoàn; trước ngày 12/10/2025",
        ),
        # By word of mouth, and on a part of a day.
        (
            "Báo cáo\nTổ trưởng các tổ báo miệng kết quả với Phó Hiệu trưởng vào chiều 07/10/2025.",
            "Tổ trưởng các tổ; Phó Hiệu trưởng; ngày 07/10/2025",
        ),
        (
            "Báo cáo\nCác tổ nộp báo cáo cho văn phòng trước 9.10.2025.",
            "Các tổ; văn phòng; trước ngày 09/10/2025",
        ),
    ],
)
def test_report_has_who_sends_it(text: str, expected: str, tmp_path: Path):
    (report,) = read(drafted(text, tmp_path).folder / "reporting.yml")["reports"]
    told = (report["reporters"], *report["receivers"], report["deadline"])
    assert "; ".join(told) == expected


def test_cell_with_two_parts_of_a_day_is_two_activities(tmp_path: Path):
    rows = [
        ["Ngày", "Nội dung", "Địa điểm"],
        ["04/10/2025", "Sáng: Ngày hội STEM\nChiều: Chung kết cờ vua", "Nhà văn hóa xã"],
        ["05/10/2025", "Lớp buổi sáng: làm bánh", "Nhà văn hóa xã"],
        ["06/10/2025", "Ngày không điện thoại", "Sân xã"],
    ]
    rows = [[*row, hour] for row, hour in zip(rows, ("Giờ", "", "", "Cả ngày"), strict=True)]
    assert said(drafted_with(rows, tmp_path)) == [
        "Ngày hội STEM; sáng ngày 04/10/2025; Nhà văn hóa xã; -",
        "Chung kết cờ vua; chiều ngày 04/10/2025; Nhà văn hóa xã; -",
        "Lớp buổi sáng; 05/10/2025; Nhà văn hóa xã; -",
        "Ngày không điện thoại; cả ngày 06/10/2025; Sân xã; -",
    ]


def test_table_with_the_days_across(tmp_path: Path):
    rows = [
        ["Buổi", "Thứ Năm 02/10/2025", "Thứ Sáu 03/10/2025"],
        ["Sáng", "Lễ khai mạc Tuần lễ", ""],
        ["14h00", "Ngày hội STEM", "Hội thi kể chuyện"],
    ]
    assert said(drafted_with(rows, tmp_path)) == [
        "Lễ khai mạc Tuần lễ; sáng ngày 02/10/2025; -; -",
        "Ngày hội STEM; 14h00 ngày 02/10/2025; -; -",
        "Hội thi kể chuyện; 14h00 ngày 03/10/2025; -; -",
    ]
