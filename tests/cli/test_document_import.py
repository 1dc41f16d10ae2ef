"""mingtang document import：a manuscript of the organ's clerk, with what was read and what is unsure."""

import json

import pytest

from mingtang.cli import document_import
from mingtang.cli.errors import Refused
from mingtang.drafting.models import Manuscript
from tests.cli.test_plan_ledger import call
from tests.cli.test_plan_ledger import paper as paper
from tests.cli.test_plan_ledger import town as town
from tests.language.official.test_reading import NOTICE


def test_a_paper_becomes_a_manuscript_of_the_clerk(town, paper):
    file = paper(NOTICE.replace("（此件公开发布）", ""), "通知.txt")
    told, _ = call(document_import, file, "--organ", "liuxi", "--json")
    told, draft = json.loads(told), Manuscript.rows.get()
    assert (told["id"], draft.owner.username, draft.unit.code) == (draft.pk, "clerk", "liuxi")
    assert (told["fields"]["number"], told["fields"]["made_on"]) == ("七政发〔2024〕3号", "2024-03-05")
    assert [one["field"] for one in told["unsure"]] == ["openness"]


def test_for_people_what_was_read_and_what_is_unsure_are_told_apart(town, paper):
    out, err = call(document_import, paper("关于修路的通知\n各村：\n请修路。\n", "通知.txt"), "--organ", "liuxi")
    assert out.splitlines()[1:] == ["title：关于修路的通知", "addressees：各村"]
    assert "没有读出成文日期，请补上。" in err.splitlines()


def test_a_folder_is_taken_in_and_again_makes_nothing_twice(town, tmp_path):
    (tmp_path / "下面").mkdir()
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "下面" / "修路.txt").write_text("关于修路的通知\n各村：\n请修路。\n", encoding="utf-8")
    (tmp_path / ".锁").write_text("不算")
    out, err = call(document_import, str(tmp_path), "--organ", "liuxi")
    assert (out, Manuscript.rows.count()) == ("一共 2 份：已建稿 2 份。\n", 2)
    assert [line[:4] for line in err.splitlines() if line[0] != " "] == ["1/2 ", "2/2 "]
    told, _ = call(document_import, str(tmp_path), "--organ", "liuxi", "--json")
    assert {name: count for name, count in json.loads(told).items() if name != "files"} == {
        "made": 0,
        "doubled": 2,
        "refused": 0,
    }
    assert Manuscript.rows.count() == 2


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("通知.txt", ("--organ", "nowhere"), "没有代码为“nowhere”的机关"),
        ("通知.txt", ("--organ", "liuxi", "--by", "nobody"), "没有账号为“nobody”的在岗人员"),
        ("通知.wps", ("--organ", "liuxi"), "请用原来的软件另存为 .docx 或者 .pdf 再导入"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence_and_begins_nothing(town, paper, name, words, said):
    with pytest.raises(Refused, match=said):
        call(document_import, paper(NOTICE, name), *words)
    assert Manuscript.rows.count() == 0
