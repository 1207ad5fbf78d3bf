"""Documents that a plan cites: a table of how plans write them."""

from __future__ import annotations

import pytest

from site_src.writing.drafting.citations import citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo Công văn số 64/CV-HKH ngày 12/9/2022 của Hội Khuyến học huyện, năm nay lớp mình"
            " cùng bà con hưởng ứng.",
            [("Công văn", "64", "CV-HKH", "Hội Khuyến học huyện", None)],
        ),
        (
            "Làm theo: KH số 148/KH-PGDĐT ngày 20/9/2023 của Phòng GD&ĐT quận;",
            [("Kế hoạch", "148", "KH-PGDĐT", "Phòng GD&ĐT quận", None)],
        ),
        (
            "Nhận được Kế hoạch số 55/KH-UBND ngày 08/9/2023 của UBND huyện và sau khi bàn với các"
            " xã, Hội gửi tới bà con lịch làm việc.",
            [("Kế hoạch", "55", "KH-UBND", "UBND huyện", None)],
        ),
        # Two in one sentence, and the body that speaks behind them.
        (
            "Căn cứ Công văn số 4864/BGDĐT-GDTX ngày 08/9/2023 của Bộ Giáo dục và Đào tạo và Công"
            " văn số 3310/SGDĐT ngày 19/9/2023 của Sở Giáo dục và Đào tạo về tổ chức Tuần lễ, Phòng"
            " Giáo dục và Đào tạo hướng dẫn các đơn vị như sau:",
            [
                ("Công văn", "4864", "BGDĐT-GDTX", "Bộ Giáo dục và Đào tạo", None),
                ("Công văn", "3310", "SGDĐT", "Sở Giáo dục và Đào tạo", "tổ chức Tuần lễ"),
            ],
        ),
        (
            "Công văn chỉ đạo: số 2344/SVHTTDL-QLVH ngày 14/9/2021.",
            [("Công văn", "2344", "SVHTTDL-QLVH", None, None)],
        ),
        (
            "Thực hiện Kế hoạch 77/KH-UBND ngày 12/9/2024 của UBND xã và hướng dẫn của Phòng;",
            [("Kế hoạch", "77", "KH-UBND", "UBND xã", None)],
        ),
        (
            "Năm nay, theo thư số 41/HKH ngày 05-9-2019 của Hội Khuyến học xã;",
            [("Thư", "41", "HKH", "Hội Khuyến học xã", None)],
        ),
        (
            "Căn cứ Kế hoạch số 402-KH/TĐTN-TTNTH ngày 06/9/2024 của Ban Thường vụ Tỉnh đoàn;",
            [("Kế hoạch", "402-KH/TĐTN-TTNTH", None, "Ban Thường vụ Tỉnh đoàn", None)],
        ),
        (
            "phối hợp với Hội Khuyến học (theo Chương trình phối hợp số 04/CTPH-CCB-KH ngày"
            " 20/3/2017), Hội tổ chức Tuần lễ.",
            [("Chương trình phối hợp", "04", "CTPH-CCB-KH", None, None)],
        ),
        (
            "Hướng dẫn liên ngành số 12/HDLN-ĐTN-GDĐT ngày 01/9/2025.",
            [("Hướng dẫn liên ngành", "12", "HDLN-ĐTN-GDĐT", None, None)],
        ),
        # A law has its name before its number.
        (
            "Căn cứ Luật Thư viện số 46/2019/QH14 ngày 21 tháng 11 năm 2019;",
            [("Luật Thư viện", "46", "2019/QH14", None, None)],
        ),
    ],
)
def test_documents_of_a_sentence(text: str, expected: list[tuple[str | None, ...]]):
    found = [(c.type, c.number, c.symbol, c.issuer, c.subject) for c in citations(text)]
    assert found == expected
