"""Gives a script's own names short ones when it is published; its sources stay readable.

A name is changed in the whole file and always to the same other one. Names that are never met in
each other's scopes share one: brotli packs few names better than many. What others see keeps its
name: properties and keys, what is declared outermost, and whatever the file does not declare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from string import ascii_letters

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<text>\d[\w.]*|\.\d\w*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<sign>\.\.\.|=>|\?\.(?!\d)|[-+*/%&|^!~=<>?:;,.(){}\[\]])""",
    re.VERBOSE,
)
_PATTERN = re.compile(r"/(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
# Of a template, what stands before its end or before something that is reckoned.
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
# After one of these, or at the beginning, a slash begins a pattern and divides nothing.
_BEFORE_PATTERN = frozenset([*"(,=:[!&|?{};+-*%<>~^", "", "=>", "${", "return", "typeof", "of"])
# After one of these, or at the beginning, a brace begins statements; elsewhere an object.
_BEFORE_BLOCK = frozenset([*"){};", "", "=>", "else", "try", "finally", "do"])
_DECLARE = frozenset(("const", "let", "var"))
_OPEN, _CLOSE = ("(", "[", "{", "${"), (")", "]", "}")
_WORDS = frozenset(
    re.findall(
        r"\w+",
        "arguments as async await break case catch class const continue debugger default delete do"
        " else export extends false finally for from function get if import in instanceof let new"
        " null of return set static super switch this throw true try typeof undefined var void"
        " while with yield",
    )
)

# From the place of its first token to that of its last.
_Scope = tuple[int, int]


@dataclass(slots=True)
class _Bracket:
    """An open bracket: in a `pattern` names are declared, as in statements while `declaring`."""

    sign: str
    scope: _Scope
    pattern: bool = False
    declaring: bool = False


@dataclass(slots=True)
class _Own:
    """A name that nobody else sees: the scopes it is declared in, and where it is met."""

    scopes: set[_Scope] = field(default_factory=set)
    places: list[int] = field(default_factory=list)

    def may_share(self, other: _Own) -> bool:
        """Whether one name can stand for both: neither is met where the other's scope is nearer."""
        return not any(
            _within(its, mine, self.places) or _within(mine, its, other.places)
            for mine in self.scopes
            for its in other.scopes
        )


def _within(inner: _Scope, outer: _Scope, places: list[int]) -> bool:
    """Whether some of the places are in a scope that lies in another, or is it."""
    (first, last), (begin, end) = inner, outer
    return begin <= first and last <= end and any(first <= place <= last for place in places)


def shorten(script: str) -> str:
    """The script, which has no remarks, with short names for what nobody else can see."""
    tokens = [*_tokens(script)]
    own = _own_names(tokens)
    taken = _WORDS.union(text for kind, text in tokens if kind == "name" and text not in own)
    free = [name for name in islice(_short_names(), len(own) + len(taken)) if name not in taken]
    given: dict[str, list[_Own]] = {name: [] for name in free}
    renamed: dict[str, str] = {}
    # The most used come first; of equals, the one that comes first in the alphabet.
    for name, met in sorted(own.items(), key=lambda item: (-len(item[1].places), item[0])):
        renamed[name] = next(s for s, others in given.items() if all(map(met.may_share, others)))
        given[renamed[name]].append(met)
    return "".join(renamed.get(text, text) if kind == "name" else text for kind, text in tokens)


def _short_names() -> Iterator[str]:
    for n in count():
        yield f"{ascii_letters[n % 52]}{n // 52 or ''}"


def _tokens(script: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; all of them together are the script.

    A part of a template that ends where something is reckoned opens a bracket, as `${`.
    """
    at, before = 0, ""
    braces: list[str] = []
    while at < len(script):
        sign = script[at]
        reckoned = sign == "}" and braces[-1:] == ["${"]
        kind = "text"
        if sign == "`" or reckoned:
            match = _TEMPLATE.match(script, at)
        elif sign == "/" and before in _BEFORE_PATTERN:
            match = _PATTERN.match(script, at)
        elif match := _TOKEN.match(script, at):
            kind = str(match.lastgroup)
        if match is None:
            raise ValueError(f"not read in a script: {script[at : at + 40]!r}")
        text = match[0]
        at = match.end()
        if reckoned:
            braces.pop()
            yield "sign", "}"
            text = text[1:]
        opens = kind == "text" and text.endswith("${") and (reckoned or sign == "`")
        if opens or text == "{":
            braces.append(text[-2:])
        elif text == "}" and kind == "sign":
            braces.pop()
        yield kind, text.removesuffix("${") if opens else text
        if opens:
            yield "sign", "${"
        if kind != "blank":
            before = "${" if opens else text if kind != "text" else "text"


def _own_names(tokens: list[tuple[str, str]]) -> dict[str, _Own]:
    """Names that the script declares within something, and that are nowhere a key."""
    solid = [(kind, text) for kind, text in tokens if kind != "blank"]
    texts = ["", *(text if kind != "text" else "text" for kind, text in solid), "", ""]
    closing = _closing(texts)
    own: defaultdict[str, _Own] = defaultdict(_Own)
    kept: set[str] = set()
    bodies: dict[int, _Scope] = {}
    stack = [_Bracket("", (0, len(texts)))]
    for n, (kind, text) in enumerate(solid, 1):
        before, after, here = texts[n - 1], texts[n + 1], stack[-1]
        goes_on = here.declaring and before == ","
        within = here.pattern and before in ("(", ",", "[", "{", ":", "...")
        if kind == "sign" and text in _OPEN:
            params = text == "(" and texts[closing[n] + 1] == "=>"
            named = before in _DECLARE or goes_on or within
            block = text == "{" and before in _BEFORE_BLOCK and not within
            pattern = params or (text in "[{" and named)
            scope = bodies.get(n, (n, closing[n]))
            if params or before == "for":
                # What a function takes, or a loop, is known in its body too.
                body = closing[n] + 1 + params
                scope = bodies[body] = (n, _end(texts, body, closing))
            elif pattern:
                scope = here.scope
            stack.append(_Bracket("block" if block else text, scope, pattern))
        elif kind == "sign" and text in _CLOSE:
            stack.pop()
        elif text in _DECLARE:
            here.declaring = True
        elif text in (";", "of", "in"):
            here.declaring = False
        elif kind == "name" and text not in _WORDS:
            body_of = texts[closing[n + 1] + 1] if after == "(" else ""
            if before in (".", "?.") or (here.sign == "{" and _is_key(before, after, body_of)):
                kept.add(text)
                continue
            own[text].places.append(n)
            if after == "=>":
                bodies[n + 2] = (n, _end(texts, n + 2, closing))
                own[text].scopes.add(bodies[n + 2])
            elif within or before in _DECLARE or goes_on:
                own[text].scopes.add(here.scope)
                if len(stack) == 1:
                    kept.add(text)
    return {name: met for name, met in own.items() if met.scopes and name not in kept}


def _is_key(before: str, after: str, body: str) -> bool:
    """Whether a name in an object is a key; what stands for a key and its value is one."""
    if before not in ("{", ",", "get", "set", "async", "*"):
        return False
    return after in (",", "}", "=", ":") or (after == "(" and body == "{")


def _closing(texts: list[str]) -> dict[int, int]:
    """Where each bracket is closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for n, text in enumerate(texts):
        if text in _OPEN:
            opened.append(n)
        elif text in _CLOSE:
            found[opened.pop()] = n
    return found


def _end(texts: list[str], at: int, closing: dict[int, int]) -> int:
    """Where what begins at a place ends: a block, or all that stands before the bracket's end."""
    if texts[at] == "{":
        return closing[at]
    while texts[at] not in (*_CLOSE, ""):
        at = closing.get(at, at) + 1
    return at
