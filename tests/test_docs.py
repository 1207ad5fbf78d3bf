"""The documents say what the program does: commands, examples, fields, words, rules, modules."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from build import TOOLS
from site_src.base.messages import gettext
from site_src.commands.arguments import parser
from site_src.content_types import CONTENT_TYPES
from site_src.content_types.records import AcceptRecord, Item, Record, SourceRecord
from site_src.content_types.unit import UnitRecord
from site_src.model import display
from site_src.model.vocabulary import LABELS, label
from site_src.plan.campaigns import plan_campaign
from site_src.prose.media import MEDIA_TYPES
from site_src.reading import content as reading
from site_src.reading.files import UNIT_FILE
from site_src.reading.strict_yaml import load_yaml
from site_src.vietnamese.dates import DateRange, Deadline, PartialDate
from site_src.vietnamese.hours import TimeRange
from tests.conftest import NATION, Content
from tests.guide import AROUND, first_way, printed
from tests.media_samples import sample
from tests.names import named
from tests.rules import HERE

PROJECT = Path(__file__).parent.parent
CONTENT = PROJECT / "content"
README, CONTRIBUTING = PROJECT / "README.md", PROJECT / "CONTRIBUTING.md"
GUIDE, *MORE = CONTENT / "README.md", *sorted(CONTENT.glob("_huong-dan/*.md"))
REFERENCE, CHECKING = CONTENT / "_huong-dan/tra-cuu.md", CONTENT / "_huong-dan/kiem-tra.md"
DECISIONS = PROJECT / "site_src/DECISIONS.md"
BESIDE = sorted((*PROJECT.glob("site_src/*/README.md"), *PROJECT.glob("tests/**/README.md")))
DOCUMENTS = (
    *(README, CONTRIBUTING, DECISIONS, PROJECT / "CHANGELOG.md", PROJECT / "SECURITY.md"),
    *(*BESIDE, GUIDE, *MORE),
)
CAMPAIGN = HERE


def _shown(document: Path) -> str:
    return document.relative_to(PROJECT).as_posix()


@dataclass(frozen=True)
class Block:
    """A fenced block: the words after the fence, the text without its indentation, the number of
    the heading that it stands under."""

    document: Path
    line: int
    words: tuple[str, ...]
    text: str
    section: int

    @property
    def file(self) -> str | None:
        """The '/'-path below content/ that an example is for; it says so after its language."""
        if len(self.words) < 2 or self.words[0] == "bat":
            return None
        path = self.words[1]
        return path.removeprefix("content/") if "content/" in path else f"{CAMPAIGN}/{path}"

    @property
    def wrong(self) -> bool:
        """Whether the example shows a mistake; the program's answer is the next block."""
        return self.words[2:] == ("sai",)

    def __str__(self) -> str:
        return f"{self.document.name}:{self.line}"


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    found = []
    fences = re.finditer(r"(?ms)^( *)```(.*?)\n(.*?)^ *```$", text)
    for fence in fences:
        before = text[: fence.start()]
        lines = [line.removeprefix(fence[1]) for line in fence[3].splitlines(keepends=True)]
        section = len(re.findall(r"(?m)^#+ ", re.sub(r"(?ms)^ *```.*?^ *```$", "", before)))
        line = before.count("\n") + 1
        found.append(Block(document, line, tuple(fence[2].split()), "".join(lines), section))
    return found


GUIDE_BLOCKS = [block for document in (GUIDE, *MORE) for block in blocks(document)]
EXAMPLES = [block for block in GUIDE_BLOCKS if block.file]
ANSWERS = [
    (block, answer)
    for block, answer in pairwise(GUIDE_BLOCKS)
    if block.document == answer.document and answer.words == ("text",)
    if block.wrong or "build.py explain" in block.text
]


def tree_of(block: Block, content: Content) -> Content:
    """Writes the tree of an example: the right examples of its section, and itself in its place."""
    section = [e for e in EXAMPLES if (e.document, e.section) == (block.document, block.section)]
    files = {e.file: e.text for e in reversed(section) if not e.wrong}
    if block.file:
        files[block.file] = block.text
    content.write(NATION)
    content.write(AROUND)
    for path, text in files.items():
        file = content.root / str(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        for name in re.findall(r"media/[\w.-]+", text if not block.wrong else ""):
            (content.root / CAMPAIGN / "media").mkdir(exist_ok=True)
            (content.root / CAMPAIGN / name).write_bytes(sample(name))
    return content


def answer_to(block: Block, root: Path) -> str:
    """What the program says about an example."""
    content = tree_of(block, Content(root))
    arguments = ["check", CAMPAIGN]
    if not block.wrong:
        arguments = shlex.split(block.text.removeprefix("py build.py"))
    return printed([*arguments, "--content", str(content.root)]).replace(str(root), "content")


def answers_as_they_should_be(document: Path, text: str) -> str:
    """The guide with each answer as the program gives it now."""
    for block, answer in ANSWERS:
        if block.document == document:
            with TemporaryDirectory() as folder:
                new = answer_to(block, Path(folder) / "content")
            assert text.count(answer.text) == 1, answer
            text = text.replace(answer.text, new)
    return text


@pytest.mark.parametrize("block", [e for e in EXAMPLES if not e.wrong], ids=str)
def test_example_passes_check(block: Block, tmp_path: Path):
    problems = tree_of(block, Content(tmp_path / "content")).problems(CAMPAIGN)
    # Examples may leave things unknown, and show entries that only others name: that alone may be
    # said of them.
    assert [str(p) for p in problems if p.rule not in ("gap", "unused")] == []


@pytest.mark.parametrize(("block", "answer"), ANSWERS, ids=str)
def test_answer_is_what_the_program_says(block: Block, answer: Block, tmp_path: Path):
    assert answer_to(block, tmp_path / "content") == answer.text


def commands(document: Path) -> Iterator[str]:
    text = document.read_text(encoding="utf-8")
    for found in re.findall(r"(?:python3|py) build\.py\b([^`\n#>]*)", text):
        yield found.strip()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_shown)
def test_commands_exist(document: Path):
    for command in commands(document):
        arguments = shlex.split(command)
        if arguments[:1] == ["--help"]:
            continue
        if not arguments or arguments[0].startswith("-"):
            arguments.insert(0, "build")  # the default command
        if arguments[0] in TOOLS:
            arguments = arguments[:1]  # the rest is the tool's
        parser().parse_args(arguments)


def test_every_command_is_in_the_readme():
    documented = {command.split()[0] for command in commands(README) if command}
    (choices,) = (action.choices for action in parser()._actions if action.choices)
    assert set(choices) <= documented


@pytest.mark.parametrize("document", DOCUMENTS, ids=_shown)
def test_links_lead_somewhere(document: Path):
    text = re.sub(r"(?ms)^ *```.*?^ *```$|`[^`\n]*`", "", document.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _mark, anchor = target.partition("#")
        if re.match(r"\w+:", path):
            continue
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def anchors(document: Path) -> set[str]:
    """The ids that GitHub gives to headings."""
    headings = re.findall(r"(?m)^#+ (.+)$", document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_shown)
def test_text_is_in_nfc(document: Path):
    text = document.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)


# --- The reference: what stands in its tables ------------------------------------------------


def tables(document: Path, heading: str) -> list[list[list[str]]]:
    """The tables below a heading of the second level: rows of cells, without the head."""
    text = document.read_text(encoding="utf-8")
    (section,) = re.findall(rf"(?ms)^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text)
    found = re.findall(r"(?m)^\| --- .*\n((?:\|.*\n)+)", section)
    return [
        [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]
        for table in found
    ]


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def records(record: type[Record], found: list[type[Record]]) -> list[type[Record]]:
    """The records of a file, each before those in it; not those that every file has."""
    if record not in (SourceRecord, AcceptRecord, *found):
        found.append(record)
        for field in record.model_fields.values():
            for inner in records_in(field.annotation):
                records(inner, found)
    return found


def records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from records_in(argument)


FILES = {UNIT_FILE: UnitRecord} | {kind.file: kind.record for kind in CONTENT_TYPES}
HEADINGS = {
    name: next(
        h
        for h in re.findall(r"(?m)^## (.+)$", REFERENCE.read_text(encoding="utf-8"))
        if name in h.split(", ")
    )
    for name in FILES
}


@pytest.mark.parametrize("name", FILES)
def test_reference_has_every_field(name: str):
    (common,) = tables(REFERENCE, "Mục dùng chung")
    everywhere = {words(row[0])[0] for row in common} | {"body"}
    whole, *inner = records(FILES[name], [])
    # A file that is one list has no fields of its own.
    shown = [whole, *inner] if len(whole.model_fields) > 1 else inner
    for record, table in zip(shown, tables(REFERENCE, HEADINGS[name]), strict=True):
        fields = [field for field in record.model_fields if field not in everywhere]
        assert [words(row[0]) for row in table] == [[field] for field in fields]
        for field, (_name, meaning, example, required) in zip(fields, table, strict=True):
            assert (required == "có") == (field in record.REQUIRED), field
            # Editors show the same words, by the schemas.
            info = record.model_fields[field]
            assert meaning.partition(", xem [")[0] == gettext(info.description or "")
            assert words(example) == (info.examples or [])
            for text in words(example):
                document, problems = load_yaml(f"{field}: {text}", name)
                assert document, problems
                identified = {"id": "ma"} if issubclass(record, Item) else {}
                record.model_validate(identified | document.data)


NOTATIONS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("Ngày", lambda text: display.date_text(PartialDate.parse(text))),
    ("Chỉ", lambda text: display.date_text(PartialDate.parse(text))),
    ("Khoảng", lambda text: display.period_text(DateRange.parse(text))),
    ("Giờ", lambda text: display.time_text(TimeRange.parse(text))),
    ("Từ giờ", lambda text: display.time_text(TimeRange.parse(text))),
    ("Buổi", lambda text: display.time_text(TimeRange.parse(text))),
    ("Hạn", lambda text: display.deadline_text(Deadline.parse(text))),
)


def test_notations_are_read_and_shown_as_the_reference_says():
    for name, notations, shown in tables(REFERENCE, "Cách viết ngày, giờ")[0]:
        show = next(show for start, show in NOTATIONS if name.startswith(start))
        texts = dict.fromkeys(show(text).replace("\u00a0", " ") for text in words(notations))
        assert ", ".join(texts) == shown.partition(";")[0]


def test_reference_has_every_term():
    (table,) = tables(REFERENCE, "Các từ dùng được")
    documented = [words(terms) for _name, terms in table]
    assert sorted(documented) == sorted([label(term) for term in terms] for terms in LABELS)


def test_reference_has_every_media_type():
    text = REFERENCE.read_text(encoding="utf-8")
    assert sorted(MEDIA_TYPES) == words(re.findall(r"đăng từ `media/`: (.*?)\. ", text)[0])


def test_reference_has_every_page_of_the_menu():
    plan, _problems = plan_campaign(
        reading.Content(CONTENT, "content"), named("tp-ho-chi-minh/quan-3/2023")
    )
    assert plan is not None
    text = REFERENCE.read_text(encoding="utf-8")
    documented = set(words(re.findall(r"(?m)^Các trang: (.*?)\. ", text)[0]))
    assert {item.address for item in plan.nav} - {""} <= documented


def test_guide_names_every_content_file():
    tree = next(b.text for b in blocks(GUIDE) if b.words == ("text",))
    named = re.findall(r"(?m)^ *(\S+\.(?:yml|md))(?= |$)", tree)
    assert set(FILES) <= set(named)


def test_checking_names_every_rule():
    (table,) = tables(CHECKING, "Máy so những gì")
    assert sorted(words(row[0])[0] for row in table) == sorted(rules())


def rules() -> set[str]:
    """The names of the rules, as the source of the checks has them."""
    found = set()
    for file in (PROJECT / "site_src/checks").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name: ast.expr | None = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                position = {"Finding": 0, "Problem": 1}.get(node.func.id)
                name = node.args[position] if position is not None else None
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "rule":
                name = node.value
            if isinstance(name, ast.Constant):
                found.add(str(name.value))
    return found


# --- For engineers --------------------------------------------------------------------------


def test_plan_knows_no_output():
    found = set(imports(PROJECT / "site_src/plan/site_plan.py"))
    assert {name for name in found if "outputs" in name} == {
        "site_src.outputs.base",
        "site_src.outputs.sitemap",
    }


def test_only_the_adapter_and_its_caller_know_mkdocs():
    folder = PROJECT / "site_src"
    found = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.py")
        if re.search(r"(?m)^ *(from|import) mkdocs", file.read_text(encoding="utf-8"))
    }
    assert found == {"publish/mkdocs_plugin.py", "publish/with_mkdocs.py"}


def imports(file: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "site_src":
            yield from (f"site_src.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("site_src."):
            yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("site_src."))


def test_decisions_name_every_dependency():
    headings = re.findall(r"(?m)^## (.+)$", DECISIONS.read_text(encoding="utf-8"))
    documented = {name for heading in headings for name in re.split(r"[^\w-]+", heading.lower())}
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    missing = {re.split(r"[<>=[]", name)[0].lower() for name in wanted} - documented
    assert missing == set()


def test_contributing_stays_short():
    assert CONTRIBUTING.stat().st_size <= 12_000


def test_contributing_shows_the_order_of_the_wings():
    shown = blocks(CONTRIBUTING)[1].text
    said = str(ast.get_docstring(ast.parse((PROJECT / "site_src/__init__.py").read_text())))
    lines = re.findall(r"(?m)^ {4}(\w.*)$", said)
    assert [line.split("  ")[0] for line in shown.splitlines()] == lines


def test_pictures_are_there_and_small():
    """Each picture that a document shows, and no other; `python -m tests.pictures` makes them."""
    shown = {
        (document.parent / target).resolve(): words_for
        for document in (README, GUIDE, *MORE)
        for words_for, target in re.findall(
            r"!\[(.*?)\]\((\S+?)\)",
            re.sub(r"(?ms)^ *```.*?^ *```$|`[^`\n]*`", "", document.read_text(encoding="utf-8")),
        )
    }
    made = {*(CONTENT / "_huong-dan/anh").iterdir(), *(PROJECT / ".github/images").iterdir()}
    assert shown.keys() == made
    assert all(len(words_for) > 20 for words_for in shown.values())  # said in words, too
    assert 0 < sum(file.stat().st_size for file in made) < 500_000
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in made)


# --- The first way through the guide, as a person goes it ---------------------------------------


def test_first_way_from_nothing_to_a_site(content_tree: Callable[[str], Content], tmp_path: Path):
    """Every command and every file of that section, in its order."""
    content = content_tree(AROUND.partition("=== tinh-mau")[0])
    # The guide lies beside the content, and stays there.
    shutil.copy(GUIDE, content.root)
    shutil.copytree(GUIDE.parent / "_huong-dan", content.root / "_huong-dan")
    site = tmp_path / "site"
    way = list(first_way(content, site))
    assert [line for line, code, _said in way if code] == []
    assert " 0 cảnh báo" in next(said for line, _code, said in way if " check " in line)
    events = ("le-khai-mac", "lop-dien-thoai", "ngay-hoi-doc-sach")
    for page in (*(f"chuong-trinh/{event}" for event in events), "khau-hieu"):
        assert (site / CAMPAIGN / page / "index.html").exists()
    guide = {file.read_bytes() for file in (GUIDE.parent / "_huong-dan").rglob("*.*")}
    assert not any(file.read_bytes() in guide for file in site.rglob("*.*") if file.is_file())
    assert not list(site.rglob("*huong-dan*"))


# --- What Windows runs at a double click ------------------------------------------------------

LAUNCHERS = sorted(CONTENT.glob("*.bat"))
SHARED = CONTENT / "_huong-dan/chay.bat"


def test_launchers_run_commands_that_exist():
    found = {}
    for launcher in LAUNCHERS:
        call = re.search(r'call "%~dp0(\S+)" (\w+)', launcher.read_text(encoding="ascii"))
        assert call, launcher
        assert (CONTENT / call[1].replace("\\", "/")).samefile(SHARED)
        parser().parse_args([call[2], CAMPAIGN])
        found[launcher.name] = call[2]
    text = GUIDE.read_text(encoding="utf-8")
    assert dict(re.findall(r"(?m)^\| `(\S+\.bat)` \| `py build\.py (\w+)` \|$", text)) == found


def test_launchers_are_as_windows_reads_them():
    """Lines end in CRLF; only ASCII, since a console begins in a code page of its own."""
    for file in (*LAUNCHERS, SHARED):
        data = file.read_bytes()
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n") > 0
    said = re.findall(r'type "%~dp0(\S+)"', SHARED.read_text(encoding="ascii"))
    assert [(SHARED.parent / name).exists() for name in said] == [True, True]
    labels = set(re.findall(r"(?m)^:(\w+)", SHARED.read_text(encoding="ascii")))
    assert set(re.findall(r"goto (\w+)", SHARED.read_text(encoding="ascii"))) == labels
