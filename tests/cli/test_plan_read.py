"""mingtang plan read：one plan, for people or as JSON."""

import json
import subprocess
import sys

from mingtang.cli.main import main

PLAN = """青禾镇2023年政务公开工作要点
依据《某条例》（国务院令第711号），制定本要点。
一、公开
（一）财政。6月底前公布预算（责任单位：财政所）。定期通报。
（二）就业。政务公开是一项长期工作。"""


def written(tmp_path, text=PLAN, name="要点.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_alone_stands_on_standard_output(tmp_path, capsys):
    assert main(["plan", "read", written(tmp_path), "--json"]) == 0
    told = capsys.readouterr()
    plan = json.loads(told.out)
    assert (plan["title"], plan["year"], plan["issuer"]) == ("青禾镇2023年政务公开工作要点", 2023, "青禾镇")
    assert plan["basis"] == [{"title": "某条例", "number": "国务院令第711号"}]
    assert plan["chapters"][0]["sections"][0]["commitments"][0] == {
        "id": "1.1.1",
        "kind": "task",
        "text": "6月底前公布预算（责任单位：财政所）。",
        "due": "2023-06-30",
        "due_text": "6月底前",
        "rhythm": "once",
        "offices": ["财政所"],
        "cites": [],
        "clauses": [],
        "notes": [],
    }
    assert told.err == ""


def test_people_get_an_outline_and_what_to_check(tmp_path, capsys):
    assert main(["plan", "read", written(tmp_path)]) == 0
    assert capsys.readouterr().out.split("\n") == [
        "青禾镇2023年政务公开工作要点",
        "年份：2023 年；发文机关：青禾镇",
        "1 个部分，2 节，2 项任务，其中 1 项写明日期",
        "依据：《某条例》（国务院令第711号）",
        "",
        "一、公开",
        "  （一）财政。",
        "    1.1.1 6月底前公布预算（责任单位：财政所）。〔2023-06-30；财政所〕",
        "    1.1.2 定期通报。〔定期〕",
        "  （二）就业。",
        "    1.2.1 （陈述）政务公开是一项长期工作。",
        "",
        "需要核对的地方（1 处）：",
        "  1.1.2（第4行）：计划只写了“定期”，多久一次由单位自行确定，请在台账里设好周期。",
        "",
    ]


def test_a_file_that_cannot_be_read_is_exit_2_and_one_sentence(tmp_path, capsys):
    assert main(["plan", "read", written(tmp_path, "", "空.docx"), "--json"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "“空.docx”是空文件，里面没有内容；请核对后重新选择。\n")


def test_a_text_far_longer_than_a_plan_is_exit_2_and_one_sentence(tmp_path, capsys):
    assert main(["plan", "read", written(tmp_path, PLAN + "\n要公开。" * 20_001), "--json"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "“要点.txt”的篇幅远远超过一份工作要点，没有读取；请只保留工作要点部分后再试。\n",
    )


def test_a_wrong_ending_is_told_beside_the_reading(tmp_path, capsys):
    assert main(["plan", "read", written(tmp_path, name="要点.pdf"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["year"] == 2023
    assert told.err == "“要点.pdf”的扩展名是 .pdf，内容其实是纯文本，已按纯文本读取。\n"


def test_reading_a_plan_never_loads_the_framework():
    code = "import sys, mingtang.cli.plan_read; print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
