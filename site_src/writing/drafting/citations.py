"""Documents that a plan names: type, number, symbol, date, issuer and subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.notation import value_or_none
from site_src.writing.drafting.names import begins_with_body

_TYPE = (
    r"Kế hoạch|Công văn|Quyết định"
    r"|Ch[ỉi] thị|Nghị quyết|Nghị định"
    r"|Thông tư(?: liên tịch)?|Tờ trình|Kết luận|Thông báo"
    r"|Chương trình(?: hành động)?|Hướng dẫn|Công điện|Báo cáo"
    # A law and an ordinance have a name before their number: “Luật Thư viện số 46/2019/QH14”.
    r"|(?:Luật|Pháp lệnh|Bộ luật)(?:\s[A-ZĐ][^;:,.()\d]{2,60}?(?=\s+số\s*:?\s*\d{1,3}/\d{4}/))?"
    r"|Văn bản|Đề án|Giấy mời|Quy chế|Quy định|[Tt]hư(?=\s+số\s)"
)
_NUMBER = r"(?P<number>\d{1,5}[a-zA-Z]?)"
_SYMBOL = (
    r"(?P<symbol>(?:\d{4}/)?[A-ZĐa-z]{1,6}[A-ZĐa-zđ0-9&]*(?:\s?-\s?[A-ZĐ][A-ZĐa-zđ0-9&.]*){0,3}"
    r"(?:\s[A-ZĐ]{1,4}(?=\s+ngày))?)"
)
_PARTY = r"(?P<party>\d{1,4}\s?-\s?[A-ZĐ]{1,4}[a-z]?/[A-ZĐ][A-ZĐa-zđ]*(?:-[A-ZĐ]+){0,3})"
_DATE = (
    r"(?:\s*,?\s*(?:ban hành\s+)?(?:ký\s+)?ngày\s+"
    r"(?P<date>[\d.…]{0,4}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}"
    r"|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}))"
)
_SHORT = {
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "QĐ": "Quyết định",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "CT": "Chỉ thị",
}
CITATION = re.compile(
    # “Hướng dẫn liên ngành số 12/HDLN-…”
    rf"(?P<type>(?:{_TYPE})(?:\s(?:liên tịch|liên ngành|phối hợp)(?=\s+số\s))?"
    r"|công văn|kế hoạch|quyết định"
    rf"|(?:{'|'.join(_SHORT)})(?=\s+(?:số\s*:?\s*)?\d))\s*"
    # “Công văn chỉ đạo: số 2344/…”
    r"(?:(?:chỉ đạo|hướng dẫn|cấp trên)?\s*:\s*(?=[Ss]ố))?(?:[Ss]ố\s*:?\s*)?"
    rf"(?:{_PARTY}|{_NUMBER}\s*/\s*{_SYMBOL}"
    rf"|[Ss]ố\s*:?\s*(?P<alone>\d{{1,5}})(?=\W)"
    rf"|(?P<bare>\d{{1,5}})(?=\s+(?:theo|của|về|ngày)\b|[;,.]))"
    rf"{_DATE}?(?P<rest>[^;]*)",
)
_ISSUER_ENDS = re.compile(
    r"\s*(?:,?\s+(?:về\s+(?:việc\s+)?|V/v\s+|ban hành\s+|phê duyệt\s+"
    r"|hướng dẫn\s+|quy định\s+|triển khai\s+|tổ chức\s+(?!"
    r"chính trị)|thực hiện\s+|đẩy mạnh\s+|tiếp tục\s+)|,\s*(?=(?:Chỉ thị"
    r"|Quyết định|Công văn|Kế hoạch|tuyên truyền)\b"
    # The sentence goes on; names go on with a capital (“Sở Văn hóa, Thể thao”) or with a rank.
    r"|(?!tỉnh |huyện |xã |phường |quận |thị |thành phố )[a-zà-ỹđ])|\s+ngày\s+\d"
    rf"|,?\s+và\s+(?=(?:sau khi|trên cơ sở|căn cứ)\s|(?:{_TYPE})\s+(?:số\s+)?\d"
    r"|(?:theo )?(?:hướng dẫn|chỉ đạo|ý kiến)\s)"
    r"|[.(“]|$)"
)
_SUBJECT_ENDS = re.compile(
    r"[;.](?:\s|$)|,\s*(?=(?:Quyết định|Công văn|Kế hoạch|Chỉ thị"
    rf"|Kết luận|Nghị quyết)\s+(?:số\s+)?\d)|\s+và\s+(?=(?:{_TYPE})\s+(?:số\s+)?\d)"
)


# Where the sentence goes on with the body that makes the plan.
_SPEAKS = re.compile(
    r"[,.]\s+(?=(?P<who>[A-ZĐỦ][^,;]{1,90}?)\s(?:xây dựng"
    r"|ban hành|đề nghị|yêu cầu|lập|tổ chức|thông báo|triển khai|hướng dẫn)\s)"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is named: the span of its name and date, and what is said of it."""

    start: int
    end: int
    type: str
    number: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    subject: str | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What two mentions of one document have in common; the symbol is unreliable."""
        return (self.type.casefold(), self.number or "", self.date or "")


def citations(text: str) -> Iterator[Cited]:
    """The documents that a text names by number."""
    at = 0
    while match := CITATION.search(text, at):
        number = match["number"] or match["alone"] or match["bare"]
        symbol = match["symbol"]
        if match["party"]:
            number, symbol = re.sub(r"\s", "", match["party"]), None
        if symbol is not None:
            symbol = re.sub(r"\s*-\s*", "-", symbol).strip(" .-")
        rest_start = match.start("rest")
        rest = match["rest"]
        speaks = (m.start() for m in _SPEAKS.finditer(rest) if begins_with_body(m["who"]))
        rest = rest[: next(speaks, None)]
        date = _date(match["date"])
        end = match.end("date") if match["date"] else rest_start
        issuer, used = _issuer(rest)
        late = None
        if date is None and (late := re.match(r"\s*ngày\s+(\d{1,2}/\d{1,2}/\d{4})", rest[used:])):
            date = _date(late[1])
            end = rest_start + used + late.end()
            used += late.end()
        subject = _subject(rest[used:])
        at = max(end, match.start() + len(match["type"]) + 1)
        kind = "Chỉ thị" if match["type"] == "Chi thị" else match["type"]
        kind = _SHORT.get(kind, kind)
        kind = kind[:1].upper() + kind[1:]
        yield Cited(match.start(), end, kind, number, symbol, date, issuer, subject)


def _date(text: str | None) -> str | None:
    if text is None:
        return None
    numbers = re.findall(r"\d+", text)
    words = "/".join(numbers)
    if len(numbers) == 3:
        words = f"{int(numbers[0]):02}/{int(numbers[1]):02}/{numbers[2]}"
    return words if value_or_none(PartialDate.parse, words) is not None else None


def _issuer(rest: str) -> tuple[str | None, int]:
    match = re.match(r"\s*,?\s*(?:của|do)\s+", rest)
    if match is None:
        return None, 0
    ends = _ISSUER_ENDS.search(rest, match.end())
    stop = ends.start() if ends else len(rest)
    name = rest[match.end() : stop].strip(" ,.")
    if name.count(")") > name.count("("):
        name = name[: name.rindex(")")].strip()
    return (name or None) if len(name) < 150 else None, stop


def _subject(rest: str) -> str | None:
    match = re.match(r"\s*,?\s*(?:V/v\s+(?:việc\s+)?|về\s+việc\s+|[Vv]ề\s+)", rest)
    if match is None:
        match = re.match(
            r"\s*,?\s*(?=(?:ban hành|phê duyệt|hướng dẫn|quy định|triển khai"
            r"|tổ chức|thực hiện|đẩy mạnh|tiếp tục)\s)",
            rest,
        )
    if match is None:
        return None
    ends = _SUBJECT_ENDS.search(rest, match.end())
    found = rest[match.end() : ends.start() if ends else len(rest)].strip(" ,.;")
    # What goes on after the name of a programme is no longer the subject.
    if quoted := re.match(
        r"[^“]*“[^”]*”(?=\s+(?!(?:năm|giai đoạn|trên|tại|của|và|cho|ở|trong|đến)\b)[a-zđ])", found
    ):
        found = quoted[0]
    if found.endswith(")") and "(" not in found:
        found = found.rstrip(")")
    return found or None
