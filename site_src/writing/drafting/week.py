"""The Week itself: its title, theme, days and short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.labels import label_of, run_in
from site_src.writing.drafting.moments import Moment, is_stretch, moments
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.roles import Role
from site_src.writing.drafting.said import LOWER as _LOWER
from site_src.writing.drafting.said import cited_spans

_TITLE = re.compile(
    r"Tuần lễ (?:hưởng ứng |quốc gia )?(?:hưởng ứng )?học tập suốt đời[”\"]?,?"
    r"\s+(?:năm\s+)?(\d{4})(?!\w)",
    re.IGNORECASE,
)
_QUOTED = r"[“\"«]\s*(?P<theme>[^”\"»]{8,220}?)\s*[”\"»]"
# “Năm nay Tuần lễ có chủ đề: …”.
_OF_WEEK = r"(?:(?:[^.;:“\"]{0,20}\s)?Tuần lễ\s[^.;:“\"]{0,20}(?:có|mang|lấy|theo)\s)?"
_THEMES = (
    re.compile(rf"(?:chủ đề|thông điệp)(?:[^“\"«.;]{{0,90}})\s*:?\s*{_QUOTED}", re.IGNORECASE),
    re.compile(
        rf"(?:^|(?<=[.;]\s)){_OF_WEEK}(?:chủ đề|thông điệp)(?:[^:.“\"]{{0,60}})\s*:\s*"
        r"(?P<theme>(?:(?!\.\s)[^“\"«;]){8,220}?)\s*\.?$",
        re.IGNORECASE,
    ),
    # “Chủ đề. Học suốt đời.”, “Chủ đề Tuần lễ – Học suốt đời”.
    re.compile(
        r"^(?:Chủ đề|CHỦ ĐỀ|Thông điệp)(?: (?:của )?Tuần lễ)?(?: năm (?:nay|\d{4}))?"
        r"(?:\.|\s[-–—])\s+"
        r"(?P<theme>[A-ZĐÀ-Ỹ](?:(?!\.\s)[^“\"«;:]){8,220}?)\s*\.?$"
    ),
    re.compile(r"\(\s*chủ đề\s*:\s*(?P<theme>[^()“”\"]{8,220}?)\s*\)", re.IGNORECASE),
    re.compile(
        r"(?:chủ đề (?:của )?(?:Tuần lễ )?(?:năm \d{4} )?là)\s*:?\s*"
        r"(?P<theme>[A-ZĐÀ-Ỹ][^“\"«;.]{8,220}?)\s*\.?$"
    ),
    # “Chủ đề và thời gian. Lấy theo Bộ: “…””.
    re.compile(rf"^(?:Chủ đề|Thông điệp)[^.:;“\"]{{0,40}}\.\s+[^.;“\"]{{0,40}}{_QUOTED}"),
)
# “CHỦ ĐỀ - THỜI GIAN - ĐỊA ĐIỂM” is a heading.
_IS_HEADINGS = re.compile(
    r"(?:\W*(?:và |các )?(?:thời gian|địa điểm|đối tượng|thành phần|hình thức|quy mô"
    r"|mục (?:đích|tiêu)|yêu cầu|ý nghĩa|thông điệp|khẩu hiệu|nội dung|phạm vi"
    r"|phương (?:châm|thức)|tham gia|tham dự|thực hiện|tổ chức|Tuần lễ)(?!\w))+\W*",
    re.IGNORECASE,
)
_SPEAKS_OF_THEME = re.compile(rf"(?:^|[.;]\s){_OF_WEEK}chủ đề", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:sau đây|dưới đây|từ đây)?\s*(?:viết|gọi)\s*(?:tắt)?\s*(?:là"
    r"|chung là)\s*:?\s*[*“\"«]?\s*(?P<name>[^”\"»*()]{3,60}?)\s*[*”\"»]?\s*\)",
    re.IGNORECASE,
)
# “… triển khai Tuần lễ hưởng ứng học tập suốt đời (từ) …” in the opening words.
_OPENS = re.compile(
    r"Tuần lễ(?: (?:hưởng ứng |quốc gia )*học tập suốt đời)?"
    r"(?: năm(?: học)? [\d\s–—-]{4,12})?"
    r"(?:,? (?:với|lấy|có|mang) (?:chủ đề|thông điệp) [“\"][^”\"]{5,200}[”\"])?\W{1,3}(?:và )?"
    r"(?:được tổ chức |diễn ra |tính |kéo dài |bắt đầu |thời gian |từ (?:ngày )?|vào )*$",
    re.IGNORECASE,
)
# “Trường tổ chức Tuần lễ cho 300 học sinh từ ngày …”, “kế hoạch Tuần lễ, làm trong nội bộ từ …”.
_OPENS_FOR = re.compile(
    r"(?:(?:tổ chức|hưởng ứng|triển khai)\s+(?:hưởng ứng )?Tuần lễ(?: học tập suốt đời)?"
    r"(?: năm \d{4})?\s+(?:cho|tại|trong|ở|với|tới|đến|dành cho)\s[^,.;:“]{3,60}?,?"
    r"|Tuần lễ(?: học tập suốt đời)?(?: năm \d{4})?,\s+(?:được )?(?:làm|tổ chức|diễn ra|thực hiện)"
    r"(?:\s(?:tại|trong|ở|cho)\s[^,.;:“]{3,40}?)?,?)"
    r"\s(?:trong\s)?(?:từ (?:ngày )?)?$",
    re.IGNORECASE,
)
# “Bước 2 (từ 01/10 đến 07/10): Tổ chức Tuần lễ”.
_NAMED_BEHIND = re.compile(r"\s*\)?\s*:\s*(?:Tổ chức |Diễn ra |Triển khai )?Tuần lễ")
# “Từ 01/10 đến 07/10 nhà trường tổ chức Tuần lễ”.
_HELD_THEN = re.compile(
    r"\W+[^.;:]{0,90}?\b(?:tổ chức|hưởng ứng|triển khai|diễn ra)\s+(?:hưởng ứng\s+)?[“\"]?Tuần lễ"
)


def title(blocks: Sequence[Block], year: int) -> Fact | None:
    """The name of the Week with its year, as the plan prints it."""
    for block in blocks:
        for match in _TITLE.finditer(block.text):
            if int(match[1]) == year:
                words = re.sub(r"[”\"],?", "", match[0])
                words = sentence_case(words)
                name = words[:1].upper() + words[1:]
                same = name == match[0]
                return Fact(
                    name,
                    block,
                    match.start(),
                    match.end(),
                    Grade.VERBATIM if same else Grade.DERIVED,
                )
    return None


def years(blocks: Sequence[Block]) -> list[int]:
    """The years whose Week the text names, the one named most often first."""
    found = [int(m[1]) for block in blocks for m in _TITLE.finditer(block.text)]
    return sorted(dict.fromkeys(found), key=lambda year: (-found.count(year), year))


def themes(parts: Sequence[Part], blocks: Sequence[Block]) -> list[Fact]:
    """Every wording of the theme, each once; the one under the heading “Chủ đề” first."""
    found: list[Fact] = []
    walked = [inner for top in parts for inner in top.walk()]
    # “Chủ đề: …” below a talk is that of the talk.
    of_things = {
        inner.block.number
        for part in walked
        if part.heading and (noun := noun_in(part.text)) and noun[0] == 0 and not noun[2]
        for inner in part.parts
    }
    for part in walked:
        if part.block.number in of_things:
            continue
        if part.heading and part.parts and re.search(r"chủ đề", part.text, re.IGNORECASE):
            # “Chủ đề, thời gian” above “… . Tuần lễ từ …”.
            first = part.parts[0]
            if match := re.match(rf"\s*{_QUOTED}", first.text):
                found.append(_theme(first.block, first.start, match))
        if part.role is not Role.THEME and not _SPEAKS_OF_THEME.search(part.text):
            continue
        for pattern in _THEMES:
            match = pattern.search(part.text)
            if match and not _IS_HEADINGS.fullmatch(match["theme"]):
                found.append(_theme(part.block, part.start, match))
                break
        else:
            if part.role is Role.THEME:
                for inner in part.parts:
                    # “Theo phường: “…”.”: whose theme it is stands in front.
                    quoted = re.match(rf"\s*(?:[^.;:“\"]{{2,40}}:\s*)?{_QUOTED}\s*\.?$", inner.text)
                    if quoted:
                        found.append(_theme(inner.block, inner.start, quoted))
                    elif (
                        not re.match(r"chủ đề", inner.text, re.IGNORECASE)
                        and 12 < len(inner.text) < 220
                        and len(part.parts) == 1
                    ):
                        text = inner.text.strip(' .“”"')
                        at = inner.block.text.index(text)
                        found.append(Fact(text, inner.block, at, at + len(text)))
    for block in blocks:
        if noun_in(block.text) and re.search(
            r"(?:thi|thảo|đàm|đàn|diễn|lớp|buổi)\b[^“]{0,60}chủ đề", block.text, re.IGNORECASE
        ):
            continue
        if match := _THEMES[0].search(block.text) or _THEMES[3].search(block.text):
            found.append(_theme(block, 0, match))
    found = found or list(_below_title(parts, blocks))
    once: dict[str, Fact] = {}
    for fact in found:
        once.setdefault(re.sub(r"\W+", " ", fact.value.casefold()).strip(), fact)
    return list(once.values())


_BELOW_TITLE = re.compile(
    rf"(?:\A|.*học tập suốt đời(?:[,\s]+năm)?(?:\s+\d{{4}})?)\W*?{_QUOTED}\W*\Z"
)


def _below_title(parts: Sequence[Part], blocks: Sequence[Block]) -> Iterator[Fact]:
    """What stands in quotation marks below the title of the paper, or at the end of it."""
    first = parts[0].block.number if parts else 0
    named = False
    for block in blocks:
        if block.number > first:
            return
        named = named or "học tập suốt đời" in block.text.casefold()
        if named and (match := _BELOW_TITLE.match(block.text)):
            yield replace(_theme(block, 0, match), grade=Grade.CHECK)


def _theme(block: Block, offset: int, match: re.Match[str]) -> Fact:
    value = match["theme"].strip(" .*")
    start = offset + match.start("theme")
    return Fact(value, block, start, start + len(match["theme"].rstrip(" .")))


def periods(parts: Sequence[Part], year: int, head: Sequence[Block] = ()) -> list[Fact]:
    """Every stretch of days that is said to be the Week's; the clearest first.

    Where the text says none, the one in the title: `head` has what stands above the text.
    """
    found: list[tuple[int, Fact]] = []
    for part in (inner for top in parts for inner in top.walk()):
        # “Bước 2 (từ 01/10 đến 07/10): …” says it in its marker.
        start = 0 if part.mark == "step" else part.start
        # “01/10 → 07/10”.
        text = re.sub("[→⇒]", "–", part.block.text[start:])
        opening = [m for m in moments(text, year) if _OPENS.search(text[: m.start])]
        for moment in dict.fromkeys((*opening, *moments(text, year, cited_spans(text)))):
            span = _days_of(moment.when)
            if not is_stretch(span):
                continue
            clear = _clearness(part, text, moment)
            rest = _BY_MOON.sub("", text[: moment.start] + text[moment.end :])
            if part in parts and _ALONE.fullmatch(rest):
                # A line that says nothing else, below no heading.
                clear = _CLEAR
            if clear < _CLEAR:
                continue
            at, end = start + moment.start, start + moment.end
            grade = Grade.DERIVED if moment.derived else Grade.VERBATIM
            found.append((-clear, Fact(span, part.block, at, end, grade)))
    found.sort(key=lambda pair: pair[0])
    return [fact for _clear, fact in found] or list(_in_title(head, year))


def _in_title(head: Sequence[Block], year: int) -> Iterator[Fact]:
    """The days that stand in the title behind the name of the Week, or alone below it."""
    named = False
    for block in head:
        text = re.sub("[→⇒]", "–", block.text)
        named = named or "học tập suốt đời" in text.casefold()
        if not named:
            continue
        moon = [match.span() for match in _BY_MOON.finditer(text)]
        for moment in moments(text, year, moon):
            rest = _BY_MOON.sub("", text[: moment.start] + text[moment.end :])
            if not is_stretch(_days_of(moment.when)):
                continue
            if _ALONE.fullmatch(rest) or _BEHIND_NAME.search(text[: moment.start]):
                grade = Grade.DERIVED if moment.derived else Grade.VERBATIM
                yield Fact(_days_of(moment.when), block, moment.start, moment.end, grade)
                return


# “(mùng 6 đến 12 tháng 9 âm lịch)”
_BY_MOON = re.compile(r"\([^()]*(?:âm lịch|mùng|mồng|nhằm|tức)[^()]*\)", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"(?:học tập suốt đời|tuần lễ)(?:,?\s+năm(?: học)? [\d\s–—-]{4,12})?\W{1,3}"
    r"(?:diễn ra |tổ chức |kéo dài )?(?:từ (?:ngày )?|trong |vào )?$",
    re.IGNORECASE,
)


def _days_of(when: str) -> str:
    """The days of a time, without its hours and parts of the day."""
    span = re.sub(r"^\S+(?: - \S+)?, ", "", when)
    if when.startswith("từ "):
        hours = r"^từ \d{1,2}h\d* ngày (\S+) đến \d{1,2}h\d* ngày "
        span = re.sub(hours, r"\1 - ", when)
    return re.sub(r"^từ (?:sáng|trưa|chiều|tối) (\S+) đến ", r"\1 - ", span)


# From here on days are the Week's.
_CLEAR = 2
_ALONE = re.compile(r"\W*(?:từ|trong|suốt)?\W*", re.IGNORECASE)
_IS_HELD = re.compile(
    r"Tuần lễ.{0,70}(?:được tổ chức|diễn ra|tổ chức|thực hiện)\s*:?\s*$", re.IGNORECASE
)
_SPEAKS_OF_WEEK = re.compile(r"\s*Tuần(?: lễ(?!\s*[“\"])|\s*:)|thời gian", re.IGNORECASE)
_ABOUT_TIME = re.compile(r"(?:về )?(?:thời gian|bao giờ\s*:)", re.IGNORECASE)
_HOLDS_ACTIVITIES = re.compile(r"tổ chức (?:các|chuỗi) hoạt động[^.;:]{0,60}$")
# “UBND đặc khu tổ chức bảy ngày, từ 01/10 đến 07/10”.
_SEVEN_DAYS = re.compile(
    r"(?:tổ chức|diễn ra|kéo dài|làm)\s(?:trong\s)?(?:(?:bảy|tám|0?[78])\s(?:ngày|hôm)|một tuần)"
    r"(?:\slễ)?[,:\s(]*(?:từ\s*)?$",
    re.IGNORECASE,
)
# “LỊCH TRONG TUẦN (từ 02/10 đến 07/10)”.
_TIMETABLE = re.compile(r"(?:lịch|chương trình)[^.;:]{0,30}\btuần(?: lễ)?\W*$", re.IGNORECASE)
_DURING = re.compile(
    r"thời gian tổ chức Tuần lễ|suốt thời gian|thời gian Tuần lễ|trong Tuần lễ", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"khai mạc|phường|xã tổ chức|các trường|hội thi|lớp|thi ", re.IGNORECASE)


def _clearness(part: Part, text: str, moment: Moment) -> int:
    """How clearly a paragraph says that days are the Week's: what speaks for it, and against."""
    before = text[max(0, moment.start - 120) : moment.start]
    behind = text[moment.end : moment.end + 60].lstrip(" ,")
    opens = (_OPENS.search(before) or _OPENS_FOR.search(before)) is not None
    label = run_in(part)
    another = noun_in(before[-60:]) or _OF_ANOTHER.search(before[-60:])
    of_time = part.role in (Role.TIME, Role.THEME) or _ABOUT_TIME.match(text)
    held = _IS_HELD.search(before) or _SPEAKS_OF_WEEK.match(text)
    named = _NAMED_BEHIND.match(text, moment.end) or _HELD_THEN.match(text, moment.end)
    weighed = (
        (opens, 3),
        (of_time, 3),
        (held, 3),
        (not part.mark and _HOLDS_ACTIVITIES.search(before), 3),
        (_TIMETABLE.search(before), 3),
        (not part.mark and _SEVEN_DAYS.search(before), 3),
        (_DURING.search(before), 2),
        (not opens and another, -4),
        (named, 3),
        (_LOWER.search(behind), -4),
        (label and label_of(label[0]) == "time", 1),
    )
    return sum(weight for said, weight in weighed if said)


def short_names(blocks: Sequence[Block]) -> list[Fact]:
    """Short names of the Week that the plan defines."""
    found: dict[str, Fact] = {}
    for block in blocks:
        for match in _SHORT.finditer(block.text):
            name = match["name"].strip(" .*_")
            if "uần" in name:
                start, end = match.span("name")
                found.setdefault(name, Fact(name, block, start, end))
        if named := re.search(
            r"Tuần lễ[^()]{0,80}năm \d{4} \((?P<name>Tuần lễ[^()]{0,60})\)", block.text
        ):
            found.setdefault(named["name"], Fact(named["name"], block, *named.span("name")))
    return list(found.values())
