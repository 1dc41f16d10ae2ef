"""登录的期限：whoever works stays in, whoever comes too late is told, and a second tab is no mistake."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client

from mingtang.ui import clock
from tests.builders import PASSWORD

SIGN_IN = "/desk/sign-in/"
NOTE = "/desk/units/liuxi/change/"


def signed_in(**options):
    client = Client(**options)
    client.post(SIGN_IN, {"username": "clerk", "password": PASSWORD})
    return client


def begun(client, *, hours):
    """The session as if it had been renewed so many hours ago."""
    session = client.session
    session["renewed_at"] = int((clock.now() - timedelta(hours=hours)).timestamp())
    session.save()
    Session.objects.update(expire_date=clock.now() + timedelta(hours=8 - hours))


def left(client):
    """Hours until the session ends."""
    return round((Session.objects.get(pk=client.session.session_key).expire_date - clock.now()).total_seconds() / 3600)


def test_whoever_goes_on_working_stays_signed_in(made):
    client = signed_in()
    begun(client, hours=7)
    assert left(client) == 1
    response = client.get("/desk/people/")
    assert (left(client), response.cookies["sessionid"]["max-age"]) == (8, 8 * 3600)


def test_a_request_soon_after_another_writes_nothing(made):
    client = signed_in()
    begun(client, hours=0.5)
    before = Session.objects.get().expire_date
    assert "sessionid" not in client.get("/desk/people/").cookies
    assert Session.objects.get().expire_date == before


def test_whoever_did_nothing_for_eight_hours_signs_in_again(made):
    client = signed_in()
    begun(client, hours=9)
    assert client.get("/desk/people/").url == f"{SIGN_IN}?next=/desk/people/"


def test_public_pages_renew_nothing(made):
    client = signed_in()
    begun(client, hours=7)
    client.get("/")
    assert left(client) == 1


def test_whoever_sends_a_form_too_late_is_told_why_they_sign_in(made):
    response = Client().post(NOTE, {"name": "改名"})
    assert response.url == f"{SIGN_IN}?next={NOTE}&expired=1"
    page = Client().get(response.url)
    assert (page.context["expired"], page.context["next"]) == (True, NOTE)
    assert "登录已过期，请重新登录。刚才提交的内容没有保存。" in page.content.decode()


def test_whoever_only_reads_is_not_told_of_anything_lost(made):
    page = Client().get(Client().get("/desk/people/").url)
    assert page.context["expired"] is False


def test_the_second_of_two_sign_in_tabs_leads_on(made):
    client = Client(enforce_csrf_checks=True)
    client.get(SIGN_IN)
    stale = client.cookies["csrftoken"].value
    data = {"username": "clerk", "password": PASSWORD, "csrfmiddlewaretoken": stale, "next": "/desk/people/"}
    first, second = client.post(SIGN_IN, data), client.post(SIGN_IN, data)
    assert [(each.status_code, each.url) for each in (first, second)] == [(302, "/desk/people/")] * 2


def test_a_form_that_is_stale_leads_back_to_its_page_and_to_today(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["administrator"])
    page = client.post(NOTE, {"name": "改名"}, headers={"referer": "http://testserver/desk/units/liuxi/"})
    told = page.content.decode()
    assert page.status_code == 403
    assert '<a href="http://testserver/desk/units/liuxi/">回到刚才的页面</a>' in told
    assert '<a href="/desk/">去今日</a>' in told
    assert "刷新" not in told


def test_a_form_that_came_from_elsewhere_is_not_led_back_there(made):
    client = Client(enforce_csrf_checks=True)
    page = client.post(NOTE, {}, headers={"referer": "https://elsewhere.example/"})
    assert (page.status_code, page.context["back"]) == (403, "")


def test_a_stale_sign_in_of_a_stranger_is_refused(made):
    page = Client(enforce_csrf_checks=True).post(SIGN_IN, {"username": "clerk", "password": PASSWORD})
    assert page.status_code == 403


def test_whoever_is_inside_meets_dead_ends_inside(made):
    client = signed_in()
    for address, status in (("/desk/nowhere/", 404), ("/desk/people/new/", 403)):
        page = client.get(address)
        assert page.status_code == status
        assert 'class="deskhead"' in page.content.decode()
        assert '<a href="/desk/">回到今日</a>' in page.content.decode()
    assert 'class="deskhead"' not in Client().get("/desk/nowhere/").content.decode()
    assert 'class="deskhead"' not in client.get("/care/nowhere/").content.decode()
