"""Pages of a PDF as programs print them: cut tables, lines drawn out, bold headings."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from site_src.writing.drafting.lines import Line
from site_src.writing.drafting.read_plan import read_plan


def printed(browser: Browser, body: str, style: str, file: Path) -> Sequence[Line]:
    page = browser.new_page()
    table = "table{border-collapse:collapse} td{border:1px solid;padding:3pt}"
    page.set_content(f"<meta charset=utf-8><style>{table}{style}</style><body>{body}")
    page.pdf(path=file, format="A4", margin={"left": "3cm", "right": "2cm", "top": "2cm"})
    page.close()
    return read_plan(file).lines


def cells(line: Line) -> list[str]:
    return [" ".join(part.text for part in cell) for cell in line.cells]


@pytest.mark.parametrize("size", [11, 12, 13, 14])
def test_rows_that_pages_cut_are_whole(size: int, browser: Browser, tmp_path: Path):
    text = "Lớp học cách dùng điện thoại để gọi cho con cháu, tra giờ tàu xe, đặt lịch khám bệnh"
    rows = [["Ngày", "Giờ", "Hoạt động", "Địa điểm"]]
    rows += [
        [
            f"{day:02}/10",
            f"{7 + day % 3}h30",
            f"{text} và những việc khác, buổi {day}",
            "Nhà văn hóa",
        ]
        for day in range(1, 30)
    ]
    inner = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    style = (
        f"body{{font:{size}pt DejaVu Serif}} td:nth-child(3){{width:5cm}} td{{orphans:1;widows:1}}"
    )
    lines = printed(
        browser, f"<p>Chương trình</p><table>{inner}</table>", style, tmp_path / "a.pdf"
    )
    assert len({line.place for line in lines}) > 1
    assert [cells(line) for line in lines if line.cells] == rows
    assert len({line.table for line in lines if line.cells}) == 1


def test_headings_of_a_table_that_stand_alone_at_the_end_of_a_page(
    browser: Browser, tmp_path: Path
):
    table = (
        "<table><tr><td>Đơn vị<td>Nhiệm vụ<td>Thời hạn<tr style='break-before:page'>"
        "<td>Thư viện<td>Trưng bày sách<td>01/10<tr><td>Đoàn xã<td>Treo băng rôn<td>28/9</table>"
    )
    lines = printed(browser, "<p>Phân công</p>" + table, "", tmp_path / "a.pdf")
    assert [cells(line) for line in lines[1:]] == [
        ["Đơn vị", "Nhiệm vụ", "Thời hạn"],
        ["Thư viện", "Trưng bày sách", "01/10"],
        ["Đoàn xã", "Treo băng rôn", "28/9"],
    ]


def test_what_a_page_cuts_goes_on_without_a_gap(browser: Browser, tmp_path: Path):
    """A sentence, and the list below a heading; what comes after an end is apart as before."""
    text = "Các trường, các thôn và các đoàn thể trong xã gửi báo cáo kết quả cho xã. " * 3
    cut = "<div style='break-before:page'></div>"
    body = (
        f"<p>{text}</p>{cut}<p>{text}</p><p>Phần phân công</p>{cut}<p>+ {text}</p>"
        f"<p>{text} Nơi nhận báo cáo là Ủy ban nhân dân {cut}xã.</p>"
    )
    lines = printed(browser, body, "p{font:14pt/1.5 DejaVu Serif}", tmp_path / "a.pdf")
    found = [(line.text.split()[0], line.gap) for line in lines if line.gap or line.place > 1]
    assert found == [
        ("Các", True),
        ("Các", True),
        ("Phần", True),
        ("+", False),
        ("Các", False),
        ("xã.", False),
    ]


def test_line_that_is_drawn_out_has_no_tabs(browser: Browser, tmp_path: Path):
    body = (
        "<p>Xem kho học liệu số của trường tại trang "
        "https://hoc-lieu-mo.example.edu.vn/kho-hoc-lieu/tuan-le-hoc-tap-suot-doi-2025</p>"
        "<p>Kế hoạch số 198/KH-<br>UBND ngày 05/9/2025</p><p>Số: 12&emsp;&emsp;&emsp;Bản Nà</p>"
    )
    style = "p{font:14pt DejaVu Serif;text-align:justify}"
    lines = printed(browser, body, style, tmp_path / "a.pdf")
    assert lines[0].text.startswith("Xem kho học liệu số của trường tại trang")
    assert "\t" in lines[-1].text


def test_bold_lines_are_bold_as_in_word(browser: Browser, tmp_path: Path):
    body = "<p><b>Bé được làm gì?</b></p><p><b>Thời gian:</b> 8 giờ ở sân trường</p><p>Báo cáo</p>"
    lines = printed(browser, body, "p{font:14pt DejaVu Serif}", tmp_path / "a.pdf")
    assert [line.bold for line in lines] == [True, False, False]


@pytest.mark.parametrize(("width", "told"), [("12cm", [1]), ("2cm", [])])
def test_page_with_a_large_picture_is_told(
    width: str, told: list[int], browser: Browser, tmp_path: Path
):
    picture = "data:image/png;base64," + base64.b64encode(png()).decode()
    body = f"<p>Chương trình Tuần lễ hưởng ứng học tập suốt đời của xã</p><img src='{picture}'>"
    style = f"img{{width:{width};height:6cm}}"
    lines = printed(browser, body, style, tmp_path / "a.pdf")
    assert [line.place for line in lines if line.picture] == told


def png() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((60, 40), 80).save(made, "PNG")
    return made.getvalue()
