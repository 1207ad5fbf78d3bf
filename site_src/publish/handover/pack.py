"""One zip for the portal's technician: the pages, what to do with them, and how to see them whole.

The same folder gives the same zip on every system. Its pages open by a double click too.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from site_src.base.messages import gettext as _
from site_src.outputs.hosting import FOLDER as SERVERS
from site_src.publish.handover.archive import write_zip
from site_src.publish.handover.links import PAGE
from site_src.publish.handover.material import Material, material
from site_src.publish.handover.refused import RefusedError
from site_src.publish.listing import SUMS

READ_ME = "doc-truoc.txt"


def pack(site: Path, campaign: str) -> tuple[bytes, Material]:
    """The zip of a built campaign, and what is in it. Raises `RefusedError`, and OSError."""
    found = material(site, campaign, from_disk=True, beside={READ_ME: read_me})
    stream = io.BytesIO()
    try:
        write_zip(stream, _in_order(found))
    except ValueError as error:
        advice = _("Take large files out of media/.")
        raise RefusedError(_("The campaign is larger than a zip can hold"), advice) from error
    return stream.getvalue(), found


def pack_name(campaign: str) -> str:
    """The file name of a campaign's pack."""
    return f"{campaign.replace('/', '-')}.zip"


def _in_order(found: Material) -> Iterator[tuple[str, bytes]]:
    """What somebody looks for stands first."""
    first = (PAGE, READ_ME)
    for path in (*first, *(path for path in found.files if path not in first)):
        yield path, found.read(path)


def read_me(paths: Callable[[str], bool], campaign: str) -> bytes:
    """The technician's text; `paths` tells whether a file is in the pack.

    In UTF-8 with its mark and Windows' ends of lines: any editor there shows it.
    """
    servers = {
        f"{SERVERS}/nginx.txt": "nginx",
        f"{SERVERS}/htaccess.txt": "Apache",
        f"{SERVERS}/web.config.txt": "IIS",
    }
    check = (
        "Get-Content sha256sums.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; "
        "if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { $f } }"
    )
    lines = [
        _("For whoever puts these pages onto a website"),
        "",
        _("These are the pages of one unit’s Lifelong Learning Week: {campaign}.").format(
            campaign=campaign
        ),
        _("To read them here, open {file} by a double click.").format(file=PAGE),
        "",
        _("1. Where to put them"),
        _("Put all of this into one folder of the website, as it is, like /tuan-le/."),
        _("They need no database and no program, and work under any path."),
        _("Send no page through a filter that writes into it, and change no name."),
        _("For a later pack, empty the folder first: what is old must not stay."),
        "",
        _("2. Lines for the server, for this folder alone"),
        *(f"- {name}: {path}" for path, name in servers.items() if paths(path)),
        _("Each says at its head where it belongs. The pages show without them too."),
        "",
        _("3. Whether everything has arrived"),
        _("{file} has the SHA-256 of every file. In this folder:").format(file=SUMS),
        _("- Linux: {command}").format(command=f"sha256sum --quiet -c {SUMS}"),
        _("- Windows, in PowerShell: {command}").format(command=check),
        _("Both name the files that are missing or others, and nothing if all is well."),
        _("From outside, by whoever sent this: {command}").format(
            command="py build.py verify https://…/tuan-le/"
        ),
        "",
        _("4. Whether it comes from the unit"),
        _("If a file with the ending .minisig came with the zip, ask the unit for its public key:"),
        "minisign -V -P KHOA -m TEP.zip".replace("KHOA", _("KEY")).replace("TEP", _("FILE")),
    ]
    return "\r\n".join(("\ufeff" + lines[0], *lines[1:], "")).encode()
