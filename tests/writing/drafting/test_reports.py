"""Who reports to whom and by when: in running sentences, below a body, and passed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted
from tests.writing.drafting.scoring import read
from tests.writing.drafting.test_tasks import tasks


def reports(text: str, folder: Path) -> list[str]:
    """Each report in one line: who, to whom, the last day."""
    found = read(drafted(text, folder).folder / "reporting.yml") or {}
    return [
        f"{one['reporters']} -> {', '.join(one['receivers'])}, {one['deadline']}"
        for one in found.get("reports") or []
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Pictures and figures are a report too; “hạn” is a last day.
        (
            "Sau Tuần lễ, mỗi lớp gửi Ban Giám hiệu 3 tấm ảnh và nửa trang nhận xét, hạn"
            " 10/10/2025. Nhà trường báo cáo Phòng GD&ĐT trước 14/10/2025.",
            [
                "Mỗi lớp -> Ban Giám hiệu, chậm nhất ngày 10/10/2025",
                "Nhà trường -> Phòng GD&ĐT, trước ngày 14/10/2025",
            ],
        ),
        (
            "Các phòng gửi báo cáo về Phòng Hành chính ngày 10/10/2025; Thư viện tỉnh báo cáo Sở"
            " Văn hóa, Thể thao và Du lịch trước ngày 14/10/2025.",
            [
                "Các phòng -> Phòng Hành chính, ngày 10/10/2025",
                "Thư viện tỉnh -> Sở Văn hóa, Thể thao và Du lịch, trước ngày 14/10/2025",
            ],
        ),
        # As the south writes it, below its own heading.
        (
            "TƯỜNG TRÌNH\nXong Tuần lễ, Ban Điều hành lớp viết báo cáo gởi Hội Khuyến học xã trước"
            " ngày 12/10/2025.",
            ["Ban Điều hành lớp -> Hội Khuyến học xã, trước ngày 12/10/2025"],
        ),
        # Behind a semicolon it is still the body of that sentence.
        (
            "III. PHÂN CÔNG\nVăn phòng Hội làm giấy mời. Hội Nông dân các xã chọn người đi học; báo"
            " số lượng về Văn phòng Hội trước 25/9/2025.",
            ["Hội Nông dân các xã -> Văn phòng Hội, trước ngày 25/09/2025"],
        ),
        # Who speaks in the next sentence reports, below whoever's tasks it stands.
        (
            "Ai lo phần nào?\nCác nhóm gửi ảnh cho Ban Truyền thông trước ngày 09/10/2025. Phòng"
            " đọc báo lại cho UBND phường trước ngày 12/10/2025.",
            [
                "Các nhóm -> Ban Truyền thông, trước ngày 09/10/2025",
                "Phòng đọc -> UBND phường, trước ngày 12/10/2025",
            ],
        ),
        # Each of them is all of them.
        (
            "III. BÁO CÁO\nCác trường học: mỗi trường báo cáo về UBND xã trước ngày 09/10/2025.",
            ["Các trường học -> UBND xã, trước ngày 09/10/2025"],
        ),
        # First letters are a body too; and one word, where all of its name stands before.
        (
            "Các CĐCS gửi báo cáo về LĐLĐ thành phố muộn nhất là ngày 10/10/2025. LĐLĐ thành phố"
            " báo cáo LĐLĐ tỉnh trong ngày 14/10/2025.",
            [
                "Các CĐCS -> LĐLĐ thành phố, chậm nhất ngày 10/10/2025",
                "LĐLĐ thành phố -> LĐLĐ tỉnh, ngày 14/10/2025",
            ],
        ),
        (
            "Các ấp viết báo cáo một trang, gửi về Hội Khuyến học xã trước ngày 10/10/2025. Hội"
            " tổng hợp báo cáo Hội Khuyến học huyện trước ngày 14/10/2025.",
            [
                "Các ấp -> Hội Khuyến học xã, trước ngày 10/10/2025",
                "Hội Khuyến học xã -> Hội Khuyến học huyện, trước ngày 14/10/2025",
            ],
        ),
        # Each clause has its own.
        (
            "Đội Vận động tổng hợp kết quả, báo cáo chỉ huy Đồn trước ngày 10/10/2025; Đồn báo cáo"
            " Phòng Chính trị trước ngày 13/10/2025.",
            [
                "Đội Vận động -> chỉ huy Đồn, trước ngày 10/10/2025",
                "Đồn -> Phòng Chính trị, trước ngày 13/10/2025",
            ],
        ),
        # Whoever receives it passes it on.
        (
            "Trưởng các phân trại báo cáo kết quả bằng văn bản về Đội Giáo dục trước 16 giờ ngày 09"
            " tháng 10 năm 2025 để tổng hợp, báo cáo Cục trước ngày 15 tháng 10 năm 2025.",
            [
                "Trưởng các phân trại -> Đội Giáo dục, trước 16h ngày 09/10/2025",
                "Đội Giáo dục -> Cục, trước ngày 15/10/2025",
            ],
        ),
        (
            "Phân công\nGiao Hiệu trưởng các trường:\n- Mở cửa thư viện.\n"
            "- Gửi ảnh, số liệu theo Phụ lục 2 về Phòng Văn hóa trước ngày 10/10/2025.",
            ["Hiệu trưởng các trường -> Phòng Văn hóa, trước ngày 10/10/2025"],
        ),
        # The words before a colon may be a sentence.
        (
            "Báo cáo\nCác chủ tịch hội cơ sở lưu ý vì năm ngoái gửi chậm: báo cáo kết quả gửi về"
            " Văn phòng Huyện hội trước ngày 12/10/2025. Huyện hội tổng hợp báo cáo Tỉnh hội trước"
            " ngày 20/10/2025. Đơn vị không báo cáo thì trừ điểm.",
            [
                "Các chủ tịch hội cơ sở -> Văn phòng Huyện hội, trước ngày 12/10/2025",
                "Huyện hội -> Tỉnh hội, trước ngày 20/10/2025",
            ],
        ),
        (
            "Các khoa báo cáo Phòng Điều dưỡng trước ngày 08/10/2025. Phòng Điều dưỡng gom lại,"
            " trình Giám đốc ký gửi Sở Y tế trước 12/10/2025.",
            [
                "Các khoa -> Phòng Điều dưỡng, trước ngày 08/10/2025",
                "Phòng Điều dưỡng -> Sở Y tế, trước ngày 12/10/2025",
            ],
        ),
        (
            "Các tổ báo số người tham gia cho BCH công đoàn ngày 08/10/2025. Xong Tuần lễ, Ban"
            " Khuyến học xin có mấy dòng báo lại cho Hội Khuyến học xã trước 15-10-2025.",
            [
                "Các tổ -> BCH công đoàn, ngày 08/10/2025",
                "Ban Khuyến học -> Hội Khuyến học xã, trước ngày 15/10/2025",
            ],
        ),
        # The body of its own sentence, whole.
        (
            "Phân công\nPhòng Hành chính treo băng rôn từ ngày 27/9. Đề nghị thư viện các huyện tổ"
            " chức một hoạt động và gửi báo cáo về Thư viện tỉnh trước ngày 12/10/2025.",
            ["Thư viện các huyện -> Thư viện tỉnh, trước ngày 12/10/2025"],
        ),
        # A contact in brackets ends nothing, and what it says is no heading.
        (
            "Báo cáo\nCác tổ nộp báo cáo về Tổ Văn phòng trước ngày 08/10/2025 (cô văn thư, ĐT:"
            " 0387 114 520). Nhà trường báo cáo Sở trước ngày 11/10/2025.",
            [
                "Các tổ -> Tổ Văn phòng, trước ngày 08/10/2025",
                "Nhà trường -> Sở, trước ngày 11/10/2025",
            ],
        ),
        (
            "Báo cáo\nChi hội trưởng 7 khu phố nhắn kết quả về Ban Thường vụ Hội chậm nhất ngày"
            " 09/10/2025, số 0387 114 520. Ban Thường vụ Hội báo cáo Hội huyện trước 13/10/2025.",
            [
                "Chi hội trưởng 7 khu phố -> Ban Thường vụ Hội, chậm nhất ngày 09/10/2025",
                "Ban Thường vụ Hội -> Hội huyện, trước ngày 13/10/2025",
            ],
        ),
        (
            "Báo cáo\n– Ba khu dân cư báo miệng hoặc nhắn tin kết quả cho Trung tâm trong ngày"
            " 08/10/2025.\n– Trung tâm viết báo cáo gửi UBND xã trước ngày 10/10/2025.",
            [
                "Ba khu dân cư -> Trung tâm, ngày 08/10/2025",
                "Trung tâm -> UBND xã, trước ngày 10/10/2025",
            ],
        ),
        (
            "Các trường, các thôn gửi báo cáo kết quả về Công chức Văn hóa - Xã hội trước ngày"
            " 09/10/2025.",
            ["Các trường, các thôn -> Công chức Văn hóa - Xã hội, trước ngày 09/10/2025"],
        ),
        (
            "Số liệu các lớp, số người học do trưởng ấp gửi về Trung tâm trước ngày 09/10/2025.",
            ["Trưởng ấp -> Trung tâm, trước ngày 09/10/2025"],
        ),
        (
            "Phòng Lao động dự thảo báo cáo để Ban gửi UBND tỉnh trước ngày 14/10/2025.",
            ["Ban -> UBND tỉnh, trước ngày 14/10/2025"],
        ),
        (
            "Báo cáo: Tổng phụ trách Đội tổng hợp, gửi Hiệu trưởng trước ngày 09/10/2025; văn thư"
            " báo cáo Phòng GD&ĐT trước ngày 12/10/2025.",
            [
                "Tổng phụ trách Đội -> Hiệu trưởng, trước ngày 09/10/2025",
                "Văn thư -> Phòng GD&ĐT, trước ngày 12/10/2025",
            ],
        ),
        ("Chi đoàn báo cáo theo mẫu Google Form trước ngày 11/10/2025.", []),
    ],
)
def test_reports(text: str, expected: list[str], tmp_path: Path):
    assert reports(text, tmp_path) == expected


def test_contact_of_a_report_goes_nowhere(tmp_path: Path):
    text = (
        "Phân công\n- Đoàn xã: dựng rạp.\n- Các thôn: báo kết quả về UBND xã (qua ông Chín Lư,"
        " 0982 771 000) chậm nhất 09/10/2025. UBND xã gửi báo cáo lên Phòng Giáo dục huyện trước"
        " 12/10/2025."
    )
    assert reports(text, tmp_path) == [
        "Các thôn -> UBND xã, chậm nhất ngày 09/10/2025",
        "UBND xã -> Phòng Giáo dục huyện, trước ngày 12/10/2025",
    ]
    written = drafted(text, tmp_path).text("reporting.yml").split("\n")
    assert not [line for line in written if "Chín" in line and not line.lstrip().startswith("#")]


def test_sentence_that_only_reports_is_no_task(tmp_path: Path):
    text = (
        "Phân công\n- Đoàn xã: dựng rạp.\n- Công an xã: giữ trật tự.\n\n"
        "Các thôn báo cáo về UBND xã trước ngày 09/10/2025. Các ấp gửi báo cáo ngày 10/10/2025."
    )
    given = ["Đoàn xã (giao): Dựng rạp", "Công an xã (giao): Giữ trật tự"]
    assert tasks(text, tmp_path) == given
    section = "\n\nBáo cáo\nCác trường gửi kết quả về Phòng trước ngày 09/10/2025."
    (tmp_path / "section").mkdir()
    assert tasks(text + section, tmp_path / "section") == given
