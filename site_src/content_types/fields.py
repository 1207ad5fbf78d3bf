"""The types of fields in content files, and the base of the records that hold them.

A record is what one file of one level says: typed, frozen and partial. A field that is absent
is not in `model_fields_set`; a field that is `None` was written as unknown.

Modules with records do without `from __future__ import annotations`: pydantic would have to compile
each annotation from its text at every start.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from site_src.base.folders import is_reserved
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.model import (
    Audience,
    Bidding,
    Choice,
    Cost,
    DocumentRole,
    EventKind,
    Mode,
    Origin,
    Passage,
    State,
    Status,
)
from site_src.model.name import ADDRESS, path_steps
from site_src.model.vocabulary import parse_term, parse_terms
from site_src.prose.links import find_tags
from site_src.prose.sanitize import harmful
from site_src.vietnamese.dates import (
    DateRange,
    Deadline,
    PartialDate,
    TimeRange,
    ValueProblem,
    is_dotted,
    not_a_date,
)
from site_src.vietnamese.when import When


def about(meaning: str, example: str = "") -> Any:
    """A field that a level may leave out.

    What to write in it, marked for translation, and an example in YAML.
    """
    return Field(default=None, description=meaning, examples=[example] if example else None)


INHERIT = "$inherit"
Inherit = Literal["$inherit"]
T = TypeVar("T")


class Record(BaseModel):
    """A mapping in a content file.

    `REQUIRED` names the fields that the merged record must have. A record with `WHOLE` is taken
    from the nearest level as it stands; others merge field by field.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    REQUIRED: ClassVar[tuple[str, ...]] = ()
    WHOLE: ClassVar[bool] = False

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, value: Any) -> Any:
        """A template's dots are unknown; one value where a list is wanted is a list of one."""
        if not isinstance(value, dict):
            return value
        lists = _lists(cls)
        meant: dict[str, Any] = {}
        for name, said in value.items():
            if isinstance(said, str) and is_dotted(said):
                meant[name] = None
            elif said and name in lists and isinstance(said, str | dict):
                meant[name] = [said]
        return {**value, **meant} if meant else value

    _origin: Origin | None = PrivateAttr(default=None)
    _origins: dict[str, Origin] = PrivateAttr(default_factory=dict)

    @property
    def origin(self) -> Origin:
        """Where the mapping begins."""
        origin: Origin | None = self._told["_origin"]
        assert origin is not None, "a record gets its origin when it is parsed"
        return origin

    @property
    def origins(self) -> dict[str, Origin]:
        """Where each field was written, by name."""
        origins: dict[str, Origin] = self._told["_origins"]
        return origins

    def origin_of(self, field: str) -> Origin:
        """Where the field was written, else where the mapping begins."""
        return self.origins.get(field, self.origin)

    def located(self, origin: Origin, origins: dict[str, Origin]) -> Self:
        """The record, told where it was written; called once, by the parser and the merger."""
        self._told.update(_origin=origin, _origins=origins)
        return self

    @property
    def _told(self) -> dict[str, Any]:
        """The private attributes themselves.

        Asked for by name through pydantic, as a build does some thousand times, they take ten times
        as long.
        """
        assert self.__pydantic_private__ is not None
        return self.__pydantic_private__


@cache
def _lists(record: type[Record]) -> frozenset[str]:
    """The fields of a record that hold lists."""
    fields = record.model_fields.items()
    return frozenset(name for name, field in fields if _is_list(field.annotation))


def _is_list(annotation: Any) -> bool:
    arguments = getattr(annotation, "__args__", ())
    return getattr(annotation, "__origin__", None) is list or any(map(_is_list, arguments))


class AcceptRecord(Record):
    """What is odd but right: the rule that would say so, and why it is right."""

    REQUIRED = ("rule", "reason")
    WHOLE = True

    rule: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] | None = about(
        N_("the rule, as `check` names it in brackets"), "ceremony-late"
    )
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] | None = about(
        N_("why it is right all the same"), "Trường bận thi."
    )


# One entry may stand without the list around it.
AcceptField = Annotated[
    list[AcceptRecord], BeforeValidator(lambda v: [v] if isinstance(v, dict) else v)
]


def _yes_or_no(value: Any) -> Any:
    words = {"có": True, "true": True, "yes": True, "không": False, "false": False, "no": False}
    key = value.casefold() if isinstance(value, str) else ""
    if key not in words:
        raise ValueProblem(
            _("“{text}” is neither yes nor no").format(text=value), _("Write “có” or “không”.")
        )
    return words[key]


Bool = Annotated[bool, BeforeValidator(_yes_or_no)]


def _own_name(value: str) -> str:
    """An id is a folder of the site, which is also made on Windows."""
    if is_reserved(value):
        raise ValueProblem(
            _("“{text}” is a name that Windows keeps for itself").format(text=value),
            _("Choose another one, like {text}-1.").format(text=value),
        )
    return value


class Item(Record):
    """A record in a list, found again by its `id` on other levels.

    `IDENTITY` names what an entry is known by, first what it is called: a lower level that changes
    some of it must say that it means the same one (reading/same_entry.py). A lower level may
    complete what is unknown, but with `COMPLETED_BELOW` false not even that.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ()
    COMPLETED_BELOW: ClassVar[bool] = True

    id: Annotated[str, AfterValidator(_own_name)] = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description=N_(
            "id: small letters without marks, digits, hyphens; it is an address, so keep it"
        ),
        examples=["le-khai-mac"],
    )
    remove: Bool = Field(
        default=False, description=N_("take away the upper level’s entry"), examples=["true"]
    )
    accept: AcceptField | None = about(
        N_("what is odd but right: the rule and the reason"),
        "{rule: ceremony-late, reason: Trường bận thi.}",
    )


def alone_or_listed(value: Any) -> Any:
    """One word may stand without the list around it."""
    return [value] if isinstance(value, str) else value


def _old_folder(value: str) -> str:
    """A folder below content/ as it was called: a unit's, or with a year a campaign's."""
    steps = path_steps(value)
    if not steps or not all(map(ADDRESS.fullmatch, steps)):
        raise ValueProblem(
            _("“{text}” is no folder of content/").format(text=value),
            _("Write it as it was called, like tinh-mau/xa-cu."),
        )
    return "/".join(steps)


OldId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
OldIds = Annotated[list[OldId], BeforeValidator(alone_or_listed)]
OldFolders = Annotated[
    list[Annotated[str, AfterValidator(_old_folder)]], BeforeValidator(alone_or_listed)
]
# The same in every entry that has a page.
WAS = about(N_("ids that it had before, the oldest first; their addresses lead here"), "[hoi-sach]")


def _read(parse: Callable[[str], T]) -> Callable[[Any], T | None]:
    """Reads a text; the dots that a template leaves open are unknown."""

    def read(value: Any) -> T | None:
        if not isinstance(value, str):
            raise ValueProblem(_("A single value belongs here"), _("Write it on the same line."))
        return None if is_dotted(value) else parse(value)

    return read


_PEOPLE = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?: (?:lượt )?người| lượt)?")


def _count(value: str) -> int:
    """A number of people, with or without points between the thousands: `1.200`, `350 người`."""
    match = _PEOPLE.fullmatch(value.strip())
    if match is None:
        raise ValueProblem(
            _("“{text}” is not a number").format(text=value), _("Write digits only, like 350.")
        )
    return int(re.sub(r"\D", "", match[1]))


def _address(value: str) -> str:
    if not re.fullmatch(r"(?:https?://[^\s/<>\"]+|mailto:|tel:|geo:|webcal:)[^\s<>\"]*", value):
        whole = _("Write the whole address, like https://example.vn/page.")
        if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/:?]\S*)?", value, re.IGNORECASE):
            whole = _("Write {whole}").format(whole=f"https://{value}")
        raise ValueProblem(_("“{text}” is not a web address").format(text=value), whole)
    return value


_FILE_AT_END = re.compile(r"/[^/]*\.(?:html?|php|aspx?|jsp|xml|json)$", re.IGNORECASE)
_ONLY_HERE = re.compile(r"(?:localhost|127\.|10\.|192\.168\.|169\.254\.|\[|[^.]*$)", re.IGNORECASE)


def _page_of_the_web(value: str) -> str:
    """An address that others can open in a browser."""
    if not re.match(r"https?://", value):
        raise ValueProblem(
            _("“{text}” is not a web address").format(text=value),
            _("Write the whole address, like https://example.vn/page."),
        )
    host = value.split("/")[2].rpartition("@")[2].rpartition(":")[0] or value.split("/")[2]
    if _ONLY_HERE.match(host):
        raise ValueProblem(
            _("“{text}” leads somewhere on this machine or in this office only").format(text=value),
            _("Write the address that citizens open, like https://example.vn/."),
        )
    return value


def _folder_of_the_web(value: str) -> str:
    """The address of a folder, to which the addresses of pages are added."""
    _page_of_the_web(value)
    plain = re.split(r"[?#]", value)[0]
    folder = _FILE_AT_END.sub("/", plain)
    if folder != value:
        raise ValueProblem(
            _("“{text}” is no folder: addresses of pages cannot follow it").format(text=value),
            _("Write {folder}").format(folder=folder if folder.endswith("/") else f"{folder}/"),
        )
    return value


def _telephone(value: str) -> str:
    """Something that can be called."""
    if len(re.findall(r"\d", value)) < 3:
        raise ValueProblem(
            _("“{text}” has no number that can be called").format(text=value),
            _("Write the number, like 024 0000 0000."),
        )
    return value


# A text outside Markdown is shown as it is: what would do harm elsewhere, and entities, have no
# place in it. checks/words.py warns of harmless tags.
_ENTITY = re.compile(r"&(?:[a-zA-Z]+|#\d+|#[xX][0-9a-fA-F]+);")


def _plain_text(value: str) -> str:
    tags = find_tags(value) if "<" in value else ()
    harm = next((bad for tag in tags if (bad := harmful(tag.name, tag.attributes))), None)
    if harm is None and (match := _ENTITY.search(value)):
        harm = match[0]
    if harm is not None:
        raise ValueProblem(
            _("“{html}” would stand on the page as it is").format(html=harm[:40]),
            _("Write plain text here; HTML and Markdown belong in the .md files."),
            "html",
        )
    return value


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:.]+", value):
        raise ValueProblem(
            _("“{text}” is not a mail address").format(text=value),
            _("Write one address, like vanphong@example.vn."),
        )
    return value


@dataclass(frozen=True, slots=True)
class Reads:
    """A field that is what `read` makes of the text.

    As pydantic's PlainValidator, which also works out how to write each type again: that would
    cost every start.
    """

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic asks of an annotation."""
        return core_schema.no_info_plain_validator_function(self.read)


def _full_date(text: str, year: int | None) -> PartialDate:
    """A date with its year; the advice on one without has the folder's."""
    try:
        return PartialDate.parse(text)
    except ValueProblem as problem:
        again = not_a_date(text, year)
        raise again if again.message == problem.message else problem from None


@dataclass(frozen=True, slots=True)
class ReadsDays:
    """A field of days; `parse` takes the year of the folder, for days without one."""

    parse: Callable[[str, int | None], Any]

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic asks of an annotation."""

        def read(value: Any, info: core_schema.ValidationInfo) -> Any:
            year = (info.context or {}).get("year")
            return _read(lambda text: self.parse(text, year))(value)

        return core_schema.with_info_plain_validator_function(read)


def _number(value: str) -> str | None:
    """“……/KH-…” has no number yet; “12/KH-UBND” has one."""
    return None if is_dotted(value.partition("/")[0]) else value


def _symbol(value: str) -> str | None:
    """“KH-…” is no symbol yet."""
    return None if re.search(r"…|\.\.", value) else value


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain_text)
]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_address)
]
DocumentNumber = Annotated[Text, AfterValidator(_number)]
DocumentSymbol = Annotated[Text, AfterValidator(_symbol)]
WebPage = Annotated[Url, AfterValidator(_page_of_the_web)]
WebFolder = Annotated[Url, AfterValidator(_folder_of_the_web)]
Email = Annotated[Text, AfterValidator(_mail_address)]
Phone = Annotated[Text, AfterValidator(_telephone)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
CountField = Annotated[int, Reads(_read(_count))]
DateField = Annotated[PartialDate, ReadsDays(PartialDate.parse)]
# Of a document, which may be one of any year.
FullDateField = Annotated[PartialDate, ReadsDays(_full_date)]
PeriodField = Annotated[DateRange, ReadsDays(DateRange.parse)]
TimeField = Annotated[TimeRange, Reads(_read(TimeRange.parse))]
DeadlineField = Annotated[Deadline, ReadsDays(Deadline.parse)]
BodyField = Annotated[
    tuple[Passage, ...],
    Reads(lambda value: value if isinstance(value, tuple) else (value,)),
]
WhenField = Annotated[When, ReadsDays(When.parse)]

# In a list of terms the token stands for the upper level's, and is gone once they are merged.
# Several in one text count too, and each once.
AudienceTerms = Annotated[
    list[Annotated[Any, Reads(lambda v: (v,) if v == INHERIT else parse_terms(Audience, v))]],
    AfterValidator(lambda found: [*dict.fromkeys(term for terms in found for term in terms)]),
]
BiddingTerm = Annotated[Bidding, Reads(lambda v: parse_term(Bidding, v))]
ChoiceTerm = Annotated[Choice, Reads(lambda v: parse_term(Choice, v))]
CostTerm = Annotated[Cost, Reads(lambda v: parse_term(Cost, v))]
KindTerm = Annotated[EventKind, Reads(lambda v: parse_term(EventKind, v))]
ModeTerm = Annotated[Mode, Reads(lambda v: parse_term(Mode, v))]
RoleTerm = Annotated[DocumentRole, Reads(lambda v: parse_term(DocumentRole, v))]
StateTerm = Annotated[State, Reads(lambda v: parse_term(State, v))]
StatusTerm = Annotated[Status, Reads(lambda v: parse_term(Status, v))]


class SourceRecord(Record):
    """Where a fact is said: `III.2` is a section of the unit's own plan.

    Another document is named by its id in `documents`.
    """

    WHOLE = True

    document: Text | None = about(N_("id of the document in `documents`"), "cv-bo")
    section: Text | None = about(N_("section of the document"), "III.2")

    @model_validator(mode="before")
    @classmethod
    def _section_alone(cls, value: Any) -> Any:
        return {"section": value} if isinstance(value, str) else value


class PhotoRecord(Record):
    """A picture in media/, with words for those who cannot see it, and whose it is."""

    WHOLE = True
    REQUIRED = ("file", "words")

    file: Text | None = about(N_("the picture, in `media/`"), "media/le-khai-mac.jpg")
    words: Text | None = about(
        N_("what it shows, for those who cannot see it; it stands below the picture"),
        "Bà con nhận thẻ thư viện ở sân nhà văn hóa",
    )
    by: Text | None = about(N_("whose picture it is"), "Ban Văn hóa xã")


# The same in every record that says where a fact stands.
SOURCE = about(N_("section of the plan that says this; for another document its id too"), "II.2")


def record_in(annotation: Any) -> type[Record] | None:
    """The record that a field's type takes, alone or in a list; None where it takes none."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if inner := record_in(argument):
            return inner
    return None
