"""Records and model side by side: a new field that one of them, or an output, forgets is seen."""

from __future__ import annotations

from dataclasses import fields

import pytest

from site_src import model
from site_src.content_types.campaign_parts import (
    ContactRecord,
    LowerProgramRecord,
    WiderProgramRecord,
)
from site_src.content_types.changes import ChangeRecord
from site_src.content_types.documents import DocumentRecord, SignerRecord
from site_src.content_types.events import AgendaRecord, EventRecord
from site_src.content_types.organizations import OrganizationRecord
from site_src.content_types.places import PlaceRecord
from site_src.content_types.resources import ResourceRecord
from site_src.content_types.slogans import SloganGroupRecord, SloganRecord
from site_src.outputs.program_format import (
    AgendaPart,
    ChangePart,
    EventPart,
    OrganizationPart,
    PlacePart,
    WiderProgramPart,
)

# Of every entry: what only a level's word of it has, and what only the whole knows.
ONLY_RECORD = {"remove", "accept"}
ONLY_MODEL = {"origin"}
PAIRS = [
    (EventRecord, model.Event, {"time"}, set()),  # `when` has the time
    (ChangeRecord, model.Change, set(), set()),
    (AgendaRecord, model.AgendaItem, set(), set()),
    (WiderProgramRecord, model.WiderProgram, set(), set()),
    (PlaceRecord, model.Place, set(), set()),
    (OrganizationRecord, model.Organization, set(), set()),
    (DocumentRecord, model.Document, set(), {"file_origin", "blank"}),
    (SignerRecord, model.Signer, set(), set()),
    (ResourceRecord, model.Resource, set(), set()),
    (SloganRecord, model.Slogan, {"attribution_correct"}, {"misspelt_attribution"}),
    (SloganGroupRecord, model.SloganGroup, set(), set()),
    (ContactRecord, model.Contact, set(), set()),
    (LowerProgramRecord, model.LowerProgram, set(), set()),
]


@pytest.mark.parametrize(
    ("record", "value", "written", "known"), PAIRS, ids=[pair[0].__name__ for pair in PAIRS]
)
def test_every_field_that_staff_write_is_in_the_model(record, value, written, known):
    of_record = set(record.model_fields) - ONLY_RECORD - written
    of_model = {field.name for field in fields(value)} - ONLY_MODEL - known
    assert of_record == of_model


# What program.json leaves out on purpose, and what it adds for programs.
PUBLISHED = [
    (
        EventPart,
        model.Event,
        {"photo", "was"},
        {"uid", "address", "url", "calendar", "kind_label", "status_label"},
    ),
    (ChangePart, model.Change, set(), set()),
    (AgendaPart, model.AgendaItem, set(), set()),
    (WiderProgramPart, model.WiderProgram, {"source"}, set()),
    (PlacePart, model.Place, {"source"}, set()),
    (OrganizationPart, model.Organization, {"note", "was"}, set()),
]


@pytest.mark.parametrize(
    ("part", "value", "left_out", "added"), PUBLISHED, ids=[one[0].__name__ for one in PUBLISHED]
)
def test_program_json_has_every_field_or_leaves_it_out_on_purpose(part, value, left_out, added):
    of_model = {field.name for field in fields(value)} - ONLY_MODEL - left_out
    assert set(part.model_fields) - added == of_model
