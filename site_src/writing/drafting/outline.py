"""The order of a paper: markers, headings with and without numbers, and what stands below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_src.writing.drafting.blocks import Block, is_capitals
from site_src.writing.drafting.headed import (
    have_headings_apart,
    is_apart,
    is_heading,
    is_role_above,
)
from site_src.writing.drafting.markers import (
    NUMBERED,
    Marked,
    marked_block,
    with_codes,
    with_letters_inside,
)
from site_src.writing.drafting.moments import is_day_alone
from site_src.writing.drafting.names import begins_with_body
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.roles import (
    KNOWN,
    OF_SENTENCES,
    Role,
    is_annex,
    role_of,
    section_label,
)
from site_src.writing.drafting.stars import (
    is_marked_alike,
    is_star_above,
    stars_come_first,
    stars_head,
    with_inner_stars,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A section or an entry.

    Its block, where its text begins after the marker, its own marker, the section that it is cited
    by, what that is about, and what stands below it.
    """

    block: Block
    start: int
    mark: str
    label: str
    role: Role
    heading: bool
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The text without the marker."""
        return self.block.text[self.start :]

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in the order of the paper."""
        yield self
        for inner in self.parts:
            yield from inner.walk()


def outline(blocks: Sequence[Block], role: Role = Role.OTHER) -> tuple[Part, ...]:
    """The parts of a body, each below the one that it belongs to."""
    marked = with_letters_inside([marked_block(block) for block in blocks])
    marked = with_inner_stars(with_codes(marked))
    romans = any(m.kind in ("roman", "upper") for m in marked)
    starred = stars_head(marked)
    apart = have_headings_apart(marked)
    sections = starred and stars_come_first(marked)
    roots: list[_Open] = []
    stack: list[_Open] = []
    for number, entry in enumerate(marked):
        following = marked[number + 1] if number + 1 < len(marked) else None
        above = stack[-1] if stack else None
        heading = is_heading(entry, following, above) or (
            starred and is_star_above(entry, following)
        )
        heading = heading or (apart and is_apart(entry, following))
        outer = sections and entry.kind == "star" and entry.level <= _OF_STARS
        level = _SECTION if outer else entry.level
        beside = next(
            (open_ for open_ in reversed(stack) if is_marked_alike(open_.entry, entry)), None
        )
        if entry.block.label:
            level = _SECTION
        elif beside:
            level = beside.level
        elif (
            entry.kind == "star" and _SECTION < level <= 85 and above and above.entry.kind == "dash"
        ):
            level = 85 if above.entry.block.text.endswith(":") else 70
        if not entry.kind and not entry.block.label:
            level = _level_of_unmarked(entry.block, following, heading, romans, stack)
            star = next((open_ for open_ in stack if open_.entry.kind == "star"), None)
            if level == 75 and stack and star is None and following and following.kind == "star":
                # Inside a section it leads in to a list of stars.
                level = 65
            elif level == 45 and star and star.heading and role_of(star.text):
                # “* Phân công” is a section, and what names a body below it stands in it.
                level = 72
        while stack and stack[-1].level >= level:
            stack.pop()
        if not entry.kind and not heading:
            # A paragraph without a marker belongs to the section, not to the entry before it.
            # Below a day that stands alone, it happens on that day.
            while stack and not stack[-1].heading and not is_day_alone(stack[-1].text):
                if _is_quoted_below(entry.block, stack[-1].text):
                    break
                stack.pop()
        node = _Open(entry, level, heading, [])
        (stack[-1].inner if stack else roots).append(node)
        stack.append(node)
    return tuple(node.part("", _own_role(node, role), romans) for node in roots)


def _own_role(node: _Open, role: Role) -> Role:
    """What an entry that stands under no heading says of itself: “► Mục đích: …”, “Về …: …”."""
    if node.heading:
        return role
    if _PURPOSE.match(node.text):
        return Role.PURPOSE
    if node.level == _SECTION and (label := section_label(node.text)):
        return role_of(label[1]) or role
    said = _ABOUT.match(node.text) if node.entry.kind in NUMBERED else None
    return (role_of(said[1] or said[2]) if said else None) or role


def _is_quoted_below(block: Block, above: str) -> bool:
    """“… chọn trong các câu:”: the lines in quotation marks right below it."""
    quoted = block.text.startswith(("“", '"')) and not block.gap
    return quoted and above.rstrip().endswith(":")


_ABOUT = re.compile(
    rf"(?:Về ([^.:]{{4,70}})[.:]|(?={KNOWN.pattern})([^.:]{{4,70}})\.)\s", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"(?:về )?(?:mục đích|yêu cầu|mục tiêu|ý nghĩa|vì sao|để làm gì)[\w\s,&–—-]{0,20}:\s*\S"
    # “Mục đích là để …”
    r"|(?:mục đích|yêu cầu|mục tiêu|ý nghĩa)(?: (?:chính|chung|đặt ra))?\slà\s+\S",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Open:
    """A part to which others are still added."""

    entry: Marked
    level: int
    heading: bool
    inner: list[_Open]

    @property
    def text(self) -> str:
        """The text without the marker."""
        return self.entry.block.text[self.entry.start :]

    def part(self, label: str, role: Role, romans: bool) -> Part:
        entry = self.entry
        if entry.kind in NUMBERED and entry.sign:
            sign = entry.sign
            # “Một là” counts, and is cited by no number.
            steps = label.split(".") if label else []
            if entry.kind in ("dotted", "deep") and steps:
                own = sign.split(".")
                while steps and steps[-1] in own and len(steps) > 1:
                    steps.pop()
                if steps and steps[0] in own and len(steps) == 1:
                    steps = []
            label = ".".join([*steps, sign])
        if self.heading:
            text = entry.block.text[entry.start :]
            title = text if len(text) < 160 else text[: text.find(":") + 1 or 160]
            own_role = Role.ACTIVITIES if _holds_the_week(entry, title) else role_of(title)
            refines = entry.kind not in ("roman", "upper", "part") and role in _KEPT
            if own_role and not (refines and own_role not in _KEPT[role]):
                role = own_role
            elif not refines and self.level <= 30:
                role = Role.OTHER if entry.kind in ("roman", "upper", "part") or not role else role
        inner = tuple(
            node.part(label, self._role_of_inner(node, role), romans) for node in self.inner
        )
        start = entry.start
        if self.level == _SECTION and not self.heading and role in OF_SENTENCES:
            # “NHIỆM VỤ. Văn phòng …”: what follows are sentences of their own.
            said = section_label(entry.block.text)
            start = said.end() if said else start
        return Part(entry.block, start, entry.kind, label, role, self.heading, inner)

    def _role_of_inner(self, node: _Open, role: Role) -> Role:
        """“Mục đích: …” below “NHỮNG VẤN ĐỀ CHUNG” says what it is; below an activity it is its."""
        section = self.heading and self.level <= _OF_NUMBERS and noun_in(self.text) is None
        if section and role in _OPEN and not node.heading and _PURPOSE.match(node.text):
            return Role.PURPOSE
        return role


def _holds_the_week(entry: Marked, title: str) -> bool:
    """“Bước 2 (từ 01/10 đến 07/10): Thực hiện”: of the steps of the work the one that holds it."""
    return entry.kind == "step" and _HOLDS.match(title) is not None


_HOLDS = re.compile(r"(?:tổ chức|triển khai|thực hiện|tiến hành)(?!\w)", re.IGNORECASE)
_OF_NUMBERS = 30
_OPEN = (Role.OTHER, Role.TIME, Role.THEME)


# What the heading below one of these may turn it into; all else stays what it is.
_KEPT: dict[Role, frozenset[Role]] = {
    Role.DUTIES: frozenset((Role.REPORT, Role.COST)),
    Role.SLOGANS: frozenset(),
    Role.OUTLINE: frozenset(),
    Role.FORM: frozenset(),
    Role.PURPOSE: frozenset(),
    Role.REPORT: frozenset((Role.DUTIES,)),
    Role.ACTIVITIES: frozenset((Role.THEME, Role.TIME, Role.COST, Role.SLOGANS, Role.PURPOSE)),
}


# In sections on these, capitals that say nothing of a section name a thing or a body.
_HELD = (Role.ACTIVITIES, Role.DUTIES)


_OF_WEEK = re.compile(
    r"(?:Chủ đề|Thông điệp|Thời gian|Địa điểm|Kinh phí|Hình thức)(?:[\s,][^:.;]{0,40})?:\s+\S"
)

_SECTION, _OF_STARS = 20, 70


def _level_of_unmarked(
    block: Block, following: Marked | None, heading: bool, romans: bool, stack: list[_Open]
) -> int:
    text = block.text.strip()
    label = section_label(text)
    among_numbers = any(open_.entry.kind in NUMBERED for open_ in stack)
    small = label is not None and not is_capitals(label[1])
    if not heading and label and role_of(label[1]) is not None and not (small and among_numbers):
        # “CHỦ ĐỀ: …” is a section of one line.
        return _SECTION
    above = next((open_ for open_ in reversed(stack) if open_.heading), None)
    if not heading and above and role_of(above.text) is Role.PURPOSE and _OF_WEEK.match(text):
        # “Chủ đề: …” behind the purposes is none of them.
        return above.level
    if not heading:
        # What leads in to a list has the list below it.
        return 75 if text.endswith(":") or is_day_alone(text) else 100
    if is_annex(text):
        return _SECTION
    first = stack[0] if stack else None
    if (
        first
        and first.heading
        and not first.entry.kind
        and first.level == _SECTION
        and (block.gap or is_role_above(text, following))
    ):
        # Sections without a number: the next is beside the first, whatever numbers stand between.
        numbered = any(open_.entry.kind == "number" for open_ in stack)
        aims = role_of(first.text) in (Role.PURPOSE, Role.THEME, Role.COST)
        if numbered or (aims and not KNOWN.match(text)):
            return _SECTION
    if text.endswith("?") and block.gap and role_of(text) is not None and "“" not in text:
        # “Làm gì?” stands beside “Khi nào, ở đâu?”, whatever is numbered between them.
        return 35 if romans else _SECTION
    named = noun_in(text) if role_of(text) is not Role.SLOGANS else None
    if text.upper() == text:
        within = any(o.heading and role_of(o.text) in _HELD for o in stack)
        thing = named is not None and named[0] == 0 and not named[2]
        return 25 if within and (thing or role_of(text) is None) else 20
    if (
        (KNOWN.match(text) or is_role_above(text, following))
        and not begins_with_body(text)
        and not (named and named[0] == 0)
        and "“" not in text
    ):
        inside = any(open_.entry.kind in ("number", "roman", "upper") for open_ in stack)
        return 35 if romans or inside else 20
    return 45
