"""JSON Schemas of the files that staff write, generated from their records, for editors.

Draft-07, which editors for YAML read best. A schema never refuses what the program reads: where
the program is exact (a date, a time), the schema only says what cannot be right in any case. All
else is left to `check`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from enum import EnumType
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from site_src.base.messages import gettext as _
from site_src.base.messages import mark as N_
from site_src.commands.base import OK
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.fields import INHERIT, AudienceTerms, Url
from site_src.content_types.prose import ProseRecord
from site_src.content_types.records import AcceptField, AcceptRecord, Item, Record, SourceRecord
from site_src.content_types.unit import UnitRecord
from site_src.model import Audience
from site_src.model.vocabulary import SYNONYMS, label
from site_src.reading.files import UNIT_FILE
from site_src.reading.strict_yaml import load_yaml
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import TimeRange
from site_src.vietnamese.when import When

FOLDER = "_schemas"
DIALECT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

# An unquoted value that a reader of YAML may take for a number or for yes and no; here it is text.
_SCALAR = ["string", "number", "boolean"]
# What each notation must have in it, and how to write it. Longer notations are left to `check`.
_NOTATIONS: dict[type, tuple[str, str]] = {
    PartialDate: (
        r"[\d.…]",
        N_("Write the date like 02/10/2026; where the day is not known, 10/2026."),
    ),
    DateRange: (r"[\d.…]", N_("Write the period like 02/10/2026 - 08/10/2026.")),
    TimeRange: (
        r"[\d.…]|[sS][áÁ][nN][gG]|[tT][rR][ưƯ][aA]|[cC][hH][iI][ềỀ][uU]|[tT][ốỐ][iI]"
        r"|[nN][gG][àÀ][yY]",
        N_(
            "Write the time like 16h30, or sáng, chiều, tối, cả ngày; "
            "leave it out where it is unknown."
        ),
    ),
    Deadline: (
        "",
        N_("Write “trước 13/10/2026” (the last day is the 12th), “25/10/2026”, or the words."),
    ),
    When: (
        "",
        N_(
            "Write the day too: 16h30 ngày 01/10/2026. Also a period, “2, 4, 6/10”, “8h thứ 2”, "
            "“suốt tuần”, “hằng ngày 17h”."
        ),
    ),
}
_YES_NO = ("có", "không")
_YES_NO_TOO = ("true", "false", "yes", "no")
_BOOLEANS = ("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0")
_INHERIT_TYPE = "string"


def schemas() -> dict[str, Schema]:
    """The schema of each file, by its own name (`events.json`)."""
    files: list[tuple[str, type[Record]]] = [(UNIT_FILE, UnitRecord)]
    files += [(kind.file, kind.record) for kind in CONTENT_TYPES if kind.file.endswith(".yml")]
    texts = {
        f"{file.removesuffix('.yml')}.json": _file_schema(file, record) for file, record in files
    }
    return {**texts, "markdown.json": _file_schema(_("front matter of .md files"), ProseRecord)}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, schema in schemas().items():
        file = folder / name
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
    return tuple(files)


def _file_schema(name: str, record: type[Record]) -> Schema:
    definitions: dict[str, Schema] = {}
    whole = {**_mapping(record, definitions), "type": ["object", "null"]}
    if len(record.model_fields) == 1 and record is not ProseRecord:
        # A file that is one list stands for the record's only field.
        (field,) = record.model_fields
        whole |= {
            "type": ["array", "object", "null"],
            "items": whole["properties"][field]["items"],
        }
    return {
        "$schema": DIALECT,
        # Editors would offer a title here as if it were a key.
        "description": name,
        **whole,
        "definitions": dict(sorted(definitions.items())),
    }


def _record(record: type[Record], definitions: dict[str, Schema], *others: str) -> Schema:
    """A reference to a record's mapping, which stands among the definitions.

    `others` are the types that may stand instead of it. One schema with several types tells an
    editor more than several schemas to choose from: each keyword speaks of its own type alone.
    """
    if record is SourceRecord:
        others = (*_SCALAR, *others)
    name = record.__name__.removesuffix("Record")
    name += "".join(f"Or{other.capitalize()}" for other in others)
    if name not in definitions:
        definitions[name] = {}  # A row may hold rows.
        definitions[name] = {**_mapping(record, definitions), "type": ["object", *others]}
        if _INHERIT_TYPE in others and record is not SourceRecord:
            definitions[name]["pattern"] = rf"^{re.escape(INHERIT)}$"
            definitions[name]["patternErrorMessage"] = _("Lines like “key: value” belong here")
    return {"$ref": f"#/definitions/{name}"}


def _mapping(record: type[Record], definitions: dict[str, Schema]) -> Schema:
    fields = {
        field: _field(record, field, info, definitions)
        for field, info in record.model_fields.items()
        if not (record is ProseRecord and field in ("id", "body"))
    }
    required = [field for field in _required(record) if field in fields]
    return {
        "additionalProperties": False,
        "properties": fields,
        **({"required": required} if required else {}),
    }


def _required(record: type[Record]) -> Iterator[str]:
    """What a mapping must have in itself, since no other level can add it."""
    if issubclass(record, Item):
        yield "id"
    if record.WHOLE or record is UnitRecord:
        yield from record.REQUIRED


def _field(
    record: type[Record], field: str, info: FieldInfo, definitions: dict[str, Schema]
) -> Schema:
    # pydantic takes the outermost Annotated apart.
    annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    schema = dict(_type(annotation, definitions))
    if field in tuple(_required(record)):
        schema = _never_null(schema)
    help_ = schema.pop("description", "")
    if info.description:
        meaning = _(info.description)
        whole = meaning[:1].upper() + meaning[1:]
        title = whole.partition(";")[0]
        needed = _("Needed.") if field in (*record.REQUIRED, "id") else ""
        words = [f"{whole}.", needed, help_]
        described = {"title": title, "description": " ".join(word for word in words if word)}
        # Beside "$ref" draft-07 reads nothing else.
        schema = {"allOf": [schema]} if "$ref" in schema else schema
        schema = {**described, **schema}
    if info.examples:
        parsed, _problems = load_yaml(f"x: {info.examples[0]}", "")
        assert parsed is not None, f"{record.__name__}.{field} has an example that is no YAML"
        schema["examples"] = [parsed.data["x"]]
    return schema


def _never_null(schema: Schema) -> Schema:
    """The schema of a value that must be written."""
    schema = dict(schema)
    if isinstance(schema.get("type"), list):
        schema["type"] = [kind for kind in schema["type"] if kind != "null"]
    return schema


def _type(annotation: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a field's type; its `description` says how to write the value."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _union(arguments, definitions)
    if annotation == AcceptField:
        entry = _record(AcceptRecord, definitions)
        return {**_mapping(AcceptRecord, definitions), "type": ["array", "object"], "items": entry}
    if annotation == AudienceTerms:
        terms = _terms(Audience)
        several = {"type": "string", "pattern": r"[,;]|\bvà\b"}
        item = {**terms, "anyOf": [*terms["anyOf"], several, {"const": INHERIT}]}
        return {"type": ["array", "string"], "items": item}
    if annotation == Url:
        return {
            "type": "string",
            "pattern": r"^\s*(https?://[^\s/]+|mailto:|tel:|geo:|webcal:)\S*\s*$",
            "description": _("Write the whole address, like https://example.vn/page."),
        }
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], definitions)
    if origin is list:
        # One entry may stand without the list around it.
        item = _type(arguments[0], definitions)
        alone = ["object"] if "$ref" in item else _SCALAR
        return {"type": ["array", *alone], "items": item}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(arguments[1], definitions)}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation, definitions)
    if annotation is bool:  # Only `remove`.
        return {"type": ["boolean", "integer", "string"], "pattern": _pattern(_BOOLEANS)}
    if annotation is int:
        return {
            "type": ["integer", "string"],
            "pattern": r"^\s*[+-]?\d[\d_]*(\.0*)?\s*$",
            "description": _("Write digits only, like 12."),
        }
    if annotation is str:
        return {"type": _SCALAR, "pattern": r"\S"}
    raise TypeError(f"no schema for {annotation!r}")


def _union(options: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    """A type, or the token `$inherit`, or unknown."""
    first, *others = options
    if isinstance(first, type) and issubclass(first, Record):
        types = ["null" if option is type(None) else _INHERIT_TYPE for option in others]
        return _record(first, definitions, *types)
    schema = _type(first, definitions)
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": list(dict.fromkeys((*kinds, "null")))}


def _annotated(base: Any, metadata: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if isinstance(base, EnumType):
        return _terms(base)
    if base in _NOTATIONS:
        pattern, hint = _NOTATIONS[base]
        schema: Schema = {"type": _SCALAR, "description": _(hint)}
        return schema | ({"pattern": pattern, "patternErrorMessage": _(hint)} if pattern else {})
    if base is bool:
        words = {"type": "string", "pattern": _pattern((*_YES_NO, *_YES_NO_TOO))}
        return {"anyOf": [{"enum": list(_YES_NO)}, {"type": "boolean"}, words]}
    if base is float:
        bounds = [m for part in metadata for m in (*getattr(part, "metadata", ()), part)]
        least = next(m.ge for m in bounds if hasattr(m, "ge"))
        most = next(m.le for m in bounds if hasattr(m, "le"))
        return {"type": ["number", "string"], "minimum": least, "maximum": most}
    patterns = [part.pattern for part in metadata if getattr(part, "pattern", None)]
    if patterns:  # Only `id`.
        return {"type": ["string", "integer", "boolean"], "pattern": patterns[0]}
    return _type(base, definitions)


def _terms(terms: Any) -> Schema:
    """The words for a term: an editor offers the Vietnamese, and takes all that is read."""
    words = [label(term) for term in terms]
    others = (word for text in SYNONYMS.get(terms, {}).values() for word in text.split("; "))
    known = [*words, *(term.value for term in terms), *others]
    return {
        "anyOf": [{"enum": words}, {"type": "string", "pattern": _pattern(known)}],
        "description": _("Write one of: {words}.").format(words=", ".join(words)),
    }


def _pattern(words: Iterable[str]) -> str:
    """The words in any case, with blanks around and between them.

    In the regular expressions of JSON Schema nothing says “any case”.
    """

    def letter(character: str) -> str:
        if character in " _":
            return r"[\s_]+"
        cases = dict.fromkeys((character.lower(), character.upper()))
        return f"[{''.join(cases)}]" if len(cases) > 1 else re.escape(character)

    either = "|".join("".join(letter(c) for c in word) for word in dict.fromkeys(words))
    return rf"^[\s_]*({either})[\s_]*$"


def run(options: argparse.Namespace) -> int:
    """Write the schemas and name them."""
    for file in write_schemas(options.output):
        print(file)
    return OK
