"""您要找的是不是：what titles of public papers have that sounds like what was typed, or differs by one character."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product

from mingtang.index.queries import match, stands_somewhere, titles_with
from mingtang.language.codes import cuts
from mingtang.language.pairs import folded, terms, tidy
from mingtang.language.pinyin import alike, is_read, sound_alike, syllables, typed_as_pinyin, with_sound
from mingtang.language.sayings import groups

MOST_MEANT = 4
_CHARACTERS, _TITLES, _LONGEST = 30, 200, 8
_LEAST_BUT_ONE, _LONGEST_PART = 4, 12


def meant(text: str) -> list[str]:
    """可能要找的词，for a word that stands nowhere; the commonest in titles first, then what is known to be said."""
    if typed := typed_as_pinyin(text):
        return _best(found for way in syllables(typed) for found in _of_pinyin(way))
    (asked,) = terms(text)[:1] or (None,)
    if asked is None or not 2 <= len(asked.text) <= 36:
        return []
    typed = folded(tidy(asked.text))
    if typed.isascii() or len(typed) > _LONGEST:
        return []
    return _best(_alike(typed)) or _best(_but_one(typed))


def instead(text: str, *, organ: str | None) -> list[str]:
    """换一个写法再找：the whole question with each word that is found nowhere in another spelling.

    Pinyin is one word, however it is parted and whatever tones it has.
    """
    if typed_as_pinyin(text):
        return meant(text)
    asked = [term.text for term in terms(text)]
    lost = [word for word in asked if not match(word, organ=organ, limit=1).total]
    if len(lost) != 1:
        return []
    return [" ".join(word if word != lost[0] else other for word in asked) for other in meant(lost[0])]


def apart(words: Sequence[str], *, organ: str | None) -> list[str]:
    """拆开找：the longest beginnings of what was typed in one that stand somewhere, one after the other.

    A code is one thing and stays whole: its letters and digits alone say nothing.
    """
    found: list[str] = []
    for word in words:
        ends, begin = cuts(word), 0
        while len(word) - begin > 1:
            ends = [end for end in ends if end > begin]
            tried = [end for end in ends if 1 < end - begin <= _LONGEST_PART] or ends[:1]
            stands = (end for end in reversed(tried) if match(word[begin:end], organ=organ, limit=1).total)
            end = next(stands, 0) if tried[0] - begin > 1 else 0
            found += [word[begin:end]] if end else []
            begin = end or ends[0]
    return list(dict.fromkeys(found))


def _best(found: Iterable[str]) -> list[str]:
    return [word for word, _ in Counter(found).most_common(MOST_MEANT)]


def _of_pinyin(way: Sequence[str]) -> list[str]:
    if not 2 <= len(way) <= _LONGEST:
        return []
    chars = [with_sound(sound, _CHARACTERS) for sound in way]
    return _windows(chars, lambda at, char: is_read(char, way[at]), "")


def _alike(typed: str) -> list[str]:
    chars = [alike(char, _CHARACTERS) for char in typed]
    return _windows(chars, lambda at, char: sound_alike(typed[at], char), typed)


def _windows(chars: Sequence[Sequence[str]], fits: Callable[[int, str], bool], typed: str) -> list[str]:
    """Every part of a title, and of a shipped way of saying that stands somewhere, that fits by characters."""
    pairs = [[("".join(both),) for both in product(one, other)] for one, other in pairwise(chars)]

    def fitting(texts: Iterable[str]) -> list[str]:
        windows = (text[at : at + len(chars)] for text in texts for at in range(len(text) - len(chars) + 1))
        return [one for one in windows if one != typed and all(fits(place, char) for place, char in enumerate(one))]

    found = fitting(titles_with(pairs, limit=_TITLES) if all(pairs) else ())
    said = dict.fromkeys(fitting(way for group in groups() for way in group))
    return [*found, *(word for word in said if word not in found and stands_somewhere(word))]


def _but_one(typed: str) -> list[str]:
    """Parts of titles that have all characters but one."""
    if len(typed) < _LEAST_BUT_ONE:
        return []
    pairs = ["".join(pair) for pair in pairwise(typed)]
    ways = [[pair for at, pair in enumerate(pairs) if at not in {wrong - 1, wrong}] for wrong in range(len(typed))]
    found = []
    for title in titles_with([ways], limit=_TITLES):
        for at in range(len(title) - len(typed) + 1):
            window = title[at : at + len(typed)]
            if sum(one != other for one, other in zip(window, typed, strict=True)) == 1 and window.isalnum():
                found.append(window)
    return found
