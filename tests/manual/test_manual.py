"""手册：every section is where the reader needs it, and no manual names a screen that does not exist."""

import re
from functools import cache

import pytest
from django.test import Client

from mingtang.law.units import PostKind
from mingtang.manual.reading import ALSO, FOLDER, MANUALS, help_for, manuals, read
from mingtang.ui import clock
from tests.house.tree import SOURCE
from tests.test_addresses import DESK

TEXT = """# 试写的手册

开头一句。
第二句，换行不是空格。

## 一、先看今日
<!-- screens: desk:today ledger:ledger -->

**要办的事**都在这里，<b>不算</b>标记。

![截图](../shots/today.png)

## 二、另一件
| 甲 | 乙 |
|---|---|
| 1 | 2 |
"""


def test_a_manual_is_read_into_sections_with_their_screens():
    manual = read("clerk", TEXT)
    assert (manual.title, manual.opening) == ("试写的手册", "<p>开头一句。第二句，换行不是空格。</p>\n")
    one, two = manual.sections
    assert (one.anchor, one.heading, one.screens) == ("s1", "一、先看今日", {"desk:today", "ledger:ledger"})
    assert one.html == "<p><strong>要办的事</strong>都在这里，&lt;b&gt;不算&lt;/b&gt;标记。</p>\n"
    assert (two.screens, "<td>2</td>" in two.html) == (frozenset(), True)


@cache
def words_on_screens():
    """The source of all screens, without its HTML."""
    files = [
        path for path in SOURCE.rglob("*") if path.suffix in {".html", ".py", ".js"} and path.parent.name != "demo"
    ]
    return re.sub(r"<[^>]*>", "", "\n".join(path.read_text(encoding="utf-8") for path in files))


def test_every_screen_of_the_desk_is_explained_by_a_manual_and_no_other():
    named = {screen for manual in manuals() for section in manual.sections for screen in section.screens}
    assert named == DESK


@pytest.mark.parametrize("post", list(PostKind))
def test_everybody_has_a_manual_that_begins_with_their_own_day(post):
    manual = {**{post: slug for slug, post in MANUALS.items()}, **ALSO}[post.value]
    assert [(each.manual, each.anchor) for each in help_for("desk:today", {post.value})] == [(manual, "s1")]


@pytest.mark.parametrize("slug", list(MANUALS))
def test_a_manual_quotes_only_words_that_stand_on_the_screens(slug):
    """``某某`` stands for whatever name is shown there."""
    quoted = re.findall("“([^“”]+)”", (FOLDER / f"{slug}.md").read_text(encoding="utf-8"))
    assert len(quoted) > 20
    assert [said for said in quoted for part in said.split("某某") if part not in words_on_screens()] == []


@pytest.mark.parametrize("slug", list(MANUALS))
def test_a_manual_is_calm_and_its_sections_are_counted(slug):
    text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8")
    counted = [found[1] for found in re.finditer("^## ([一二三四五六七八九十]+)、", text, re.MULTILINE)]
    numbers = [*"一二三四五六七八九十", *("十" + last for last in "一二三四五六七八九")]
    numbers += ["二十", *("二十" + last for last in "一二三四五六七八九")]
    assert counted == numbers[: len(counted)]
    assert re.search("[!！]", re.sub(r"<!--|^!\[", "", text, flags=re.MULTILINE)) is None


def test_a_reader_gets_the_section_of_their_own_post_first():
    own = {post: {section.manual for section in help_for("desk:today", {post})} for post in MANUALS.values()}
    assert own == {post: {slug} for slug, post in MANUALS.items()}
    assert help_for("no:such-screen", {"leader"}) == ()


@pytest.mark.parametrize("username", ["clerk", "officer", "administrator"])
def test_the_help_stands_on_the_screen_itself(town, username):
    client = Client()
    client.force_login(town[username])
    told = client.get("/desk/").content.decode()
    section = help_for("desk:today", town[username].post_kinds(clock.today()))[0]
    assert f"<strong>{section.heading}</strong>" in told
    assert f'href="/desk/help/{section.manual}/#{section.anchor}"' in told


def test_every_manual_is_there_to_be_read_and_no_other(town):
    client = Client()
    client.force_login(town["officer"])
    index = client.get("/desk/help/").content.decode()
    for manual in manuals():
        assert manual.title in index
        assert client.get(f"/desk/help/{manual.slug}/").status_code == 200
    assert client.get("/desk/help/nobody/").status_code == 404
