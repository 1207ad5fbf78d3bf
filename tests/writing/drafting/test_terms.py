"""The words of plans reach every term that the model has: a new one needs its words here too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_src.model import Audience, Cost, EventKind, Mode
from site_src.model.vocabulary import label
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.collecting import collect
from site_src.writing.drafting.facts import Fact, Grade
from site_src.writing.drafting.nouns import noun_in
from site_src.writing.drafting.terms import cost_of, kind_of, mode_of, people_of, platforms_of

KINDS = {
    "Lễ khai mạc Tuần lễ": EventKind.CEREMONY,
    "Lễ phát động Tuần lễ": EventKind.LAUNCH,
    "Mít tinh hưởng ứng Tuần lễ": EventKind.LAUNCH,
    "Lễ bế mạc": EventKind.CLOSING,
    "Lớp làm bánh": EventKind.CLASS,
    "Tập huấn kỹ năng số": EventKind.TRAINING,
    "Nói chuyện chuyên đề về Bác Hồ": EventKind.TALK,
    "Hội thảo “Học liệu mở”": EventKind.SEMINAR,
    "Tọa đàm “Người trẻ tự học”": EventKind.DISCUSSION,
    "Toạ đàm về văn hoá đọc": EventKind.DISCUSSION,
    "Diễn đàn “Đọc để lớn”": EventKind.FORUM,
    "Hội thi kể chuyện": EventKind.CONTEST,
    "Tiết đọc sách thư viện": EventKind.READING,
    "Hội sách thiếu nhi": EventKind.BOOK_FAIR,
    "Phiên chợ sách cũ": EventKind.BOOK_FAIR,
    "Triển lãm ảnh": EventKind.EXHIBITION,
    "Tham quan Bảo tàng": EventKind.VISIT,
    "Giải cầu lông": EventKind.SPORTS,
    "Đêm văn nghệ": EventKind.CULTURE,
    "Quyên góp sách": EventKind.BOOK_DONATION,
    "Phát thanh măng non": EventKind.BROADCAST,
    "Treo băng rôn": EventKind.COMMUNICATION,
    "Trao học bổng": EventKind.PROMOTION,
    "Lễ tuyên dương học sinh giỏi": EventKind.PROMOTION,
    "Ngày chuyển đổi số": EventKind.OTHER,
}


def activity(text: str) -> Activity:
    fact = Fact(text, Block(0, (), text))
    return Activity(fact, None, people=(fact,), texts=(fact,), modes=(fact,))


@pytest.mark.parametrize(("title", "kind"), KINDS.items())
def test_kind_of_a_thing_that_a_plan_names(title: str, kind: EventKind):
    found = noun_in(title)
    assert (found[1] if found else kind_of(activity(title))) is kind


def test_every_kind_of_activity_has_words_in_plans():
    assert set(KINDS.values()) == set(EventKind)


AUDIENCES = {
    "toàn thể nhân dân": Audience.EVERYONE,
    "các cháu thiếu nhi": Audience.CHILDREN,
    "học sinh khối 4": Audience.PUPILS,
    "sinh viên": Audience.STUDENTS,
    "học viên của trung tâm": Audience.LEARNERS,
    "cha mẹ trẻ": Audience.PARENTS,
    "giáo viên": Audience.TEACHERS,
    "công chức xã": Audience.OFFICIALS,
    "công nhân khu trọ": Audience.WORKERS,
    "nông dân trồng lúa": Audience.FARMERS,
    "phụ nữ": Audience.WOMEN,
    "thanh niên": Audience.YOUNG_PEOPLE,
    "người cao tuổi": Audience.OLDER_PEOPLE,
    "người khuyết tật": Audience.PEOPLE_WITH_DISABILITIES,
    "đồng bào dân tộc thiểu số": Audience.ETHNIC_MINORITIES,
    "các xã vùng sâu, vùng xa": Audience.REMOTE_AREAS,
    "đoàn viên": Audience.UNION_MEMBERS,
    "hội viên": Audience.ASSOCIATION_MEMBERS,
}


@pytest.mark.parametrize(("words", "who"), AUDIENCES.items())
def test_audience_that_a_plan_names(words: str, who: Audience):
    assert people_of(activity(words)) == (label(who),)


def test_every_audience_has_words_in_plans():
    assert set(AUDIENCES.values()) == set(Audience)


@pytest.mark.parametrize(
    "words",
    [
        "Hội Người cao tuổi xã",
        "Hội Liên hiệp Phụ nữ",
        "Nhà Thiếu nhi",
        "Đoàn Thanh niên",
        "Hội Nông dân",
    ],
)
def test_body_named_after_people_is_no_audience(words: str):
    assert people_of(activity(f"{words} phụ trách")) == ()


@pytest.mark.parametrize("words", ["mời giảng viên", "Mời chuyên gia, giáo viên hưu trí"])
def test_who_is_asked_to_speak_is_no_audience(words: str):
    fact = Fact(words, Block(0, (), words), grade=Grade.DERIVED)
    assert people_of(Activity(fact, None, people=(fact,))) == ()


@pytest.mark.parametrize(
    ("words", "cost"),
    [
        ("Vào cửa miễn phí", Cost.FREE),
        ("Người dân được học nghề, không thu phí", Cost.FREE),
        ("Miễn phí hoặc phí thấp", Cost.FREE_OR_LOW),
        ("Lớp học có phí thấp", Cost.LOW),
        ("Giá vé 20.000 đồng", Cost.PAID),
    ],
)
def test_cost_that_a_plan_names(words: str, cost: Cost):
    assert cost_of(activity(words)) == label(cost)


def test_label_of_the_cost_may_only_say_no():
    fee = replace(activity("Lớp học"), cost=Fact("không thu", Block(0, (), "không thu")))
    assert cost_of(fee) == label(Cost.FREE)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Hình thức: trực tiếp", Mode.OFFLINE),
        ("Hình thức: trực tuyến qua Zoom", Mode.ONLINE),
        ("Trực tiếp kết hợp trực tuyến", Mode.MIXED),
    ],
)
def test_mode_that_a_plan_names(words: str, mode: Mode):
    assert mode_of(activity(words)) == label(mode)


def test_platform_by_which_one_signs_up_is_none_of_the_activity():
    assert platforms_of(activity("Giờ kể chuyện; ba mẹ đăng ký trước ngày 02/10 qua Zalo")) == ()
    assert platforms_of(activity("Hội thảo qua Zoom")) == ("Zoom",)


def test_opening_and_launch_of_one_plan_are_one_ceremony():
    titles = ("Lễ phát động", "Lễ khai mạc Tuần lễ")
    found = [
        Activity(Fact(title, Block(0, (), title)), (noun_in(title) or (0, None))[1])
        for title in titles
    ]
    together = collect(found)
    assert [(one.title.value, one.kind, one.others) for one in together] == [
        ("Lễ khai mạc Tuần lễ", EventKind.CEREMONY, ("Lễ phát động",))
    ]
