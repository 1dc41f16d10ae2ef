"""条款。"""

import re

import pytest

from mingtang.language.clauses import clause_name, clauses, suggest_clauses


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("公开涉农补贴的申请指南和分配结果。", ("1.2b",)),
        ("更新权责清单和机构职能目录。", ("1.3a",)),
        ("解读方案与文件同步起草、同步审签。", ("2.2a",)),
        ("采用图解、音频视频等解读形式。", ("2.2b",)),
        ("编制年度决策事项目录。", ("3.1a",)),
        ("系统清理现行有效的规范性文件。", ("4.1a",)),
        ("政务公开向管理区延伸。", ("4.3c",)),
        ("抓好落实。", ()),
    ],
)
def test_a_sentence_suggests_the_clauses_its_words_point_at(text, wanted):
    assert suggest_clauses(text) == wanted


def test_headings_only_tip_the_balance():
    assert suggest_clauses("认真抓好落实。", "开展学习培训") == ()
    assert suggest_clauses("提高业务能力。", "开展学习培训") == ("5.2",)


def test_every_clause_has_an_id_of_its_own_and_words():
    ids = [clause.id for clause in clauses()]
    assert len(ids) == len(set(ids)) == 41
    assert [id_ for id_ in ids if not re.fullmatch(r"[1-6]\.\d[a-e]?", id_)] == []
    assert [clause.id for clause in clauses() if not clause.strong] == []


def test_every_clause_has_a_name_of_its_own():
    names = [clause.name for clause in clauses()]
    assert len(set(names)) == len(names)
    assert (clause_name("3.3"), clause_name("9.9")) == ("政府开放活动", "9.9")
