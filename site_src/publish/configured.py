"""The campaign that mkdocs.yml names, and its plan for MkDocs started by hand."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import yaml

from site_src.base.problems import Problem, has_errors, sorted_problems
from site_src.base.project import CONFIG
from site_src.plan.campaigns import plan_campaign
from site_src.plan.site_plan import SitePlan
from site_src.reading.content import Content
from site_src.reading.edition import Edition, deciding_day
from site_src.reading.names import find_campaign
from site_src.vietnamese.notation import ValueProblem

PLUGIN = "lifelong-learning-week"


def configured_campaign() -> str:
    """The campaign that mkdocs.yml names."""
    (plugin,) = yaml.safe_load(Path(CONFIG).read_text(encoding="utf-8"))["plugins"]
    return str(plugin[PLUGIN]["campaign"])


def configured_plan(root: Path, campaign: str, drafts: bool) -> SitePlan | str:
    """Plan the site of a campaign of the content folder `root`; or say why it cannot be."""
    try:
        decides = deciding_day(None, os.environ, dt.datetime.now(dt.UTC))
    except ValueProblem as problem:
        return problem.message
    content = Content(root, root.name, Edition(decides.day, drafts=drafts))
    name = find_campaign(content, campaign)
    if isinstance(name, Problem):
        return str(name)
    plan, problems = plan_campaign(content, name)
    if plan is None or has_errors(problems):
        return "\n".join(str(problem) for problem in sorted_problems(problems))
    return plan
