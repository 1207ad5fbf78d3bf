"""Rules on years: a text of another Week, and a day of another year in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.base.messages import gettext as _
from site_src.checks.finding import Finding, Texts
from site_src.model import Campaign

_YEAR_OF_WEEK = re.compile(
    r"Tuần lễ(?:(?!giai đoạn)[^.;\n]){0,80}?(?<![\d/.–-])\b(20\d\d)\b(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)
_DATED = re.compile(r"tháng \d{1,2} năm 20\d\d")
# What an earlier text leaves behind is a few years old; what is older is history.
_NEAR = range(-4, 2)
_DAY = re.compile(
    r"(?<![\d/])\d{1,2}\s*(?:/|-|\.|\s+tháng\s+)\s*\d{1,2}\s*(?:/|-|\.|\s+năm\s+)\s*(20\d\d)\b"
)
# The day of a document stands behind its number or its type, the day of a law behind its force.
_CITED = re.compile(
    r"(?:\d+/\S*|\b(?:quyết định|kế hoạch|công văn|chỉ thị|nghị quyết|nghị định|thông tư|luật|"
    r"hướng dẫn|thông báo|thông cáo|tờ trình|báo cáo|kết luận|văn bản|đề án|chương trình|giấy mời|"
    r"ban hành|hiệu lực|phê duyệt|ký|từ|đến|kể từ|thành lập|ngày sinh|công nhận|năm ngoái|"
    r"trước đây|lần đầu|truy cập|kiểm tra))\b[^.;\n]*$",
    re.IGNORECASE,
)


def other_year(campaign: Campaign, texts: Texts) -> Iterator[Finding]:
    """A text that speaks of the Week of another year, or invites to a day of one."""
    for text in (text for text in texts if "20" in text.text):
        plain = _DATED.sub("", text.text)
        for match in _YEAR_OF_WEEK.finditer(plain):
            if int(match[1]) != campaign.year:
                message = _("This speaks of the Week of {year}, the campaign is of {own}").format(
                    year=match[1], own=campaign.year
                )
                hint = _("Write $year in its place, or correct it.")
                yield Finding("other-year", (text.subject,), text.origin, message, hint)
        for match in _DAY.finditer(text.text):
            year = int(match[1])
            is_cited = _CITED.search(text.text[max(0, match.start() - 120) : match.start()])
            if year == campaign.year or year - campaign.year not in _NEAR or is_cited:
                continue
            message = _("“{day}” is a day of {year}, the campaign is of {own}").format(
                day=match[0], year=year, own=campaign.year
            )
            hint = _(
                "Correct the year; if it is right, write beside it: "
                "accept: {rule: other-year, reason: ...}"
            )
            yield Finding("other-year", (text.subject,), text.origin, message, hint)
