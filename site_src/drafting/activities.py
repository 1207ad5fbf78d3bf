"""What happens in the Week.

From the sections and entries of a plan to activities with time, place, bodies and people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from site_src.drafting.blocks import Block
from site_src.drafting.citations import citations
from site_src.drafting.facts import Fact, Grade
from site_src.drafting.moments import Moment, deadlines, moments
from site_src.drafting.names import begins_with_body, bodies, places_in
from site_src.drafting.outline import Part, Role
from site_src.drafting.titles import Named, begins_as_order, name_at, noun_in, without_orders
from site_src.model import EventKind


@dataclass(frozen=True, slots=True)
class Around:
    """What a section says for all that stands in it."""

    when: Fact | None = None
    level: Fact | None = None
    organizers: tuple[Fact, ...] = ()
    lower: bool = False
    requested: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that happens.

    `whens` and `places` are all that is said of time and place, from wherever it is said; `lower`
    whether units below hold it; `sections` where it is cited.
    """

    title: Fact
    kind: EventKind | None
    whens: tuple[Fact, ...] = ()
    hours: tuple[Fact, ...] = ()
    places: tuple[Fact, ...] = ()
    organizers: tuple[Fact, ...] = ()
    partners: tuple[Fact, ...] = ()
    people: tuple[Fact, ...] = ()
    texts: tuple[Fact, ...] = ()
    modes: tuple[Fact, ...] = ()
    cost: Fact | None = None
    registration: Fact | None = None
    level: Fact | None = None
    notes: tuple[Fact, ...] = ()
    lower: bool = False
    weak: bool = False
    sections: tuple[str, ...] = ()
    others: tuple[str, ...] = field(default=())


# What stands before the colon of a run-in heading, and what it is about.
_LABELS: tuple[tuple[str, str], ...] = (
    ("time", r"thời gian|thời điểm|ngày giờ|giờ|lịch|thời lượng"),
    ("place", r"địa điểm|nơi tổ chức|địa chỉ|điểm cầu"),
    (
        "people",
        r"thành phần|đối tượng|khách mời|đại biểu|người tham (?:gia|dự)|dành cho|số lượng|quy mô",
    ),
    (
        "organizers",
        r"(?:đơn vị|cơ quan|người|bộ phận|tổ)\s+(?:chủ trì|tổ chức|thực hiện"
        r"|phụ trách|chịu trách nhiệm)|chủ trì|phụ trách"
        r"|đơn vị thực hiện|thực hiện|người thực hiện|tổ chức",
    ),
    ("partners", r"(?:đơn vị |cơ quan )?phối hợp|đồng hành"),
    ("mode", r"hình thức|nền tảng|phương thức|cách thức"),
    ("cost", r"(?:lệ |học |chi )?phí(?: tham gia| tham dự)?|kinh phí"),
    ("registration", r"đăng ký|cách đăng ký|hạn đăng ký|cách tham gia"),
    ("contact", r"liên hệ|đầu mối|điện thoại|hotline|số điện thoại"),
    (
        "text",
        r"nội dung|chương trình|mục đích|yêu cầu|diễn giả|báo cáo viên"
        r"|giải thưởng|cơ cấu|thể lệ|chủ đề",
    ),
)
_RUN_IN = re.compile(r"([^:.;]{2,110}?)\s*:\s*(?=\S)")
_LEVEL = re.compile(
    r"[Cc]ấp (tỉnh|thành phố|quận|huyện|thị xã|xã|phường|trường"
    r"|cơ sở|thôn|cụm|trung ương|Bộ|đặc khu)\b"
)
LOWER = re.compile(
    r"(?:^|,\s|tại )(?:các|mỗi|\d+)\s+(?:phường|xã|trường|thôn|xóm"
    r"|ấp|huyện|quận|thị|cơ sở giáo dục|đơn vị|khu phố|bản|lớp|chi hội"
    r"|địa phương"
    r"|tổ dân phố)\b|(?:UBND|Ủy ban nhân dân) (?:các|\d+)\s|cấp (?:cơ sở|thôn)\b",
    re.IGNORECASE,
)
_WEEK_ITSELF = re.compile(
    r"^(?:thời gian\s*:?\s*)?Tuần lễ\s.{0,60}(?:được tổ chức|diễn ra|tổ chức)", re.IGNORECASE
)
_REPORTS = re.compile(
    r"báo cáo\s.{0,160}(?:trước|chậm nhất|hạn|về)|(?:gửi|nộp)\s.{0,60}báo cáo", re.IGNORECASE
)
_CLAUSES = re.compile(
    r";\s+|(?:(?<=[^\dA-ZĐ])|(?<=\d{4}))\.\s+(?=[A-ZĐÀ-Ỹ“])"
    r"|,?\s+[Tt]rong đó,?\s*:?\s+(?=[LNCKTHGĐa-z])"
)
_STRONG_VERB = re.compile(
    r"(?:tổ chức|mở|khai giảng|phát động|triển khai|ra mắt|thực hiện)\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)


def label_of(text: str) -> str | None:
    """What a run-in heading is about; None for a name."""
    plain = text.strip(" -+*:").casefold()
    for kind, words in _LABELS:
        tail = r"(?:\s.{0,40})?" if kind in ("time", "place", "people") else ""
        if re.match(
            rf"(?:{words})(?:\s*(?:,|và|-|&)\s*\w+(?: \w+)?)?(?:\s+(?:tổ chức"
            rf"|dự kiến|thực hiện|tham gia|tham dự|chính|diễn ra|hoạt động"
            rf"|cụ thể|chung"
            rf"|tuyên truyền|chương trình|buổi lễ))*{tail}$",
            plain,
        ):
            return kind
    return None


def run_in(part: Part) -> tuple[str, int] | None:
    """The run-in heading of an entry and where the text after it begins."""
    match = _RUN_IN.match(part.text)
    if match is None or (
        re.search(r"\d\s*$", match[1]) and re.match(r"\d", part.text[match.end() :])
    ):
        return None
    return match[1], part.start + match.end()


def activities(parts: Sequence[Part], year: int) -> tuple[list[Activity], list[Part]]:
    """The activities of a body, and the entries of its programme that only order something."""
    finder = _Finder(year)
    for part in parts:
        finder.visit(part, Around())
    return finder.found, finder.orders


class _Finder:
    """Goes through the parts once; what is found is frozen."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.found: list[Activity] = []
        self.orders: list[Part] = []

    def visit(self, part: Part, around: Around) -> None:
        if part.role in (Role.PURPOSE, Role.COST, Role.SLOGANS, Role.OUTLINE, Role.FORM):
            return
        if part.block.cells:
            return
        around = self._around(part, around)
        if part.role in (Role.ACTIVITIES, Role.TIME, Role.OTHER) and (
            structured := self._structured(part, around)
        ):
            self.found.append(structured)
            return
        if part.heading and part.parts:
            for inner in part.parts:
                self.visit(inner, around)
            return
        found = list(self._clauses(part, around)) if part.role is not Role.REPORT else []
        self.found += found
        leads = part.text.rstrip().endswith(":")
        of_week = (
            _is_of_week(part.text)
            or re.match("[Cc]hủ đề", part.text)
            or (run_in(part) and label_of((run_in(part) or ("", 0))[0]))
        )
        if (
            not found
            and not leads
            and not of_week
            and part.role is Role.ACTIVITIES
            and len(part.text) > 15
        ):
            self.orders.append(part)
        for inner in part.parts:
            self.visit(inner, around)

    def _around(self, part: Part, around: Around) -> Around:
        text = part.text
        if not part.parts:
            return around
        if part.heading and (match := _LEVEL.search(text)):
            level = Fact(
                match[1],
                part.block,
                part.start + match.start(),
                part.start + match.end(),
                Grade.DERIVED,
            )
            around = replace(
                around,
                level=level,
                lower=match[1] in ("cơ sở", "thôn", "phường", "xã") and "cấp quận" in text,
            )
        if (
            part.role is Role.DUTIES
            and (part.heading or label_of(text) is None)
            and begins_with_body(text)
        ):
            names = tuple(fact for fact in body_facts(part))
            if names:
                around = replace(around, organizers=names, lower=bool(LOWER.search(names[0].value)))
        if (not part.heading and text.endswith(":")) or part.heading:
            times = [m for m in moments(text, self.year, cited_spans(text)) if m.day and m.when]
            if times and not _WEEK_ITSELF.match(text) and not noun_in(text):
                moment = times[0]
                fact = moment_fact(moment, part.block, part.start, Grade.DERIVED)
                around = replace(around, when=fact)
            if not part.heading and LOWER.search(text):
                around = replace(around, lower=True)
        return around

    # --- An activity with lines of its own ------------------------------------------------------

    def _structured(self, part: Part, around: Around) -> Activity | None:
        """An entry below which stand “Thời gian: …”, “Địa điểm: …”."""
        labelled = [(inner, *found) for inner in part.parts if (found := run_in(inner)) is not None]
        kinds = {kind for _inner, text, _at in labelled if (kind := label_of(text))}
        title = part.text.strip().rstrip(":.")
        noun = noun_in(part.text)
        if not kinds & {"time", "place"} and not self._is_name_above(part, noun):
            return None
        own = run_in(part)
        if noun is None and (part.role is Role.TIME or len(title) > 120 or _is_of_week(title)):
            return None
        if noun is None and label_of(own[0] if own else title):
            return None
        if any(
            noun_in(inner.text) and label_of(run[0]) is None
            for inner in part.parts
            if (run := run_in(inner))
        ):
            return None
        named = self._title(part.block, part.start, noun)
        activity = self._activity(part, named, part.start, len(part.block.text), around)
        for inner in part.parts:
            activity = self._with_line(activity, inner)
        return activity

    def _is_name_above(self, part: Part, noun: tuple[int, EventKind | None, bool] | None) -> bool:
        """Whether a heading is the name of one thing, and the text below says when or where."""
        if noun is None or noun[0] > 0 or noun[2] or not part.heading or len(part.text) > 110:
            return False
        if any(
            (own := noun_in(inner.text)) and own[0] <= without_orders(inner.text)
            for inner in part.parts
        ):
            return False
        said = [self._said(inner.block, inner.start, len(inner.block.text)) for inner in part.parts]
        return any(one.whens or one.hours or one.places for one in said)

    def _with_line(self, activity: Activity, part: Part) -> Activity:
        """The activity, with what one line below it says."""
        found = run_in(part)
        kind = label_of(found[0]) if found else None
        start = found[1] if found and kind else part.start
        text = part.block.text[start:].strip()
        end = len(part.block.text)
        whole = Fact(text.rstrip(" .;"), part.block, start, end)
        mentioned = self._said(part.block, start, end)
        if kind == "time":
            activity = replace(
                activity,
                whens=(*activity.whens, *mentioned.whens),
                hours=(*activity.hours, *mentioned.hours),
                notes=activity.notes
                if mentioned.whens or mentioned.hours
                else (*activity.notes, whole),
                places=(*activity.places, *mentioned.places),
            )
        elif kind == "place":
            activity = replace(
                activity,
                places=(*activity.places, _place_fact(part.block, start, end)),
                whens=(*activity.whens, *mentioned.whens),
            )
        elif kind == "people":
            activity = replace(
                activity,
                people=(*activity.people, whole),
                texts=(*activity.texts, _line_fact(part)),
            )
        elif kind in ("organizers", "partners"):
            names = tuple(
                Fact(name, part.block, start, end)
                for name in bodies(text)
                if begins_with_body(name) and len(name) < 120
            )
            if kind == "organizers":
                activity = replace(activity, organizers=(*activity.organizers, *names))
            else:
                activity = replace(activity, partners=(*activity.partners, *names))
            if not names:
                activity = replace(activity, texts=(*activity.texts, _line_fact(part)))
        elif kind == "cost":
            activity = replace(activity, cost=whole)
        elif kind == "registration":
            activity = replace(activity, registration=whole)
        elif kind == "mode":
            activity = replace(
                activity, modes=(*activity.modes, whole), texts=(*activity.texts, _line_fact(part))
            )
        elif kind != "contact":
            activity = replace(
                activity,
                texts=(*activity.texts, *([_line_fact(part)] if part.text.strip() else [])),
                whens=activity.whens
                if kind == "text"
                else (*activity.whens, *(mentioned.whens if not activity.whens else ())),
                places=activity.places
                if kind == "text"
                else (*activity.places, *(mentioned.places if not activity.places else ())),
            )
        for inner in part.parts:
            activity = self._with_line(activity, inner)
        return activity

    # --- Activities in running text ---------------------------------------------------------------

    def _clauses(self, part: Part, around: Around) -> Iterator[Activity]:
        block = part.block
        found = run_in(part)
        kind = label_of(found[0]) if found else None
        start = part.start
        if part.parts and block.text.rstrip().endswith(":") and not part.heading:
            return
        label: Named | None = None
        subject: tuple[Fact, ...] = ()
        if found and kind is None:
            head = found[0]
            if _is_of_week(part.text) or head.strip().casefold() == "tuần lễ":
                return
            if begins_with_body(head) and noun_in(head) is None:
                subject = tuple(
                    Fact(name, block, part.start, part.start + len(head)) for name in bodies(head)
                )
                start = found[1]
            elif len(head) <= 90 and (noun := noun_in(head)) is not None:
                label = self._title(block, part.start, noun, part.start + len(head))
            elif (
                len(head) <= 90
                and not moments(head, self.year)
                and not begins_as_order(head)
                and self._said(block, found[1], len(block.text)).whens
            ):
                label = replace(
                    self._title(block, part.start, None, part.start + len(head)), weak=False
                )
        elif found and kind in (
            "time",
            "place",
            "people",
            "mode",
            "organizers",
            "cost",
            "contact",
            "registration",
        ):
            # What stands alone like this speaks of the Week, unless it names a ceremony.
            noun = noun_in(found[0]) or (noun_in(part.text) if kind != "time" else None)
            if noun is not None and noun[1] in (EventKind.CEREMONY, EventKind.CLOSING):
                at = part.start if noun_in(found[0]) else found[1]
                noun = noun_in(block.text, at) or noun
                named = name_at(block.text, noun[0], noun[1], noun[2])
                bare = Activity(
                    Fact(named.title, block, named.start, named.end, Grade.DERIVED),
                    named.kind,
                    sections=(part.label,) if part.label else (),
                )
                yield self._with_line(bare, part)
                return
            if (
                kind in ("mode", "people")
                and self.found
                and self.found[-1].kind is EventKind.CEREMONY
                and part.role is Role.TIME
            ):
                self.found[-1] = self._with_line(self.found[-1], part)
                return
            if noun_in(part.text) is None:
                return
        if subject:
            around = replace(
                around,
                organizers=subject,
                lower=around.lower or bool(LOWER.match(subject[0].value)),
            )
        if label is not None:
            activity = self._activity(part, label, part.start, len(block.text), around)
            for inner in part.parts:
                activity = self._with_line(activity, inner)
            yield activity
            return
        last: Activity | None = None
        for first, stop in spans(block.text, start):
            end = stop
            held = _HELD.search(block.text, first, end)
            if (
                held is not None
                and (named_at := noun_in(block.text[first : held.start() + 1]))
                and named_at[0] + first != held.start()
            ):
                # “… trong ngày Lễ khai mạc được tổ chức vào … tại …”: that is the ceremony's.
                ceremony = self._ceremony(part, held, end, around)
                yield ceremony
                end = held.end()
                if ceremony.whens and "trong ngày" in block.text[first : held.start()]:
                    found_here = self._clause(
                        part,
                        first,
                        end,
                        replace(around, when=replace(ceremony.whens[0], grade=Grade.DERIVED)),
                        True,
                    )
                    if found_here is not None:
                        yield found_here
                    continue
            elif (
                held is not None
                and not noun_in(block.text[first : held.start() + 1])
                and _is_spoken_of(block.text[first : held.start()])
            ):
                yield self._ceremony(part, held, end, around)
                continue
            found_here = self._clause(part, first, end, around)
            if found_here is None:
                last = self._with_clause(last, block, first, end) if last is not None else None
                continue
            if last is not None:
                yield last
            last = found_here
        if last is not None:
            for inner in part.parts:
                run = run_in(inner)
                if run and label_of(run[0]):
                    last = self._with_line(last, inner)
            yield last

    def _with_clause(self, activity: Activity, block: Block, start: int, end: int) -> Activity:
        """The activity, with what the next clause of its paragraph says of it."""
        if _REPORTS.search(block.text[start:end]):
            return activity
        said = self._said(block, start, end)
        return replace(
            activity,
            whens=activity.whens or said.whens,
            hours=activity.hours or (() if activity.whens else said.hours),
            places=activity.places or said.places,
            organizers=activity.organizers or tuple(_doers(block, start, end)),
            partners=activity.partners or tuple(_helpers(block, start, end)),
            texts=(*activity.texts, Fact(block.text[start:end].strip(" ;"), block, start, end)),
        )

    def _ceremony(self, part: Part, held: re.Match[str], end: int, around: Around) -> Activity:
        """A ceremony that a sentence on something else tells the time or place of."""
        block = part.block
        said = self._said(block, held.start(), end)
        kind = (
            EventKind.CLOSING
            if re.match(r"Lễ (?:bế|tổng)", held["name"], re.IGNORECASE)
            else EventKind.CEREMONY
        )
        return Activity(
            Fact(held["name"].strip(), block, held.start("name"), held.end("name"), Grade.DERIVED),
            kind,
            said.whens,
            said.hours,
            said.places,
            lower=around.lower,
            sections=(part.label,) if part.label else (),
        )

    def _clause(
        self, part: Part, start: int, end: int, around: Around, timed: bool = False
    ) -> Activity | None:
        text = part.block.text[start:end]
        if _REPORTS.search(text) or re.match(r"\s*(?:Trên đây|Căn cứ|Kết thúc Tuần lễ)", text):
            return None
        noun = noun_in(text)
        said = self._said(part.block, start, end)
        timed = timed or any(fact.value for fact in said.whens) or bool(said.hours)
        placed = bool(said.places)
        if noun is None:
            title_at = without_orders(text)
            if (
                not timed
                or _is_of_week(text)
                or part.role in (Role.DUTIES, Role.REPORT)
                or len(text) - title_at < 12
            ):
                return None
            if (
                all(fact.value in ("suốt tuần", "hằng ngày") for fact in said.whens)
                and not said.hours
                and not placed
            ):
                return None
            named = self._title(part.block, start, None, end)
            if len(named.title) < 8 or (
                begins_as_order(named.title) and not (said.hours or placed)
            ):
                return None
            return self._activity(part, named, start, end, around)
        at, kind, weak = noun
        if kind is EventKind.COMMUNICATION and not (placed or timed):
            return None
        if weak and not (timed or placed):
            return None
        if part.role in (Role.DUTIES, Role.OTHER, Role.REPORT):
            verb = _STRONG_VERB.search(text[:at]) is not None or at <= without_orders(text)
            if (
                weak
                and kind is not EventKind.BROADCAST
                and not timed
                and not any(_single(place) for place in said.places)
            ):
                return None
            if not verb and not (timed or any(_single(place) for place in said.places)):
                return None
            if re.search(
                r"kế hoạch tổ chức|kế hoạch chi tiết|kịch bản|dự toán|kinh phí",
                text[:at],
                re.IGNORECASE,
            ) and not (timed or placed):
                return None
        named = name_at(text[: end - start], at, kind, weak)
        named = Named(start + named.start, start + named.end, named.title, kind, weak)
        return self._activity(part, named, start, end, around)

    # --- Shared -----------------------------------------------------------------------------------

    def _title(
        self,
        block: Block,
        start: int,
        noun: tuple[int, EventKind | None, bool] | None,
        end: int | None = None,
    ) -> Named:
        text = block.text[start:end]
        if noun is not None and (noun[0] == 0 or len(text) > 60 or begins_as_order(text)):
            named = name_at(text, noun[0], noun[1], noun[2])
        else:
            kind, weak = (noun[1], noun[2]) if noun else (None, True)
            at = _after_moment(text, self.year)
            if (subject := _SUBJECT.match(text, at)) and begins_with_body(subject[1]):
                at = subject.start("verb")
            named = name_at(text, at, kind, weak)
        return Named(start + named.start, start + named.end, named.title, named.kind, named.weak)

    def _said(self, block: Block, start: int, end: int) -> Activity:
        """Time and place that a stretch of text names, as an activity without a name."""
        text = block.text[start:end]
        blocked = cited_spans(text) + [span[:2] for span in deadlines(text, self.year)]
        found = moments(text, self.year, blocked)
        whens = tuple(moment_fact(m, block, start) for m in found if m.day)
        hours = tuple(moment_fact(m, block, start) for m in found if not m.day)
        places = tuple(
            Fact(name, block, start + first, start + last)
            for first, last, name in places_in(text)
            if not _NOT_WHERE.search(text[: first - 4])
        )
        return Activity(Fact("", block, start, end), None, whens, hours, places)

    def _activity(self, part: Part, named: Named, start: int, end: int, around: Around) -> Activity:
        block = part.block
        text = block.text[start:end]
        said = self._said(block, start, end)
        grade = (
            Grade.VERBATIM
            if block.text[named.start : named.start + 1].isupper()
            and not begins_as_order(named.title)
            else Grade.DERIVED
        )
        if begins_as_order(named.title) or (named.kind is None and named.weak):
            grade = Grade.CHECK
        whens, places = said.whens, said.places
        if not whens and around.when is not None:
            whens = (around.when,)
        level = around.level
        if match := _LEVEL.search(text):
            level = Fact(match[1], block, start + match.start(), start + match.end())
        organizers = tuple(_doers(block, start, end)) or around.organizers
        partners: tuple[Fact, ...] = ()
        after = max(named.end, start) if named.start == start else start
        rest = re.match(r"\s*:?\s*", block.text[after:end])
        after += rest.end() if rest else 0
        match = _SUBJECT.match(block.text, after, end)
        if (
            not organizers
            and match
            and (after > start or named.start >= match.end(1))
            and begins_with_body(match[1])
        ):
            organizers = (Fact(match[1], block, match.start(1), match.end(1)),)
            if match["with"] and begins_with_body(match["with"]):
                partners = (Fact(match["with"], block, match.start("with"), match.end("with")),)
        lower = (
            around.lower
            or bool(LOWER.search(text[: max(0, named.start - start)]))
            or bool(re.match(r"\s*(?:tại|ở|của)\s+(?:các|mỗi|\d+)\s", block.text[named.end :]))
        )
        return Activity(
            Fact(named.title, block, named.start, named.end, grade),
            named.kind,
            whens,
            said.hours,
            places,
            organizers,
            partners,
            people=(Fact(text, block, start, end, Grade.DERIVED),),
            texts=(Fact(text.strip(" ;"), block, start, end),),
            modes=(Fact(text, block, start, end, Grade.DERIVED),),
            level=level,
            lower=lower,
            weak=named.weak,
            sections=(part.label,) if part.label else (),
        )


def _after_moment(text: str, year: int) -> int:
    """Where the name begins in “Ngày 02/10: Lễ …”: after the day and hour in front."""
    at = 0
    for moment in moments(text, year):
        if re.fullmatch(r"[\s,:;.()\-–]*(?:vào|lúc|từ)?\s*", text[at : moment.start]):
            at = moment.end
    while match := re.match(r"[\s,:;.()\-–]+|tại\s+[^:,;]{3,90}[:,]\s*", text[at:]):
        at += match.end()
    return at if at < len(text) else 0


# What is done “tại …” there is no part of the activity itself.
_NOT_WHERE = re.compile(
    r"(?:đưa đón|đón|tập trung|xuất phát|đăng ký|nhận bài|liên hệ|nộp|gửi|trao giải)[\s:]*$"
)


def _is_of_week(text: str) -> bool:
    return bool(
        _WEEK_ITSELF.match(text.strip())
        or re.match(r"\s*(?:Các|Mọi)\s+hoạt động\b", text)
        or (
            re.match(r"\s*(?:Trong\s+)?(?:Thời gian|Từ ngày|Từ\s+\d)", text)
            and noun_in(text) is None
        )
    )


def spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The clauses of a text: by semicolon, by sentence, and after “trong đó”."""
    at = start
    depth_text = text
    for match in _CLAUSES.finditer(text, start):
        before = depth_text[at : match.start()]
        if before.count("(") > before.count(")") or before.count("“") > before.count("”"):
            continue
        yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def cited_spans(text: str) -> list[tuple[int, int]]:
    """Where documents are named: a date there is no day of the programme."""
    return [(cited.start, cited.end) for cited in citations(text)]


def moment_fact(moment: Moment, block: Block, offset: int, grade: Grade | None = None) -> Fact:
    """A time as a fact; without a form that the reader takes, its value is empty."""
    found = grade or (Grade.DERIVED if moment.derived else Grade.VERBATIM)
    return Fact(moment.when, block, offset + moment.start, offset + moment.end, found)


def _place_fact(block: Block, start: int, end: int) -> Fact:
    text = block.text[start:end]
    inner = next(iter(places_in(text)), None)
    if inner and inner[0] < 12:
        return Fact(inner[2], block, start + inner[0], start + inner[1])
    stop = re.search(r"[;(]|\.(?:\s|$)", text)
    stripped = text[: stop.start() if stop else len(text)].strip(" .;,")
    at = text.find(stripped)
    stripped = re.sub(r"^(?:tại|ở)\s+", "", stripped, flags=re.IGNORECASE)
    return Fact(
        stripped[:1].upper() + stripped[1:], block, start + at, start + at + len(stripped) + 4
    )


def _line_fact(part: Part) -> Fact:
    return Fact(part.text.strip(" ;"), part.block, part.start, len(part.block.text))


def _single(place: Fact) -> bool:
    return not LOWER.match(place.value) and not place.value.casefold().startswith(
        ("các", "mỗi", "những")
    )


_HELD = re.compile(
    r"(?P<name>[Ll]ễ (?:khai mạc|phát động|bế mạc|tổng kết)(?: Tuần lễ)?)"
    r"(?:\s[^,;.()]{2,50}?)?\s+(?:được\s+"
    r"|sẽ\s+|dự kiến\s+)*(?:tổ chức|diễn ra)\s+(?=(?:vào|lúc|ngày"
    r"|tại|từ|hồi)\s)"
)


def _is_spoken_of(before: str) -> bool:
    return bool(re.search(r"(?:trong ngày|phục vụ|cho|tại|chuẩn bị|dự|về)\s+(?:buổi\s+)?$", before))


_SUBJECT = re.compile(
    r"\s*((?:Các|Mỗi|Tổ|Ban|Câu lạc bộ|Chi đoàn|Liên đội|\d+|UBND|Ủy ban nhân dân|Thư viện|Hội|Đoàn"
    r"|Trường|Trung tâm|Trạm|Công an|Phòng)\s"
    r"(?:[^,;:.]|,\s(?=thị xã|thành phố|thị trấn|phường|đặc khu)){3,90}?)\s+"
    r"(?:đồng loạt\s+)?(?:phối hợp\s+(?:với\s+|cùng\s+)?(?P<with>[^,;:.]{3,90}?)\s+)?"
    r"(?P<verb>tổ chức|mở|khai giảng|hướng dẫn|phục vụ|trưng bày|giới thiệu|phát động)\s"
)
_DOES = re.compile(
    r"(?:,\s*|\s|\()do\s+(?P<name>[A-ZĐỦ][^;:.()]{3,90}?)\s*(?=\s(?:chủ trì"
    r"|tổ chức|phụ trách|thực hiện|phối hợp|đảm nhận|chịu|trình bày"
    r"|hướng dẫn|triển khai)|[;.)]|$)"
)


_LEADS = re.compile(
    r"(?:^|[;:.,]\s+)(?P<name>[A-ZĐỦ][^;:.()]{3,90}?)\s+(?:chủ trì"
    r"|phụ trách|đảm nhiệm|chịu trách nhiệm)\b"
)
_HELPS = re.compile(
    r"phối hợp (?:với |cùng )?(?P<name>[A-ZĐỦ][^;:.()]{3,120}?)(?=\s+(?:tổ chức"
    r"|thực hiện|triển khai|vận động)|[;.]|$)"
)


def _doers(block: Block, start: int, end: int) -> Iterator[Fact]:
    text = block.text[start:end]
    for match in (*_DOES.finditer(text), *_LEADS.finditer(text)):
        for name in bodies(match["name"]):
            if begins_with_body(name):
                at = start + match.start("name")
                yield Fact(name, block, at, at + len(match["name"]))


def _helpers(block: Block, start: int, end: int) -> Iterator[Fact]:
    for match in _HELPS.finditer(block.text[start:end]):
        for name in bodies(match["name"]):
            if begins_with_body(name):
                at = start + match.start("name")
                yield Fact(name, block, at, at + len(match["name"]))


def body_facts(part: Part) -> Iterator[Fact]:
    """The bodies that a heading names."""
    text = part.text
    found = run_in(part)
    if found is not None and not part.heading:
        text = text[: found[1] - part.start].rstrip(" :")
    for name in bodies(text):
        at = text.find(name)
        first = part.start + max(at, 0)
        yield Fact(name, part.block, first, first + len(name))
