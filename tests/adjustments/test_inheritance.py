"""承接：county → town → 管理区 → village; a change above is shown below until somebody deals with it."""

from mingtang.adjustments import actions
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.queries.inheritance import Kind, difference, items_above
from mingtang.catalogue.told import facts_of
from tests.builders import moment
from tests.catalogue.conftest import facts, in_force, item_of, set_up, standing
from tests.refusals import refused

NEXT, THEN = moment("2026-04-01"), moment("2026-04-02")


def below(made, unit):
    """The catalogue of a unit of 柳溪镇, in force as it was inherited."""
    return in_force(made, actions.set_up(made.units[unit], by=made["clerk"], at=NEXT), at=NEXT)


def changed_above(made):
    """The town adds one item, changes one and takes one away, all of them for the villages too."""
    draft = actions.draft(made.organ, by=made["clerk"], at=NEXT)
    actions.add(draft, facts=facts(), by=made["clerk"], at=NEXT)
    item = draft.items.get(code="cw-yiban")
    actions.change(item, facts=facts_of(item, elements=item.elements + "；集体合同"), by=made["clerk"], at=NEXT)
    actions.remove(draft.items.get(code="cw-zhongda"), by=made["clerk"], at=NEXT)
    return in_force(made, draft, at=THEN)


def test_a_village_takes_what_concerns_it_a_district_not_the_affairs_of_villages(made, version):
    village, district = below(made, "taoyuan"), below(made, "liuxi-dong")
    codes = set(village.items.values_list("code", flat=True))
    assert codes == {item.code for item in version.items.all() if "village" in item.levels}
    assert codes - set(district.items.values_list("code", flat=True)) == {"cw-yiban", "cw-caiwu", "cw-zhongda"}
    assert {item.subject for item in village.items.all()} == {"桃园村村民委员会"}
    assert all(item.taken_from.version == version for item in village.items.select_related("taken_from__version"))


def test_the_nearest_unit_above_has_the_last_word(made, version):
    below(made, "liuxi-dong")
    draft = actions.draft(made.units["liuxi-dong"], by=made["clerk"], at=THEN)
    item = draft.items.get(code="bt-jieguo")
    actions.change(item, facts=facts_of(item, within=10), by=made["clerk"], at=THEN)
    told = facts_of(draft.items.get(code="zf-weifang"), not_involved="没有危房。")
    actions.change(draft.items.get(code="zf-weifang"), facts=told, by=made["clerk"], at=THEN)
    in_force(made, draft, at=THEN)
    above = items_above(made.units["taoyuan"])
    assert above["bt-jieguo"].within == 10
    assert "zf-weifang" not in above
    assert above["cw-caiwu"].version.unit == made.organ


def test_every_change_above_is_shown_below_until_it_is_dealt_with(made, version):
    village = below(made, "taoyuan")
    assert difference(village) == []
    changed_above(made)
    told = [(each.kind, each.code, each.what) for each in difference(village)]
    assert told == [
        (Kind.CHANGED, "cw-yiban", ("公开内容（要素）",)),
        (Kind.NEW, "own-001", ()),
        (Kind.GONE, "cw-zhongda", ()),
    ]
    draft = actions.draft(made.units["taoyuan"], by=made["clerk"], at=THEN)
    for code in ("cw-yiban", "own-001", "cw-zhongda"):
        actions.take_over(draft, code=code, by=made["clerk"], at=THEN)
    assert difference(draft) == []
    assert len(difference(standing(made, "taoyuan"))) == 3
    assert "集体合同" in draft.items.get(code="cw-yiban").elements
    assert not draft.items.filter(code="cw-zhongda").exists()


def test_what_is_stricter_below_stays_so_when_a_change_is_taken_over(made, version):
    below(made, "taoyuan")
    draft = actions.draft(made.units["taoyuan"], by=made["clerk"], at=NEXT)
    item = draft.items.get(code="cw-yiban")
    actions.change(item, facts=facts_of(item, within=5), by=made["clerk"], at=NEXT)
    changed_above(made)
    actions.take_over(draft, code="cw-yiban", by=made["clerk"], at=THEN)
    item.refresh_from_db()
    assert (item.within, "集体合同" in item.elements) == (5, True)


def test_what_was_taken_away_above_may_be_kept_as_ones_own(made, version):
    below(made, "taoyuan")
    changed_above(made)
    draft = actions.draft(made.units["taoyuan"], by=made["clerk"], at=THEN)
    item = draft.items.get(code="cw-zhongda")
    kept = actions.keep_own(item, by=made["clerk"], at=THEN)
    assert (kept.taken_from, [each.code for each in difference(draft)]) == (None, ["cw-yiban", "own-001"])
    with refused("上级目录里还有这一项，不用另外保留。"):
        actions.keep_own(draft.items.get(code="cw-caiwu"), by=made["clerk"], at=THEN)


def test_what_does_not_differ_is_not_taken_over(made, version):
    below(made, "taoyuan")
    draft = actions.draft(made.units["taoyuan"], by=made["clerk"], at=NEXT)
    with refused("这一项与上级目录没有差别，不用承接。"):
        actions.take_over(draft, code="cw-caiwu", by=made["clerk"], at=NEXT)


def test_a_town_beneath_a_county_takes_its_items_and_adds_what_is_its_own(made):
    county = made.units["qinghe"]
    for role, kind in (("county-administrator", "disclosure_clerk"), ("county-inspector", "leader")):
        made.people[role].posts.create(unit=county, kind=kind, since_on=NEXT.date())
    draft = actions.set_up(county, by=made["county-administrator"], at=NEXT)
    in_force(made, draft, by="county-inspector", keeper="county-administrator", at=NEXT)
    town = set_up(made, at=THEN)
    assert Version.rows.count() == 2
    own = set(town.items.filter(taken_from=None).values_list("code", flat=True))
    assert own == {
        *("ql-qingdan", "jz-gongshi", "bt-jieguo", "nc-zhengce", "nc-shuili", "nc-liuzhuan", "nc-zhaijidi"),
        *("cl-shixiang", "cw-yiban", "cw-caiwu", "cw-zhongda"),
    }
    assert not Item.rows.filter(version=town, code="cz-bumen").exists()
    assert item_of(made, "cz-bumen", unit="qinghe").version == draft


def test_what_villages_alone_publish_is_theirs_in_the_catalogue_of_the_town(made):
    theirs = ("cw-yiban", "cw-caiwu", "cw-zhongda")
    town = in_force(made, set_up(made))
    told = dict(town.items.values_list("code", "subject"))
    assert {code for code, subject in told.items() if subject == "各村民委员会"} == set(theirs)
    assert set(told.values()) == {"各村民委员会", "柳溪镇人民政府"}
    village = actions.set_up(made.units["taoyuan"], by=made["clerk"], at=NEXT)
    assert set(village.items.values_list("subject", flat=True)) == {made.units["taoyuan"].name}
