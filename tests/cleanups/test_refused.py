"""清理里没有办成的：lists that are no longer true stay inside, and what was typed too late is given back."""

from mingtang.cleanuplists.actions import publishing
from mingtang.cleanups.actions import signing
from mingtang.editorial.actions import releasing
from mingtang.editorial.actions import signing as approving
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.metadata import Validity
from mingtang.validity.actions.lives import end
from tests.cleanups.conftest import AT, BURNING, URL, entry, proposed, signed
from tests.pages import signed_in, words
from tests.refusals import refused

UNTRUE = (
    f"第 1 号《{BURNING}》现在已经废止，不能再是“继续有效”。",
    "签批以后文件库里有了变动，这份目录不能公布；已经送审的请退回，另行登记一次清理，重新提意见、签批。",
)


def repealed(made):
    end(made.burning, kind=Validity.REPEALED, on=AT.date(), basis="镇长办公会议决定。", by=made["leader"], at=AT)


def test_lists_that_say_of_a_repealed_document_that_it_stays_in_force_are_not_released(made, cleanup):
    revision = publishing.submit_for_publication(signed(made, cleanup), by=made["clerk"], at=AT)
    approving.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AT)
    approving.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    repealed(made)
    with refused(*UNTRUE):
        releasing.release(revision, by=made["clerk"], at=AT)


def test_nor_are_they_handed_in_once_they_are_untrue(made, cleanup):
    done = signed(made, cleanup)
    repealed(made)
    assert publishing.reasons_against_publication(done, by=made["clerk"], at=AT) == list(UNTRUE)


def test_an_opinion_that_comes_too_late_is_told_why_and_given_back(made, cleanup):
    signed(made, cleanup)
    told = {"fate": "repeal", "reason": "已由新的办法代替，写了很久。", "entry": ["1"]}
    answer = signed_in(made, "clerk").post(f"{URL}propose/", told)
    page = words(answer)
    why = "这次清理现在是“已经签批”，要到“提意见”才能办这一步。"
    assert answer.status_code == 422
    assert [text in page for text in ("没有办成", why, "您刚才写的，没有存上", told["reason"])] == [True] * 4


def test_a_check_by_the_wrong_person_is_told_why_and_given_back(made, cleanup):
    proposed(made, cleanup)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    answer = signed_in(made, "officer").post(f"{URL}check/", {"check-words": "程序合法，依据充分。"})
    page = words(answer)
    why = "合法性审查由柳溪镇人民政府的审核人办理。"
    assert answer.status_code == 422
    assert [text in page for text in (why, "您刚才写的，没有存上", "程序合法，依据充分。")] == [True] * 3


def test_an_amendment_told_of_a_document_that_is_kept_is_given_back(made, cleanup):
    signed(made, cleanup)
    url = f"{URL}documents/{entry(cleanup, 1).pk}/amended/"
    page = words(signed_in(made, "clerk").post(url, {"words": "由新办法修改。"}))
    assert ("这份文件不是要修改的。" in page, "由新办法修改。" in page) == (True, True)
