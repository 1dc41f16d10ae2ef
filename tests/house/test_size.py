"""篇幅：what can be read at one sitting, and says in its first line what it is."""

import ast
import re
from collections import Counter

import pytest

from tests.house.tree import functions, model_names, modules, modules_of_tests, rooms

FILE, TEST_FILE, FUNCTION, ROOM = 300, 400, 40, 1500
# 规则与文本不是应用；命令行带着演示数据的装载。
NO_APPS = {"law", "language", "cli", "config", "ports"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def lines(each):
    return len(each.text.splitlines())


def test_a_file_has_at_most_three_hundred_lines():
    assert [(each.name, lines(each)) for each in modules() if lines(each) > FILE] == []


def test_a_test_file_has_at_most_four_hundred_lines():
    assert [(each.name, lines(each)) for each in modules_of_tests() if lines(each) > TEST_FILE] == []


def test_a_function_has_at_most_forty_lines():
    found = [
        (each.at(function), function.name)
        for each in (*modules(), *modules_of_tests())
        for function in functions(each)
        if function.end_lineno - function.lineno >= FUNCTION
    ]
    assert found == []


def test_a_room_has_at_most_fifteen_hundred_lines():
    size = Counter()
    for each in modules():
        size[each.room] += lines(each)
    assert {room for room in rooms() - NO_APPS if size[room] > ROOM} == set()


def test_every_module_says_what_it_is():
    assert [each.name for each in modules() if each.text and not ast.get_docstring(each.tree)] == []


def test_every_model_says_its_chinese_name_first():
    found = [
        each.at(node)
        for each in modules()
        for node in each.nodes()
        if isinstance(node, ast.ClassDef) and node.name in model_names()
        if not CHINESE.match(ast.get_docstring(node) or "")
    ]
    assert found == []


@pytest.mark.parametrize("room", ["law", "language"])
def test_every_public_function_of_the_rules_says_what_it_is_in_chinese_first(room):
    found = [
        each.at(node)
        for each in modules()
        if each.room == room
        for node in each.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if not CHINESE.search((ast.get_docstring(node) or "").split("\n")[0])
    ]
    assert found == []


def test_tests_are_sentences():
    found = [
        each.at(function)
        for each in modules_of_tests()
        for function in functions(each)
        if function.name.startswith("test_") and len(function.name.split("_")) < 4
    ]
    assert found == []


def test_tests_are_functions_and_none_is_switched_off():
    switched_off = {"xfail", "skip"}
    found = [
        each.at(node)
        for each in modules_of_tests()
        for node in each.nodes()
        if (isinstance(node, ast.ClassDef) and node.name.startswith("Test"))
        or (isinstance(node, ast.Attribute) and node.attr in switched_off and ast.unparse(node.value) == "pytest.mark")
    ]
    assert found == []
