"""编码：what is printed on a public page is found by it, whole or not at all."""

import pytest

from mingtang.index.models import Entry
from mingtang.index.queries import match
from mingtang.listings.mending import mend
from tests.library.conftest import read
from tests.registers.conftest import AT, made, powers, released

__all__ = ["made", "powers", "read"]


def told(page):
    return [title for title, _ in page.links("main .hits a")]


@pytest.mark.parametrize("typed", ["QL-002", "ql-002", "QL002", "ＱＬ－００２", "权责 QL-002"])
def test_the_code_of_a_row_finds_the_register_that_has_it(made, powers, read, typed):
    released(made, powers)
    page = read(f"/search/?q={typed}")
    assert (page.word("#found"), told(page)) == ("找到 1 件。", ["柳溪镇人民政府权责清单"])


@pytest.mark.parametrize("typed", ["QL-009", "QL009", "SF-01", "92378888MA3N0W0A1K", "00-2"])
def test_a_code_that_stands_nowhere_is_not_looked_for_in_parts(made, powers, read, typed):
    released(made, powers)
    page = read(f"/search/?q={typed}")
    assert (page.word("#found"), told(page)) == (f"没有找到同时有“{typed.lower()}”的内容。", [])


def test_a_sentence_around_a_code_is_found_by_the_code_as_a_whole(made, powers, read):
    released(made, powers)
    page = read("/search/?q=QL-002怎么办")
    assert page.word("#found") == "没有连在一起写的，拆成“ql-002”，找到 1 件。"


def test_what_an_earlier_program_took_in_without_its_codes_is_taken_in_again(made, powers, read):
    released(made, powers)
    Entry.rows.all().delete()
    assert match("QL-002").total == 0
    assert (mend(on=AT.date()), match("QL-002").total) == (1, 1)
    assert mend(on=AT.date()) == 0
