"""没有台账：an organ without a ledger is named as such, and no other ledger is shown in its place."""

import pytest

from tests.pages import signed_in, words


@pytest.mark.parametrize(("organ", "name"), [("shanqian", "山前镇"), ("nowhere", "这个机关")])
def test_an_organ_without_a_ledger_is_said_to_have_none(town, plan, organ, name):
    reader = signed_in(town, "county-inspector")
    for place in ("/desk/ledger/", "/desk/stalled/", "/desk/ledger/table/"):
        page = words(reader.get(f"{place}?organ={organ}", follow=True))
        assert f"没有{name}的台账" in page, place
        assert "柳溪镇2026年" not in page, place


def test_without_an_organ_asked_for_the_readers_own_ledger_is_shown(town, plan):
    assert "柳溪镇2026年政务公开工作要点" in words(signed_in(town, "county-inspector").get("/desk/ledger/"))
