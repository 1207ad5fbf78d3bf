"""program.json and its JSON Schema, for programs.

The format is a pydantic model and slow to import: only who makes the bytes waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from site_src.base.addresses import PROGRAM_JSON, PROGRAM_SCHEMA
from site_src.base.program import made_once
from site_src.model import Campaign
from site_src.outputs.base import Output, OutputFile


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


@lru_cache(maxsize=1)
def _schema() -> bytes:
    def make() -> bytes:
        from site_src.outputs.program_format import program_schema

        return _json(program_schema())

    return made_once("schema", make)


SCHEMA = OutputFile(PROGRAM_SCHEMA, _schema, same=True)


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    def make() -> bytes:
        from site_src.outputs.program_data import program_data

        return _json(program_data(campaign).model_dump(mode="json", by_alias=True))

    yield OutputFile(PROGRAM_JSON, make, lasting=True)
    yield SCHEMA


PROGRAMS = Output("program", _files)
