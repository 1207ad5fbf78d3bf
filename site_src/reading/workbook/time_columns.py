"""The columns for days and hours that only officers' own tables have: parts of `when`."""

from __future__ import annotations

from site_src.reading.workbook.columns import Column, Holds
from site_src.vietnamese.alphabet import fold

# Columns for parts of the day, in which hours or ticks stand.
PART_FIELDS = {"_morning": "sáng", "_afternoon": "chiều", "_evening": "tối"}

TIMES_OF_OFFICERS = (
    Column("_stamp", holds=Holds.NOTHING, others=("dau thoi gian", "timestamp")),
    Column(
        "_when",
        holds=Holds.MOMENT,
        others=(
            *("thoi gian", "thoi gian to chuc", "thoi gian thuc hien", "thoi gian dien ra"),
            *("thoi gian du kien", "ngay gio", "ngay, gio", "gio, ngay", "ngay/gio"),
            *("ngay gio to chuc", "ngay, gio to chuc", "ngay gio thuc hien"),
            *("ngay, gio thuc hien",),
            *("khi nao", "bao gio", "luc nao", "vao luc nao", "t/gian", "tgian", "tg"),
            *("thoi gian, ngay", "thoi gian (ngay, gio)", "lich to chuc"),
        ),
    ),
    Column(
        "_start",
        holds=Holds.MOMENT,
        others=(
            *("gio bat dau", "tu gio", "bat dau", "thoi gian bat dau", "tu", "start"),
            *("start time", "khoi dau"),
        ),
    ),
    Column(
        "_end",
        holds=Holds.MOMENT,
        others=(
            *("gio ket thuc", "den gio", "ket thuc", "thoi gian ket thuc", "den", "end"),
            *("end time",),
        ),
    ),
    *(
        Column(field, holds=Holds.MOMENT, others=(word, f"buoi {word}", word[0]))
        for field, word in zip(PART_FIELDS, map(fold, PART_FIELDS.values()), strict=True)
    ),
    Column("_part", holds=Holds.MOMENT, others=("buoi", "buoi to chuc")),
    Column(
        "_lesson",
        holds=Holds.MOMENT,
        others=("ca", "tiet", "tiet hoc", "tiet day", "ca hoc", "ca lam viec"),
    ),
    Column("_length", holds=Holds.MOMENT, others=("thoi luong", "so phut", "thoi luong phut")),
    Column("_month", holds=Holds.MOMENT, others=("thang",)),
    Column("_year", holds=Holds.MOMENT, others=("nam",)),
    Column("_first", holds=Holds.MOMENT, others=("tu ngay", "ngay bat dau", "start date")),
    Column("_last", holds=Holds.MOMENT, others=("den ngay", "ngay ket thuc", "end date")),
)
