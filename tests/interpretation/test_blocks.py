"""内容块：typed, in order, without personal numbers and marks of secrecy; pictures with their words."""

import pytest

from mingtang.contents.checks import CLASSIFIED
from mingtang.interpretation.actions import blocks, plans, publishing
from mingtang.interpretation.body import body_of
from mingtang.law.explainer_blocks import BlockKind
from mingtang.law.rules import RuleBroken
from tests.drafting.conftest import handing, picture
from tests.interpretation.conftest import ANSWERS, AT, FIGURES, LATER, a_plan, filled, planned
from tests.refusals import refused


def kinds(explainer):
    return [block.kind for block in explainer.blocks.all()]


def test_blocks_stand_in_order_and_change_places(made, manuscript):
    explainer = filled(made, planned(made, manuscript))
    told = {"by": made["officer"], "at": AT}
    text = blocks.add(explainer, kind=BlockKind.TEXT, told={"heading": "", "text": "背景。"}, **told)
    blocks.move(text, up=True, **told)
    assert kinds(explainer) == ["figures", "text", "answers"]
    blocks.move(explainer.blocks.first(), up=True, **told)
    blocks.move(explainer.blocks.first(), up=False, **told)
    assert kinds(explainer) == ["text", "figures", "answers"]
    blocks.remove(explainer.blocks.get(kind="text"), **told)
    assert kinds(explainer) == ["figures", "answers"]


def test_a_picture_needs_all_its_words_and_is_public_under_its_own_address(made, manuscript):
    explainer, by = planned(made, manuscript), made["officer"]
    told = {"heading": "", "alt": "打捆机在地头作业", "text": "打捆机把秸秆打成捆。"}
    with refused("请填写“图片的全部内容”。", "请选择图片。"):
        blocks.add(explainer, kind=BlockKind.PICTURE, told=told | {"text": ""}, by=by, at=AT)
    block = blocks.add(explainer, kind=BlockKind.PICTURE, told=told, upload=picture(), by=by, at=AT)
    body = body_of(explainer)
    assert [(row["key"], row["name"]) for row in body["pictures"]] == [(str(block.picture.key), "现场.png")]
    assert body["blocks"][0]["picture"] == 0
    blocks.change(block, told=told | {"alt": "新说明"}, by=by, at=AT)
    assert explainer.blocks.get().picture == block.picture


def test_numbers_of_persons_and_marks_of_secrecy_are_refused_before_anything_is_stored(made, manuscript):
    explainer, by = planned(made, manuscript), made["officer"]
    for words in ("秘密★10年", "打 13800138000 找他"):
        with pytest.raises(RuleBroken):
            blocks.add(explainer, kind=BlockKind.TEXT, told={"heading": "", "text": words}, by=by, at=AT)
    assert kinds(explainer) == []


def test_a_refusal_says_in_which_row_and_field(made, manuscript):
    explainer, by = planned(made, manuscript), made["officer"]
    rows = [{"question": "找谁？", "answer": "找村民委员会。"}, {"question": "电话？", "answer": "打 13800138000 找他"}]
    told = {"kind": BlockKind.ANSWERS, "told": {"heading": "", "rows": rows}, "numbers": (1, 4), "by": by, "at": AT}
    with refused("第 4 行的“答”的文字里有手机号，请删去个人信息再提交。"):
        blocks.add(explainer, **told)
    rows[1]["answer"] = "秘密★10年"
    with pytest.raises(RuleBroken) as broken:
        blocks.add(explainer, **told)
    assert broken.value.reasons == (CLASSIFIED, "密级标志在第 4 行的“答”里。")


def test_what_somebody_else_wrote_since_it_was_opened_is_not_overwritten(made, manuscript):
    block = filled(made, planned(made, manuscript)).blocks.get(kind="answers")
    opened, told = block.digest, {"by": made["officer"], "at": AT}
    theirs = ANSWERS | {"heading": "别人写的"}
    blocks.change(block, told=theirs, opened=opened, **told)
    with refused(blocks.CHANGED):
        blocks.change(block, told=ANSWERS, opened=opened, **told)
    assert block.explainer.blocks.get(kind="answers").heading == "别人写的"


def test_what_was_handed_in_stays_as_it_is(made, manuscript):
    explainer = filled(made, planned(made, manuscript))
    handing.hand_in(manuscript, by=made["officer"], at=LATER)
    publishing.hand_in(explainer, by=made["officer"], at=LATER)
    closed = "解读已送审，不能改动。要改，请先撤回送审，或者等审核人退回。"
    told = {"by": made["officer"], "at": LATER}
    explainer = plans.locked(explainer)
    with refused(closed):
        blocks.add(explainer, kind=BlockKind.ANSWERS, told=ANSWERS, **told)
    with refused(closed):
        blocks.change(explainer.blocks.first(), told=FIGURES, **told)
    with refused(closed):
        plans.change(explainer, plan=a_plan(), **told)


def test_only_those_who_draft_write(made, manuscript):
    explainer = planned(made, manuscript)
    wrong = "谁起草谁解读：柳溪镇农业农村办公室的稿件由本单位的科室承办人或者政务公开专员来写。"
    for who in ("reviewer", "other-officer", "leader"):
        with refused(wrong):
            blocks.add(explainer, kind=BlockKind.ANSWERS, told=ANSWERS, by=made[who], at=AT)
