"""登记错了：what does not fit the case is doubted, and another person takes a mistaken entry back."""

from mingtang.casefiles import ports
from mingtang.law.proceedings import Cause, Course, ProceedingState, Result
from mingtang.recourse.actions.registering import SURE
from mingtang.recourse.models import Proceeding
from mingtang.recourse.queries.counting import counted
from tests.builders import moment
from tests.pages import signed_in, words
from tests.recourse.conftest import AT, brought, decided, fresh, struck
from tests.refusals import refused, stopped


def test_what_does_not_fit_the_case_is_registered_only_by_who_is_sure(made, case):
    with refused("这件申请在2026年3月20日答复了，没有超过期限，不是逾期没有答复。", SURE):
        brought(made, case, cause=Cause.SILENCE, sure=False)
    first = "这件申请不予公开，应当先申请行政复议（行政复议法第二十三条），直接起诉的，请在答辩时向法院说明。"
    with refused(first, SURE):
        brought(made, case, course=Course.DIRECT, sure=False)
    assert brought(made, case, course=Course.DIRECT).stands is ProceedingState.RECEIVED


def test_a_mistaken_entry_is_taken_back_by_another_person_and_counts_no_more(made, case):
    proceeding = brought(made, case)
    with refused("这一件是您登记的，请由另一个人撤销。"):
        struck(made, proceeding, by="clerk")
    with refused("撤销登记由柳溪镇人民政府的政务公开专员、审核人或者分管领导办理。"):
        struck(made, proceeding, by="officer")
    with refused("理由里不要写申请人、代理人的姓名、名称、地址和号码，请删去。"):
        struck(made, proceeding, why="甄申请的另一件")
    assert struck(made, proceeding).stands is ProceedingState.STRUCK
    assert counted(made.organ, 2026)[Course.REVIEW]["total"] == 0
    assert ports.unfinished([case.pk], on=AT.date()) == {}
    page = words(signed_in(made, "clerk").get(f"/desk/proceedings/{proceeding.pk}/"))
    assert "撤销登记：登记到别的申请上了" in page
    with stopped("撤销了的登记不得改动"):
        Proceeding.rows.filter(pk=proceeding.pk).update(state="received")


def test_a_mistaken_result_is_taken_back_too_but_not_what_opened_the_case_again(made, case):
    proceeding = decided(made, brought(made, case), Result.UPHELD)
    assert struck(made, proceeding, at=moment("2026-05-21")).result == "upheld"
    assert counted(made.organ, 2026)[Course.REVIEW]["total"] == 0
    anew = decided(made, brought(made, case), Result.CORRECTED, redo=True)
    with refused("申请已经按这一件的结果重新办理，不能撤销登记。"):
        struck(made, anew, at=moment("2026-05-21"))
    assert fresh(anew).stands is ProceedingState.CLOSED


def test_the_tribunal_is_marked_as_needed(made, case):
    page = words(signed_in(made, "clerk").get("/desk/proceedings/new/liuxi/2026-1/"))
    assert "审理的机关 必填" in page
