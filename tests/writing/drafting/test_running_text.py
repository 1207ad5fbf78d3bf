"""What sentences say of an activity, and which of them name none: a table of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import Draft, draft
from tests.writing.drafting.scoring import read
from tests.writing.drafting.word import paragraph, table, word

HEAD = """UBND XÃ BÌNH AN
Số: 12/KH-UBND
Bình An, ngày 20 tháng 9 năm 2025
KẾ HOẠCH
Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025

Tuần lễ diễn ra từ ngày 01/10/2025 đến ngày 07/10/2025.

"""
TAIL = "\n\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"


def drafted(text: str, folder: Path) -> Draft:
    plan = folder / "ke-hoach-2025.txt"
    plan.write_text(f"{HEAD}{text}{TAIL}", "utf-8")
    return draft(plan, folder / "content")


def drafted_with(rows: list[list[str]], folder: Path) -> Draft:
    """From a Word file with a table between head and foot."""
    plan = folder / "ke-hoach-2025.docx"
    head, foot = ("".join(map(paragraph, lines.split("\n"))) for lines in (HEAD, TAIL))
    plan.write_bytes(word(head + table(rows) + foot))
    return draft(plan, folder / "content")


def said(made: Draft) -> list[str]:
    """Each activity in one line: name; time; place; who holds it."""
    places = {p["id"]: p["name"] for p in read(made.folder / "places.yml") or []}
    bodies = read(made.folder / "organizations.yml") or {}
    names = {b["id"]: b["name"] for b in bodies.get("organizations") or []}
    return [
        "; ".join(
            (
                event["title"],
                event.get("when", "-"),
                places.get(event.get("place", ""), event.get("place_note", "-")),
                ", ".join(names[key] for key in event.get("organizers") or []) or "-",
            )
        )
        for event in read(made.folder / "events.yml") or []
    ]


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
            ["Ngày hội đổi sách; cả ngày ngày 05/10/2025; Sân xã; -"],
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
        "Bảo đảm an toàn giao thông khi học sinh đi tham quan ngày 05/10/2025.",
        "Khẩu hiệu treo trong Tuần lễ gồm: “Học, học nữa, học mãi”; “Học để làm người”.",
        "Phân công:\n- Thư viện xã: giới thiệu sách mới, mở cửa cả buổi trưa.\n- Đoàn xã: trực.",
        "Hoạt động cơ sở:\n- 100% chi hội sinh hoạt chi hội với chủ đề học tập suốt đời.\n"
        "- Mỗi chi hội vận động ủng hộ 10 cuốn sách cho tủ sách phụ nữ.",
        "Chủ đề: Học tập suốt đời - chìa khóa của hạnh phúc.",
        "- Phòng Văn hóa xã xây dựng kế hoạch, dự toán kinh phí.\n- Đoàn xã vận động bà con.",
    ],
)
def test_sentence_names_no_activity(text: str, tmp_path: Path):
    assert said(drafted(text, tmp_path)) == []


def test_slogans_of_one_paragraph(tmp_path: Path):
    made = drafted("Khẩu hiệu treo gồm: “Học, học nữa, học mãi”; “Học để làm người”.", tmp_path)
    texts = [s["text"] for group in read(made.folder / "slogans.yml") for s in group["slogans"]]
    assert texts == ["Học, học nữa, học mãi", "Học để làm người"]


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
            ["Tổ cấp dưỡng: giao", "Các giáo viên: giao"],
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
    ]
    assert said(drafted_with(rows, tmp_path)) == [
        "Ngày hội STEM; sáng ngày 04/10/2025; Nhà văn hóa xã; -",
        "Chung kết cờ vua; chiều ngày 04/10/2025; Nhà văn hóa xã; -",
        "Lớp buổi sáng; 05/10/2025; Nhà văn hóa xã; -",
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
