"""du-lieu/: which units and Weeks there are, as tables for programs, and a catalogue of them.

CSV (RFC 4180, UTF-8 with a mark that Excel needs) and JSON with its JSON Schema; catalog.jsonld
describes both as a data portal takes them (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from site_src.base.addresses import DATA_PAGE
from site_src.outputs.base import OutputFile

CATALOG, SCHEMA = f"{DATA_PAGE}catalog.jsonld", f"{DATA_PAGE}schema.json"
UNITS, CAMPAIGNS = "units", "campaigns"

_TEXT, _NUMBER, _FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
_DAY = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
# What each column is; '' is unknown.
COLUMNS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    UNITS: {
        "unit": _TEXT,
        "name": _TEXT,
        "short_name": _TEXT,
        "kind": _TEXT,
        "code": _TEXT,
        "above": _TEXT,
        "valid_from": _DAY,
        "valid_until": _DAY,
        "successors": _TEXT,
        "predecessors": _TEXT,
        "address": _TEXT,
    },
    CAMPAIGNS: {
        "unit": _TEXT,
        "year": _NUMBER,
        "title": _TEXT,
        "theme": _TEXT,
        "first_day": _DAY,
        "last_day": _DAY,
        "state": _TEXT,
        "plan": _FLAG,
        "events": _NUMBER,
        "results": _NUMBER,
        "address": _TEXT,
        "program": _TEXT,
    },
}
Rows = Sequence[Mapping[str, Any]]


def open_data(
    tables: Mapping[str, Rows], publisher: str, titles: Mapping[str, str], base: str | None
) -> Iterator[OutputFile]:
    """The tables as files, their schema, and the catalogue; `base` is the site's address."""
    for name in tables:
        yield OutputFile(f"{DATA_PAGE}{name}.csv", partial(_csv, name, tables[name]))
        yield OutputFile(f"{DATA_PAGE}{name}.json", partial(_table, name, tables[name]))
    yield OutputFile(SCHEMA, lambda: _json(schema()))
    yield OutputFile(CATALOG, lambda: _json(_catalog(tables, publisher, titles, base or "")))


def schema() -> dict[str, Any]:
    """The JSON Schema of both JSON files."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["version"],
        "properties": {
            "$schema": _TEXT,
            "version": {"const": 1},
            **{
                name: {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": list(columns),
                        "properties": dict(columns),
                        "additionalProperties": False,
                    },
                }
                for name, columns in COLUMNS.items()
            },
        },
        "additionalProperties": False,
    }


def _table(name: str, rows: Rows) -> bytes:
    return _json({"$schema": "schema.json", "version": 1, name: list(rows)})


def _csv(name: str, rows: Rows) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS[name], lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    """A value as a spreadsheet may show it: nothing that it would take for a formula."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _catalog(
    tables: Mapping[str, Rows], publisher: str, titles: Mapping[str, str], base: str
) -> dict[str, Any]:
    types = {"csv": "text/csv", "json": "application/json"}
    datasets = [
        {
            "@type": "dcat:Dataset",
            "@id": f"{base}{DATA_PAGE}#{name}" if base else f"#{name}",
            "dct:title": {"@value": titles[name], "@language": "vi"},
            "dct:language": {
                "@id": "http://publications.europa.eu/resource/authority/language/VIE"
            },
            "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
            "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/VNM"},
            "dcat:distribution": [
                {
                    "@type": "dcat:Distribution",
                    "dct:title": f"{name}.{ending}",
                    "dcat:downloadURL": {
                        "@id": f"{base}{DATA_PAGE}{name}.{ending}" if base else f"{name}.{ending}"
                    },
                    "dcat:mediaType": {
                        "@id": f"https://www.iana.org/assignments/media-types/{types[ending]}"
                    },
                }
                for ending in types
            ],
        }
        for name in tables
    ]
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Catalog",
        "@id": f"{base}{DATA_PAGE}" if base else "./",
        "dct:title": {"@value": titles[""], "@language": "vi"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dcat:dataset": datasets,
    }
