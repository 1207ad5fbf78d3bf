"""Tables laid out otherwise than a row for each activity: read as meant, or told at the cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.reading.test_grids import read, said

Rows = Sequence[Sequence[Any]]
TWO = ("Nội dung", "Địa điểm")

READ: dict[str, tuple[Rows, Sequence[str], list[str]]] = {
    # --- Side by side -----------------------------------------------------------------------------
    "two tables": (
        [
            ("LỊCH TUẦN LỄ",),
            ("TT", "Ngày", *TWO, None, "TT", "Ngày", *TWO),
            (1, "01/10", "Khai mạc", "Hội trường", None, 3, "03/10", "Bế mạc", "Sân"),
            (2, "02/10", "Hội sách", "Thư viện"),
        ],
        (),
        [
            "Khai mạc; 01/10/2026; Hội trường",
            "Hội sách; 02/10/2026; Thư viện",
            "Bế mạc; 03/10/2026; Sân",
        ],
    ),
    "parts of the day above the tables": (
        [
            ("BUỔI SÁNG", None, None, "BUỔI CHIỀU"),
            ("Ngày", *TWO, "Ngày", *TWO),
            ("01/10", "Khai mạc", "Hội trường", "02/10", "Bế mạc", "Sân"),
        ],
        ("A1:C1", "D1:F1"),
        ["Khai mạc; sáng ngày 01/10/2026; Hội trường", "Bế mạc; chiều ngày 02/10/2026; Sân"],
    ),
    "days above the tables": (
        [
            ("Ngày 1/10", None, None, "Ngày 2/10"),
            ("Giờ", *TWO, "Giờ", *TWO),
            ("8h", "Khai mạc", "Hội trường", "7h30", "Hội sách", "Sân"),
        ],
        ("A1:C1", "D1:F1"),
        ["Khai mạc; 8h, ngày 1/10/2026; Hội trường", "Hội sách; 7h30, ngày 2/10/2026; Sân"],
    ),
    "one column of days": (
        [
            ("Ngày", "SÁNG", None, "CHIỀU"),
            (None, *TWO, *TWO),
            ("01/10", "Khai mạc", "Hội trường", "Hội sách", "Sân"),
            ("02/10", "Đọc sách", "Thư viện"),
            (None, None, None, "Thi vẽ", "Trường"),
            ("03/10", None, None, "Bế mạc", "Sân"),
        ],
        ("A1:A2", "B1:C1", "D1:E1", "A4:A5"),
        [
            "Khai mạc; sáng ngày 01/10/2026; Hội trường",
            "Đọc sách; sáng ngày 02/10/2026; Thư viện",
            "Hội sách; chiều ngày 01/10/2026; Sân",
            "Thi vẽ; chiều ngày 02/10/2026; Trường",
            "Bế mạc; chiều ngày 03/10/2026; Sân",
        ],
    ),
    "other columns first": (
        [
            ("Nội dung", "Ngày", None, "TT", "Nội dung", "Ngày"),
            ("Khai mạc", "01/10", None, 1, "Hội sách", "02/10"),
        ],
        (),
        ["Khai mạc; 01/10/2026", "Hội sách; 02/10/2026"],
    ),
    # --- Headings below each other ----------------------------------------------------------------
    "a column for each": (
        [
            ("STT", 1, 2),
            ("Hoạt động", "Khai mạc", "Hội sách"),
            ("Ngày", "01/10", "02/10"),
            ("Giờ", "8h", "nt"),
            ("Nơi", "Hội trường"),
        ],
        ("B5:C5",),
        [
            "Khai mạc; 8h ngày 01/10/2026; Hội trường",
            "Hội sách; 8h ngày 02/10/2026; Hội trường",
        ],
    ),
    "cards": (
        [
            ("CÁC HOẠT ĐỘNG",),
            *(
                ("Hoạt động", "Khai mạc"),
                ("Thời gian", "8h ngày 01/10"),
                ("Địa điểm", "Hội trường"),
            ),
            *((None,), ("Hoạt động", "Hội sách"), ("Địa điểm", "Sân")),
            *((None,), ("Thời gian", "03/10"), ("Hoạt động", "Thi vẽ")),
        ],
        (),
        ["Khai mạc; 8h ngày 01/10/2026; Hội trường", "Hội sách; -; Sân", "Thi vẽ; 03/10/2026"],
    ),
    "cards with numbers": (
        [
            *((1, "Hoạt động", "Khai mạc"), (None, "Ngày", "01/10")),
            *((2, "Hoạt động", "Hội sách"), (None, "Ngày", "02/10")),
        ],
        (),
        ["Khai mạc; 01/10/2026", "Hội sách; 02/10/2026"],
    ),
    "label and value in one cell": (
        [
            *(("Tên hoạt động: Khai mạc",), ("Thời gian: 8h ngày 01/10",)),
            *(("Tên hoạt động: Hội sách",), ("Thời gian: 02/10",)),
        ],
        (),
        ["Khai mạc; 8h ngày 01/10/2026", "Hội sách; 02/10/2026"],
    ),
    "names without a label": (
        [
            *(("1. Khai mạc",), ("Thời gian:", "01/10"), ("Địa điểm:", "Hội trường")),
            *(("2. Hội sách",), ("Thời gian:", "02/10"), ("Địa điểm:", "Sân")),
        ],
        (),
        ["Khai mạc; 01/10/2026; Hội trường", "Hội sách; 02/10/2026; Sân"],
    ),
    "names without a label, more lines in one": (
        [
            *(("1. Khai mạc",), ("- Thời gian: 01/10",), ("- Địa điểm: Sân",)),
            *(("- Đơn vị: Đoàn xã",), ("2. Hội sách",), ("- Thời gian: 02/10",)),
            ("- Địa điểm: Trường",),
        ],
        (),
        ["Khai mạc; 01/10/2026; Sân", "Hội sách; 02/10/2026; Trường"],
    ),
    "what happens below a name": (
        [
            *(("Hoạt động", "Khai mạc"), ("Ngày", "01/10"), ("Nội dung", "Ca hát")),
            *(("Hoạt động", "Hội sách"), ("Ngày", "02/10"), ("Nội dung", "Đọc sách")),
        ],
        (),
        ["Khai mạc; 01/10/2026", "Hội sách; 02/10/2026"],
    ),
    "cards below days": (
        [
            *(("Ngày 1/10",), ("Hoạt động", "Khai mạc"), ("Giờ", "8h")),
            *(("Ngày 2/10",), ("Hoạt động", "Hội sách"), ("Giờ", "9h")),
        ],
        (),
        ["Khai mạc; 8h, ngày 1/10/2026", "Hội sách; 9h, ngày 2/10/2026"],
    ),
    # --- Places across ----------------------------------------------------------------------------
    "places": (
        [
            ("Ngày", "Buổi", "Thôn 1", "Trường THCS"),
            ("01/10", "Sáng", "Khai mạc", "Hội sách"),
            (None, "Chiều", None, "9h: Thi vẽ"),
            ("02/10", "Chiều", "Bế mạc"),
        ],
        ("C4:D4",),
        [
            "Khai mạc; sáng ngày 01/10/2026; Thôn 1",
            "Hội sách; sáng ngày 01/10/2026; Trường THCS",
            "9h: Thi vẽ; chiều ngày 01/10/2026; Trường THCS",
            "Bế mạc; chiều ngày 02/10/2026",
        ],
    ),
    "classes across, for whom it is": (
        [("Ngày", "Khối 1", "Khối 2"), ("01/10", "8h: Khai mạc", "9h: Thi vẽ")],
        (),
        ["Khai mạc; 8h ngày 01/10/2026", "Thi vẽ; 9h ngày 01/10/2026"],
    ),
    "rooms beside the days": (
        [
            ("Phòng", "01/10", "02/10"),
            ("Hội trường", "8h Khai mạc", None),
            ("P.201", None, "9h: Lớp vẽ"),
        ],
        (),
        ["Khai mạc; 8h ngày 01/10/2026; Hội trường", "Lớp vẽ; 9h ngày 02/10/2026; P.201"],
    ),
    "three rows of headings": (
        [
            ("TT", "Hoạt động", "Thời gian", None, None, None, "Địa điểm"),
            (None, None, "Ngày", "Buổi"),
            (None, None, None, "S", "C", "T"),
            (1, "Khai mạc", "01/10", "x", None, None, "NVH"),
            (2, "Đêm nhạc", "03/10", None, None, "x", "Sân"),
        ],
        ("A1:A3", "B1:B3", "C1:F1", "C2:C3", "D2:F2", "G1:G3"),
        ["Khai mạc; sáng ngày 01/10/2026; NVH", "Đêm nhạc; tối ngày 03/10/2026; Sân"],
    ),
    "places behind the names": (
        [
            ("Buổi", "Thứ Năm 01/10", "Thứ Sáu 02/10"),
            ("Sáng", "8h: Khai mạc - Sân trường (mời phụ huynh)", "Vẽ bìa sách – Phòng Mĩ thuật"),
            ("Chiều", "Đọc thơ - Thư viện\nCấp thẻ - Quầy thủ thư", "Bế mạc"),
        ],
        (),
        [
            "Khai mạc (mời phụ huynh); 8h, thứ năm 01/10/2026; Sân trường",
            "Vẽ bìa sách; sáng, thứ sáu 02/10/2026; Phòng Mĩ thuật",
            "Đọc thơ; chiều, thứ năm 01/10/2026; Thư viện",
            "Cấp thẻ; chiều, thứ năm 01/10/2026; Quầy thủ thư",
            "Bế mạc; chiều, thứ sáu 02/10/2026",
        ],
    ),
    "places in brackets behind the names": (
        [
            ("Giờ", "Thứ Năm 01/10", "Thứ Sáu 02/10"),
            ("8h - 9h", "Khai mạc (Sân công ty)", "Thi thợ giỏi (Xưởng 3)"),
            ("14h - 15h", "Lớp may (tại Phòng họp 2)", "Bế mạc (có quà)"),
        ],
        (),
        [
            "Khai mạc; 8h - 9h, thứ năm 01/10/2026; Sân công ty",
            "Thi thợ giỏi; 8h - 9h, thứ sáu 02/10/2026; Xưởng 3",
            "Lớp may; 14h - 15h, thứ năm 01/10/2026; Phòng họp 2",
            "Bế mạc (có quà); 14h - 15h, thứ sáu 02/10/2026",
        ],
    ),
    "an hour below the whole week": (
        [
            ("Buổi", "Thứ Năm 01/10", "Thứ Sáu 02/10"),
            ("Cả tuần", "8h00 - 17h00 hằng ngày: Trưng bày sách", None),
            ("Sáng", "Khai mạc", "Bế mạc"),
        ],
        ("B2:C2",),
        [
            "Trưng bày sách; 8h00 - 17h00 ngày 01/10/2026 - 02/10/2026",
            "Khai mạc; sáng, thứ năm 01/10/2026",
            "Bế mạc; sáng, thứ sáu 02/10/2026",
        ],
    ),
    "cards abreast": (
        [
            ("TUẦN LỄ 01 - 07/10/2026",),
            ("Hội sách", None, None, "Thi vẽ"),
            ("Thời gian:", "8h 01/10", None, "Thời gian:", "9h 02/10"),
            ("Địa điểm:", "Sân xã", None, "Địa điểm:", "Thôn 1"),
            (),
            ("Thi cờ", None, None, "Thi hát"),
            ("Thời gian:", "8h 03/10", None, "Thời gian:", "chưa chốt"),
            ("Địa điểm:", "Đình", None, "Địa điểm:", "Thôn 2"),
        ],
        (),
        [
            "Hội sách; 8h 01/10/2026; Sân xã",
            "Thi cờ; 8h 03/10/2026; Đình",
            "Thi vẽ; 9h 02/10/2026; Thôn 1",
            "Thi hát; -; Thôn 2",
        ],
    ),
    "places below their heading": (
        [
            ("Thời gian", "Địa điểm"),
            (None, "Lớp 6A", "Lớp 6B"),
            ("8h 01/10", "Khai mạc", "Hội sách"),
        ],
        ("A1:A2", "B1:C1"),
        ["Khai mạc; 8h 01/10/2026; Lớp 6A", "Hội sách; 8h 01/10/2026; Lớp 6B"],
    ),
    "places below the heading of names": (
        [
            ("Thời gian", "Nội dung tại các thôn"),
            (None, "Thôn 1", "Thôn 2"),
            ("8h 01/10", "Khai mạc", "Hội sách"),
        ],
        ("A1:A2", "B1:C1"),
        ["Khai mạc; 8h 01/10/2026; Thôn 1", "Hội sách; 8h 01/10/2026; Thôn 2"],
    ),
    "bodies": (
        [
            ("Ngày", "Đoàn Thanh niên", "Hội Phụ nữ"),
            ("01/10", "Khai mạc", "Nấu ăn"),
            ("Người lập", None, "Chủ tịch"),
        ],
        (),
        ["Khai mạc; 01/10/2026", "Nấu ăn; 01/10/2026"],
    ),
    # --- Days across ------------------------------------------------------------------------------
    "calendar": (
        [
            ("LỊCH THÁNG 10",),
            ("Buổi", "T2", "T3", "T4", "T5", "T6", "T7", "CN"),
            (None, 28, 29, 30, 1, 2, 3, 4),
            ("Sáng", "Chào cờ", None, None, "8h: Khai mạc\n9h: Hội sách"),
            ("Chiều", None, None, "Thi vẽ\nTại: Sân"),
            (None, 5, 6, 7, 8, 9, 10, 11),
            ("Sáng", None, None, "Bế mạc"),
        ],
        (),
        [
            "Chào cờ; sáng, thứ hai, 28/9/2026",
            "Khai mạc; 8h, thứ năm, 1/10/2026",
            "Hội sách; 9h, thứ năm, 1/10/2026",
            "Thi vẽ; chiều, thứ tư, 30/9/2026; Sân",
            "Bế mạc; sáng, thứ tư, 7/10/2026",
        ],
    ),
    "calendar with numbers in the cells": (
        [
            ("THÁNG 10/2026",),
            ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
            (None, None, None, "1\nKhai mạc", "2", "3", "4\nHội sách"),
        ],
        (),
        ["Khai mạc; thứ năm, 1/10/2026", "Hội sách; chủ nhật, 4/10/2026"],
    ),
    "numbers of days below their month": (
        [
            ("TT", "Hoạt động", "Tháng 10", None, None, "Đơn vị"),
            (None, None, 1, 2, 3, None),
            (1, "Hội sách", "x", "x", None, "Thư viện"),
            (2, "Thi vẽ", None, None, "8h", "Đoàn xã"),
        ],
        ("A1:A2", "B1:B2", "C1:E1", "F1:F2"),
        ["Hội sách; 1/10/2026 - 2/10/2026", "Thi vẽ; 8h ngày 3/10/2026"],
    ),
    "numbers of days below several months": (
        [
            ("TT", "Hoạt động", "Tháng 9", None, "Tháng 10", None),
            (None, None, 28, 30, 1, 2),
            (1, "Hội sách", "x"),
            (2, "Thi vẽ", None, None, "x", "x"),
        ],
        ("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
        ["Hội sách; 28/9/2026", "Thi vẽ; 1/10/2026 - 2/10/2026"],
    ),
    "parts of the day, and nothing over the days": (
        [(None, "Sáng", "Chiều"), ("01/10", "Khai mạc", "Hội sách"), ("02/10", None, "Thi vẽ")],
        (),
        [
            "Khai mạc; sáng ngày 01/10/2026",
            "Hội sách; chiều ngày 01/10/2026",
            "Thi vẽ; chiều ngày 02/10/2026",
        ],
    ),
    "several with their hours in one cell": (
        [("Buổi", "01/10", "02/10"), ("Sáng", "7h30: Khai mạc\n9h: Hội sách", "Thi")],
        (),
        [
            "Khai mạc; 7h30 ngày 01/10/2026",
            "Hội sách; 9h ngày 01/10/2026",
            "Thi; sáng ngày 02/10/2026",
        ],
    ),
    "hours before each name in a cell": (
        [("Ngày", "Nội dung"), ("01/10", "7h30: Khai mạc\n9h: Hội sách")],
        (),
        ["Khai mạc; 7h30 ngày 01/10/2026", "Hội sách; 9h ngày 01/10/2026"],
    ),
    # --- Above the headings -----------------------------------------------------------------------
    "part of the day above the headings": (
        [("BUỔI SÁNG",), ("Ngày", "Nội dung"), ("01/10", "Khai mạc")],
        (),
        ["Khai mạc; sáng ngày 01/10/2026"],
    ),
    "place above the headings": (
        [("Tại Nhà văn hóa thôn 1",), ("Ngày", "Nội dung"), ("01/10", "Khai mạc")],
        (),
        ["Khai mạc; 01/10/2026; Nhà văn hóa thôn 1"],
    ),
    # --- From Word, and days in words -------------------------------------------------------------
    "lines of a table from Word, each in a row of its own": (
        [
            ("TT", "Nội dung", "Thời gian, địa điểm", "Thực hiện"),
            (1, "Lễ khai mạc Tuần lễ", "7h30 ngày 01/10", "- UBND xã"),
            (None, "học tập suốt đời", "Hội trường xã"),
            (2, "Thi luật giao thông", "8h ngày 02/10", "- Công an xã"),
            (None, None, "Trường THCS", "- Đoàn xã"),
            (3, "Phát thanh", "17h hằng ngày,"),
            (None, None, "từ 01/10 đến 03/10"),
            (None, None, "Đài truyền thanh"),
            ("II", "CẤP THÔN"),
            (4, "Hội sách", "9h ngày 03/10", "- Đoàn xã"),
            (None, None, "Sân xã"),
            (),
            (None, None, None, "TM. ỦY BAN NHÂN DÂN"),
        ],
        ("A2:A3", "A4:A5", "A6:A8"),
        [
            "Lễ khai mạc Tuần lễ học tập suốt đời; 7h30 ngày 01/10/2026; Hội trường xã",
            "Thi luật giao thông; 8h ngày 02/10/2026; Trường THCS",
            "Phát thanh; 17h hằng ngày, từ 01/10/2026 đến 03/10/2026; Đài truyền thanh",
            "Hội sách; 9h ngày 03/10/2026; Sân xã",
        ],
    ),
    "one number for several activities": (
        [
            ("TT", "Nội dung", "Thời gian", "Địa điểm"),
            (1, "khai mạc", "7h30 ngày 01/10", "Sân xã"),
            (None, "hội sách", "9h ngày 01/10", "Thư viện"),
            (2, "thi vẽ", "9h ngày 02/10", "Sân xã"),
        ],
        ("A2:A3",),
        [
            "khai mạc; 7h30 ngày 01/10/2026; Sân xã",
            "hội sách; 9h ngày 01/10/2026; Thư viện",
            "thi vẽ; 9h ngày 02/10/2026; Sân xã",
        ],
    ),
    "lines of a body that go on, and a comma before a place": (
        [
            ("TT", "Hoạt động, địa điểm", "Thời gian", "Đơn vị"),
            (1, "Lễ phát động,", "7h30 ngày", "Trường"),
            (None, "hội sách, tại Sân xã", "01/10/2026", "Tiểu học A"),
        ],
        (),
        ["Lễ phát động, hội sách; 7h30 ngày 01/10/2026; Sân xã"],
    ),
    "a sum between the parts of a table": (
        [
            ("TT", "Nội dung", "Ngày", "Địa điểm"),
            *(("I", "Khai mạc"), (1, "A", "01/10", "Sân"), ("Cộng mục I: 1 hoạt động",)),
            *(("II", "Thứ Sáu, 02/10"), (1, "B", None, "Sân"), ("Tổng cộng: 2",)),
        ],
        (),
        ["A; 01/10/2026; Sân", "B; thứ sáu, 02/10/2026; Sân"],
    ),
    "numbers over what has letters, parts of numbers or dashes": (
        [
            ("TT", "Nội dung", "Giờ", "Địa điểm"),
            ("Thứ Năm, 01/10",),
            (1, "Hoạt động khai mạc"),
            *(("a", "Lễ khai mạc", "8h", "Sân"), ("b", "Văn nghệ", "9h", "Sân")),
            (2, "Đọc sách"),
            *(("2.1", "Ngày hội", "10h", "Thư viện"), ("2.2", "Thi kể", "14h", "Thư viện")),
            (3, "Vui chơi"),
            (None, "- Kéo co", "15h", "Sân"),
            (4, "Chưa rõ ở đâu"),
            (5, "Bế mạc", "16h", "Sân"),
        ],
        ("A2:D2",),
        [
            "Lễ khai mạc; 8h, thứ năm, 01/10/2026; Sân",
            "Văn nghệ; 9h, thứ năm, 01/10/2026; Sân",
            "Ngày hội; 10h, thứ năm, 01/10/2026; Thư viện",
            "Thi kể; 14h, thứ năm, 01/10/2026; Thư viện",
            "Kéo co; 15h, thứ năm, 01/10/2026; Sân",
            "Chưa rõ ở đâu; thứ năm, 01/10/2026",
            "Bế mạc; 16h, thứ năm, 01/10/2026; Sân",
        ],
    ),
    "headings of first letters, hour and place in one": (
        [
            ("TT", "TG", "ND", "Giờ - ĐĐ", "ĐV chủ trì", "TP", "GC"),
            (1, "T5, 1/10", "Khai mạc", "7g30 - Hội trường xã", "Đoàn TN", "Thiếu nhi"),
            (2, "T6, 2/10", "Hội sách", "18g - 20g - Nhà văn hóa - Ấp 1", "Hội NCT", None, "ĐK"),
        ],
        (),
        [
            "Khai mạc; 7g30, thứ năm, 1/10/2026; Hội trường xã",
            "Hội sách; 18g - 20g, thứ sáu, 2/10/2026; Nhà văn hóa - Ấp 1",
        ],
    ),
    "no headings, but days, hours, places and bodies": (
        [
            ("HỘI KHUYẾN HỌC",),
            ("01/10/2026", "8h", "Khai mạc", "Hội trường xã", "Hội Khuyến học"),
            ('"', "9h30", "Trao 50 xe đạp", "nt", "Đoàn xã"),
            ("02/10/2026", "14h", "Hội sách", "Thư viện", "nt"),
            (None, "16h", "Thi vẽ", "Sân xã", "nt"),
            ("03/10/2026", "8h", "Tổng kết", "Sân xã", "Hội Khuyến học"),
            (None, None, None, "Chủ tịch"),
        ],
        (),
        [
            "Khai mạc; 8h ngày 01/10/2026; Hội trường xã",
            "Trao 50 xe đạp; 9h30 ngày 01/10/2026; Hội trường xã",
            "Hội sách; 14h ngày 02/10/2026; Thư viện",
            "Thi vẽ; 16h ngày 02/10/2026; Sân xã",
            "Tổng kết; 8h ngày 03/10/2026; Sân xã",
        ],
    ),
    "small letters without a number, each with its hour": (
        [
            ("TT", "Nội dung", "Thời gian", "Địa điểm"),
            (1, "khai mạc", "8h 01/10", "Sân"),
            (None, "văn nghệ", "9h 01/10", "Sân"),
            *((2, "Hội sách", "8h 02/10", "Sân"), (3, "Thi vẽ", "8h 03/10", "Sân")),
        ],
        (),
        [
            *("khai mạc; 8h 01/10/2026; Sân", "văn nghệ; 9h 01/10/2026; Sân"),
            *("Hội sách; 8h 02/10/2026; Sân", "Thi vẽ; 8h 03/10/2026; Sân"),
        ],
    ),
    "days in words between the rows": (
        [
            ("Giờ", "Hoạt động, địa điểm"),
            ("Thứ Năm, ngày 01 tháng 10 năm 2026",),
            ("7 giờ 30 - 9 giờ 00", "Khai mạc tại hồ Đầm Vạc"),
            ("Thứ Sáu, ngày 02 tháng 10 năm 2026",),
            ("14 giờ", "Hội sách tại quán Nắng, 12 phố Lý Bôn"),
            (None, "Vĩnh Phúc, ngày 15 tháng 9 năm 2026"),
        ],
        (),
        [
            "Khai mạc; 7h30 - 9h00, thứ năm, ngày 01 tháng 10 năm 2026; hồ Đầm Vạc",
            *("Hội sách; 14 giờ, thứ sáu, ngày 02 tháng 10 năm 2026; quán Nắng, 12 phố Lý Bôn",),
        ],
    ),
}


@pytest.mark.parametrize(("rows", "merged", "lines"), READ.values(), ids=list(READ))
def test_layout_is_read_as_meant(rows: Rows, merged: Sequence[str], lines: list[str]):
    assert said(read(rows, merged)) == lines


TOLD: dict[str, tuple[Rows, Sequence[str], str, str]] = {
    "that there are several tables": (
        [("Ngày", "Nội dung", "Ngày", "Nội dung"), ("01/10", "A", "02/10", "B")],
        *((), "C1", "table-guess"),
    ),
    "one heading twice": (
        [("Ngày", "Nội dung", "Nội dung (chi tiết)"), ("01/10", "A", "B")],
        *((), "C1", "cell"),
    ),
    "what a table beside is about": (
        [
            ("Xã A", None, "Xã B"),
            ("Ngày", "Nội dung", "Ngày", "Nội dung"),
            ("01/10", "A", "02/10", "B"),
        ],
        *(("A1:B1", "C1:D1"), "C1", "table-left-out"),
    ),
    "what cannot be told of the columns": (
        [("Ngày", "Đợt 1", "Đợt 2"), ("01/10", "A", "B")],
        *((), "B1", "cell"),
    ),
    "that places stand across": (
        [("Ngày", "Thôn 1", "Thôn 2"), ("01/10", "A", "B")],
        *((), "B1", "table-guess"),
    ),
    "a cell over several times": (
        [("Ngày", "Thôn 1", "Thôn 2"), ("01/10", "A", "B"), ("02/10", None, "C")],
        *(("B2:B3",), "B2", "cell"),
    ),
    "a calendar without its month": (
        [("T2", "T3", "T4", "T5", "T6", "T7", "CN"), (5, 6, 7, 8, 9, 10, 11), ("Hội sách",)],
        *((), "A2", "cell"),
    ),
    "a title above a calendar": (
        [
            ("TRƯỜNG A",),
            ("THÁNG 10",),
            ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
            (5, 6, 7, 8, 9, 10, 11),
            ("Hội sách",),
        ],
        *((), "A1", "table-left-out"),
    ),
    "a mark below a place": (
        [("Ngày", "Thôn 1", "Thôn 2"), ("01/10", "A", "x")],
        *((), "C2", "table-left-out"),
    ),
    "that the headings stand below each other": (
        [("Hoạt động", "A", "B"), ("Ngày", "01/10", "02/10")],
        *((), "A1", "table-guess"),
    ),
    "a wrong value in a card": (
        [("Hoạt động", "A", "B"), ("Ngày", "01/10", "???")],
        *((), "C2", "table-guess"),
    ),
    "a line that is not known": (
        [("Hoạt động", "A", "B"), ("Ngày", "01/10", "02/10"), ("Số người", 1, 2)],
        *((), "A3", "table-left-out"),
    ),
    "a line of nobody": (
        [("Hoạt động", "A"), ("Ngày", "01/10", "02/10")],
        *((), "C2", "table-left-out"),
    ),
    "what stands below a card": (
        [("Hoạt động", "A"), ("Ngày", "01/10"), ("NGƯỜI LẬP",)],
        *((), "A3", "table-left-out"),
    ),
    "lower headings that are not read": (
        [("Ngày", "Nội dung", "Số"), (None, None, "người lớn"), ("01/10", "A", 5)],
        *(("A1:A2", "B1:B2"), "C2", "table-left-out"),
    ),
    "ticks below names that stand across": (
        [
            ("Nội dung", "Ngày", "Dành cho", None, "Nơi"),
            (None, None, "Trẻ em", "Nông dân"),
            ("A", "01/10", "x", None, "Sân"),
        ],
        *(("A1:A2", "B1:B2", "C1:D1", "E1:E2"), "C1", "table-guess"),
    ),
    "a name with other marks": (
        [
            ("Nội dung", "Ngày", "Chủ trì"),
            *(("A", "01/10", "Hội Khuyến học"), ("B", "02/10", "Hội Khuyên học")),
            ("C", "03/10", "Hội Khuyến học"),
        ],
        *((), "C3", "table-guess"),
    ),
}


@pytest.mark.parametrize(("rows", "merged", "cell", "rule"), TOLD.values(), ids=list(TOLD))
def test_it_is_told(rows: Rows, merged: Sequence[str], cell: str, rule: str):
    told = {(p.spot.cell, p.rule): p for p in read(rows, merged).problems}
    assert (cell, rule) in told, told
    assert told[cell, rule].hint


def test_advice_for_columns_of_which_nothing_is_known_is_read():
    rows = [("Ngày", "Địa điểm"), (None, "Lớp 6A", "Lớp 6B"), ("01/10", "A", "B")]
    assert said(read(rows)) == ["A; 01/10/2026; Lớp 6A", "B; 01/10/2026; Lớp 6B"]


def test_hours_below_a_name_are_its_order():
    rows = [("Ngày", "Nội dung"), ("01/10", "Lễ khai mạc\n7h30: Đón khách\n- 8h - 9h: Văn nghệ")]
    found = read(rows)
    (event,) = found.found["events"].data["events"]
    assert event["title"] == "Lễ khai mạc"
    steps = [{"time": "7h30", "title": "Đón khách"}, {"time": "8h - 9h", "title": "Văn nghệ"}]
    assert event["agenda"] == steps
    assert "B2" in [problem.spot.cell for problem in found.problems]


def test_days_of_bills_are_no_programme():
    bills = [(f"0{n}/9/2026", "Mua giấy", "Cửa hàng B", "500000") for n in (1, 2, 3)]
    assert [p.rule for p in read(bills).problems] == ["workbook", "table-left-out"]


def test_ticks_below_names_that_stand_across():
    rows = [
        ("Nội dung", "Ngày", "Dành cho", None, None, "Nơi"),
        (None, None, "Trẻ em", "Học sinh", "Nông dân"),
        ("Thi vẽ", "01/10", "x", "x", None, "Sân"),
        ("Trồng nấm", "02/10", None, None, "x", "Sân"),
        ("Ra quân", "03/10", None, None, None, "Sân"),
    ]
    for merged in ((), ("A1:A2", "B1:B2", "C1:E1", "F1:F2")):
        found = read(rows, merged).found["events"].data["events"]
        audience = [event.get("audience") for event in found]
        assert audience == [["Trẻ em", "Học sinh"], ["Nông dân"], None]


def test_name_with_other_marks_is_that_of_most_cells():
    heads = ("Nội dung", "Ngày", "Chủ trì")
    rows = [heads, ("A", "01/10", "Hội Khuyên học"), ("B", "02/10", "Hội Khuyến học")]
    found = read([*rows, ("C", "03/10", "Hội Khuyến học")])
    names = [b["name"] for b in found.found["organizations"].data["organizations"][1:]]
    assert names == ["Hội Khuyến học"]
    found = read([heads, ("A", "01/10", "Hoi Khuyen hoc"), ("B", "02/10", "Hội Khuyến học")])
    names = [b["name"] for b in found.found["organizations"].data["organizations"][1:]]
    assert names == ["Hội Khuyến học"]
