"""Rows of what the office does for the Week, and nobody comes to: “In phông”, “Họp Ban Tổ chức”."""

from __future__ import annotations

from site_src.base.messages import gettext as _
from site_src.base.patterns import lazy_regex
from site_src.reading.workbook.entries import Maker
from site_src.reading.workbook.signs import shorten
from site_src.reading.workbook.table import HOURS, Row, Table
from site_src.reading.workbook.time_texts import AN_HOUR
from site_src.vietnamese.alphabet import fold

_PAPERS = (
    r"(?:bao cao|so lieu|ket qua|danh sach|ke hoach|giay moi|thu moi|cong van|van ban|ho so"
    r"|chung tu|quyet dinh|du toan|kich ban|thong bao|to trinh|kinh phi)"
)
_HUNG = r"(?:bang ron|bang zon|phuon|phong|co|pa-?no|khau hieu|maket|ap phich)"
_OF_THE_OFFICE = lazy_regex(
    r"\W*(?:hop (?:ban|btc|bcd|giao ban|trien khai|phan cong|thong nhat|rut kinh nghiem)\b"
    r"|kiem ke\b|tiep cong dan\b|[^()]*\(noi bo\)"
    r"|thanh lap (?:ban|to) (?:to chuc|chi dao|giup viec|giam khao|thu ky)"
    r"|(?:ra|trinh|ky|duyet|ban hanh|xay dung|soan(?: thao)?|du thao|tham muu|trien khai|phat hanh"
    rf"|gui|nop|lap|viet|tong hop|thu|hoan thien|luu)(?: cac)? {_PAPERS}\b"
    rf"|bao cao (?:ket qua|so lieu|ve|len|gui|tong ket|so ket)|(?:thanh |thanh va )?quyet toan\b"
    r"|thanh toan\b|du tru\b|mua sam\b|chuan bi\b|trang tri (?:khanh tiet|hoi truong|san khau)"
    rf"|(?:in|dat in) (?:an|giay|to roi|tai lieu|{_HUNG})\b"
    rf"|(?:treo|cang|dat lam|thiet ke|lap dat) {_HUNG}\b)"
)
# What people come to, named in the same breath.
_FOR_PEOPLE = lazy_regex(
    r"\b(?:khai mac|be mac|(?<!tuan )le|trao|hoi thi|ngay hoi|hoi sach|giao luu|trien lam|trung bay"
    r"|phat dong|ra mat|lop|tap huan|toa dam|hoi thao|tham quan|bieu dien|thi)\b"
)
# Nobody else comes, wherever and whenever it is.
_NOBODY_ELSE = lazy_regex(r"\W*(?:hop |nop |gui |kiem ke\b|tiep cong dan\b)")
# “I. Công tác chuẩn bị”, “III. Tổng kết, báo cáo” between the rows.
_SECTION = lazy_regex(
    r"\b(?:chuan bi|hau can|chi dao|dieu hanh|bao cao|quyet toan|kinh phi|ban hanh van ban"
    r"|(?:truoc|sau)(?: khi dien ra)? tuan le)\b"
)


def is_office_section(text: str) -> bool:
    """Whether a heading between the rows is over what the office does."""
    plain = fold(text)
    return _SECTION.search(plain) is not None and _FOR_PEOPLE.search(plain) is None


def is_office_work(maker: Maker, table: Table, row: Row) -> bool:
    """Whether a row says what the office does; it is told, since it is not read."""
    cell = row.cells.get("title")
    if cell is None or "id" in row.cells:
        return False
    name = fold(" ".join(cell.text.split()))
    by_name = _OF_THE_OFFICE.match(name) is not None
    # A day alone is one by which it is done.
    told = {n for n in row.cells if n in HOURS and AN_HOUR.search(row.cells[n].text)}
    if not by_name and (not row.office or told or "place" in row.cells):
        return False
    open_to_all = bool(told) and "place" in row.cells and not _NOBODY_ELSE.match(name)
    inside = "(noi bo)" in name
    if not inside and (open_to_all or _FOR_PEOPLE.search(name)):
        return False
    message = _("“{text}” is taken for work of the office, and not read")
    hint = _("If people come to it, name it as they are to see it: “Lễ …”, “Lớp …”, “Ngày hội …”.")
    maker.left_out(table, cell, message.format(text=shorten(cell.text)), hint)
    return True
