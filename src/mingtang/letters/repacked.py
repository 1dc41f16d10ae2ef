"""同样的内容，同样的字节：a package of Word without what the program adds of itself: times, a picture, its name.

The table of faces is ours: it says what else may stand for a face that a machine has not.
"""

import io
import re
import zipfile

from mingtang.letters.faces import Face

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DROPPED = ("docProps/thumbnail.jpeg", "docProps/app.xml", "customXml/")
_RELATION = re.compile(rb"<Relationship [^>]*?Target=\"/?(?:\.\./)?([^\"]+)\"[^>]*?/>")
_FACES = {
    Face.TITLE: ("STZhongsong", "roman"),
    Face.BODY: ("FangSong", "roman"),
    Face.HEI: ("SimHei", "swiss"),
    Face.KAI: ("KaiTi", "roman"),
    Face.SONG: ("SimSun", "roman"),
}
_FONT = '<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/><w:family w:val="{}"/></w:font>'
_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + "".join(_FONT.format(face, *told) for face, told in _FACES.items())
    + "</w:fonts>"
).encode()
_OVERRIDE = re.compile(rb"<Override [^>]*?PartName=\"/([^\"]+)\"[^>]*?/>")


def repacked(package: bytes) -> bytes:
    """整理过的 .docx：its parts in the order they stand, each with the same day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.startswith(_DROPPED):
                continue
            data = _TABLE if name == "word/fontTable.xml" else old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                pattern = _RELATION if name.endswith(".rels") else _OVERRIDE
                data = pattern.sub(_kept, data)
            told = zipfile.ZipInfo(name, _FIRST_DAY)
            told.compress_type, told.create_system, told.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(told, data)
    return out.getvalue()


def _kept(found: re.Match[bytes]) -> bytes:
    return b"" if found[1].decode().startswith(_DROPPED) else found[0]
