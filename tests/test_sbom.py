"""The list of what a release is made of names every package of every lock."""

from __future__ import annotations

import json
import re

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from site_src.base.environment import LOCKS, RUN_LOCK
from tests.conftest import PROJECT
from tests.sbom import FORMAT, packages, sbom

FOUND = sbom(PROJECT)


@pytest.mark.parametrize("name", sorted({RUN_LOCK, *LOCKS.values()}))
def test_every_package_of_a_lock_is_listed_with_its_hashes(name: str):
    text = (PROJECT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"(?m)^([\w.-]+==[^\s;\\]+)", text)
    assert [f"{each.name}=={each.version}" for each in packages(text)] == pinned
    in_lock = {"name": "lock", "value": name}
    listed = [each for each in FOUND["components"] if in_lock in each["properties"]]
    assert {f"{each['name']}=={each['version']}" for each in listed} == set(pinned)
    hashes = {
        digest["content"]
        for each in listed
        for reference in each["externalReferences"]
        for digest in reference["hashes"]
    }
    assert hashes == set(re.findall(r"--hash=sha256:(\w+)", text))


def test_each_has_a_reference_of_its_own_and_is_needed_by_the_project():
    references = [each["bom-ref"] for each in FOUND["components"]]
    assert len(references) == len(set(references))
    assert FOUND["dependencies"][0]["dependsOn"] == references
    assert FOUND["metadata"]["component"]["bom-ref"] == FOUND["dependencies"][0]["ref"]
    purls = [each["purl"] for each in FOUND["components"]]
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@\S+", purl) for purl in purls)


def test_it_tells_no_time_and_no_place():
    assert json.dumps(sbom(PROJECT)) == json.dumps(FOUND)
    assert str(PROJECT) not in json.dumps(FOUND)
    assert not {"serialNumber", "timestamp"} & {*FOUND, *FOUND["metadata"]}


@pytest.mark.slow
def test_it_keeps_the_published_schema_of_cyclonedx():
    validator = JsonStrictValidator(SchemaVersion.from_version(FORMAT))
    assert validator.validate_str(json.dumps(FOUND)) is None
    broken = json.dumps(FOUND | {"components": [{"name": "no type"}]})
    assert validator.validate_str(broken) is not None
