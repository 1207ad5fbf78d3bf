"""Short names in published scripts: a table of what is renamed, and that nothing else changes."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
import rjsmin

from site_src.pages.short_names import _tokens, shorten
from tests.web.tools import node

ASSETS = Path(__file__).parents[2] / "theme_overrides" / "assets"
SCRIPTS = sorted(file.name for file in ASSETS.glob("*.js"))


@pytest.mark.parametrize(
    ("script", "short"),
    [
        # What is declared within something has a short name, the most used the shortest.
        ("{const one=1,two=2;f(one,two,two)}", "{const b=1,a=2;f(b,a,a)}"),
        ("{let one;for(const other of one)f(other)}", "{let a;for(const b of a)f(b)}"),
        ("f((one,...two)=>one+two)", "f((a,...b)=>a+b)"),
        ("f(one=>one/two/one)", "f(a=>a/two/a)"),
        ("{const[one,[two]]=f}", "{const[a,[b]]=f}"),
        ("f(({key:one})=>one)", "f(({key:a})=>a)"),
        ("{const one=2;f(`a${one}b${`${one}`}`)}", "{const a=2;f(`a${a}b${`${a}`}`)}"),
        # Names that are never met in each other's scopes share one.
        ("{const one=1}{const two=2}", "{const a=1}{const a=2}"),
        ("f(one=>one,two=>two)", "f(a=>a,a=>a)"),
        (
            "{for(const one of f)one();for(const two of f)two()}",
            "{for(const a of f)a();for(const a of f)a()}",
        ),
        ("{const f=(one)=>{g(one)};const two=f}", "{const a=(a)=>{g(a)};const b=a}"),
        ("{const one=1;{const two=2}}", "{const a=1;{const a=2}}"),
        # Not in one scope, though the one is over; nor where the other would stand before.
        ("{const one=1;f(one);const two=2}", "{const a=1;f(a);const b=2}"),
        ("f((one)=>{f(one);const two=2})", "f((a)=>{f(a);const b=2})"),
        ("f(one=>{f(one);const two=2})", "f(a=>{f(a);const b=2})"),
        ("{const one=1;{f(one);const two=2}}", "{const a=1;{f(a);const b=2}}"),
        ("{const one=1;f(two=>g(one)+1)}", "{const a=1;f(b=>g(a)+1)}"),
        ("{const one=f;for(const two of g)one(1)}", "{const a=f;for(const b of g)a(1)}"),
        # Names that the script has already are not given again.
        ("{const one=a;f(one)}", "{const b=a;f(b)}"),
        # What is outermost, not declared here, a property or a key keeps its name.
        ("const one=1;{const one=2}", "const one=1;{const one=2}"),
        ("f((one=document)=>one.one)", "f((one=document)=>one.one)"),
        ("f((one=document)=>one.body)", "f((a=document)=>a.body)"),
        ("{const one=f;g({one})}", "{const one=f;g({one})}"),
        ("{const{one,two=one}=f}", "{const{one,two=one}=f}"),
        ("{const one=f;g({one(){return 1}})}", "{const one=f;g({one(){return 1}})}"),
        ("{const one=f;if(g){one()}}", "{const a=f;if(g){a()}}"),
        # Words, patterns and what only looks like a name are left alone.
        ('{const one="one",two=/one[/"]/.test(one);two}', '{const a="one",b=/one[/"]/.test(a);b}'),
        ("{const one=`one`;}", "{const a=`one`;}"),
    ],
)
def test_only_what_nobody_else_sees_is_renamed(script, short):
    assert shorten(script) == short


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_keep_everything_but_names(name):
    script = str(rjsmin.jsmin((ASSETS / name).read_text(encoding="utf-8")))
    before, after = [*_tokens(script)], [*_tokens(shorten(script))]
    assert "".join(text for _kind, text in before) == script
    pairs = list(zip(before, after, strict=True))
    assert [(a, b) for a, b in pairs if a != b and (a[0], b[0]) != ("name", "name")] == []
    renamed = {(a[1], b[1]) for a, b in pairs if a[0] == "name"}
    assert len(renamed) == len({old for old, _new in renamed})


def test_a_script_with_short_names_does_what_it_did():
    # Each program notes the values that its names have; Node runs all, as they were and short.
    chance = random.Random(7)
    programs = [f"{{{_statements(chance, [], 3)}}}" for _n in range(400)]
    short = [*map(shorten, programs)]
    assert sum(map(len, short)) < sum(map(len, programs))
    run = (
        "const all = JSON.parse(require('fs').readFileSync(0));"
        "const noted = (script) => { const out = []; new Function('note', script)("
        "(value) => out.push(value)); return out; };"
        "console.log(JSON.stringify(all.map((pair) => pair.map(noted))))"
    )
    given = json.dumps([*zip(programs, short, strict=True)])
    done = subprocess.run(
        [node(), "-e", run], input=given, capture_output=True, text=True, check=True
    )
    for program, (as_it_was, as_it_is) in zip(programs, json.loads(done.stdout), strict=True):
        assert as_it_was == as_it_is, (program, shorten(program))


NAMES = ("one", "two", "three", "four", "five")


def _statements(chance: random.Random, known: list[str], depth: int) -> str:
    """Some statements of one scope: they declare names, note them, and hold further scopes."""
    known, own, said = [*known], set[str](), ""
    for _n in range(chance.randint(2, 5)):
        name, value = chance.choice(NAMES), chance.randint(1, 99)
        inner = _statements(chance, [*known, name], depth - 1) if depth else f"note({name});"
        match chance.randint(0, 5):
            case 0 if known:
                said += f"note({chance.choice(known)});"
            case 1 if depth:
                said += f"(({name})=>{{{_without(inner, name)}}})({value});"
            case 2 if depth:
                said += f"for(const {name} of[{value}]){{{_without(inner, name)}}}"
            case 3:
                said += f"note(({name}=>{name}+1)({value}));"
            case 4 if depth:
                said += f"{{{_statements(chance, known, depth - 1)}}}"
            case _ if name not in own and name not in known:
                said += f"const {name}={value};"
                own.add(name)
                known.append(name)
    return said


def _without(script: str, name: str) -> str:
    """The body of a function, which may not declare what the function takes."""
    return script.replace(f"const {name}=", f"note(-1);{name}===")


@pytest.mark.parametrize("script", ["'never closed", "`never closed", "f(/never closed"])
def test_what_cannot_be_read_is_a_slip_of_the_program(script):
    with pytest.raises(ValueError, match="not read in a script"):
        shorten(script)
