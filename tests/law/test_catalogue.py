"""标准目录的规则：what may be tightened and never loosened, whom an item concerns, what the words of a limit mean."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.catalogue import (
    CHANNELS,
    LEVELS,
    Cadence,
    Terms,
    cadence_in,
    concerns,
    has_catalogue,
    is_laxer,
    reasons_against_loosening,
    reasons_against_terms,
    tier_of,
)
from mingtang.law.ready_catalogue import ready_columns, ready_items
from mingtang.law.units import UnitKind

TERMS = Terms("对象；标准", Cadence.QUARTERLY, 20, 180, ("site", "board"), ("all",), ("proactive",))


def test_each_kind_of_unit_has_its_tier():
    organ = UnitKind.ADMINISTRATIVE_ORGAN
    assert (tier_of(organ, at_top=True), tier_of(organ, at_top=False)) == ("county", "town")
    assert tier_of(UnitKind.MANAGEMENT_DISTRICT, at_top=False) == "district"
    assert tier_of(UnitKind.VILLAGE_BODY, at_top=False) == "village"
    assert [kind for kind in UnitKind if not has_catalogue(kind)] == [
        UnitKind.INTERNAL_OFFICE,
        UnitKind.DISPATCHED_OFFICE,
    ]


@pytest.mark.parametrize(
    ("levels", "whom"),
    [
        (["county"], {"county"}),
        (["town", "village"], {"town", "village", "district"}),
        (["village"], {"village"}),
        ([], set()),
    ],
)
def test_an_item_concerns_its_levels_and_a_district_only_what_is_not_of_villages_alone(levels, whom):
    assert {tier for tier in (*LEVELS, "district") if concerns(levels, tier)} == whom


def test_the_same_terms_and_stricter_ones_are_allowed():
    assert reasons_against_loosening(TERMS, TERMS) == ()
    stricter = Terms(
        "对象；标准；程序", Cadence.MONTHLY, 5, 90, ("site", "board", "push"), ("all", "group"), ("proactive",)
    )
    assert reasons_against_loosening(TERMS, stricter) == ()


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("elements", "对象", "公开内容少了上级目录里的要素：标准，请补上。"),
        ("cadence", Cadence.YEARLY, "上级目录要求“按季度公开”，不能放宽为“按年公开”。"),
        ("within", 21, "上级目录要求 20 个工作日以内，不能放宽为 21 个工作日。"),
        ("stale_after", 0, "上级目录要求至少每 180 天有更新，不能放宽。"),
        ("stale_after", 181, "上级目录要求至少每 180 天有更新，不能放宽。"),
        ("channels", ("site",), "上级目录选了“社区/企事业单位/村公示栏（电子屏）”，不能去掉。"),
        ("audiences", ("group",), "上级目录选了“全社会”，不能去掉。"),
        ("ways", ("on_request",), "上级目录选了“主动”，不能去掉。"),
    ],
)
def test_whatever_is_laxer_is_refused_with_its_reason(name, value, reason):
    assert reasons_against_loosening(TERMS, replace(TERMS, **{name: value})) == (reason,)


@given(st.sampled_from(Cadence), st.sampled_from(Cadence), st.sampled_from(Cadence))
def test_what_is_not_laxer_twice_over_is_not_laxer(one, two, three):
    assert not is_laxer(one, than=one)
    if Cadence.ON_CHANGE not in {one, two, three} and not is_laxer(one, than=two) and not is_laxer(two, than=three):
        assert not is_laxer(one, than=three)


def test_an_item_needs_everything_that_the_layout_asks():
    assert reasons_against_terms(TERMS, levels=["town"]) == ()
    assert reasons_against_terms(Terms("", Cadence.YEARLY, 0, 900), levels=[]) == (
        "请写明公开内容（要素）。",
        "请至少选一种公开渠道和载体。",
        "请至少选一种公开对象。",
        "请至少选一种公开方式。",
        "请至少选一种公开层级。",
        "公开时限在 1 至 60 个工作日之间。",
        "多少天没有更新算过期，在 0 至 800 之间，0 表示不量。",
    )


@pytest.mark.parametrize(
    ("limit", "means"),
    [
        ("自信息形成或者变更之日起20个工作日内", (Cadence.ON_FORMING, 20)),
        ("自作出决定之日起 7 个工作日以内", (Cadence.ON_FORMING, 7)),
        ("每季度至少一次", (Cadence.QUARTERLY, 20)),
        ("每月一次，逐项逐笔", (Cadence.MONTHLY, 20)),
        ("每年1月31日前", (Cadence.YEARLY, 20)),
        ("长期公开", (Cadence.ON_CHANGE, 20)),
        ("及时公开", (Cadence.ON_FORMING, 20)),
        ("90个工作日内", (Cadence.ON_FORMING, 60)),
    ],
)
def test_the_words_of_a_limit_are_read(limit, means):
    assert cadence_in(limit) == means


def test_the_ready_catalogue_covers_both_articles_and_every_item_is_whole():
    items = {item.code: item for tier in ("county", "town", "district", "village") for item in ready_items(tier)}
    articles = {item.art for item in items.values()}
    assert articles == {*(f"20.{n}" for n in range(1, 16)), *(f"21.{n}" for n in range(1, 9))}
    for item in items.values():
        terms = Terms(
            item.elements, item.cadence, item.within, item.stale_after, item.channels, item.audiences, item.ways
        )
        assert reasons_against_terms(terms, levels=item.levels) == ()
        assert len(item.limit) <= 300
    names = [(item.first, item.second) for item in ready_items("town")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("tier", ["county", "town", "district", "village"])
def test_a_ready_tree_has_parents_before_children_and_a_place_for_every_item(tier):
    seen = set()
    for column in ready_columns(tier):
        assert not column.parent or column.parent in seen
        seen.add(column.slug)
    places = {item.column for item in ready_items(tier) if concerns(item.levels, tier)}
    assert places <= seen or "cwhm" in seen


def test_the_channels_are_the_twelve_of_the_layout_and_other():
    assert len(CHANNELS) == 13
    assert list(CHANNELS)[-1] == "other"


def test_the_themes_of_the_yearly_plan_are_columns_of_their_own():
    names = {"宏观政策", "简政放权", "监管机制", "服务方式", "高标准市场体系"}
    for tier in ("county", "town"):
        themes = [column for column in ready_columns(tier) if column.parent == "zhuti"]
        assert {column.name for column in themes} == names
