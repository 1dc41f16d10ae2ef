"""测试用的文书：some made-up Chinese papers, the same at every run, and how to put them."""

import random
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from mingtang.index import actions
from mingtang.index.models import Entry

# 数字和西文单词是整个的，查找不从中间切开。
UNIT = re.compile(r"[0-9a-z]+|.", re.DOTALL)
DAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会"
    "可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)
RARE = "堰塬峁圪垯鄠邑犊疃埠〇々𠮷"


def papers(count: int) -> list[tuple[str, list[str]]]:
    """Titles with their parts: few characters, so that pairs meet in many ways; numbers, Latin words, signs."""
    chance = random.Random(7)

    def words(least: int, most: int) -> str:
        return "".join(
            chance.choice(COMMON if chance.random() < 0.97 else RARE) for _ in range(chance.randint(least, most))
        )

    def part() -> str:
        made = [words(8, 40)]
        for _ in range(chance.randint(0, 4)):
            made.append(
                chance.choice(("，", "。", "（", "）", "、", f"{chance.randint(1, 40)}", "2026年", "ABC", "５Ｇ", " "))
            )
            made.append(words(3, 30))
        return "".join(made)

    return [(words(6, 20), [part() for _ in range(chance.randint(1, 8))]) for _ in range(count)]


def put(
    number: int, title: str, parts: Iterable[str], *, organ: str = "liuxi", facets: Mapping[str, str] | None = None
) -> Entry:
    """One paper, released on a day of its own."""
    return actions.put(
        key=f"document:{number}",
        organ=organ,
        address=f"/{organ}/documents/2026-{number}/",
        title=title,
        kind="document",
        parts=parts,
        released_at=DAY + timedelta(hours=number),
        facets=facets,
    )
