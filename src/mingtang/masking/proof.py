"""核验：the copy is read again, and is not given out if anything of what was sought is still in it."""

import io
import zipfile

from lxml import etree

from mingtang.contents.text import parts
from mingtang.language.papers.part_trees import tree
from mingtang.masking import traces
from mingtang.masking.sought import Sought
from mingtang.masking.streams import Asked, is_of_the_package, streams

_XML = (".xml", ".rels", ".vml", ".svg")


def remaining(data: bytes, name: str, kind: str, wanted: Sought) -> list[str]:
    """还在的地方：where in the copy something of what was sought is still found; empty where the copy is clean.

    Errors: ``Unreadable`` for a copy that cannot be read again.
    """
    read = list(parts(data, name, kind=kind))
    found = [part.where for part in read if wanted.is_in(part.text)]
    if kind == "pdf":
        if traces.in_text("".join(part.text for part in read), wanted) or traces.holds(data, wanted):
            found.append("PDF 文件内部")
    elif kind in {"docx", "xlsx"}:
        found += _within(data, wanted)
    elif traces.in_bytes(data, wanted):
        found.append("文件内部")
    # 位置里也不重复要遮盖的：a sheet may be called by what is sought.
    return list(dict.fromkeys(wanted.covered(where) for where in found))


def _within(data: bytes, wanted: Sought) -> list[str]:
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            where = f"文件内部的 {name}"
            found += [where] * Asked(wanted).holds("", name)
            if "/embeddings/" in name and name.lower().endswith(".xlsx"):
                found += _within(part, wanted)
            elif name.lower().endswith(_XML):
                found += [where] * (_in_tree(tree(part), wanted) or traces.in_bytes(part, wanted))
            elif traces.in_bytes(part, wanted):
                found.append(where)
    return found


def _in_tree(root: etree._Element, wanted: Sought) -> bool:
    if any(wanted.is_in(stream.whole()) for stream in streams(root)):
        return True
    asked = Asked(wanted)
    nodes = (node for node in root.iter(etree.Element) if not is_of_the_package(node))
    return any(asked.holds(key, value) for node in nodes for key, value in node.attrib.items())
