"""规划和措施：who keeps them, what is refused, and that editing keeps what carries them out."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.contents.checks import CLASSIFIED
from mingtang.files.actions import store
from mingtang.law.openness import Openness
from mingtang.law.programmes import MeasureState
from mingtang.law.rules import RuleBroken
from mingtang.programmes.actions import measures, programmes
from mingtang.programmes.models import Link, Measure, Programme, Supporting
from mingtang.programmes.queries import desk
from mingtang.programmes.sight import ProgrammeFiles
from tests import builders
from tests.builders import moment
from tests.pages import errors, signed_in, words
from tests.programmes.conftest import AT, URL, facts, one
from tests.refusals import refused, sql, stopped
from tests.roles import everything

NOT_YOURS = "规划由柳溪镇人民政府的政务公开专员维护。"
LINES = "（一）建设高标准农田\n五年建成高标准农田三千亩。\n（二）培育农业品牌\n培育区域公用品牌两个。"


def test_a_programme_is_kept_by_the_clerk_at_an_address_of_its_own(made, programme):
    told = {"unit": made.organ, "at": AT}
    with refused(NOT_YOURS):
        programmes.register(slug="other", facts=facts(), by=made["officer"], **told)
    with refused("本机关已有地址名是“rural”的规划，请换一个。"):
        programmes.register(slug="rural", facts=facts(), by=made["clerk"], **told)
    with refused(
        "起始年份 2030 晚于截止年份 2026，请核对。",
        "认定为“不予公开”的，请写明理由和依据。",
        "批准日期还没有到，请核对。",
        "地址名由小写字母、数字和连字符组成，2 至 39 个字符。",
    ):
        wrong = facts(since_year=2030, until_year=2026, openness=Openness.WITHHELD, approved_on=date(2026, 5, 1))
        programmes.register(slug="乡村", facts=wrong, by=made["clerk"], **told)


def test_changing_a_programme_or_a_measure_keeps_its_links(made, programme, measure):
    programmes.change(programme, facts=facts(title="柳溪镇产业规划"), by=made["clerk"], at=AT)
    changed = one("补贴公开", "公开补贴。", indicator="公开率", indicator_unit="%", target=Decimal(100))
    measures.change_measure(measure, facts=changed, by=made["clerk"], at=AT)
    found = Measure.rows.get(pk=measure.pk)
    assert (found.aim, found.links.count(), Programme.rows.get().title) == ("公开率：100 %", 2, "柳溪镇产业规划")


def test_an_indicator_is_whole_and_a_measure_ends_within_its_programme(made, programme):
    with refused("指标、单位和目标值要填就填全。", "完成期限晚于规划期（到 2030 年），请核对。"):
        wrong = one("修路", indicator="公开率", until_on=date(2031, 1, 1))
        measures.take_in(programme, measures=[wrong], by=made["clerk"], at=AT)
    with refused("第 2 条：请填写措施的标题。", "第 2 条：请填写措施的内容。"):
        measures.take_in(programme, measures=[one("修路"), one(" ", "")], by=made["clerk"], at=AT)
    with refused(NOT_YOURS):
        measures.take_in(programme, measures=[one("修路")], by=made["leader"], at=AT)


def test_a_measure_is_carried_out_by_tasks_of_the_organ_within_the_period(made, programme, measure):
    told = {"by": made["clerk"], "at": AT}
    with refused("这项任务已经关联。"):
        measures.link(measure, commitment=builders.commitment(made.plan), **told)
    with refused("这一条不是现行的任务，不能关联。"):
        measures.link(measure, commitment=builders.commitment(made.plan, "1.2.1"), **told)
    old = builders.plan_of(made, told=builders.reading(year=2025))
    with refused("2025 年不在规划期（2026—2030年）以内。"):
        measures.link(measure, commitment=builders.commitment(old), **told)
    theirs = builders.plan_of(made, unit=made.neighbour)
    with refused("只能关联本机关工作要点里的任务。"):
        measures.link(measure, commitment=builders.commitment(theirs), **told)
    measures.unlink(measure, commitment=builders.commitment(made.plan), **told)
    with refused("这项任务没有关联。"):
        measures.unlink(measure, commitment=builders.commitment(made.plan), **told)
    assert Link.rows.count() == 1


def test_the_state_of_a_measure_follows_its_tasks(made, programme, measure):
    def stands():
        return [told.stands for told in desk.measures_of(programme, on=AT.date())]

    assert stands() == [MeasureState.NOT_STARTED, MeasureState.UNDIVIDED]
    builders.accepted(builders.commitment(made.plan), by=made["officer"], judge=made["clerk"], completing=True)
    assert stands() == [MeasureState.IN_PROGRESS, MeasureState.UNDIVIDED]
    measures.withdraw_measure(measure, by=made["clerk"], at=AT)
    assert stands() == [MeasureState.UNDIVIDED]
    with refused("这条措施已经移出。"):
        measures.withdraw_measure(measure, by=made["clerk"], at=AT)


def test_tasks_are_offered_by_likeness_and_found_by_words(made, programme):
    first, second = programme.measures.standing()
    assert [row.key for row in desk.candidates(first)] == ["1.1.1"]
    assert desk.candidates(second) == []
    assert [row.key for row in desk.candidates(second, words="乡村振兴")] == ["1.1.2"]


def test_pasted_measures_are_looked_at_before_they_are_kept(made, programme):
    client = signed_in(made, "clerk")
    before = everything()
    page = client.post(f"{URL}measures/read/", {"read-text": LINES})
    assert (page.status_code, "核对读出的措施" in words(page), everything() == before) == (200, True, True)
    rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "form-0-keep": "on", "form-0-heading": "建设农田",
            "form-0-text": "五年建成三千亩。", "form-1-heading": "不要的", "form-1-text": "不要。"}  # fmt: skip
    assert client.post(f"{URL}measures/take-in/", rows).status_code == 302
    assert list(programme.measures.standing().values_list("ordinal", "heading"))[2:] == [(3, "建设农田")]
    for sent in ({"read-text": "机密★1年"}, {"read-file": SimpleUploadedFile("措施.txt", "机密★1年".encode())}):
        assert errors(client.post(f"{URL}measures/read/", sent)) == [CLASSIFIED]
    titled = words(client.post(f"{URL}measures/read/", {"read-text": f"为了振兴乡村：\n{LINES}"}))
    assert "下面这些没有读成措施，要录入的请写进相应的一条： 为了振兴乡村：" in titled
    nothing = client.post(f"{URL}measures/read/", {"read-text": " "})
    assert errors(nothing) == ["请粘贴措施，或者选择文件。"]


def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made, programme):
    told = {"by": made["clerk"], "at": AT}
    acts = (
        lambda: programmes.change(programme, facts=facts(summary="机密★1年"), **told),
        lambda: measures.take_in(programme, measures=[one(text="机密★1年")], **told),
        lambda: programmes.add_paper(programme, title="方案（机密）", number="", url="/x", **told),
    )
    for act in acts:
        with pytest.raises(RuleBroken) as broken:
            act()
        assert broken.value.reasons == (CLASSIFIED,)
        assert "机密" not in str(everything())


def test_a_number_of_a_person_is_refused_before_anything_is_stored(made, programme):
    told = {"by": made["clerk"], "at": AT}
    for act in (
        lambda: programmes.change(programme, facts=facts(summary="联系人手机 13800138000。"), **told),
        lambda: measures.take_in(programme, measures=[one(text="联系人手机１３８００１３８０００。")], **told),
    ):
        with refused("文字里有手机号，请删去个人信息再提交。"):
            act()


def test_the_same_measures_are_not_taken_in_twice(made, programme):
    told = {"by": made["clerk"], "at": AT}
    with refused("已有标题和内容相同的措施，不用再录：“改造老旧灌渠”。"):
        measures.take_in(programme, measures=[one("改造老旧灌渠", " 五年改造支渠。")], **told)
    with refused("已有标题和内容相同的措施，不用再录：“修路”。"):
        measures.take_in(programme, measures=[one("修路", "硬化。"), one("修路", "硬化。")], **told)
    measures.withdraw_measure(programme.measures.standing().last(), **told)
    assert measures.take_in(programme, measures=[one("改造老旧灌渠", "五年改造支渠。")], **told)


def test_the_last_day_for_comments_is_not_past_when_it_is_set(made, programme):
    told = {"by": made["clerk"]}
    with refused("收意见的最后一天已经过去，请核对。"):
        programmes.change(programme, facts=facts(comments_until_on=date(2026, 3, 9)), at=AT, **told)
    until = facts(comments_until_on=AT.date())
    programmes.change(programme, facts=until, at=AT, **told)
    assert programmes.change(programme, facts=until, at=moment("2026-05-01"), **told).comments_until_on == AT.date()


def test_files_of_a_programme_are_seen_by_whoever_sees_it(made, programme):
    upload = SimpleUploadedFile("规划全文.txt", "柳溪镇乡村产业振兴专项规划".encode())
    file = store(upload, unit=made.organ, by=made["clerk"], at=AT)
    programmes.set_full_text(programme, attachment=file, by=made["clerk"], at=AT)
    with refused("请填写配套文件的地址，或者上传文件。"):
        programmes.add_paper(programme, title="奖补办法", number="", url="", by=made["clerk"], at=AT)
    with refused("地址请填以 http:// 或 https:// 开头的完整地址，或者本站以 / 开头的地址。"):
        programmes.add_paper(programme, title="奖补办法", number="", url="javascript:x", by=made["clerk"], at=AT)
    paper = programmes.add_paper(
        programme, title="奖补办法", number="", url="https://a.example/x", by=made["clerk"], at=AT
    )
    seen = {name: ProgrammeFiles().may_see(made[name], file, at=AT) for name in ("officer", "neighbour-clerk")}
    assert seen == {"officer": True, "neighbour-clerk": False}
    programmes.drop_paper(paper, by=made["clerk"], at=AT)
    with refused("这份配套文件已经移出。"):
        programmes.drop_paper(paper, by=made["clerk"], at=AT)
    assert Supporting.rows.count() == 1


def test_the_database_keeps_programmes_and_their_addresses(made, programme):
    for table, message in (("programme", "规划不得删除"), ("measure", "措施只能移出，不得删除")):
        with stopped(message):
            sql(f"DELETE FROM programmes_{table}")
    with stopped("规划的地址不得改变"):
        sql("UPDATE programmes_programme SET slug = 'x'")
    with stopped("措施不得改属别的规划"):
        sql("UPDATE programmes_measure SET programme_id = programme_id + 1")


def test_the_screens_ask_as_often_for_one_row_as_for_three_hundred(made, programme, measure):
    client = signed_in(made, "clerk")

    def queries():
        counts = []
        for url in ("/desk/programmes/", URL, f"{URL}measures/{measure.pk}/", "/desk/"):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(url).status_code == 200
            counts.append(len(counted))
        return counts

    queries()
    few = queries()
    Measure.rows.bulk_create(
        Measure(programme=programme, ordinal=n, heading=f"第{n}条", text="办事。", lead=made.organ)
        for n in range(3, 302)
    )
    like = {f.attname: getattr(programme, f.attname) for f in Programme._meta.concrete_fields if f.name != "id"}
    Programme.rows.bulk_create(Programme(**{**like, "slug": f"p-{n}"}) for n in range(299))
    row = builders.commitment(made.plan, "1.2.2")
    Link.rows.bulk_create(
        Link(measure=one_, commitment=row, linked_by=made["clerk"], linked_at=AT) for one_ in programme.measures.all()
    )
    assert queries() == few
