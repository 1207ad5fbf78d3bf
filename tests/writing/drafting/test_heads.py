"""The paper itself: who issued it, what kind it is, who signed it, its theme and its days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.writing.drafting.drafts import HEAD, TAIL, draft
from tests.writing.drafting.scoring import read

BODY = "\nLễ khai mạc: 8h00 ngày 01/10/2025 tại sân xã.\n"
TITLE = "Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025"


def campaign(text: str, folder: Path) -> dict[str, Any]:
    plan = folder / "ke-hoach-2025.txt"
    plan.write_text(text, "utf-8")
    found: dict[str, Any] = read(draft(plan, folder / "content").folder / "campaign.yml")
    return found


@pytest.mark.parametrize(
    ("head", "kind", "issuer"),
    [
        (
            "SỞ VĂN HÓA\nBẢO TÀNG TỈNH LAI SƠN\nSố: 12/PA-BT\n\nPHƯƠNG ÁN",
            "Phương án",
            "Bảo tàng tỉnh Lai Sơn",
        ),
        (
            "BỘ CHỈ HUY QUÂN SỰ TỈNH\nĐỒN BIÊN PHÒNG NẬM NA\nSố: 12/HD-ĐBP\nHƯỚNG DẪN",
            "Hướng dẫn",
            "Đồn Biên phòng Nậm Na",
        ),
        # Its motto in capitals is none of it.
        (
            "UBND XÃ ĐA MAI\nTRẠM Y TẾ XÃ ĐA MAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "ĐỘC LẬP - TỰ DO - HẠNH PHÚC\nSố: 12/KH-TYT\nKẾ HOẠCH",
            "Kế hoạch",
            "Trạm Y tế xã Đa Mai",
        ),
        # No word says that it is a body; the text itself names it.
        (
            "TẬP ĐOÀN DỆT MAY\nCÔNG TY CỔ PHẦN MAY SÔNG LA\nSố: 12/KH-MSL\nKẾ HOẠCH",
            "Kế hoạch",
            "Công ty cổ phần May Sông La",
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG THỊ XÃ\nCĐCS CÔNG TY TNHH MAY HỒNG\nSố: 12/KH-CĐCS\nKẾ HOẠCH",
            "Kế hoạch",
            "CĐCS Công ty TNHH May Hồng",
        ),
        (
            "SỞ LĐ-TB&XH\nTRUNG TÂM BẢO TRỢ XÃ HỘI TỈNH\nSố: 12/KH-BTXH\nKẾ HOẠCH",
            "Kế hoạch",
            "Trung tâm Bảo trợ xã hội tỉnh",
        ),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 12/ĐA-UBND\nĐỀ ÁN", "Đề án", "Ủy ban nhân dân xã Tân An"),
        (
            "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH HUYỆN SÔNG TRÀI\nSố: 7/KH-BTV\nKẾ HOẠCH",
            "Kế hoạch",
            "Hội Nông dân Việt Nam huyện Sông Trài",
        ),
        (
            "HỘI KHUYẾN HỌC TỈNH CAO SƠN\nBCH HUYỆN EA MRÔNG\nSố: 7/KH-HKH\nKẾ HOẠCH",
            "Kế hoạch",
            "Hội Khuyến học huyện Ea Mrông",
        ),
        (
            "HỘI CỰU CHIẾN BINH VIỆT NAM\nHUYỆN SÔNG LỤA\nSố 7/KH-CCB\nKẾ HOẠCH",
            "Kế hoạch",
            "Hội Cựu chiến binh Việt Nam huyện Sông Lụa",
        ),
        (
            "TỈNH ĐOÀN CAO SƠN\nBCH HUYỆN BA BỂ\n***\nSố: 7/KH-HĐ\nKẾ HOẠCH",
            "Kế hoạch",
            "Huyện đoàn Ba Bể",
        ),
        (
            "HỘI NGƯỜI CAO TUỔI VIỆT NAM\nBAN ĐẠI DIỆN TỈNH LAI SƠN\nSố: 7/KH-BĐD\nKẾ HOẠCH",
            "Kế hoạch",
            "Ban Đại diện Hội Người cao tuổi tỉnh Lai Sơn",
        ),
        (
            "ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG LÂM\nBAN THƯỜNG TRỰC\nSố: 7/KH-MTTQ\nKẾ HOẠCH",
            "Kế hoạch",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồng Lâm",
        ),
        (
            "SỞ LAO ĐỘNG\nTRƯỜNG TRUNG CẤP NGHỀ VÀM RẠCH\nSố: 7/KH-TC\nKẾ HOẠCH",
            "Kế hoạch",
            "Trường Trung cấp nghề Vàm Rạch",
        ),
        (
            "HUYỆN ĐOÀN BA BỂ\nBAN CHẤP HÀNH XÃ KHANG NINH\nSố: 7/KH-ĐX\nKẾ HOẠCH",
            "Kế hoạch",
            "Đoàn xã Khang Ninh",
        ),
        (
            "UBND HUYỆN A\nTRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -\nGIÁO DỤC THƯỜNG XUYÊN\n"
            "Số: 12/KH-TT\nKẾ HOẠCH",
            "Kế hoạch",
            "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
        ),
    ],
)
def test_issuers_below_another(head: str, kind: str, issuer: str, tmp_path: Path):
    text = (
        f"{head}\n{TITLE}\n\nĐể người thợ được học, Công ty cổ phần May Sông La xây dựng kế hoạch."
        f" Trong năm qua, Xã Tân An đổi mới.\n{BODY}{TAIL}"
    )
    own = campaign(text, tmp_path)["documents"][0]
    assert (own["type"], own["issuer"]) == (kind, issuer)


def test_number_beside_the_kind_in_small_letters(tmp_path: Path):
    head = HEAD.replace("Số: 12/KH-UBND", "Thông báo số 07/TB-UBND").replace(
        "KẾ HOẠCH", "THÔNG BÁO"
    )
    own = campaign(f"{head}{BODY}{TAIL}", tmp_path)["documents"][0]
    assert (own["number"], own["symbol"], own["issuer"]) == ("07", "TB-UBND", "UBND xã Bình An")


def test_cited_issuer_ends_where_the_body_speaks(tmp_path: Path):
    text = "Theo Kế hoạch số 77/KH-SYT ngày 15/9/2025 của Sở Y tế, Bệnh viện hướng dẫn các khoa.\n"
    cited = campaign(f"{HEAD}{text}{BODY}{TAIL}", tmp_path)["documents"][1]
    assert cited["issuer"] == "Sở Y tế"
    assert "subject" not in cited


@pytest.mark.parametrize("recipients", ["Nơi nhận:\n- Lưu: VT.\n\n", "\n"])
@pytest.mark.parametrize(
    ("lines", "position", "name"),
    [
        ("ĐỒN TRƯỞNG\n(Đã ký)\nThượng tá Lò Văn Bản", "Đồn trưởng", "Lò Văn Bản"),
        ("KT. GIÁM THỊ\nPHÓ GIÁM THỊ\n\nNguyễn Hữu Khánh", "Phó Giám thị", "Nguyễn Hữu Khánh"),
        ("PHÓ BÍ THƯ\n\nKsor H’Linh", "Phó Bí thư", "Ksor H’Linh"),
        ("CHỦ TỊCH\n\nH’ Nguê Niê", "Chủ tịch", "H’ Nguê Niê"),
        ("Hiệu trưởng\n\nTô Thị Bích", "Hiệu trưởng", "Tô Thị Bích"),
        ("TRỤ TRÌ\n\nĐại đức Thích Minh Quang", "Trụ trì", "Thích Minh Quang"),
        ("TỔNG GIÁM ĐỐC\n\nNGUYỄN VĂN HÒA", "Tổng giám đốc", "Nguyễn Văn Hòa"),
        ("GIÁM ĐỐC\n\nBSCKII. Hoàng Văn Thái", "Giám đốc", "Hoàng Văn Thái"),
        ("Người viết\nQuản thủ Phòng đọc\n\nLê Thị Lan", "Quản thủ Phòng đọc", "Lê Thị Lan"),
        ("Q. GIÁM ĐỐC\n\nLê Thị Lan", "Quyền giám đốc", "Lê Thị Lan"),
    ],
)
def test_signatures(recipients: str, lines: str, position: str, name: str, tmp_path: Path):
    signer = campaign(f"{HEAD}{BODY}\n{recipients}{lines}\n", tmp_path)["documents"][0]["signer"]
    assert (signer["position"], signer["name"]) == (position, name)


def test_two_sign_side_by_side(tmp_path: Path):
    tail = (
        "DUYỆT CỦA GIÁM ĐỐC                    TRƯỞNG PHÒNG\n\n"
        "Nguyễn Mạnh Hùng                    Huỳnh Ngọc Ánh\n\nNơi nhận: Các tổ; Lưu.\n"
    )
    own = campaign(f"{HEAD}{BODY}\n{tail}", tmp_path)["documents"][0]
    assert own["signer"]["name"] == "Nguyễn Mạnh Hùng"
    assert "position" not in own["signer"]


@pytest.mark.parametrize(
    "tail",
    [
        "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nĐỗ Thị Quyên\n\nGửi:\n- LĐLĐ thị xã\n- Các tổ\n",
        # “Kí” is “ký”.
        "Gửi:\n- LĐLĐ thị xã\n- Các tổ.\n\nCHỦ TỊCH\n(Đã kí và đóng dấu)\n\nĐỗ Thị Quyên\n",
        "Thay mặt Ban Hành giáo\nTrưởng ban\n\nĐỗ Thị Quyên\n\nKính gửi: LĐLĐ thị xã; các tổ.\n",
        "Gửi:                                        CHỦ TỊCH\n+ LĐLĐ thị xã\n"
        "+ Các tổ                                    Đỗ Thị Quyên\n",
    ],
)
def test_recipients_behind_the_signature(tail: str, tmp_path: Path):
    own = campaign(f"{HEAD}{BODY}\n{tail}", tmp_path)["documents"][0]
    assert own["signer"]["name"] == "Đỗ Thị Quyên"
    assert [r.casefold() for r in own["recipients"]] == ["lđlđ thị xã", "các tổ"]


def test_grounds_behind_two_dashes(tmp_path: Path):
    text = "-- Căn cứ Kế hoạch số 164/KH-UBND ngày 15/9/2025 của UBND huyện;\n"
    assert campaign(f"{HEAD}{text}{BODY}{TAIL}", tmp_path)["documents"][1]["number"] == "164"


@pytest.mark.parametrize(
    ("title", "text", "theme"),
    [
        (TITLE, "Chủ đề. Học để biết, học để làm.", "Học để biết, học để làm"),
        (
            TITLE,
            "Tuần lễ: 01/10 đến 07/10/2025. Chủ đề năm nay: Học để biết, học để làm.",
            "Học để biết, học để làm",
        ),
        (TITLE, "Chủ đề - Học để biết, học để làm.", "Học để biết, học để làm"),
        # A heading of several words is none.
        (
            TITLE,
            "II. CHỦ ĐỀ - THỜI GIAN - ĐỊA ĐIỂM\n\n1. Chủ đề: Học để biết, học để làm.",
            "Học để biết, học để làm",
        ),
        (TITLE, "1. Chủ đề. Thời gian, địa điểm tổ chức\na) Thời gian: 01/10/2025.", None),
        (f"{TITLE}\n“Học để biết, học để làm”", "", "Học để biết, học để làm"),
        (TITLE, "Tuần lễ có tên gọi “Học để biết, học để làm”.", None),
    ],
)
def test_themes(title: str, text: str, theme: str | None, tmp_path: Path):
    made = campaign(f"{HEAD.replace(TITLE, title)}{text}\n{BODY}{TAIL}", tmp_path)
    assert made.get("theme") == theme


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Từ thứ Năm 02/10 đến thứ Tư 08/10/2025 Trường Hoa Sim tổ chức Tuần lễ hưởng ứng.",
            "02/10/2025 - 08/10/2025",
        ),
        ("Tuần lễ tính từ ngày 02/10/2025 đến ngày 08/10/2025.", "02/10/2025 - 08/10/2025"),
        (
            "Trường tổ chức Tuần lễ cho 486 em nội trú từ ngày 02/10/2025 đến 08/10/2025.",
            "02/10/2025 - 08/10/2025",
        ),
        (
            "Phòng lập kế hoạch Tuần lễ, làm trong nội bộ từ 02/10/2025 đến hết 08/10/2025.",
            "02/10/2025 - 08/10/2025",
        ),
        ("Thời gian: 02/10/2025 → 08/10/2025.", "02/10/2025 - 08/10/2025"),
        (
            "Sở tham gia Tuần lễ với chủ đề “Học tập suốt đời vì mọi người”, thời gian từ ngày"
            " 02/10/2025 đến ngày 08/10/2025.",
            "02/10/2025 - 08/10/2025",
        ),
        ("Từ 02/10 đến 08/10/2025, thư viện tổ chức đọc sách trong Tuần lễ.", None),
    ],
)
def test_days_of_the_week(text: str, period: str | None, tmp_path: Path):
    head = HEAD.replace("Tuần lễ diễn ra từ ngày 01/10/2025 đến ngày 07/10/2025.", text)
    assert campaign(f"{head}{BODY}{TAIL}", tmp_path).get("period") == period


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE}\n(Từ 02/10 đến 08/10/2025)",
        f"{TITLE}\n\n♦ Làm theo: KH số 148/KH-PGD ngày 20/9/2025 của Phòng Giáo dục\n"
        "♦ Tuần: từ ngày 02/10/2025 đến ngày 08/10/2025",
        f"{TITLE}\n\nNăm nay Tuần lễ hưởng ứng học tập suốt đời lấy chủ đề “Học suốt đời” và kéo"
        " dài từ ngày 02/10 đến hết ngày 08/10/2025.",
        "TUẦN LỄ HỌC TẬP SUỐT ĐỜI (TỪ 02/10 ĐẾN 08/10/2025)",
        "Tuần lễ hưởng ứng học tập suốt đời năm 2025, diễn ra từ ngày 02/10 đến ngày 08/10/2025",
        "TUẦN LỄ HỌC TẬP SUỐT ĐỜI\ntừ 02/10/2025 đến 08/10/2025 (11 đến 17 tháng 8 âm lịch)",
    ],
)
def test_days_of_the_week_in_the_title(title: str, tmp_path: Path):
    head = HEAD.replace("Tuần lễ diễn ra từ ngày 01/10/2025 đến ngày 07/10/2025.", "Làm như sau:")
    made = campaign(f"{head.replace(TITLE, title)}{BODY}{TAIL}", tmp_path)
    assert made["period"] == "02/10/2025 - 08/10/2025"


@pytest.mark.parametrize("said", ["28-KH/ĐTN", "28 – KH/ĐTN", "28 -KH/ĐTN", "28 KH/ĐTN"])
def test_numbers_of_papers_of_the_party(said: str, tmp_path: Path):
    text = f"HUYỆN ĐOÀN BA BỂ\nSố: {said}\nKẾ HOẠCH\n{TITLE}\n\nLàm như sau:\n{BODY}{TAIL}"
    assert campaign(text, tmp_path)["documents"][0]["number"] == "28-KH/ĐTN"
