"""HTML：every page that the other journeys have seen, read by the Nu checker in one run."""

import pytest


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同 test_pages.py 一起运行。")
    assert judges.html_problems() == []
