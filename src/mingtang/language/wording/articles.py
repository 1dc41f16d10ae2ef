"""法条：articles that a statute does not have, and statutes that are no longer in force.

Law: the number of articles of each statute, with its source, stands in ``data/statutes.toml``.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingtang.language.numerals import HAN, read_number
from mingtang.language.wording.found import Doubt, Rule

_CITED = re.compile(
    rf"《([^《》\n]{{2,60}})》(?: ?[(〔\[][^()〔〕\[\]\n]{{0,80}}[)〕\]])?(?:的|规定的|中)?"
    rf"((?: ?[、,和及与或]? ?第 ?[\d{HAN}]{{1,7}} ?条"
    rf"(?:之[一二三四五六七八九十])?(?: ?第 ?[\d{HAN}]{{1,4}} ?[款项])*)+)?"
)
_ARTICLE = re.compile(rf"第 ?([\d{HAN}]{{1,7}}) ?条")
_OF_THE_STATE = "中华人民共和国"
_NO_LONGER = re.compile(r"废止|失效|修订前|原《?$|旧")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Statute:
    """一部法律法规：its name, the number of its last article, where that is seen, and since when it is repealed."""

    name: str
    articles: int
    source: str
    repealed_on: date | None = None


@cache
def statutes() -> dict[str, Statute]:
    """知道条数的法律法规，by full name and by the name without 中华人民共和国."""
    told = tomllib.loads((files("mingtang.language") / "data" / "statutes.toml").read_text(encoding="utf-8"))
    read = [Statute(**row) for row in told["statute"]]
    return {name: row for row in read for name in (row.name, row.name.removeprefix(_OF_THE_STATE))}


def article_doubts(plain: str, *, on: date | None = None) -> Iterator[Doubt]:
    """没有的条、失效的文件。Nothing is said of a statute that is not known."""
    for found in _CITED.finditer(plain) if "《" in plain else ():
        statute = statutes().get("".join(found[1].split()))
        if statute is None:
            continue
        for cited in _ARTICLE.finditer(found[2] or ""):
            number = read_number(cited[1])
            if number is not None and not 1 <= number <= statute.articles:
                begin = found.start(2) + cited.start()
                advice = f"《{statute.name}》一共{statute.articles}条，没有第{cited[1]}条，请核对（{statute.source}）。"
                yield Doubt(Rule.ARTICLE, begin, begin + len(cited[0]), cited[0], advice)
        around = plain[max(0, found.start() - _NEAR) : found.start()] + plain[found.end() : found.end() + _NEAR]
        if statute.repealed_on and (on is None or on >= statute.repealed_on) and not _NO_LONGER.search(around):
            day = f"{statute.repealed_on.year}年{statute.repealed_on.month}月{statute.repealed_on.day}日"
            advice = f"《{statute.name}》自{day}起不再施行，不能作为现行依据引用。"
            yield Doubt(Rule.REPEALED, found.start(), found.start(1) + len(found[1]) + 1, f"《{found[1]}》", advice)
