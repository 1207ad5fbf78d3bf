"""The types of the fields of records: each reads what was written, or says what to write instead.

As modules with records do, this one does without `from __future__ import annotations`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

from site_src.base.messages import gettext as _
from site_src.content_types.reach import (
    address,
    folder_of_the_web,
    mail_address,
    page_of_the_web,
    telephone,
)
from site_src.model import (
    Audience,
    Bidding,
    Choice,
    Cost,
    DocumentRole,
    EventKind,
    Mode,
    Passage,
    State,
    Status,
)
from site_src.model.name import ADDRESS, path_steps
from site_src.model.vocabulary import parse_term, parse_terms
from site_src.prose.links import find_tags
from site_src.prose.sanitize import harmful
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate, not_a_date
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.notation import ValueProblem, is_dotted
from site_src.vietnamese.when import When

INHERIT = "$inherit"
Inherit = Literal["$inherit"]
T = TypeVar("T")


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
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(address)
]
DocumentNumber = Annotated[Text, AfterValidator(_number)]
DocumentSymbol = Annotated[Text, AfterValidator(_symbol)]
WebPage = Annotated[Url, AfterValidator(page_of_the_web)]
WebFolder = Annotated[Url, AfterValidator(folder_of_the_web)]
Email = Annotated[Text, AfterValidator(mail_address)]
Phone = Annotated[Text, AfterValidator(telephone)]
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
