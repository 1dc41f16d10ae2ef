"""归类：chosen by the clerk, suggested and never taken by itself."""

from mingtang.audit.models import Entry
from mingtang.demand.actions.topics import sort
from mingtang.demand.models import Topic
from tests.catalogue.conftest import version
from tests.demand.conftest import AT, case
from tests.pages import signed_in, words
from tests.refusals import refused

__all__ = ["version"]
PAGE = "/desk/applications/topics/"


def topics():
    return list(Topic.rows.order_by("application_id").values_list("code", "name"))


def test_the_clerk_chooses_changes_and_takes_away(made):
    one, other = case(made), case(made)
    by = made["clerk"]
    chosen = {one.pk: "subject:land", other.pk: "subject:welfare"}
    assert sort(made.organ, chosen=chosen, by=by, at=AT) == 2
    assert topics() == [("subject:land", "国土资源、能源"), ("subject:welfare", "民政、扶贫、救灾")]
    assert sort(made.organ, chosen={one.pk: "subject:land", other.pk: ""}, by=by, at=AT) == 1
    assert topics() == [("subject:land", "国土资源、能源")]
    assert Entry.rows.filter(verb="demand.topic").count() == 3


def test_others_and_what_is_not_there_are_refused(made):
    own, foreign = case(made), case(made, unit="shanqian")
    with refused(
        "申请的主题由柳溪镇人民政府的政务公开专员选。",
        "有的申请不是本机关的，请刷新页面再选。",
        "有的主题现在没有了，请刷新页面再选。",
    ):
        chosen = {own.pk: "subject:moon", foreign.pk: "subject:land"}
        sort(made.organ, chosen=chosen, by=made["reviewer"], at=AT)


def test_a_suggestion_is_shown_and_not_chosen(made, version):
    found = case(made, title="危房改造名单")
    page = signed_in(made, "clerk").get(PAGE)
    assert "从事项看，可能是" in words(page)
    assert " selected" not in page.content.decode()
    response = signed_in(made, "clerk").post(PAGE, {f"topic-{found.pk}": ""})
    assert response.status_code == 302
    assert topics() == []


def test_a_field_of_the_catalogue_stays_though_the_catalogue_has_changed(made, version):
    first = version.items.order_by("position").first().first
    found, other = case(made, topic="field:从前的事项", name="从前的事项"), case(made)
    client = signed_in(made, "clerk")
    assert '<option value="field:从前的事项" selected>' in client.get(PAGE).content.decode()
    told = {f"topic-{found.pk}": "field:从前的事项", f"topic-{other.pk}": f"field:{first}", "topic-x": "y"}
    assert client.post(PAGE, told).status_code == 302
    assert topics() == [("field:从前的事项", "从前的事项"), (f"field:{first}", first)]


def test_a_refused_page_comes_back_with_its_reason(made):
    response = signed_in(made, "clerk").post(PAGE, {f"topic-{case(made).pk}": "subject:moon"})
    assert response.status_code == 422
    assert "有的主题现在没有了，请刷新页面再选。" in words(response)
