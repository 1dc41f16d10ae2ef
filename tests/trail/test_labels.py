"""用词：no act stands in the trail without a word for it."""

import ast
import re
from pathlib import Path

from mingtang.trail.labels import SYSTEM, VERBS, system, verb

SOURCE = Path(__file__).parents[2] / "src" / "mingtang"


def recorded():
    """Every verb that some action gives to the trail, as the source has it."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text())
        named = {node.targets[0].id: node.value for node in tree.body if _names_a_text(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "verb":
                told = node.value
                found |= set(_texts(named.get(told.id, told) if isinstance(told, ast.Name) else told))
    return found


def _names_a_text(node):
    """A constant of the module: ``MADE = "backup.make"``."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=str())):
            return True
    return False


def _texts(value):
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=[ast.Constant(value=start), *_]):
            yield from (name for name in VERBS if name.startswith(start))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_texts(body), *_texts(orelse))


def test_every_recorded_act_has_a_word_and_no_word_is_left_over():
    assert recorded() == set(VERBS)


def test_words_are_chinese():
    assert [word for word in (*VERBS.values(), *SYSTEM.values()) if not re.search("[\u4e00-\u9fff]", word)] == []


def test_what_is_not_known_is_said_so():
    assert verb("later.act") == "其他动作"
    assert (system("sign-in"), system("later")) == ("系统（登录）", "系统")
