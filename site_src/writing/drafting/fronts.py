"""What a paragraph of running text begins with: a name, a body, a field, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.collecting import CEREMONIES
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.hanging import names_what_hangs
from site_src.writing.drafting.labelled import with_line
from site_src.writing.drafting.labels import label_of
from site_src.writing.drafting.moments import moments
from site_src.writing.drafting.names import begins_with_body, bodies
from site_src.writing.drafting.naming import is_level, title_in
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.places import is_one_place
from site_src.writing.drafting.quoted_slogans import Hung
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.said import cited_spans, is_of_week, said
from site_src.writing.drafting.sentences import cites, is_condition, is_note
from site_src.writing.drafting.titles import Named, begins_as_order, name_at

# A run-in heading: its words, and where the text behind it begins.
Heading = tuple[str, int]

# Labels of what is said of one activity.
FIELDS = frozenset(
    ("time", "place", "people", "mode", "organizers", "cost", "contact", "registration")
)


@dataclass(frozen=True, slots=True)
class Front:
    """What a paragraph begins with.

    `start` is where its clauses begin, `behind` where the text behind its heading does; `is_open`
    says that it has a heading which is no field. `name` is that of the activity which the whole
    paragraph is about, `subject` the bodies that do what follows.
    """

    start: int
    behind: int
    is_open: bool = False
    name: Named | None = None
    subject: tuple[Fact, ...] = ()


def leads_to_lines(part: Part) -> bool:
    """Whether a paragraph only leads to the lines below it."""
    return bool(part.parts) and part.block.text.rstrip().endswith(":") and not part.heading


def leads_to_slogans(part: Part, heading: Heading | None, hung: Sequence[Hung]) -> bool:
    """Whether a paragraph is a slogan, or says what hangs where."""
    if any(one.start == 0 for one in hung):
        return True
    return bool(hung) and heading is not None and names_what_hangs(heading[0])


def ceremony_of_field(part: Part, heading: Heading, year: int) -> Activity | None:
    """The ceremony that a line such as “Thời gian khai mạc: …” tells of."""
    block = part.block
    of_heading = noun_in(heading[0])
    noun = of_heading or (noun_in(part.text) if label_of(heading[0]) != "time" else None)
    if noun is None or noun[1] not in CEREMONIES:
        return None
    noun = noun_in(block.text, part.start if of_heading else heading[1]) or noun
    named = name_at(block.text, noun[0], noun[1], noun[2])
    bare = Activity(
        Fact(named.title, block, named.start, named.end, Grade.DERIVED),
        named.kind,
        sections=(part.label,) if part.label else (),
    )
    return with_line(bare, part, year)


def front_of(part: Part, heading: Heading | None, year: int) -> Front | None:
    """What a paragraph begins with; None where it is about something else than activities."""
    start = part.start
    is_open = heading is not None and label_of(heading[0]) is None
    if heading and is_level(heading[0]):
        start, heading, is_open = heading[1], None, False
    if heading and is_open and (is_note(heading[0]) or _is_of_section(heading[0])):
        # “về tuyên truyền: …” says what follows is about, and names nothing.
        if noun_in(part.block.text, heading[1]) is None:
            return None
        start, heading, is_open = heading[1], None, False
    front = Front(start, heading[1] if heading else start, is_open)
    if heading and is_open:
        if is_of_week(part.text) or heading[0].strip().casefold() in ("tuần lễ", "tuần"):
            return None
        front = _of_heading(part, front, heading, year)
    if front.name is None and not front.subject and part.role is not Role.DUTIES:
        return replace(front, name=_quoted_name(part, year) or _introduced_name(part, year))
    return front


def _of_heading(part: Part, front: Front, heading: Heading, year: int) -> Front:
    """The front with what its heading is: bodies, the name of an activity, or neither."""
    head, behind = heading
    block, until = part.block, part.start + len(head)
    noun = noun_in(head)
    # “Phòng Phong trào” is a body, though there is a thing in its name.
    no_thing = noun is None or (noun[2] and noun[0] > 0)
    if begins_with_body(head) and no_thing and not _DOES.search(head):
        subject = tuple(Fact(name, block, part.start, until) for name in bodies(head))
        return replace(front, start=behind, subject=subject)
    if len(head) > 90:
        return front
    if noun is not None:
        return replace(front, name=title_in(block, part.start, noun, year, until))
    says_when = any(moment.day or moment.clock for moment in moments(head, year))
    # Among those who do something “Nhà trù: … tối 01/10” is one more of them.
    none = part.role is Role.DUTIES or begins_as_order(head) or is_condition(head) or cites(head)
    if not says_when and not none and _is_held(part, head, behind, year):
        named = title_in(block, part.start, None, year, until)
        return replace(front, name=replace(named, weak=False))
    return front


_QUOTED = re.compile(r"\s*[“\"](?P<name>[^“”\"]{5,90})[”\"]\s*(?:\s[–—-]\s|[:,]\s)")


def _quoted_name(part: Part, year: int) -> Named | None:
    """The name in quotation marks that a line begins with, where the rest says on which day."""
    match = _QUOTED.match(part.block.text, part.start)
    if match is None or not said(part.block, match.end(), len(part.block.text), year).whens:
        return None
    noun = noun_in(match["name"])
    return Named(*match.span("name"), match["name"], noun[1] if noun else None, weak=False)


# “Tiếp đến là Góc đọc giờ nghỉ trưa. Từ 02/10 đến 04/10, …”
_INTRODUCED = re.compile(
    r"\s*(?:Trước (?:hết|tiên)|Đầu tiên|Mở (?:đầu|màn)|Tiếp (?:đến|theo|đó|nữa|sau)|Kế (?:đến|tiếp)"
    r"|Việc (?:đầu tiên|thứ \w+|tiếp theo|sau cùng|cuối cùng)"
    r"|Sau (?:đó|cùng)|Cuối cùng|Ngoài ra|Kết thúc)\s+(?:sẽ\s+)?(?:là|có)\s+"
    r"(?P<name>[^.:;“”]{5,60}(?:“[^“”]{3,90}”)?)\.\s+(?=\S)"
)
_SOON = 25


def _introduced_name(part: Part, year: int) -> Named | None:
    """The name that a first sentence only introduces, where the next begins with when it is."""
    text = part.block.text
    match = _INTRODUCED.match(text, part.start)
    if match is None:
        return None
    first = next(iter(moments(text[match.end() :], year)), None)
    if first is None or first.start > _SOON or not first.day:
        return None
    name = match["name"]
    named = title_in(part.block, match.start("name"), noun_in(name), year, match.end("name"))
    return replace(named, weak=False)


def _is_held(part: Part, head: str, at: int, year: int) -> bool:
    """Whether what stands behind a name says on which day; in a programme, a place is enough."""
    text = part.block.text
    if any(start == at for start, _end in cited_spans(text)):
        # “Làm theo: Kế hoạch số …”
        return False
    told = said(part.block, at, len(part.block.text), year)
    if told.whens:
        return True
    named_later = noun_in(part.block.text, at) is not None or _IS_PART_OF_DAY.match(head)
    single = [place for place in told.places if is_one_place(place.value)]
    return part.role is Role.ACTIVITIES and not named_later and len(single) == 1


_IS_PART_OF_DAY = re.compile(
    r"\W*(?:(?:buổi|các)\s+)*(?:sáng|trưa|chiều|tối|cả ngày|tiết|ca|giờ)\b", re.IGNORECASE
)

# “Thư viện mở cửa buổi tối: …” names what a body does, and not only the body.
_DOES = re.compile(r"\s(?:mở cửa|cho mượn|phục vụ|đón bạn đọc|cấp thẻ|tặng|trao)\s")


def _is_of_section(head: str) -> bool:
    return _IS_SECTION.match(head) is not None and role_of(head) is not None


_IS_SECTION = re.compile(
    r"(?:về (?:công tác )?|công tác )?(?:tuyên truyền|truyền thông|nội dung|hình thức|tổ chức"
    r"|kinh phí|trách nhiệm|nhiệm vụ|các hoạt động|hoạt động|chủ đề|thời gian)(?:\s\w+){0,4}\W*$",
    re.IGNORECASE,
)
