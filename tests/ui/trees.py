"""读出画好的 HTML：成一棵没有命名空间的树。"""

from html5lib import parse, parseFragment


def _bare(root):
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def fragment(html):
    """A part of a page."""
    return _bare(parseFragment(html))


def document(html):
    """A whole page."""
    return _bare(parse(html))


def words(element):
    """All text inside, without white space."""
    return "".join("".join(element.itertext()).split())
