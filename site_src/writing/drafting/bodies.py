"""The bodies that a plan names, each once, and the tasks that it gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, entry, text_field
from site_src.writing.drafting.names import body_key, short_id
from site_src.writing.drafting.tasks import Assigned


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
        if known is None:
            known = key
            self.ids[key] = short_id(name, self.taken)
        held = body_key(str(self.entries[known].get("name"))) if known in self.entries else ""
        if not held or key.startswith(f"{held} "):
            # The fullest name stays: that of the district says whose it is.
            fields = (Field("id", self.ids[known]), Field("name", name, fact.grade))
            self.entries[known] = entry(fields, (fact,))
        return self.ids[known]

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
                r"(?:xa|phuong|quan(?! (?:ly|su|he))|huyen|tinh|thanh pho|thi tran|thi xa|tp"
                r"|truong|nha truong|dac khu)\b(?! hoi)",
                rest,
            )
        )
        and len(rest) < 40
    )


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
