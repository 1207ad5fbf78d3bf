"""Who imports whom: the wings in one order, no cycles, each library behind few modules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
ABOUT = PROJECT / "site_src/__init__.py"
FILES = sorted((PROJECT / "site_src").rglob("*.py"))

# What each library is for, and so where it may be known; wherever else it would spread.
LIBRARIES = {
    "asyncssh": {"site_src.publish.handover.targets.sftp"},
    "brotli": {"site_src.publish.compress"},
    "cryptography": {"site_src.publish.handover.signing"},
    "deflate": {
        "site_src.outputs.sheet",
        "site_src.publish.compress",
        "site_src.publish.handover.archive",
    },
    "distributed": {"site_src.publish.cluster"},
    "dulwich": {"site_src.publish.handover.targets.git"},
    "fontTools": {"site_src.outputs.lettering", "site_src.pages.heading_font"},
    "PIL": {
        "site_src.outputs.icons",
        "site_src.outputs.lettering",
        "site_src.outputs.raster",
        "site_src.outputs.sheet",
        "site_src.outputs.slogan_image",
        "site_src.outputs.social_image",
        "site_src.prose.pictures",
    },
    "resvg_py": {"site_src.outputs.raster"},
    "httpx": {"site_src.publish.handover.targets.webdav", "site_src.publish.handover.web"},
    "jinja2": {
        "site_src.pages.compiled_templates",
        "site_src.pages.environment",
        "site_src.publish.mkdocs_plugin",
        "site_src.publish.renderer",
        "site_src.pages.templating",
    },
    "keyring": {"site_src.publish.handover.secrets"},
    "markdown": {
        "site_src.prose.blocks",
        "site_src.prose.converter",
        "site_src.prose.icons",
        "site_src.prose.leftovers",
        "site_src.prose.markdown_extension",
        "site_src.prose.web_addresses",
    },
    "mkdocs": {"site_src.publish.mkdocs_plugin", "site_src.publish.with_mkdocs"},
    "pypdfium2": {"site_src.writing.drafting.read_pdf"},
    "obstore": {"site_src.base.store", "site_src.publish.handover.targets.s3"},
    "pydantic": {
        "site_src.content_types.fields",
        "site_src.content_types.records",
        "site_src.outputs.program_format",
        "site_src.reading.parse",
        "site_src.commands.schemas",
    },
    "python_calamine": {"site_src.reading.workbook.cells"},
    "ruamel": {
        "site_src.commands.new.carry_over",
        "site_src.writing.roundtrip",
        "site_src.writing.yaml_file",
    },
    "segno": {"site_src.outputs.qr_code"},
    "tqdm": {"site_src.publish.progress"},
    "watchdog": {"site_src.publish.live.watching"},
    "webdav4": {"site_src.publish.handover.targets.webdav"},
    "xlrd": {"site_src.reading.workbook.xls_marks"},
    "xlsxwriter": {"site_src.writing.workbook_file"},
    "yaml": {"site_src.publish.configured", "site_src.reading.strict_yaml"},
}


def module_of(file: Path) -> str:
    parts = file.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in FILES}


@cache
def imports(file: Path) -> frozenset[str]:
    """The modules that a file imports, wherever in it; for types alone does not count."""
    return frozenset(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    for node in _executed(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            yield from (path if path in MODULES else node.module for path in inner.values())


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _executed(child)


def test_no_cycles():
    graph = {name: set(imports(file)) & MODULES.keys() - {name} for name, file in MODULES.items()}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == MODULES.keys()


def order() -> dict[str, int]:
    """The line on which each wing stands in site_src/__init__.py: the first one is 0."""
    lines = re.findall(r"(?m)^ {4}(\w.*)$", str(ast.get_docstring(ast.parse(ABOUT.read_text()))))
    return {wing: number for number, line in enumerate(lines) for wing in line.split(" · ")}


def wing_of(module: str) -> str:
    return module.split(".")[1]


def between_wings() -> set[tuple[str, str]]:
    """Every pair of wings of which the first imports from the second."""
    return {
        (wing_of(name), wing_of(imported))
        for name, file in MODULES.items()
        for imported in imports(file)
        if name != "site_src" and imported.startswith("site_src.")
        if wing_of(name) != wing_of(imported)
    }


def test_every_wing_has_a_line_and_says_what_it_is():
    wings = {wing_of(name) for name in MODULES if name != "site_src"}
    assert order().keys() == wings
    for wing in wings - {"cli"}:
        said = ast.get_docstring(ast.parse(MODULES[f"site_src.{wing}"].read_text(encoding="utf-8")))
        assert said, wing
        assert len(said) > 150, wing


def test_wings_import_only_from_lines_below():
    line = order()
    assert [pair for pair in sorted(between_wings()) if line[pair[0]] >= line[pair[1]]] == []


def test_wings_are_few_and_hold_few_threads():
    assert max(order().values()) < 11
    assert len(between_wings()) <= 64


# Rooms within a wing: each over the wing's own modules, and blind to the room beside it.
ROOMS = {"publish": {"handover", "live"}, "writing": {"drafting", "links"}}
# Rooms below a wing's own modules, and which of these each may know all the same.
LOWER_ROOMS = {"publish": {"unchanged": {"compress", "jobs", "listing"}}}


def room_of(module: str, wing: str, rooms: Collection[str]) -> str:
    _top, within, inner = (*module.split("."), "", "")[:3]
    return inner if within == wing and inner in rooms else ""


@pytest.mark.parametrize("wing", ROOMS)
def test_rooms_know_nothing_of_each_other_and_nothing_below_knows_them(wing: str):
    for name, file in MODULES.items():
        if name == "site_src" or wing_of(name) in ("commands", "cli"):
            continue
        known = {room_of(imported, wing, ROOMS[wing]) for imported in imports(file)}
        assert known <= {"", room_of(name, wing, ROOMS[wing])}, name


@pytest.mark.parametrize("wing", LOWER_ROOMS)
def test_lower_rooms_know_of_their_wing_only_what_is_named(wing: str):
    known: dict[str, set[str]] = {room: set() for room in LOWER_ROOMS[wing]}
    for name, file in MODULES.items():
        if room := room_of(name, wing, known):
            own = (imported.split(".") for imported in imports(file))
            known[room] |= {at[2] for at in own if at[:2] == ["site_src", wing] and len(at) > 2}
    assert known == {room: {room, *named} for room, named in LOWER_ROOMS[wing].items()}


@pytest.mark.parametrize("wing", sorted(ROOMS.keys() | LOWER_ROOMS.keys()))
def test_every_room_says_what_it_is(wing: str):
    for room in (*ROOMS.get(wing, ()), *LOWER_ROOMS.get(wing, ())):
        file = MODULES[f"site_src.{wing}.{room}"]
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        assert said, room
        assert len(said) > 150, room


@pytest.mark.parametrize("room", ["site_src.reading.workbook", "site_src.writing.drafting"])
def test_room_of_many_modules_says_where_each_belongs(room: str):
    said = str(ast.get_docstring(ast.parse(MODULES[room].read_text(encoding="utf-8"))))
    own = {name.rpartition(".")[2] for name in MODULES if name.rpartition(".")[0] == room}
    assert own - set(re.findall(r"\w+", said)) == set()


def test_libraries_stay_in_their_modules():
    found: dict[str, set[str]] = {library: set() for library in LIBRARIES}
    for name, file in MODULES.items():
        for imported in imports(file):
            library = imported.split(".")[0]
            if library in LIBRARIES:
                found[library].add(name)
    assert found == LIBRARIES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--help"], set()),
        (["check", "tp-ho-chi-minh/quan-3/2023"], {"markdown", "pydantic", "yaml"}),
        (["check", "ha-noi/hai-ba-trung/2022"], {"pydantic", "yaml"}),
        (["convert", "build.py"], {"yaml"}),
    ],
)
def test_command_loads_only_what_it_needs(arguments: list[str], needed: set[str]):
    """What only a build needs is not loaded for a quick command."""
    code = f"with contextlib.suppress(SystemExit): site_src.cli.main({arguments})"
    assert loaded_by(f"import contextlib, site_src.cli\n{code}") & LIBRARIES.keys() == needed


MKDOCS = {"mkdocs", "material", "properdocs"}
# They take a quarter of what a build loads.
AT_TIMES = {
    "site_src.writing.make",
    "site_src.reading.workbook.read",
    "site_src.outputs.program_format",
    "multiprocessing",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "strange"),
    [
        ("publish.renderer", MKDOCS),
        ("publish.live.desk", MKDOCS),
        ("commands.serve", MKDOCS),
        ("commands.build", AT_TIMES),
    ],
)
def test_module_does_not_load(module: str, strange: set[str]):
    assert loaded_by(f"import site_src.{module}").isdisjoint(strange)


def loaded_by(code: str) -> set[str]:
    """What a new process has loaded when it has run the code, and the packages of it."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(); print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=PROJECT,
    )
    modules = done.stdout.splitlines()[-1].split()
    return {*modules, *(name.split(".")[0] for name in modules)}
