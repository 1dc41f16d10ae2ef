"""公开附注：the note below a document that says it is not for everybody, or only for whoever applies for it.

GB/T 9704-2012 7.3.5 puts 附注 in brackets below the day; some organs name the choice on a line of its own instead. A
sentence that only speaks of such notes is none.
"""

import re

from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow

_NOT_OPEN = r"(?:主动)?(?:不予公开|不(?:得|宜)?公开|不(?:得|宜)?对外公开|依申请公开|删减后公开)"
_END = r"(?:发布|发文|文件|类)?"
_ALONE = re.compile(rf"[(\[]?(?:注:)?(?:此|本|该)(?:件|文|文件){_NOT_OPEN}{_END}[)\]]?。?")
_BARE = re.compile(rf"[(\[]{_NOT_OPEN}{_END}[)\]]。?")
_CHOSEN = re.compile(rf"[(\[]?(?:政府)?(?:信息)?公开(?:选项|属性|方式|类别|形式):{_NOT_OPEN}[)\]]?。?")
_BEHIND = re.compile(rf"(?:[日。;])([(\[](?:此|本)(?:件|文|文件){_NOT_OPEN}{_END}[)\]])。?$")


def note_against_opening(text: str, *, in_table: bool = False) -> str:
    """不公开的附注，in narrow forms, where a paragraph is one or ends with one; else nothing.

    A cell of a table is one only where it speaks of this very document: tables list how other things are made open.
    """
    plain = "".join(narrow(without_unseen(text)).split())
    if any(shape.fullmatch(plain) for shape in ((_ALONE,) if in_table else (_ALONE, _BARE, _CHOSEN))):
        return plain
    found = _BEHIND.search(plain)
    return found[1] if found else ""
