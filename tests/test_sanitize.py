from html5lib import parseFragment

from site_src.prose.sanitize import SCHEMES, sanitize


def test_sanitize_hostile_html_loses_what_could_run():
    hostile = (
        "<script>alert(1)</script><img src=x onerror=alert(1)><b style='x'>đậm</b>"
        "<iframe src='https://example.com'></iframe><a href='javascript:alert(1)'>a</a>"
        "<svg onload=alert(1)><path d='M0 0'/></svg><form action='/'><input type=password></form>"
        "<style>*{}</style><object data=x></object><a href='data:text/html,x'>b</a><!-- c -->"
    )
    assert tree(sanitize(hostile)) == [
        ("img", {"src": "x"}),
        ("b", {}),
        ("a", {}),
        ("{http://www.w3.org/2000/svg}svg", {}),
        ("{http://www.w3.org/2000/svg}path", {"d": "M0 0"}),
        ("input", {}),
        ("a", {}),
    ]


def test_sanitize_allowed_schemes_stay():
    for scheme in sorted(SCHEMES):
        link = f'<a href="{scheme}:x">x</a>'
        assert sanitize(link) == link


def test_sanitize_prose_of_markdown_extensions_stays():
    prose = (
        '<div class="admonition note"><p class="admonition-title">Lưu ý</p></div>'
        '<details open=""><summary>Thêm</summary></details>'
        '<p><input disabled="" aria-label="Đã xong" type="checkbox"></p>'
        '<table><tbody><tr><td class="align-right">1</td></tr></tbody></table>'
    )
    assert tree(sanitize(prose)) == tree(prose)


def tree(html: str) -> list[tuple[str, dict[str, str]]]:
    fragment = parseFragment(html, namespaceHTMLElements=False)
    return [(element.tag, element.attrib) for element in fragment.iter() if element is not fragment]
