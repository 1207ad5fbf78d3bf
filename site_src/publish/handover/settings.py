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
from site_src.publish.handover.addresses import EXAMPLE, fault_of, fault_of_endpoint, scheme_of
from site_src.publish.handover.keys import BadKeyError, PublicKey
from site_src.reading.content import Content
from site_src.reading.file_kinds import read_yaml
from site_src.reading.files import HANDOVER_FILE, join
from site_src.reading.strict_yaml import Loc, ParsedFile
from site_src.vietnamese.alphabet import slug

_KEYS = ("key", "targets")
_EXAMPLES = {
    "address": f"address: {EXAMPLE}",
    "endpoint": "endpoint: https://s3.example.vn",
    "region": "region: hn",
}
_OF_TARGET = tuple(_EXAMPLES)


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
    for name in reader.names() if top.get("targets") is not None else ():
        aim = reader.aim(name)
        if aim is not None:
            targets[aim.name] = aim
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

    def names(self) -> Iterable[str]:
        """The targets’ names, but for those that are none, or another's too.

        Secrets are looked for by the name's letters and digits alone.
        """
        first: dict[str, str] = {}
        for name in self.mapping(("targets",)):
            place = self.file.keys[("targets", name)]
            other = first.setdefault(slug(name), name)
            if not slug(name):
                message = _("The target has no name of letters or digits")
                hint = _("Write it like: {example}").format(example=f"cong: {EXAMPLE}")
                self.problems.append(content_error("wrong-value", place, message, hint))
            elif other != name:
                message = _("“{name}” and “{other}” are one name where passwords are looked for")
                hint = _("Give one of the two another name (the first is on line {line}).")
                line = self.file.keys[("targets", other)].line
                words = message.format(name=name, other=other), hint.format(line=line)
                self.problems.append(content_error("duplicate-key", place, *words))
            else:
                yield name

    def aim(self, name: str) -> Aim | None:
        """The target of a name; None where something is wrong with it."""
        loc: Loc = ("targets", name)
        value, told = self._at(loc), len(self.problems)
        where = {key: (*loc, key) for key in _OF_TARGET} if isinstance(value, dict) else {}
        if isinstance(value, dict):
            about = {key: v for key, v in self.mapping(loc, _OF_TARGET).items() if key in where}
        else:
            about = {"address": value}
        for key in [key for key, v in about.items() if not isinstance(v, str)]:
            if about.pop(key) is not None:
                hint = _("Write it like: {example}").format(example=_EXAMPLES[key])
                self.wrong(where.get(key, loc), _("A line of text belongs here"), hint)
        about = {key: v.strip() for key, v in about.items() if v.strip()}
        if not about.get("address"):
            # One that is misspelt or no text has been told already.
            if len(self.problems) == told:
                message = _("The target “{name}” has no address").format(name=name.strip())
                hint = _("Write it like: {example}")
                example = _EXAMPLES["address"] if where else f"{name.strip()}: {EXAMPLE}"
                self.wrong(where.get("address", loc), message, hint.format(example=example))
        else:
            self._addresses(about, where, loc)
        return Aim(name.strip(), **about) if len(self.problems) == told else None

    def _addresses(self, about: Mapping[str, str], where: Mapping[str, Loc], loc: Loc) -> None:
        """Note what is wrong with how addresses are written."""
        if fault := fault_of(about["address"]):
            self.wrong(where.get("address", loc), *fault)
        for key in ("endpoint", "region"):
            if key in about and scheme_of(about["address"]) != "s3":
                hint = _("Delete this line, or write an address that begins with s3://.")
                self.wrong(where[key], _("“{key}” is for s3:// alone").format(key=key), hint)
        if "endpoint" in about and (fault := fault_of_endpoint(about["endpoint"])):
            self.wrong(where["endpoint"], *fault)
