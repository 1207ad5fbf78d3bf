"""Activities that one section names, and another says the time and place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said

LAUNCH = "Lễ phát động Tuần lễ; 7h30 ngày 01/10/2025; Sân trường; -"
CONTEST = "Hội thi kể chuyện theo sách; 8h00 ngày 03/10/2025; Hội trường xã; -"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # By what counts them, in words or numbers; for whom it is and what it costs names nothing.
        (
            "LÀM CHO AI?\n\nHọc viên đang học tại Trung tâm (9 lớp, 341 em).\n\n"
            "LÀM NHỮNG VIỆC GÌ?\n\nViệc thứ nhất: Lễ phát động Tuần lễ, có văn nghệ.\n"
            "Việc thứ hai: Hội thi kể chuyện theo sách, 30 học sinh, đọc là chính.\n\n"
            "LÀM LÚC NÀO, Ở ĐÂU?\n\nViệc thứ nhất: 7h30 thứ Tư, 01/10/2025, tại sân trường.\n"
            "Việc thứ hai: 8h00 thứ Sáu, 03/10/2025, tại hội trường xã.\n\n"
            "LẤY TIỀN Ở ĐÂU?\n\nChi thường xuyên 12.000.000đ.\n",
            [LAUNCH, CONTEST],
        ),
        (
            "NỘI DUNG\nHoạt động 1: Lễ phát động Tuần lễ.\nHoạt động 2: Hội thi kể chuyện theo"
            " sách.\n\nTHỜI GIAN, ĐỊA ĐIỂM\nHoạt động 1: 7h30 ngày 01/10/2025, tại sân trường.\n"
            "Hoạt động 2: 8h00 ngày 03/10/2025, tại hội trường xã.\n",
            [LAUNCH, CONTEST],
        ),
        # Where stands in a third section.
        (
            "I. NỘI DUNG\n- Nội dung A: Lễ phát động Tuần lễ\n- Nội dung B: Hội thi kể chuyện theo"
            " sách\nII. THỜI GIAN\n- Nội dung A: 7h30 ngày 01/10/2025\n- Nội dung B: 8h00 ngày"
            " 03/10/2025\nIII. ĐỊA ĐIỂM\n- Nội dung A: sân trường\n- Nội dung B: hội trường xã\n",
            [LAUNCH, CONTEST],
        ),
        # Questions are headings beside each other; a name needs no word for a thing.
        (
            "Làm gì?\n1. Lễ phát động Tuần lễ.\n2. Dạy bà con dùng điện thoại.\n\n"
            "Bao giờ, ở đâu?\n1. 7h30 ngày 01/10/2025, tại sân trường.\n"
            "2. 19h00 ngày 04/10/2025, tại nhà văn hóa thôn 2.\n",
            [
                LAUNCH,
                "Dạy bà con dùng điện thoại; 19h00 ngày 04/10/2025; Nhà văn hóa thôn 2; -",
            ],
        ),
        # By their names.
        (
            "CHÚNG TA LÀM GÌ?\nLễ phát động Tuần lễ, có văn nghệ.\nHội thi kể chuyện theo sách.\n\n"
            "KHI NÀO VÀ Ở ĐÂU?\nLễ phát động: 7h30 ngày 01/10/2025, tại sân trường.\n"
            "Hội thi kể chuyện: 8h00 ngày 03/10/2025, tại hội trường xã.\n",
            [LAUNCH, CONTEST],
        ),
    ],
)
def test_time_and_place_in_another_section(text: str, expected: list[str], tmp_path: Path):
    assert said(drafted(text, tmp_path)) == expected
