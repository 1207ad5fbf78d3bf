"""What the commands that hand over share: the unit's settings, and how refusals are said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from site_src.base.disk import in_words
from site_src.base.messages import gettext as _
from site_src.base.problems import Problem
from site_src.commands.base import FAILED, USAGE
from site_src.commands.content import named_campaign, open_content, print_problems
from site_src.model.name import CampaignName
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.settings import Settings, read_settings
from site_src.reading.content import Content


def named(options: argparse.Namespace) -> tuple[Content, CampaignName, Settings] | int:
    """The campaign that was named, with its unit's settings; the exit code where that fails."""
    content = open_content(options)
    name = named_campaign(content, options.campaign)
    if not isinstance(name, CampaignName):
        print_problems([name] if isinstance(name, Problem) else [], content, False)
        return USAGE
    settings, problems = read_settings(content, name.unit_path)
    code = print_problems(problems, content, False) if problems else 0
    return code or (content, name, settings)


def in_sentences(action: Callable[[], int]) -> int:
    """Do it; what stands in its way is said, and is the exit code."""
    try:
        return action()
    except RefusedError as refused:
        print(f"{refused.what}. {refused.advice}", file=sys.stderr)
    except OSError as error:
        print(in_words(error), file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Stopped. Run it again: it goes on from here."), file=sys.stderr)
    return FAILED
