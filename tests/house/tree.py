"""源码：every module of the project as a syntax tree, read once, with what the house asks of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "mingtang"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A source file: ``name`` is its path below the package (``audit/actions.py``)."""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it stands in; for a module beside the rooms, its own name."""
        return self.name.split("/")[0].removesuffix(".py")

    @property
    def stem(self) -> str:
        """What part of the room it is: ``actions`` for actions.py as for actions/plans.py."""
        return self.name.split("/")[1].removesuffix(".py") if "/" in self.name else self.room

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the tree."""
        return ast.walk(self.tree)

    def at(self, node: ast.AST) -> str:
        """Where a node stands, for the message of a failed test."""
        return f"{self.name}:{getattr(node, 'lineno', 0)}"


def module(path: Path, below: Path) -> Module:
    """Read one file."""
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(below).as_posix(), text, ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """The modules of the package, migrations aside, which are written by a machine."""
    paths = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
    return tuple(module(path, SOURCE) for path in paths)


@cache
def modules_of_tests() -> tuple[Module, ...]:
    """The modules of the tests."""
    return tuple(module(path, ROOT / "tests") for path in sorted((ROOT / "tests").rglob("*.py")))


@cache
def rooms() -> frozenset[str]:
    """The rooms that exist: folders with code, and the one module that stands beside them."""
    return frozenset({path.parent.name for path in SOURCE.glob("*/__init__.py")} | {"ports"})


@cache
def model_names() -> frozenset[str]:
    """The classes that have rows."""
    return frozenset(
        node.name
        for each in modules()
        for node in each.nodes()
        if isinstance(node, ast.ClassDef) and any(_is_rows(line) for line in node.body)
    )


def _is_rows(line: ast.stmt) -> bool:
    return isinstance(line, ast.Assign) and any(isinstance(it, ast.Name) and it.id == "rows" for it in line.targets)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` for a chain of names, calls and subscripts left out: ``Unit.rows.filter(x).update`` likewise."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return dotted(inner)
    return "?"


def functions(each: Module) -> Iterator[Function]:
    """Every function of a module, methods and inner ones too."""
    return (node for node in each.nodes() if isinstance(node, Function))
