"""跟着发布走：after a release, a correction, a withdrawal the very next request gets what stands, nothing else."""

import json

import pytest

from mingtang.law.editorial import WithdrawalKind
from tests.library.conftest import address, public, taken_back

COLUMN = "/liuxi/columns/butie/"
LISTS = (
    "/liuxi/open/",
    "/liuxi/new/",
    "/liuxi/feed/",
    "/liuxi/feed/rss/",
    COLUMN,
    "/liuxi/columns/fdzdgk/",
    f"{COLUMN}index.json",
    f"{COLUMN}feed/",
    f"{COLUMN}feed/rss/",
    "/sitemap.xml",
    "/liuxi/",
    "/",
)


def again(read, etags):
    """What each address answers to a reader who has what the tags are of."""
    return {path: read(path, if_none_match=etag) for path, etag in etags.items()}


def etags_of(read, paths):
    return {path: read(path).response.headers["ETag"] for path in paths}


def test_an_unchanged_list_is_not_sent_again_and_every_answer_is_asked_for(made, read):
    public(made)
    found = again(read, etags_of(read, (*LISTS, address())))
    assert {path: page.status for path, page in found.items()} == dict.fromkeys((*LISTS, address()), 304)
    assert {page.response.headers["Cache-Control"] for page in found.values()} == {"public, no-cache"}


def test_a_release_is_seen_by_the_very_next_reader_everywhere(made, read):
    public(made, 1)
    etags = etags_of(read, LISTS)
    public(made, 2, title="第二件公示")
    found = again(read, etags)
    assert {path: page.status for path, page in found.items()} == dict.fromkeys(LISTS, 200)
    assert "2 件，最近一件 2026年3月2日" in found.pop("/liuxi/open/").source
    silent = [path for path, page in found.items() if "第二件公示" not in page.source and address(2) not in page.source]
    assert silent == []


def test_a_correction_is_seen_by_the_very_next_reader_everywhere(made, read):
    public(made)
    etags = etags_of(read, (*LISTS, address()))
    public(made, title="改正的公示", at="2026-03-03")
    assert {path: page.status for path, page in again(read, etags).items()} == dict.fromkeys((*LISTS, address()), 200)


@pytest.mark.parametrize("kind", list(WithdrawalKind))
def test_a_withdrawal_is_seen_by_the_very_next_reader_everywhere(made, read, kind):
    published = public(made)
    etags = etags_of(read, (*LISTS, address()))
    taken_back(made, published, kind, target="https://example.cn/" if kind.needs_target else "")
    found = again(read, etags)
    gone = 404 if kind is WithdrawalKind.SAFETY else 410
    assert found.pop(address()).status == gone
    assert {path: page.status for path, page in found.items()} == dict.fromkeys(LISTS, 200)
    assert [path for path, page in found.items() if "柳溪镇补贴公示" in page.source or address() in page.source] == []
    assert json.loads(found[f"{COLUMN}index.json"].source)["items"] == []
    answered = read(address()).response.headers
    assert (answered["Cache-Control"], "ETag" in answered) == ("public, no-cache", False)
