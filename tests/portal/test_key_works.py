"""重点工作的公开页：what the public reads of key works, word for word, and what it never reads."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone
from mingtang.editorial.models import Document, Edition, Published, Revision
from tests.builders import moment
from tests.dossiers.conftest import AT, founded, published, wrote
from tests.dossiers.conftest import dossier as dossier
from tests.dossiers.conftest import made as made

ADDRESS = "/liuxi/key-work/hedao/"
LATER = moment("2026-07-09")


@pytest.fixture
def shown(made, dossier):
    """An edition with one entry; beside it what nobody chose, and a milestone that is past its day."""
    step = Milestone.rows.select_related("dossier__unit__organ").get(title="清淤")
    actions.mark_done(step, done_on=date(2026, 3, 4), note="内部验收单。", by=made["officer"], at=AT)
    actions.add_milestone(dossier, title="护岸", due_on=date(2026, 4, 1), by=made["officer"], at=AT)
    wrote(made, dossier, "协调会上的内部意见。")
    return published(made, dossier, wrote(made, dossier, value=Decimal("2.5"), unit_of_value="公里"), at=LATER)


def test_the_page_tells_goal_milestones_and_confirmed_progress_with_their_days(shown, read):
    page = read(ADDRESS)
    assert (page.status, page.word("h1")) == (200, "柳溪河下游河道整治")
    assert page.words(".timeline .facts div") == [
        "状态推进中",
        "类别黄河流域生态保护和高质量发展",
        "目标年底前整治河道六公里，两岸绿化。",
        "依据镇政府工作安排。",
        "承担单位柳溪镇农业农村办公室、柳溪镇东管理区",
        "起止2026年1月5日至2026年12月31日",
    ]
    assert page.word(".chart-title") == "3 个节点，已完成 1 个，下一个是“护岸”"
    assert page.words(".milestones li") == [
        "护岸计划2026年4月1日", "清淤已完成2026年3月4日", "绿化计划2026年11月30日",
    ]  # fmt: skip
    assert page.words(".timeline .events li") == ["2026年3月1日 清淤两公里。 2.5 公里"]
    assert page.words(".facts-line div")[:5] == [
        "发布机构柳溪镇人民政府", "公开属性主动公开", "发布日期2026年7月9日", "审查经另一人保密审查、确认公开",
        "版次第 1 版",
    ]  # fmt: skip


def test_the_page_names_nobody_and_says_nothing_of_what_is_internal_or_late(made, shown, read):
    source = read(ADDRESS).source + read("/liuxi/key-work/").source + read("/liuxi/").source
    names = [person.name for person in made.people.values()]
    assert [word for word in (*names, "内部", "逾期", "到期", "需更新", "更新人") if word in source] == []


def test_a_correction_is_told_and_the_edition_before_stays(made, dossier, shown, read):
    update = dossier.updates.get(text="清淤两公里。")
    actions.correct(update, note="实为一点五公里。", by=made["officer"], at=LATER)
    assert read(ADDRESS).words(".timeline .events li") == ["2026年3月1日 清淤两公里。 2.5 公里"]
    published(made, dossier, at=moment("2026-07-10"))
    page = read(ADDRESS)
    assert page.words(".timeline .entries li") == ["2026年7月9日更正2026年3月1日的进展：实为一点五公里。"]
    assert page.words(".timeline .events li") == []
    assert page.words(".editions li") == ["2026年7月10日第 2 版（正在看）", "2026年7月9日第 1 版"]
    past = read(f"{ADDRESS}v/1/")
    assert past.words(".timeline .events li") == ["2026年3月1日 清淤两公里。 2.5 公里"]
    assert past.words(".notice") == ["这是 2026年7月9日 的历史版本，查看最新。"]


def test_the_list_tells_the_newest_progress_and_the_home_leads_there(made, shown, read):
    founded(made, "internal", title="没有公开的工作")
    page = read("/liuxi/key-work/")
    assert page.words(".years li") == [
        "柳溪河下游河道整治 黄河流域生态保护和高质量发展 · 推进中 2026年3月1日：清淤两公里。"
    ]
    assert page.links(".years a") == [("柳溪河下游河道整治", ADDRESS)]
    home = read("/liuxi/")
    assert ("看全部", "/liuxi/key-work/") in home.links()
    assert ("柳溪河下游河道整治", ADDRESS) in home.links()
    assert ADDRESS in read("/sitemap.xml").source


def test_before_anything_is_public_the_list_says_what_will_be_there(made, dossier, read):
    assert read("/liuxi/key-work/").words(".empty-title") == ["还没有公布重点工作"]
    assert "重点工作" not in read("/liuxi/").words("h2")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (ADDRESS, "没有找到这件重点工作"),
        ("/liuxi/key-work/nothing/", "没有找到这件重点工作"),
        ("/nowhere/key-work/", "没有找到这个单位"),
        ("/nowhere/key-work/hedao/", "没有找到这个单位"),
        ("/taoyuan/key-work/", "桃园村村民委员会没有自己的重点工作"),
    ],
)
def test_what_is_not_public_is_said_not_to_be_there(made, dossier, read, address, title):
    page = read(address)
    assert (page.status, page.word("h1")) == (404, title)


def test_an_edition_that_never_was_leads_to_the_newest(shown, read):
    page = read(f"{ADDRESS}v/9/")
    assert (page.status, page.word("h1")) == (404, "没有第 9 版")
    assert ("看最新版本", ADDRESS) in page.links()


def test_three_hundred_take_as_many_queries_as_one(made, shown, read, django_assert_num_queries,
                                                   django_assert_max_num_queries):  # fmt: skip
    with django_assert_max_num_queries(8) as first:
        read("/liuxi/key-work/")
    several(made, shown, 299)
    with django_assert_num_queries(len(first.captured_queries)):
        page = read("/liuxi/key-work/")
    assert len(page.words(".years h2")) == 300


def several(made, shown, count):
    """More published timelines, each with its signature, past the actions."""
    told = {"kind": "key_work", "unit": made.organ}
    documents = Document.rows.bulk_create(
        Document(**told, subject=f"dossiers.dossier:{9000 + n}", address=f"/liuxi/key-work/more-{n}/")
        for n in range(count)
    )
    editions = Edition.rows.bulk_create(
        Edition(document=document, number=1, state="open", opened_at=AT) for document in documents
    )
    revisions = Revision.rows.bulk_create(
        Revision(edition=edition, number=1, title="甲", body=shown.body, digest=shown.digest, openness="proactive",
                 stages="review", author=made["officer"], made_at=AT)
        for edition in editions
    )  # fmt: skip
    shown.revision.approvals.model.rows.bulk_create(
        shown.revision.approvals.model(revision=revision, stage="review", reviewer=made["reviewer"],
                                       digest=revision.digest, findings=shown.revision.approvals.get().findings, at=AT)
        for revision in revisions
    )  # fmt: skip
    Published.rows.bulk_create(
        Published(document=revision.edition.document, revision=revision, number=1, title="甲", body=revision.body,
                  digest=revision.digest, signed_by=made["reviewer"], at=AT)
        for revision in revisions
    )  # fmt: skip
    Edition.rows.filter(pk__in=[edition.pk for edition in editions]).update(state="live")
