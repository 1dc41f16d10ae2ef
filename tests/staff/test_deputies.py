"""代岗的屏幕：begun by a button, told on every page, ended by another, and never mixed with one's own posts."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from mingtang.audit.queries import entries_of
from mingtang.law.deputies import AbsenceKind
from mingtang.law.units import PostKind
from mingtang.organs.actions import end_deputy
from mingtang.organs.models import Deputy, Person, Post
from mingtang.ui import clock
from tests.pages import errors, signed_in, words
from tests.refusals import unchanged
from tests.standing import deputised

OVER = "代岗已经到期或者被结束，刚才要办的没有办理。现在您以自己的身份办理。"


@pytest.fixture
def deputy(made):
    """许审核 stands in for 方领导 from today."""
    today = clock.today()
    return deputised(made, "reviewer", of="leader", since_on=today, until_on=today + timedelta(days=3))


def begin(client, deputy):
    return client.post(f"/desk/deputies/{deputy.pk}/begin/")


def test_the_day_tells_whom_one_may_stand_in_for_and_who_stands_in(made, deputy):
    told = words(signed_in(made, "reviewer").get("/desk/"))
    assert "您今天可以代方领导（柳溪镇分管领导，到" in told
    assert "那里今天没有要办的事。" in told
    assert "许审核正在代您的柳溪镇分管领导" in words(signed_in(made, "leader").get("/desk/"))
    assert "可以代" not in words(signed_in(made, "clerk").get("/desk/"))


def test_standing_in_is_told_on_every_page_and_holds_no_own_post(made, deputy):
    client = signed_in(made, "reviewer")
    assert begin(client, deputy).url == "/desk/"
    for address in ("/desk/", "/desk/people/", "/desk/units/", "/desk/deputies/"):
        page = client.get(address)
        assert "正在代 方领导 办理（柳溪镇分管领导，到" in words(page), address
        assert [post.kind for post in page.wsgi_request.user.posts_on(clock.today())] == ["leader"], address
    assert client.post("/desk/deputies/stop/").url == "/desk/"
    assert "正在代" not in words(client.get("/desk/people/"))
    verbs = [entry.verb for entry in entries_of(deputy).order_by("seq")]
    assert verbs == ["organs.deputy.arrange", "organs.deputy.begin", "organs.deputy.stop"]


def test_what_was_meant_for_another_is_not_done_for_oneself(made, deputy):
    """The arrangement ends between two requests: the second does nothing at all."""
    standing = deputised(made, "inspector", of="administrator", since_on=clock.today(), until_on=clock.today())
    client = signed_in(made, "inspector")
    begin(client, standing)
    end_deputy(standing, by="install", at=clock.now())
    answer = client.post("/desk/units/liuxi-sfs/change/", {"name": "别的名字"}, follow=True)
    assert OVER in words(answer)
    assert made.organ.own_units.get(code="liuxi-sfs").name == "柳溪镇司法所"
    assert "正在代" not in words(client.get("/desk/people/"))


def form_of(client, address):
    """The token of the forms on a page, as a tab keeps it that stays open."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).content.decode())[1]


def test_a_form_of_another_tab_is_not_taken_in_the_other_name(made, deputy):
    """Opened in one's own name and sent while standing in, or the other way round: refused, and nothing is done."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["reviewer"])
    for change_of_name in (f"/desk/deputies/{deputy.pk}/begin/", "/desk/deputies/stop/"):
        token = form_of(client, "/desk/deputies/")
        assert client.post(change_of_name, {"csrfmiddlewaretoken": token}).url == "/desk/"
        with unchanged():
            late = client.post(f"/desk/deputies/{deputy.pk}/end/", {"csrfmiddlewaretoken": token})
        assert (late.status_code, "开始或者结束过代岗" in words(late)) == (403, True)


def test_it_ends_by_itself_after_the_last_day(made):
    today = clock.today()
    old = Deputy.rows.create(post=Post.rows.get(person=made["leader"]), person=made["reviewer"], reason="leave",
                             since_on=today - timedelta(days=3), until_on=today - timedelta(days=1),
                             made_at=clock.now())  # fmt: skip
    client = signed_in(made, "reviewer")
    session = client.session
    session["standing_in"] = old.pk
    session.save()
    answer = client.get("/desk/people/", follow=True)
    assert (answer.redirect_chain, OVER in words(answer)) == ([("/desk/", 302)], True)


def test_nobody_stands_in_by_somebody_elses_arrangement(made, deputy):
    client = signed_in(made, "clerk")
    assert begin(client, deputy).status_code == 422
    session = client.session
    session["standing_in"] = deputy.pk
    session.save()
    assert client.get("/desk/people/").url == "/desk/"
    assert [post.kind for post in client.get("/desk/people/").wsgi_request.user.posts_on(clock.today())] == [
        "disclosure_clerk"
    ]


def test_a_deputy_is_arranged_on_screen_and_the_usual_one_proposed(made):
    post = Post.rows.get(person=made["leader"])
    leader = signed_in(made, "leader")
    usual = leader.post(f"/desk/posts/{post.pk}/usual/", {"person": made["reviewer"].pk})
    assert usual.url == "/desk/people/leader/#main"
    form = leader.get("/desk/deputies/new/").context["form"]
    assert (form["post"].value(), form["person"].value()) == (post.pk, made["reviewer"].pk)
    today = clock.today()
    data = {"post": post.pk, "person": made["reviewer"].pk, "reason": "trip",
            "since_on": today.isoformat(), "until_on": (today + timedelta(days=90)).isoformat()}  # fmt: skip
    refused = leader.post("/desk/deputies/new/", data)
    assert errors(refused) == ["一次代岗最长 90 天，超过的请任命接替的人，或者到期后再安排。"]
    assert refused.context["form"]["reason"].value() == "trip"
    assert leader.post("/desk/deputies/new/", data | {"until_on": today.isoformat()}).url == "/desk/deputies/#main"
    assert "许审核代方领导" in words(leader.get("/desk/deputies/"))
    assert "许审核代方领导" in words(leader.get("/desk/people/leader/"))


def test_the_list_of_arrangements_takes_as_many_queries_for_three_hundred(
    made, deputy, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(made, "administrator")
    with django_assert_max_num_queries(30) as few:
        client.get("/desk/deputies/")
    post, start = Post.rows.get(person=made["clerk"]), clock.today() + timedelta(days=10)
    told = {"post": post, "person": made["reviewer"], "reason": AbsenceKind.TRIP.value, "made_at": clock.now()}
    days = [start + timedelta(days=number) for number in range(300)]
    Deputy.rows.bulk_create(Deputy(since_on=day, until_on=day, **told) for day in days)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/desk/deputies/")


def test_the_page_of_posts_tells_who_holds_and_who_stands_in(made, deputy):
    told = words(signed_in(made, "officer").get("/desk/posts/"))
    assert "方领导 （柳溪镇），许审核代到" in told
    assert "签发没有经过另一人审核的公开件（《政府信息公开条例》第十七条）" in told
    assert [kind.label for kind in PostKind if kind.label not in told] == []
    assert "没有人任这个岗" not in told


def test_the_page_of_posts_leads_only_to_people_that_the_reader_may_open(made):
    page = signed_in(made, "district-officer").get("/desk/posts/")
    linked = sorted(set(re.findall(r"/desk/people/([a-z-]+)/", page.content.decode())))
    assert "方领导" in words(page)
    assert linked == ["district-officer", "village-officer"]


def test_the_page_of_posts_takes_as_many_queries_for_three_hundred(
    made, deputy, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(made, "administrator")
    with django_assert_max_num_queries(30) as few:
        client.get("/desk/posts/")
    told = {"unit": made.organ, "password": "!", "name": "多一人"}
    Person.rows.bulk_create(Person(username=f"more-{number}", **told) for number in range(300))
    held = {"unit": made.organ, "kind": "reviewer", "since_on": clock.today(), "usual_deputy": made["clerk"]}
    more = Person.rows.filter(username__startswith="more-")
    Post.rows.bulk_create(Post(person=person, **held) for person in more)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/desk/posts/")
