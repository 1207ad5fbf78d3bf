"""The base of the records that hold what content files say.

A record is what one file of one level says: typed, frozen and partial. A field that is absent
is not in `model_fields_set`; a field that is `None` was written as unknown.

Modules with records do without `from __future__ import annotations`: pydantic would have to compile
each annotation from its text at every start.
"""

from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from site_src.base.folders import is_reserved
from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.content_types.fields import Text
from site_src.model import Origin
from site_src.vietnamese.notation import ValueProblem, is_dotted


def about(meaning: str, example: str = "") -> Any:
    """A field that a level may leave out.

    What to write in it, marked for translation, and an example in YAML.
    """
    return Field(default=None, description=meaning, examples=[example] if example else None)


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


# The same in every entry that has a page.
WAS = about(N_("ids that it had before, the oldest first; their addresses lead here"), "[hoi-sach]")


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
