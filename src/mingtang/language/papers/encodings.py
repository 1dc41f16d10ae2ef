"""文字编码：bytes to text, in UTF-8, UTF-16 with its mark, or GB18030, never by a guess that may garble."""

import re

from mingtang.language.papers.blocks import Unreadable
from mingtang.language.width import visible

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: Signs of text decoded with the wrong table: control characters, private use, unassigned, lone marks.
_STRANGE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
#: What Chinese official text is made of.
_USUAL = re.compile(r"[\t\n\r\x0c -~\u3000-\u303f\u4e00-\u9fa5\uff00-\uffef‘’“”—…·×±§°№ⅠⅡⅢⅣⅤ①-⑳㈠-㈩⑴-⒛～]")
_SHARE_STRANGE, _SHARE_USUAL = 0.001, 0.9


def decode(data: bytes, name: str) -> str:
    """解码：the text with line ends as ``\\n`` and without zero-width characters.

    Errors: ``Unreadable`` for binary data and for encodings other than UTF-8, UTF-16 and GB18030.
    """
    text = _decoded(data, name)
    return visible(text).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _sane(data[len(mark) :].decode(encoding), name)
            except UnicodeDecodeError as error:
                raise Unreadable(_unknown(name)) from error
    if b"\x00" in data:
        raise Unreadable(f"“{name}”里有二进制数据，不是文本文件；请核对选对了文件没有。")
    try:
        return _sane(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise Unreadable(_unknown(name)) from error
    usual = len(_USUAL.findall(text))
    if usual < _SHARE_USUAL * len(text):
        raise Unreadable(_unknown(name))
    return _sane(text, name)


def _sane(text: str, name: str) -> str:
    if len(_STRANGE.findall(text)) > _SHARE_STRANGE * len(text):
        raise Unreadable(f"“{name}”里有大量不可显示的字符，不是正常的文本文件；请核对选对了文件没有。")
    return _STRANGE.sub("", text)


def _unknown(name: str) -> str:
    return f"“{name}”的文字编码无法识别；请用记事本打开，另存为 UTF-8 编码后再试。"
