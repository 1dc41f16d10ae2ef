"""页面：Chinese, calm, and without a line of script or style in the page itself."""

import ast
import re
from functools import cache

import pytest

from tests.house.tree import ROOT, SOURCE, dotted, modules

TEMPLATE_CODE = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}", re.DOTALL)
# 这两块写的是样式的名字，读者看不到。
CLASS_BLOCK = re.compile(r"{% block (?:layout|surface) %}.*?{% endblock %}", re.DOTALL)
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r"""\b(?:title|alt|placeholder|aria-label|aria-description|label)="([^"]*)\"""")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
# 键名、文件种类，中文里也这样写。
SPOKEN_AS_IS = {
    "Tab",
    "Shift",
    "Enter",
    "Esc",
    "Ctrl",
    "Alt",
    "Word",
    "Excel",
    "PDF",
    "JPEG",
    "JPG",
    "PNG",
    "SVG",
    "WebP",
    "TXT",
    "CSV",
    "docx",
    "doc",
    "wps",
    "ofd",
    "xlsx",
    "pdf",
    "txt",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
EXCLAMATION = re.compile(r"[!！]")
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a style element": re.compile(r"<style\b"),
    "a script in the page": re.compile(r"<script\b(?![^>]*\ssrc=)"),
    "an address that runs script": re.compile(r"javascript:", re.IGNORECASE),
    "something from another host": re.compile(
        r"""\b(?:src|srcset)\s*=\s*["'](?:https?:)?//|<link\b[^>]*href=["'](?:https?:)?//"""
    ),
    "text that is not escaped": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}
# 查询码、密码这样只给看一次的，前一页的表单已经收下。
ONCE = re.compile("只(?:在这里出现|显示这)一次")
SPEAKING_CALLS = {"RuleBroken", "Refused", "Unreadable", "ValidationError", "success", "error", "warning", "info"}
SPEAKING_WORDS = {"help_text", "verbose_name", "verbose_name_plural", "label", "empty_label"}


@cache
def templates():
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(SOURCE.rglob("templates/**/*.html"))}


def spoken(text):
    """What a reader gets to see or hear of a template, without what the program fills in."""
    bare = TEMPLATE_CODE.sub(" ", CLASS_BLOCK.sub(" ", text))
    bare = re.sub(r"<(script|svg)\b.*?</\1>", " ", bare, flags=re.DOTALL)
    return " ".join((TAG.sub(" ", bare), *SPOKEN_ATTRIBUTE.findall(bare)))


def english_in(text):
    return [word for word in ENGLISH.findall(re.sub(r"&\w+;", " ", spoken(text))) if word not in SPOKEN_AS_IS]


def test_there_are_templates_to_judge():
    assert len(templates()) > 20


def test_no_screen_speaks_english():
    assert {name: english_in(text) for name, text in templates().items() if english_in(text)} == {}


def test_no_screen_raises_its_voice():
    assert [name for name, text in templates().items() if EXCLAMATION.search(spoken(text.replace("<!", "<")))] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what):
    bare = {name: re.sub(r"{#.*?#}|{%.*?%}|{{[^|]*?}}", "", text) for name, text in templates().items()}
    if what == "text that is not escaped":
        bare = templates()
    assert [name for name, text in bare.items() if FORBIDDEN[what].search(text)] == []


def words_of(node):
    """The constant text that a call or a keyword speaks."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(value.value for value in values if isinstance(value, ast.Constant))


def sentences():
    for each in modules():
        for node in each.nodes():
            if not isinstance(node, ast.Call):
                continue
            if dotted(node.func).split(".")[-1] in SPEAKING_CALLS and dotted(node.func).split(".")[0] != "log":
                yield from ((each.at(node), text) for argument in node.args for text in words_of(argument))
            yield from (
                (each.at(node), text)
                for word in node.keywords
                if word.arg in SPEAKING_WORDS
                for text in words_of(word.value)
            )


def test_the_program_refuses_and_labels_in_chinese_without_raising_its_voice():
    found = list(sentences())
    assert len(found) > 100
    assert [(place, text) for place, text in found if text and not CHINESE.search(text)] == []
    assert [(place, text) for place, text in found if EXCLAMATION.search(text)] == []


SPECIMENS = {
    "<p>Sign in</p>": ["Sign"],
    '<input placeholder="Search plans">': ["Search", "plans"],
    "<p>{% if user %}登录{{ user.name }}{# a note #}</p>": [],
    "<p>上传 PDF 或 Word 文件</p>": [],
    '<a class="button" href="/desk/">工作台</a>': [],
}


@pytest.mark.parametrize(("text", "english"), SPECIMENS.items())
def test_english_is_found_where_it_can_be_read(text, english):
    assert english_in(text) == english


# 人名、单位名、标题可以很长：写在不换行的格子里，会把整页撑宽。
UNBROKEN_NAME = re.compile(
    r'<(t[dh]|span|strong)[^>]*class="[^"]*\bnowrap\b[^"]*"[^>]*>(?:(?!</\1>).)*?\{\{[^}]*name\b', re.DOTALL
)


def test_no_name_stands_where_lines_do_not_break():
    found = [path for path, text in templates().items() if UNBROKEN_NAME.search(text)]
    assert found == []


def test_a_page_that_shows_something_once_says_that_the_form_before_it_was_taken():
    """Else what was typed for one person is filled into the form for the next."""
    once = {name: text for name, text in templates().items() if ONCE.search(text) and "kept.js" in kept_by(text)}
    assert len(once) == 9
    assert [name for name, text in once.items() if "data-taken" not in text] == []


def kept_by(text):
    """The page with the base it extends, in which the script that keeps what was typed stands."""
    base = re.match(r'{% extends "([^"]+)" %}', text)
    found = [other for name, other in templates().items() if base and name.endswith(f"templates/{base[1]}")]
    return "".join([text, *found])
