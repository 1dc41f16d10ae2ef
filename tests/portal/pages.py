"""读页面：a page of the site as its reader meets it, words and links."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from lxml import html


@dataclass
class Shown:
    """一个页面。"""

    response: HttpResponse

    @property
    def status(self):
        return self.response.status_code

    @property
    def source(self):
        return self.response.content.decode()

    @property
    def tree(self):
        return html.fromstring(self.source)

    def words(self, css):
        """The words of each element that fits, white space evened out; what only screen readers hear counts too."""
        return [_even(element) for element in self.tree.xpath(_path(css))]

    def word(self, css):
        """The words of the one element that fits."""
        (found,) = self.words(css)
        return found

    def links(self, css="main a"):
        """Words and address of each link."""
        return [(_even(link), link.get("href")) for link in self.tree.xpath(_path(css))]

    def attribute(self, css, name):
        """An attribute of each element that fits."""
        return [element.get(name) for element in self.tree.xpath(_path(css))]


class Reader:
    """读者：opens addresses with a client of his own."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, address: str, **headers: str) -> Shown:
        return Shown(self.client.get(address, headers=headers))


def _even(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


def _path(css):
    """``main .plan-mark a`` as XPath: tags, classes and ids, one beneath the other."""
    steps = []
    for step in css.split():
        tag, marks = re.fullmatch(r"([a-z0-9]*)((?:[.#][\w-]+)*)", step).groups()
        wanted = [
            f"[@id='{mark[1:]}']"
            if mark[0] == "#"
            else f"[contains(concat(' ', normalize-space(@class), ' '), ' {mark[1:]} ')]"
            for mark in re.findall(r"[.#][\w-]+", marks)
        ]
        steps.append((tag or "*") + "".join(wanted))
    return "//" + "//".join(steps)
