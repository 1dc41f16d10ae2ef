"""楼层：imports go down only, rooms on one floor never meet, and nothing imports behind the back of the linter."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.tree import ROOT, functions, modules, rooms

# 按名字载入的地方：ports and commands by the paths of a table, guards by the name of their room.
BY_NAME = {"ports.py", "cli/main.py", "cli/framework.py", "cli/prepare.py", "audit/triggers.py"}
NO_DOMAIN_NAME = {"utils", "util", "helpers", "helper", "common", "core", "misc", "tools", "base", "shared"}


def floors():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return [set(layer.replace(" ", "").split("|")) for layer in contract["layers"]], contract


def test_the_linter_keeps_the_floors():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_room_has_a_floor_and_every_floor_a_room():
    layers, contract = floors()
    assert contract["exhaustive"] is True
    assert set().union(*layers) == set(rooms())


def test_nothing_is_imported_inside_a_function():
    found = [
        each.at(node)
        for each in modules()
        for function in functions(each)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_only_tables_of_names_import_by_name():
    loaders = {"import_module", "import_string", "__import__"}
    found = {
        each.name
        for each in modules()
        for node in each.nodes()
        if (isinstance(node, ast.Name) and node.id in loaders)
        or (isinstance(node, ast.Attribute) and node.attr in loaders)
    }
    assert found == BY_NAME


def test_nothing_has_a_home_without_a_domain_name():
    assert [each.name for each in modules() if NO_DOMAIN_NAME & set(each.name.removesuffix(".py").split("/"))] == []


def test_rooms_do_not_talk_by_signals():
    found = [
        each.at(node)
        for each in modules()
        for node in each.nodes()
        if (isinstance(node, ast.ImportFrom) and node.module in {"django.dispatch", "django.db.models.signals"})
        or (isinstance(node, ast.ImportFrom) and node.module == "django.db.models" and _takes(node, "signals"))
    ]
    assert found == []


def _takes(node: ast.ImportFrom, name: str) -> bool:
    return any(alias.name == name for alias in node.names)
