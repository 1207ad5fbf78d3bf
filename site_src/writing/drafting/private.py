"""Persons, telephone numbers and e-mail: no content without a yes, but a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from site_src.base.messages import gettext as _
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.contacts import CONTACT, LEFT_OUT, is_private
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question
from site_src.writing.drafting.persons import names_person, persons, role_in
from site_src.writing.drafting.signing import is_person
from site_src.writing.drafting.slogan_lists import SloganGroup
from site_src.writing.drafting.tasks import Assigned
from site_src.writing.drafting.write import Content

_KEPT = frozenset(("id", "url", "online_url", "name", "signer", "number", "symbol", "theme"))
_FILES = frozenset(
    (
        "campaign.yml",
        "events.yml",
        "organizations.yml",
        "reporting.yml",
        "resources.yml",
    )
)
# Without one of these an entry says nothing.
_NEEDED = frozenset(("text", "title", "reporters", "receivers", "tasks"))
# With less than this left, a text says nothing any more.
_LEAST = 12


def contact_questions(blocks: Sequence[Block]) -> Iterator[Question]:
    """A question for each paragraph that prints a contact or a person."""
    for block in blocks:
        if is_person(block.text):
            # Who signs stands alone in a line.
            continue
        for whole in block.cells or (block,):
            if not is_private(whole.text):
                continue
            contact = CONTACT.search(whole.text)
            key = ", email: …" if contact and "@" in contact[0] else ", phone: …"
            yield Question(
                _(
                    "Whom or what number the plan names here (“{sign}”) is left out. May it be "
                    "published?"
                ).format(sign=LEFT_OUT),
                "campaign.yml",
                "",
                f"contacts: [{{name: …{key if contact else ''}}}]",
                Fact("", whole).quotes,
            )


def unnamed_activities(found: Iterable[Activity]) -> Iterator[Activity]:
    """The activities without the persons that their names, places and holders are made of.

    One that has no name without them is left out, and stays with the questions.
    """
    for activity in found:
        title = _without_person(activity.title.value)
        if activity.title.value and len(title) < _LEAST and title != activity.title.value:
            continue
        yield replace(
            activity,
            title=_changed(activity.title, title),
            places=tuple(f for f in map(_open_place, activity.places) if f.value),
            organizers=_bodies(activity.organizers),
            partners=_bodies(activity.partners),
            others=tuple(name for name in activity.others if not is_private(name)),
        )


def unnamed_tasks(found: Iterable[Assigned]) -> Iterator[Assigned]:
    """The tasks without those that are given to a person by name."""
    for one in found:
        bodies = _bodies(one.bodies)
        if bodies or not one.bodies:
            yield replace(one, bodies=bodies)


def unnamed_slogans(found: Iterable[SloganGroup]) -> Iterator[SloganGroup]:
    """The slogans without those that name somebody, whole; who said one of old stays."""
    for group in found:
        slogans = tuple(pair for pair in group.slogans if not is_private(pair[0].value))
        where = group.where if not is_private(group.where.value) else replace(group.where, value="")
        if slogans:
            yield replace(group, where=where, slogans=slogans)


def _bodies(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if not is_private(fact.value))


# What leads from a name to the person that it is of: “… với ông …”, “…: chị …”.
_LEADS = r"(?:[\s,:;(–—-]|(?:với|cùng|của|do|bởi|từ|mời|qua|nhà|hộ|gia đình|tại|ở)(?!\w))*"


def _without_person(name: str) -> str:
    """A name without the persons in it: “Nói chuyện với ông … về nghề”."""
    while (found := next(persons(name), None)) is not None:
        if role := role_in(name[slice(*found)]):
            # What somebody is says for what one comes: “Gặp gỡ nhà văn”.
            name = f"{name[: found[0]]}{role}{name[found[1] :]}"
            continue
        before = re.sub(rf"(?<!\w){_LEADS}$", "", name[: found[0]])
        name = " ".join(f"{before} {name[found[1] :].lstrip(' ,;:)')}".split())
    return name[:1].upper() + name[1:]


_WHERE = re.compile(
    r"(?:số\s|đường|phố|ngõ|hẻm|thôn|xóm|ấp|bản|làng|buôn|khu|tổ|xã|phường|thị|quận|huyện|tỉnh)(?!\w)",
    re.IGNORECASE,
)


def _open_place(place: Fact) -> Fact:
    """A place without whose house it is: of “vườn hộ ông …, ấp 5” the hamlet stays."""
    found = next(persons(place.value), None)
    if found is None:
        return place
    behind = place.value[found[1] :].strip(" ,;()")
    before = re.split(r"[,;(]", place.value[: found[0]])[:-1]
    kept = behind if _WHERE.match(behind) else ", ".join(part.strip() for part in before)
    return _changed(place, "" if is_private(kept) else kept[:1].upper() + kept[1:])


def _changed(fact: Fact, value: str) -> Fact:
    return fact if value == fact.value else replace(fact, value=value, grade=Grade.DERIVED)


def without_private(content: Content) -> Content:
    """The file without the sentences that print a contact or a person."""
    if content.name not in _FILES:
        return content
    if isinstance(content.root, tuple):
        root = tuple(e for e in map(_entry, content.root) if e is not None)
        return replace(content, root=root)
    return replace(content, root=_entry(content.root) or Entry(()))


def _entry(entry: Entry) -> Entry | None:
    """The entry; None where what it is about has gone."""
    fields = []
    for field in entry.fields:
        kept = field if field.key in _KEPT else _field(field)
        if kept is not None:
            fields.append(kept)
        elif field.key in _NEEDED:
            return None
    return replace(entry, fields=tuple(fields))


def _field(field: Field) -> Field | None:
    value = field.value
    if isinstance(value, str):
        text = cleaned(value)
        if not text:
            return None
        return replace(field, value=text, grade=Grade.DERIVED) if text != value else field
    if isinstance(value, Entry):
        inner = _entry(value)
        return replace(field, value=inner) if inner is not None else None
    if isinstance(value, tuple):
        entries = tuple(
            e for one in value if isinstance(one, Entry) for e in [_entry(one)] if e is not None
        )
        texts = tuple(t for one in value if isinstance(one, str) for t in [cleaned(one)] if t)
        return replace(field, value=entries or texts) if entries or texts else None
    return field


_SENTENCES = r"(?<=[^\dA-ZĐ][.;])\s+|(?<=;)\s+|(?<=\d\.)\s+(?=[A-ZĐ])"


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence; what stands in quotation marks stays together."""
    at = 0
    for match in re.finditer(r"(?<=,)\s+|\s+(?=[-–—]\s)", text):
        if text.count("“", at, match.start()) <= text.count("”", at, match.start()):
            yield text[at : match.start()]
            at = match.end()
    yield text[at:]


def cleaned(text: str) -> str:
    """A text without what is private: the brackets, the sentence or the clause that says it."""
    if not is_private(text):
        return text
    text = re.sub(r"\s*\([^()]*\)", lambda m: "" if is_private(m[0]) else m[0], text)
    if not is_private(text):
        return text
    parts = [part for part in re.split(_SENTENCES, text) if not is_private(part)]
    kept = " ".join(parts).rstrip(" ,;")
    if len(kept) >= _LEAST:
        return kept
    # What goes on behind a name says who that is; the clauses in front of it stay.
    clauses = takewhile(lambda clause: not names_person(clause), _clauses(text))
    kept = " ".join(clause for clause in clauses if not is_private(clause)).rstrip(" ,;–-")
    return kept if len(kept) >= _LEAST else ""
