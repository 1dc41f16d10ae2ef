"""上传前的检查：every reason against a file at once, found before anything of it is kept."""

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from mingtang.contents import content, package, portable, reaching
from mingtang.contents.kinds import Kind
from mingtang.contents.photographs import Picture, Unfit, redrawn
from mingtang.language import file_names
from mingtang.language.secrecy import classification_marks, marks_in_name

CLASSIFIED = (
    "文件名或者内容里有密级标志。涉密、工作秘密文件不得上传到本系统，"
    "请从本机删除上传的副本，按保密规定走涉密渠道，并告诉本单位的保密员。"
)

_TAGS = re.compile(r"<[^<>]{0,2000}>")
_BLANKS = re.compile(r"[^\S\n]{2,}|\n{2,}")


@dataclass
class Finding:
    """检查结果：what the file is, and why it cannot be taken if it cannot."""

    kind: Kind | None = None
    picture: Picture | None = None
    classified: bool = False
    reasons: list[str] = field(default_factory=list)


def look_into(path: Path, name: str) -> Finding:
    """检查一个完整收到的文件：its kind, its name, its inside and the marks of secrecy in both."""
    found = Finding()
    extension = file_names.extension_of(name)
    try:
        found.kind = content.kind_of(path, extension=extension)
    except content.Unknown as unknown:
        found.reasons.append(str(unknown))
    else:
        found.reasons += _name_reasons(found.kind, extension)
        too_long = _size_reasons(path, found.kind)
        if too_long:
            found.reasons += too_long
        else:
            _look_inside(path, found.kind, found)
    found.classified = found.classified or is_marked(name)
    if found.classified:
        found.reasons.insert(0, CLASSIFIED)
    return found


def bears_mark(data: bytes, name: str) -> bool:
    """密级标志：whether a file that is only read, not kept, bears one anywhere, its headers and hidden sheets too."""
    with tempfile.NamedTemporaryFile(prefix="mingtang-", dir=settings.FILE_UPLOAD_TEMP_DIR) as kept:
        kept.write(data)
        kept.flush()
        found = look_into(Path(kept.name), name)
    if found.classified or found.kind is not None:
        return found.classified
    lines = _TAGS.sub("\n", content.plain_text(data) or "")
    return bool(classification_marks(_BLANKS.sub(_first, lines)))


def is_marked(name: str) -> bool:
    """文件名是否带有密级标志，as sent and as shown, so that nothing unseen in it hides a mark."""
    return bool(marks_in_name(name) or marks_in_name(file_names.cleaned(name)))


def _name_reasons(kind: Kind, extension: str) -> list[str]:
    if not extension or extension in kind.extensions:
        return []
    return [f"文件名以 .{extension} 结尾，内容却是{kind.label}，请核对文件，没有选错就把结尾改成 .{kind.value}。"]


def _size_reasons(path: Path, kind: Kind) -> list[str]:
    """Plain text of many megabytes is no document; it is refused before it is read through."""
    limit = settings.FILES_MAX_BYTES_OF.get(kind.value)
    if limit is None or path.stat().st_size <= limit:
        return []
    return [f"{kind.label}最大 {limit // 1024 // 1024} MB，这个文件超过了，请拆成几个文件再上传。"]


def _look_inside(path: Path, kind: Kind, found: Finding) -> None:
    if kind.is_image:
        try:
            found.picture = redrawn(path, kind)
        except Unfit as unfit:
            found.reasons.append(str(unfit))
        return
    reasons, texts = _written(path, kind)
    found.reasons += reasons
    found.classified = bear_marks(texts)


def bear_marks(texts: list[str]) -> bool:
    """写着的有没有密级标志。"""
    # 成片的空白只留一个：不影响认标志，却能让故意写满空白的文件拖不住检查。
    return any(classification_marks(_BLANKS.sub(_first, text)) for text in texts)


def _first(blanks: re.Match[str]) -> str:
    return blanks[0][0]


def _written(path: Path, kind: Kind) -> tuple[list[str], list[str]]:
    """The reasons against what is inside, and everything written there."""
    if kind is Kind.PDF:
        return portable.look_into(path)
    if kind.is_office:
        return package.look_into(path.read_bytes(), kind.label)
    text = content.plain_text(path.read_bytes()) or ""
    return reaching.reasons_against_rows(text) if kind is Kind.CSV else [], [text]
