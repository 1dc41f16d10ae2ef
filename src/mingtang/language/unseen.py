"""看不见的字符：what comes along when a text is pasted, and makes two different names look the same."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# 自造字留着：names with rare characters are written with private code points.
# 看不见、却不算控制符的：fillers and joiners that Unicode counts among the letters, marks and symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# 左右书写方向符：a reader sees another text than the one that was reviewed.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# 这两个字面的新汉字，旧的字表里还没有：a rare name is not taken for rubbish.
_HAN_PLANES = (2, 3)
UNFIT = "标题或者内容里有看不见的控制字符，公开以后别处读不出来，请把那一处重新输入后再送审。"


def without_unseen(text: str) -> str:
    """去掉看不见的字符：zero-width, bidirectional, control and filling ones go; white space stays."""
    gone = [ord(char) for char in set(text) if not char.isspace() and _is_unseen(char)]
    return text.translate(dict.fromkeys(gone)) if gone else text


def clean_name(name: str) -> str:
    """名称去掉看不见的字符：and any run of white space becomes one space."""
    return " ".join(without_unseen(name).split())


def clean_text(text: str) -> str:
    """一段文字去掉看不见的字符：as of a name, but its line breaks stay."""
    return "\n".join(map(clean_name, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))).strip()


def without_unfit(text: str) -> str:
    """去掉公开不了的字符：what no feed, table or page may carry; every other stays, line breaks and tabs too."""
    return "".join(char for char in text if not _is_unfit(char))


def reasons_against_unfit(*texts: str) -> list[str]:
    """有公开不了的字符的理由。"""
    return [UNFIT] if any(not text.isprintable() and any(map(_is_unfit, text)) for text in texts) else []


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or char in _BLANK or _is_unfit(char)


def _is_unfit(char: str) -> bool:
    """Control characters, halves of a character, code points that are none, and those that turn the direction."""
    if char.isprintable() or char in "\n\r\t":
        return False
    kind = unicodedata.category(char)
    plane, place = divmod(ord(char), 0x10000)
    is_none = kind == "Cn" and (plane not in _HAN_PLANES or place >= 0xFFFE)
    return kind in {"Cc", "Cs"} or is_none or char in _DIRECTIONS
