"""What a release is made of, as a CycloneDX list: `python3 build.py sbom > sbom.json`.

From the locks alone, so that it is the same wherever it is made: each package with its version, the
hashes of its files, and for whom it is installed (everybody, or the commands of one lock).
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.base.environment import LOCKS, RUN_LOCK
from site_src.base.project import ROOT

FORMAT = "1.6"
_PINNED = re.compile(
    r"(?m)^([\w.-]+)==([^\s;\\]+)[ \t]*(?:;([^\\\n]*))?((?:\\\n[ \t]+--hash=\S+[ \t]*)+)"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package: on which systems it is installed, '' for all; hashes of its files."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name for programs that look for known holes."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def packages(lock: str) -> Iterator[Package]:
    """The packages of a lock file's text."""
    for name, version, marker, hashes in _PINNED.findall(lock):
        yield Package(name, version, marker.strip(), tuple(sorted(_HASH.findall(hashes))))


def sbom(root: Path) -> dict[str, Any]:
    """The list, for the project in a folder."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[Package, set[str]] = {}
    for name in sorted({RUN_LOCK, *LOCKS.values()}):
        for package in packages((root / name).read_text(encoding="utf-8")):
            found.setdefault(package, set()).add(name)
    own = f"pkg:generic/{project['name']}@{project['version']}"
    components = [_component(package, found[package]) for package in sorted(found, key=_order)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": FORMAT,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [each["bom-ref"] for each in components]}],
    }


def _order(package: Package) -> tuple[str, str]:
    return package.purl, package.marker


def _component(package: Package, locks: set[str]) -> dict[str, Any]:
    about = [{"name": "lock", "value": name} for name in sorted(locks)]
    if package.marker:
        about.append({"name": "marker", "value": package.marker})
    return {
        "type": "library",
        "bom-ref": f"{package.purl}#{package.marker}" if package.marker else package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        # Everything is needed by somebody; what only some commands take is installed with them.
        "scope": "required" if RUN_LOCK in locks else "optional",
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{package.name}/{package.version}/",
                "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
            }
        ],
        "properties": about,
    }


if __name__ == "__main__":
    json.dump(sbom(Path(ROOT)), sys.stdout, ensure_ascii=False, indent=1)
    print()
