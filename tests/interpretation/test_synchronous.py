"""三同步：planned with the draft, signed by the same three stages, released at one moment or not at all."""

import pytest
from django.test import Client

from mingtang.drafting.actions import handing
from mingtang.editorial.models import Published
from mingtang.exemptions import actions as exemptions
from mingtang.exemptions.actions import set_rule
from mingtang.interpretation.actions import plans, publishing
from mingtang.interpretation.models import Explainer
from mingtang.law.editorial import Stage
from mingtang.outbox.models import Notice
from mingtang.releases import actions as releases
from tests.builders import moment
from tests.drafting.conftest import fresh, saved
from tests.interpretation.conftest import AT, LATER, a_plan, both_signed, filled, planned, signed
from tests.pages import words
from tests.refusals import refused

MISSING = "“其他政策文件”要同步解读，还没有解读方案，请先写解读方案；确实不用解读的，申请免予解读，由领导批准。"
NEXT = moment("2026-03-11")


def out(made, *revisions, at=LATER):
    return releases.release_at_once(made.organ, editions=[row.edition for row in revisions], by=made["clerk"], at=at)


def addresses():
    return set(Published.public.standing().values_list("document__address", flat=True))


def test_a_document_that_must_be_explained_is_not_handed_in_without_a_plan(made, manuscript):
    with refused(MISSING):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    planned(made, manuscript)
    revision = handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    assert revision.passes == (Stage.FIRST, Stage.REVIEW, Stage.LEADER)


def test_other_documents_need_none(made, manuscript):
    saved(manuscript, by=made["officer"], type="plan")
    assert handing.reasons_against_handing_in(fresh(manuscript), by=made["officer"], at=LATER) == []


def test_an_exemption_lets_it_pass_once_a_leader_approved(made, manuscript):
    asked = exemptions.ask(manuscript, reason="只是转发，正文已经说清。", by=made["officer"], at=AT)
    assert made["leader"].pk in Notice.rows.filter(step="exemption").values_list("person", flat=True)
    with refused(MISSING):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    exemptions.decide(asked, approve=True, by=made["leader"], at=LATER)
    revision = handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    out(made, signed(made, revision))
    assert addresses() == {revision.edition.document.address}


def test_a_plan_that_was_given_up_counts_for_nothing(made, manuscript):
    plans.discard(planned(made, manuscript), by=made["officer"], at=AT)
    with refused(MISSING):
        handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)


def test_the_explainer_follows_its_document_into_review(made, manuscript):
    explainer = planned(made, manuscript)
    with refused("还没有内容，请先加内容块。", "文件还没有送审，请先送审文件，再送审解读，两件同一轮审签。"):
        publishing.hand_in(explainer, by=made["officer"], at=LATER)
    handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    revision = publishing.hand_in(filled(made, explainer), by=made["officer"], at=LATER)
    assert revision.passes == (Stage.FIRST, Stage.REVIEW, Stage.LEADER)
    told = revision.content["explained"]
    assert (told["title"], told["edition"], told["number"]) == ("柳溪镇秸秆禁烧管理规定", 1, "柳政发〔2026〕3号")


def test_neither_goes_public_without_the_other(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    alone = "《柳溪镇秸秆禁烧管理规定》要与解读同时发布，请把它的解读也列入这次发布；还没有送审的，先送审。"
    with refused(alone):
        out(made, document)
    with refused("《秸秆禁烧怎么办》解读的文件还没有公开，请把文件也列入这次发布。"):
        out(made, explainer)
    assert addresses() == set()
    out(made, document, explainer)
    assert addresses() == {row.edition.document.address for row in (document, explainer)}


def test_reader_finds_one_from_the_other(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    there, here = document.edition.document.address, explainer.edition.document.address
    page = Client().get(there)
    assert here in page.content.decode()
    shown = Client().get(here)
    assert (there in shown.content.decode(), "秸秆还田每亩补助" in words(shown)) == (True, True)
    assert "政策解读" in words(Client().get("/liuxi/open/"))
    assert "秸秆禁烧怎么办" in words(Client().get("/search/?q=秸秆还田"))


def test_explainers_stand_in_the_column_that_the_organ_set(made, manuscript):
    told = {"words": ["同步组织", "同步审签", "同步部署"], "types": [], "excerpt_percent": 60}
    set_rule(made.organ, **told, place="|agriculture", by=made["clerk"], at=AT)
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    assert "秸秆禁烧怎么办" in words(Client().get("/liuxi/columns/agriculture/"))


def test_a_new_edition_needs_no_new_explainer_but_staff_and_readers_are_told(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    new = handing.correct(document.edition.document, by=made["officer"], at=NEXT)
    told = {"type": "policy", "size": "major", "note": "补助标准有变化。", "html": "<p>每亩补助二十五元。</p>"}
    saved(new, by=made["officer"], at=NEXT, **told)
    revision = handing.hand_in(fresh(new), by=made["officer"], at=NEXT)
    out(made, signed(made, revision, at=NEXT), at=NEXT)
    mine = Explainer.rows.get()
    assert "文件后来改过， 看现在的第 2 版" in words(Client().get(mine.address))
    title = "柳溪镇的一份文件更正了，请看它的解读要不要改"
    told = {row.person: row.title for row in Notice.rows.filter(step="edition:2")}
    assert [told.get(made[who]) for who in ("officer", "clerk", "reviewer")] == [title, title, None]


def test_what_is_public_is_changed_as_a_new_edition_of_the_explainer(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    mine = Explainer.rows.get()
    plans.change(mine, plan=a_plan(title="秸秆禁烧怎么补"), by=made["officer"], at=NEXT)
    with refused("解读已经公开过，不能放弃；不再公开的，请撤回。"):
        plans.discard(mine, by=made["officer"], at=NEXT)
    again = publishing.hand_in(mine, by=made["officer"], at=NEXT)
    out(made, signed(made, again, at=NEXT), at=NEXT)
    page = words(Client().get(mine.address))
    assert ["秸秆禁烧怎么补" in page, "第 2 版" in page] == [True, True]


@pytest.mark.parametrize("url", ["/liuxi/explainers/99/", "/liuxi/explainers/99/picture/"])
def test_what_is_not_there_is_said_so(made, url):
    assert Client().get(url).status_code == 404


def test_the_poster_holds_title_figures_and_the_code_of_its_address(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    page = Client().get(f"{explainer.edition.document.address}picture/?paper=a3")
    shown = page.content.decode()
    assert [one in shown for one in ("poster-a3", "qr-code", ">秸秆还田每亩补助</text>", ">20</text>")] == [True] * 4
    assert "秸秆还田每亩补助" in words(page)


def test_the_list_is_filtered_by_form(made, manuscript):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    assert "简明问答，共 1 件" in words(Client().get("/liuxi/explainers/?form=answers"))
    assert "这里还没有解读" in words(Client().get("/liuxi/explainers/?form=video"))
    assert "共 1 件" in words(Client().get("/liuxi/explainers/?form=nonsense"))
