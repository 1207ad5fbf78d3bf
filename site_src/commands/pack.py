"""`pack`: one zip of a built campaign, signed where the unit has a key."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_src.base.disk import put
from site_src.base.messages import gettext as _
from site_src.base.messages import thousands
from site_src.commands.base import FAILED, OK
from site_src.commands.handing import in_sentences, named
from site_src.model.name import CampaignName
from site_src.publish.handover.keys import BadKeyError, PublicKey
from site_src.publish.handover.pack import pack, pack_name
from site_src.publish.handover.secrets import keep_secret, secret, variable
from site_src.publish.handover.settings import Settings
from site_src.publish.handover.signing import ENDING, SigningKey
from site_src.publish.listing import digest_of
from site_src.reading.content import Content
from site_src.reading.files import HANDOVER_FILE, join

KEY = "signing-key"


def run(options: argparse.Namespace) -> int:
    """Make the zip, or with --new-key the key first; say where it is and what it is known by."""
    found = named(options)
    if isinstance(found, int):
        return found
    return in_sentences(lambda: _pack(options, *found))


def _pack(
    options: argparse.Namespace, content: Content, name: CampaignName, settings: Settings
) -> int:
    if options.new_key:
        if settings.key is not None:
            print(
                _("{unit} has a key already: {key}").format(
                    unit=name.unit_path or name, key=settings.key.text
                ),
                file=sys.stderr,
            )
            return FAILED
        settings = Settings(settings.targets, _new_key(content, name))
    whole, made = pack(options.site, str(name))
    file: Path = options.output / pack_name(str(name))
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, whole)
    print(
        _("Made {file}: {count} files, {size} KB").format(
            file=file, count=thousands(len(made.files)), size=thousands(-(-len(whole) // 1000))
        )
    )
    print(f"SHA-256: {digest_of(whole)}")
    signature = file.with_name(file.name + ENDING)
    signature.unlink(missing_ok=True)
    if settings.key is None:
        return OK
    key = _signing_key(name, settings.key)
    if key is None:
        print(
            _(
                "Not signed: the unit’s key is not on this machine. It is looked for in the "
                "system’s keyring and in the variable {variable}."
            ).format(variable=variable(name.unit_path, KEY)),
            file=sys.stderr,
        )
        return OK
    comment = f"{file.name} {made.stamp.sha256}"
    put(signature, key.sign(whole, comment).encode())
    print(_("Signed: {file}; the public key is {key}").format(file=signature, key=key.public.text))
    return OK


def _signing_key(name: CampaignName, public: PublicKey) -> SigningKey | None:
    text = secret(name.unit_path, KEY)
    try:
        key = SigningKey.parse(text) if text else None
    except BadKeyError:
        return None
    return key if key is not None and key.public == public else None


def _new_key(content: Content, name: CampaignName) -> PublicKey:
    """Make a key, its secret half for the keyring, the other for the unit's file."""
    key = SigningKey.new()
    keep_secret(name.unit_path, KEY, key.text)
    file = content.folder(name.unit_path) / HANDOVER_FILE
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    put(file, f"key: {key.public.text}\n{before}".encode())
    shown = content.show(join(name.unit_path, HANDOVER_FILE))
    print(_("Wrote the public key into {file}").format(file=shown))
    return key.public
