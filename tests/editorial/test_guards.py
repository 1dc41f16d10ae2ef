"""守卫：what nobody may do alone, not even with SQL in hand, on either database."""

import json

import pytest
from django.db import connection

from mingtang.editorial.actions import drop, send_back
from mingtang.editorial.models import Approval, Edition, Published, Return, Revision
from tests.builders import moment
from tests.editorial.conftest import CLEAR, released, reviewed, sha256, submitted
from tests.refusals import sql, stopped

AT = moment("2026-03-05")
SIGN = (
    "INSERT INTO editorial_approval (revision_id, stage, reviewer_id, digest, findings, ticks, at) "
    "VALUES (%s, %s, %s, %s, %s, '[]', %s)"
)
PUBLISH = (
    "INSERT INTO editorial_published (document_id, revision_id, number, title, body, digest, signed_by_id, at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


def sign(revision, person, stage="review", *, digest=None, findings=CLEAR):
    sql(SIGN, revision.pk, stage, person.pk, digest or revision.digest, json.dumps(findings), AT)


def publish(revision, person, **other):
    told = {"number": revision.edition.number, "body": revision.body, "title": revision.title} | other
    digest = other.get("digest", revision.digest)
    sql(PUBLISH, revision.edition.document_id, revision.pk, told["number"], told["title"], told["body"], digest,
        person.pk, AT)  # fmt: skip


def test_an_author_does_not_approve(made):
    revision = submitted(made)
    with stopped("拟稿人不能审签自己的稿件"):
        sign(revision, made["clerk"])


def test_the_author_of_an_earlier_revision_does_not_approve_a_later_one(made):
    first = submitted(made)
    Revision.rows.create(
        edition=first.edition, number=2, title="改", body="{}", digest=sha256("改"), openness="proactive",
        stages="review leader", author=made["officer"], made_at=AT,
    )  # fmt: skip
    with stopped("拟稿人不能审签自己的稿件"):
        sign(Revision.rows.get(number=2), made["clerk"])


def test_nobody_approves_a_stale_revision(made):
    old = submitted(made)
    submitted(made, "第二稿。")
    with stopped("只能审签在办版次的最新稿"):
        sign(old, made["reviewer"])


def test_nobody_approves_what_was_sent_back(made):
    revision = submitted(made)
    send_back(revision, reason="改。", by=made["reviewer"], at=AT)
    with stopped("只能审签在办版次的最新稿"):
        sign(revision, made["second-reviewer"])


def test_nobody_approves_what_was_taken_back(made):
    revision = submitted(made)
    drop(revision.edition, by=made["clerk"], at=AT)
    with stopped("只能审签在办版次的最新稿"):
        sign(revision, made["reviewer"])


def test_an_approval_signs_the_digest_of_its_revision(made):
    revision = submitted(made)
    with stopped("只能审签在办版次的最新稿"):
        sign(revision, made["reviewer"], digest="0" * 64)


def test_the_leader_does_not_sign_before_the_review(made):
    revision = submitted(made)
    with stopped("各个环节须由不同的人依次审签"):
        sign(revision, made["leader"], "leader", findings={})


@pytest.mark.parametrize(
    "findings", [{}, {**CLEAR, "privacy": False}, {key: True for key in CLEAR if key != "work_secret"}]
)
def test_a_review_without_every_item_found_clear_is_no_review(made, findings):
    revision = submitted(made)
    with stopped():
        sign(revision, made["reviewer"], findings=findings)


def test_nobody_signs_both_stages(made):
    revision = reviewed(made)
    with stopped():
        sign(revision, made["reviewer"], "leader", findings={})


def test_signatures_do_not_change_and_do_not_go(made):
    reviewed(made)
    with stopped("审签不得改动"):
        Approval.rows.update(reviewer=made["second-reviewer"])
    with stopped("审签不得改动"):
        Approval.rows.all().delete()


def test_a_revision_does_not_change_and_does_not_go(made):
    submitted(made)
    with stopped("稿次送审后不得改动"):
        Revision.rows.update(body="{}")
    with stopped("稿次送审后不得改动"):
        Revision.rows.all().delete()


def test_a_reviewer_does_not_slip_in_a_revision_of_their_own(made):
    revision = reviewed(made)
    with stopped("只能为在办版次送审"):
        Revision.rows.create(
            edition=revision.edition, number=2, title="改", body="{}", digest=sha256("改"), openness="proactive",
            author=made["reviewer"], made_at=AT,
        )  # fmt: skip


def test_a_live_edition_takes_no_further_revision(made):
    published = released(made)
    with stopped("只能为在办版次送审"):
        Revision.rows.create(
            edition=published.revision.edition, number=2, title="改", body="{}", digest=sha256("改"),
            openness="proactive", author=made["clerk"], made_at=AT,
        )  # fmt: skip


def test_nothing_is_published_without_both_signatures(made):
    revision = submitted(made)
    with stopped("审签不全，不能发布"):
        publish(revision, made["leader"])
    sign(revision, made["reviewer"])
    with stopped("审签不全，不能发布"):
        publish(revision, made["leader"])


@pytest.mark.parametrize(
    "other", [{"body": "{}"}, {"title": "别的"}, {"number": 7}, {"digest": "0" * 64}], ids=lambda told: next(iter(told))
)
def test_nothing_is_published_but_what_was_signed(made, other):
    revision = reviewed(made)
    sign(revision, made["leader"], "leader", findings={})
    with stopped("审签不全，不能发布"):
        publish(revision, made["leader"], **other)


def test_nobody_publishes_in_the_leaders_name(made):
    revision = reviewed(made)
    sign(revision, made["leader"], "leader", findings={})
    with stopped("审签不全，不能发布"):
        publish(revision, made["reviewer"])


def test_what_is_not_decided_to_be_public_is_not_published(made):
    revision = submitted(made)
    hidden = Revision.rows.create(
        edition=revision.edition, number=2, title="内部", body="{}", digest=sha256("内部"), openness="withheld",
        stages="review leader", author=made["clerk"], made_at=AT,
    )  # fmt: skip
    sign(hidden, made["reviewer"])
    sign(hidden, made["leader"], "leader", findings={})
    with stopped("审签不全，不能发布"):
        publish(hidden, made["leader"])


def test_what_was_published_does_not_change_and_does_not_go(made):
    released(made)
    with stopped("已公开的内容不得改动"):
        Published.rows.update(body='{"lines":[]}')
    with stopped("已公开的内容不得改动"):
        Published.rows.all().delete()


def test_what_was_published_is_not_put_in_anew_under_its_number(made):
    published = released(made)
    if connection.vendor == "sqlite":
        with stopped("已公开的内容不得改动"):
            sql("INSERT OR REPLACE INTO editorial_published SELECT * FROM editorial_published")
    else:
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        with stopped("已公开的内容不得改动"):
            sql("TRUNCATE editorial_published CASCADE")
    assert Published.rows.get() == published


@pytest.mark.parametrize("state", ["live", "past"])
def test_an_open_edition_does_not_become_public_by_a_stroke(made, state):
    submitted(made)
    with stopped("版次状态不能这样改"):
        Edition.rows.update(state=state)


@pytest.mark.parametrize("state", ["open", "dropped"])
def test_a_live_edition_does_not_go_back(made, state):
    released(made)
    with stopped("版次状态不能这样改"):
        Edition.rows.update(state=state)


def test_an_edition_begins_open_and_keeps_its_number(made):
    document = submitted(made).edition.document
    with stopped("新版次从在办开始"):
        document.editions.create(number=2, state="live", opened_at=AT)
    with stopped("版次状态不能这样改"):
        Edition.rows.update(number=9)
    with stopped("版次不得删除"):
        sql("DELETE FROM editorial_edition")


def test_a_document_keeps_its_address(made):
    document = released(made).document
    with stopped("公开件的身份和地址不得改动"):
        sql("UPDATE editorial_document SET address = '/liuxi/other/' WHERE id = %s", document.pk)
    with stopped("公开件的身份和地址不得改动"):
        sql("DELETE FROM editorial_document")


def test_nothing_is_sent_back_that_is_public(made):
    published = released(made)
    with stopped("只能退回在办版次的最新稿"):
        Return.rows.create(revision=published.revision, reviewer=made["reviewer"], reason="改。", at=AT)


def test_a_reason_for_sending_back_does_not_change(made):
    send_back(submitted(made), reason="改。", by=made["reviewer"], at=AT)
    with stopped("退回记录不得改动"):
        Return.rows.update(reason="没有问题。")


def test_nobody_signs_what_is_not_written_yet(made):
    revision = submitted(made)
    future = Revision(pk=revision.pk + 1000, digest=revision.digest)
    with stopped("只能审签在办版次的最新稿"):
        sign(future, made["clerk"])
    with stopped("只能退回在办版次的最新稿"):
        Return.rows.create(revision_id=future.pk, reviewer=made["clerk"], reason="改。", at=AT)


def test_nobody_writes_for_an_edition_that_is_not_there(made):
    revision = submitted(made)
    with stopped("只能为在办版次送审"):
        Revision.rows.create(
            edition_id=revision.edition_id + 1000, number=1, title="稿", body="{}", digest=sha256("稿"),
            openness="proactive", author=made["clerk"], made_at=AT,
        )  # fmt: skip
