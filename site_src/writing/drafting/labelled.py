"""A name below which stand lines of its own: “Thời gian: …”, “Địa điểm: …”."""

from __future__ import annotations

import re
from dataclasses import replace

from site_src.writing.drafting.activity import Activity, Around
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.capitals import sentence_case
from site_src.writing.drafting.clause import REPORTS
from site_src.writing.drafting.day_words import CLOCK, WEEKDAY
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.headed import is_card
from site_src.writing.drafting.holders import body_facts, doers, helpers, subject_of_clause
from site_src.writing.drafting.labels import label_of, run_in, stretches
from site_src.writing.drafting.lines import BULLETS
from site_src.writing.drafting.moments import is_day_alone, moments, says_only_when
from site_src.writing.drafting.names import begins_with_body, bodies, is_body_alone
from site_src.writing.drafting.naming import activity_of, at_level, is_level, title_in
from site_src.writing.drafting.nouns import Noun, noun_in
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.plain_lines import comes, says_when, with_plain_line
from site_src.writing.drafting.roles import Role, role_of
from site_src.writing.drafting.rounds import has_rounds
from site_src.writing.drafting.said import is_of_week, place_fact, said, spans
from site_src.writing.drafting.sentences import asks_what
from site_src.writing.drafting.titles import begins_as_order, without_orders


def without_next(part: Part) -> Part:
    """A name without the paragraphs below it that name another thing: “Bế mạc: 16 giờ …”."""
    if part.mark not in ("", "name", "star") or not part.heading:
        return part
    for number, inner in enumerate(part.parts):
        if inner.block.gap and not inner.mark and _is_of_plan(inner):
            return replace(part, parts=part.parts[:number])
        if number and inner.heading and inner.parts and inner.block.gap:
            return replace(part, parts=part.parts[:number])
        own = noun_in(inner.text)
        if number and inner.block.gap and not inner.mark and own and own[0] == 0:
            return replace(part, parts=part.parts[:number])
    return part


def _is_of_plan(part: Part) -> bool:
    """Whether a paragraph speaks of tasks or reports, and of nothing above it."""
    return part.role in (Role.DUTIES, Role.REPORT) or REPORTS.search(part.text) is not None


def structured(part: Part, around: Around, year: int) -> Activity | None:
    """An entry below which stand “Thời gian: …”, “Địa điểm: …”."""
    if is_card(part.text) and (below := _named_below(part)) is not None:
        return structured(_of_card(part, below), around, year)
    if is_body_alone(part.text) and (below := _named_below(part)) is not None:
        return _of_body(part, below, around, year)
    labelled = [(inner, *found) for inner in part.parts if (found := run_in(inner)) is not None]
    kinds = {kind for _inner, text, _at in labelled if (kind := label_of(text))}
    title = part.text.strip().rstrip(":.")
    if asks_what(title):
        return None
    noun = noun_in(part.text)
    timed = part.mark == "name" and bool(part.parts) and _begins_timed(part, year)
    named_so = part.mark == "name" and bool(kinds) and not begins_as_order(part.text)
    level = at_level(title, part.start, around.thing)
    if (level is None and is_level(title)) or any(is_level(text) for _, text, _at in labelled):
        # “Cấp quận” names nothing by itself; what stands above it is held at each level.
        return None
    sure = level is not None or named_so or timed or bool(kinds & {"time", "place"})
    if not sure and not _is_name_above(part, noun, year):
        return None
    own = run_in(part)
    unnamed = level is None and noun is None
    if unnamed and (part.role is Role.TIME or len(title) > 120 or is_of_week(title)):
        return None
    if unnamed and label_of(own[0] if own else title):
        return None
    if any(
        noun_in(inner.text) and label_of(run[0]) is None
        for inner in part.parts
        if (run := run_in(inner))
    ):
        return None
    named = title_in(part.block, part.start, noun, year)
    named = level or named
    activity = activity_of(part, named, part.start, len(part.block.text), around, year)
    for inner in part.parts:
        plain = with_plain_line(activity, inner, part.parts, "organizers" in kinds, year)
        activity = with_line(activity, inner, year) if plain is None else plain
    return activity if not level or activity.whens or activity.places else None


def _named_below(part: Part) -> tuple[Part, int] | None:
    """The line “Nội dung: …” below a body, with where the name in it begins."""
    for inner in part.parts:
        run = run_in(inner)
        if run is not None and _NAMES.fullmatch(run[0].strip()) and not inner.parts:
            return inner, run[1]
    return None


_NAMES = re.compile(
    r"(?:tên )?(?:nội dung|hoạt động|chuyên đề|chương trình|sự kiện|việc)|làm gì|(?:việc|có) gì",
    re.IGNORECASE,
)


def _of_card(part: Part, below: tuple[Part, int]) -> Part:
    """A card as the name that one of its lines gives, with the other lines below it."""
    line, at = below
    others = tuple(inner for inner in part.parts if inner is not line)
    return replace(line, start=at, mark="name", parts=others)


def _of_body(part: Part, below: tuple[Part, int], around: Around, year: int) -> Activity:
    """What a body holds: its heading says who, a line below it what, and the others the rest."""
    line, at = below
    who = tuple(replace(fact, grade=Grade.DERIVED) for fact in body_facts(part))
    around = replace(around, organizers=who or around.organizers)
    named = title_in(line.block, at, noun_in(line.block.text[at:]), year)
    activity = activity_of(replace(line, start=at), named, at, len(line.block.text), around, year)
    for inner in part.parts:
        if inner is not line:
            activity = with_line(activity, inner, year)
    return activity


# “Khai mạc lúc 9 giờ …” below the name of an exhibition says when that opens.
_OPENS = re.compile(
    r"(?:Khai mạc|Phát động|Bắt đầu|Mở cửa|(?:Vòng )?Chung kết(?: (?:hội|cuộc) thi)?)\s+"
    r"(?:(?:được )?(?:diễn ra|tổ chức)\s+)?(?:vào|lúc|từ|hồi|ngày)\s",
    re.IGNORECASE,
)


_SAYS_WHERE = re.compile(r"(?:Ở|Tại|Cấp|Đối với|Với|Về)\s")


_IS_BODY = re.compile(
    r"(?:Phòng|Khoa|Ban|Tổ|Đoàn|Hội|Công đoàn|Chi|Khu (?:vực|phố|dân cư)|Thôn|Ấp|Xóm|Cụm|Trạm|UBND"
    r"|Trường|Trung tâm|Công an)\s(?!đọc|thi|sách)"
)


def _is_name_above(part: Part, noun: Noun | None, year: int) -> bool:
    """Whether a heading is the name of one thing, and the text below says when or where."""
    named = sentence_case(part.text)
    if _IS_BODY.match(named) and is_body_alone(named):
        # “Phòng Công nghệ thông tin” over what it is to do.
        return False
    if not part.heading or len(part.text) > 110 or _SAYS_WHERE.match(part.text):
        return False
    days = [inner for inner in part.parts if is_day_alone(inner.text)]
    if len(days) > 1 or any(
        inner.parts and (inner in days or _SAYS_WHERE.match(inner.text)) for inner in part.parts
    ):
        # Above days or places it is the name of the programme.
        return False
    if noun is None and (
        role_of(part.text) is Role.OTHER
        or part.text.rstrip().endswith("?")
        or _SECTION.fullmatch(part.text.strip())
    ):
        # “Khen thưởng”, “Làm cho ai?” and “Các hoạt động” are sections.
        return False
    strong = noun is not None and noun[0] == 0 and not noun[2]
    timed = part.role is Role.ACTIVITIES and len(part.parts) == 1 and _begins_timed(part, year)
    fields = part.role is Role.ACTIVITIES and any(says_when(p, year) for p in part.parts[:_SECOND])
    called = fields or _is_called(part, year)
    timed = timed or called or (part.role is Role.ACTIVITIES and has_rounds(part, year))
    strong = strong or (timed and not begins_as_order(part.text))
    if not strong and (part.mark or begins_as_order(part.text) or len(part.parts) > 1):
        return False
    if any(
        (own := noun_in(inner.text))
        and not (fields and own[2])
        and own[0] <= without_orders(inner.text)
        and not _OPENS.match(inner.text)
        for inner in part.parts
    ):
        return False
    if part.mark == "star" and strong and noun is not None:
        # Among names behind stars it is one, though its text says no time.
        return True
    if any(
        (first := _SENTENCE.match(inner.text)) and is_body_alone(first[1]) for inner in part.parts
    ):
        # “Đoàn phường. Trạm sửa điện thoại, …”: who holds it, and what it is.
        return False
    told = [said(inner.block, inner.start, len(inner.block.text), year) for inner in part.parts]
    return any(one.whens or one.hours or one.places for one in told)


_SECTION = re.compile(
    r"(?:các |những )?(?:buổi|hoạt động|nội dung|chương trình|lịch|việc)(?: chính| cụ thể)?\W*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"([^.:;]{3,70})\.\s")


def _is_called(part: Part, year: int) -> bool:
    """Whether a heading is a name in quotation marks, with its days right below it."""
    first = part.parts[0].text if part.parts else ""
    days = any(moment.day for moment in moments(first, year))
    return part.role is Role.ACTIVITIES and _CALLED.fullmatch(part.text) is not None and days


_CALLED = re.compile(r"“[^“”]{5,90}”|\"[^\"]{5,90}\"")


def _begins_timed(part: Part, year: int) -> bool:
    """Whether the paragraph below a name begins with its day or hour."""
    text = part.parts[0].text
    if part.parts[0].parts or text.endswith(":"):
        return False
    if role_of(part.text):
        # “Tuyên truyền pháp luật”: over a sentence that only says when and where, it is a name.
        inner = part.parts[0]
        start, end = next(spans(inner.block.text, inner.start))
        told = said(inner.block, start, end, year)
        words = inner.block.text[start:end]
        for place in told.places:
            words = words.replace(inner.block.text[place.start : place.end], "")
        if not told.hours and not any("h" in when.value for when in told.whens):
            return False
        return bool(told.places) and says_only_when(re.sub(r"(?:tại|ở)\s*,?\s*$", "", words), year)
    first = next(iter(moments(text, year)), None)
    return first is not None and first.start < _SOON


_SOON, _SECOND = 30, 2


def with_line(activity: Activity, part: Part, year: int) -> Activity:
    """The activity, with what one line below it says."""
    block = part.block
    for kind, start, end in stretches(block.text, part.start, len(block.text)):
        activity = with_stretch(activity, block, kind, start, end, year)
    for inner in part.parts:
        activity = with_line(activity, inner, year)
    return activity


_THEN_WHEN = re.compile(
    rf"\.\s+(?=(?:Lúc|Vào|Từ|Ngày|Sáng|Chiều|Tối|{CLOCK}|{WEEKDAY})(?!\w))", re.IGNORECASE
)


_PARTS = re.compile(rf"[{BULLETS}.;]")
_AROUND = re.compile(rf"^[{BULLETS}\s.;]+|[{BULLETS}\s.;]+$")


def with_stretch(
    activity: Activity, block: Block, kind: str | None, start: int, end: int, year: int
) -> Activity:
    """The activity, with what the words behind a label of this kind say; None for no label."""
    text = block.text[start:end].strip()
    whole = Fact(text.rstrip(" .;"), block, start, end)
    begin = start
    while kind is not None and begin and not _PARTS.match(block.text, begin - 1):
        begin -= 1
    # With its label, as it goes into the description.
    line = Fact(
        _AROUND.sub("", block.text[begin:end]) if kind else text.strip(" ;"),
        block,
        begin,
        end,
    )
    mentioned = said(block, start, end, year)
    if kind == "time":
        timed = bool(mentioned.whens or mentioned.hours)
        return replace(
            activity,
            whens=(*activity.whens, *mentioned.whens),
            hours=(*activity.hours, *mentioned.hours),
            notes=activity.notes if timed else (*activity.notes, whole),
            # “Thời gian, hình thức: …; trực tuyến trên …”.
            modes=(*activity.modes, *([whole] if re.search(r"trực tuyến|online", text) else [])),
            places=(*activity.places, *mentioned.places),
        )
    if kind == "place":
        return replace(
            activity,
            places=(*activity.places, place_fact(block, start, end)),
            whens=(*activity.whens, *mentioned.whens),
            # “Địa điểm: bếp ăn. 9 giờ bắt đầu.”
            hours=activity.hours or mentioned.hours,
        )
    texts = (*activity.texts, *([line] if text else []))
    if kind == "people":
        return replace(activity, people=(*activity.people, whole), texts=texts)
    if kind in ("organizers", "partners"):
        names = tuple(
            Fact(name, block, start, end)
            for name in bodies(text)
            if begins_with_body(name[:1].upper() + name[1:]) and len(name) < 120
        )
        if not names:
            return replace(activity, texts=texts)
        if kind == "organizers":
            return replace(activity, organizers=(*activity.organizers, *names))
        return replace(activity, partners=(*activity.partners, *names))
    if kind == "cost":
        return replace(activity, cost=whole)
    if kind == "registration":
        return replace(activity, registration=whole)
    if kind == "mode":
        return replace(activity, modes=(*activity.modes, whole), texts=texts)
    if kind == "contact":
        return activity
    if kind == "text" and not activity.whens and (at := _THEN_WHEN.search(block.text, start, end)):
        # “Chủ đề: … . 14 giờ ngày 06/10, hội trường”: a sentence of its own.
        told = said(block, at.end(), end, year)
        activity = replace(
            activity,
            whens=told.whens,
            hours=activity.hours or (() if told.whens else told.hours),
            places=activity.places or told.places,
        )
    if kind == "text":
        return replace(activity, texts=texts)
    come = comes(text) if kind is None else None
    people = (Fact(text[:come], block, start, start + come),) if come else ()
    return replace(
        activity,
        texts=texts,
        people=(*activity.people, *people),
        whens=activity.whens or mentioned.whens,
        hours=activity.hours or (() if activity.whens else mentioned.hours),
        places=activity.places or mentioned.places,
        organizers=activity.organizers
        or tuple(doers(block, start, end))
        or tuple(subject_of_clause(block, start, end)),
        partners=activity.partners or tuple(helpers(block, start, end)),
    )
