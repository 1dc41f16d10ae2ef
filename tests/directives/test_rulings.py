"""按新指引调整：row by row with a reason; what is taken goes into the draft alone, and all is decided first."""

import pytest

from mingtang.adjustments import actions as adjustments
from mingtang.audit.models import Entry
from mingtang.catalogue.models import Item, Version
from mingtang.contents.checks import CLASSIFIED
from mingtang.directives import actions
from mingtang.directives.models import Directive, Ruling
from mingtang.directives.reading import read_file, read_pasted
from mingtang.law.rules import RuleBroken
from tests.builders import moment
from tests.directives.material import AT, COLUMNS, differences, edited, row_of, taken, unmerged, written
from tests.refusals import refused, sql, stopped, unchanged

LATER = moment("2026-04-02")
NEW = [
    *("一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
    *("全社会", "主动", "乡级", "村级"),
]


def guide(sheet):
    """One item is changed, one is new, one is gone, one row cannot be read."""
    row = row_of(sheet, "nc-shuili")
    sheet[f"D{row}"], sheet[f"F{row}"] = "工程名称；地点；水价", "自信息形成之日起10个工作日内"
    row = row_of(sheet, "nc-liuzhuan")
    sheet[f"C{row}"], sheet[f"P{row}"] = "高标准农田建设", None
    row = row_of(sheet, "nc-zhaijidi")
    sheet[f"H{row}"], sheet[f"I{row}"] = "■政府网站 ■抖音号", "见附件"


@pytest.fixture
def directive(made, version):
    return taken(made, edited(written(version), guide))


def of_file(data):
    return read_file(data, "样表.xlsx")


def ruling(directive, kind):
    return directive.rulings.select_related("directive__version__unit").get(kind=kind)


def test_what_differs_and_what_cannot_be_read_is_listed_with_its_place(made, directive):
    assert differences(directive) == [
        ("changed", "nc-shuili", ["公开内容（要素）", "公开时限"]),
        ("new", "", NEW),
        ("gone", "nc-liuzhuan", []),
    ]
    place = ruling(directive, "changed").place
    assert place.startswith("基层政务公开标准目录第 ")
    wrong = [(each["column"], each["message"]) for each in directive.problems]
    assert wrong == [
        ("公开渠道和载体", "“抖音号”不在规定的 12 种渠道里，请改成规定的名称，或者写在“其他：”后面。"),
        ("全社会", "“见附件”看不出是不是选中，请打 √ 或者空着。"),
    ]
    assert Version.rows.in_force().get().items.get(code="nc-shuili").within == 20


def test_what_is_taken_changes_the_draft_at_once_and_nothing_else(made, directive):
    draft = directive.version
    for kind in ("changed", "new", "gone"):
        actions.decide(ruling(directive, kind), taken=True, reason="按指引第三条。", by=made["clerk"], at=LATER)
    item = draft.items.get(code="nc-shuili")
    assert (item.elements, item.within, item.stale_after) == ("工程名称；地点；水价", 10, 365)
    assert draft.items.get(second="高标准农田建设").code == "own-001"
    assert not draft.items.filter(code="nc-liuzhuan").exists()
    assert Item.rows.in_force().get(code="nc-liuzhuan").second == "农村土地承包经营权流转"
    assert Ruling.rows.filter(decision="taken", reason="按指引第三条。").count() == 3


def test_what_is_left_stays_and_the_reason_is_kept(made, directive):
    actions.decide(ruling(directive, "gone"), taken=False, reason="本镇还有这项工作。", by=made["clerk"], at=LATER)
    assert directive.version.items.filter(code="nc-liuzhuan").exists()
    told = ruling(directive, "gone")
    assert (told.decision, told.reason, told.decided_by) == ("left", "本镇还有这项工作。", made["clerk"])


def test_a_decision_needs_a_reason_the_clerk_and_is_made_once(made, directive):
    row = ruling(directive, "changed")
    with refused("由柳溪镇的政务公开专员决定。", "请写明理由。"):
        actions.decide(row, taken=True, reason=" ", by=made["officer"], at=LATER)
    actions.decide(row, taken=False, reason="不适用。", by=made["clerk"], at=LATER)
    with refused("这一行已经决定过了。"):
        actions.decide(row, taken=True, reason="改主意。", by=made["clerk"], at=LATER)


def test_a_version_is_handed_in_only_when_every_row_is_decided(made, directive):
    with refused("《新指引》还有 3 处没有决定。"):
        adjustments.submit(directive.version, note="按新指引。", by=made["clerk"], at=LATER)
    assert actions.decide_rest(directive, taken=True, reason="按指引。", by=made["clerk"], at=LATER) == 3
    adjustments.submit(directive.version, note="按新指引。", by=made["clerk"], at=LATER)
    approved = adjustments.approve(directive.version, in_force_on=LATER.date(), by=made["leader"], at=LATER)
    assert (approved.state, approved.items.get(code="nc-shuili").within) == ("in_force", 10)
    with refused("这一版目录执行中，不再改动。", "每一行都已经决定过了。"):
        actions.decide_rest(directive, taken=True, reason="再来。", by=made["clerk"], at=LATER)


def test_a_guide_of_one_field_leaves_all_other_items_alone(made, version):
    def one_field(sheet):
        unmerged(sheet)
        sheet.delete_rows(4, 5)

    directive = taken(made, edited(written(version), one_field), is_complete=False)
    assert differences(directive) == []


def test_what_a_short_table_does_not_say_of_a_new_item_is_what_is_usual(made, version):
    text = "一级事项\t二级事项\t公开内容（要素）\t公开时限\n农业农村\t公益岗位\t岗位；待遇\t每季度至少一次\n"
    told = {"title": "样表", "is_complete": False, "by": made["clerk"]}
    directive = actions.take(made.organ, read=read_pasted(text), **told, at=AT)
    assert differences(directive) == [("new", "", ["一级事项", "二级事项", "公开内容（要素）", "公开时限"])]
    actions.decide_rest(directive, taken=True, reason="按样表。", by=made["clerk"], at=LATER)
    item = directive.version.items.get(second="公益岗位")
    assert (item.cadence, item.channels, item.levels, item.subject) == (
        "quarterly",
        ["site"],
        ["town"],
        "柳溪镇人民政府",
    )


def test_a_first_catalogue_comes_from_a_table_too(made, version):
    data = written(version)
    neighbour = made.units["shanqian"]
    read = actions.take(neighbour, read=of_file(data), title="县里的样表", by=made["neighbour-clerk"], at=AT)
    assert (read.version.number, read.rulings.count()) == (1, version.items.count())
    actions.decide_rest(read, taken=True, reason="首次编制。", by=made["neighbour-clerk"], at=LATER)
    arts = dict(read.version.items.values_list("second", "art"))
    assert arts["宅基地使用情况审核"] == "21.4"
    assert read.version.items.count() == version.items.count()


def test_what_comes_from_above_does_not_go_with_the_rest(made, version):
    village = adjustments.set_up(made.units["taoyuan"], by=made["clerk"], at=AT)

    def short(sheet):
        unmerged(sheet)
        sheet.delete_rows(row_of(sheet, "cw-caiwu"))

    read = of_file(edited(written(village), short))
    directive = actions.take(made.units["taoyuan"], read=read, title="样表", by=made["clerk"], at=LATER)
    with refused("这几项承接自上级目录，不能删去，请逐行决定：“村务公开：村级财务收支”。"):
        actions.decide_rest(directive, taken=True, reason="一并。", by=made["clerk"], at=LATER)
    with refused("这一项承接自上级目录，不能删去；没有这项工作的，请写明“未涉及”的理由。"):
        actions.decide(ruling(directive, "gone"), taken=True, reason="删。", by=made["clerk"], at=LATER)


def test_a_comparison_is_dropped_as_long_as_nothing_was_decided(made, directive):
    actions.discard(directive, by=made["clerk"], at=LATER)
    assert (Directive.rows.count(), Ruling.rows.count(), Version.rows.count()) == (0, 0, 2)


def test_what_was_decided_stays(made, directive):
    actions.decide(ruling(directive, "gone"), taken=False, reason="有。", by=made["clerk"], at=LATER)
    with refused("已经有作出的决定，不能放弃；其余的可以一并不采纳。"):
        actions.discard(directive, by=made["clerk"], at=LATER)
    with stopped("已经作出的决定不得改动"):
        sql("UPDATE directives_ruling SET reason = 'x' WHERE kind = 'gone'")
    with stopped("已经作出的决定不得删除"):
        sql("DELETE FROM directives_ruling WHERE kind = 'gone'")
    with stopped("读入的指引不得改动"):
        sql("UPDATE directives_directive SET title = 'x'")
    with stopped("已经有决定的指引不得删除"):
        sql("DELETE FROM directives_directive WHERE id = %s", directive.pk)


def test_nothing_is_compared_while_a_version_is_being_judged(made, version, fresh_draft):
    adjustments.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=AT)
    with refused("第 2 版待审核，办完以后才能再调整。"):
        taken(made, written(version))


def test_a_cell_with_a_mark_of_secrecy_stops_everything(made, version):
    def marked(sheet):
        sheet[f"{COLUMNS['elements']}{row_of(sheet, 'nc-shuili')}"] = "机密★三年"

    read = of_file(edited(written(version), marked))
    entries = Entry.rows.count()
    with pytest.raises(RuleBroken) as told:
        actions.take(made.organ, read=read, title="指引", by=made["clerk"], at=LATER)
    assert told.value.reasons == (CLASSIFIED,)
    assert (Directive.rows.count(), Version.rows.count(), Entry.rows.count() - entries) == (0, 1, 1)


def test_a_refused_row_changes_nothing_of_the_rest(made, directive):
    Ruling.rows.filter(kind="new").update(values={**ruling(directive, "new").values, "second": "宅基地使用情况审核"})
    with unchanged(), pytest.raises(RuleBroken):
        actions.decide_rest(directive, taken=True, reason="一并。", by=made["clerk"], at=LATER)
