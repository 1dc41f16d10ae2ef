"""mingtang plan import · plan status：the ledger from the command line, as JSON and for people."""

import argparse
import io
import json
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction

from mingtang.cli import plan_import, plan_status
from mingtang.cli.errors import Refused
from mingtang.intake.upload import take
from mingtang.law.rules import RuleBroken
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Plan
from tests import builders
from tests.builders import moment
from tests.roles import everything

PLAN = """柳溪镇2026年政务公开工作要点
为做好政务公开工作，制定本要点。
一、重点工作
（一）公开惠农补贴
公开惠农补贴的发放结果（责任单位：农业农村办公室；完成时限：6月底前）。每季度末公布项目进度（责任单位：东管理区）。
（二）公开决策
公布重大行政决策事项目录（责任单位：司法所；完成时限：4月底前）。
"""


@pytest.fixture
def town(db):
    return builders.town()


@pytest.fixture
def paper(tmp_path):
    def write(text=PLAN, name="要点.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return write


def call(module, *words):
    parser = argparse.ArgumentParser()
    module.add_parser(parser.add_subparsers())
    out, err = io.StringIO(), io.StringIO()
    name = module.__name__.rpartition("_")[2]
    code = module.run(parser.parse_args([name, *words]), out, err)
    assert code == 0
    return out.getvalue(), err.getvalue()


def imported(file, *more):
    return json.loads(call(plan_import, file, "--organ", "liuxi", "--json", *more)[0])


def status():
    return json.loads(call(plan_status, "--organ", "liuxi", "--year", "2026", "--json")[0])


def test_a_plan_is_imported_and_the_second_time_nothing_changes(town, paper):
    first = imported(paper(), "--openness", "proactive", "--made-on", "2026-01-20")
    assert (first["created"], first["changed"], first["withdrawn"]) == (["1.1.1", "1.1.2", "1.2.1"], [], [])
    assert (first["organ"], first["year"], first["openness"]) == ("liuxi", 2026, "proactive")
    before = everything()
    second = imported(paper())
    assert (second["created"], second["changed"], second["withdrawn"]) == ([], [], [])
    assert second["unchanged"] == ["1.1.1", "1.1.2", "1.2.1"]
    assert everything() == before


def test_an_edited_plan_shows_its_difference_and_keeps_evidence(town, paper):
    imported(paper())
    builders.evidence(builders.commitment(Plan.rows.get(), "1.2.1"), by=town["other-officer"])
    edited = PLAN.replace("每季度末公布项目进度", "每月5日前公布项目进度").replace(
        "公布重大行政决策事项目录（责任单位：司法所；完成时限：4月底前）。", "召开一次动员会。"
    )
    told = imported(paper(edited), "--dry-run")
    assert (told["imported"], told["changed"], told["created"], told["withdrawn"]) == (
        False,
        ["1.1.2"],
        ["1.2.2"],
        ["1.2.1"],
    )
    assert told["evidence_kept"] == {"1.2.1": 1}
    assert told["differences"] == [
        {
            "id": "1.1.2",
            "fields": ["text", "due_text", "rhythm"],
            "before": "每季度末公布项目进度（责任单位：东管理区）。",
            "after": "每月5日前公布项目进度（责任单位：东管理区）。",
        }
    ]
    assert [row["id"] for row in status()["commitments"]] == ["1.1.1", "1.1.2", "1.2.1"]
    out, _ = call(plan_import, paper(edited), "--organ", "liuxi")
    assert out.splitlines() == [
        "已导入《柳溪镇2026年政务公开工作要点》：新增 1 条，修改 1 条，移出 1 条，不变 1 条。",
        "新增 1.2.2 召开一次动员会。",
        "修改 1.1.2 每[-季度末-][+月5日前+]公布项目进度（责任单位：东管理区）。",
        "移出 1.2.1 公布重大行政决策事项目录（责任单位：司法所；完成时限：4月底前）。（它的 1 份佐证保留）",
    ]
    kept = status()
    assert [row["id"] for row in kept["commitments"]] == ["1.1.1", "1.1.2", "1.2.2"]
    assert [(row["id"], len(row["evidence"])) for row in kept["withdrawn"]] == [("1.2.1", 1)]


def test_another_organs_plan_and_evidence_that_goes_are_told_on_the_side(town, paper):
    imported(paper(), "--openness", "proactive", "--made-on", "2026-01-20")
    builders.evidence(builders.commitment(Plan.rows.get(), "1.2.1"), by=town["other-officer"])
    other = PLAN.replace("柳溪镇", "石桥镇").replace("公布重大行政决策事项目录", "召开一次动员会")
    expected = [
        "这份要点写的是石桥镇，导入的是柳溪镇的台账，请核对是不是选错了文件或者机关。",
        "1.2.1 移出台账，它有 1 份佐证，佐证保留，不再计入。",
    ]
    for more in (["--dry-run"], []):
        out, err = call(plan_import, paper(other), "--organ", "liuxi", "--json", *more)
        assert err.splitlines()[:2] == expected
        assert (json.loads(out)["withdrawn"], json.loads(out)["evidence_kept"]) == (["1.2.1"], {"1.2.1": 1})


@pytest.mark.django_db(transaction=True)
def test_what_is_told_is_what_the_import_itself_found(paper):
    town = builders.town()

    def second():
        try:
            return imported(paper(), "--by", "clerk")
        finally:
            connection.close()

    told = take(PLAN.encode(), "要点.txt")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = import_plan(
                unit=town.organ,
                reading=told.reading,
                source_name="要点.txt",
                source_sha256=told.sha256,
                by=town["clerk"],
                at=moment("2026-03-10"),
            )
            waiting = pool.submit(second)
            assert not wait([waiting], timeout=1.5).done
        found = waiting.result()
    assert (found["created"], found["unchanged"]) == ([], list(first.created))


def test_the_status_tells_state_owner_days_and_evidence(town, paper):
    imported(paper())
    row = builders.commitment(Plan.rows.get())
    builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    told = status()["commitments"][0]
    evidence = told.pop("evidence")
    assert told == {
        "id": "1.1.1",
        "kind": "task",
        "text": "公开惠农补贴的发放结果（责任单位：农业农村办公室；完成时限：6月底前）。",
        "state": "done",
        "owner": "柳溪镇农业农村办公室",
        "owner_code": "liuxi-nyb",
        "co_owners": [],
        "due": "2026-06-30",
        "next_due": "2026-06-30",
        "rhythm": "once",
    }
    assert evidence == [
        {
            "kind": "link",
            "title": "补贴发放公示",
            "on": "2026-03-01",
            "url": "https://www.example/gongshi",
            "file": None,
            "value": None,
            "unit": None,
            "decision": "completing",
            "public": False,
        }
    ]
    out, _ = call(plan_status, "--organ", "liuxi", "--year", "2026")
    assert out.splitlines()[0] == ("1.1.1 已完成，柳溪镇农业农村办公室，2026-06-30 前，佐证 1 份：" + told["text"])


def test_an_import_by_a_person_stands_in_the_trail_under_their_number(town, paper):
    imported(paper(), "--by", "clerk")
    (entry,) = [row for row in everything()["audit.Entry"] if row["verb"] == "workplan.import"]
    assert entry["actor"] == f"person:{town['clerk'].pk}"


def test_an_openness_nobody_decided_is_told_on_the_side(town, paper):
    out, err = call(plan_import, paper(), "--organ", "liuxi", "--json")
    assert json.loads(out)["openness"] == "undecided"
    assert err.splitlines()[-1] == (
        "要点的公开属性还没有认定，公开之前请认定：加上 --openness 再导入一次，或者在要点页面上认定。"
    )


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (("--organ", "nobody"), ("没有代码为“nobody”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。",)),
        (("--organ", "liuxi", "--by", "nobody"), ("没有账号为“nobody”的在岗人员，请核对 --by。",)),
        (("--organ", "liuxi", "--by", "officer"), ("工作要点由柳溪镇人民政府的政务公开专员维护。",)),
        (("--organ", "taoyuan"), ("桃园村村民委员会不是行政机关，工作要点由它所属的机关印发和导入。",)),
        (("--organ", "liuxi", "--openness", "withheld"), ("认定为“不予公开”的，请写明理由和依据。",)),
        (("--organ", "liuxi", "--made-on", "2999-01-01"), ("成文日期还没有到，请核对。",)),
    ],
)
def test_a_wrong_call_is_refused_in_a_sentence_and_leaves_nothing(town, paper, words, reasons):
    before = everything()
    with pytest.raises((Refused, RuleBroken)) as told:
        call(plan_import, paper(), *words)
    assert getattr(told.value, "reasons", (str(told.value),)) == reasons
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "name", "begins"),
    [
        ("", "空.txt", "“空.txt”是空文件"),
        (f"机密★1年\n{PLAN}", "要点.txt", "文件名或者内容里有密级标志。"),
        (PLAN, "要点（工作秘密）.txt", "文件名或者内容里有密级标志。"),
        ("请于下周一上午开会。", "通知.txt", "没有读出要点的年度"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_a_sentence_and_leaves_nothing(town, paper, text, name, begins):
    before = everything()
    with pytest.raises((Refused, RuleBroken)) as told:
        call(plan_import, paper(text, name), "--organ", "liuxi")
    sentence = getattr(told.value, "reasons", (str(told.value),))[0]
    assert sentence[: len(begins)] == begins
    assert everything() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nobody", "2026"), "没有代码为“nobody”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。"),
        (("liuxi", "1999"), "柳溪镇人民政府没有1999年的台账，请先用 mingtang plan import 导入要点。"),
    ],
)
def test_a_ledger_that_is_not_there_is_told(town, words, sentence):
    with pytest.raises(Refused) as told:
        call(plan_status, "--organ", words[0], "--year", words[1])
    assert str(told.value) == sentence
