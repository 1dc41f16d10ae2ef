"""三个人：who drafts, who looks and who signs are three; a deputy is still the same person."""

from mingtang.replies.actions.drafting import hand_in
from mingtang.replies.actions.judging import look, send_back
from mingtang.replies.actions.signing import sign
from mingtang.replies.models import Reply
from tests.pages import signed_in, words
from tests.refusals import refused, sql, stopped
from tests.replies.conftest import AT, handed_in, handling, looked, now, seen
from tests.replies.test_guards import SIGN
from tests.standing import standing_in

LOOKED = "您审核过这件答复意见，不能签发，请另一个人签发。"


def test_whoever_looked_does_not_sign_for_the_leader(made, case):
    looked(made, case)
    deputy = standing_in(made, "reviewer", of="leader")
    with refused(LOOKED):
        sign(now(case), seen=seen(case), steps=now(case).steps, by=deputy, at=AT)


def test_the_database_refuses_it_too(made, case):
    looked(made, case)
    reply = Reply.rows.get()
    with stopped("审核的人不能签发"):
        sql(SIGN, made["reviewer"].pk, reply.digest, reply.pk)


def test_whoever_sent_it_back_may_sign_what_another_passed_then(made, case):
    looked(made, case)
    send_back(now(case), reason="改一改。", seen=seen(case), by=made["leader"], at=AT)
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    assert sign(now(case), seen=seen(case), steps=now(case).steps, by=made["leader"], at=AT).number


def test_the_leader_reads_why_the_signature_must_wait(made):
    from_today = handling(made)
    handed_in(made, from_today)
    url = f"{from_today.desk_address}reply/"
    page = words(signed_in(made, "leader").get(url))
    assert "现在还不能签发： 答复意见现在待合法性审核，不能签发。请等另一个人审核；要改的，改了重新送审。" in page
    assert "现在还不能审核通过" not in page
    assert "以后不能再改" not in words(signed_in(made, "reviewer").get(url))
