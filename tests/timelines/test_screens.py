"""一项重点工作的屏幕：what stands on it, what comes back, and how many queries it takes."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone, Update
from mingtang.editorial.actions import send_back
from mingtang.files.models import Attachment
from mingtang.timelines.actions import propose
from tests import builders
from tests.builders import FOUNDED
from tests.dossiers.conftest import AT, facts, published, wrote
from tests.pages import errors, signed_in, words
from tests.roles import outcome


@pytest.fixture
def page(made, dossier):
    """Read the page as somebody."""
    return lambda who="officer": words(signed_in(made, who).get(f"/desk/key-work/{dossier.pk}/"))


def test_the_page_tells_what_it_is_who_keeps_it_and_what_it_carries_out(made, dossier, plan, page):
    actions.change(dossier, facts=facts(made, commitments=[builders.commitment(plan)]), by=made["clerk"], at=AT)
    shown = page()
    assert "2 个节点，已完成 0 个，下一个是“清淤”" in shown
    assert "更新人 江承办" in shown
    assert "公开惠农补贴的政策、申报和发放结果。 2026年 1.1.1 未启动" in shown
    assert "还没有公开过。公开地址是 /liuxi/key-work/hedao/" in shown


def test_what_was_moved_done_and_corrected_stands_with_its_reasons(made, dossier, page):
    step, other = Milestone.rows.select_related("dossier__unit__organ").order_by("due_on")
    actions.move_due(other, due_on=date(2026, 12, 1), reason="苗木没有到。", by=made["officer"], at=AT)
    actions.mark_done(step, done_on=AT.date(), note="验收单第1号。", by=made["officer"], at=AT)
    update = wrote(made, dossier)
    published(made, dossier, update)
    actions.correct(update, note="数字有误。", by=made["officer"], at=AT)
    shown = page()
    assert "江承办把2026年11月30日改为2026年12月1日：苗木没有到。" in shown
    assert "凭据：验收单第1号。 （江承办于2026年3月5日 09:00登记）" in shown
    assert "已更正 公开页还没有改" in shown
    assert "更正说明： 数字有误。" in shown
    assert "公众现在看到的是第 1 版，2026年3月5日 09:00由许审核确认。" in shown


def test_what_came_back_says_why(made, dossier, page):
    revision = propose(dossier, updates=[wrote(made, dossier).pk], by=made["officer"], at=AT)
    assert "江承办于2026年3月5日 09:00送审，等另一个人确认。" in page()
    send_back(revision, reason="写明哪一段。", by=made["reviewer"], at=AT)
    assert "江承办于2026年3月5日 09:00送审，已退回：写明哪一段。" in page()


def test_a_refused_act_stands_beside_its_reasons(page):
    shown = page("other-officer")
    for what in ("增加节点", "写进展", "送审公开", "办结", "终止"):
        assert f"现在还不能{what}：" in shown


def test_what_was_typed_comes_back_with_the_reasons(made, dossier):
    client = signed_in(made, "officer")
    data = {"update-on": "2026-03-02", "update-text": "联系13800138000。", "update-value": "2"}
    response = client.post(f"/desk/key-work/{dossier.pk}/updates/", data)
    assert (response.status_code, errors(response)) == (422, ["文字里有手机号，请删去个人信息再提交。"])
    assert response.context["form"]["text"].value() == "联系13800138000。"
    response = client.post(f"/desk/key-work/{dossier.pk}/milestones/", {"milestone-title": "清淤"})
    assert errors(response) == ["计划完成日期：这一项还没有填写，请填写。"]


def test_a_file_is_kept_with_its_entry_and_not_when_the_entry_is_refused(made, dossier, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    client = signed_in(made, "officer")

    def post(**told):
        file = SimpleUploadedFile("记录.txt", "清淤记录\n".encode())
        data = {"update-on": "2026-03-02", "update-text": "清淤。", "update-file": file} | told
        return client.post(f"/desk/key-work/{dossier.pk}/updates/", data).status_code

    assert post(**{"update-value": "2"}) == 422
    assert Attachment.rows.count() == 0
    assert post() == 302
    assert Update.rows.get().attachment.name == "记录.txt"
    seen = {who: outcome(signed_in(made, who).get(f"/desk/files/{Update.rows.get().attachment.key}/"))
            for who in ("clerk", "district-officer", "village-officer", "neighbour-clerk")}  # fmt: skip
    assert seen == {"clerk": 200, "district-officer": 200, "village-officer": 404, "neighbour-clerk": 404}


def test_three_hundred_entries_take_as_many_queries_as_one(made, dossier, django_assert_num_queries,
                                                           django_assert_max_num_queries):  # fmt: skip
    client, address = signed_in(made, "officer"), f"/desk/key-work/{dossier.pk}/"
    wrote(made, dossier)
    with django_assert_max_num_queries(45) as first:
        client.get(address)
    told = {"dossier": dossier, "on": date(2026, 3, 1), "written_by": made["officer"], "written_at": FOUNDED}
    Update.rows.bulk_create(Update(text=f"第{n}条。", **told) for n in range(299))
    Milestone.rows.bulk_create(
        Milestone(dossier=dossier, title=f"第{n}步", due_on=date(2026, 9, 1), made_at=FOUNDED) for n in range(20)
    )
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(address)


def test_what_has_ended_announces_no_next_step(made, dossier):
    published(made, dossier, wrote(made, dossier))
    assert "下一个是“清淤”" in words(Client().get("/liuxi/key-work/hedao/"))
    actions.close(dossier, reason="资金没有落实。", by=made["clerk"], at=AT)
    published(made, dossier, at=AT)
    page = words(Client().get("/liuxi/key-work/hedao/"))
    assert ["下一个" in page, "2 个节点，完成 0 个" in page, "原计划 2026年6月30日" in page] == [False, True, True]
