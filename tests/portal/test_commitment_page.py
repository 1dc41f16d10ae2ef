"""任务页：one task, who is in charge, until when, where it stands, and what has come of it."""

from datetime import date

from django.core.files.base import ContentFile

from mingtang.evidence.actions.evidence import write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.files.actions import store
from tests import builders
from tests.builders import commitment, moment
from tests.portal.conftest import publish, show

PLAN = "/liuxi/plans/2026/"


def test_a_task_says_what_it_is_and_where_it_stands_in_the_plan(published, read):
    page = read(f"{PLAN}1.2.2/")
    assert page.word("h1") == "任务 1.2.2"
    assert page.word(".commitment-text") == "公布重大行政决策事项目录。"
    assert page.links(".place a") == [("一、重点工作", f"{PLAN}#c1"), ("（二）第2件事", f"{PLAN}#c1-2")]
    assert (
        page.word(".commitment-state") == "推进中已有佐证表明正在办理，还没有办完。佐证要由提交人以外的人认定才算数。"
    )


def test_its_units_have_pages_and_its_day_is_told_in_the_words_of_the_plan(published, read):
    page = read(f"{PLAN}1.2.2/")
    assert page.words(".facts div") == ["责任单位柳溪镇司法所", "完成时限4月底前（2026年4月30日）"]
    assert page.links(".facts a") == [("柳溪镇司法所", "/liuxi-sfs/")]
    assert read(f"{PLAN}1.1.2/").words(".facts div") == [
        "责任单位柳溪镇农业农村办公室",
        "配合单位柳溪镇东管理区",
        "完成时限每季度",
    ]


def test_a_task_without_owner_or_day_says_so(town, read):
    publish(town, builders.plan_of(town, told=builders.reading([builders.sentence("办好专区。")])), at="2026-03-09")
    assert read(f"{PLAN}1.1.1/").words(".facts div") == ["责任单位没有写明", "完成时限要点没有写明"]


def test_what_has_happened_stands_in_the_order_of_its_days_and_ends_with_today_and_the_last_day(published, read):
    page = read(f"{PLAN}1.2.2/")
    assert page.words(".event-at") == [
        "2026年2月20日数据",
        "2026年3月1日进展记录",
        "截至2026年3月9日",
        "2026年4月30日",
    ]
    assert page.words(".event-what") == ["公布目录事项：12 项", "推进中", "要点写明的完成时限"]
    assert page.words(".event-note") == ["目录经镇长办公会讨论。"]


def test_a_link_to_another_site_is_marked(published, read):
    page = read(f"{PLAN}1.1.1/")
    assert page.word(".event-out") == "外部链接：www.example"
    assert page.links(".event-what a") == [("补贴发放公示", "https://www.example/gongshi")]
    assert page.attribute(".event-what a", "rel") == ["external noopener nofollow"]
    assert page.words(".event .chip") == ["据此认定完成"]


def test_a_done_task_has_no_day_ahead(published, read):
    assert read(f"{PLAN}1.1.1/").words(".event-next") == []


def test_a_file_is_offered_under_its_public_address(town, plan, read):
    paper = store(
        ContentFile("公示一\n".encode(), name="公示.txt"), unit=town.organ, by=town["officer"], at=moment("2026-03-01")
    )
    row = commitment(plan, "1.1.2")
    show(town, row, kind="file", title="项目进度表", url="", attachment=paper, on=date(2026, 2, 28))
    publish(town, plan, at="2026-03-09")
    page = read(f"{PLAN}1.1.2/")
    ((name, address),) = page.links(".event-file a")
    assert name == "公示.txt"
    served = read(address)
    assert (served.status, b"".join(served.response.streaming_content).decode()) == (200, "公示一\n")


def test_a_sentence_that_demands_nothing_says_why_it_has_no_state(published, read):
    page = read(f"{PLAN}1.2.1/")
    assert page.word("h1") == "表述 1.2.1"
    assert page.words(".commitment-state") == []
    assert page.words("article p")[-1] == "这一句是一般表述，没有提出要逐项落实的任务，所以没有办理状态。"


def test_a_task_without_public_material_says_where_it_will_come_from(published, read):
    page = read(f"{PLAN}1.3.1/")
    assert page.words(".event-what") == ["未启动"]
    assert page.words("section .faint") == [
        "还没有公布佐证和进展记录。责任单位提交、另一个人认定并确认可以公开后，在下一次发布时列在这里。"
    ]


def test_the_neighbours_in_the_plan_are_one_step_away(published, read):
    assert [href for _, href in read(f"{PLAN}1.2.1/").links(".neighbours a")] == [f"{PLAN}1.1.2/", f"{PLAN}1.2.2/"]
    assert [href for _, href in read(f"{PLAN}1.1.1/").links(".neighbours a")] == [f"{PLAN}1.1.2/"]
    assert [href for _, href in read(f"{PLAN}1.3.2/").links(".neighbours a")] == [f"{PLAN}1.3.1/"]


def test_the_lines_of_a_note_stay_lines(town, plan, read):
    row = commitment(plan, "1.2.2")
    note = write_note(row, text="第一步：征集。\n第二步：<公布>。", by=town["other-officer"], at=moment("2026-03-02"))
    confirm_for_public(note, by=town["reviewer"], at=moment("2026-03-03"))
    publish(town, plan, at="2026-03-09")
    assert "第一步：征集。<br>第二步：&lt;公布&gt;。" in read(f"{PLAN}1.2.2/").source
