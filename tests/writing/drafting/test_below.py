"""What a plan says beside its own programme: units below, the context, resources, contacts."""

from __future__ import annotations

import pytest

from tests.writing.drafting.drafts import Draft, draft, plain
from tests.writing.drafting.scoring import PLANS, read

BELOW = "Các tổ dân phố tổ chức các hoạt động học tập cộng đồng từ ngày 02/10/2025 đến 06/10/2025."
AROUND = "Bối cảnh: phường mới thành lập từ ngày 01/7/2025, nhiều người dân cần học kỹ năng số."
LIBRARY = "Khai thác Thư viện số Bạch Đằng tại địa chỉ https://example.vn/sach để tự học."
FORM = "Các trường gửi báo cáo tại Cổng báo cáo số https://example.vn/bao-cao trước 09/10/2025."
ASKED = "Thắc mắc xin liên hệ bà Trần Thị Bích, 0903.123.456."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Draft, str]:
    """The draft of a plan with these sentences in it, and its text."""
    text = (PLANS / "kept" / "phuong-thuong-2025.txt").read_text(encoding="utf-8")
    text = text.replace("I. MỤC ĐÍCH", f"{AROUND}\n\nI. MỤC ĐÍCH", 1)
    text = text.replace("III. NỘI DUNG\n", f"III. NỘI DUNG\n{BELOW}\n\n{LIBRARY}\n\n{FORM}\n", 1)
    text = text.replace("Nơi nhận:", f"{ASKED}\n\nNơi nhận:", 1)
    plan = tmp_path_factory.mktemp("below") / "ke-hoach-2025.txt"
    plan.write_text(text, "utf-8")
    return draft(plan, plan.parent / "content"), text


def test_programme_of_the_units_below(made: tuple[Draft, str]):
    (below,) = read(made[0].folder / "campaign.yml")["lower_programs"]
    assert (below["name"], below["period"], below["participants"]) == (
        "Các hoạt động học tập cộng đồng",
        "02/10/2025 - 06/10/2025",
        ["Các tổ dân phố"],
    )


def test_none_of_these_is_an_activity(made: tuple[Draft, str]):
    titles = [event["title"] for event in read(made[0].folder / "events.yml")]
    assert len(titles) == 5
    assert not {"Bối cảnh", "Hoạt động học tập cộng đồng"} & {*titles}


def test_context_is_what_stands_behind_its_word(made: tuple[Draft, str]):
    context = read(made[0].folder / "campaign.yml")["context"]
    assert f"Bối cảnh: {context['text']}" == AROUND


def test_resource_with_its_address_and_none_to_send_to(made: tuple[Draft, str]):
    (resource,) = read(made[0].folder / "resources.yml")
    assert (resource["name"], resource["url"]) == (
        "Thư viện số Bạch Đằng",
        "https://example.vn/sach",
    )


def test_contact_is_a_question_with_the_line_of_a_yes(made: tuple[Draft, str]):
    assert "contacts: [{name: …, phone: …}]" in made[0].text("_nhap.md")
    content = "\n".join(made[0].texts.values())
    assert "0903" not in content
    assert "Trần Thị Bích" not in content


def test_quotations_of_these_stand_in_the_plan(made: tuple[Draft, str]):
    lines = made[1].split("\n")
    assert [q for q in made[0].quotes if plain(q[0]) not in plain(lines[q[1] - 1])] == []
    assert not [p for p in made[0].problems if p.severity.value == "error"]
