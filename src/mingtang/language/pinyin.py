"""拼音：how characters sound, without tones; words that sound alike, and a word typed as pinyin.

The readings are those of the library pypinyin (its table of single characters alone, read when first needed).
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache
from importlib.metadata import distribution
from itertools import product

MOST_SPLITS = 8
_LATIN = re.compile(r"[a-z']{2,36}")
# 打字和口音里常混的：z、zh，c、ch，s、sh，n、l，f、h，前后鼻音。
_ALIKE = ((re.compile("^([zcs])h"), r"\1"), (re.compile("^n(?=[aeiouv])"), "l"), (re.compile("(?<=[aei])ng$"), "n"))


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    """Every common character with its sounds."""
    table = distribution("pypinyin").locate_file("pypinyin/pinyin_dict.json")
    with open(str(table), encoding="utf-8") as file:
        told = json.load(file)
    common = bytes(range(0xB0, 0xF8))
    found = {}
    for high, low in product(common, range(0xA1, 0xFF)):
        char = bytes((high, low)).decode("gb2312", "ignore")
        if char and str(ord(char)) in told:
            found[char] = tuple(dict.fromkeys(_plain(sound) for sound in told[str(ord(char))].split(",")))
    return found


def _plain(sound: str) -> str:
    parts = unicodedata.normalize("NFD", sound.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v"))
    parts = parts.replace("u\u0308", "v")
    return "".join(part for part in parts if part.isascii())


def sounds(char: str) -> tuple[str, ...]:
    """读音：of a character, without tones; none where it has none."""
    return _readings().get(char, ())


def _blurred(sound: str) -> str:
    for pattern, told in _ALIKE:
        sound = pattern.sub(told, sound)
    return sound


@cache
def _by_sound() -> Mapping[str, tuple[str, ...]]:
    """The characters of each blurred sound, the commonest first as GB 2312 has them in two levels."""
    found: dict[str, dict[str, None]] = {}
    for char, told in _readings().items():
        for sound in told:
            found.setdefault(_blurred(sound), {})[char] = None
    return {sound: tuple(chars) for sound, chars in found.items()}


def sound_alike(one: str, other: str) -> bool:
    """听起来一样：the same character, or one sound in common, blurred."""
    return one == other or bool(_heard(one) & _heard(other))


@cache
def _heard(char: str) -> frozenset[str]:
    return frozenset(map(_blurred, sounds(char)))


def alike(char: str, most: int) -> tuple[str, ...]:
    """同音字：the character itself, then so many that sound alike."""
    found = dict.fromkeys([char])
    for sound in sounds(char):
        found.update(dict.fromkeys(_by_sound().get(_blurred(sound), ())))
    return tuple(found)[:most]


def syllables(text: str) -> list[tuple[str, ...]]:
    """拼音分成音节：every way to part letters into syllables, the fewest first; none where they are no pinyin."""
    if not _LATIN.fullmatch(text):
        return []
    # 嗯、呣只有鼻音，没有人这样打字。
    known = {sound for told in _readings().values() for sound in told if set(sound) & set("aeiouv")}
    parts = [_parted(part, known) for part in text.split("'") if part]
    ways = [tuple(sound for way in chosen for sound in way) for chosen in product(*parts)]
    return sorted(ways, key=len)[:MOST_SPLITS]


def typed_as_pinyin(text: str) -> str:
    """当拼音打的：its letters without tones, words parted by an apostrophe; nothing where it is no pinyin."""
    letters = unicodedata.normalize("NFD", text.strip().lower()).replace("u\u0308", "v")
    letters = "".join(char for char in letters if not unicodedata.combining(char)).replace("’", "'")
    joined = "'".join(letters.split())
    return joined if syllables(joined) else ""


def _parted(text: str, known: Collection[str]) -> list[tuple[str, ...]]:
    ways: dict[int, list[tuple[str, ...]]] = {0: [()]}
    for end in range(1, len(text) + 1):
        found = []
        for begin in range(max(end - 6, 0), end):
            if text[begin:end] in known:
                found += [(*way, text[begin:end]) for way in ways.get(begin, ())]
        ways[end] = sorted(found, key=len)[:MOST_SPLITS]
    return ways[len(text)]


def with_sound(sound: str, most: int) -> tuple[str, ...]:
    """读这个音的字，and after them those that sound nearly so; so many at most."""
    return tuple(sorted(_by_sound().get(_blurred(sound), ()), key=lambda char: sound not in sounds(char)))[:most]


def is_read(char: str, sound: str) -> bool:
    """读这个音，or nearly so."""
    return _blurred(sound) in _heard(char)
