"""目录事项：edited only in a draft; what comes from above gets stricter and never laxer."""

from dataclasses import replace

from mingtang.adjustments import actions
from mingtang.catalogue.told import facts_of
from mingtang.law.catalogue import Cadence
from tests.builders import moment
from tests.catalogue.conftest import facts, few, in_force, item_of
from tests.refusals import refused

LATER = moment("2026-04-02")


def of(version, code):
    return version.items.select_related("taken_from").get(code=code)


def test_an_own_item_gets_the_next_code_and_the_last_place(made, fresh_draft):
    one = actions.add(fresh_draft, facts=facts(), by=made["clerk"], at=LATER)
    two = actions.add(fresh_draft, facts=facts(second="值班安排"), by=made["clerk"], at=LATER)
    assert (one.code, two.code, two.position - one.position) == ("own-001", "own-002", 1)


def test_all_that_is_wanting_is_said_at_once(made, fresh_draft):
    with refused(
        "请填写公开时限。",
        "请写明公开内容（要素）。",
        "请至少选一种公开渠道和载体。",
        "请至少选一种公开层级。",
        "公开时限在 1 至 60 个工作日之间。",
    ):
        told = facts(limit=" ", elements="；", channels=[], levels=[], within=0)
        actions.add(fresh_draft, facts=told, by=made["clerk"], at=LATER)


def test_a_version_in_force_is_not_edited(made, version):
    item = item_of(made, "jg-zhineng")
    reason = "这一版目录执行中，不再改动；要调整，请拟订新的一版。"
    with refused(reason):
        actions.change(item, facts=facts_of(item, elements="机关职责"), by=made["clerk"], at=LATER)
    with refused(reason):
        actions.remove(item, by=made["clerk"], at=LATER)
    with refused(reason, "柳溪镇的目录由政务公开专员修改。"):
        actions.add(version, facts=facts(), by=made["officer"], at=LATER)


def test_who_answers_for_an_item_changes_without_a_new_version(made, version):
    item = item_of(made, "bt-zhengce")
    office = made.units["liuxi-nyb"]
    actions.assign(item, owner=office, column=item.column, by=made["clerk"], at=LATER)
    assert item_of(made, "bt-zhengce").owner == office
    with refused("山前镇党政办公室不属于柳溪镇，不能负责它的事项。"):
        actions.assign(item, owner=made.units["shanqian-dzb"], column=item.column, by=made["clerk"], at=LATER)
    with refused("由柳溪镇的政务公开专员指定。"):
        actions.assign(item, owner=None, column=None, by=made["officer"], at=LATER)


def test_two_items_of_a_version_have_two_names(made, fresh_draft):
    with refused("“农业农村”下已经有“农田水利工程建设运营”。"):
        told = facts(first="农业农村", second="农田水利工程建设运营")
        actions.add(fresh_draft, facts=told, by=made["clerk"], at=LATER)


def village_draft(made):
    """The draft of 桃园村, beneath a town whose catalogue is in force."""
    in_force(made, few(made))
    return actions.set_up(made.units["taoyuan"], by=made["clerk"], at=LATER)


def test_what_comes_from_above_is_made_stricter_and_never_laxer(made):
    draft = village_draft(made)
    item = of(draft, "cw-yiban")
    told = facts_of(item, within=10, cadence=Cadence.MONTHLY, elements=item.elements + "；集体合同")
    assert actions.change(item, facts=told, by=made["clerk"], at=LATER).within == 10
    with refused(
        "公开内容少了上级目录里的要素：集体资产、公益事业，请补上。",
        "上级目录要求“按季度公开”，不能放宽为“按年公开”。",
        "上级目录要求 20 个工作日以内，不能放宽为 30 个工作日。",
        "上级目录选了“精准推送”，不能去掉。",
    ):
        lax = replace(
            told,
            elements="村级组织和分工；年度计划和落实；政策落实",
            cadence=Cadence.YEARLY,
            within=30,
            channels=["board"],
        )
        actions.change(item, facts=lax, by=made["clerk"], at=LATER)


def test_what_comes_from_above_is_not_removed_but_may_be_said_not_to_concern(made):
    draft = village_draft(made)
    item = of(draft, "zf-weifang")
    with refused("这一项承接自上级目录，不能删去；没有这项工作的，请写明“未涉及”的理由。"):
        actions.remove(item, by=made["clerk"], at=LATER)
    told = facts_of(item, not_involved="本村没有危房改造户。")
    assert actions.change(item, facts=told, by=made["clerk"], at=LATER).not_involved == "本村没有危房改造户。"


def test_an_own_item_may_be_removed_from_the_draft(made, fresh_draft):
    item = actions.add(fresh_draft, facts=facts(), by=made["clerk"], at=LATER)
    actions.remove(item, by=made["clerk"], at=LATER)
    assert not fresh_draft.items.filter(code="own-001").exists()
