"""Days and years that cannot be meant, in every field of days and in texts."""

from __future__ import annotations

import pytest

WEEK = """
    === 2022/campaign.yml
    title: Tuần lễ
    period: 01/10/2022 - 07/10/2022
    """


def found(content_tree, text, rule):
    content = content_tree(WEEK + text)
    return [
        (p.spot.path.rpartition("/")[2], p.spot.line)
        for p in content.problems("2022")
        if p.rule == rule
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("events.yml", "- {id: a, title: A, when: 8h ngày 10/02/2022}"),
        ("events.yml", "- {id: a, title: A, when: 10/02/2022 - 10/04/2022}"),
        ("events.yml", "- {id: a, title: A, changes: {on: 10/02/2022, field: giờ}}"),
        ("campaign.yml", "lower_programs: {id: a, name: A, period: 10/02/2022}"),
        ("campaign.yml", "notice: {text: Đổi giờ, until: 10/03/2022}"),
        (
            "reporting.yml",
            "reports: {id: a, reporters: Trường, receivers: Sở, deadline: trước 10/03/2022}",
        ),
        (
            "organizations.yml",
            "organizations: {id: so, name: Sở}\n"
            "    assignments: {id: a, organizations: so, bidding: giao, "
            "tasks: {id: b, text: B, deadline: 10/03/2022}}",
        ),
        ("news/tin.md", "---\n    title: Tin\n    date: 10/03/2022\n    ---\n    Bài."),
    ],
)
def test_day_and_month_changed_places(content_tree, file, text):
    files = f"\n    === 2022/{file}\n    {text}\n"
    if file == "campaign.yml":
        files = f"{text}\n    "
    assert found(content_tree, files, "swapped-day"), file


@pytest.mark.parametrize(
    "text",
    ["8h ngày 02/10/2022", "8h ngày 25/9/2022", "10/10/2022", "tháng 02/2022", "suốt tuần"],
)
def test_day_as_it_is_meant(content_tree, text):
    files = f"\n    === 2022/events.yml\n    - {{id: a, title: A, when: {text}}}\n"
    assert found(content_tree, files, "swapped-day") == []


@pytest.mark.parametrize(
    ("days", "lines"),
    [
        # The month, or the digits of the day, of one among several.
        (("02/10", "03/10", "04/10", "05/11"), [4]),
        (("02/10", "20/10", "04/10", "05/10"), [2]),
        (("02/10", "17/10", "04/10", "05/10"), [2]),
        (("02/10", "18/10", "04/10", "05/10"), []),
        (("02/10", "03/10", "04/10", "15/11"), []),
        # So the programme is: not all of it lies in the Week.
        (("02/10", "03/10", "04/11", "05/11"), []),
        (("05/11",), []),
    ],
)
def test_one_day_outside_the_week_that_a_slip_makes(content_tree, days, lines):
    events = "".join(
        f"    - {{id: a{n}, title: A{n}, when: {day}/2022}}\n" for n, day in enumerate(days)
    )
    text = f"\n    === 2022/events.yml\n{events}"
    assert found(content_tree, text, "swapped-day") == [("events.yml", n) for n in lines]


def test_week_as_spreadsheets_swap_it(content_tree):
    content = content_tree(
        "=== 2022/campaign.yml\ntitle: Tuần lễ\nperiod: 10/01/2022 - 10/07/2022\n"
    )
    (problem,) = (p for p in content.problems("2022") if p.rule == "swapped-day")
    assert "01–07/10/2022" in problem.message


def outline(line):
    return f"\n    === 2022/outline.md\n    ---\n    title: Đề cương\n    ---\n    {line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "Hưởng ứng Tuần lễ học tập suốt đời năm 2021.",
        "hưởng ứng tuần lễ học tập suốt đời năm 2021.",
        "TUẦN LỄ HỌC TẬP SUỐT ĐỜI NĂM 2021",
        "Tuần lễ hưởng ứng học tập suốt đời 2021",
        "Lễ khai mạc diễn ra ngày 02/10/2021 tại nhà văn hóa.",
        "Lễ khai mạc: ngày 2 tháng 10 năm 2021.",
        "Hẹn gặp bà con sáng 03-10-2020!",
    ],
)
def test_another_year_in_a_text(content_tree, line):
    assert found(content_tree, outline(line), "other-year") == [("outline.md", 4)]


@pytest.mark.parametrize(
    "line",
    [
        "Hưởng ứng Tuần lễ học tập suốt đời năm 2022.",
        "Tuần lễ trong giai đoạn 2021-2030.",
        "Quyết định 1373/QĐ-TTg ngày 30/7/2021 của Thủ tướng Chính phủ.",
        "Theo Kế hoạch số 12 ban hành ngày 02 tháng 8 năm 2021.",
        "Sinh ngày 19/5/1890, Người đã đi khắp nơi.",
        "Lễ khai mạc ngày 02/10/2022.",
        "Luật Giáo dục có hiệu lực từ ngày 01/7/2020.",
    ],
)
def test_year_as_it_is_meant(content_tree, line):
    assert found(content_tree, outline(line), "other-year") == []


def test_what_nothing_names(content_tree):
    text = """
    === 2022/places.yml
    - {id: nha-van-hoa, name: Nhà văn hóa}
    - {id: san, name: Sân vận động}
    === 2022/organizations.yml
    organizations:
      - {id: hoi, name: Hội Khuyến học}
      - {id: doan, name: Đoàn xã}
      - {id: so, name: Sở}
    assignments: {id: a, organizations: so, bidding: giao, tasks: {id: b, text: B}}
    === 2022/events.yml
    - {id: a, title: A, place: nha-van-hoa, organizers: hoi}
    """
    assert found(content_tree, text, "unused") == [("organizations.yml", 3), ("places.yml", 2)]
    named = text.replace(
        "place: nha-van-hoa, organizers: hoi", "place: san, organizers: [doan, hoi]"
    )
    assert found(content_tree, named, "unused") == [("places.yml", 1)]
