"""答复意见的守卫：refused by the database itself, past every layer."""

import pytest

from mingtang.giving.actions import give
from mingtang.replies.actions.drafting import hand_in
from mingtang.replies.actions.judging import look
from mingtang.replies.actions.signing import sign
from mingtang.replies.models import Reply
from tests.refusals import sql, stopped
from tests.replies.conftest import AT, drafted, handed_in, looked, now, paper, seen, signed

LOOK = (
    "INSERT INTO replies_look (reply_id, verdict, reason, digest, by_id, at) "
    "VALUES (%s, 'passed', '', %s, %s, '2026-03-02 09:00:00+08:00')"
)
SIGN = (
    "UPDATE replies_reply SET state = 'signed', signed_by_id = %s, signed_on = '2026-03-02', "
    "signed_at = '2026-03-02 09:00:00+08:00', digest = %s WHERE id = %s"
)


def the_reply():
    return Reply.rows.get()


def test_whoever_drafted_does_not_look(made, case):
    handed_in(made, case)
    with stopped("拟写的人不能审核"):
        sql(LOOK, the_reply().pk, the_reply().digest, made["clerk"].pk)


def test_only_what_was_handed_in_is_looked_at(made, case):
    drafted(made, case)
    with stopped("只能审核送审的那一稿"):
        sql(LOOK, the_reply().pk, the_reply().digest, made["reviewer"].pk)
    with stopped("没有审核过的答复不能待签发"):
        sql("UPDATE replies_reply SET state = 'looked' WHERE id = %s", the_reply().pk)


def test_another_text_than_the_one_looked_at_is_not_signed(made, case):
    looked(made, case)
    with stopped("只能签发另一个人审核过的那一稿"):
        sql(SIGN, made["leader"].pk, "0" * 64, the_reply().pk)
    with stopped("拟写的人不能签发"):
        sql(SIGN, made["clerk"].pk, the_reply().digest, the_reply().pk)


def test_what_was_not_looked_at_is_not_signed(made, case):
    handed_in(made, case)
    with stopped("只能签发另一个人审核过的那一稿"):
        sql(SIGN, made["leader"].pk, the_reply().digest, the_reply().pk)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE replies_reply SET ground = 'repeated'", "签发了的答复不得改动"),
        ("UPDATE replies_replytext SET text = 'x'", "签发了的答复不得改写"),
        ("UPDATE replies_givenfile SET title = 'x'", "提供的文件不得改动"),
        ("DELETE FROM replies_givenfile", "签发以后不能拿走文件"),
        ("DELETE FROM replies_drafting", "拟写的记录不得改动"),
        ("UPDATE replies_look SET reason = 'x'", "审核的记录不得改动"),
        ("UPDATE replies_replycounter SET last = 9", "答复序号只往后走"),
        ("DELETE FROM replies_reply", "答复意见不得删除"),
    ],
)
def test_what_was_signed_stays(made, case, statement, message):
    drafted(made, case)
    given = give(now(case), upload=paper(), title="", seen=seen(case), by=made["clerk"], at=AT)
    assert given.title == "材料"
    assert signed_as_it_stands(made, case).number
    with stopped(message):
        sql(statement)


def signed_as_it_stands(made, case):
    """The reply in hand, with its file, handed in, looked at and signed."""
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    return sign(now(case), seen=seen(case), steps=now(case).steps, by=made["leader"], at=AT)


def test_the_text_of_a_signed_reply_may_be_erased(made, case):
    signed(made, case)
    sql("UPDATE replies_replytext SET text = '', answers = '{}'")
    assert the_reply().content.text == ""
