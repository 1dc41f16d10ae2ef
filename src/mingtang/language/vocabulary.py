"""任务用语：the verbs, manners and nouns of official plans, as patterns over narrow text."""

import re
import tomllib
from importlib.resources import files

_WORDS = tomllib.loads((files("mingtang.language") / "data" / "duties.toml").read_text(encoding="utf-8"))


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


ADVERB = rf"(?:{_either(_WORDS['manner'])})"
MANNER = rf"(?:{_either(_WORDS['manner'])}|每[^，,]{{1,8}})地?"
VERB = rf"(?!管理区|公开专区|公开栏|服务中心|培训班)(?:{_either(_WORDS['verbs'])})"
#: What stands before an order and adds nothing to it.
LINK = r"(?:并且|并|且|同时|还|再|可|也|则|对此|由此|其中|另外|此外|要|[一二三四五六七八九]是)"
_NOUN = re.compile(rf"(?:{_either(_WORDS['nouns'])})")
_COMPOUND = re.compile(rf"(?:{_either(_WORDS['compounds'])})")


def without_nouns(text: str) -> str:
    """隐去名词：the text with ○ for every noun that holds a verb's characters (政务公开、管理区); same length."""
    return _NOUN.sub(lambda found: "○" * len(found[0]), text)


def without_compounds(text: str) -> str:
    """隐去合成词：the text with ○ for words that hold 是 or 系 as a part (体系、凡是); same length."""
    return _COMPOUND.sub(lambda found: "○" * len(found[0]), text)
