"""A plan among other papers: what goes with it changes nothing of what is drafted from it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.writing.drafting.drafts import draft

PLANS = Path(__file__).parent / "plans"
HEAD = (
    "UBND XÃ MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "                     Độc lập - Tự do - Hạnh phúc\n\n"
)
REQUEST = (
    f"{HEAD}Số: 12/TTr                         ngày 05 tháng 9 năm 2018\n\nTỜ TRÌNH\n"
    "Về việc xin phê duyệt Kế hoạch tổ chức Tuần lễ hưởng ứng học tập suốt đời\n\n"
    "Kính gửi: Đồng chí Phó Chủ tịch phụ trách văn hóa - xã hội.\n\n"
    "Bộ phận chuyên môn kính trình lãnh đạo xem xét kế hoạch với các nội dung sau:\n"
    "1. Thời gian dự kiến: từ ngày 10/9/2018 đến ngày 15/9/2018.\n"
    "2. Kinh phí dự kiến: 12.500.000 đồng.\n\n"
    "                         NGƯỜI TRÌNH\n\n                         Lò Văn Mẫu\n\n"
    "(Bút phê: Đồng ý. Giao văn phòng hoàn thiện trước ngày 12/9/2018)\n\n"
)
INVITATION = (
    f"\n\n{HEAD}GIẤY MỜI\nKính gửi: Ông (bà) ..............\n\n"
    "Trân trọng kính mời ông (bà) tới dự lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời.\n"
    "Thời gian: 7 giờ 30, ngày 28/9/2018\nĐịa điểm: Phòng họp tầng 3\n"
    "                         TM. BAN TỔ CHỨC\n                         Lò Văn Mẫu\n"
)


def _facts(name: str, text: str, folder: Path) -> dict[str, object]:
    folder.mkdir()
    plan = folder / name
    plan.write_text(text, encoding="utf-8")
    made = draft(plan, folder)
    return {
        file: yaml.safe_load(content)
        for file, content in made.texts.items()
        if file.endswith(".yml")
    }


@pytest.mark.parametrize("plan", sorted(PLANS.glob("*/*.txt"))[::6], ids=lambda plan: plan.stem)
def test_plan_among_other_papers_is_drafted_as_if_alone(plan: Path, tmp_path: Path):
    text = plan.read_text(encoding="utf-8")
    bundle = f"{REQUEST}{text}{INVITATION}"
    assert _facts(plan.name, bundle, tmp_path / "bundle") == _facts(
        plan.name, text, tmp_path / "alone"
    )
