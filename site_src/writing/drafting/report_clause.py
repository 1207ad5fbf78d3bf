"""One clause on reporting: who, to whom, what, and by which way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_src.writing.drafting.facts import Fact
from site_src.writing.drafting.names import begins_with_body, bodies, is_counted, without_sentence
from site_src.writing.drafting.outline import Part
from site_src.writing.drafting.report_words import (
    BY_WHOM,
    CONTENTS,
    DIRECT,
    FIRST,
    SPEAKS,
    TO,
    TO_ANY,
    VIA,
    WHO,
)
from site_src.writing.drafting.roles import Role


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a part; `start` is where it begins in the text of the part's paragraph."""

    part: Part
    start: int
    text: str

    def fact(self, first: int, last: int, value: str) -> Fact:
        """What stands in the clause from `first` to `last`."""
        return Fact(value, self.part.block, self.start + first, self.start + last)

    @property
    def is_of_reports(self) -> bool:
        """Whether it says that something is reported, sent or put together."""
        return _REPORTED.search(self.text) is not None

    def reporters(self, body: Fact | None) -> Fact | None:
        """Who reports: whom the clause names, or the body whose part it is."""
        by = BY_WHOM.search(self.text)
        if by is not None and _is_body(by["who"]):
            return self.fact(*by.span("who"), _plain(by["who"]))
        who = self._who(body)
        own = self._reporters_by(who) if who is not None else None
        if who is None or own is None or body is None:
            return own or body
        if self._is_help(who) or own.value.casefold() in body.value.casefold():
            return body
        each = _EACH.match(own.value)
        if each is not None and each["what"].casefold() in body.value.casefold():
            # “Các trường học: mỗi trường báo cáo …”: all of them.
            return body
        is_another = _OTHERS.match(own.value) or self._begins_with(who)
        return own if is_another else body

    def _who(self, body: Fact | None) -> re.Match[str] | None:
        who = WHO.search(self.text)
        if (speaks := SPEAKS.match(self.text)) and _is_body(speaks["who"]):
            who = speaks
        if who and _OF_WHOM.search(self.text[: who.start("who")]):
            # “kết quả của các trường và các Trung tâm, báo cáo …”: of whom, and not who.
            who = None
        if who is not None or body is not None:
            return who
        if self.part.role is Role.REPORT:
            who = FIRST.match(self.text)
        if who is None:
            # The sentence before, of which this one is a part, says who.
            for match in WHO.finditer(self.part.block.text, self.part.start, self.start):
                who = match
        return who

    def _reporters_by(self, who: re.Match[str]) -> Fact | None:
        """Whom a match names; nobody where it stands behind those who are reported to."""
        to = self._receiver()
        if who.string is not self.part.block.text:
            if to is not None and who.start() >= to.start("to"):
                return None
            first = self.start + who.start("who")
        else:
            first = who.start("who")
        return Fact(_plain(who["who"]), self.part.block, first, first + len(who["who"]))

    def _is_help(self, who: re.Match[str]) -> bool:
        """“tham mưu Ủy ban nhân dân xã báo cáo”: who helps is meant."""
        return _HELPS.search(self.text[: who.start("who")]) is not None

    def _begins_with(self, who: re.Match[str]) -> bool:
        """Whether the clause has a subject of its own: “…, nhà trường báo cáo Sở trước …”."""
        if who.string is not self.text or not _DEED.match(self.text[who.end() :]):
            return False
        before = self.text[: who.start()]
        return not before.strip() or bool(re.search(r"[,;]\s*$", before))

    def _receiver(self) -> re.Match[str] | None:
        # “Báo cáo Giám đốc … để tổng hợp gửi Sở”: who sends it on is another.
        own = _SENDS_ON.split(self.text)[0]
        if found := TO.search(own) or DIRECT.search(own):
            return found
        other = TO_ANY.search(own)
        return other if other is not None and _is_body(other["to"]) else None

    @property
    def receivers(self) -> tuple[Fact, ...]:
        """To whom."""
        to = self._receiver()
        if to is None:
            return ()
        names = bodies(re.sub(r"\s+(?:kết quả|trước).*", "", to["to"]))
        return tuple(self.fact(*to.span("to"), name) for name in names)

    @property
    def contents(self) -> tuple[Fact, ...]:
        """What is reported."""
        found = ((m, m["what"].strip(" ,")) for m in CONTENTS.finditer(self.text))
        return tuple(self.fact(*m.span("what"), what[:1].upper() + what[1:]) for m, what in found)

    @property
    def channel(self) -> Fact | None:
        """By which way; an address of a person or a number is none."""
        via = VIA.search(self.text)
        if via is None:
            return None
        name = "via" if via["via"] else "plain"
        if _CONTACT.search(via[name]):
            return None
        return self.fact(*via.span(name), via[name].strip())


def _is_body(name: str) -> bool:
    return begins_with_body(name[:1].upper() + name[1:]) or is_counted(name)


_REPORTED = re.compile(
    r"báo (?:cáo|kết quả|số|lại|miệng)|g[ửở]i|nộp|chuyển|nhắn|tổng hợp", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\bcủa\s[^,;.]*$")
_SENDS_ON = re.compile(r"(?<=\w)\s(?:để|nhằm) (?:tổng hợp|báo cáo|g[ửở]i)")
_HELPS = re.compile(r"(?:tham mưu|giúp|trình)\s+(?:cho\s+)?$")
_EACH = re.compile(r"(?:Mỗi|Từng) (?P<what>[^\W\d]+)$")
_OTHERS = re.compile(r"(?:[Cc]ác|UBND|Ủy ban)")
_DEED = re.compile(r"(?:báo cáo|g[ửở]i|nộp|tổng hợp|tập hợp|gom|trình)")
_CONTACT = re.compile(r"e-?mail|thư điện tử|zalo|@|hộp thư|đường link|điện thoại", re.IGNORECASE)


def _plain(text: str) -> str:
    """The name of who reports, without what asks before it and what it does behind."""
    text = _ASKED.sub("", text.strip()).strip(" ,")
    text = without_sentence(_DOES.sub("", text).strip(" ,"))
    return text[:1].upper() + text[1:]


_ASKED = re.compile(r"^(?:.*\b)?(?:đề nghị|yêu cầu|giao(?:\s+cho)?)\s+", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?:căn cứ|chỉ đạo|thực hiện|triển khai|nghiêm túc"
    r"|(?<![Cc]ác )tổ chức(?! (?:thành viên|chính trị|xã hội|đoàn thể|tôn giáo)(?!\w))"
    r"|kịp thời|xây dựng|theo dõi|phối hợp|chuẩn bị|chủ trì|viết|làm|lập|có|sẽ|phải)\b.*$"
)
