"""Activities to the entries of events.yml, places.yml and organizations.yml.

What is said of one thing in several places is collected, and where two places disagree neither is
written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from site_src.base.messages import gettext as _
from site_src.drafting.activity import Activity
from site_src.drafting.duties import Assigned
from site_src.drafting.facts import Entry, Fact, Field, Grade, Question, entry, text_field
from site_src.drafting.names import body_key, is_one_place, name_and_address, short_id
from site_src.drafting.titles import begins_as_order
from site_src.model import Audience, Cost, EventKind, Mode
from site_src.model.vocabulary import label
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.dates import ValueProblem
from site_src.vietnamese.when import When, WhenKind

EVENTS, PLACES, ORGANIZATIONS = "events.yml", "places.yml", "organizations.yml"


@dataclass(slots=True)
class Bodies:
    """The bodies that a plan names, each once, with its id; filled while entries are made."""

    entries: dict[str, Entry] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def add(self, fact: Fact) -> str:
        """The id of a body; it is added where it is new."""
        name = fact.value.strip(" .,;:")
        name = name[:1].upper() + name[1:]
        key = body_key(name)
        known = self._known(key)
        if known is not None:
            return self.ids[known]
        self.ids[key] = short_id(name, self.taken)
        self.entries[key] = entry(
            (Field("id", self.ids[key]), Field("name", name, fact.grade)), (fact,)
        )
        return self.ids[key]

    def _known(self, key: str) -> str | None:
        if key in self.ids:
            return key
        # “Phòng Giáo dục và Đào tạo” is that of Quận 3 where there is no other.
        like = [
            other
            for other in self.ids
            if (other.startswith(f"{key} ") and _is_where(other[len(key) + 1 :]))
            or (key.startswith(f"{other} ") and _is_where(key[len(other) + 1 :]))
        ]
        return like[0] if len(like) == 1 else None

    def named_in(self, text: str) -> list[str]:
        """The ids of the known bodies that a text names."""
        folded = body_key(text)
        return [self.ids[key] for key in self.ids if len(key) > 8 and key in folded]


def _is_where(rest: str) -> bool:
    return (
        bool(
            re.match(
                r"(?:xa|phuong|quan|huyen|tinh|thanh pho|thi tran|thi xa|tp"
                r"|truong|nha truong|dac khu)\b(?! hoi)",
                rest,
            )
        )
        and len(rest) < 40
    )


@dataclass(frozen=True, slots=True)
class Programme:
    """The entries of the three files, and what is left to ask."""

    events: tuple[Entry, ...]
    places: tuple[Entry, ...]
    questions: tuple[Question, ...]


_CEREMONIES = (EventKind.CEREMONY, EventKind.CLOSING)


def collect(found: Iterable[Activity]) -> list[Activity]:
    """Each thing once: ceremonies of the unit by their kind, others by their name and day."""
    merged: list[Activity] = []
    for activity in found:
        at = next((n for n, other in enumerate(merged) if _same(other, activity)), None)
        if at is None:
            merged.append(activity)
        else:
            merged[at] = _together(merged[at], activity)
    return [a for a in merged if not _is_only_a_mention(a, merged)]


def _is_only_a_mention(activity: Activity, found: Sequence[Activity]) -> bool:
    """Whether it names nothing new: without a time or place, in words that others have as names."""
    words = set(_key(activity.title.value).split())
    if not activity.title.value or len(activity.title.value) < 4:
        return True
    if activity.whens or activity.hours or activity.places or activity.lower:
        return False
    others = [other for other in found if other.whens and not other.lower]
    named = {word for other in others for word in _key(other.title.value).split()}
    return activity.kind not in _CEREMONIES and words <= named


def _same(one: Activity, two: Activity) -> bool:
    if one.kind in _CEREMONIES and two.kind is one.kind:
        if one.lower == two.lower and _own_name(one) == _own_name(two):
            levels = {level for level in (_level(one), _level(two)) if level}
            return not one.lower or len(levels) < 2
        return False
    first, second = _key(one.title.value), _key(two.title.value)
    if first == second:
        days = (
            {_day(f.value) for f in one.whens if f.value},
            {_day(f.value) for f in two.whens if f.value},
        )
        return not (days[0] and days[1]) or bool(days[0] & days[1])
    short, long = sorted((first, second), key=len)
    if len(short) > 10 and (long.startswith(f"{short} ") or f" {short}" in f" {long}"):
        days = (
            {_day(f.value) for f in one.whens if f.value},
            {_day(f.value) for f in two.whens if f.value},
        )
        return bool(days[0] & days[1]) or (bool(days[0]) != bool(days[1]) and one.kind is two.kind)
    return False


def _own_name(activity: Activity) -> str:
    """What sets one ceremony apart from others of its kind: nothing, for that of the Week."""
    key = _key(activity.title.value)
    key = re.sub(
        r"\b(?:le|buoi|khai mac|phat dong|be mac|tong ket|tuan le|huong ung"
        r"|hoc tap suot doi|nam \d{4}|to chuc|chuong trinh|cap \w+|quoc gia"
        r"|mit tinh|ra quan|va|gan voi.*|xa|quan|phuong|cua|truong|tinh"
        r"|thanh pho|\d+)\b",
        " ",
        key,
    )
    return (
        " ".join(key.split())
        if re.search(r"hoi thi|cuoc thi|giai|trien lam|ngay hoi|lop|van nghe", key)
        else ""
    )


def _level(activity: Activity) -> str:
    return (
        activity.level.value
        if activity.level
        else ",".join(body_key(f.value) for f in activity.organizers)
    )


def _key(title: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(title)).split())


def _day(when: str) -> str:
    match = re.search(r"\d{2}/\d{2}/\d{4}", when)
    return match[0] if match else when


def _together(one: Activity, two: Activity) -> Activity:
    better = one if _rank(one) >= _rank(two) else two
    other = two if better is one else one
    called = other.title.value if _key(other.title.value) != _key(better.title.value) else ""
    return replace(
        better,
        whens=(*one.whens, *two.whens),
        hours=(*one.hours, *two.hours),
        places=(*one.places, *two.places),
        organizers=_facts(one.organizers, two.organizers),
        partners=_facts(one.partners, two.partners),
        people=(*one.people, *two.people),
        texts=(*one.texts, *two.texts),
        modes=(*one.modes, *two.modes),
        notes=(*one.notes, *two.notes),
        cost=one.cost or two.cost,
        registration=one.registration or two.registration,
        level=one.level or two.level,
        sections=tuple(dict.fromkeys((*one.sections, *two.sections))),
        others=tuple(dict.fromkeys((*one.others, *two.others, *([called] if called else [])))),
    )


def _rank(activity: Activity) -> tuple[bool, bool, bool, int]:
    title = activity.title
    doubled = bool(re.search(r"\b(\w+(?: \w+){1,3}) \1\b", title.value))
    return (
        not doubled,
        title.grade is not Grade.CHECK,
        "khai mạc" in title.value.casefold() or activity.kind not in _CEREMONIES,
        min(len(title.value), 60),
    )


def _facts(one: tuple[Fact, ...], two: tuple[Fact, ...]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in (*one, *two):
        found.setdefault(body_key(fact.value), fact)
    return tuple(found.values())


def programme(found: Sequence[Activity], bodies: Bodies, taken: set[str]) -> Programme:
    """The entries of the activities, with their places; bodies that are new are added."""
    places: dict[str, tuple[str, Fact, str]] = {}
    place_ids: set[str] = set()
    events: list[Entry] = []
    questions: list[Question] = []
    for activity in found:
        key = short_id(_for_id(activity), taken)
        when, when_facts, asked = _when(activity, key)
        questions += asked
        place, place_facts, more = _place(activity, key, places, place_ids)
        questions += more
        organizers = tuple(dict.fromkeys(bodies.add(fact) for fact in activity.organizers))
        partners = tuple(
            p
            for p in dict.fromkeys(bodies.add(fact) for fact in activity.partners)
            if p not in organizers
        )
        people = _people(activity)
        mode = _mode(activity)
        platforms = _platforms(activity)
        url = _url(activity)
        cost = _cost(activity)
        kind = activity.kind or _kind_by_text(activity)
        fields = (
            Field("id", key, Grade.DERIVED),
            Field("title", activity.title.value, activity.title.grade),
            Field("also_called", activity.others[:3])
            if activity.others and activity.kind in _CEREMONIES
            else None,
            Field("kind", label(kind), Grade.DERIVED) if kind else None,
            text_field("level", activity.level),
            Field("organizers", organizers, _worst(activity.organizers)) if organizers else None,
            Field("partners", partners, _worst(activity.partners)) if partners else None,
            Field("audience", people, Grade.DERIVED) if people else None,
            when,
            *place,
            Field("mode", mode, Grade.DERIVED) if mode else None,
            Field("platforms", platforms) if platforms else None,
            Field("online_url", url) if url else None,
            text_field("registration", activity.registration),
            Field("cost", cost, Grade.DERIVED) if cost else None,
            _description(activity),
            _note(activity, when is None or bool(asked)),
            Field("source", "; ".join(activity.sections)) if activity.sections else None,
        )
        facts = (
            activity.title,
            *when_facts,
            *place_facts,
            *activity.texts,
            *activity.organizers,
            *activity.partners,
            *activity.notes,
            *((activity.level,) if activity.level else ()),
            *((activity.cost,) if activity.cost else ()),
            *((activity.registration,) if activity.registration else ()),
        )
        events.append(entry(fields, facts))
        if begins_as_order(activity.title.value) or activity.title.grade is Grade.CHECK:
            questions.append(
                Question(
                    _("Is “{title}” a good name for this activity?").format(
                        title=activity.title.value
                    ),
                    EVENTS,
                    key,
                    f"title: {activity.title.value}",
                    activity.title.quotes,
                )
            )
    return Programme(
        tuple(events), tuple(_place_item(*place) for place in places.values()), tuple(questions)
    )


def _for_id(activity: Activity) -> str:
    if activity.kind is EventKind.CEREMONY and not activity.lower and not _own_name(activity):
        return (
            "lễ khai mạc" if "khai mạc" in activity.title.value.casefold() else activity.title.value
        )
    return activity.title.value


def _worst(facts: Iterable[Fact]) -> Grade:
    grades = {fact.grade for fact in facts}
    return next((g for g in (Grade.CHECK, Grade.DERIVED) if g in grades), Grade.VERBATIM)


# --- Time ---------------------------------------------------------------------------------------


def _when(activity: Activity, key: str) -> tuple[Field | None, tuple[Fact, ...], list[Question]]:
    """The time: the fullest of those that agree.

    A question where they do not, or where none is said of a ceremony.
    """
    known = [fact for fact in activity.whens if fact.value]
    own = [fact for fact in known if fact.value not in ("suốt tuần", "hằng ngày")] or known
    clear = own
    texts = list(dict.fromkeys(fact.value for fact in clear))
    hours = list(dict.fromkeys(fact.value for fact in activity.hours))
    quotes = tuple(quote for fact in (*clear, *activity.hours) for quote in fact.quotes)
    if not texts:
        if hours or activity.kind in _CEREMONIES:
            line = f"when: {hours[0] + ' ' if hours else ''}ngày …/10/…"
            text = _("On which day is “{title}”?").format(title=activity.title.value)
            return None, tuple(activity.hours), [Question(text, EVENTS, key, line, quotes)]
        return None, (), []
    best = _fullest(texts)
    if best is None and activity.kind not in _CEREMONIES and (row := _in_a_row(texts)):
        return Field("when", row, Grade.DERIVED), tuple(clear), []
    if best is None:
        return None, tuple(clear), [_which(activity, key, "when", texts, quotes)]
    chosen = next(fact for fact in clear if fact.value == best)
    agreeing = [fact for fact in clear if _agrees(fact.value, best)]
    if hours and not re.search(r"\d{1,2}h", best):
        times = list(dict.fromkeys(hours))
        joined = f"{times[0]}, {best}" if " - " in best else f"{times[0]} ngày {best}"
        if len(times) == 1 and best != "suốt tuần" and _reads(joined):
            return (
                Field("when", joined, Grade.DERIVED),
                (*agreeing, *activity.hours),
                [],
            )
    asked = []
    if activity.kind in _CEREMONIES and not activity.lower and not re.search(r"\d{1,2}h", best):
        text = _("At what hour does “{title}” begin?").format(title=activity.title.value)
        asked = [Question(text, EVENTS, key, f"when: …h… ngày {_day(best)}", chosen.quotes)]
    return Field("when", best, _worst((chosen,))), tuple(agreeing), asked


def _in_a_row(texts: list[str]) -> str:
    """Days that follow each other, at one hour, as a stretch; "" for others."""
    found = [When.parse(text) for text in texts]
    days = sorted(w.period.start.exact for w in found if w.period and w.period.start.exact)
    times = {w.time for w in found}
    if len(days) != len(texts) or len(times) > 1 or any(w.kind is not WhenKind.DAY for w in found):
        return ""
    if any(b - a != dt.timedelta(days=1) for a, b in pairwise(days)):
        return ""
    time = re.sub(r"\s*(?:ngày\s+)?\d{2}/\d{2}/\d{4}$", "", texts[0])
    stretch = f"{days[0]:%d/%m/%Y} - {days[-1]:%d/%m/%Y}"
    joined = f"{time}, {stretch}" if time else stretch
    return joined if _reads(joined) else ""


def _reads(text: str) -> bool:
    try:
        When.parse(text)
    except ValueProblem:
        return False
    return True


def _fullest(texts: list[str]) -> str | None:
    """The time with which all others agree; None where there is none."""
    return next(
        (
            text
            for text in sorted(texts, key=len, reverse=True)
            if all(_agrees(t, text) for t in texts)
        ),
        None,
    )


def _agrees(less: str, more: str) -> bool:
    if less == more:
        return True
    one, two = When.parse(less), When.parse(more)
    same_days = one.period == two.period and one.kind == two.kind
    return same_days and (one.time is None or one.time == two.time or _part_of(one.time, two.time))


def _part_of(less: object, more: object) -> bool:
    part, start = getattr(less, "part", None), getattr(more, "start", None)
    less_start, less_end = getattr(less, "start", None), getattr(less, "end", None)
    if part is not None and start is not None:
        spans = {"sáng": (0, 11), "trưa": (10, 14), "chiều": (12, 18), "tối": (17, 24)}
        first, last = spans[part.value]
        return bool(first <= start.hour <= last)
    return bool(less_start is not None and less_start == start and less_end is None)


def _which(
    activity: Activity, key: str, name: str, texts: list[str], quotes: tuple[object, ...]
) -> Question:
    words = (
        _("The plan says several things of “{title}”: {values}. Which one holds?")
        if activity.kind in _CEREMONIES
        else _("The plan names several times of “{title}”: {values}. Which are they?")
    )
    text = words.format(title=activity.title.value, values="; ".join(texts))
    return Question(text, EVENTS, key, f"{name}: {texts[0]}", quotes)  # type: ignore[arg-type]


# --- Place --------------------------------------------------------------------------------------

_ONLINE = re.compile(
    r"trực tuyến|online|qua (?:zoom|google meet|teams)|zoom|google meet|phòng họp ảo", re.IGNORECASE
)


def _place(
    activity: Activity, key: str, places: dict[str, tuple[str, Fact, str]], ids: set[str]
) -> tuple[tuple[Field, ...], tuple[Fact, ...], list[Question]]:
    facts = [
        fact
        for fact in activity.places
        if fact.value
        and not re.match(
            r"(?:Phần|mục|Mục|phần|Kế hoạch|Công văn|địa chỉ|Quyết định)\b", fact.value
        )
    ]
    facts = [fact for fact in facts if not (_ONLINE.match(fact.value) and len(fact.value) < 40)]
    single = [fact for fact in facts if is_one_place(fact.value)]
    names: dict[str, Fact] = {}
    for fact in single:
        name, _address = name_and_address(fact.value)
        names.setdefault(_place_key(name), fact)
    merged = _merge_names(names)
    if len(merged) > 1 and activity.kind in _CEREMONIES:
        texts = [fact.value for fact in merged.values()]
        quotes = tuple(quote for fact in merged.values() for quote in fact.quotes)
        text = _("The plan says several things of “{title}”: {values}. Which one holds?").format(
            title=activity.title.value, values="; ".join(texts)
        )
        return (), tuple(merged.values()), [Question(text, EVENTS, key, "place: …", quotes)]
    if len(merged) > 1:
        note = "; ".join(fact.value for fact in merged.values())
        return (Field("place_note", note),), tuple(merged.values()), []
    if merged:
        (name_key, fact), *_rest = merged.items()
        name, address = name_and_address(fact.value)
        if name_key not in places:
            places[name_key] = (
                short_id(name, ids),
                Fact(name[:1].upper() + name[1:], fact.block, fact.start, fact.end, fact.grade),
                address,
            )
        elif address and not places[name_key][2]:
            places[name_key] = (*places[name_key][:2], address)
        return (Field("place", places[name_key][0], fact.grade),), (fact,), []
    several = [fact for fact in facts if fact not in single]
    if several:
        note = "; ".join(dict.fromkeys(fact.value for fact in several))
        return (Field("place_note", note[:1].upper() + note[1:]),), tuple(several), []
    if (
        activity.kind in _CEREMONIES
        and not activity.lower
        and not any(_ONLINE.search(f.value) for f in activity.modes)
    ):
        text = _("Where is “{title}”?").format(title=activity.title.value)
        return (), (), [Question(text, EVENTS, key, "place: …", activity.title.quotes)]
    return (), (), []


def _place_key(name: str) -> str:
    return _key(re.sub(r"^(?:[Tt]ại|[Kk]huôn viên)\s+", "", name))


def _merge_names(names: dict[str, Fact]) -> dict[str, Fact]:
    """“Nhà văn hóa xã” and “Nhà văn hóa xã Mẫu” are one place: the longer name stays."""
    return {
        key: fact
        for key, fact in names.items()
        if not any(other != key and other.startswith(key) for other in names)
    }


def _place_item(key: str, fact: Fact, address: str) -> Entry:
    return entry(
        (
            Field("id", key, Grade.DERIVED),
            Field("name", fact.value, fact.grade),
            Field("address", address) if address else None,
        ),
        (fact,),
    )


# --- Terms --------------------------------------------------------------------------------------

_AUDIENCES: tuple[tuple[Audience, str], ...] = (
    (
        Audience.EVERYONE,
        r"mọi người|toàn thể nhân dân|toàn dân|người dân|nhân dân|cộng đồng"
        r"|bà con|bạn đọc|mọi lứa tuổi",
    ),
    (Audience.CHILDREN, r"trẻ em|thiếu nhi|thiếu niên|trẻ mầm non|các cháu|trẻ mẫu giáo"),
    (Audience.PUPILS, r"học sinh"),
    (Audience.STUDENTS, r"sinh viên"),
    (Audience.LEARNERS, r"học viên"),
    (Audience.PARENTS, r"phụ huynh|cha mẹ"),
    (Audience.TEACHERS, r"giáo viên|nhà giáo|giảng viên|thầy cô|thầy, cô"),
    (Audience.OFFICIALS, r"cán bộ|công chức|viên chức"),
    (Audience.WORKERS, r"người lao động|công nhân|lao động trẻ"),
    (Audience.OLDER_PEOPLE, r"người cao tuổi|hội viên cao tuổi|người già"),
    (Audience.PEOPLE_WITH_DISABILITIES, r"người khuyết tật|trẻ khuyết tật"),
)
_FOR = re.compile(
    r"(?:\bcho|\bdành cho|\bđối tượng|\bthành phần|\bthu hút|tham gia"
    r"|\bmời)\b\s*:?\s*([^.;]{3,220})",
    re.IGNORECASE,
)


def _people(activity: Activity) -> tuple[str, ...]:
    texts = []
    for fact in activity.people:
        if fact.grade is Grade.VERBATIM:
            texts.append(fact.value)
        else:
            texts += [match[1] for match in _FOR.finditer(fact.value)]
    words = " ".join(texts)
    return tuple(
        label(term)
        for term, pattern in _AUDIENCES
        if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    )


def _mode(activity: Activity) -> str:
    words = " ".join(fact.value for fact in (*activity.modes, *activity.places))
    # What is taught or looked up online says nothing of the activity itself.
    words = re.sub(
        r"(?:dịch vụ(?: công)?|tài liệu|học liệu|mua sắm|thanh toán"
        r"|tài nguyên|giao dịch|họp|an toàn)(?: \w+){0,2} trực tuyến",
        "",
        words,
    )
    if re.search(
        r"trực tiếp\s*(?:và|kết hợp(?: với)?|,|hoặc trực tiếp kết hợp"
        r"|hoặc)\s*trực tuyến|trực tuyến\s*(?:và|kết hợp(?: với)?)\s*trực tiếp",
        words,
        re.IGNORECASE,
    ):
        return label(Mode.MIXED)
    if re.search(r"trực tuyến|\bonline\b", words, re.IGNORECASE):
        return label(Mode.ONLINE)
    if re.search(
        r"hình thức\s*:?\s*(?:tổ chức\s+)?trực tiếp|(?:tổ chức|tham gia"
        r"|học) trực tiếp|^\s*trực tiếp",
        words,
        re.IGNORECASE,
    ):
        return label(Mode.OFFLINE)
    return ""


_PLATFORMS = (
    "Zoom",
    "Google Meet",
    "Microsoft Teams",
    "MS Teams",
    "Facebook",
    "Zalo",
    "YouTube",
    "Youtube",
    "Viber",
    "TikTok",
    "K12Online",
    "Classin",
    "Zavi",
    "Fanpage",
    "Livestream",
    "Google Forms",
    "Quizizz",
    "Kahoot",
    "Webex",
    "Instagram",
)


def _platforms(activity: Activity) -> tuple[str, ...]:
    words = " ".join(fact.value for fact in (*activity.texts, *activity.modes, *activity.places))
    found = [
        (m.start(), m[0])
        for name in _PLATFORMS
        for m in [re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)]
        if m
    ]
    return tuple(
        dict.fromkeys(
            name for _at, name in sorted(found) if name.casefold() not in ("livestream", "fanpage")
        )
    )


def _url(activity: Activity) -> str:
    words = " ".join(fact.value for fact in (*activity.texts, *activity.modes, *activity.places))
    match = re.search(r"https?://[^\s<>\"”)\]]+", words)
    return match[0].rstrip(".,;") if match else ""


def _cost(activity: Activity) -> str:
    words = " ".join(fact.value for fact in (activity.title, *activity.texts))
    if activity.cost is not None:
        words = f"{activity.cost.value} {words}"
    if re.search(r"miễn phí\s*(?:/|hoặc|,)\s*(?:có )?phí thấp", words, re.IGNORECASE):
        return label(Cost.FREE_OR_LOW)
    if re.search(r"miễn phí|không thu phí", words, re.IGNORECASE):
        return label(Cost.FREE)
    return ""


def _kind_by_text(activity: Activity) -> EventKind | None:
    words = activity.title.value.casefold()
    for pattern, kind in (
        (r"sách|đọc|thư viện", EventKind.READING),
        (r"lớp|hướng dẫn|dạy", EventKind.CLASS),
        (r"tuyên truyền|truyền thông", EventKind.COMMUNICATION),
    ):
        if re.search(rf"\b(?:{pattern})\b", words):
            return kind
    return None


def _description(activity: Activity) -> Field | None:
    texts = [t for t in dict.fromkeys(fact.value.strip() for fact in activity.texts) if t]
    texts = [t for t in texts if _key(t) != _key(activity.title.value)]
    if not texts:
        return None
    joined = " ".join(t if t.endswith((".", "!", "?", "…")) else f"{t}." for t in texts)
    return Field("description", " ".join(joined.split()))


def _note(activity: Activity, needs_time: bool) -> Field | None:
    """What the plan says of the time in words that the reader has no form for, as printed."""
    said = [fact.value for fact in activity.notes]
    if needs_time:
        said += [
            fact.block.text[fact.start : fact.end] for fact in activity.whens if not fact.value
        ]
    said = [text for text in dict.fromkeys(said) if text]
    return Field("note", "; ".join(said)) if said else None


# --- Organisations and their tasks -----------------------------------------------------------


def assignment_entries(found: Sequence[Assigned], bodies: Bodies) -> tuple[Entry, ...]:
    """The entries of `assignments`; bodies that are new are added."""
    entries = []
    taken: set[str] = set()
    for assigned in found:
        for fact in assigned.bodies:
            bodies.add(fact)
    for assigned in found:
        ids = tuple(dict.fromkeys(bodies.add(fact) for fact in assigned.bodies))
        if not ids:
            continue
        key = short_id(" ".join(fact.value for fact in assigned.bodies[:1]), taken)
        tasks: set[str] = set()
        inner = []
        for duty in assigned.duties:
            text = duty.text.value
            helps: tuple[str, ...] = ()
            if match := re.search(r"[Pp]hối hợp (?:với |cùng )?([^;.]{5,200})", text):
                helps = tuple(i for i in dict.fromkeys(bodies.named_in(match[1])) if i not in ids)
            inner.append(
                entry(
                    (
                        Field("id", short_id(text, tasks), Grade.DERIVED),
                        Field("text", text, duty.text.grade),
                        Field("partners", helps, Grade.DERIVED) if helps else None,
                        text_field("deadline", duty.deadline),
                    ),
                    (duty.text, *((duty.deadline,) if duty.deadline else ())),
                )
            )
        entries.append(
            entry(
                (
                    Field("id", key, Grade.DERIVED),
                    Field("organizations", ids),
                    Field("bidding", "đề nghị" if assigned.requested else "giao", assigned.bidding),
                    Field("source", assigned.section) if assigned.section else None,
                    Field("tasks", tuple(inner)) if inner else None,
                ),
                (assigned.heading,),
            )
        )
    return tuple(entries)
