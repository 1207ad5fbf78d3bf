"""Which state of the content a campaign was made of, as a short hash that no draft is part of."""

from __future__ import annotations

import hashlib

from site_src.model import Campaign
from site_src.reading.content import Content
from site_src.reading.files import MEDIA_FOLDER, UNIT_FILE, join

# Enough to tell any two states of one unit's files apart.
LETTERS = 12


def revision(content: Content, campaign: Campaign) -> str:
    """The hash of all that was written for a campaign, by its unit and those above it.

    Texts that are not shown, and folders of years that are drafts, are not in it.
    """
    texts = (campaign.outline, *campaign.news, *campaign.pages)
    shown = {text.origin.spot.path for text in texts if text is not None}
    digest = hashlib.sha256()
    for unit in campaign.unit.chain:
        paths = [join(unit.path, UNIT_FILE)]
        layer, _problems = content.read_layer(unit, campaign.year)
        if layer is not None:
            media = f"{layer.folder}/{MEDIA_FOLDER}/"
            paths += [
                path
                for path in content.files.below(layer.folder)
                if not path.startswith(media)
                and not (path.endswith(".md") and content.show(path) not in shown)
                and not path.rpartition("/")[2].startswith((".", "_", "~"))
            ]
        for path in sorted(paths):
            raw, _problems = content.files.read(path, content.show(path))
            digest.update(f"{path}\0{len(raw or b'')}\0".encode() + (raw or b""))
    return digest.hexdigest()[:LETTERS]
