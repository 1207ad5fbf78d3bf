"""Slogans in sentences and below a lead-in: where they hang, and their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import HEAD, TAIL, draft, drafted, said
from tests.writing.drafting.scoring import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khẩu hiệu treo gồm: “Học, học nữa, học mãi”; “Học để làm người”.",
            ["Chưa rõ nơi treo: Học, học nữa, học mãi / Học để làm người"],
        ),
        # Two leads of one sentence; what is said of the content is no place.
        (
            "Các đơn vị treo 01 băng rôn ở cổng trường, nội dung: “Hưởng ứng Tuần lễ”;"
            " 01 băng rôn trong sân trường, nội dung: “Tự học mở cửa tương lai”.",
            [
                "Treo 01 băng rôn ở cổng trường: Hưởng ứng Tuần lễ",
                "01 băng rôn trong sân trường: Tự học mở cửa tương lai",
            ],
        ),
        (
            "- Treo khẩu hiệu trước trụ sở: “Học để biết” và “Học để làm”.",
            ["Treo khẩu hiệu trước trụ sở: Học để biết / Học để làm"],
        ),
        (
            "* Vì sao làm\nBà con ít có dịp đi học, nên Tuần lễ mở cửa cho mọi người.\n"
            "* Làm ở đâu\nTại Trung tâm học tập cộng đồng, mỗi ngày một buổi.\n"
            '* Câu ghi trên băng-rôn\n"Học là chuyện cả đời"\n"Biết thêm một chữ"',
            ["Chưa rõ nơi treo: Học là chuyện cả đời / Biết thêm một chữ"],
        ),
        (
            "- Trung tâm Văn hóa mở chuyên mục. Khẩu hiệu: “Toàn dân tự học”; “Tự học suốt đời”.",
            ["Chưa rõ nơi treo: Toàn dân tự học / Tự học suốt đời"],
        ),
        (
            "2. Băng rôn treo ở cổng trường\n“Bé ham đọc sách – Cả nhà vui”\n\n3. Báo cáo\nSau.",
            ["Băng rôn treo ở cổng trường: Bé ham đọc sách – Cả nhà vui"],
        ),
        # Below a heading on slogans the place stands in front; what closes the plan is none.
        (
            "4/ KHẨU HIỆU\nTrụ sở UBND xã: “Bình An - xã học tập”.\nCổng trường: “Học làm người”.",
            ["Trụ sở UBND xã: Bình An - xã học tập", "Cổng trường: Học làm người"],
        ),
        # Several at one place; places with what hangs there in a sentence.
        (
            "4/ KHẨU HIỆU\n- Bảng điện tử tại sảnh: “Chào bạn đọc”; “Học ở sách, học ở nhau”",
            ["Bảng điện tử tại sảnh: Chào bạn đọc / Học ở sách, học ở nhau"],
        ),
        (
            "Băng rôn: cổng cơ sở 1 treo câu “Học mãi cho tinh!”, cổng cơ sở 2 treo câu “Học để"
            " làm!”. Các khoa không tự làm băng rôn khác.",
            ["Cổng cơ sở 1: Học mãi cho tinh!", "Cổng cơ sở 2: Học để làm!"],
        ),
        (
            "Trách nhiệm\nĐoàn xã: dựng rạp.\nCông an xã: giữ trật tự.\n\n"
            "Khẩu hiệu tuyên truyền (treo tại trụ sở)\n1. Đọc sách cho mai sau!\n"
            "2. Thư viện - nơi học của mọi người!\n\nYêu cầu các đơn vị làm nghiêm túc./.",
            [
                "Khẩu hiệu tuyên truyền (treo tại trụ sở): Đọc sách cho mai sau! /"
                " Thư viện - nơi học của mọi người!"
            ],
        ),
        # A paragraph below the list is none of them.
        (
            "IV - CÂU KHẨU HIỆU\n- “Tự học - tự tin” (cổng trường).\n- “Mỗi ngày một điều hay”.\n\n"
            "Các tổ nộp báo cáo cho văn phòng trước 9.10.2025.",
            ["Cổng trường: Tự học - tự tin", "Chưa rõ nơi treo: Mỗi ngày một điều hay"],
        ),
        (
            "Đoàn xã chạy chữ trên bảng điện tử “Học tập suốt đời, thành phố đáng sống”.",
            ["Chạy chữ trên bảng điện tử: Học tập suốt đời, thành phố đáng sống"],
        ),
        # Where each hangs stands in front of it.
        (
            "Mỗi xã treo ở trụ sở “Hưởng ứng Tuần lễ”, treo trước nhà văn hóa “Nhà nhà học tập”.",
            ["Treo ở trụ sở: Hưởng ứng Tuần lễ", "Treo trước nhà văn hóa: Nhà nhà học tập"],
        ),
        (
            "Băng rôn treo ở cổng và nhà ăn: “Công nhân học tập”, “Mỗi ngày một điều mới”.",
            ["Treo ở cổng và nhà ăn: Công nhân học tập / Mỗi ngày một điều mới"],
        ),
        (
            "Phân công:\nĐoàn: làm băng rôn “Mỗi ngày em đọc một trang”, treo ở cổng chính.\n"
            "Tổ Điện: dựng máy.",
            ["Treo ở cổng chính: Mỗi ngày em đọc một trang"],
        ),
        (
            "Phần trang trí\nCổng trường: “Tự học là chìa khóa”\nSân sau: “Một đời đọc sách”.",
            ["Cổng trường: Tự học là chìa khóa", "Sân sau: Một đời đọc sách"],
        ),
        # A list of stars without a blank, below the last sentence of a paragraph.
        (
            "Nội dung hoạt động:\nTuyên truyền: Đài truyền thanh xã đưa tin. Treo băng rôn trước"
            " cổng xã với các khẩu hiệu sau:\n*“Học để biết, học để làm”\n*“Học suốt đời”",
            ["Treo băng rôn trước cổng xã: Học để biết, học để làm / Học suốt đời"],
        ),
    ],
)
def test_slogans_and_where_they_hang(text: str, expected: list[str], tmp_path: Path):
    made = drafted(text, tmp_path)
    groups = read(made.folder / "slogans.yml") or []
    assert [
        f"{group['where']}: " + " / ".join(slogan["text"] for slogan in group["slogans"])
        for group in groups
    ] == expected
    assert said(made) == []


WORDS = ["Học tập suốt đời, xây đời hạnh phúc", "Mỗi ngày một trang sách"]


@pytest.mark.parametrize(
    "text",
    [
        # A list ends where its signs, its marks or its lines do.
        "Khẩu hiệu\n“{0}”\n“{1}”\n\nHậu cần\nĐoàn xã lo âm thanh, máy nổ, nước uống.",
        "Khẩu hiệu\n{0}\n{1}\n\nHậu cần\nĐoàn xã lo âm thanh, máy nổ, nước uống.",
        "Khẩu hiệu\n- {0}\n- {1}\nHậu cần\n- Đoàn xã: lo âm thanh.",
        "Khẩu hiệu:\n+ {0}.\n+ {1}.\nĐoàn xã báo cáo UBND xã trước ngày 10/10/2025.",
        "3. Khẩu hiệu:\n3.1. {0}\n3.2. {1}\n4. Hậu cần\nĐoàn xã lo âm thanh, nước uống.",
        "3. Khẩu hiệu\n3.1 {0}\n3.2 {1}\n\nĐoàn xã báo cáo UBND xã trước ngày 10/10/2025.",
        "5. Khẩu hiệu\n{0}\n{1}\nMọi vướng mắc liên hệ Văn phòng UBND xã, điện thoại 0912 345 678.",
        "Khẩu hiệu\nTreo ở cổng xã:\n{0}\nTreo ở thôn:\n{1}\n\nGhi chú: các thôn tự in.",
        "Khẩu hiệu (chọn một câu)\n“{0}” / “{1}”\n\nChú ý giữ vệ sinh nơi công cộng.",
        "Pa nô, áp phích\n- “{0}”\n- “{1}”\n\nTrang trí\nCờ nước treo dọc đường.",
        "Treo gì\nBăng rôn ở cổng, nội dung:\n- {0}\n- {1}",
        "Những câu xin treo ở bảng tin:\n+ {0}\n+ {1}\n\nXong Tuần lễ, các tổ báo lại cho xã.",
        # Behind a label, in a row of sentences, with or without signs.
        "Nội dung băng rôn: “{0}”. “{1}”.",
        "Các khẩu hiệu: {0}; {1}.",
    ],
)
def test_where_a_list_ends(text: str, tmp_path: Path):
    made = drafted(text.format(*WORDS), tmp_path)
    groups = read(made.folder / "slogans.yml")
    assert [s["text"].rstrip(".") for group in groups for s in group["slogans"]] == WORDS


def test_orders_behind_a_label_are_no_slogans(tmp_path: Path):
    made = drafted("Khẩu hiệu: In 05 băng rôn treo ở cổng xã; Đoàn xã treo cờ.", tmp_path)
    assert made.text("slogans.yml") == ""


def test_slogans_at_the_end_of_an_outline_behind_a_table(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    annex = (
        "PHỤ LỤC 1\nLỊCH HOẠT ĐỘNG\nTT\tHoạt động\tThời gian\n1\tHội sách\t8h00, 02/10\n"
        "2\tLớp làm bánh\t14g, 03/10\nPHỤ LỤC 2\nĐỀ CƯƠNG TUYÊN TRUYỀN\nHọc ở đâu\n"
        "Thư viện xã, trung tâm học tập cộng đồng.\nKhẩu hiệu\n“Học thêm một điều”\n"
    )
    plan.write_text(f"{HEAD}{TAIL}{annex}", "utf-8")
    made = draft(plan, tmp_path / "content")
    (group,) = read(made.folder / "slogans.yml")
    assert [slogan["text"] for slogan in group["slogans"]] == ["Học thêm một điều"]
    assert "Thư viện xã" in made.text("outline.md")
    assert said(made) == [
        "Hội sách; 8h00 ngày 02/10/2025; -; -",
        "Lớp làm bánh; 14h ngày 03/10/2025; -; -",
    ]


def test_places_by_roman_numbers_in_an_appendix(tmp_path: Path):
    plan = tmp_path / "ke-hoach-2025.txt"
    annex = (
        "\nPHỤ LỤC\nKHẨU HIỆU TUYÊN TRUYỀN\n\nI. Treo tại trụ sở cơ quan, trường học\n"
        "1. Tự học là chìa khóa của học tập suốt đời!\n\nII. Treo trên đường phố\n"
        "2. Học mọi lúc, học mọi nơi!\n"
    )
    text = f"{HEAD}Hội sách ngày 03/10 tại sân xã.{TAIL}{annex}"
    plan.write_text(text, "utf-8")
    groups = read(draft(plan, tmp_path / "content").folder / "slogans.yml")
    assert [(group["where"], len(group["slogans"])) for group in groups] == [
        ("Treo tại trụ sở cơ quan, trường học", 1),
        ("Treo trên đường phố", 1),
    ]


def test_quoted_lines_below_a_sentence(tmp_path: Path):
    text = (
        "Về tuyên truyền\nCác đơn vị treo xong băng rôn. Nội dung băng rôn chọn trong các câu:\n"
        "“Học để biết, học để làm!”\n“Thi đua học tập, lập nghiệp!”\nĐài huyện đưa tin lúc 6h00."
    )
    (group,) = read(drafted(text, tmp_path).folder / "slogans.yml")
    assert [s["text"] for s in group["slogans"]] == [
        "Học để biết, học để làm!",
        "Thi đua học tập, lập nghiệp!",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Băng rôn, khẩu hiệu\n\nTreo trước cổng (mỗi loại 02 tấm):",
        "Treo pa nô và khẩu hiệu\n\nTreo trước cổng:",
        "Câu tuyên truyền treo trước cổng",
        "Các câu dùng để tuyên truyền gồm",
        "Nội dung băng rôn chọn trong các câu:",
    ],
)
def test_sections_on_what_hangs(heading: str, tmp_path: Path):
    made = drafted(
        "Hội sách ngày 03/10 tại sân xã.\n\n"
        f"{heading}\n– “Tự học là chìa khóa”\n– “Học mọi lúc, học mọi nơi”\n",
        tmp_path,
    )
    groups = read(made.folder / "slogans.yml")
    assert [len(group["slogans"]) for group in groups] == [2]
