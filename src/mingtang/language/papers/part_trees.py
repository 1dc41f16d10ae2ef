"""办公文件的各部分：read as trees, whole or element by element, without ever asking for anything outside them."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from lxml import etree


def tree(data: bytes) -> etree._Element:
    """成树：the part as a tree. Nothing outside it is ever asked for."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def elements(stream: IO[bytes], *names: str) -> Iterator[etree._Element]:
    """逐个元素：the elements with these names, one after another as the stream is read; each is then emptied."""
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    for _, element in etree.iterparse(stream, events=("end",), tag=[f"{{*}}{name}" for name in names], **options):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def local(element: etree._Element) -> str:
    """元素的名字，without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """所指的部分：the parts that a part points to, by the id that it uses for each."""
    path = PurePosixPath(name)
    listed = f"{path.parent}/_rels/{path.name}.rels"
    try:
        root = tree(archive.read(listed))
    except KeyError:
        return {}
    found = {}
    for row in root:
        if local(row) == "Relationship" and row.get("TargetMode") != "External":
            found[row.get("Id", "")] = _resolved(str(path.parent), row.get("Target", ""))
    return found


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
