"""The place of an activity: an entry of places.yml, words, or a question."""

from __future__ import annotations

import re

from site_src.base.messages import gettext as _
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.collecting import CEREMONIES, EVENTS, title_key
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question, entry
from site_src.writing.drafting.names import short_id
from site_src.writing.drafting.places import is_one_place, name_and_address

_ONLINE = re.compile(
    r"trực tuyến|online|phòng họp ảo|(?:(?:qua|trên) )?(?:(?:nền tảng|ứng dụng|phần mềm) )?"
    r"(?:zoom|google meet|(?:ms |microsoft )?teams|webex)",
    re.IGNORECASE,
)


def place_of(
    activity: Activity, key: str, places: dict[str, tuple[str, Fact, str]], ids: set[str]
) -> tuple[tuple[Field, ...], tuple[Fact, ...], list[Question]]:
    """The fields that say where, the facts behind them, and what is left to ask."""
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
    if len(merged) > 1 and activity.kind in CEREMONIES:
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
    if (online := online_place(activity)) is not None:
        return (Field("place_note", online.value, Grade.DERIVED),), (online,), []
    several = [fact for fact in facts if fact not in single]
    if several:
        note = "; ".join(dict.fromkeys(fact.value for fact in several))
        return (Field("place_note", note[:1].upper() + note[1:]),), tuple(several), []
    if (
        activity.kind in CEREMONIES
        and not activity.lower
        and not any(_ONLINE.search(f.value) for f in activity.modes)
    ):
        text = _("Where is “{title}”?").format(title=activity.title.value)
        return (), (), [Question(text, EVENTS, key, "place: …", activity.title.quotes)]
    return (), (), []


# “phát trực tiếp trên fanpage Hội Phụ nữ”, “làm bài trên cổng thông tin của phường”.
_NAMED_ONLINE = re.compile(
    r"(?:(?:trực tuyến|trực tiếp|livestream|online|phát|chiếu|thi|bài|học|tổ chức|diễn ra)"
    r"\s[^,;.()]{0,60}?|[,;:–—-]\s*)(?:trên|qua|tại|ở|bằng)\s+"
    r"(?P<name>(?:các\s+)?(?:(?:trang|cổng)\s(?:thông tin|web|fanpage|facebook|mạng|tin|điện tử)"
    r"|fanpage|kênh|nhóm|website|phòng (?:zoom|họp)|ứng dụng|phần mềm|facebook|zalo|youtube)"
    r"\s[^,;.()]{2,90}?)(?=[,;.()]|$|\s(?:từ|lúc|vào|ngày|để|cho|và)\s)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:đăng|đưa|gửi|xem lại|chia sẻ|giới thiệu|đăng ký|thông báo|công bố)\s[^,;.]*$",
    re.IGNORECASE,
)


def online_place(activity: Activity) -> Fact | None:
    """The page, channel or group on which an activity is, in the words of the plan."""
    for fact in activity.texts:
        block, end = fact.block, fact.end if fact.end is not None else len(fact.block.text)
        for match in _NAMED_ONLINE.finditer(block.text, fact.start, end):
            if not _POSTED.search(block.text[fact.start : match.start("name")]):
                name = match["name"]
                value = name[:1].upper() + name[1:]
                return Fact(value, block, *match.span("name"), Grade.DERIVED)
    return None


def _place_key(name: str) -> str:
    return title_key(re.sub(r"^(?:[Tt]ại|[Kk]huôn viên)\s+", "", name))


def _merge_names(names: dict[str, Fact]) -> dict[str, Fact]:
    """“Nhà văn hóa xã” and “Nhà văn hóa xã Mẫu” are one place: the longer name stays."""
    return {
        key: fact
        for key, fact in names.items()
        if not any(other != key and other.startswith(key) for other in names)
    }


def place_item(key: str, fact: Fact, address: str) -> Entry:
    """The entry of a place."""
    return entry(
        (
            Field("id", key, Grade.DERIVED),
            Field("name", fact.value, fact.grade),
            Field("address", address) if address else None,
        ),
        (fact,),
    )
