"""Persons, telephone numbers and e-mail: no content without a yes, but a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_src.base.messages import gettext as _
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.facts import Entry, Fact, Field, Grade, Question
from site_src.writing.drafting.write import Content

_CONTACT = re.compile(
    r"(?<![\w/.-])(?!\d\d[.-]\d\d[.-]\d{4})\(?(?:\+?84|0)\d{0,3}\)?(?:[\s.-]?\d){7,10}(?![\w/])"
    r"|[\w.+-]+@[\w-]+\.[\w.]+\w"
)
_TITLE = re.compile(r"^(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Tt]hầy(?: giáo)?|[Cc]ô(?: giáo)?)\.?\s+")
_WORD = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*"
_SMALL = r"[a-zà-ỹđ]+"
_OF_PLACES = (
    r"(?:thôn|xóm|ấp|bản|làng|xã|phường|quận|huyện|tỉnh|thành|thị|khu|phố|đường|tổ|chi|hội|trường"
    r"|lớp|nhà|công|cụm|buôn|đình|chợ)(?!\w)"
)
_SURNAME = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai"
    r"|Lương|Tạ|Cao|Hà|Trương|Đào|Lâm|Tô|Vương|Chu|Phùng|Thái|Quách|Tống|Kiều|Triệu|Nông|Hứa|Lò|Vàng"
    r"|Giàng|Bế|Thạch|Kim|Sơn|Châu|Tăng|La|Khổng|Lưu|Nghiêm|Văn|Tôn)"
)
PERSON = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Tt]hầy(?: giáo)?|[Cc]ô(?: giáo)?"
    r"|[Nn]ghệ nhân|[Bb]ác sĩ|[Ll]uật sư|[Kk]ỹ sư|[Bb]áo cáo viên:?|[Dd]iễn giả:?|[Gg]ià làng"
    r"|(?:PGS|GS|TS|ThS|Ths|BS|CN|NGƯT|NGND|Th\.S)\.?(?:\s?(?:CK\s?I{1,2}|BS|TS|ThS|NT)\.?)*)\.?\s+"
    rf"(?!(?:Phó|Chủ|Trưởng|Bí|Hiệu|Giám|Tổng|Thường)\s){_WORD}(?:\s+{_WORD}){{1,4}}"
    # “cô giáo về hưu Nguyễn Thị Lý”, but no “bà con xã Hòa Bình”.
    r"|(?<!\w)(?:[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị|[Bb]ác|[Cc]hú|[Ee]m"
    r"|[Nn]hà (?:giáo|văn|thơ|báo|sử học)"
    r"|[Cc]huyên (?:viên|gia)|[Gg]iảng viên|[Bb]áo cáo viên|[Dd]iễn giả|[Tt]iến sĩ|[Tt]hạc sĩ"
    r"|[Gg]iáo sư|[Hh]uấn luyện viên|[Cc]ựu chiến binh|[Nn]ghệ nhân|[Ll]uật sư|[Dd]oanh nhân"
    rf"|[Bb]ác sĩ|[Kk]ỹ sư|[Nn]ghệ sĩ)(?:\s+(?!{_OF_PLACES}){_SMALL}){{0,5}}\s+{_SURNAME}"
    rf"(?:\s+{_WORD}){{1,3}}"
)
_KEPT = frozenset(("id", "url", "online_url", "name", "signer", "number", "symbol", "theme"))
_FILES = frozenset(
    ("campaign.yml", "events.yml", "organizations.yml", "reporting.yml", "resources.yml")
)
# With less than this left, a text says nothing any more.
_LEAST = 12


def is_private(text: str) -> bool:
    """Whether a text names a person by a title, a telephone number or an e-mail."""
    return bool(_CONTACT.search(text) or PERSON.search(text))


def contact_questions(blocks: Sequence[Block]) -> Iterator[Question]:
    """A question for each paragraph that prints a contact or a person."""
    for block in blocks:
        for whole in block.cells or (block,):
            match = _CONTACT.search(whole.text) or PERSON.search(whole.text)
            if match is None:
                continue
            yield Question(
                _("May “{words}” be published? Without a yes it is left out.").format(
                    words=match[0].strip()
                ),
                "campaign.yml",
                "",
                _contact_line(whole.text, match[0].strip()),
                Fact("", whole, match.start(), match.end()).quotes,
            )


def _contact_line(text: str, words: str) -> str:
    """The line that a yes would write, with what the paragraph says of the contact."""
    if not _CONTACT.fullmatch(words):
        return f"contacts: [{{name: {_TITLE.sub('', words)}}}]"
    who = PERSON.search(text)
    name = _TITLE.sub("", who[0]) if who else "…"
    key = "email" if "@" in words else "phone"
    return f'contacts: [{{name: {name}, {key}: "{words}"}}]'


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
        elif field.key in ("text", "title", "reporters", "tasks"):
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


def cleaned(text: str) -> str:
    """A text without what is private: the brackets, the sentence or the clause that says it."""
    if not is_private(text):
        return text
    text = re.sub(r"\s*\([^()]*\)", lambda m: "" if is_private(m[0]) else m[0], text)
    for sign in (r"(?<=[^\dA-ZĐ][.;])\s+|(?<=;)\s+|(?<=\d\.)\s+(?=[A-ZĐ])", r"(?<=,)\s+"):
        if not is_private(text):
            break
        parts = [part for part in re.split(sign, text) if not is_private(part)]
        kept = " ".join(parts).rstrip(" ,;")
        if len(kept) >= _LEAST:
            text = kept
    return text if not is_private(text) else ""
