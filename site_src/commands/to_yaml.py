"""`yaml`: the programme of a campaign as YAML files, from its workbook."""

from __future__ import annotations

import argparse

from site_src.base.problems import Problem
from site_src.commands.base import USAGE
from site_src.commands.content import open_content, print_problems, say_files
from site_src.reading.names import find_campaign
from site_src.writing.make import make_yaml


def run(options: argparse.Namespace) -> int:
    """Make the files, and say which."""
    content = open_content(options)
    name = find_campaign(content, options.campaign)
    if isinstance(name, Problem):
        return print_problems([name], content, options.strict) or USAGE
    made = make_yaml(content, name)
    say_files(made.files, made.aside)
    return print_problems(made.problems, content, options.strict)
