"""Slogans in sentences and below a lead-in: where they hang, and their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.drafting.drafts import drafted, said
from tests.writing.drafting.scoring import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khẩu hiệu treo gồm: “Học, học nữa, học mãi”; “Học để làm người”.",
            ["Chưa rõ nơi treo: Học, học nữa, học mãi / Học để làm người"],
        ),
        # Two leads of one sentence; what is said of the content is no place.
        (
            "Các đơn vị treo 01 băng rôn ở cổng trường, nội dung: “Hưởng ứng Tuần lễ”;"
            " 01 băng rôn trong sân trường, nội dung: “Tự học mở cửa tương lai”.",
            [
                "Treo 01 băng rôn ở cổng trường: Hưởng ứng Tuần lễ",
                "01 băng rôn trong sân trường: Tự học mở cửa tương lai",
            ],
        ),
        (
            "- Treo khẩu hiệu trước trụ sở: “Học để biết” và “Học để làm”.",
            ["Treo khẩu hiệu trước trụ sở: Học để biết / Học để làm"],
        ),
        # A list of stars without a blank, below the last sentence of a paragraph.
        (
            "Nội dung hoạt động:\nTuyên truyền: Đài truyền thanh xã đưa tin. Treo băng rôn trước"
            " cổng xã với các khẩu hiệu sau:\n*“Học để biết, học để làm”\n*“Học suốt đời”",
            ["Treo băng rôn trước cổng xã: Học để biết, học để làm / Học suốt đời"],
        ),
    ],
)
def test_slogans_and_where_they_hang(text: str, expected: list[str], tmp_path: Path):
    made = drafted(text, tmp_path)
    groups = read(made.folder / "slogans.yml") or []
    assert [
        f"{group['where']}: " + " / ".join(slogan["text"] for slogan in group["slogans"])
        for group in groups
    ] == expected
    assert said(made) == []
