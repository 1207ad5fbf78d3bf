"""Old encodings and spoiled text: each is named and read, and what is right is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.base.messages import gettext as _
from site_src.commands.convert import convert
from site_src.vietnamese.encodings import read_old, read_utf16
from site_src.vietnamese.syllables import misspelt
from tests.old_text import read_as, tcvn3, vni, windows_1258

PROJECT = Path(__file__).parent.parent
TEXT = (
    "- id: ngay-hoi\n  title: Ngày hội đọc sách, học tập suốt đời\n"
    "  place_note: Nhà văn hóa phường, cạnh chợ cũ\n  cost: miễn phí\n"
)
WORDS = ("phường", "ngõ", "quỹ", "được", "yêu", "mẹ", "kỹ", "ghế", "chuyến", "ước", "xã", "bảng")
OLD = {"TCVN3": tcvn3, "VNI": vni, "Windows-1258": windows_1258}


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize("way", ["as it was", "cp1252", "latin-1", "cp1258"])
def test_old_encoding(encoding, way):
    """As bytes, and saved as UTF-8 by a program that took them for Western text."""
    raw = OLD[encoding](TEXT)
    if way != "as it was":
        raw = read_as(raw, way).encode()
    if (encoding, way) == ("Windows-1258", "cp1258"):
        assert read_old(raw) is None  # read as what it is: decomposed, and right
        return
    reading = read_old(raw)
    assert reading is not None
    assert reading.encoding.startswith(encoding)
    assert reading.text == TEXT
    assert reading.lines[0].number == 2
    # Windows-1258 has “à” as Western text has it.
    assert reading.lines[0].meant == ("hội" if encoding == "Windows-1258" else "Ngày")


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1258", "mac_roman"])
def test_mojibake(codec):
    reading = read_old(read_as(TEXT.encode(), codec).encode())
    assert reading is not None
    assert (reading.encoding, reading.text) == ("mojibake", TEXT)


@pytest.mark.parametrize("encoding", OLD)
def test_one_line_pasted_from_an_old_document(encoding):
    pasted = OLD[encoding]("học tập suốt đời").decode("latin-1")
    reading = read_old(f"theme: Tự học, sẵn sàng\ntitle: Tuần lễ {pasted}\n".encode())
    assert reading is not None
    assert reading.text == "theme: Tự học, sẵn sàng\ntitle: Tuần lễ học tập suốt đời\n"
    assert [(line.number, line.column) for line in reading.lines] == [(2, 16)]


@pytest.mark.parametrize("encoding", OLD)
@given(words=st.lists(st.sampled_from(WORDS), min_size=4, max_size=12, unique=True))
def test_old_encoding_of_any_words(encoding, words):
    text = " ".join(words)
    reading = read_old(OLD[encoding](text))
    assert reading is not None
    assert (reading.encoding.split()[0], reading.text) == (encoding, text)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16(codec):
    reading = read_utf16(TEXT.encode(codec))
    assert reading is not None
    assert reading.text.removeprefix("\ufeff") == TEXT
    assert reading.encoding == codec[:6].upper()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "café, résumé, Köln, Müller, Dvořák, Ångström, São Paulo, señor, Zoë, naïve",
        "l’été à Genève, où étaient les élèves, très bientôt à l’école française",
        "“ĐÃ”, “CÀ PHÊ” © 2023 ® « Tuần lễ » 5 µm, 3 m², 20°C, ½ giờ, 7 × 8",
        "UBND, GDĐT, TT-HTCĐ, Đắk Lắk, Krông Pắc, Ea H’leo, Kon Plông",
        "日本語, Привет, Ελληνικά, 😀",
        "Tuần lễ\u00a0học tập",
    ],
)
def test_text_that_is_right(text):
    assert read_old(text.encode()) is None
    assert read_utf16(text.encode()) is None


# Slips of the keyboard as they are made: a mark left out, or a vowel typed twice.
SLIPS = ("tổ chưc", "năng lưc", "đưọc", "hoaà bình", "baàn", "caác", "tất cà", "viêc", "tâp huấn")
SOUND = ("phối hợp", "hoàn thành", "quý bà con", "hòa", "xã")


@given(
    slips=st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4),
    sound=st.lists(st.sampled_from(SOUND), min_size=1),
    breaks=st.sampled_from((" ", ", ", "\n", "\n- ")),
)
def test_slips_of_the_keyboard_are_no_encoding(slips, sound, breaks):
    assert read_old(breaks.join([*sound, *slips, *sound]).encode()) is None
    assert read_old(breaks.join(slips).encode()) is None


def test_slip_beside_a_pasted_line_stays():
    """What `convert` mends is the pasted line alone."""
    pasted = vni("học tập suốt đời").decode("latin-1")
    reading = read_old(f"theme: Phối hợp tổ chưc\ntitle: {pasted}\n".encode())
    assert reading is not None
    assert reading.text == "theme: Phối hợp tổ chưc\ntitle: học tập suốt đời\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phối hợp tổ chưc", [("chưc", ("chức", "chực"))]),
        ("Năng lưc, đưọc", [("lưc", ("lức", "lực")), ("đưọc", ())]),
        ("VIÊC làm", []),
        ("Đắk Lắk, Êđê, Xtiêng, HĐND, BGDĐT, TTHTCĐ, ôxy, km², 20°C, São Paulo, Zürich", []),
        ("ngoằn ngoèo, khuỷu, giếng, quạu, thuở, nguyễn", []),
    ],
)
def test_misspelt_words(text, found):
    assert misspelt(text) == found


def test_content_is_right():
    for file in sorted(PROJECT.glob("content/**/*.*")):
        if file.suffix in (".yml", ".md"):
            assert read_old(file.read_bytes()) is None, file


@pytest.mark.parametrize("raw", [b"a: caf\xe9\n", b"a: \xff\xfe\xfd", b"\x81\x8d"])
def test_bytes_that_could_be_anything(raw):
    assert read_old(raw) is None


@given(st.binary(max_size=200))
def test_any_bytes(raw):
    """Whatever it is, it is read or not, and nothing is raised."""
    for reading in (read_utf16(raw), read_old(raw)):
        assert reading is None or isinstance(reading.text, str)


# --- convert --------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    return tmp_path / "events.yml"


@pytest.mark.parametrize("encoding", OLD)
def test_convert(file, encoding):
    file.write_bytes(OLD[encoding](TEXT))
    result = convert(file)
    assert result.done
    assert encoding in result.message
    assert file.read_bytes() == TEXT.encode()
    assert file.with_name("events.yml.goc").read_bytes() == OLD[encoding](TEXT)
    assert sorted(path.name for path in file.parent.iterdir()) == ["events.yml", "events.yml.goc"]


def test_convert_utf16_keeps_line_ends(file):
    file.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-16"))
    assert convert(file).done
    assert file.read_bytes() == TEXT.replace("\n", "\r\n").encode()


def test_convert_what_was_misread_twice(file):
    twice = read_as(read_as(TEXT.encode(), "cp1252").encode(), "cp1252")
    file.write_text(twice, encoding="utf-8", newline="")
    assert convert(file).done
    assert file.read_bytes() == TEXT.encode()


def test_convert_decomposed(file):
    file.write_bytes(b"a: Tua\xcc\x82\xcc\x80n\n")
    assert convert(file).done
    assert file.read_bytes() == "a: Tuần\n".encode()


def test_convert_again_changes_nothing(file):
    file.write_bytes(TEXT.encode())
    result = convert(file)
    assert (result.done, file.read_bytes()) == (True, TEXT.encode())
    assert not file.with_name("events.yml.goc").exists()


@pytest.mark.parametrize("raw", [b"a: caf\xe9\n", b"\xff\xfe\xfd\x00\xd8"])
def test_convert_refuses_when_unsure(file, raw):
    file.write_bytes(raw)
    result = convert(file)
    assert (result.done, file.read_bytes()) == (False, raw)
    assert _("{file}: in what encoding this is, is not clear. Nothing was changed.").format(
        file=file
    ) in (result.message)


def test_convert_never_replaces_a_backup(file):
    raw = tcvn3(TEXT)
    file.write_bytes(raw)
    file.with_name("events.yml.goc").write_bytes(b"older")
    assert not convert(file).done
    assert (file.read_bytes(), file.with_name("events.yml.goc").read_bytes()) == (raw, b"older")


def test_convert_only_ordinary_files(file, tmp_path):
    (tmp_path / "elsewhere.yml").write_bytes(tcvn3(TEXT))
    file.symlink_to(tmp_path / "elsewhere.yml")
    assert not convert(file).done
    assert not convert(tmp_path).done
    assert not convert(tmp_path / "khong-co.yml").done
    assert (tmp_path / "elsewhere.yml").read_bytes() == tcvn3(TEXT)
