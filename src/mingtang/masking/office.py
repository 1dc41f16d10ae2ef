"""Word、Excel 的遮盖副本：part by part; what nobody sees on a page is dropped with all that points to it.

Dropped: properties, thumbnails, remarks and their authors, attached data, the glossary, embedded fonts, settings of
printers, old revisions, what other files left behind, pivot tables with their records.
Covered: text wherever it stands, attributes, targets of links, charts with the tables inside them, drawings.
Refused: macros, embedded objects, anything whose inside cannot be read.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from mingtang.contents import names_within, package, reaching
from mingtang.language.papers.part_trees import local, targets, tree
from mingtang.masking import book, word
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import Sought, Tally
from mingtang.masking.streams import cover_tree

_FIXED_DAY = (1980, 1, 1, 0, 0, 0)
_DROPPED = re.compile(
    r"docprops/.*|docmetadata/.*|customui/.*|customxml/.*|package/.*|usercustomization/.*|.*\.psmdcp"
    r"|(?:word|xl)/(?:comments|threadedcomments|persons|people|webextensions|printersettings|fonts)[\w/.-]*"
    r"|word/(?:glossary/.*|recipientdata\.xml|keymapcustomizations\.xml|customizations\.xml|styleswitheffects\.xml)"
    r"|xl/(?:pivottables|pivotcache|externallinks|revisions|customproperty|usernames)[\w/.-]*"
    r"|xl/(?:calcchain|sharedstrings)\.xml|xl/(?:.*/)?vmldrawing[\w/.-]*"
)
_REFUSED = re.compile(r"xl/(?:slicers|slicercaches|timelines|timelinecaches|model)/.*")
_PICTURE = re.compile(r".*\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf|svg)")
_EMBEDDED = "这个文件里嵌着别的文件或对象，里面的内容没法遮盖，请删去嵌入的对象再生成副本。"
_LIVE = "这个表格里有切片器、日程表或者数据模型，背后的数据没法遮盖，请删去它们或者另存为普通表格再生成副本。"
_UNKNOWN = "这个文件里有读不出内容的部分，没法确认遮盖干净，请用 WPS 或 Office 另存为普通文件再生成副本。"


@dataclass
class Package:
    """拆开的文件：its parts by name, and what was noticed on the way."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


def masked(data: bytes, wanted: Sought, tally: Tally, *, is_word: bool, inner: bool = False) -> tuple[bytes, list[str]]:
    """遮盖副本 of an office file, and what was taken out. Errors: ``Unmaskable``."""
    if not inner:
        reasons, _ = package.look_into(data, "文件")
        if reasons:
            raise Unmaskable(*reasons)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        made = Package({name: archive.read(name) for name in archive.namelist() if not name.endswith("/")})
        own = _of_charts(archive, made)
    _refuse_unreadable(made, own, inner=inner)
    strings = book.strings(made.parts.get("xl/sharedStrings.xml"))
    days = book.day_styles(made.parts)
    dropped = {name for name in made.parts if _DROPPED.fullmatch(name.lower())}
    if any("comments" in name.lower() for name in dropped):
        made.removed.append("批注")
    _drop(made, dropped)
    if is_word:
        made.removed += word.cleaned(made.trees)
    else:
        made.removed += book.cleaned(made.trees, strings)
    for name, root in made.trees.items():
        cover_tree(root, wanted, tally, book.numeric(days) if name.startswith("xl/worksheets/") else None)
    if not is_word:
        book.distinct_names(made.trees)
    for name in own:
        made.parts[name] = masked(made.parts[name], wanted, tally, is_word=False, inner=True)[0]
    return _packed(made), list(dict.fromkeys(made.removed))


def _of_charts(archive: zipfile.ZipFile, made: Package) -> set[str]:
    """The tables of figures behind charts: what may be embedded, since it is covered as any other table."""
    charts = [name for name in made.parts if re.fullmatch(r"(?:word|xl)/charts/chart\w*\.xml", name)]
    return {part for chart in charts for part in targets(archive, chart).values() if part.lower().endswith(".xlsx")}


def _refuse_unreadable(made: Package, own: set[str], *, inner: bool) -> None:
    for name, data in made.parts.items():
        lower = name.lower()
        if "/embeddings/" in lower and (inner or name not in own):
            raise Unmaskable(_EMBEDDED)
        if _REFUSED.fullmatch(lower):
            raise Unmaskable(_LIVE)
        if _DROPPED.fullmatch(lower) or name in own or (_PICTURE.fullmatch(lower) and not lower.endswith(".svg")):
            continue
        if not lower.endswith((".xml", ".rels", ".vml", ".svg")):
            raise Unmaskable(_UNKNOWN)
        try:
            made.trees[name] = tree(data)
        except etree.XMLSyntaxError as error:
            raise Unmaskable(_UNKNOWN) from error


def _drop(made: Package, dropped: set[str]) -> None:
    """Drop parts, the lines that list them, and the elements that point to them."""
    for name in dropped:
        del made.parts[name]
    for name in [name for name in made.trees if name.lower().endswith(".rels")]:
        folder, _, last = name.rpartition("/")
        owner = f"{folder.removesuffix('_rels')}{last.removesuffix('.rels')}"
        if name in dropped or (owner not in made.parts and owner):
            made.trees.pop(name, None)
            made.parts.pop(name, None)
            continue
        root = made.trees[name] = tree(reaching.cut_off(etree.tostring(made.trees[name])))
        gone = {row.get("Id", "") for row in root if _leads_nowhere(row, owner, made.parts)}
        for row in [row for row in root if row.get("Id", "") in gone]:
            root.remove(row)
        if owner in made.trees:
            _unlink(made.trees[owner], gone)
    for row in list(made.trees[package.CONTENTS]):
        part = row.get("PartName", "").lstrip("/")
        if part and part not in made.parts:
            row.getparent().remove(row)
    made.trees = {name: root for name, root in made.trees.items() if name in made.parts}


def _leads_nowhere(row: etree._Element, owner: str, parts: dict[str, bytes]) -> bool:
    if local(row) != "Relationship" or row.get("TargetMode") == "External":
        return False
    target = row.get("Target", "").partition("#")[0]
    steps: list[str] = [] if target.startswith("/") else owner.split("/")[:-1]
    for step in target.lstrip("/").split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step] if step != "." else steps
    return bool(target) and "/".join(steps) not in parts


def _unlink(root: etree._Element, gone: set[str]) -> None:
    for node in list(root.iter(etree.Element)):
        for key, value in list(node.attrib.items()):
            if key.startswith("{") and key.partition("}")[0].endswith("/relationships") and value in gone:
                if local(node) == "pageSetup" or node.getparent() is None:
                    del node.attrib[key]
                elif node.getparent() is not None:
                    node.getparent().remove(node)
                    break


def _packed(made: Package) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in made.parts.items():
            if name in made.trees:
                root = made.trees[name]
                etree.strip_tags(root, etree.Comment)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(
                zipfile.ZipInfo(name, _FIXED_DAY), names_within.cleared(name.lower(), data), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
