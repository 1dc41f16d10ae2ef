"""上传前的检查：every reason against a file at once, found before anything of it is kept."""

from dataclasses import dataclass, field
from pathlib import Path

from mingtang.files import kinds, names, package, reading
from mingtang.files.kinds import Kind
from mingtang.files.photographs import Picture, Unfit, redrawn
from mingtang.language.secrecy import classification_marks

CLASSIFIED = (
    "文件名或者内容里有密级标志。涉密、工作秘密文件不得上传到本系统，"
    "请从本机删除上传的副本，按保密规定走涉密渠道，并告诉本单位的保密员。"
)


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
    extension = names.extension_of(name)
    try:
        found.kind = kinds.kind_of(path, extension=extension)
    except kinds.Unknown as unknown:
        found.reasons.append(str(unknown))
    else:
        found.reasons += _name_reasons(found.kind, extension)
        _look_inside(path, found.kind, found)
    found.classified = found.classified or bears_a_mark(name)
    if found.classified:
        found.reasons.insert(0, CLASSIFIED)
    return found


def bears_a_mark(text: str) -> bool:
    """是否带有密级标志。"""
    return bool(classification_marks(text))


def _name_reasons(kind: Kind, extension: str) -> list[str]:
    if not extension or extension in kind.extensions:
        return []
    return [f"文件名以 .{extension} 结尾，内容却是{kind.label}，请核对文件，确认无误后把结尾改成 .{kind.value} 再上传。"]


def _look_inside(path: Path, kind: Kind, found: Finding) -> None:
    if kind.is_image:
        try:
            found.picture = redrawn(path, kind)
        except Unfit as unfit:
            found.reasons.append(str(unfit))
        return
    against = package.reasons_against(path) if kind.is_office else []
    found.reasons += against
    if against:
        return
    try:
        texts = reading.texts_of(path, kind)
    except reading.Unchecked as unchecked:
        found.reasons.append(str(unchecked))
    else:
        found.classified = any(bears_a_mark(text) for text in texts)
