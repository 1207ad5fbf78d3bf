"""`build.py new units`: a list of units makes all their folders, or none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_src.cli import FAILED, OK, main
from site_src.model import Unit
from site_src.reading.content import Content
from tests.workbooks import workbook

NATION = """
    === unit.yml
    name: Bộ Mẫu
    kind: bo
    kinds:
      - id: bo
        name: bộ
      - id: tinh
        name: tỉnh
        level: cap-tinh
      - id: xa
        name: xã
        level: cap-xa
      - id: phuong
        name: phường
        level: cap-xa
      - id: truong-hoc
        name: trường học
    levels:
      - id: cap-tinh
        name: cấp tỉnh
        rank: 2
      - id: cap-xa
        name: cấp xã
        rank: 4
    === tinh-mau/unit.yml
    name: Ủy ban nhân dân tỉnh Mẫu
    short_name: Tỉnh Mẫu
    kind: tinh
    """
LIST = (
    ("DANH SÁCH ĐƠN VỊ CỦA TỈNH MẪU",),
    ("STT", "Tên đơn vị", "Loại", "Mã", "Đơn vị cũ"),
    (1, "Phường Bến Nghé", None, "00001", "Phường 1, Phường 2 và xã An Phú"),
    (2, "An Phú", "xã", "00002"),
    (3, "An Phú", "Phường", "00003"),
    (4, "Phường 12", None, 4),
    (None,),
    (5, "Trường THCS Lê Lợi"),
)


@pytest.fixture
def content(content_tree):
    return content_tree(NATION)


@pytest.fixture
def run(content, tmp_path: Path, capsys):
    """Runs `new units` on a list below the province: its exit code and what it said."""

    def run(data: bytes | str, name: str = "ds.xlsx"):
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        code = main(["new", "units", str(file), "tinh-mau", "--content", str(content.root)])
        said = capsys.readouterr()
        return code, (said.out + said.err).replace(str(file), name)

    return run


def folders(content) -> list[str]:
    return sorted(f.name for f in (content.root / "tinh-mau").iterdir() if f.is_dir())


def unit(content, step: str) -> Unit:
    """A unit that was made, as it is read."""
    read = Content(content.root, "content").read_unit(f"tinh-mau/{step}")[0]
    assert read is not None
    return read


def kind_of(unit: Unit) -> str:
    assert unit.kind is not None
    return unit.kind.id


def test_list_makes_a_folder_for_each_unit(content, run):
    code, said = run(workbook(LIST))
    assert code == OK, said
    assert folders(content) == [
        *("ben-nghe", "phuong-12", "phuong-an-phu", "truong-thcs-le-loi", "xa-an-phu"),
    ]
    ward = unit(content, "ben-nghe")
    assert ward.name == "Ủy ban nhân dân phường Bến Nghé"
    assert (ward.short_name, kind_of(ward), ward.code) == ("Bến Nghé", "phuong", "00001")
    assert ward.predecessors == ("Phường 1", "Phường 2", "xã An Phú")
    number = unit(content, "phuong-12")
    assert (number.short_name, number.code) == ("Phường 12", "4")
    assert unit(content, "truong-thcs-le-loi").name == "Trường THCS Lê Lợi"
    assert content.errors() == ["content/unit.yml:1:1 no-campaign"]


def test_list_that_grew_makes_what_is_new(content, run):
    run(workbook(LIST[:4]))
    before = {f: f.read_bytes() for f in content.root.rglob("unit.yml")}
    code, said = run(workbook((*LIST[:4], (9, "Xã Mới"))))
    assert code == OK
    assert "2 đơn vị trong danh sách đã có sẵn" in said
    assert {f: f.read_bytes() for f in before} == before
    assert "moi" in folders(content)


def test_list_as_a_province_has_it(content, run):
    rows = (
        ("DANH SÁCH CÁC XÃ, PHƯỜNG SAU SẮP XẾP",),
        ("TT", "Tên đơn vị hành chính", "Phân loại", "Mã số (ĐVHC)", "Nhập từ", "Dân số"),
        ("I", "Các phường"),
        (1, "P. Bến Nghé", None, "00001", "Phường 1; Phường 2", 1_000),
        ("II", "Các xã"),
        (2, "An Phú", "Xã", "00002"),
        ("Tổng cộng", "2 đơn vị"),
    )
    code, said = run(workbook(rows))
    assert code == OK, said
    assert folders(content) == ["an-phu", "ben-nghe"]
    ward = unit(content, "ben-nghe")
    assert (ward.name, ward.code) == ("Ủy ban nhân dân phường Bến Nghé", "00001")
    assert ward.predecessors == ("Phường 1", "Phường 2")
    for left in ("I Các phường", "II Các xã", "Tổng cộng", "Cột “Dân số” không được đọc"):
        assert left in said


def test_headings_are_told_by_their_parts(content, run):
    rows = (
        ("CÁC XÃ, PHƯỜNG MỚI", "Mẫu 1"),
        ("Stt", "Tên xã, phường mới", "Mã ĐVHC mới", "Trên cơ sở nhập các đơn vị"),
        (1, "X. Tân Hội", "00001", "Xã A, Xã B"),
    )
    code, said = run(workbook(rows))
    assert code == OK, said
    made = unit(content, "tan-hoi")
    assert (made.code, made.predecessors) == ("00001", ("Xã A", "Xã B"))


@pytest.mark.parametrize(
    "text",
    [
        "Tên;Loại;Mã\nPhường Bến Nghé;;00001\n",
        "Tên đơn vị\tLoại\nBến Nghé\tphường\n",
        '\ufeffTên đơn vị,Mã\n"Phường Bến Nghé",00001\n',
    ],
)
def test_list_may_be_a_csv_file(content, run, text: str):
    code, said = run(text, "ds.csv")
    assert code == OK, said
    assert folders(content) == ["ben-nghe"]


WRONG = {
    "no headings": ((("Phường A",), ("Phường B",)), ["ds.xlsx"]),
    "a kind that is none": ((("Tên", "Loại"), ("A", "thôn ấp"), ("B", "xứ")), ["B2", "B3"]),
    "no kind": ((("Tên",), ("Bến Nghé",)), ["A2"]),
    "a name twice": ((("Tên",), ("Phường A",), ("Xã B",), ("phường a",)), ["A4"]),
    "a code twice": ((("Tên", "Mã"), ("Phường A", "1"), ("Xã B", "1")), ["B3"]),
    "no name": ((("Tên", "Mã"), ("Phường A", "1"), (None, "2")), ["B3"]),
    "as above": ((("Tên", "Đơn vị cũ"), ("Phường A", "Xã C"), ("Xã B", "nt")), ["B3"]),
    "as in a row": ((("Tên", "Đơn vị cũ"), ("Xã A", "Xã C"), ("Xã B", "như mục 1")), ["B3"]),
    "two kinds of mistakes": ((("Tên", "Mã"), (None, "2"), ("Bến Nghé", "3")), ["B2", "A3"]),
    "nothing below": ((("Tên", "Loại"),), ["ds.xlsx"]),
    "a folder that cannot be": ((("Tên", "Thư mục"), ("Phường A", "Phường A")), ["B2"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_every_mistake_is_told_at_its_cell_and_nothing_is_made(content, run, case: str):
    rows, cells = WRONG[case]
    code, said = run(workbook(rows))
    assert code == FAILED, said
    assert folders(content) == []
    for cell in cells:
        assert cell in said, said
    assert "→" in said


def test_merged_names_are_told_and_merged_kinds_are_read(content, run):
    rows = (("Tên", "Loại"), ("A", "xã"), ("B", None), ("C", "phường"))
    code, said = run(workbook(rows, lambda sheet: sheet.merge_cells("B2:B3")))
    assert code == OK, said
    assert kind_of(unit(content, "b")) == "xa"
    code, said = run(
        workbook((("Tên",), ("Xã D",), (None,)), lambda sheet: sheet.merge_cells("A2:A3"))
    )
    assert code == FAILED
    assert "A2" in said


def test_folder_of_another_unit_is_left_alone(content, run):
    run(workbook((("Tên",), ("Phường A",))))
    code, said = run(workbook((("Tên",), ("Xã A",), ("Xã B",))))
    assert code == FAILED
    assert "phường A" in said
    advice = re.search(r"như ([\w-]+)", said)
    assert advice is not None
    assert folders(content) == ["a"]
    code, said = run(workbook((("Tên", "Thư mục"), ("Xã A", advice[1]), ("Xã B", None))))
    assert code == OK, said
    assert folders(content) == ["a", "b", "xa-a"]


def test_disk_that_fails_leaves_nothing_half_made(content, run, monkeypatch):
    rename = Path.rename
    done: list[Path] = []

    def fail(self, target):
        if len(done) == 1 and Path(target).parent.name == "tinh-mau":
            raise OSError(28, "No space left on device")
        done.append(Path(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    code, _said = run(workbook((("Tên",), ("Xã A",), ("Xã B",))))
    assert code != OK
    assert folders(content) == []
