"""要点页：the plan's own words with each task's state in its margin, as it was signed."""

import pytest

from mingtang.evidence.actions.evidence import submit
from mingtang.ui import clock
from tests import builders
from tests.builders import commitment, handed, moment
from tests.portal.conftest import SECRETS, publish, show

PLAN = "/liuxi/plans/2026/"


def test_the_page_says_what_the_plan_says_in_its_order(published, read):
    page = read(PLAN)
    assert page.word("h1") == "柳溪镇2026年政务公开工作要点落实情况"
    assert page.words(".plan-text h2") == ["一、重点工作"]
    assert page.words(".plan-text h3") == ["（一）第1件事", "（二）第2件事", "（三）第3件事"]
    assert page.words(".plan-text p") == [
        "为做好政务公开工作，制定本要点。",
        "公开惠农补贴的政策、申报和发放结果。",
        "每季度末公布乡村振兴项目进度。",
        "各办公室要提高认识。",
        "公布重大行政决策事项目录。",
        "持续办好政务公开专区。",
        "桃园村每月公布村务。",
    ]


def test_each_task_bears_its_state_and_leads_to_its_evidence(published, read):
    assert read(PLAN).links(".plan-mark a") == [
        ("已完成1 份佐证，任务 1.1.1", "/liuxi/plans/2026/1.1.1/"),
        ("推进中查看，任务 1.1.2", "/liuxi/plans/2026/1.1.2/"),
        ("推进中1 份佐证，任务 1.2.2", "/liuxi/plans/2026/1.2.2/"),
        ("未启动查看，任务 1.3.1", "/liuxi/plans/2026/1.3.1/"),
        ("未启动查看，任务 1.3.2", "/liuxi/plans/2026/1.3.2/"),
    ]


def test_who_is_in_charge_stands_in_the_margin_where_the_plan_does_not_say(town, read):
    told = builders.reading(
        [
            builders.sentence("公布补贴结果（责任单位：农业农村办公室）。", offices=["农业农村办公室"]),
            builders.sentence("公布决策目录。", offices=["司法所"]),
        ]
    )
    publish(town, builders.plan_of(town, told=told), at="2026-03-09")
    assert read(PLAN).words(".plan-mark") == [
        "未启动查看，任务 1.1.1",
        "未启动查看，任务 1.1.2柳溪镇司法所",
    ]


def test_a_sentence_that_demands_nothing_and_the_preamble_bear_no_state(published, read):
    page = read(PLAN)
    lines = dict(zip(page.attribute(".plan-line", "id"), page.words(".plan-line"), strict=True))
    assert lines["i-1.2.1"] == "各办公室要提高认识。"


def test_the_facts_name_the_post_that_signed_and_no_person(published, read):
    assert read(PLAN).words(".facts-line div") == [
        "发布机构柳溪镇人民政府",
        "公开属性主动公开",
        "截至日期2026年3月9日",
        "发布日期2026年3月9日",
        "签发经审核、领导签发",
        "版次第 1 版",
        f"校验码{published.digest[:12]}",
    ]


def test_the_progress_is_told_in_words_and_drawn(published, read):
    page = read(PLAN)
    assert page.word(".chart-line .chart-title") == "2026年 5 项任务，截至3月9日已完成 1 项"
    assert page.words(".line-words span") == ["已完成 1 项", "推进中 2 项", "未启动 2 项"]
    assert page.words(".chart-bars .chart-title") == ["各章都没有需更新的任务"]
    assert page.links(".bar-label a") == [("一、重点工作", f"{PLAN}#c1")]
    assert page.words(".chart-months .chart-title") == ["4月、6月到期的任务最多，各有 1 项；共有 2 条佐证"]


def test_the_contents_lead_to_every_heading(published, read):
    assert read(PLAN).links(".toc a") == [
        ("一、重点工作", "#c1"),
        ("（一）第1件事", "#c1-1"),
        ("（二）第2件事", "#c1-2"),
        ("（三）第3件事", "#c1-3"),
    ]


def test_a_heading_that_the_plan_forgot_to_number_stays_without_a_number(town, read):
    told = builders.reading()
    told["chapters"][0]["numbered"] = False
    publish(town, builders.plan_of(town, told=told), at="2026-03-09")
    assert read(PLAN).words(".plan-text h2") == ["重点工作"]


def test_what_nobody_confirmed_is_nowhere(published, read):
    pages = (
        "/", "/liuxi/", "/liuxi/plans/", PLAN, f"{PLAN}?q=内部", f"{PLAN}v/1/", f"{PLAN}1.1.1/", f"{PLAN}1.1.2/",
        f"{PLAN}v/1/1.1.1/", "/liuxi-nyb/", "/liuxi-dong/", "/taoyuan/", "/qinghe/", "/sitemap.xml",
    )  # fmt: skip
    told = "\n".join(read(address).source for address in pages)
    assert [secret for secret in SECRETS if secret in told.replace("“内部”", "")] == []
    assert told.count("补贴发放公示") >= 2


def test_no_name_of_a_person_is_anywhere(town, published, read):
    pages = ("/", "/liuxi/", "/liuxi/plans/", PLAN, f"{PLAN}1.1.1/", f"{PLAN}1.2.2/", "/liuxi-nyb/", "/taoyuan/")
    told = "\n".join(read(address).source for address in pages)
    assert [person.name for person in town.people.values() if person.name in told] == []


def test_what_happens_after_the_signature_does_not_show(town, plan, published, read):
    before = read(PLAN).source
    show(town, commitment(plan, "1.3.1"), by="clerk", title="专区开放公告", completing=False)
    submit(commitment(plan, "1.1.2"), handed=handed(title="又一份"), by=town["officer"], at=moment("2026-03-10"))
    assert read(PLAN).source == before


def test_hostile_words_stay_words(town, read):
    evil = '<script>alert("x")</script>{{ 4000|add:1137 }}'
    told = builders.reading([builders.sentence(f"公布{evil}事项。", offices=["农业农村办公室"])])
    told["preamble"] = evil
    told["chapters"][0]["heading"] = evil
    made = builders.plan_of(town, told=told)
    show(town, commitment(made, "1.1.1"), title=evil)
    publish(town, made, at="2026-03-09")
    for address in (PLAN, f"{PLAN}?q=公布", f"{PLAN}?q=<script>", f"{PLAN}?state=<script>", f"{PLAN}1.1.1/", "/liuxi/"):
        page = read(address)
        assert page.status == 200
        assert page.tree.xpath("//script") == []
        assert "5137" not in page.source
    assert read(f"{PLAN}1.1.1/").word(".event-what a") == evil


def test_an_address_that_is_no_page_is_shown_as_words(town, plan, read):
    row = commitment(plan, "1.3.1")
    show(town, row, by="clerk", kind="event", title="不是网页", detail="在专区。", url="javascript:alert(1)")
    publish(town, plan, at="2026-03-09")
    page = read(f"{PLAN}1.3.1/")
    assert page.words(".event-what")[0] == "不是网页"
    assert [href for _, href in page.links() if href.startswith("javascript")] == []


@pytest.mark.parametrize(
    "address", ["/liuxi/plans/2025/", "/liuxi/plans/2026/9.9.9/", "/nowhere/", "/nowhere/plans/2026/"]
)
def test_what_is_not_there_has_a_page_that_says_so(published, read, address):
    page = read(address)
    assert page.status == 404
    assert len(page.words("main h1")) == 1
    assert page.links("main a") != []


def test_a_plan_that_is_not_published_yet_says_what_will_be_there(town, plan, read):
    year = clock.today().year
    page = read(f"/liuxi/plans/{year}/")
    assert page.status == 404
    assert page.word("h1") == f"柳溪镇还没有公布{year}年工作要点落实情况"
    assert read("/liuxi/plans/2019/").word("h1") == "柳溪镇没有公布2019年工作要点落实情况"
    assert (
        page.words("main p")[0]
        == "公布了的，这里会有要点全文，每项任务写明由谁负责、什么时候完成、办到哪一步、有什么佐证。"
    )


def test_a_task_that_does_not_exist_leads_back_to_the_plan(published, read):
    page = read(f"{PLAN}9.9.9/")
    assert page.word("h1") == "没有找到编号是“9.9.9”的任务"
    assert page.links("main a") == [("看全部任务", PLAN)]


def test_an_office_has_no_plan_of_its_own(published, read):
    page = read("/liuxi-nyb/plans/2026/")
    assert page.status == 404
    assert page.word("h1") == "柳溪镇农业农村办公室没有自己的工作要点"


def test_the_check_code_says_what_it_is_for(published, read):
    page = read("/liuxi/plans/2026/")
    assert page.words("header details summary") == ["校验码有什么用"]
