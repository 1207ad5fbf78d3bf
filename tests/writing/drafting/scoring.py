"""How much of a plan a draft holds: compared with a list of facts that a person made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from site_src.vietnamese.alphabet import fold
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.when import When, WhenKind
from site_src.writing.drafting.names import body_key
from site_src.writing.drafting.terms import audience_in

PLANS = Path(__file__).parent / "plans"


class _Text(yaml.SafeLoader):
    """All scalars as text, as the product reads them."""


_Text.yaml_implicit_resolvers = {
    "n": [("tag:yaml.org,2002:null", re.compile(r"null"))],
}


def read(file: Path) -> Any:
    """A file of YAML as text; None where there is none."""
    return yaml.load(file.read_text(encoding="utf-8"), _Text) if file.exists() else None


@dataclass(frozen=True)
class Checked:
    """A fact of the list: what was expected, what the draft has; `right` is None where it has
    nothing."""

    what: str
    expected: str
    got: str | None
    right: bool | None


def _same(one: str, two: str) -> bool:
    return fold(re.sub(r"\W+", " ", one)).strip() == fold(re.sub(r"\W+", " ", two)).strip()


def _within(short: str, long: str) -> bool:
    return fold(re.sub(r"\W+", " ", short)).strip() in fold(re.sub(r"\W+", " ", long)).strip()


def _audience(words: str, terms: str) -> bool:
    """The site has terms for whom a thing is for: each is one that the plan's words hold."""
    return _within(words, terms) or set(terms.split(";")) <= set(audience_in(words))


def _parsed(kind: Any, one: str, two: str) -> bool:
    first, second = kind.parse(one), kind.parse(two)
    if isinstance(first, When):
        return _when(first) == _when(second)
    return bool(first == second)


def _when(when: When) -> object:
    """What a time says: days in a row are the same however they are written."""
    days = when.days or (when.period.days if when.period else ())
    if when.kind in (WhenKind.DAYS, WhenKind.RANGE):
        return days, when.time
    return when.kind, days or when.period, when.weekdays, when.time


def compare(gold: Mapping[str, Any], folder: Path) -> tuple[list[Checked], list[str]]:
    """Each fact of the list with what the draft says; and the titles of activities that the list
    does not have (those of `also` are said in the plan, and their facts are not compared)."""
    campaign = read(folder / "campaign.yml") or {}
    events = read(folder / "events.yml") or []
    places = {place["id"]: place for place in read(folder / "places.yml") or []}
    duties = read(folder / "organizations.yml") or {}
    names = {body["id"]: body["name"] for body in duties.get("organizations") or []}
    reports = (read(folder / "reporting.yml") or {}).get("reports") or []
    slogans = [s for group in read(folder / "slogans.yml") or [] for s in group["slogans"]]
    found: list[Checked] = []

    def check(what: str, expected: str, got: str | None, same: Any = _same) -> None:
        right = None if got is None else bool(same(expected, got))
        found.append(Checked(what, expected, got, right))

    plan = (campaign.get("documents") or [{}])[0]
    for key in ("type", "number", "symbol", "place", "issuer"):
        if gold.get(key):
            check(key, gold[key], plan.get(key))
    if "number" in gold and gold["number"] is None:
        check("number left blank", "", plan.get("number") or "")
    if gold.get("date"):
        check("date", gold["date"], plan.get("date"), lambda a, b: _parsed(PartialDate, a, b))
    signer = plan.get("signer") or {}
    if gold.get("signer"):
        check("signer", gold["signer"], signer.get("name"))
    if gold.get("position"):
        check("position", gold["position"], signer.get("position"))
    if gold.get("theme"):
        check("theme", gold["theme"], campaign.get("theme"))
    if gold.get("period"):
        check(
            "period", gold["period"], campaign.get("period"), lambda a, b: _parsed(DateRange, a, b)
        )
    if gold.get("short_name"):
        check("short name", gold["short_name"], ";".join(campaign.get("short_names") or []) or None)
    for key in ("purposes", "requirements"):
        if gold.get(key):
            check(
                key,
                str(gold[key]),
                str(len(campaign.get(key) or [])) if campaign.get(key) else None,
            )
    if gold.get("recipients"):
        got = plan.get("recipients")
        check("recipients", str(gold["recipients"]), str(len(got)) if got else None)
    for number, symbol, date in gold.get("documents") or []:
        like = next((d for d in campaign.get("documents") or [] if d.get("number") == number), None)
        check(f"document {number}", number, like and like.get("number"))
        if symbol:
            check(f"document {number} symbol", symbol, like and like.get("symbol"))
        if date:
            same = lambda a, b: _parsed(PartialDate, a, b)  # noqa: E731 - short, and used once
            check(f"document {number} date", date, like and like.get("date"), same)
    taken: set[str] = set()
    for wanted in gold.get("events") or []:
        event = next(
            (e for e in events if e["id"] not in taken and _within(wanted["title"], e["title"])),
            None,
        )
        event = event or next(
            (
                e
                for e in events
                if e["id"] not in taken
                and _within(wanted["title"], e.get("description", ""))
                and (
                    not wanted.get("when")
                    or (e.get("when") and _parsed(When, wanted["when"], e["when"]))
                )
            ),
            None,
        )
        name = wanted["title"]
        check(f"event {name}", name, event and event["title"], lambda a, b: True)
        if event is None:
            for key in ("when", "place", "organizer"):
                if wanted.get(key):
                    check(f"event {name} {key}", wanted[key], None)
            continue
        taken.add(event["id"])
        if wanted.get("when"):
            check(
                f"event {name} when",
                wanted["when"],
                event.get("when"),
                lambda a, b: _parsed(When, a, b),
            )
        if wanted.get("place"):
            place = (
                places.get(event.get("place", ""), {}).get("name")
                or event.get("place_note")
                # Online, where it is is how one takes part.
                or "; ".join((event.get("mode", ""), *event.get("platforms", ()))).strip("; ")
                or None
            )
            check(
                f"event {name} place",
                wanted["place"],
                place,
                lambda a, b: _within(a, b) or _within(b, a),
            )
        if wanted.get("address"):
            check(
                f"event {name} address",
                wanted["address"],
                places.get(event.get("place", ""), {}).get("address"),
                _within,
            )
        if wanted.get("organizer"):
            who = "; ".join(names[i] for i in event.get("organizers") or [])
            same = lambda a, b: body_key(a) in body_key(b)  # noqa: E731 - short, and used once
            check(f"event {name} organizer", wanted["organizer"], who or None, same)
        # “khối 6 và khối 7” is no term of the site.
        if wanted.get("audience") and (audience_in(wanted["audience"]) or event.get("audience")):
            check(
                f"event {name} audience",
                wanted["audience"],
                ";".join(event.get("audience") or []) or None,
                _audience,
            )
        for key in ("cost", "kind", "mode"):
            if wanted.get(key):
                check(f"event {name} {key}", wanted[key], event.get(key))
    extra = [event["title"] for event in events if event["id"] not in taken]
    # Each entry, sentence and clause behind a semicolon that says something to do is one task.
    for body, bidding, count in gold.get("assignments") or []:
        like = next(
            (
                a
                for a in duties.get("assignments") or []
                if any(_within(body, names[i]) for i in a["organizations"])
            ),
            None,
        )
        check(f"task of {body}", body, like and names[like["organizations"][0]], lambda a, b: True)
        check(f"task of {body} bidding", bidding, like and like["bidding"])
        check(f"task of {body} count", str(count), like and str(len(like.get("tasks") or [])))
    for deadline in gold.get("deadlines") or []:
        tasks = [t for a in duties.get("assignments") or [] for t in a.get("tasks") or []]
        like = next(
            (
                t["deadline"]
                for t in tasks
                if t.get("deadline") and _parsed(Deadline, deadline, t["deadline"])
            ),
            None,
        )
        check(f"deadline {deadline}", deadline, like, lambda a, b: _parsed(Deadline, a, b))
    for wanted in gold.get("reports") or []:
        like = next(
            (
                r
                for r in reports
                if r.get("deadline") and _parsed(Deadline, wanted["deadline"], r["deadline"])
            ),
            None,
        )
        check(
            f"report {wanted['deadline']}",
            wanted["deadline"],
            like and like["deadline"],
            lambda a, b: True,
        )
        check(
            f"report {wanted['deadline']} who", wanted["who"], like and like["reporters"], _within
        )
        check(
            f"report {wanted['deadline']} to",
            wanted["to"],
            like and "; ".join(like["receivers"]),
            _within,
        )
        if wanted.get("via"):
            check(
                f"report {wanted['deadline']} via", wanted["via"], like and like.get("via"), _within
            )
    if gold.get("slogans"):
        check("slogans", str(gold["slogans"]), str(len(slogans)) if slogans else None)
    content = "\n".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    for never in gold.get("never") or []:
        check(f"never {never}", "", never if never in content else "")
    return found, extra


def summary(checked: list[Checked]) -> tuple[float, float]:
    """The share of the facts that the draft has, and of those the share that is right."""
    said = [fact for fact in checked if fact.right is not None]
    right = [fact for fact in said if fact.right]
    return len(said) / len(checked), len(right) / max(len(said), 1)


def plans(folder: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The plans of a folder with their lists."""
    for file in sorted((PLANS / folder).glob("*.yml")):
        yield file.with_suffix(".txt"), read(file)
