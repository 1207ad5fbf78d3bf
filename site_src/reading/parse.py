"""Parsed files to records: checked by their content type, each field told where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.base.problems import Problem, Severity, Spot, known_here, near_miss
from site_src.content_types.fields import INHERIT
from site_src.content_types.records import Record, record_in
from site_src.model import Origin, Passage
from site_src.model.name import year_of
from site_src.reading.strict_yaml import Loc, ParsedFile
from site_src.reading.yaml_mistakes import line_slip
from site_src.vietnamese.notation import ValueProblem

# More than anybody reads at once; a file may hold a hundred thousand.
MOST_ERRORS = 200


def parse(
    parsed: ParsedFile, record: type[Record], unit_path: str, unit_name: str
) -> tuple[Record | None, list[Problem]]:
    """The record that a parsed file holds, or None with its errors.

    A Markdown file's text becomes a `Passage`, and its id is the name of its file.
    """
    data = parsed.data
    problems: list[Problem] = []
    if parsed.path.endswith(".md"):
        problems = [
            _problem(parsed, record, {"type": "extra_forbidden", "loc": (key,)})
            for key in ("id", "body")
            if (key,) in parsed.keys
        ]
        spot = parsed.spot(("body",))
        passage = Passage(data["body"], _origin(spot, unit_path, unit_name))
        data = {**data, "id": PurePosixPath(parsed.path).stem, "body": passage}
    try:
        filled = record.model_validate(data, context={"year": year_of(parsed.path)})
    except ValidationError as error:
        # Where a list takes entries or `$inherit`, the entry's own error says enough.
        details = [detail for detail in error.errors() if detail["type"] != "literal_error"]
        problems += [_problem(parsed, record, detail) for detail in details[:MOST_ERRORS]]
        if len(details) > MOST_ERRORS:
            problems.append(_more(parsed, len(details) - MOST_ERRORS))
        return None, problems
    if problems:
        return None, problems
    _locate(filled, parsed, (), unit_path, unit_name)
    return filled, list(_parted(filled, parsed, ()))


# Names of bodies are put together again where they are looked up.
_LOOKED_UP = ("organizers", "partners", "organizations", "successors")


def _parted(record: Record, parsed: ParsedFile, loc: Loc) -> Iterator[Problem]:
    """Texts of one line that a comma has parted, where the second goes on in small letters."""
    for name in record.model_fields_set:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _parted(value, parsed, (*loc, name))
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, Record):
                yield from _parted(item, parsed, (*loc, name, number))
            elif number and type(item) is str and name not in _LOOKED_UP:
                before, (first, second) = (
                    value[number - 1],
                    (parsed.values.get((*loc, name, at)) for at in (number - 1, number)),
                )
                one_line = first and second and not first.sheet and first.line == second.line
                if one_line and type(before) is str and before[:1].isupper() and item[:1].islower():
                    yield _one_or_two(second, before, item)


def _one_or_two(spot: Spot | None, first: str, second: str) -> Problem:
    message = _("The comma makes two entries: “{first}” and “{second}”")
    hint = _(
        'If it is one, write it in quotation marks: "{both}". '
        "If it is two, write each on a line of its own, after “- ”."
    )
    return Problem(
        Severity.WARNING,
        "yaml-comma",
        spot or Spot(""),
        message.format(first=first, second=second),
        hint.format(both=f"{first}, {second}"),
    )


def _more(parsed: ParsedFile, count: int) -> Problem:
    message = _("There are {count} more errors in this file").format(count=thousands(count))
    hint = _("Correct those above, then check again.")
    return Problem(Severity.ERROR, "more-errors", Spot(parsed.path), message, hint)


def _origin(spot: Spot, unit_path: str, unit_name: str) -> Origin:
    return Origin(unit_path, unit_name, spot.path, spot.line, spot.column, spot.sheet)


def _locate(record: Record, parsed: ParsedFile, loc: Loc, unit_path: str, unit_name: str) -> None:
    def origin(at: Loc) -> Origin:
        return _origin(parsed.spot(at), unit_path, unit_name)

    for name in record.model_fields_set:
        value = getattr(record, name)
        if isinstance(value, Record):
            _locate(value, parsed, (*loc, name), unit_path, unit_name)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    _locate(item, parsed, (*loc, name, index), unit_path, unit_name)
    origins = {name: origin((*loc, name)) for name in record.model_fields_set}
    record.located(origin(loc), origins)


def _problem(parsed: ParsedFile, record: type[Record], detail: Any) -> Problem:
    """A pydantic error (its `errors()` entry) in an officer's words."""
    loc = _real_loc(parsed, detail["loc"])
    kind = detail["type"]
    cause = detail.get("ctx", {}).get("error")
    key = str(loc[-1]) if loc else ""
    spot = parsed.spot(loc)
    hint = ""
    if isinstance(cause, ValueProblem):
        message, hint = cause.message, cause.hint
    elif kind == "extra_forbidden":
        spot = parsed.keys.get(loc, spot)
        of_file = {"id"} if parsed.path.endswith(".md") else set()
        known = sorted(_known_keys(record, loc) - of_file)
        message = _("Nothing here is called “{key}”").format(key=key)
        hint = near_miss(key, known, known_here(known))
    elif kind == "string_pattern_mismatch" and parsed.path.endswith(".md"):
        message = _("The file’s name “{text}” cannot be an address").format(text=detail["input"])
        hint = _("Use small letters without marks, digits and hyphens: le-khai-mac.md.")
    elif kind == "missing":
        message = _("“{key}” is missing").format(key=detail["loc"][-1])
        hint = _("Add a line “{key}: ...”.").format(key=detail["loc"][-1])
    elif kind in ("string_type", "string_too_short"):
        message = _("Text belongs here")
        hint = _("Write the text after “{key}:”, or leave the line out.").format(key=key)
    elif kind == "string_pattern_mismatch":
        message = _("“{text}” cannot be an id").format(text=detail["input"])
        hint = _("Use small letters without marks, digits and hyphens: le-khai-mac.")
    elif kind in ("list_type", "tuple_type"):
        message = _("A list belongs here")
        hint = _("Begin each entry on a line of its own with “- ”.")
    elif kind in ("model_type", "model_attributes_type", "dict_type"):
        message = _("Lines like “key: value” belong here")
        hint = known_here(sorted(_known_keys(record, (*loc, "?"))))
        hint = near_miss(str(detail["input"])[:20], [INHERIT], hint)
        if isinstance(detail["input"], str) and (slip := line_slip(detail["input"])):
            _column, message, hint = slip
    elif kind in ("int_parsing", "int_type", "float_parsing", "float_type", "int_from_float"):
        message = _("“{text}” is not a number").format(text=detail["input"])
        hint = _("Write digits only, like 12.")
        if kind == "float_parsing" and re.fullmatch(r"-?\d+,\d+", str(detail["input"])):
            example = str(detail["input"]).replace(",", ".")
            hint = _("Write a point, not a comma: {example}.").format(example=example)
    elif kind in ("greater_than_equal", "less_than_equal"):
        message = _("“{text}” is not a place on Earth").format(text=detail["input"])
        hint = _(
            "Latitude goes to 90 and longitude to 180; in Viet Nam they are like 10.8 and 106.7."
        )
    elif kind == "string_too_long":
        message = _("The text has more than {limit} letters").format(
            limit=thousands(detail["ctx"]["max_length"])
        )
        hint = _("Write it shorter.")
    else:
        message = _("“{text}” does not belong here").format(text=detail["input"])
    return Problem(Severity.ERROR, _rule(kind, cause), spot, message, hint)


def _rule(kind: str, cause: Exception | None) -> str:
    if isinstance(cause, ValueProblem):
        return cause.rule
    return {"extra_forbidden": "unknown-key", "missing": "missing-key"}.get(kind, "wrong-value")


def _real_loc(parsed: ParsedFile, loc: tuple[str | int, ...]) -> Loc:
    """The part of a pydantic location that exists in the file: without the names of types."""
    real: Loc = ()
    for step in loc:
        if (*real, step) in parsed.values or (*real, step) in parsed.keys:
            real = (*real, step)
    return real


def _known_keys(record: type[Record], loc: Loc) -> set[str]:
    """The keys that are known where the last step of `loc` stands."""
    current: type[Record] | None = record
    for step in loc[:-1]:
        if isinstance(step, int) or current is None:
            continue
        field = current.model_fields.get(step)
        current = record_in(field.annotation) if field else None
    return set(current.model_fields) - {"remove", "body"} if current else set()
