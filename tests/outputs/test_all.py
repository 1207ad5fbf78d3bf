"""What holds for all outputs together."""

import re

import pytest

from site_src.model import Campaign, Change
from site_src.outputs import OUTPUTS
from site_src.vietnamese.dates import PartialDate
from site_src.vietnamese.when import When
from tests.outputs.made import changed, files

TEXTS = ("calendar", "feed", "program", "schedule")
OLD, NEW = "13h45 ngày 30/9/2025", "7h10 ngày 01/10/2025"
# How each output writes the two.
OLD_TIMES = r"T134500|13:45|13h45|13 giờ 45"
NEW_TIMES = {"calendar": "20251001T071000", "program": "T07:10:00+07:00", "schedule": "07:10"}


def made(campaign: Campaign, name: str) -> str:
    """The text of all files of an output, unfolded."""
    (output,) = (output for output in OUTPUTS if output.name == name)
    return b"\n".join(files(output, campaign).values()).replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize("name", TEXTS)
def test_changed_time_is_everywhere_and_the_old_one_nowhere(ward: Campaign, name: str):
    before = changed(ward, "le-khai-mac", when=When.parse(OLD), changes=())
    after = changed(ward, "le-khai-mac", when=When.parse(NEW), changes=())
    if name in NEW_TIMES:
        assert re.search(OLD_TIMES, made(before, name))
        assert NEW_TIMES[name] in made(after, name)
    assert not re.search(OLD_TIMES, made(after, name))


@pytest.mark.parametrize("name", TEXTS)
def test_old_time_stands_only_as_what_it_was(ward: Campaign, name: str):
    change = Change(PartialDate(2025, 9, 25), "when", OLD, "mưa")
    after = changed(ward, "le-khai-mac", when=When.parse(NEW), changes=(change,))
    for line in made(after, name).split("\n"):
        for match in re.finditer(OLD_TIMES, line):
            assert re.search(r'trước đây: $|"was":"$', line[: match.start()]), line


def test_every_output_is_made_of_every_campaign(campaigns: dict[str, Campaign]):
    for campaign in campaigns.values():
        addresses = [file.address for output in OUTPUTS for file in output.files(campaign)]
        assert len(addresses) == len({address.casefold() for address in addresses})
        assert {"calendar.ics", "feed.xml", "program.json", "program.schema.json"} <= {*addresses}
