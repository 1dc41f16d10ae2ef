"""岗位 × 地址：programmes are seen by their organ and kept by its clerk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.programmes.actions import programmes
from tests import builders
from tests.programmes.conftest import AT, URL
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

CLERKS = {"clerk", "neighbour-clerk"}
FACTS = {"title": "新规划", "kind": "action", "since_year": 2026, "until_year": 2028, "openness": "proactive"}
MEASURE = {"measure-heading": "修路", "measure-text": "硬化田间道路。"}


def kept_by_the_clerk(refused=422):
    return {"sign-in": strangers(), 302: {"clerk"}, refused: OF_THE_ORGAN - {"clerk"}, 404: others(*OF_THE_ORGAN)}


@pytest.fixture
def measure_url(measure):
    return f"{URL}measures/{measure.pk}/"


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/programmes/") == {"sign-in": strangers(), 200: others()}


def test_a_new_programme_is_for_clerks(made):
    assert got(made, "/desk/programmes/new/") == {"sign-in": strangers(), 200: CLERKS, 403: others(*CLERKS)}
    data = FACTS | {"slug": "new-one", "unit": made.organ.pk}
    found = posted(made, "/desk/programmes/new/", data)
    assert found == {
        "sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 403: others(*CLERKS),
    }  # fmt: skip


def test_a_programme_and_a_measure_are_shown_to_the_organ(made, measure_url):
    for url in (URL, measure_url):
        assert got(made, url) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_changing_a_programme_is_for_the_clerk(made, programme):
    assert posted(made, f"{URL}change/", FACTS) == kept_by_the_clerk(refused=403)


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("measures/add/", MEASURE),
        ("papers/", {"paper-title": "奖补办法", "paper-url": "https://a.example/x"}),
        ("publish/", {}),
        (
            "measures/take-in/",
            {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-keep": "on", "form-0-heading": "甲",
             "form-0-text": "乙。"},
        ),
    ],
)  # fmt: skip
def test_working_on_a_programme_is_for_the_clerk(made, programme, act, data):
    assert posted(made, f"{URL}{act}", data) == kept_by_the_clerk()


def test_reading_measures_is_for_the_clerk_and_changes_nothing(made, programme):
    found = posted(made, f"{URL}measures/read/", {"read-text": "修路：硬化。"}, done=0)
    assert found == {
        "sign-in": strangers(), 200: {"clerk"}, 422: OF_THE_ORGAN - {"clerk"}, 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_the_full_text_is_uploaded_by_the_clerk(made, programme):
    class Again(SimpleUploadedFile):
        """A file that is read from its start for everybody who posts it."""

        def read(self, *args):
            self.seek(0)
            return super().read(*args)

    data = {"full-file": Again("全文.txt", "规划全文".encode())}
    assert posted(made, f"{URL}text/", data) == kept_by_the_clerk()


def test_dropping_a_paper_is_for_the_clerk(made, programme):
    paper = programmes.add_paper(programme, title="奖补办法", number="", url="/x", by=made["clerk"], at=AT)
    assert posted(made, f"{URL}papers/{paper.pk}/drop/") == kept_by_the_clerk()


def test_working_on_a_measure_is_for_the_clerk(made, measure_url):
    linked, other = builders.commitment(made.plan), builders.commitment(made.plan, "1.2.2")
    acts = {"change": MEASURE, "withdraw": {}, "link": {"commitment": other.pk}, "unlink": {"commitment": linked.pk}}
    for act, data in acts.items():
        assert posted(made, f"{measure_url}{act}/", data) == kept_by_the_clerk(), act


def test_what_changes_something_is_never_done_by_reading(made, measure_url):
    acts = ("text", "papers", "papers/1/drop", "publish", "measures/add", "measures/read", "measures/take-in")
    urls = [f"{URL}{act}/" for act in acts]
    urls += [f"{measure_url}{act}/" for act in ("change", "withdraw", "link", "unlink")]
    client, before = signed_in(made, "clerk"), everything()
    assert [client.get(url).status_code for url in urls] == [302] * len(urls)
    assert everything() == before
