"""The columns of a workbook beside the fields of the records: what YAML says, a row can say."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from site_src.cli import OK, main
from site_src.content_types.changes import ChangeRecord
from site_src.content_types.events import EventRecord
from site_src.content_types.organizations import AssignmentRecord, OrganizationRecord, TaskRecord
from site_src.content_types.places import PlaceRecord
from site_src.reading.workbook.columns import Shape
from site_src.reading.workbook.event_columns import EVENTS
from site_src.reading.workbook.shapes import ASSIGNMENTS, CHANGES, ORGANIZATIONS, PLACES
from site_src.reading.workbook.steps import steps_in, steps_text
from tests.reading.test_tables import HEADS, ONE, events, read

# Fields that other columns say together, and those that a row cannot: a picture has its own text
# and source, and stays in YAML; a workbook with one is refused in a sentence.
SAID_OTHERWISE = {
    "events": {"when", "time", "source", "changes"},
    "places": {"source"},
    "organizations": set[str](),
    "assignments": {"tasks", "source"},
    "changes": set[str](),
}
LEFT_OUT = {"events": {"photo"}}


@pytest.mark.parametrize(
    ("shape", "record"),
    [
        (EVENTS, EventRecord),
        (PLACES, PlaceRecord),
        (ORGANIZATIONS, OrganizationRecord),
        (ASSIGNMENTS, AssignmentRecord),
        (CHANGES, ChangeRecord),
    ],
)
def test_every_field_of_a_record_has_a_column(shape: Shape, record: type[BaseModel]):
    columns = {column.field for column in shape.columns}
    missing = set(record.model_fields) - columns - SAID_OTHERWISE[shape.list]
    assert missing == LEFT_OUT.get(shape.list, set())
    if shape is ASSIGNMENTS:
        tasks = {
            field.removeprefix("_task_").removeprefix("_task").lstrip("_") for field in columns
        }
        assert set(TaskRecord.model_fields) - {"text"} <= tasks


FULL = """
    === 2026/campaign.yml
    title: Tuần lễ
    theme: Tự học
    period: 01/10/2026 - 07/10/2026
    === 2026/events.yml
    - id: le-khai-mac
      title: Lễ khai mạc
      when: 8h ngày 01/10/2026
      performers: [Cô Nguyễn Thị Mẫu, Đội văn nghệ thôn 2]
      attendees:
        - Lãnh đạo xã
        - Khách mời của tỉnh
      agenda:
        - {time: 8h - 8h15, title: Đón đại biểu, by: Văn phòng xã}
        - {time: 8h15, title: "Phát động: toàn dân học"}
        - title: Trao thẻ  # không giờ
      attendance: 350
      was: [khai-mac]
    """


def test_agenda_performers_and_attendance_go_both_ways(content_tree):
    content = content_tree(FULL)
    file = content.root / "2026/events.yml"
    before = file.read_bytes()
    where = ("--content", str(content.root))
    assert main(["workbook", "2026", *where]) == OK
    assert main(["check", "2026", *where]) == OK
    assert main(["yaml", "2026", *where]) == OK
    assert file.read_bytes() == before


def test_steps_of_a_cell():
    text = "8h - 8h15: Đón đại biểu | Văn phòng\n14:30: Giao lưu\nBế mạc: tặng hoa\n"
    steps = steps_in(text)
    assert steps == [
        {"time": "8h - 8h15", "title": "Đón đại biểu", "by": "Văn phòng"},
        {"time": "14:30", "title": "Giao lưu"},
        {"title": "Bế mạc: tặng hoa"},
    ]
    assert steps_text(steps) == text.strip()


def test_headings_of_officers_for_speakers_and_guests():
    rows = [(*HEADS, "Báo cáo viên", "Khách mời"), (*ONE, "Cô Mẫu", "Lãnh đạo xã; Hội viên")]
    (event,) = events(read(rows))
    assert (event["performers"], event["attendees"]) == (["Cô Mẫu"], ["Lãnh đạo xã", "Hội viên"])
