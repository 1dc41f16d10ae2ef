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
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "verb":
                found |= set(_texts(node.value))
    return found


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
