"""mingtang clock：the dates of the contract, in words and as JSON; a wrong call is one clear sentence and exit 2."""

import argparse
import io
import json
from datetime import date

import pytest

from mingtang.cli import clock
from mingtang.law.workdays import Calendar, NoticeDay, notice_of


def call(line, calendar=None):
    parser = argparse.ArgumentParser()
    clock.add_parser(parser.add_subparsers(dest="command"))
    out, err = io.StringIO(), io.StringIO()
    args = parser.parse_args(["clock", *line.split()])
    code = clock.run(args, out, err, calendar) if calendar else clock.run(args, out, err)
    return code, out.getvalue(), err.getvalue()


def answer(line, calendar=None):
    code, out, err = call(f"{line} --json", calendar)
    assert (code, err) == (0, "")
    return json.loads(out)


def refusal(line):
    code, out, err = call(line)
    assert (code, out) == (2, "")
    return err.rstrip("\n")


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("proactive-publication --from 2026-01-30", "2026-03-05"),
        ("correction-notice --from 2026-02-14", "2026-03-03"),
        ("third-party-opinion --from 2026-04-08", "2026-04-29"),
        ("decision-comment --from 2026-03-02", "2026-04-01"),
        ("decision-comment --from 2026年3月2日", "2026-04-01"),
        ("annual-report-town --from 2026-12-31", "2027-01-31"),
        ("public-concern-other --from 2026-11-20T08:30", "2026-11-22T08:30"),
        ("public-concern-other --from 2026-11-20T08:30+08:00", "2026-11-22T08:30+08:00"),
        ("public-concern-statement --from 2026-11-20T20:30Z", "2026-11-21T09:30+08:00"),
        ("delayed-answer --from 2026-11-02 --length 5", "2026-11-09"),
        ("applicant-correction --from 2026-11-02 --length 5", "2026-11-09"),
        ("explainer-publication --from 2026-11-20 --length 0", "2026-11-20"),
        ("decision-catalogue --from 2026-06-30", "2026-06-30"),
        ("reply --received 2027-01-18 --fee-notified 2027-01-25 --fee-paid 2027-02-25", "2027-03-25"),
        (
            "reply --received 2026-04-03 --fee-sent 2026-04-30 --fee-notified 2026-05-08 --fee-paid 2026-06-04",
            "2026-07-03",
        ),
        ("hotline-order --from 2026-11-16 --extended 10", "2026-12-07"),
        ("reply --from 2026-09-18", "2026-10-22"),
        ("reply --received 2026-04-03 --pause 2026-04-08 2026-04-20", "2026-05-18"),
        ("reply --received 2026-04-03 --pause 2026-04-08 2026-04-20 --extended 20", "2026-06-15"),
        ("reply --received 2026-01-05 --corrected 2026-01-30", "2026-03-05"),
        ("reply --received 2026-09-18 --fee-notified 2026-09-28 --fee-paid 2026-10-12", "2026-11-09"),
    ],
)
def test_a_clock_gives_its_day(line, due):
    assert answer(line)["due"] == due


@pytest.mark.parametrize(
    "line",
    [
        "reply --received 2026-04-03 --pause 2026-04-08 -",
        "reply --received 2026-04-03 --pause 2026-04-08 2026-04-20 --pause 2026-04-15 -",
        "reply --received 2026-09-18 --fee-notified 2026-09-28",
    ],
)
def test_a_clock_that_stands_still_has_no_day(line):
    reckoned = answer(line)
    assert (reckoned["due"], reckoned["provisional"]) == (None, False)


def test_the_json_holds_the_keys_of_the_contract():
    reckoned = answer("petition-notice --from 2026-09-20")
    assert reckoned == {
        "clock": "petition-notice",
        "name": "信访事项告知",
        "due": "2026-10-08",
        "provisional": False,
        "steps": [
            {
                "date": "2026-09-20",
                "what": "收到信访事项，当日不计入",
                "article": "《中华人民共和国民事诉讼法》第八十五条",
            },
            {"date": "2026-10-05", "what": "满 15 日", "article": "《信访工作条例》第二十三条"},
            {
                "date": "2026-10-08",
                "what": "2026年10月5日（国庆节放假）不上班，顺延到后面第一个工作日",
                "article": "《中华人民共和国民事诉讼法》第八十五条",
            },
        ],
    }


def test_the_answer_in_words_explains_itself():
    code, out, err = call("petition-notice --from 2026-09-20")
    assert (code, err) == (0, "")
    assert out == (
        "信访事项告知（不超过 15 日，《信访工作条例》第二十三条）\n"
        "到期日：2026年10月8日（星期四）\n"
        "\n"
        "怎么算的：\n"
        "  2026年9月20日（星期日）  收到信访事项，当日不计入\n"
        "      依据：《中华人民共和国民事诉讼法》第八十五条\n"
        "  2026年10月5日（星期一）  满 15 日\n"
        "      依据：《信访工作条例》第二十三条\n"
        "  2026年10月8日（星期四）  2026年10月5日（国庆节放假）不上班，顺延到后面第一个工作日\n"
        "      依据：《中华人民共和国民事诉讼法》第八十五条\n"
    )


@pytest.mark.parametrize(
    ("line", "standing", "words"),
    [
        (
            "document-legality-review --from 2026-11-02",
            {
                "mark": "M",
                "confidence": "hi",
                "configurable": True,
                "note": "一般五至十五个工作日，为应对突发事件等除外；未核对全文。",
            },
            "“规范性文件合法性审核”的期限：未核实，由本机关设定（M 凭记忆，很有把握；可以由本机关设定）。"
            "一般五至十五个工作日，为应对突发事件等除外；未核对全文。",
        ),
        (
            "delayed-answer --from 2026-11-02 --length 5",
            {
                "mark": "V1",
                "confidence": "",
                "configurable": True,
                "note": "合理期限由本机关确定并告知申请人，代替原答复期限。",
            },
            "“延迟答复”的期限：本机关设定（V1 核对过全文；可以由本机关设定）。"
            "合理期限由本机关确定并告知申请人，代替原答复期限。",
        ),
        (
            "reply --received 2026-09-18 --fee-notified 2026-09-28 --fee-paid 2026-10-12",
            {
                "mark": "M",
                "confidence": "hi",
                "configurable": False,
                "note": "从缴费完毕的次日起重新计算；未核对办法全文。",
            },
            "“缴费后答复申请”的期限：未核实（M 凭记忆，很有把握；不能由本机关设定）。"
            "从缴费完毕的次日起重新计算；未核对办法全文。",
        ),
    ],
)
def test_an_answer_that_rests_on_no_verified_number_says_so(line, standing, words):
    reckoned = answer(line)
    assert {key: reckoned[key] for key in ("mark", "confidence", "configurable", "note")} == standing
    assert call(line)[1].splitlines()[2] == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("decision-comment --from 2026-03-02", "最早届满日：2026年4月1日（星期三）"),
        ("decision-hearing-material --from 2026-11-20", "到期日：2026年11月13日（星期五）"),
        ("reply --received 2026-04-03 --pause 2026-04-08 -", "期限已经停止计算，现在没有到期日。"),
        ("reply --received 2026-12-10", "到期日：2027年1月7日（星期四），暂定：涉及的放假安排还没有录入"),
        ("public-concern-statement --from 2026-11-20T20:30Z", "到期日：北京时间 2026年11月21日 09:30（星期六）"),
        ("reply --received 2026-12-03", "到期日：2026年12月31日（星期四），暂定：涉及的放假安排还没有录入"),
        ("public-concern-statement --from 2026-11-20T22:30", "到期日：2026年11月21日（星期六） 03:30"),
    ],
)
def test_the_second_line_is_the_day_in_words(line, words):
    assert call(line)[1].splitlines()[1] == words


def test_a_calendar_with_a_new_notice_gives_a_certain_day():
    notice = notice_of(2027, [NoticeDay(date(2027, 1, 1), False, "元旦")])
    assert answer("reply --received 2026-12-10")["provisional"]
    reckoned = answer("reply --received 2026-12-10", Calendar.shipped().with_notice(notice))
    assert (reckoned["due"], reckoned["provisional"]) == ("2027-01-08", False)


def test_the_list_names_every_clock_with_its_source():
    rows = answer("list")["clocks"]
    reply = next(row for row in rows if row["id"] == "reply")
    assert (reply["length"], reply["unit"], reply["extension"]) == (20, "working_days", 20)
    assert reply["source"] == {
        "title": "中华人民共和国政府信息公开条例",
        "number": "国务院令第711号",
        "article": "第三十三条",
    }


def test_the_list_of_a_day_names_each_clock_once():
    names = [row["id"] for row in answer("list --from 2026-11-22")["clocks"]]
    assert len(names) == len(set(names))
    assert set(names) == {row["id"] for row in answer("list")["clocks"]}


def test_the_list_in_words_goes_by_groups():
    code, out, _ = call("list")
    assert code == 0
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "主动公开", "依申请公开", "年度报告", "重大行政决策", "规范性文件和政策解读", "互动回应",
        "建议提案", "网站和新媒体更新", "村务公开", "土地征收",
    ]  # fmt: skip


def test_every_clock_of_the_list_can_be_reckoned():
    for row in answer("list --from 2026-11-20")["clocks"]:
        length = " --length 30" if row["length"] is None and row["unit"] != "date" else ""
        reckoned = answer(f"{row['id']} --from 2026-11-20T09:00{length}")
        assert (reckoned["clock"], reckoned["due"] is None) == (row["id"], False)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "请写明是哪一个期限，例如 mingtang clock proactive-publication --from 2026-01-30。"),
        ("tea-break --from 2026-01-30", "没有名为“tea-break”的期限，请用 mingtang clock list 查看全部期限。"),
        (
            "proactive-publication",
            "请用 --from 写明起算日（政府信息形成或者变更的日期），例如 --from 2026-01-30。",
        ),
        (
            "applicant-correction --from 2026-11-02",
            "“申请人补正”的期限由本机关确定，请用 --length 写明是多少个工作日，例如 --length 10。",
        ),
        (
            "reply --received 2026-01-05 --fee-sent 2026-01-09 --fee-notified 2026-01-08",
            "收到收费通知的日期（2026年1月8日）早于发出收费通知的日期（2026年1月9日），请核对。",
        ),
        ("reply", "请用 --received 写明收到申请的日期，例如 --received 2026-01-30。"),
        (
            "proactive-publication --from 2026-02-30",
            "--from 后面的“2026-02-30”不是日期，请写成 2026-01-30 这样。",
        ),
        (
            "proactive-publication --from 2026年2月30日",
            "--from 后面的“2026年2月30日”不是日期，请写成 2026-01-30 这样。",
        ),
        (
            "reply --received 2026-01-05 --extended 25",
            "答复期限最多延长 20 个工作日，写的是 25（《中华人民共和国政府信息公开条例》第三十三条）。",
        ),
        ("reply --received 2026-01-05 --extended -3", "延长的工作日数不能是负数，写的是 -3。"),
        (
            "reply --received 2026-01-05 --extended 0",
            "--extended 后面是延长的工作日数，从 1 到 20；没有延长就不要写。",
        ),
        ("reply --received 2026-01-05 --extended 十", "--extended 后面的“十”不是整数，请写成 20 这样。"),
        (
            "reply --received 2026-01-05 --corrected 2026-01-02",
            "收到补正的日期（2026年1月2日）早于收到申请的日期（2026年1月5日），请核对。",
        ),
        (
            "reply --received 2026-01-05 --pause 2026-01-08",
            "--pause 后面要写两个日期：发出征求意见的日期和收到答复的日期，还没有答复的写 -。",
        ),
        ("reply --received 2026-01-05 --fee-paid 2026-01-08", "写了缴费日期，没有写收到收费通知的日期，请补上。"),
        (
            "reply --received 2026-01-05 --from 2026-01-05",
            "--from 和 --received 都是收到申请的日期，请只写一个。",
        ),
        ("reply --received 2026-01-05 --length 3", "--length 不能用在 mingtang clock reply 里，请去掉。"),
        (
            "hotline-order --from 2026-01-05 --received 2026-01-05",
            "--received 不能用在 mingtang clock hotline-order 里，请去掉。",
        ),
        ("list --extended 3", "--extended 不能用在 mingtang clock list 里，请去掉。"),
        (
            "npc-suggestion --from 2014-03-02",
            "“代表建议答复”在2014年3月2日没有适用的依据："
            "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条自2025年3月11日起施行；"
            "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第四十二条"
            "自2015年8月29日起至2025年3月10日止施行。",
        ),
        (
            "lawsuit-direct --from 2017-03-02",
            "2017年3月2日早于工作日表的第一年（2018年），无法计算，请核对日期。",
        ),
        (
            "public-concern-other --from 2026-11-20",
            "“其他舆情回应”按小时计算，请写明时间，例如 2026-11-20T08:30。",
        ),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(line, sentence):
    assert refusal(line) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "reply --received 9999-12-31",
        "reply --received 0001-01-01",
        "reply --received 2026-01-05 --pause 2026-01-06 9999-12-31",
        "reply --received 2026-01-05 --fee-notified 2099-12-31",
        "reply --received 2026-01-05 --extended 99999999999999999999",
        "lawsuit-direct --from 9999-12-31",
        "public-concern-other --from 9999-12-31T23:59-12:00",
        "public-concern-other --from 9999-12-31T23:59",
        "decision-hearing-material --from 2018-01-03",
        "cppcc-proposal --from 2026-01-05 --length 999999999999",
        "delayed-answer --from 2099-12-01 --length 999",
    ],
)
def test_days_at_the_edges_of_time_are_refused_without_a_traceback(line):
    assert refusal(line).endswith("。")


def test_several_wrong_dates_are_answered_with_all_their_sentences():
    said = refusal("reply --received 2026-01-05 --corrected 2026-01-02 --fee-paid 2026-01-08").splitlines()
    assert len(said) == 2
