"""All links asked for: one a second for a host, few hosts at a time, what fails for now again."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from site_src.writing.links.asking import Answer, Said, ask
from site_src.writing.links.judging import (
    SEEN,
    Judged,
    Seen,
    Verdict,
    is_fresh,
    judge,
    recall,
    remember,
)

# Hears of each link how many are done, of how many, and which.
Told = Callable[[int, int, str], None]
AT_ONCE = 6
# Of so few hosts all may be gone; of more, the network is.
FEW_HOSTS = 3
# Seconds between two questions to one host, and before what failed for now is asked again.
PAUSE = 1.0
AGAIN = (5.0, 20.0)


@dataclass(frozen=True, slots=True)
class Means:
    """With what a round asks.

    A question (an address, and whether as a browser), a clock (in UTC), and how to wait so many
    seconds.
    """

    ask: Callable[[str, bool], Answer] = ask
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    wait: Callable[[float], None] = time.sleep
    folder: Path = field(default=SEEN)


@dataclass(frozen=True, slots=True)
class Round:
    """The verdict on each link; `online` is False where no host answered at all."""

    judged: tuple[Judged, ...]
    online: bool


def ask_all(urls: Iterable[str], means: Means, told: Told = lambda *_: None) -> Round:
    """Ask for all of these."""
    seen = {url: recall(url, means.folder) for url in dict.fromkeys(urls)}
    start = means.now()
    fresh = [url for url in seen if is_fresh(seen[url], start)]
    hosts: dict[str, list[str]] = {}
    for url in seen:
        if url not in fresh:
            hosts.setdefault(urlsplit(url).netloc.casefold(), []).append(url)
    answers: dict[str, Answer] = {}
    waiting = len(seen) - len(fresh)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(_ask_host, links, means) for links in hosts.values()]
        for future in as_completed(futures):
            for url, answer in future.result():
                answers[url] = answer
                told(len(answers), waiting, url)
    said = {answer.said for answer in answers.values()}
    online = bool(fresh) or Said.THERE in said
    if not online and len(hosts) > FEW_HOSTS:
        # Where nothing at all is there, it is not the pages that are gone.
        answers = {url: Answer(Said.UNCLEAR, answer.why) for url, answer in answers.items()}
    heard = online or any(map(_is_of_a_host, answers.values()))
    online = online or Said.MISSING in said
    return Round(tuple(_judged(seen, answers, means, online)), heard or not seen)


def _is_of_a_host(answer: Answer) -> bool:
    """Whether a host itself said something, and not the way to it."""
    return answer.why.isdigit()


def _ask_host(urls: Iterable[str], means: Means) -> list[tuple[str, Answer]]:
    """Ask one host for its links, one after the other."""
    found = []
    for number, url in enumerate(urls):
        if number:
            means.wait(PAUSE)
        answer = means.ask(url, False)
        # Some say to programs that nothing is there, and some say so at times.
        for pause in (PAUSE, *AGAIN[:1]):
            if answer.said is Said.MISSING:
                means.wait(pause)
                answer = means.ask(url, True)
        for pause in AGAIN:
            if answer.for_now:
                means.wait(pause)
                answer = means.ask(url, True)
        found.append((url, answer))
    return found


def _judged(
    seen: dict[str, Seen], answers: dict[str, Answer], means: Means, online: bool
) -> Iterator[Judged]:
    now = means.now()
    for url, known in seen.items():
        if url not in answers:
            yield Judged(url, Verdict.ALIVE, "200")
            continue
        judged, after = judge(url, answers[url], known, now, online)
        if after != known:
            remember(url, after, means.folder)
        yield judged
