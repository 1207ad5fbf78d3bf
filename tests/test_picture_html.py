import html5lib

from site_src.prose.picture_html import Shown, show_pictures, variant_name
from site_src.prose.pictures import Size

KNOWN = {"media/a%20b.jpg": Shown(Size(1600, 1200), (("a b.jpg.480.webp", 480),))}


def image(html, tag="img"):
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    (found,) = fragment.iter(tag)
    return found.attrib


def test_name_of_a_variant():
    assert variant_name("a.jpg", 480) == "a.jpg.480.webp"


def test_what_staff_wrote_stays():
    attributes = 'alt="a &quot;b&quot; > c" height="300" loading="eager"'
    shown = show_pictures(f'<p>Chữ</p><img src="media/a%20b.jpg" {attributes}>', KNOWN.get)
    assert image(shown) == {
        "loading": "eager",
        "decoding": "async",
        "src": "media/a%20b.jpg",
        "alt": 'a "b" > c',
        "height": "300",
        "width": "400",
    }
    assert image(shown, "source")["srcset"] == "media/a%20b.jpg.480.webp 480w"


def test_unknown_picture_only_waits():
    shown = show_pictures('a<img src="x.mp4" alt="">', KNOWN.get)
    assert shown == 'a<img loading="lazy" decoding="async" src="x.mp4" alt="">'


def test_tag_within_an_attribute_is_text():
    html = '<a title="<img src=x>" href="#">a</a>'
    assert show_pictures(html, KNOWN.get) == html


def test_no_attribute_can_be_left():
    html = '<img src="media/a%20b.jpg" alt="&quot; onerror=&quot;alert(1)">'
    assert image(show_pictures(html, KNOWN.get))["alt"] == '" onerror="alert(1)'
