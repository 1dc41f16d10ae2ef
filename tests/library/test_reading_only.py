"""只供阅读：what is sent to a public page, what is said where nothing stands, and one address for one document."""

import pytest
from django.test import Client, RequestFactory

from mingtang.library import urls as library
from mingtang.portal import urls as portal
from mingtang.search import urls_public as search
from tests.library.conftest import address, public


def test_no_page_of_these_rooms_takes_a_form():
    sent = RequestFactory().post("/")
    views = [pattern.callback for pattern in (*library.urlpatterns, *portal.urlpatterns, *search.urlpatterns)]
    assert {view(sent).status_code for view in views} == {405}


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", "/search/", "/liuxi/open/"])
def test_what_is_sent_to_a_page_is_refused_as_such_and_not_as_a_stale_form(made, method, path):
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.content.decode() == "这个地址只供阅读，不接收提交的内容。"


@pytest.mark.parametrize("path", ["/Nowhere/at/all", "/liuxi/documents/2026-9/", "/liuxi/columns/nothing/index.json"])
def test_what_is_not_there_is_asked_for_again(made, read, path):
    response = read(path).response
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "public, no-cache")


@pytest.mark.parametrize(
    ("path", "said"),
    [("columns/nothing/index.json", "没有这个栏目。"), ("open/catalogue/catalogue.json", "还没有公布目录。")],
)
def test_programs_are_told_in_plain_words_what_is_not_there(made, client, path, said):
    assert client.get(f"/liuxi/{path}").content.decode() == f'{{"error": "{said}"}}'


def test_a_document_has_one_address(made, client):
    public(made)
    assert client.get(address()).status_code == 200
    for other in ("2026-01/", "2026-0/", "2026-1/v/01/"):
        assert client.get(f"/liuxi/documents/{other}").status_code == 404
