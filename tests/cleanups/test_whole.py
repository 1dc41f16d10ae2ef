"""目录不漏：a published list annuls what it leaves out, so that nothing of the library may be left out of it."""

from mingtang.cleanuplists.actions import publishing
from mingtang.cleanups.actions import campaigns, ledger, signing
from mingtang.editorial.actions import releasing
from mingtang.editorial.actions import signing as approving
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from tests.cleanups.conftest import AT, KEEP, PUBLIC, proposed, published, signed
from tests.pages import words
from tests.refusals import refused
from tests.validity.conftest import public

WELLS = "柳溪镇机井管理办法"
LEFT_OUT = f"文件库里范围以内、这次清理没有列入的有 1 份：《{WELLS}》。公布了目录，没有列入的就不能作为依据。"
ANEW = "签批以后文件库里有了变动，这份目录不能公布；已经送审的请退回，另行登记一次清理，重新提意见、签批。"
RULE = "没有列入继续有效目录和拟修改目录的，不得作为行政管理的依据"


def wells(made):
    return public(made, WELLS, number="柳政发〔2026〕5号")


def test_a_ledger_that_lacks_a_document_of_the_library_is_not_handed_in(made, cleanup):
    proposed(made, cleanup)
    wells(made)
    with refused(
        "文件库里范围以内、台账里没有的还有 1 份；公布的目录不能漏，请在“进度”里点“全部加入台账”，再逐份提意见。"
    ):
        signing.hand_in(cleanup, by=made["clerk"], at=AT)
    campaigns.add_lacking(cleanup, by=made["clerk"], at=AT)
    ledger.propose(cleanup, ordinals=[4], proposal=KEEP, by=made["clerk"], at=AT)
    assert signing.hand_in(cleanup, by=made["clerk"], at=AT).state == "handed_in"


def test_what_comes_into_the_library_after_the_hand_in_stops_check_and_signature_until_it_is_sent_back(made, cleanup):
    proposed(made, cleanup)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    wells(made)
    with refused(LEFT_OUT, "请退回，由专员补齐、改好再送。"):
        signing.sign(cleanup, by=made["leader"], at=AT)
    assert signing.send_back(cleanup, words="补上机井的。", by=made["leader"], at=AT).state == "open"


def test_lists_that_leave_a_document_out_are_neither_handed_in_nor_released(made, cleanup):
    revision = publishing.submit_for_publication(signed(made, cleanup), by=made["clerk"], at=AT)
    approving.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AT)
    approving.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    wells(made)
    with refused(LEFT_OUT, ANEW):
        releasing.release(revision, by=made["clerk"], at=AT)


def test_the_public_page_annuls_only_what_a_whole_list_leaves_out(made, cleanup, client):
    published(made, cleanup)
    page = words(client.get(PUBLIC))
    assert (RULE in page, "公布以后才补录到网上的，以它自己页面上写的有效性为准" in page) == (True, True)
