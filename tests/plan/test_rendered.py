"""What a text became is looked at, and told where it is written."""

from __future__ import annotations

import pytest

from site_src.base.problems import Severity


@pytest.fixture
def page(content_tree):
    """Makes a content tree of one page with this text, which begins on line 5."""

    def make(body):
        content = content_tree("=== 2023/campaign.yml\ntitle: Tuần lễ\n")
        file = content.root / "2023/pages/a.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"---\ntitle: A\n---\n\n{body}\n", encoding="utf-8")
        return content

    return make


@pytest.fixture
def told(page):
    """What is told of a text: line and column of each leftover."""

    def told(body):
        found = [p for p in page(body).problems() if p.rule == "markdown"]
        assert all(p.severity is Severity.WARNING and p.hint for p in found)
        return [(p.spot.line, p.spot.column) for p in found]

    return told


@pytest.mark.parametrize(
    ("body", "spots"),
    [
        ("**chữ **có", [(5, 1), (5, 7)]),
        ("Đây **chữ** và ** chữ** nữa", [(5, 16), (5, 22)]),
        ("Một.\n\nHai **chữ\n\nBa", [(7, 5)]),
        ("- **a\n- b", [(5, 3)]),
        ("*chữ *có", [(5, 1)]),
        ("__a __b", [(5, 1), (5, 5)]),
        ("Chữ ~~bỏ", [(5, 5)]),
        ("Xem [Tải] (a.pdf)", [(5, 9)]),
        ("A\n\n[Tải](a b", [(7, 5)]),
        ("(Tải)[media/a.pdf]", [(5, 5)]),
        ("[Tải][a]", [(5, 5)]),
        ("Chữ[^1]", [(5, 4)]),
        ("Mang theo:\n• Sách\n• Bút", [(6, 1), (7, 1)]),
        ("● Sách", [(5, 1)]),
        ("-Sách\n-Bút", [(5, 1), (6, 1)]),
        ("Bảng:\n\n| a | b |\n| 1 | 2 |", [(7, 1)]),
        ("a | b\nc | d", [(5, 1)]),
        ("| a | b |\n|---|\n| 1 | 2 |", [(5, 1)]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [(7, 9)]),
        ("#Tiêu đề", [(5, 1)]),
        ("A\n\n```\nmã", [(7, 1)]),
        ("Dùng `mã", [(5, 6)]),
        ("[a]: https://example.vn", [(5, 3)]),
        ("Chữ {: .lop }", [(5, 5)]),
        ("!!! Lưu ý: mang sách\n    A", [(5, 1)]),
    ],
)
def test_signs_that_became_none(told, body, spots):
    assert told(body) == spots


@pytest.mark.parametrize(
    "body",
    [
        r"\*\*chữ \*\*có \[a\](b) \# \`x 5 * 3 = 15",
        "`**chữ **có` và `[Tải] (a.pdf)`\n\n```\n**a **\n| a | b |\n```",
        "Ghi chú (*), (**) và (*). Họ tên: ________ Email*",
        "*Ghi chú: mang theo sách.",
        "#hoctapsuotdoi #tuanle",
        "– Học để làm gì?\n\n— Hồ Chí Minh",
        "[1] Xem phụ lục (trang 2). Số [12] (xem sau)",
        "- [x] Xong\n- [ ] Chưa\n\n1) Một\n2) Hai",
        "a|b và c hoặc | d",
        "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |",
        "[a][b]\n\n[b]: https://example.vn\n\nChữ[^1]\n\n[^1]: Lời",
        "Chữ {ngoặc} và {#}, a_b_c, x ~ y",
        "a) Một\nb) Hai\nđ) Ba\n\n1.1. Mục\n\n2023. Năm đầu",
    ],
)
def test_signs_that_are_meant(page, body):
    assert [p for p in page(body).problems() if p.rule != "gap"] == []


SIDE_DOORS = (
    '![A](chuong-trinh/){ src="https://a.vn/b.png" }',
    "- a\n\n    ![A][n]\n\n    [n]: https://a.vn/b.png",
    "> ![A][n]\n>\n> [n]: https://a.vn/b.png",
    "1. ![A][n]\n\n[n]:\n    https://a.vn/b.png",
    "````\n```\n\n![A](https://a.vn/b.png)\n\n~~~\n````x",
    "    ```\n\n![A](https://a.vn/b.png)\n\n    ```",
    "`` ` ![A](https://a.vn/b.png) `",
    "!!! note\n    ![A][n]\n\n    [n]: //a.vn/b.png",
    "<!-- a --!> ![A](https://a.vn/b.png) <!-- b -->",
    "[^1]: ![A](https://a.vn/b.png)",
    "![A][]\n\n[A]: <https://a.vn/b.png>",
    '![A](media/khong.png){: srcset="https://a.vn/b.png 2x" }',
    '<video poster="https://a.vn/b.png" src="//a.vn/b.mp4"></video>',
    '<source srcset="https://a.vn/b.png">',
    '<img alt="a" src = "https:&#47;&#47;a.vn/b.png">',
    '<img alt="a" src="\\\\a.vn/b.png">',
    '<img alt="a" src="/\\a.vn/b.png">',
    '<img alt="a" src="HTTPS:a.vn/b.png">',
    "Thuật ngữ\n:   ![A](https://a.vn/b.png)",
    "| ![A](https://a.vn/b.png) |\n|---|\n| ![B](//a.vn/c.png) |",
    "\\`![A](https://a.vn/b.png)\\`",
    "~~~\n![A](b.png)\n\n![A](https://a.vn/b.png)",
)


@pytest.mark.parametrize("body", SIDE_DOORS)
def test_picture_of_another_site_by_a_side_door(page, body):
    content = page(body)
    problems = content.problems()
    errors = [p for p in problems if p.severity is Severity.ERROR]
    assert errors, body
    assert all(5 <= p.spot.line <= 5 + body.count("\n") for p in errors)
