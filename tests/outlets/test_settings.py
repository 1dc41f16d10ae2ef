"""发布渠道：set by the clerk or the administrator, kept with its history, and checked for what it names."""

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.law.outlets import Outlet
from mingtang.law.rules import RuleBroken
from mingtang.outlets.actions import set_outlet
from mingtang.outlets.models import OutletRule
from mingtang.outlets.queries import host_of, organs_seen, rule_of, usual_outlet
from tests.builders import moment, town
from tests.pages import errors, signed_in, words
from tests.refusals import refused, stopped
from tests.roles import got, others, posted, stand_ins, strangers

AT = moment("2026-03-02")
COUNTY = {"outlet": Outlet.COUNTY, "portal": "清河县人民政府网", "host": "www.qinghe.example"}
WHO = "发布渠道由柳溪镇人民政府的政务公开专员或者管理员设置。"
SHOWN = {
    *("clerk", "officer", "other-officer", "office-reviewer", "reviewer", "leader", "inspector", "administrator"),
    "county-inspector",
}
TYPED = {"outlet": "county", "portal": "清河县人民政府网", "host": "www.qinghe.example"}


@pytest.fixture
def made(db):
    return town()


def test_an_organ_publishes_on_this_site_until_somebody_sets_it_otherwise(made):
    assert (rule_of(made.organ), usual_outlet(made.organ), host_of(made.organ)) == (None, Outlet.SITE, "")
    set_outlet(made.organ, **COUNTY, by=made["clerk"], at=AT)
    assert (usual_outlet(made.organ), host_of(made.organ)) == (Outlet.COUNTY, "www.qinghe.example")
    assert usual_outlet(made.neighbour) == Outlet.SITE


def test_what_was_set_before_stays_and_a_portal_is_forgotten_with_the_way_back(made):
    set_outlet(made.organ, **COUNTY, by=made["clerk"], at=AT)
    set_outlet(made.organ, outlet=Outlet.SITE, portal="旧网", host="x.example", by=made["administrator"], at=AT)
    told = list(OutletRule.rows.order_by("pk").values_list("outlet", "portal", "host", "set_by__username"))
    assert told == [("county", "清河县人民政府网", "www.qinghe.example", "clerk"), ("site", "", "", "administrator")]
    with stopped("发布渠道设置只增不改"):
        OutletRule.rows.all().update(outlet="site")


def test_who_may_not_set_it_what_is_missing_and_what_is_no_change_is_refused(made):
    with refused(WHO):
        set_outlet(made.organ, **COUNTY, by=made["leader"], at=AT)
    host = "请只填门户网站的域名，例如 www.example.gov.cn，不带 https:// 和后面的路径。"
    with refused("请填县门户网站的名称。", host):
        set_outlet(made.organ, outlet=Outlet.COUNTY, host="https://www.qinghe.example/", by=made["clerk"], at=AT)
    with refused("发布渠道由行政机关设置。"):
        set_outlet(made.units["liuxi-nyb"], **COUNTY, by=made["clerk"], at=AT)
    set_outlet(made.organ, **COUNTY, by=made["clerk"], at=AT)
    with refused("与现在的设置相同，不用再保存。"):
        set_outlet(made.organ, **COUNTY, by=made["clerk"], at=AT)


def test_a_name_with_a_mark_of_secrecy_is_refused_and_only_that_is_noted(made):
    with pytest.raises(RuleBroken) as told:
        set_outlet(made.organ, **COUNTY | {"portal": "机密★1年"}, by=made["clerk"], at=AT)
    assert told.value.reasons == (CLASSIFIED,)
    assert OutletRule.rows.count() == 0
    assert Entry.rows.order_by("-pk").first().verb == "outlets.refuse_classified"


def test_the_page_says_what_follows_and_gives_back_what_was_typed(made):
    client = signed_in(made, "clerk")
    answer = client.post("/desk/outlets/liuxi/", TYPED | {"host": "qinghe"})
    assert answer.status_code == 422
    assert errors(answer) == ["请只填门户网站的域名，例如 www.example.gov.cn，不带 https:// 和后面的路径。"]
    assert 'value="清河县人民政府网"' in answer.content.decode()
    assert client.post("/desk/outlets/liuxi/", TYPED).status_code == 302
    said = words(client.get("/desk/outlets/liuxi/"))
    assert "从登记的那天起算发布" in said
    assert "清河县人民政府网（www.qinghe.example） 林专员" in said


def test_the_list_takes_two_queries_for_every_number_of_organs(made, django_assert_num_queries):
    inspector = made["county-inspector"]
    inspector.posts_on(AT.date())
    set_outlet(made.organ, **COUNTY, by=made["clerk"], at=AT)
    with django_assert_num_queries(2):
        told = [(row.organ.code, row.outlet) for row in organs_seen(inspector, at=AT)]
    assert told == [("qinghe", Outlet.SITE), ("liuxi", Outlet.COUNTY), ("shanqian", Outlet.SITE)]


def test_settings_are_shown_to_the_organ_and_saved_by_clerk_and_administrator(made):
    stand_ins(made)
    assert got(made, "/desk/outlets/") == {"sign-in": strangers(), 200: others()}
    assert got(made, "/desk/outlets/liuxi/") == {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    done = {"clerk", "administrator"}
    assert posted(made, "/desk/outlets/liuxi/", TYPED) == {
        "sign-in": strangers(), 302: done, 422: SHOWN - done, 404: others(*SHOWN),
    }  # fmt: skip
