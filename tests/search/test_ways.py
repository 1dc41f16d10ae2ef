"""有名称的去处：sections, rows and emergencies that go on stand before what is found."""

import pytest

from mingtang.index.models import Miss
from tests.crises.conftest import crisis, files_dir, line_of, page_released
from tests.library.conftest import columned, read
from tests.registers.conftest import made, powers, released

__all__ = ["crisis", "files_dir", "made", "powers", "read"]


def ways(page):
    return [(name.strip(), url) for name, url in page.links("main .named-places a")]


@pytest.mark.parametrize("typed", ["QL-002", "ql002"])
def test_a_row_is_reached_by_its_code(made, powers, read, typed):
    released(made, powers)
    page = read(f"/search/?q={typed}")
    assert ways(page) == [("QL-002 乡村建设规划许可", "/liuxi/registers/powers/rows/QL-002/")]
    assert read("/liuxi/registers/powers/rows/QL-002/").status == 200


def test_sections_and_registers_are_found_by_their_names(made, powers, read):
    assert ways(read("/search/?q=办事指南&organ=liuxi")) == []
    released(made, powers)
    assert ways(read("/search/?q=办事指南&organ=liuxi")) == [("清单和办事指南", "/liuxi/registers/")]
    assert ("柳溪镇人民政府权责清单", "/liuxi/registers/powers/") in ways(read("/search/?q=权责清单"))
    assert ways(read("/search/?q=依申请公开&organ=liuxi")) == [("依申请公开", "/liuxi/open/apply/")]
    assert Miss.rows.filter(text="依申请公开").count() == 0


def test_columns_are_found_by_their_names(db, read):
    columned()
    found = ways(read("/search/?q=涉农补贴&organ=liuxi"))
    assert found == [("涉农补贴", "/liuxi/columns/butie/")]
    assert ways(read("/search/?q=涉农补贴&organ=liuxi&year=2026")) == []


def test_an_emergency_that_goes_on_is_found_by_what_people_call_it(made, crisis, read):
    line_of(made, crisis)
    page_released(made, crisis)
    found = [("柳溪镇强降雨应对", "/liuxi/topics/heavy-rain/")]
    assert [ways(read(f"/search/?q={typed}")) for typed in ("暴雨", "强降雨", "地震")] == [found, found, []]
