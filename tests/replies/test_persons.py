"""个人信息：numbers of persons go out only where it is said why, and whoever looks confirms it."""

from mingtang.applications.actions.steps import take
from mingtang.giving.actions import give
from mingtang.law.foi import FoiAct
from mingtang.replies.actions.drafting import hand_in, write
from mingtang.replies.actions.judging import CONFIRMED, look
from mingtang.replies.actions.signing import sign
from mingtang.replies.models import Look
from mingtang.replies.queries.replies import WHY, WHY_PERSONAL, reply_of
from tests.applying.conftest import entered
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.replies.conftest import AT, DAY, drafted, now, paper, seen

PHONE = "13800138000"
IN_TEXT = "文字里有手机号，请删去个人信息再提交。"
IN_FILE = "附件“材料.txt”的第 1 行有手机号，请删去后重新上传。"


def edited(made, case, *, text="", **more):
    told = reply_of(now(case), on=DAY)
    words_ = {"answers": told.answers | more, "withheld": [], "text": told.text + text, "fills": False}
    return write(now(case), **words_, seen=seen(case), by=made["clerk"], at=AT)


def test_a_number_in_the_text_or_in_a_file_stands_against_handing_in(made, case):
    drafted(made, case)
    edited(made, case, text=f"\n联系人电话{PHONE}。")
    give(now(case), upload=paper(f"电话{PHONE}"), title="材料", seen=seen(case), by=made["clerk"], at=AT)
    with refused(IN_TEXT, IN_FILE, WHY_PERSONAL):
        hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)


def test_what_the_applicant_wrote_is_not_asked(made):
    case = entered(made, wanted=f"登记在{PHONE}名下的补贴").application
    take(case, FoiAct.EXAMINE, on=DAY, seen=0, by=made["clerk"], at=AT)
    drafted(made, case)
    assert PHONE in reply_of(now(case), on=DAY).text
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)


def test_what_is_the_applicants_own_goes_out_once_two_people_said_so(made, case):
    drafted(made, case)
    edited(made, case, text=f"\n您登记的电话是{PHONE}。", **{WHY: "申请人要的就是自己登记的电话。"})
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    page = words(signed_in(made, "reviewer").get(f"{case.desk_address}reply/"))
    assert [said in page for said in (IN_TEXT, "申请人要的就是自己登记的电话。", "可以给这位申请人")] == [True] * 3
    with refused("里面有个人信息，请逐处看过，勾选“可以给这位申请人”再审核通过，或者退回修改。"):
        look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    look(now(case), seen=seen(case), confirms=True, by=made["reviewer"], at=AT)
    assert Look.rows.get().reason == CONFIRMED
    assert sign(now(case), seen=seen(case), steps=now(case).steps, by=made["leader"], at=AT).number


def test_the_reason_is_asked_for_on_the_page_once_there_is_something_to_explain(made, case):
    drafted(made, case)
    client, url = signed_in(made, "clerk"), f"{case.desk_address}reply/"
    assert "为什么可以给" not in words(client.get(url))
    edited(made, case, text=f"\n电话{PHONE}。")
    assert "里面的个人信息为什么可以给" in words(client.get(url))
