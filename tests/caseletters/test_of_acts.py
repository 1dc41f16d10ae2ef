"""文书说的是哪一步：its days and sums come from the act, and there is none where the act is not in the case."""

from datetime import date

from mingtang.caseletters.actions.letters import make_final, values_for
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.queries.facts import event_for, first_values, must_say
from mingtang.caseletters.setting import letter_of, text_of
from mingtang.law.case_letters import letter_kind
from mingtang.law.foi import FoiAct
from tests.caseletters.conftest import AT, DAY, did
from tests.casework.conftest import LATE, day, does, now, sent
from tests.pages import errors, signed_in, words
from tests.refusals import refused

LAPSED = {"correction": ("ask_correction", "lapse_correction"), "fee": ("notify_fee", "lapse_fee")}


def lapsed(made, case, what):
    ask, lapse = LAPSED[what]
    told = {"sent": sent("03-04", "03-06")} if what == "correction" else {"sent": sent("03-13", "03-16")}
    does(made, ask, case, **told)
    does(made, lapse, case)
    return now(case)


def letter(case, kind, text, *, on=DAY):
    return letter_of(kind, text, organ=case.unit.name, addressee="甄申请", on=on)


def test_the_letters_of_a_lapse_are_filled_with_their_basis_and_their_notice(made, case):
    case = lapsed(made, case, "correction")
    url = f"{case.desk_address}letters/new/reply-correction-lapsed/"
    page = signed_in(made, "clerk").get(url)
    first = "2026年3月4日发出通知，2026年3月6日收到，补正的期限到2026年3月20日"
    assert first in words(page) or f'value="{first}"' in page.content.decode()
    kind = letter_kind("reply-correction-lapsed")
    event = event_for(case, kind)
    text = text_of(kind.text, values_for(case, kind, event, on=LATE.date()) | first_values(case, kind, event))
    assert "依照《中华人民共和国政府信息公开条例》第三十条，视为放弃申请" in text
    made_one = make_final(case, kind, letter(case, kind, text, on=LATE.date()), by=made["clerk"], at=LATE)
    assert made_one.event.act == "lapse_correction"
    page = words(signed_in(made, "clerk").get(case.desk_address))
    assert "逾期不补正，视为放弃申请 现在要发" not in page


def test_the_letter_of_a_lapsed_fee_is_made_on_the_desk(made, case):
    case = lapsed(made, case, "fee")
    url = f"{case.desk_address}letters/new/reply-fee-lapsed/"
    typed = {"ask-a0": "2026年3月13日发出通知", "on": "2026-03-02", "act": "fill"}
    answer = signed_in(made, "clerk").post(url, typed)
    assert (answer.status_code, errors(answer)) == (200, [])
    assert "依照《政府信息公开信息处理费管理办法》" in words(answer)


def test_a_letter_is_refused_where_its_act_is_not_in_the_case(made, case):
    for name, act in (("extension", "延长答复期限"), ("reply-withdrawn", "登记申请人撤回"), ("fee-notice", "通知收费")):
        kind = letter_kind(name)
        with refused(f"这件申请还没有办“{act}”，不能发“{kind.label}”。请先办这一步，日子和金额按它填写。"):
            make_final(case, kind, letter(case, kind, "x"), by=made["clerk"], at=AT)
    with refused("送达回证随要送达的文书下载，不用另拟。"):
        kind = letter_kind("service-return")
        make_final(case, kind, letter(case, kind, "a：b"), by=made["clerk"], at=AT)


def test_the_day_of_an_extension_is_the_one_reckoned(made, case):
    kind = letter_kind("extension")
    case = did(made, case, FoiAct.EXTEND, facts={"days": 20})
    text = text_of(kind.text, values_for(case, kind, event_for(case, kind), on=AT.date()) | {"延长理由": "材料要调"})
    assert "延长答复期限至2026年4月28日。" in text
    wrong = text.replace("2026年4月28日", "2099年2月30日")
    with refused(
        "正文里的“延长到”应当是“2026年4月28日”，这是办理中记下的，请改正，或者重新点“填好文字”。",
        "正文里的“2099年2月30日”不是日历上的一天，请改正。",
    ):
        make_final(case, kind, letter(case, kind, wrong), by=made["clerk"], at=AT)
    assert CaseLetter.rows.count() == 0


def test_an_extension_while_an_opinion_is_awaited_tells_its_working_days(made, case):
    does(made, "inquire", case)
    case = did(made, case, FoiAct.EXTEND, on=date(2026, 3, 9), at=LATE, facts={"days": 10})
    kind = letter_kind("extension")
    text = text_of(kind.text, values_for(case, kind, event_for(case, kind), on=AT.date()) | {"延长理由": "材料要调"})
    assert "延长答复期限10个工作日，征求第三方和其他机关意见所需时间不计算在内。" in text


def test_the_sum_of_a_fee_is_the_one_of_the_notice(made, case):
    does(made, "notify_fee", case)
    case, kind = now(case), letter_kind("fee-notice")
    event = event_for(case, kind)
    known = values_for(case, kind, event, on=LATE.date())
    first = first_values(case, kind, event)
    assert (known["金额"], first["收费标准"][:5]) == ("700", "按量计收，")
    text = text_of(kind.text, known | first | {"缴费方式": "到财政窗口缴"})
    assert must_say(case, event, known, kind.text)["金额"] == "700"
    with refused("正文里的“金额”应当是“700元”，这是办理中记下的，请改正，或者重新点“填好文字”。"):
        wrong = letter(case, kind, text.replace("处理费700元", "处理费7元元"), on=day("05-20"))
        make_final(case, kind, wrong, by=made["clerk"], at=LATE)


def test_a_third_party_is_written_to_only_where_one_was_asked(made, case):
    does(made, "inquire", case)
    case = now(case)
    kind = letter_kind("third-party-inquiry")
    told = first_values(case, kind, event_for(case, kind))
    assert told == {"收件机关": "某公司", "涉及内容": "是否同意公开"}
    assert event_for(case, letter_kind("organ-inquiry")) is None
