"""文档：says what is there, and only that; a page that lags behind the code fails here."""

import ast
import importlib
import re
from functools import cache

import pytest

from mingtang.cli.main import COMMANDS
from mingtang.config.settings import MINGTANG_PORTS
from tests.house.tree import ROOT, SOURCE, model_names, modules, rooms

NOT_YET = "尚未"
CLAUSES = [
    "1.1",
    "1.2a",
    "1.2b",
    "1.2c",
    "1.3a",
    "1.3b",
    "1.4",
    "2.1",
    "2.2a",
    "2.2b",
    "2.2c",
    "2.3a",
    "2.3b",
    "2.3c",
    "2.3d",
    "2.3e",
    "3.1a",
    "3.1b",
    "3.2a",
    "3.2b",
    "3.2c",
    "3.2d",
    "3.3",
    "4.1a",
    "4.1b",
    "4.2a",
    "4.2b",
    "4.2c",
    "4.2d",
    "4.2e",
    "4.3a",
    "4.3b",
    "4.3c",
    "5.1",
    "5.2",
    "5.3",
    "6.1",
    "6.2",
    "6.3",
    "6.4",
    "6.5",
]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def table(name, *heads):
    """The rows of the table with these heads, as dictionaries."""
    lines = [line for line in text(name).splitlines() if line.startswith("|")]
    start = next(number for number, line in enumerate(lines) if cells(line) == list(heads))
    return [dict(zip(heads, cells(line), strict=True)) for line in lines[start + 2 :]]


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


@cache
def names_in(path):
    file = ROOT / path
    if not file.is_file():
        return None
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def stated_clauses():
    return table("docs/clauses.md", "编号", "要求", "在软件中的位置", "证明")


def stated_proofs():
    return {row["编号"]: row["证明"] for row in stated_clauses()}


def test_the_map_names_every_room_that_exists_and_no_other():
    named = [row["room"].strip("`") for row in table("docs/map.md", "room", "floor", "what")]
    assert sorted(named) == sorted(rooms())


def test_the_clauses_are_all_there_in_order():
    assert [row["编号"] for row in stated_clauses()] == CLAUSES


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_proved_by_tests_that_exist_or_is_not_yet(clause):
    proof = stated_proofs()[clause]
    if proof == NOT_YET:
        return
    for item in proof.split("<br>"):
        stated = re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", item.strip())
        assert stated, f"{clause}：写成 `tests/…py::test_…` 或 {NOT_YET}，现在是 {item}"
        assert stated[2] in (names_in(stated[1]) or ()), f"{clause}：{item} 不存在"


def test_the_readme_shows_only_targets_that_the_makefile_has():
    shown = set(re.findall(r"\bmake ([a-z]+)\b", text("README.md"))) - {"that", "and", "sure"}
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert {"run", "test"} <= shown <= targets


def test_the_help_of_the_makefile_names_every_target():
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE)) - {"help", "usable"}
    assert set(re.findall(r"'  make ([a-z]+) ", text("Makefile"))) == targets


def test_the_readme_documents_every_command_and_no_other():
    rows = table("README.md", "命令", "做什么")
    documented = {re.match(r"`mingtang ([a-z ]+?)(?: [^a-z`].*)?`", row["命令"])[1].strip() for row in rows}
    assert documented == {" ".join(command.words) for command in COMMANDS} | {"clock reply"}


def test_links_between_pages_lead_somewhere():
    dead = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                dead.append((page.relative_to(ROOT).as_posix(), target))
    assert dead == []


def test_a_decision_is_recorded_in_at_most_forty_lines():
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert [path.name for path in records if len(path.read_text().splitlines()) > 40] == []


def test_every_port_of_the_settings_is_declared_by_its_room():
    declared = set()
    for path in SOURCE.glob("*/ports.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        declared |= {f"{path.parent.name}.{node.name}" for node in tree.body if isinstance(node, ast.ClassDef)}
    assert set(MINGTANG_PORTS) <= declared


def test_one_term_has_one_word_in_the_glossary():
    rows = [cells(line) for line in text("docs/glossary.md").splitlines() if re.match(r"\| *[\u4e00-\u9fff]", line)][1:]
    assert len(rows) > 20
    for column in (0, 1):
        terms = [row[column] for row in rows]
        assert sorted(term for term in terms if terms.count(term) > 1) == []


def test_the_diagrams_are_drawn_from_the_tables_of_moves(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    drawn = importlib.import_module("diagrams")
    assert drawn.PAGE.read_text(encoding="utf-8") == drawn.page()
    tables = {each.name for each in modules() if each.room == "law" and re.search(r"^MOVES\b", each.text, re.MULTILINE)}
    assert len(tables) == len(drawn.TABLES)


def test_every_model_stands_in_the_glossary():
    named = set(re.findall(r"`([A-Z]\w+)`", text("docs/glossary.md")))
    assert model_names() - named == set()
