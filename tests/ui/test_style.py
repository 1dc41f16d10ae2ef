"""样式：对比度够，模板里没有内联样式与脚本，错误页自己站得住。"""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from html5lib import HTMLParser

import mingtang.ui
from tests.ui.trees import document

HOME = Path(mingtang.ui.__file__).parent
TOKENS = (HOME / "static/ui/tokens.css").read_text()
TONES = ("none", "going", "good", "warn", "bad", "info")
ERROR_PAGES = ("400.html", "403.html", "403_csrf.html", "404.html", "413.html", "500.html")


def tokens_of(*openings):
    """The colours in force when the blocks that follow the openings apply one after another."""
    colours = {}
    for opening in openings:
        block = TOKENS[TOKENS.index(opening) + len(opening) :]
        block = block[: block.index("}")]
        colours.update(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))
    return colours


LIGHT = (":root {",)
DARK = (*LIGHT, "(prefers-color-scheme: dark) {\n  :root {")
SCHEMES = {
    "light": LIGHT,
    "light care": (*LIGHT, ".care {"),
    "dark": DARK,
    "contrast": (*LIGHT, "@media (prefers-contrast: more) {\n  :root {"),
    "dark contrast": (*DARK, "(prefers-contrast: more) and (prefers-color-scheme: dark) {\n  :root {"),
}


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs():
    for name in ("ink", "ink-2", "link", "link-seen", *TONES):
        yield from ((name, ground) for ground in ("paper", "sheet", "wash"))
    yield from (("ink", f"{tone}-wash") for tone in TONES)
    yield from ((tone, f"{tone}-wash") for tone in TONES)
    yield from (("on-vermilion", ground) for ground in ("vermilion", "vermilion-deep"))
    yield ("paper", "ink")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_colour_can_be_read_on_every_ground(scheme):
    colours = tokens_of(*SCHEMES[scheme])
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in text_pairs()
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edges_of_fields_and_the_focus_ring_can_be_seen(scheme):
    colours = tokens_of(*SCHEMES[scheme])
    pairs = [(edge, ground) for edge in ("line", "focus", "stroke") for ground in ("paper", "sheet")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


def test_no_template_holds_a_style_or_a_script_of_its_own():
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|url\(data:")
    held = [str(path.relative_to(HOME)) for path in HOME.rglob("*.html") if inline.search(path.read_text())]
    assert held == []


def test_nothing_is_fetched_from_another_host():
    outside = re.compile(r"""(?:href|src|action)=["']?(?:https?:)?//|url\(["']?(?:https?:|data:|//)|@import""")
    files = [path for kind in ("*.html", "*.css", "*.js") for path in HOME.rglob(kind)]
    assert [str(path.relative_to(HOME)) for path in files if outside.search(path.read_text())] == []


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_neither_request_nor_database(name):
    html = document(render_to_string(name))
    assert html.find(".//h1").text == html.find(".//title").text.strip()
    assert len(html.findall(".//main/p")) == 2


@pytest.mark.parametrize("page", ["public", "desk", "plain"])
@pytest.mark.usefixtures("site")
def test_every_page_is_valid_html(client, page):
    HTMLParser(strict=True).parse(client.get(f"/kitchen/{page}/").content.decode())


@pytest.mark.parametrize("page", ["public", "desk", "plain"])
@pytest.mark.usefixtures("site")
def test_no_id_stands_twice_on_a_page(client, page):
    html = document(client.get(f"/kitchen/{page}/").content.decode())
    ids = [element.get("id") for element in html.iter() if element.get("id")]
    assert sorted(set(ids)) == sorted(ids)
