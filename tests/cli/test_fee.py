"""mingtang fee：the sums of the contract, in words and as JSON; a wrong call is one clear sentence and exit 2."""

import json
from datetime import date

import pytest

from mingtang.cli import main as cli
from mingtang.ui import clock
from tests.cli.test_main import modules_loaded


def call(capsys, line):
    code = cli.main(["fee", *line.split()])
    out, err = capsys.readouterr()
    return code, out, err


def answer(capsys, line):
    code, out, err = call(capsys, f"{line} --json")
    assert (code, err) == (0, "")
    return json.loads(out)


def refusal(capsys, line):
    code, out, err = call(capsys, line)
    assert (code, out) == (2, "")
    return err.rstrip("\n")


@pytest.mark.parametrize(
    ("line", "yuan"),
    [
        *((f"--items {k}", yuan) for k, yuan in ((0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000))),
        *((f"--items {k}", yuan) for k, yuan in ((41, 4300), (50, 7000), (51, 7400), (60, 11000))),
        *((f"--pages {p}", yuan) for p, yuan in ((0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700))),
        *((f"--pages {p}", yuan) for p, yuan in ((201, 2740), (250, 4700))),
        ("--items 31 --on 2021-01-01", 2200),
        ("--items 31 --on 2021年1月1日", 2200),
    ],
)
def test_a_number_gives_its_sum(capsys, line, yuan):
    told = answer(capsys, line)
    assert told["yuan"] == yuan == sum(band["yuan"] for band in told["bands"])


def test_the_json_holds_the_keys_of_the_contract(capsys):
    assert answer(capsys, "--items 43 --on 2026-11-20") == {
        "basis": "items",
        "count": 43,
        "on": "2026-11-20",
        "yuan": 4900,
        "bands": [
            {"from": 1, "to": 10, "each": 0, "yuan": 0},
            {"from": 11, "to": 30, "each": 100, "yuan": 2000},
            {"from": 31, "to": 40, "each": 200, "yuan": 2000},
            {"from": 41, "to": 43, "each": 300, "yuan": 900},
        ],
        "source": {
            "title": "政府信息公开信息处理费管理办法",
            "number": "国办函〔2020〕109号",
            "article": "第四条",
        },
        "mark": "V2",
    }


def test_without_a_day_the_standard_of_today_is_taken(capsys):
    before = clock.today()
    assert date.fromisoformat(answer(capsys, "--items 31")["on"]) in {before, clock.today()}


def test_the_answer_in_words_explains_itself(capsys):
    assert call(capsys, "--pages 120 --on 2026-11-20") == (
        0,
        "信息处理费，按量计收（《政府信息公开信息处理费管理办法》第五条，2026年11月20日的标准）\n"
        "金额：1100 元（一件申请的页数 120 页）\n"
        "\n"
        "怎么算的：\n"
        "  1 至 30 页，不收费\n"
        "  31 至 100 页，每页 10 元，70 页共 700 元\n"
        "  101 至 120 页，每页 20 元，20 页共 400 元\n"
        "\n"
        "这一标准只见过摘录或者二手页面，收取以前请核对原文。\n",
        "",
    )
    assert call(capsys, "--items 31 --on 2026-11-20")[1].splitlines()[-3] == (
        "“以 10 件为一档，每增加一档”读作：31 至 40 件每件 200 元，41 至 50 件每件 300 元，依次类推。"
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "请用 --items 写明件数，或者用 --pages 写明页数，例如 mingtang fee --items 31。"),
        (
            "--items 31 --pages 40",
            "按件计收和按量计收只能选一种，不能同时计收（《政府信息公开信息处理费管理办法》第三条）。",
        ),
        ("--items -1", "件数不能是负数，写的是 -1。"),
        ("--pages=-3", "页数不能是负数，写的是 -3。"),
        ("--items 十一", "--items 后面的“十一”不是整数，请写成 20 这样。"),
        ("--pages 3.5", "--pages 后面的“3.5”不是整数，请写成 20 这样。"),
        ("--pages 99999999999999999999", "页数最多写 1000000，请核对。"),
        ("--items 31 --on 2026-02-30", "--on 后面的“2026-02-30”不是日期，请写成 2026-01-30 这样。"),
        (
            "--items 31 --on 2020-12-31",
            "2020年12月31日没有可以适用的信息处理费标准，不能收取："
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）自2021年1月1日起施行。",
        ),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(capsys, line, sentence):
    assert refusal(capsys, line) == refusal(capsys, f"{line} --json") == sentence


def test_a_fee_is_reckoned_without_framework_or_database():
    assert modules_loaded("fee", "--items", "31") == "0 []"
