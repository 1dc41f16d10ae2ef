"""看不见的字符：what comes along when a text is pasted, and makes two different names look the same."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# 自造字留着：names with rare characters are written with private code points.
# 看不见、却不算控制符的：fillers and joiners that Unicode counts among the letters, marks and symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def without_unseen(text: str) -> str:
    """去掉看不见的字符：zero-width, bidirectional, control and filling ones go; white space stays."""
    return "".join(
        char for char in text if char.isspace() or (unicodedata.category(char) not in _UNSEEN and char not in _BLANK)
    )


def clean_name(name: str) -> str:
    """名称去掉看不见的字符：and any run of white space becomes one space."""
    return " ".join(without_unseen(name).split())
