"""Short names in published scripts: a table of what is renamed, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import rjsmin

from site_src.pages.short_names import _tokens, shorten

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
def test_scripts_keep_everything_but_names_and_no_two_become_one(name):
    script = str(rjsmin.jsmin((ASSETS / name).read_text(encoding="utf-8")))
    before, after = [*_tokens(script)], [*_tokens(shorten(script))]
    assert "".join(text for _kind, text in before) == script
    pairs = list(zip(before, after, strict=True))
    assert [(a, b) for a, b in pairs if a != b and (a[0], b[0]) != ("name", "name")] == []
    renamed = {(a[1], b[1]) for a, b in pairs if a[0] == "name"}
    assert len(renamed) == len({old for old, _new in renamed}) == len({new for _o, new in renamed})


@pytest.mark.parametrize("script", ["'never closed", "`never closed", "f(/never closed"])
def test_what_cannot_be_read_is_a_slip_of_the_program(script):
    with pytest.raises(ValueError, match="not read in a script"):
        shorten(script)
