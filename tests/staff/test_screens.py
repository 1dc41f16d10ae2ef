"""人员与单位的屏幕：what comes back when it was wrong, what is shown once, and how many queries a list takes."""

import re
from datetime import timedelta

from django.test import Client

from mingtang.law.days import chinese_day
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.actions import add_person, appoint, create_unit
from mingtang.organs.models import Person, Post
from mingtang.ui.clock import today
from tests.builders import FOUNDED, PASSWORD
from tests.pages import words


def as_(made, username):
    client = Client()
    client.force_login(made[username])
    return client


def test_what_was_typed_comes_back_with_the_reasons(made):
    data = {"name": "新来人", "username": "Clerk", "unit": made.units["liuxi-dzb"].pk}
    response = as_(made, "administrator").post("/desk/people/new/", data)
    form = response.context["form"]
    assert form.non_field_errors() == ["账号由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符，请修改。"]
    assert (form["name"].value(), form["username"].value()) == ("新来人", "Clerk")


def test_a_temporary_password_is_shown_once_and_works(made):
    administrator = as_(made, "administrator")
    data = {"name": "新来人", "username": "xinlai", "unit": made.units["liuxi-dzb"].pk}
    response = administrator.post("/desk/people/new/", data)
    [password] = re.findall(r"[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}", response.content.decode())
    assert "no-store" in response["Cache-Control"]
    assert password not in administrator.get("/desk/people/xinlai/").content.decode()
    signed_in = Client().post("/desk/sign-in/", {"username": "xinlai", "password": password})
    assert (signed_in.status_code, signed_in.url) == (302, "/desk/")


def test_a_password_set_anew_is_shown_once_and_works(made):
    response = as_(made, "administrator").post("/desk/people/clerk/reset/")
    [password] = re.findall(r"[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}", response.content.decode())
    assert made["clerk"].check_password(password) is True
    assert made["clerk"].password_is_temporary is True


def test_the_law_is_heard_when_a_post_is_given(made):
    data = {"post-kind": "leader", "post-unit": made.units["liuxi-dzb"].pk, "post-since_on": today().isoformat()}
    form = as_(made, "administrator").post("/desk/people/officer/appoint/", data).context["appoint_form"]
    assert form.non_field_errors() == ["内设机构不能设分管领导，请把这个岗位设在所属的行政机关。"]
    assert form["kind"].value() == "leader"


def test_a_post_ends_only_once_its_own_form_is_right(made):
    post = Post.rows.get(person=made["officer"])
    response = as_(made, "administrator").post(f"/desk/posts/{post.pk}/end/", {f"end-{post.pk}-until_on": "明天"})
    [row] = response.context["posts"]
    assert row["form"].errors == {"until_on": ["没有这一天，请按 2026-11-30 的样子填写日期。"]}
    assert row["form"]["until_on"].value() == "明天"


def test_leaving_and_closing_are_looked_at_twice(made):
    client = as_(made, "administrator")
    assert client.post("/desk/people/officer/leave/").context["leave_form"].errors.keys() == {"sure"}
    assert client.post("/desk/units/liuxi-sfs/close/").context["close_form"].errors.keys() == {"sure"}
    assert made["officer"].is_active is True


def test_a_colleague_sees_why_nothing_can_be_changed(made):
    context = as_(made, "clerk").get("/desk/people/officer/").context
    only = ["只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"]
    assert (context["reasons"], context["password_reasons"], context["leave_reasons"]) == (only, only, only)


def test_an_administrator_appoints_only_where_they_administer(made):
    data = {"post-kind": "reviewer", "post-unit": made.neighbour.pk, "post-since_on": today().isoformat()}
    form = as_(made, "administrator").post("/desk/people/officer/appoint/", data).context["appoint_form"]
    assert form.errors.keys() == {"unit"}


def test_only_the_kinds_that_the_law_allows_are_offered_and_the_others_have_a_reason(made):
    response = as_(made, "administrator").get("/desk/units/liuxi-dong/new/")
    assert response.context["form"].fields["kind"].choices == [("village_body", "村民自治组织")]
    assert response.context["refused"][0] == ("行政机关", "管理区下面不能设行政机关，只能设村民自治组织。")


def test_a_unit_is_set_up_changed_and_closed_on_screen(made):
    client = as_(made, "administrator")
    data = {"kind": "internal_office", "name": "柳溪镇财政所", "code": "liuxi-czs", "keywords": "补贴，预算 决算"}
    assert client.post("/desk/units/liuxi/new/", data).url == "/desk/units/liuxi-czs/"
    unit = made.organ.own_units.get(code="liuxi-czs")
    assert (unit.short_name, unit.keywords) == ("柳溪镇财政所", ["补贴", "预算", "决算"])
    client.post("/desk/units/liuxi-czs/change/", {"name": "柳溪镇财政所", "short_name": "财政所"})
    client.post("/desk/units/liuxi-czs/close/", {"close-sure": "on"})
    unit.refresh_from_db()
    assert (unit.short_name, unit.keywords, unit.closed_on is not None) == ("财政所", [], True)


def test_units_stand_in_their_own_order(made):
    codes = [unit.code for unit in as_(made, "county-inspector").get("/desk/units/").context["tree"]]
    assert codes == [
        "qinghe", "liuxi", "liuxi-dzb", "liuxi-nyb", "liuxi-sfs", "liuxi-dong", "taoyuan", "shanqian", "shanqian-dzb"
    ]  # fmt: skip


def test_people_are_found_by_name_account_and_unit(made):
    client = as_(made, "county-inspector")

    def found(words):
        return [person.username for person in client.get(f"/desk/people/?q={words}").context["page_obj"]]

    assert found("林专") == ["clerk"]
    assert found("neighbour-o") == ["neighbour-officer"]
    assert found("司法所") == ["other-officer"]
    assert found("没有") == []


def test_whoever_left_is_listed_only_when_asked_for(made):
    client = as_(made, "administrator")
    client.post("/desk/people/officer/leave/", {"leave-sure": "on"})
    shown = [
        [person.username for person in client.get(f"/desk/people/?left={left}").context["page_obj"]] for left in (0, 1)
    ]
    assert ["officer" in names for names in shown] == [False, True]


def test_thirty_people_and_units_take_as_many_queries_as_a_few(
    made, django_assert_num_queries, django_assert_max_num_queries
):
    client = as_(made, "administrator")
    with django_assert_max_num_queries(30) as people:
        client.get("/desk/people/")
    with django_assert_max_num_queries(30) as units:
        client.get("/desk/units/")
    for number in range(30):
        told = {"by": "install", "at": FOUNDED}
        person = add_person(username=f"more-{number}", name="多一人", unit=made.organ, password=None, **told)
        appoint(person, unit=made.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), **told)
        create_unit(code=f"office-{number}", name=f"第{number}科", short_name="", kind=UnitKind.INTERNAL_OFFICE,
                    parent=made.organ, **told)  # fmt: skip
    with django_assert_num_queries(len(people.captured_queries)):
        client.get("/desk/people/")
    with django_assert_num_queries(len(units.captured_queries)):
        client.get("/desk/units/")
    assert Person.rows.filter(unit=made.organ).count() > 30
    assert PASSWORD not in client.get("/desk/people/").content.decode()


def test_a_post_to_come_is_revoked_on_screen_and_not_ended(made):
    client = as_(made, "administrator")
    begins = today() + timedelta(days=30)
    data = {"post-kind": "reviewer", "post-unit": made.organ.pk, "post-since_on": begins.isoformat()}
    client.post("/desk/people/clerk/appoint/", data)
    row, begun = client.get("/desk/people/clerk/").context["posts"]
    assert (row["begun"], begun["begun"]) == (False, True)
    assert client.post(f"/desk/posts/{row['post'].pk}/revoke/").url == "/desk/people/clerk/#main"
    page = client.get("/desk/people/clerk/")
    assert [str(post) for post in page.context["ended"]] == ["柳溪镇审核人"]
    assert f"原定从{chinese_day(begins)}起" in page.content.decode()


def test_whoever_has_left_has_no_post_to_end(made):
    client = as_(made, "administrator")
    client.post("/desk/people/clerk/leave/", {"leave-sure": "on"})
    page = client.get("/desk/people/clerk/")
    assert (page.context["posts"], len(page.context["ended"])) == ([], 1)
    assert "结束这个岗位" not in words(page)
