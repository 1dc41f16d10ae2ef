"""读者的设置、每页都有的内容与工作台栏目。"""

from types import SimpleNamespace

import pytest

from mingtang.ui import clock
from mingtang.ui.context import desk_nav, page
from tests.ui.kitchen import PERSON
from tests.ui.trees import document


def tree(response):
    return document(response.content.decode())


@pytest.mark.usefixtures("site")
def test_the_switch_turns_large_type_on_and_goes_back(client):
    response = client.get("/care/?on=1&next=/kitchen/public/%3Fa%3D1")
    assert (response.status_code, response["Location"]) == (302, "/kitchen/public/?a=1")
    assert tree(client.get("/kitchen/public/")).get("class") == "public care"
    client.get("/care/?on=0&next=/kitchen/public/")
    assert tree(client.get("/kitchen/public/")).get("class") == "public"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "javascript:alert(1)",
        "kitchen/",
        "",
        "http:///x.org",
    ],
)
@pytest.mark.usefixtures("site")
def test_the_switch_never_leads_to_another_site(client, wanted):
    assert client.get("/care/", {"on": "1", "next": wanted})["Location"] == "/"


@pytest.mark.usefixtures("site")
def test_the_switch_only_reads(client):
    assert client.post("/care/?on=1").status_code == 405


@pytest.mark.usefixtures("site")
def test_a_page_tells_caches_that_it_depends_on_the_reader(client):
    assert "Cookie" in client.get("/kitchen/public/")["Vary"].split(", ")


@pytest.mark.usefixtures("site")
def test_the_switch_returns_to_the_very_page(client):
    links = [a.get("href") for a in tree(client.get("/kitchen/public/?q=a%26b")).iter("a")]
    assert "/care/?on=1&next=%2Fkitchen%2Fpublic%2F%3Fq%3Da%2526b" in links


def test_a_demo_says_so_and_is_not_indexed(site, client):
    html = tree(client.get("/kitchen/public/"))
    assert html.find(".//aside[@class='demo-banner']").text == "演示数据·非政府网站"
    assert html.find(".//meta[@name='robots']").get("content") == "noindex, nofollow"
    site.DEMO = False
    html = tree(client.get("/kitchen/public/"))
    assert html.find(".//aside[@class='demo-banner']") is None
    assert html.find(".//meta[@name='robots']") is None


def test_the_footer_says_who_runs_the_site(site, client):
    site.MINGTANG_SITE = {"sponsor": "样例镇", "code": "3700000000", "filing": "样例备 1 号", "contact": "请到一楼窗口"}
    footer = tree(client.get("/kitchen/public/")).find(".//dl[@class='identity-facts']")
    assert [dd.text for dd in footer.iter("dd")] == ["样例镇", "3700000000", "样例备 1 号", "请到一楼窗口"]


@pytest.mark.usefixtures("site")
def test_a_footer_without_facts_names_the_organ_and_hides_nothing(client):
    footer = tree(client.get("/kitchen/public/")).find(".//dl[@class='identity-facts']")
    assert [dd.text for dd in footer.iter("dd")][:3] == ["样例县样例镇人民政府", "未设置", "未设置"]


def rooms(rf, path, user=PERSON):
    request = rf.get(path)
    request.user = user
    return [(item["label"], item["current"]) for item in desk_nav(request)]


@pytest.mark.usefixtures("site")
def test_a_room_is_listed_for_those_who_work_in_it(rf):
    assert [label for label, _ in rooms(rf, "/kitchen/desk/")] == ["今日", "我的任务", "台账", "久未更新", "人员与岗位"]


def test_rooms_stand_with_those_of_their_group(site, rf):
    told = [("今日", ""), ("写稿", "公开"), ("人员", "设置"), ("发布", "公开")]
    site.MINGTANG_DESK_NAV = [{"label": label, "url": f"/{label}/", "group": group} for label, group in told]
    assert [label for label, _ in rooms(rf, "/kitchen/desk/")] == ["今日", "写稿", "发布", "人员"]


@pytest.mark.usefixtures("site")
def test_the_room_one_is_in_is_marked(rf):
    assert [label for label, current in rooms(rf, "/kitchen/desk/ledger/3/") if current] == ["台账"]
    assert [label for label, current in rooms(rf, "/kitchen/desk/") if current] == ["今日"]


@pytest.mark.usefixtures("site")
def test_the_first_room_does_not_claim_every_page_beneath_it(rf):
    assert [label for label, current in rooms(rf, "/kitchen/desk/elsewhere/") if current] == []


@pytest.mark.usefixtures("site")
def test_nobody_signed_in_sees_no_rooms(rf):
    assert rooms(rf, "/kitchen/desk/", SimpleNamespace(is_authenticated=False)) == []


@pytest.mark.usefixtures("site")
def test_the_organ_of_the_request_reaches_the_page(rf):
    request = rf.get("/x/")
    assert "organ" not in page(request)
    request.organ = "样例镇"
    assert page(request)["organ"] == "样例镇"


def test_now_is_told_in_chinese_time():
    assert clock.now().utcoffset().total_seconds() == 8 * 3600
    before, between, after = clock.now().date(), clock.today(), clock.now().date()
    assert before <= between <= after
