"""稿件旁边的公文源头：the manuscript says which sheet it comes from, and why it may not be handed in yet."""

from django.urls import reverse

from mingtang.drafting.actions import writing
from tests.drafting.conftest import written
from tests.policies.conftest import AT, drafted, fresh, signed


def page(made, client, draft):
    client.force_login(made["officer"])
    return client.get(reverse("drafting:draft", args=[draft.pk])).content.decode()


def test_a_manuscript_shows_its_sheet_and_what_the_gate_will_say(made, policy, client):
    draft = drafted(made, policy)
    waits = "公文单还没有签发（拟稿），公开属性没有认定为“主动公开”。"
    shown = page(made, client, draft)
    assert (f"《{policy.title}》" in shown, waits in shown) == (True, True)
    signed(made, fresh(policy))
    shown = page(made, client, draft)
    assert ("公文单已签发，公开属性主动公开" in shown, waits in shown) == (True, False)


def test_a_policy_without_a_sheet_is_told_how_to_come_by_one(made, client):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    writing.keep(draft, written=written(type="policy"), version=draft.version, by=made["officer"], at=AT)
    shown = page(made, client, draft)
    assert ("这一种文件要先有公文单" in shown, "登记为历史文件" in shown) == (True, True)


def test_a_notice_says_nothing_of_a_sheet(made, client):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    writing.keep(draft, written=written(type="notice"), version=draft.version, by=made["officer"], at=AT)
    assert "公文源头" not in page(made, client, draft)
