"""当场答复：with its record, and never a refusal."""

from mingtang.caseletters.models import CaseLetter
from mingtang.law.foi import ApplicationState
from mingtang.spoken.actions import NO_PRESENT, NOT_SAID, Spoken, answer_at_once
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.spoken.conftest import AT, DAY, now


def test_an_answer_on_the_spot_ends_the_case_with_its_record(made, case):
    answer_at_once(
        now(case), Spoken("already-public", DAY, "口头告知在网站栏目里。", "林专员"), steps=1, by=made["clerk"], at=AT
    )
    found = now(case)
    assert (found.stands, found.outcome, found.ended_on) == (ApplicationState.ANSWERED, "R1", DAY)
    letter = CaseLetter.rows.get()
    assert (letter.kind, letter.event.act) == ("at-once", "answer_at_once")
    assert [said in letter.body for said in ("口头告知在网站栏目里。", "行政复议")] == [True, True]


def test_a_refusal_is_never_given_on_the_spot(made, case):
    with refused(
        "“属于国家秘密”不能当场答复，请拟写答复意见，经另一个人审核后签发。",
        "请写当场是怎样答复的：口头还是书面，说了什么、给了什么。",
        "请写在场的工作人员。",
    ):
        answer_at_once(now(case), Spoken("state-secret", DAY, "", ""), steps=1, by=made["clerk"], at=AT)


def test_an_empty_form_tells_everything_that_is_missing_at_once(made, case):
    page = words(signed_in(made, "clerk").post(f"{case.desk_address}reply/at-once/", {"steps": 1}))
    missing = ("请选择答复的依据。", "请填写答复的日期。", NOT_SAID, NO_PRESENT)
    assert [said for said in missing if said not in page] == []
