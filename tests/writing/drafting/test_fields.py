"""Lines whose fields semicolons part, labels in everyday words, and clauses that only say when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said
from tests.writing.drafting.scoring import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The name first: a place is a place by its first words, and who holds it follows.
        (
            "Lễ khai mạc; 7h45 ngày 01/10/2025 (thứ Tư); Hội trường lớn UBND xã; mỗi trường 02"
            " người.",
            ["Lễ khai mạc; 7h45 ngày 01/10/2025; Hội trường lớn UBND xã; -"],
        ),
        (
            "- Hội thi “Thư viện xanh”; 05/10; Trường Tiểu học Phú Điền B; chủ trì: Hội Phụ nữ xã",
            ["Hội thi “Thư viện xanh”; 05/10/2025; Trường Tiểu học Phú Điền B; Hội Phụ nữ xã"],
        ),
        (
            "+ Đọc sách cho người mù; từ 15h00 đến 16h30 ngày 04/10/2025.",
            ["Đọc sách cho người mù; 15h00 - 16h30 ngày 04/10/2025; -; -"],
        ),
        (
            "- Hướng dẫn nộp hồ sơ qua mạng; thời gian: các ngày 02/10 và 03/10; tại Bưu điện văn"
            " hóa xã; đơn vị phụ trách: Đoàn Thanh niên xã.",
            [
                "Hướng dẫn nộp hồ sơ qua mạng; 02/10 và 03/10/2025; Bưu điện văn hóa xã;"
                " Đoàn Thanh niên xã"
            ],
        ),
        (
            "- Lớp gói bánh; sáng 04/10; sân đình; Hội Người cao tuổi xã",
            ["Lớp gói bánh; sáng ngày 04/10/2025; Sân đình; Hội Người cao tuổi xã"],
        ),
        # The day first; a second hour begins another thing on the same day.
        (
            "Thứ sáu (03/10) - 8h00 đến 16h00; mở cửa tủ sách lưu động, cấp thẻ miễn phí; 19h30;"
            " chiếu phim “Biển của cha”; sân bóng thôn Gành; chủ trì: Đoàn xã.",
            [
                "Mở cửa tủ sách lưu động, cấp thẻ miễn phí; 8h00 - 16h00 ngày 03/10/2025; -; -",
                "Chiếu phim “Biển của cha”; 19h30 ngày 03/10/2025; Sân bóng thôn Gành; Đoàn xã",
            ],
        ),
        (
            "Thứ bảy (04/10) - sáng; thi bơi cứu đuối; Bãi Bắc; chủ trì: Trạm y tế",
            ["Thi bơi cứu đuối; sáng ngày 04/10/2025; Bãi Bắc; Trạm y tế"],
        ),
        # Of somebody's house only the village is named.
        (
            "02/10 - 14h00; lớp làm mắm; nhà bà Tư Lánh thôn Nam; chủ trì: Hội Phụ nữ xã.",
            ["Lớp làm mắm; 14h00 ngày 02/10/2025; Thôn Nam; Hội Phụ nữ xã"],
        ),
        # Two things in a row, each with its time behind its name.
        (
            "- Hội thi vẽ; 8h ngày 02/10; sân trường; lớp nấu ăn; 14h ngày 03/10; nhà văn hóa xã",
            [
                "Hội thi vẽ; 8h ngày 02/10/2025; Sân trường; -",
                "Lớp nấu ăn; 14h ngày 03/10/2025; Nhà văn hóa xã; -",
            ],
        ),
        # A place between commas behind the name.
        (
            "Chiều thứ Bảy 04/10 – tập huấn giáo viên dùng phần mềm, phòng Tin học 2.",
            ["Tập huấn giáo viên dùng phần mềm; chiều ngày 04/10/2025; Phòng Tin học 2; -"],
        ),
        # None of these is such a line.
        ("- Chủ đề “Học mãi”; từ 01/10 đến 07/10/2025.", []),
        ("- Gửi giấy mời; trước 29/9/2025; Văn phòng.", []),
    ],
)
def test_semicolons(text: str, expected: list[str], tmp_path: Path) -> None:
    assert said(drafted(f"II. CÁC HOẠT ĐỘNG\n{text}", tmp_path)) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "khai giảng 19h00 ngày 02/10/2025 tại nhà văn hóa xã",
        "bắt đầu lúc 19h00 ngày 02/10/2025, tại nhà văn hóa xã",
        "dự kiến diễn ra vào 19h00 ngày 02/10/2025 tại nhà văn hóa xã",
        "học từ 19h00 ngày 02/10/2025 tại nhà văn hóa xã",
        "tổ chức ngày 02/10/2025, 19h00, nhà văn hóa xã",
        "mở cửa 19h00 ngày 02/10/2025 tại nhà văn hóa xã",
        "Nơi học: nhà văn hóa xã. Thời gian: 19h00 ngày 02/10/2025",
        "Ở chỗ nào: nhà văn hóa xã. Khi nào: 19h00 ngày 02/10/2025",
    ],
)
@pytest.mark.parametrize("sign", ["; ", ". "])
def test_a_clause_that_says_when(clause: str, sign: str, tmp_path: Path) -> None:
    text = clause if sign == "; " else clause[:1].upper() + clause[1:]
    made = drafted(f"II. NỘI DUNG\n- Lớp học chữ buổi tối cho thanh niên{sign}{text}.", tmp_path)
    title = "Lớp học chữ buổi tối cho thanh niên"
    assert said(made) == [f"{title}; 19h00 ngày 02/10/2025; Nhà văn hóa xã; -"]


@pytest.mark.parametrize(
    "label",
    ["Người nói chuyện", "Ai nói", "Giảng viên", "Người dạy", "Người hướng dẫn", "Diễn giả"],
)
def test_who_speaks_is_no_activity(label: str, tmp_path: Path) -> None:
    made = drafted(
        f"II. NỘI DUNG\n- 14h ngày 03/10: nói chuyện “Làm mẹ”, Hội trường xã. {label}: một bác sĩ.",
        tmp_path,
    )
    assert said(made) == ["Nói chuyện “Làm mẹ”; 14h ngày 03/10/2025; Hội trường xã; -"]


@pytest.mark.parametrize("label", ["Cho ai", "Dành cho ai", "Ai dự", "Mời ai", "Ai được tham gia"])
def test_for_whom(label: str, tmp_path: Path) -> None:
    made = drafted(
        "II. NỘI DUNG\n- Diễn đàn lập nghiệp\n  Khi nào: 14h ngày 03/10\n"
        f"  {label}: 120 thanh niên.",
        tmp_path,
    )
    assert [event["audience"] for event in read(made.folder / "events.yml")] == [["thanh niên"]]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "- Buổi chiều, 14 giờ: hướng dẫn bà con cài VNeID, nhà văn hóa xã.",
            "14h ngày 03/10/2025",
        ),
        ("- Tối, 19h30: giao lưu “Ông bà học chữ” tại Nhà văn hóa.", "19h30 ngày 03/10/2025"),
        ("- Ngày hội đọc sách, cả ngày, sân đình.", "cả ngày 03/10/2025"),
        ("- Ngày hội đọc sách (cả ngày), sân đình.", "cả ngày 03/10/2025"),
        ("- Hội thi vẽ tranh, buổi sáng, sân đình.", "sáng ngày 03/10/2025"),
        ("- Hội thi vẽ tranh, chiều, sân đình.", "chiều ngày 03/10/2025"),
    ],
)
def test_parts_of_the_day(text: str, when: str, tmp_path: Path) -> None:
    made = drafted(f"II. LỊCH\nThứ Sáu, 03/10\n{text}", tmp_path)
    assert [event["when"] for event in read(made.folder / "events.yml")] == [when]


def test_a_body_over_what_it_holds(tmp_path: Path) -> None:
    made = drafted(
        "★ Xã đứng ra\n- Hội sách: 7h ngày 04/10, sân đình.\n\n"
        "★ Đoàn xã Cư Mông\n- Lớp học chữ: 19h ngày 02/10, nhà văn hóa xã.\n\n"
        "★ Đoàn trường THPT Bình An\n- Sinh hoạt dưới cờ: sáng 06/10, sân trường.",
        tmp_path,
    )
    assert [line.rsplit("; ", 1)[1] for line in said(made)] == [
        "-",
        "Đoàn xã Cư Mông",
        "Đoàn trường THPT Bình An",
    ]


def test_lists_in_lists_of_round_signs(tmp_path: Path) -> None:
    made = drafted(
        "Học những gì\n• Khai mạc\n   ◦ Giờ: 19h00 ngày 01/10/2025\n   ◦ Nơi: sân đình\n"
        "• Các lớp cho người lớn\n   ◦ Lớp nấu ăn phục vụ khách du lịch\n"
        "      ▪ Giờ: 8h30 ngày 03/10/2025\n      ▪ Nơi: bếp ăn Trường Sao Biển\n"
        "   ◦ Lớp sửa máy\n      ▪ Giờ: chiều 04/10/2025\n      ▪ Nơi: âu tàu\n"
        "• Bế mạc\n   ◦ Giờ: 16h00 ngày 07/10/2025\n   ◦ Nơi: phòng học số 1",
        tmp_path,
    )
    assert said(made) == [
        "Khai mạc; 19h00 ngày 01/10/2025; Sân đình; -",
        "Lớp nấu ăn phục vụ khách du lịch; 8h30 ngày 03/10/2025; Bếp ăn Trường Sao Biển; -",
        "Lớp sửa máy; chiều ngày 04/10/2025; Âu tàu; -",
        "Bế mạc; 16h00 ngày 07/10/2025; Phòng học số 1; -",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A sentence that is nothing but a place.
        (
            "8 giờ ngày 01/10/2025, khai mạc. Sân Trung tâm học tập cộng đồng. Mời 150 người.",
            "Khai mạc; 8h ngày 01/10/2025; Sân Trung tâm học tập cộng đồng; -",
        ),
        (
            "Tối 05/10/2025, chiếu phim về gương hiếu học. Tại điểm sinh hoạt ấp Cái Nứa.",
            "Chiếu phim về gương hiếu học; tối ngày 05/10/2025; Điểm sinh hoạt ấp Cái Nứa; -",
        ),
        # The thing named before says more of itself.
        (
            "Triển lãm “Trăm cuốn sách”, sảnh thư viện xã. Triển lãm mở cửa từ 02/10 đến 04/10.",
            "Triển lãm “Trăm cuốn sách”; 02/10/2025 - 04/10/2025; Sảnh thư viện xã; -",
        ),
        (
            "Sáng 06/10 là vòng chung kết hội thi “Lá thư”. Vòng chung kết bắt đầu từ 7 giờ 30 tại"
            " sân xã.",
            "Chung kết hội thi “Lá thư”; 7h30 ngày 06/10/2025; Sân xã; -",
        ),
        (
            "Nói chuyện “Học ở chiến hào”. Buổi nói chuyện làm vào sáng ngày 01/10/2025, 8 giờ, ở"
            " Nhà văn hóa xã.",
            "Nói chuyện “Học ở chiến hào”; 8h ngày 01/10/2025; Nhà văn hóa xã; -",
        ),
        # A day to fall back on.
        (
            "Đêm ngắm sao: 20h00 ngày 05/10/2025 (nếu mây thì lùi sang 06/10/2025), đồi Hải Đăng.",
            "Đêm ngắm sao; 20h00 ngày 05/10/2025; Đồi Hải Đăng; -",
        ),
        (
            "Chạy việt dã: 6h ngày 04/10, sân xã; trường hợp mưa to thì dời qua 6h ngày 05/10.",
            "Chạy việt dã; 6h ngày 04/10/2025; Sân xã; -",
        ),
        # What comes before it, and what was meant at first.
        (
            "Lễ khai mạc: thứ Tư, ngày 01/10/2025 tại Hội trường xã. 7 giờ 30 phút đón khách,"
            " 8 giờ 00 khai mạc.",
            "Lễ khai mạc; 8h00 ngày 01/10/2025; Hội trường xã; -",
        ),
        (
            "Hội sách: 04/10/2025, sân đình; ban đầu dự định làm ngày 30/9 nhưng nay không làm.",
            "Hội sách; 04/10/2025; Sân đình; -",
        ),
        (
            "Ngày hội “Bình dân học vụ số”: 02 ngày, 04 và 05/10/2025, khuôn viên Trung tâm xã.",
            "Ngày hội “Bình dân học vụ số”; 04 và 05/10/2025; Khuôn viên Trung tâm xã; -",
        ),
        # Houses that are named after what is done there.
        (
            "Thi tay nghề “Mũi kim vàng”: chiều 03/10/2025 ở Xưởng may 2. Mỗi chuyền cử 02 người.",
            "Thi tay nghề “Mũi kim vàng”; chiều ngày 03/10/2025; Xưởng may 2; -",
        ),
        (
            "Hội thi vẽ: 8h ngày 03/10, ngay sau lễ chào cờ, tại sân trước Nhà A.",
            "Hội thi vẽ; 8h ngày 03/10/2025; Sân trước Nhà A; -",
        ),
        # Prizes are given at the closing itself.
        (
            "16h00 ngày 07/10: tổng kết, trao giải tại hội trường Trung tâm.",
            "Tổng kết, trao giải; 16h00 ngày 07/10/2025; Hội trường Trung tâm; -",
        ),
        # Days with a dash, behind a weekday.
        (
            "Chiều thứ Năm 02-10: hội thi kể chuyện, sân nhà thờ.",
            "Hội thi kể chuyện; chiều ngày 02/10/2025; Sân nhà thờ; -",
        ),
        (
            "Sáng Chúa nhật 05-10, từ 8g00 đến 10g00: hội sách, sân nhà thờ.",
            "Hội sách; 8h00 - 10h00 ngày 05/10/2025; Sân nhà thờ; -",
        ),
        # A page or a channel is where it is.
        (
            "8h00 ngày 03/10: lớp học “Nấu ăn”, phát trực tiếp trên fanpage Phụ nữ Bình An.",
            "Lớp học “Nấu ăn”; 8h00 ngày 03/10/2025; Fanpage Phụ nữ Bình An; -",
        ),
        (
            "Cuộc thi trực tuyến “Học mỗi ngày”: 01/10 đến 05/10, làm bài trên cổng thông tin điện"
            " tử của xã.",
            "Cuộc thi trực tuyến “Học mỗi ngày”; 01/10/2025 - 05/10/2025;"
            " Cổng thông tin điện tử của xã; -",
        ),
        (
            "Tư vấn pháp luật: 19h ngày 03/10, qua kênh YouTube Công đoàn xã.",
            "Tư vấn pháp luật; 19h ngày 03/10/2025; Kênh YouTube Công đoàn xã; -",
        ),
        # The day of a contest is that of its last round.
        (
            "Hội thi Rung chuông vàng\nVòng chung kết tổ chức lúc 14 giờ ngày 03/10/2025 tại Nhà"
            " thiếu nhi. Vòng sơ khảo đã tổ chức ở các trường từ ngày 07/9 đến ngày 18/9/2025.",
            "Hội thi Rung chuông vàng; 14h ngày 03/10/2025; Nhà thiếu nhi; -",
        ),
        (
            "Hội thi cờ tướng\nSơ loại tại các thôn ngày 01/10/2025. Chung kết lúc 8 giờ ngày"
            " 05/10/2025 tại sân đình.",
            "Hội thi cờ tướng; 8h ngày 05/10/2025; Sân đình; -",
        ),
        (
            "Cuộc thi viết “Người thầy”\nPhát động ngày 01/10/2025; nhận bài đến hết ngày"
            " 05/10/2025; trao giải lúc 16 giờ ngày 07/10/2025 tại Nhà thiếu nhi.",
            "Cuộc thi viết “Người thầy”; 01/10/2025; -; -",
        ),
        # Who holds what the line above names, and a name in words of a section.
        (
            "Chuyên đề “Nghề cũ”\nHội Phụ nữ xã tổ chức cho hội viên vào lúc 8 giờ ngày 06/10/2025"
            " tại Hội trường UBND xã.",
            "Chuyên đề “Nghề cũ”; 8h ngày 06/10/2025; Hội trường UBND xã; Hội Phụ nữ xã",
        ),
        (
            "Tuyên truyền pháp luật cho công nhân\n19 giờ ngày 04/10/2025 tại khu nhà trọ số 5."
            " Công đoàn xã phối hợp với Tổ Tư pháp thực hiện.",
            "Tuyên truyền pháp luật cho công nhân; 19h ngày 04/10/2025; Khu nhà trọ số 5;"
            " Công đoàn xã",
        ),
        # What is online is what they lack; a shed has a name too.
        (
            "Quyên góp “Máy cũ” cho học sinh không có thiết bị học trực tuyến: 8h ngày 03/10 tại"
            " nhà để xe giáo viên.",
            "Quyên góp “Máy cũ” cho học sinh không có thiết bị học trực tuyến; 8h ngày 03/10/2025;"
            " Nhà để xe giáo viên; -",
        ),
        # Two places, each on its day; who goes there; a house that is open.
        (
            "Thư viện huyện đưa xe thư viện lưu động phục vụ bạn đọc tại Trường THCS Vụ Bổn ngày"
            " 03/10/2025 và Trường THCS Ea Uy ngày 05/10/2025.",
            "Xe thư viện lưu động; 03/10/2025 và 05/10/2025; Trường THCS Vụ Bổn;"
            " Trường THCS Ea Uy; Thư viện huyện",
        ),
        (
            "Bảo tàng tỉnh mở cửa miễn phí từ ngày 01/10 đến ngày 07/10/2025, phục vụ học sinh và"
            " người dân tham quan, học tập.",
            "Mở cửa miễn phí; 01/10/2025 - 07/10/2025; Bảo tàng tỉnh; Bảo tàng tỉnh",
        ),
        (
            "Lớp cắm hoa, 02 buổi: 14 giờ ngày 02/10/2025 tại nhà văn hóa thôn Đông và 14 giờ ngày"
            " 05/10/2025 tại nhà văn hóa thôn Đoài.",
            "Lớp cắm hoa; 14h ngày 02/10/2025 và 05/10/2025; nhà văn hóa thôn Đông;"
            " nhà văn hóa thôn Đoài; -",
        ),
        (
            "Bưu điện huyện đưa xe sách về chợ Phước An sáng ngày 04/10/2025 và chợ Ea Kênh sáng"
            " ngày 05/10/2025.",
            "Xe sách; sáng, 04/10/2025 - 05/10/2025; chợ Phước An; chợ Ea Kênh; Bưu điện huyện",
        ),
        (
            "Từ ngày 02/10 đến ngày 06/10/2025: Bảo tàng tỉnh miễn phí vé tham quan.",
            "Tham quan; 02/10/2025 - 06/10/2025; Bảo tàng tỉnh; Bảo tàng tỉnh",
        ),
        (
            "Ngày hội đọc: toàn trường; 7 giờ 30 phút, ngày 04/10/2025; sân trường; Tổ Ngữ văn"
            " chủ trì.",
            "Ngày hội đọc; 7h30 ngày 04/10/2025; Sân trường; Tổ Ngữ văn",
        ),
        # Of two hours none is the one, and of two days neither.
        (
            "Chiếu phim tư liệu: 8 giờ và 14 giờ, các ngày 02, 04/10/2025, tại Phòng chiếu phim.",
            "Chiếu phim tư liệu; 02, 04/10/2025; Phòng chiếu phim; -",
        ),
        (
            "Hội thi kể chuyện: ngày 01 hoặc 02/10/2025 tại sân đình.",
            "Hội thi kể chuyện; -; Sân đình; -",
        ),
        # Where a name ends, and where its first words alone are none.
        (
            "Lễ khai mạc của xã thực hiện theo kế hoạch của huyện, 8h ngày 01/10, tại sân xã.",
            "Lễ khai mạc của xã; 8h ngày 01/10/2025; Sân xã; -",
        ),
        (
            "Lớp xóa mù chữ khai giảng lúc 19 giờ ngày 06/10/2025 tại điểm trường bản Hào.",
            "Lớp xóa mù chữ; 19h ngày 06/10/2025; Điểm trường bản Hào; -",
        ),
        (
            "Lớp tập huấn kỹ năng đọc trong 02 ngày 04 và 05/10/2025 tại Thư viện tỉnh.",
            "Lớp tập huấn kỹ năng đọc; 04 và 05/10/2025; Thư viện tỉnh; -",
        ),
        (
            "Trưng bày, giới thiệu sách chuyên đề “Tự học”: 02/10/2025, sảnh thư viện.",
            "Trưng bày, giới thiệu sách chuyên đề “Tự học”; 02/10/2025; Sảnh thư viện; -",
        ),
        # Where one reads of it is not where it is.
        (
            "Lớp làm bánh: 8h ngày 03/10; đăng ký trên trang thông tin điện tử của xã.",
            "Lớp làm bánh; 8h ngày 03/10/2025; -; -",
        ),
    ],
)
def test_what_the_next_words_say(text: str, expected: str, tmp_path: Path) -> None:
    name, _, line = text.rpartition("\n")
    numbered = f"1. {name}\n{line}" if name else f"- {line}"
    assert said(drafted(f"II. CÁC HOẠT ĐỘNG\n{numbered}", tmp_path)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Lễ khai mạc\n1.1. Cấp quận:\n- Thời gian: 7 giờ ngày 01/10/2025.\n"
            "- Địa điểm: Trường THCS Bình An.\n"
            "1.2. Cấp phường: UBND phường tổ chức tại Nhà văn hóa phường ngày 02/10/2025.",
            [
                "Lễ khai mạc cấp quận; 7h ngày 01/10/2025; Trường THCS Bình An; -",
                "Lễ khai mạc cấp phường; 02/10/2025; Nhà văn hóa phường; UBND phường",
            ],
        ),
        (
            "1. Tổ chức Lễ phát động Tuần lễ\na) Ở cấp huyện\n7 giờ 30 ngày 01/10/2025 tại"
            " Hội trường huyện.\nb) Cấp xã, thị trấn: trước ngày 03/10/2025.",
            ["Lễ phát động Tuần lễ cấp huyện; 7h30 ngày 01/10/2025; Hội trường huyện; -"],
        ),
        (
            "* Ngày hội đọc sách:\n- Cấp xã: Sáng 01/10/2025, tại sân UBND xã.\n"
            "- Cấp thôn: Tối 01/10/2025 tại nhà văn hóa các thôn.",
            [
                "Ngày hội đọc sách cấp xã; sáng ngày 01/10/2025; Sân UBND xã; -",
                "Ngày hội đọc sách cấp thôn; tối ngày 01/10/2025; Nhà văn hóa các thôn; -",
            ],
        ),
        # One thing that comes to several places, each on its day.
        (
            "1. Phục vụ xe thư viện lưu động\n- Ngày 03/10/2025: Trường Tiểu học A Núi Tô, huyện"
            " Tri Tôn.\n- Ngày 05/10/2025: Trường THCS Văn Giáo.",
            [
                "Phục vụ xe thư viện lưu động; 03/10/2025; Trường Tiểu học A Núi Tô; -",
                "Phục vụ xe thư viện lưu động; 05/10/2025; Trường THCS Văn Giáo; -",
            ],
        ),
        # By itself a level is no name.
        ("1. Công tác tuyên truyền\n- Cấp xã: phát thanh từ ngày 25/9/2025.", []),
    ],
)
def test_at_each_level(text: str, expected: list[str], tmp_path: Path) -> None:
    assert said(drafted(f"II. NỘI DUNG\n{text}", tmp_path)) == expected


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("giao lưu với nhà văn viết cho thiếu nhi; phòng đọc; học sinh câu lạc bộ.", ["học sinh"]),
        ("lễ phát động tại sân trường; toàn thể giáo viên dự, mặc áo dài.", ["giáo viên"]),
        ("hướng dẫn người cao tuổi tập dưỡng sinh, nhà tập số 2.", ["người cao tuổi"]),
        ("dạy cho các chị em làm bánh, nhà văn hóa xã.", ["phụ nữ"]),
        ("thi vẽ tranh thiếu nhi “Em yêu sách”, sảnh thư viện.", ["trẻ em"]),
        ("lớp đọc báo cho các bậc cao niên, nhà văn hóa xã.", ["người cao tuổi"]),
        (
            "xem phim “Bố ơi” làm cho trẻ em, sân đình; khoảng 200 phụ huynh dự.",
            ["trẻ em", "phụ huynh"],
        ),
    ],
)
def test_who_comes(text: str, audience: list[str], tmp_path: Path) -> None:
    made = drafted(f"II. CÁC HOẠT ĐỘNG\n- 15h ngày 03/10: {text}", tmp_path)
    assert [event["audience"] for event in read(made.folder / "events.yml")] == [audience]


@pytest.mark.parametrize(
    "again",
    [
        "- Cử người phối hợp tổ chức ngày hội ở chợ Bàu.",
        "- Tổ chức ngày hội tại mục II phần A.",
        "- Phối hợp tổ chức ngày hội đổi sách.",
        "- Tổ chức ngày hội tại điểm 3 mục I phần C.",
    ],
)
def test_a_thing_named_again_by_its_kind(again: str, tmp_path: Path) -> None:
    made = drafted(
        "II. NỘI DUNG\n- Sáng 05/10: Ngày hội đổi hạt giống, đổi sách. Địa điểm: chợ Bàu.\n\n"
        f"III. PHÂN CÔNG\n1. Hội Nông dân xã\n{again}",
        tmp_path,
    )
    assert [line.split(";")[0] for line in said(made)] == ["Ngày hội đổi hạt giống, đổi sách"]


def test_a_name_does_not_take_the_headings_behind_it(tmp_path: Path) -> None:
    made = drafted(
        "Lễ phát động chung\nSáng 02/10/2025, Đồn tổ chức lễ phát động tại sân Trường A.\n\n"
        "Tại các bản\n\nBẢN PA HẠ (47 hộ)\n+ Khai giảng lớp xóa mù chữ, 19 giờ 30 ngày"
        " 03/10/2025, nhà văn hóa bản.\n+ Loa phát bản tin vào 5 giờ 30 hằng ngày.",
        tmp_path,
    )
    assert [line.split(";")[0] for line in said(made)] == [
        "Lễ phát động chung",
        "Khai giảng lớp xóa mù chữ",
    ]
