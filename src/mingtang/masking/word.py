"""Word 的清理：the document as it stands at last, without how it came about.

Changes that were tracked are taken as accepted: what was deleted goes, what was added stays. Remarks, hidden text,
choices of lists that were not chosen, bindings to attached data, variables and merge settings go.
"""

from lxml import etree

from mingtang.language.papers.part_trees import local

_GONE = frozenset({
    "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange",
    "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "dataBinding", "placeholder", "listItem", "docVars", "rsids", "rsidRoot", "mailMerge", "attachedTemplate",
    "proofErr", "trackRevisions", "documentProtection", "writeProtection", "permStart", "permEnd", "smartTagPr",
    "customXmlPr", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
})  # fmt: skip
_UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_MARKS = ("rsid", "paraId", "textId")
_OFF = frozenset({"0", "false", "off", "none"})


def cleaned(trees: dict[str, etree._Element]) -> list[str]:
    """清理全部部分：what was taken out, in words."""
    told: list[str] = []
    for name, root in trees.items():
        if name.startswith("word/") and name.endswith(".xml"):
            told += _cleaned(root)
    return told


def _cleaned(root: etree._Element) -> list[str]:
    told = []
    for node in list(root.iter(etree.Element)):
        for key in [key for key in node.attrib if key.rpartition("}")[2].startswith(_MARKS)]:
            del node.attrib[key]
        if "wordprocessingml" not in node.tag or node.getparent() is None:
            continue
        name = local(node)
        if name in {"del", "moveFrom"}:
            told.append("修订前的文字")
            _deleted(node)
        elif name in _GONE:
            node.getparent().remove(node)
        elif name in _UNWRAPPED:
            _unwrapped(node)
        elif name == "r" and _is_hidden(node):
            told.append("隐藏的文字")
            node.getparent().remove(node)
    return told


def _deleted(node: etree._Element) -> None:
    """What was deleted; a row that was deleted goes with all its cells."""
    above = node.getparent()
    if local(above) == "trPr" and above.getparent() is not None and above.getparent().getparent() is not None:
        above.getparent().getparent().remove(above.getparent())
    else:
        above.remove(node)


def _unwrapped(node: etree._Element) -> None:
    above = node.getparent()
    place = above.index(node)
    for child in reversed(list(node)):
        above.insert(place, child)
    above.remove(node)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and not any(value in _OFF for value in vanish.values())
