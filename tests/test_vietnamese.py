"""Alphabetical order, addresses and folding of Vietnamese text."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.vietnamese.alphabet import fold, heading_slug, slug, sort_key


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Chuyển đổi số", "chuyen-doi-so"),
        ("Đề cương tuyên truyền", "de-cuong-tuyen-truyen"),
        ("Quận 3", "quan-3"),
        ("ƯỚC MƠ của trẻ em", "uoc-mo-cua-tre-em"),
        ("  Trung tâm Văn hóa - Thể thao  ", "trung-tam-van-hoa-the-thao"),
        ("333/KH-UBND", "333-kh-ubnd"),
        ("“Học, học nữa!”", "hoc-hoc-nua"),
        ("\u0110a\u0306\u0301c", "dac"),
        ("…", ""),
        ("", ""),
    ],
)
def test_slug(text, address):
    assert slug(text) == address


def test_heading_slug_separator():
    assert heading_slug("Mục đích, yêu cầu", "_") == "muc_dich_yeu_cau"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đọc Sách", "doc sach"), ("Hai Bà Trưng", "hai ba trung"), ("ĐƯỜNG", "duong")],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_fold_takes_marks_of_every_script():
    """As it is said of each character, however quickly."""
    for number in range(0x2_0000):
        apart = unicodedata.normalize("NFD", chr(number).casefold().replace("đ", "d"))
        bare = "".join(one for one in apart if not unicodedata.combining(one))
        assert fold(chr(number)) == bare


@given(st.text(max_size=40))
def test_slug_any_text(text):
    address = slug(text)
    assert slug(address) == address
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    "ordered",
    [
        # The alphabet.
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        # Tones: ngang, huyền, hỏi, ngã, sắc, nặng.
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        # đ after d, whatever follows.
        ["da", "dz", "đa", "đá", "e"],
        ["Dĩ An", "Duy Tiên", "Đà Lạt", "Đồng Xoài", "Hà Nội"],
        # Letters before tones, over the whole text.
        ["hoa", "hòa", "hóa", "hoan", "hoàng"],
        ["An Giang", "Ân Thi", "Bắc Giang", "Bến Tre", "Bình Dương", "Bình Phước"],
        # Numbers by value.
        ["Quận 1", "Quận 3", "Quận 10", "Quận 12", "Quận Bình Tân"],
        # Words before longer words.
        ["Tân", "Tân An", "Tân Bình", "Tâng"],
    ],
)
def test_order(ordered):
    shuffled = list(ordered)
    random.Random(3).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


def test_order_without_regard_to_capitals():
    assert sorted(["b", "A", "B", "a"], key=sort_key) == ["A", "a", "B", "b"]


def test_order_of_decomposed_letters():
    names = ["Đông", "Dân", "Ấp", "An"]
    apart = [unicodedata.normalize("NFD", name) for name in names]
    ordered = [unicodedata.normalize("NFC", name) for name in sorted(apart, key=sort_key)]
    assert ordered == ["An", "Ấp", "Dân", "Đông"]


@given(st.lists(st.text(max_size=20), min_size=2, max_size=4))
def test_order_any_text(texts):
    backwards = texts[::-1]
    assert sorted(backwards, key=sort_key) == sorted(texts, key=sort_key)
