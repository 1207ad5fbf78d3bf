"""program.json and its JSON Schema, for programs.

The format is a pydantic model and slow to import: only who makes the bytes waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from site_src.base.addresses import PROGRAM_JSON, PROGRAM_SCHEMA
from site_src.base.program import made_once
from site_src.model import Campaign
from site_src.outputs.base import Output, OutputFile


@lru_cache(maxsize=1)
def _schema() -> bytes:
    def make() -> bytes:
        from site_src.outputs.program_format import program_schema

        return json.dumps(program_schema(), ensure_ascii=False).encode() + b"\n"

    return made_once("schema", make)


SCHEMA = OutputFile(PROGRAM_SCHEMA, _schema, same=True)


def _files(campaign: Campaign) -> Iterable[OutputFile]:
    def make() -> bytes:
        from site_src.outputs.program_data import program_data

        return program_data(campaign).model_dump_json(by_alias=True).encode() + b"\n"

    yield OutputFile(PROGRAM_JSON, make, lasting=True)
    yield SCHEMA


PROGRAMS = Output("program", _files)
