"""What a unit says of handing over: `handover.yml` beside its unit.yml, without any secret.

key: RWQ…                                   the public key by which its packs are known
targets:
  cong: sftp://tuanle@portal.example.vn/srv/www/tuan-le
  kho: {address: "s3://kho/tuan-le", endpoint: "https://s3.example.vn", region: hn}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from site_src.base.messages import gettext as _
from site_src.base.problems import Problem, content_error, known_here, near_miss
from site_src.publish.handover.keys import BadKeyError, PublicKey
from site_src.reading.content import Content
from site_src.reading.file_kinds import read_yaml
from site_src.reading.files import HANDOVER_FILE, join
from site_src.reading.strict_yaml import Loc, ParsedFile

_KEYS, _OF_TARGET = ("key", "targets"), ("address", "endpoint", "region")


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it was named: its name or '', its address, what S3 needs beyond that."""

    name: str
    address: str
    endpoint: str = ""
    region: str = ""

    @property
    def secrets(self) -> str:
        """Under what name its secrets are kept: its own, else that of its host or bucket."""
        return self.name or urlsplit(self.address.removeprefix("git+")).hostname or ""


@dataclass(frozen=True, slots=True)
class Settings:
    """A unit's targets by name, and its public key where it has one."""

    targets: Mapping[str, Aim] = field(default_factory=dict)
    key: PublicKey | None = None


def read_settings(content: Content, unit_path: str) -> tuple[Settings, list[Problem]]:
    """What a unit's file says, and what is wrong with it; nothing where there is none."""
    path = join(unit_path, HANDOVER_FILE)
    if not content.files.is_file(path):
        return Settings(), []
    raw, problems = content.files.read(path, content.show(path))
    document, found = read_yaml(raw, content.show(path)) if raw is not None else (None, [])
    problems += found
    if document is None:
        return Settings(), problems
    reader = _Reader(document, problems)
    top = reader.mapping((), _KEYS)
    key, targets = reader.key(top.get("key")), {}
    for name in reader.mapping(("targets",)) if top.get("targets") is not None else ():
        aim = reader.aim(name)
        if aim is not None:
            targets[name] = aim
    return Settings(targets, key), problems


@dataclass(frozen=True, slots=True)
class _Reader:
    file: ParsedFile
    problems: list[Problem]

    def _at(self, loc: Loc) -> Any:
        value = self.file.data
        for step in loc:
            value = value[step]
        return value

    def wrong(self, loc: Loc, message: str, hint: str) -> None:
        """Note an error at the value of `loc`."""
        self.problems.append(content_error("wrong-value", self.file.spot(loc), message, hint))

    def mapping(self, loc: Loc, known: Iterable[str] = ()) -> Mapping[str, Any]:
        """The mapping at `loc`; keys that are not `known` are errors, if any are named."""
        value = self._at(loc)
        if value is None:
            return {}
        if not isinstance(value, dict):
            hint = _("Write it like: {example}").format(example="targets: {cong: …}")
            self.wrong(loc, _("Names with values belong here"), hint)
            return {}
        for name in value:
            if known and name not in known:
                place = self.file.keys.get((*loc, name), self.file.spot(loc))
                message = _("There is no field “{name}” here").format(name=name)
                hint = near_miss(name, list(known), known_here(known))
                self.problems.append(content_error("unknown-key", place, message, hint))
        return value

    def key(self, text: Any) -> PublicKey | None:
        """The public key, where the text is one."""
        if text is None:
            return None
        try:
            return PublicKey.parse(str(text))
        except BadKeyError:
            hint = _("Take it as “pack --new-key” wrote it: one line that begins with RW.")
            self.wrong(("key",), _("This is no public key"), hint)
            return None

    def aim(self, name: str) -> Aim | None:
        """The target of a name."""
        loc: Loc = ("targets", name)
        value = self._at(loc)
        told = len(self.problems)
        if isinstance(value, dict):
            about = {key: str(v) for key, v in self.mapping(loc, _OF_TARGET).items() if v}
            about = {key: about[key] for key in _OF_TARGET if key in about}
            loc = (*loc, "address") if "address" in about else loc
        else:
            about = {"address": value} if isinstance(value, str) else {}
        example = f"{name}: sftp://tuanle@portal.example.vn/srv/www/tuan-le"
        hint = _("Write it like: {example}").format(example=example)
        if not about.get("address"):
            # A misspelt “address” has been told already.
            if len(self.problems) == told:
                self.wrong(loc, _("The target “{name}” has no address").format(name=name), hint)
            return None
        if has_password(about["address"]):
            hint = _("Take the password out of the address and change it: others may have read it.")
            self.wrong(loc, _("There is a password in the address"), hint)
            return None
        return Aim(name, **about)


def has_password(address: str) -> bool:
    """Whether an address has a password in it."""
    try:
        return urlsplit(address).password is not None
    except ValueError:
        return False
