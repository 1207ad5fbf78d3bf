"""What hosts are told: the same policy everywhere, and a type for all that is published."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from site_src.model import Campaign
from site_src.outputs import OUTPUTS, SAME
from site_src.outputs.base import NO_MOVES, Moves
from site_src.outputs.host_rules import FOR_EVER, FRAMING, HASHED, HEADERS, POLICY, TYPES
from site_src.outputs.hosting import HOSTING, server_files
from site_src.plan.entries import unit_entries
from site_src.plan.portal import portal_plan
from site_src.prose.media import MEDIA_TYPES
from site_src.publish.compress import SUFFIXES
from tests.outputs.made import files

ASSETS = Path(__file__).parents[2] / "theme_overrides" / "assets"
FRAMED = {f"{POLICY}; {FRAMING}", POLICY}


def made(campaign: Campaign) -> dict[str, str]:
    """Each file's text, by its name."""
    found = files(HOSTING, campaign)
    found |= {file.address: file.make() for file in server_files(campaign.site_url, NO_MOVES)}
    return {address.rpartition("/")[2]: content.decode() for address, content in found.items()}


def settings(xml: ElementTree.Element) -> dict[str, str]:
    """The headers that a part of web.config sets; each is removed first."""
    headers = xml.find(".//customHeaders")
    assert headers is not None
    removed = [e.attrib["name"] for e in headers if e.tag == "remove"]
    added = {e.attrib["name"]: e.attrib["value"] for e in headers if e.tag == "add"}
    assert removed == ["X-Frame-Options"] * ("X-Frame-Options" in removed) + list(added)
    return added


def test_policy_is_the_same_everywhere(ward: Campaign):
    text = made(ward)
    assert f"  Content-Security-Policy: {POLICY}\n" in text["_headers"]
    found = re.findall(r'add_header Content-Security-Policy "(.*?)" always;', text["nginx.txt"])
    assert set(found) == FRAMED
    apache = re.findall(r'set Content-Security-Policy "(.*?)"(.*)', text["htaccess.txt"])
    assert {policy for policy, _when in apache} == FRAMED
    assert [policy for policy, when in apache if "/embed/" in when] == [POLICY]
    for name, value in HEADERS.items():
        assert f"  {name}: {value}\n" in text["_headers"]
        assert f'add_header {name} "{value}" always;' in text["nginx.txt"]
        assert f'Header always set {name} "{value}"' in text["htaccess.txt"]


def test_web_config_is_xml_with_the_same(ward: Campaign):
    xml = ElementTree.fromstring(made(ward)["web.config.txt"])
    general, framed = xml.find("system.webServer"), xml.findall("location")
    assert general is not None
    assert settings(general).items() >= HEADERS.items()
    assert settings(general)["Content-Security-Policy"] == f"{POLICY}; {FRAMING}"
    assert [(e.attrib["path"], settings(e)) for e in framed] == [
        ("embed", {"Content-Security-Policy": POLICY})
    ]
    types = {e.attrib["fileExtension"]: e.attrib["mimeType"] for e in xml.iter("mimeMap")}
    assert types.keys() == {f".{ending}" for ending in TYPES}
    assert types[".ics"] == "text/calendar; charset=utf-8"


def test_everything_published_has_a_type(campaigns: dict[str, Campaign]):
    endings = {ending.lstrip(".") for ending in SUFFIXES} | MEDIA_TYPES
    endings |= {file.suffix.lstrip(".") for file in ASSETS.rglob("*") if file.is_file()}
    for campaign in campaigns.values():
        addresses = (file.address for output in OUTPUTS for file in output.files(campaign))
        endings |= {address.rpartition(".")[2] for address in addresses if "." in address}
    assert endings <= TYPES.keys()
    for name in ("nginx.txt", "htaccess.txt", "DOC-TOI.txt"):
        text = made(campaign)[name]
        assert [e for e in endings if not re.search(rf"[ .]{e}\b", text)] == []


def test_only_names_with_a_hash_are_kept_for_ever(ward: Campaign):
    assert re.search(HASHED, "/2023/assets/site.1a2b3c4d.css")
    assert not re.search(HASHED, "/2023/assets/site.css")
    assert not re.search(HASHED, "/2023/index.html")
    lines = made(ward)["_headers"].splitlines()
    kept = [before for before, line in pairwise(lines) if FOR_EVER in line]
    assert kept[:2] == ["/assets/*", "/:a/assets/*"]
    assert all(re.fullmatch(r"(/:[a-e])*/assets/\*", path) for path in kept)


def test_root_names_every_page_to_be_framed(ward: Campaign):
    chain = ward.unit.chain
    entries = unit_entries((unit, (2025, 2024)) for unit in chain)
    plan = portal_plan(chain[0], entries, (2025,), None)
    config = next(file for file in plan.outputs if file.address.endswith("web.config.txt"))
    paths = [e.attrib["path"] for e in ElementTree.fromstring(config.make()).iter("location")]
    lower = [f"{unit.path}/{year}/embed" for unit in chain[1:] for year in (2025, 2024)]
    assert paths == ["2025/embed", *lower]


def test_texts_speak_for_the_folder_alone(ward: Campaign):
    """Every line of nginx stands in a location of the folder; Apache is told no path at all."""
    moves = Moves((("cu/", "moi/"), ("cu/a.ics", "moi/b.ics")), ("nham/",))
    (nginx,) = _texts("nginx.txt", "https://example.vn/tuan-le/2026/", moves)
    lines = [line for line in nginx.splitlines() if not line.startswith("#")]
    assert (lines[0], lines[-1]) == ("location ^~ /tuan-le/2026/ {", "}")
    assert all(line.startswith("    ") for line in lines[1:-1] if line)
    rewrites = [line.strip() for line in lines if "rewrite" in line]
    assert rewrites == [
        r"rewrite ^/tuan-le/2026/cu(?:/(?:index\.html)?)?$ /tuan-le/2026/moi/ permanent;",
        r"rewrite ^/tuan-le/2026/cu/a\.ics$ /tuan-le/2026/moi/b.ics permanent;",
    ]
    (apache,) = _texts("htaccess.txt", "https://example.vn/tuan-le/2026/", moves)
    assert apache == _texts("htaccess.txt", None, moves)[0]
    assert r"RewriteRule ^cu(/(index\.html)?)?$ /%{ENV:TUANLE}moi/ [R=301,L]" in apache
    (config,) = _texts("web.config.txt", "https://example.vn/tuan-le/2026/", moves)
    redirects = [e.attrib for e in ElementTree.fromstring(config).iter("httpRedirect")]
    assert [e["destination"] for e in redirects] == [
        "/tuan-le/2026/moi/",
        "/tuan-le/2026/moi/b.ics",
    ]
    (unknown,) = _texts("web.config.txt", None, moves)
    assert "httpRedirect" not in unknown
    (netlify,) = _texts("_redirects", None, moves)
    assert netlify == "/cu/ /moi/ 301\n/cu/a.ics /moi/b.ics 301\n"


@pytest.mark.parametrize("name", ["nginx.txt", "htaccess.txt", "web.config.txt"])
@pytest.mark.parametrize("length", [8, 100])
def test_no_number_of_moves_is_more_than_a_server_bears(name: str, length: int):
    """IIS refuses a folder whose file is above 250 kB; the others read all with each request."""
    site_url = "https://example.vn/so-giao-duc-va-dao-tao/tuan-le-hoc-tap-suot-doi-2026/"
    (none,) = _texts(name, site_url, NO_MOVES)
    sizes = []
    for count in (1, 100, 500, 1_000, 20_000):
        old = tuple(f"{n}/{'x' * length}/" for n in range(count))
        moves = Moves(tuple((each, f"moi/{each}") for each in old), old[: count // 10])
        (text,) = _texts(name, site_url, moves)
        sizes.append(len(text.encode()) - len(none.encode()))
    assert sizes[0] > 0
    assert max(sizes) < 240_000 - len(none.encode())
    assert 0 < sizes[-1] < 400


def _texts(name: str, site_url: str | None, moves: Moves) -> list[str]:
    found = server_files(site_url, moves)
    return [file.make().decode() for file in found if file.address.endswith(name)]


def test_what_is_the_same_in_every_campaign(campaigns: dict[str, Campaign]):
    made = [
        {file.address: file.make() for output in OUTPUTS for file in output.files(one) if file.same}
        for one in campaigns.values()
    ]
    assert made == [{file.address: file.make() for file in SAME}] * len(campaigns)
    assert len(campaigns) > 1
