"""栏目：an address is given once; what is closed stays where it is."""

import pytest

from mingtang.catalogue import actions
from mingtang.catalogue.models import Column
from mingtang.catalogue.queries import columns as queries
from mingtang.catalogue.queries import public
from mingtang.catalogue.told import ColumnFacts
from mingtang.law.catalogue import Part
from tests.builders import moment
from tests.pages import signed_in
from tests.refusals import refused

LATER = moment("2026-04-02")


def told(name="便民提示", **more):
    return ColumnFacts(name, Part.OTHER, **more)


def add(made, slug="bmts", facts=None, by="clerk"):
    return actions.add_column(made.organ, slug=slug, facts=facts or told(), by=made[by], at=LATER)


@pytest.fixture
def column(made, version):
    return add(made)


def test_the_clerk_and_the_administrator_arrange_columns(made, version):
    assert add(made).made_on == LATER.date()
    assert add(made, "bmfw", told("便民服务"), by="administrator").slug == "bmfw"
    with refused("柳溪镇的栏目由政务公开专员或者管理员安排。"):
        add(made, "x1", told("甲"), by="officer")


def test_an_address_is_never_given_twice_closed_or_not(made, column):
    actions.close_column(column, reason="不再更新。", by=made["clerk"], at=LATER)
    with refused("这个地址末段已经用过，请换一个；关闭了的栏目也留着它的地址。"):
        add(made, facts=told("另一个"))
    with refused("地址末段由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符。"):
        add(made, "便民", told("另一个"))


def test_a_closed_column_keeps_its_place_and_may_be_used_again(made, column):
    closed = actions.close_column(column, reason="并入通知公告。", by=made["clerk"], at=LATER)
    assert (closed.closed_on, closed.closed_reason) == (LATER.date(), "并入通知公告。")
    assert public.column(made.organ, "bmts") == column
    assert "bmts" not in {branch.column.slug for branch in public.columns(made.organ)}
    with refused("这个栏目已经关闭。"):
        actions.close_column(column, reason="再关。", by=made["clerk"], at=LATER)
    assert actions.open_column(column, by=made["clerk"], at=LATER).closed_on is None
    with refused("这个栏目正在用。"):
        actions.open_column(column, by=made["clerk"], at=LATER)


def test_a_column_with_items_or_columns_in_use_is_not_closed(made, version):
    column = Column.rows.get(unit=made.organ, slug="snbt")
    with refused("目录里还有 2 个事项放在这个栏目：“补贴政策依据”、“补贴结果”，请先改到别的栏目。"):
        actions.close_column(column, reason="不用了。", by=made["clerk"], at=LATER)
    with refused("下面还有在用的栏目，请先关闭它们或者改到别处。", "请写明关闭的理由。"):
        actions.close_column(Column.rows.get(unit=made.organ, slug="lzyj"), reason=" ", by=made["clerk"], at=LATER)


def test_a_column_is_not_put_beneath_itself(made, version):
    above, below = (Column.rows.get(unit=made.organ, slug=slug) for slug in ("fdzdgk", "gfxwj"))
    with refused("栏目不能放在自己或者自己的下级下面。"):
        facts = ColumnFacts(above.name, Part.STATUTORY, parent=below)
        actions.change_column(above, facts=facts, by=made["clerk"], at=LATER)


def test_what_is_filled_in_wrongly_is_said_at_once(made, column):
    other = made.units["shanqian-dzb"]
    with refused(
        "请填写栏目名称。",
        "多少天没有更新算过期，在 0 至 800 之间，0 表示不量。",
        "山前镇党政办公室不属于柳溪镇，不能负责它的栏目。",
    ):
        facts = told(" ", stale_after=900, owner=other)
        actions.change_column(column, facts=facts, by=made["clerk"], at=LATER)


@pytest.mark.parametrize(("part", "name"), [(Part.GUIDE, "政府信息公开指南"), (Part.ANNUAL, "政府信息公开年报")])
def test_of_the_guide_and_the_annual_reports_there_is_one_column_at_the_top(made, version, column, part, name):
    top = Column.rows.get(unit=made.organ, parent=None, part=part.value)
    why = f"“{name}”已经有栏目“{top.name}”，最上面只能有一个，请放在它下面。"
    with refused(why):
        add(made, slug="di-er", facts=ColumnFacts("另一个", part))
    with refused(why):
        actions.change_column(column, facts=ColumnFacts("另一个", part), by=made["clerk"], at=LATER)
    beneath = add(made, slug="di-er", facts=ColumnFacts("另一个", part, parent=top))
    assert beneath.parent == top
    assert actions.change_column(top, facts=ColumnFacts("改名", part), by=made["clerk"], at=LATER).name == "改名"


def test_every_field_that_is_wrong_is_told_on_the_form_at_once(made, version):
    data = {"slug": "大写", "name": "", "part": "other", "position": "-1", "stale_after": "900"}
    response = signed_in(made, "clerk").post("/desk/catalogue/liuxi/columns/", data)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"slug", "name", "position", "stale_after"}


def test_the_tree_is_read_from_the_top(made, version):
    tree = [(branch.depth, branch.column.slug) for branch in queries.tree(made.organ)]
    assert tree[:6] == [(0, "zhinan"), (0, "zhidu"), (0, "fdzdgk"), (1, "lzyj"), (2, "gfxwj"), (2, "sxwj")]
    assert len(tree) == Column.rows.filter(unit=made.organ).count()


def test_the_public_sees_what_holds_and_nothing_internal(made, version):
    found = public.catalogue(made.organ)
    assert (found.number, found.in_force_on, len(found.items)) == (1, version.in_force_on, version.items.count())
    item = next(item for item in found.items if item.code == "bt-zhengce")
    assert (item.second, item.column, item.own) == ("补贴政策依据", "snbt", True)
    assert item.channels == ("政府网站", "便民服务站", "社区/企事业单位/村公示栏（电子屏）")
    assert not any(hasattr(item, name) for name in ("remark", "owner", "early"))
    assert [each.code for each in public.items_in(made.organ, "snbt")] == ["bt-zhengce", "bt-jieguo"]
    assert public.catalogue(made.units["taoyuan"]) is None


def test_what_no_page_may_carry_is_not_kept(made, version):
    assert add(made, facts=told("便民\x01提\u202e示\ufffe")).name == "便民提示"
