"""The fixed words of the field: what an officer may write for a term, and how it is shown."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.base.messages import site_gettext
from site_src.base.problems import near_miss
from site_src.model import (
    Audience,
    Bidding,
    Choice,
    Cost,
    DocumentRole,
    EventKind,
    Mode,
    State,
    Status,
)
from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.notation import ValueProblem

Term = TypeVar("Term", bound=StrEnum)

# One table for each enumeration: members of two StrEnums that share a value are equal.
LABELS: dict[type[StrEnum], dict[str, str]] = {
    DocumentRole: {
        DocumentRole.PLAN: N_("plan in force"),
        DocumentRole.LEGAL_BASIS: N_("legal basis"),
        DocumentRole.CITED: N_("cited document"),
        DocumentRole.INTERNAL: N_("internal"),
        DocumentRole.DRAFT: N_("draft document"),
    },
    EventKind: {
        EventKind.CEREMONY: N_("opening ceremony"),
        EventKind.LAUNCH: N_("launch"),
        EventKind.CLOSING: N_("closing ceremony"),
        EventKind.CLASS: N_("class"),
        EventKind.TRAINING: N_("training"),
        EventKind.TALK: N_("talk"),
        EventKind.SEMINAR: N_("seminar"),
        EventKind.DISCUSSION: N_("discussion"),
        EventKind.FORUM: N_("forum"),
        EventKind.CONTEST: N_("contest"),
        EventKind.READING: N_("reading"),
        EventKind.BOOK_FAIR: N_("book fair"),
        EventKind.EXHIBITION: N_("exhibition"),
        EventKind.VISIT: N_("visit"),
        EventKind.SPORTS: N_("sports"),
        EventKind.CULTURE: N_("culture"),
        EventKind.BOOK_DONATION: N_("book donation"),
        EventKind.BROADCAST: N_("broadcast"),
        EventKind.COMMUNICATION: N_("communication"),
        EventKind.PROMOTION: N_("support and encouragement"),
        EventKind.OTHER: N_("other activity"),
    },
    Audience: {
        Audience.EVERYONE: N_("everyone"),
        Audience.CHILDREN: N_("children"),
        Audience.PUPILS: N_("pupils"),
        Audience.STUDENTS: N_("students"),
        Audience.LEARNERS: N_("learners"),
        Audience.PARENTS: N_("parents"),
        Audience.TEACHERS: N_("teachers"),
        Audience.OFFICIALS: N_("officials"),
        Audience.WORKERS: N_("workers"),
        Audience.FARMERS: N_("farmers"),
        Audience.WOMEN: N_("women"),
        Audience.YOUNG_PEOPLE: N_("young people"),
        Audience.OLDER_PEOPLE: N_("older people"),
        Audience.PEOPLE_WITH_DISABILITIES: N_("people with disabilities"),
        Audience.ETHNIC_MINORITIES: N_("ethnic minorities"),
        Audience.REMOTE_AREAS: N_("remote areas"),
        Audience.UNION_MEMBERS: N_("union members"),
        Audience.ASSOCIATION_MEMBERS: N_("association members"),
    },
    Cost: {
        Cost.FREE: N_("free of charge"),
        Cost.FREE_OR_LOW: N_("free or low cost"),
        Cost.LOW: N_("low cost"),
        Cost.PAID: N_("paid"),
    },
    Mode: {
        Mode.OFFLINE: N_("in person"),
        Mode.ONLINE: N_("online"),
        Mode.MIXED: N_("in person and online"),
    },
    Status: {
        Status.SUGGESTED: N_("suggested"),
        Status.PLANNED: N_("planned"),
        Status.CONFIRMED: N_("confirmed"),
        Status.CHANGED: N_("changed"),
        Status.POSTPONED: N_("postponed"),
        Status.CANCELLED: N_("cancelled"),
        Status.HELD: N_("held"),
    },
    Choice: {
        Choice.ALL: N_("mandatory"),
        Choice.SOME: N_("to choose from"),
    },
    Bidding: {
        Bidding.ORDERED: N_("ordered"),
        Bidding.REQUESTED: N_("requested"),
    },
    State: {
        State.DRAFT: N_("draft"),
        State.PUBLISHED: N_("published"),
        State.ARCHIVED: N_("archived"),
    },
}


def label(term: StrEnum) -> str:
    """The word for a term in the active language, in lower case."""
    return _(LABELS[type(term)][term])


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split())


@cache
def _words(terms: type[StrEnum]) -> dict[str, Any]:
    others = {
        _key(word): term
        for term, words in SYNONYMS.get(terms, {}).items()
        for word in words.split("; ")
    }
    words = {_key(site_gettext(LABELS[terms][term])): term for term in terms}
    return others | words | {_key(term.value): term for term in terms}


# What officers write for a term beside its word on the site, in any letters.
SYNONYMS: dict[type[StrEnum], dict[StrEnum, str]] = {
    EventKind: {
        EventKind.CEREMONY: "khai mạc; lễ khai mạc tuần lễ",
        EventKind.CLOSING: "bế mạc; lễ tổng kết",
        EventKind.CLASS: "lớp; khóa học; khoá học",
        EventKind.TRAINING: "lớp tập huấn; bồi dưỡng; hội nghị tập huấn",
        EventKind.TALK: "nói chuyện; chuyên đề; báo cáo chuyên đề",
        EventKind.CONTEST: "hội thi; thi; giải đấu",
        EventKind.READING: "đọc sách; khuyến đọc, đọc sách; ngày hội đọc sách",
        EventKind.EXHIBITION: "trưng bày; trưng bày sách; triển lãm sách; triển lãm, trưng bày",
        EventKind.VISIT: "trải nghiệm; tham quan, trải nghiệm; dã ngoại",
        EventKind.SPORTS: "thể thao; thể dục, thể thao; tdtt; hội thao",
        EventKind.CULTURE: "văn hóa; văn hoá; văn nghệ; văn hóa văn nghệ; biểu diễn văn nghệ",
        EventKind.BOOK_DONATION: "tặng sách; trao tặng sách; quyên góp; ủng hộ sách",
        EventKind.BROADCAST: "truyền thanh; phát thanh, truyền hình; phát sóng",
        EventKind.COMMUNICATION: "truyền thông; tuyên truyền, cổ động; cổ động",
        EventKind.PROMOTION: (
            "trao thưởng; khen thưởng; trao giải; lễ trao giải; trao học bổng; tặng quà"
        ),
        EventKind.OTHER: "khác",
    },
    Audience: {
        Audience.EVERYONE: (
            "người dân; nhân dân; cộng đồng; toàn dân; bà con; tất cả; mọi lứa tuổi; mọi người dân;"
            " tất cả mọi người; các tầng lớp nhân dân; mọi tầng lớp nhân dân; mọi đối tượng"
        ),
        Audience.CHILDREN: "thiếu nhi; thiếu niên, nhi đồng; thiếu niên; nhi đồng; các cháu",
        Audience.PUPILS: (
            "học sinh nghèo; học sinh khó khăn; học sinh có hoàn cảnh khó khăn; học sinh các cấp;"
            " hs"
        ),
        Audience.STUDENTS: "sv",
        Audience.PARENTS: (
            "gia đình; cha mẹ; cha mẹ học sinh; phụ huynh học sinh; cha mẹ hs; phụ huynh hs; cmhs;"
            " phhs"
        ),
        Audience.TEACHERS: "nhà giáo; thầy cô; thầy cô giáo; giảng viên; giáo viên, giảng viên; gv",
        Audience.OFFICIALS: (
            "cán bộ; công chức; viên chức; cán bộ công chức viên chức; cb; cbcc; cbvc; cbccvc"
        ),
        Audience.WORKERS: (
            "công nhân; công nhân lao động; công nhân, người lao động; người đi làm; nlđ; cnlđ"
        ),
        Audience.OLDER_PEOPLE: "cao tuổi; người già; ông bà; nct",
        Audience.PEOPLE_WITH_DISABILITIES: "khuyết tật; người tàn tật; nkt",
    },
    Cost: {
        Cost.FREE: (
            "không thu phí; không thu tiền; không mất phí; không mất tiền; không; 0; 0đ; 0 đ;"
            " 0 đồng; free; vào cửa tự do; vào cửa miễn phí; vào tự do"
        ),
        Cost.PAID: "thu phí; mất phí; có; có thu; có thu phí; mất tiền",
    },
    Mode: {
        Mode.OFFLINE: "tại chỗ; trực tiếp tại chỗ",
        Mode.ONLINE: "online; qua mạng; trực tuyến (online)",
        Mode.MIXED: (
            "kết hợp; trực tiếp và trực tuyến; trực tiếp, trực tuyến; trực tiếp + trực tuyến;"
            " trực tiếp/trực tuyến; trực tiếp kết hợp online"
        ),
    },
    Status: {
        Status.PLANNED: "chờ duyệt; chờ phê duyệt; chưa duyệt; chưa chốt",
        Status.CONFIRMED: "đã chắc chắn; xác nhận; đã xác nhận; đã chốt; chốt; đã duyệt; ok",
        Status.CHANGED: "thay đổi; đổi lịch; đã thay đổi",
        Status.POSTPONED: "tạm hoãn; hoãn lại; hoãn tổ chức",
        Status.CANCELLED: "huỷ; huỷ bỏ; hủy bỏ; đã hủy; đã huỷ",
    },
    State: {
        State.DRAFT: "bản nháp; dự thảo",
        State.PUBLISHED: "xuất bản; đã công bố; công khai",
        State.ARCHIVED: "đã lưu trữ",
    },
}


def parse_terms(terms: type[Term], text: object) -> tuple[Term, ...]:
    """The terms that a text names: one, or several between commas, semicolons or “và”."""
    parts = re.split(r"\s*(?:[,;]|\bvà\b)\s*", text) if isinstance(text, str) else []
    known = _words(terms)
    if len(parts) < 2 or _key(str(text)) in known:
        return (parse_term(terms, text),)
    return tuple(parse_term(terms, part) for part in parts if part)


def known_term(terms: type[Term], text: object) -> Term | None:
    """The term that a word stands for; None where it is none of the known ones."""
    found: Term | None = _words(terms).get(_key(text)) if isinstance(text, str) else None
    return found


def parse_term(terms: type[Term], text: object) -> Term:
    """The term that a word stands for: its English id or its word on the site."""
    known = known_term(terms, text)
    if known is None:
        site_words = [site_gettext(LABELS[terms][term]) for term in terms]
        hint = _("Write one of: {words}.").format(words=", ".join(site_words))
        by_letters = {fold(word): word for word in site_words}
        near = near_miss(by_letters.get(fold(_key(str(text))), _key(str(text))), site_words)
        raise ValueProblem(
            _("“{text}” is not one of the known words").format(text=text), f"{near} {hint}".strip()
        )
    return known
