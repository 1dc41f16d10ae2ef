"""公开的页面：what is typed comes back when it is refused, what may answer is shown, and the code opens the case."""

import re

import pytest
from django.test import Client

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Application, Particulars
from mingtang.applying.actions.applicant import NOT_ASKED
from mingtang.index.actions import put
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.sealed.models import Sealed
from mingtang.ui.clock import now, today
from mingtang.visits import actions
from tests.applying.conftest import MARKERS, WANTED, applied, proof
from tests.pages import errors, signed_in, words
from tests.refusals import unchanged

DOOR, LOOK = "/applications/new/", "/applications/"


def key_of(page):
    return re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]


def sent(made, client, **told):
    """The public form, sent as a browser does."""
    key = key_of(client.get(DOOR, {"organ": "liuxi"}))
    usual = {"organ": "liuxi", "key": key, "website": "", "kind": "citizen", "form": "any", "way": "online", **MARKERS}
    images = told.pop("images", [proof()])
    return client.post(DOOR, usual | {"image": images} | told)


def looked(client, application, code, **told):
    return client.post(LOOK, {"organ": "liuxi", "number": application.number, "code": code} | told)


def codes(page):
    return re.search(r"查询码</dt><dd><strong>([^<]+)", page.content.decode())[1]


def test_one_organ_is_chosen_before_the_form_where_there_are_several(made, client):
    page = client.get(DOOR)
    assert "向哪个机关申请" in words(page)
    assert "柳溪镇人民政府" in words(page)
    assert "桃园村" not in words(page)


def test_a_villager_applies_and_looks_it_up(made, client):
    page = sent(made, client)
    application = Application.rows.get()
    assert page.status_code == 200
    assert "申请已收到" in words(page)
    found = looked(client, application, codes(page))
    assert "申请已经收到，正在审核。" in words(found)
    assert found["Cache-Control"].find("no-store") >= 0
    assert not [value for value in MARKERS.values() if value in words(found)]


def test_what_is_refused_comes_back_as_it_was_typed(made, client):
    with unchanged():
        page = sent(made, client, phone="打电话", images=[])
    assert page.status_code == 422
    assert errors(page) == [
        "联系电话：联系电话只写数字，可以带区号，例如 0000-1234567。",
        "身份证明：请附身份证明的照片；单位申请的，附营业执照或者登记证书的照片。",
    ]
    assert WANTED in page.content.decode()
    assert "打电话" in page.content.decode()


def test_a_picture_that_is_none_is_refused_and_leaves_nothing(made, client):
    key = key_of(client.get(DOOR, {"organ": "liuxi"}))
    told = {"organ": "liuxi", "key": key, "website": "", "kind": "citizen", "form": "any", "way": "online", **MARKERS}
    page = client.post(DOOR, told | {"image": proof(b"MZ" + b"\0" * 400)})
    assert page.status_code == 422
    assert (Application.rows.count(), Sealed.rows.count()) == (0, 0)


def test_looking_first_keeps_every_word_and_stores_nothing(made, client):
    with unchanged():
        page = sent(made, client, look="1", images=[])
    assert page.status_code == 200
    assert "没有找到已经公开的" in words(page)
    assert all(value in page.content.decode() for value in MARKERS.values())


def test_a_whole_sentence_finds_what_is_public_under_a_shorter_title(made, client):
    for n, title in enumerate(("柳溪镇2026年9月农村低保资金发放汇总", "柳溪镇2026年9月计划生育奖励公示")):
        told = {"key": f"t:{n}", "kind": "document", "address": f"/liuxi/{n}/", "title": title, "parts": ["正文"]}
        put(organ="liuxi", released_at=now(), facets={}, **told)
    page = sent(made, client, look="1", images=[], wanted="我想要柳溪镇2026年9月的农村低保资金发放汇总表")
    assert re.findall(r'href="(/liuxi/\d/)" target="_blank"', page.content.decode()) == ["/liuxi/0/"]


def test_the_receipt_repeats_what_was_sent(made, client):
    page = words(sent(made, client))
    assert not [value for value in MARKERS.values() if value not in page]
    assert "身份证明 1 张" in page


@pytest.mark.parametrize("wrong", [{"code": "AAAA AAAA"}, {"number": "2026-99"}, {"organ": "qinghe"}, {"number": "x"}])
def test_a_wrong_number_or_code_opens_nothing(made, client, wrong):
    given = applied(made)
    page = looked(client, given.application, wrong.pop("code", given.code), **wrong)
    assert page.status_code == 422
    assert words(page).count("没有找到这件申请：机关、受理编号或者查询码不对，请对照回执再填一次。") == 1


def test_full_width_digits_and_dashes_are_read(made, client):
    given = applied(made)
    year, serial = given.application.number.split("-")
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"}
    page = looked(client, given.application, given.code.lower(), number=f"{year}—{serial}号".translate(wide))
    assert page.status_code == 200


def asked_to_correct(made):
    given = applied(made, at=now())
    told = {"text": "请写明是哪一段灌渠。", "facts": {"term": 10}}
    take(given.application, FoiAct.ASK_CORRECTION, on=today(), seen=0, by=made["clerk"], at=now(), **told)
    return given


def test_the_applicant_corrects_and_the_period_begins_anew(made, client):
    given = asked_to_correct(made)
    page = looked(client, given.application, given.code)
    assert "要补什么：请写明是哪一段灌渠。" in words(page)
    done = looked(client, given.application, given.code, act="correct", seen="1", **{"correct-corrected": "东干渠"})
    assert "补正已收到。" in words(done)
    application = Application.rows.get()
    assert (application.stands, application.steps) == (ApplicationState.HANDLING, 2)
    assert Particulars.rows.get().corrected == "东干渠"


def test_a_correction_without_words_is_refused_and_stays(made, client):
    given = asked_to_correct(made)
    page = looked(client, given.application, given.code, act="correct", seen="1")
    assert page.status_code == 422
    assert "请写下补正后的申请内容，或者附上缺的证明。" in words(page)
    assert Application.rows.get().steps == 1


def test_what_was_typed_for_a_correction_comes_back_when_it_was_taken_in_another_window(made, client):
    given = asked_to_correct(made)
    looked(client, given.application, given.code, act="correct", seen="1", **{"correct-corrected": "东干渠"})
    page = looked(client, given.application, given.code, act="correct", seen="1", **{"correct-corrected": "西干渠"})
    assert page.status_code == 422
    assert NOT_ASKED.format(state="办理中") in words(page)
    assert "您刚才写的，没有提交 西干渠" in words(page)
    assert Particulars.rows.get().corrected == "东干渠"


def test_the_proof_that_was_missing_is_sent_in_without_a_word(made, client):
    given = asked_to_correct(made)
    page = looked(client, given.application, given.code)
    assert f"您原来写的 {WANTED}" in words(page)
    told = {"act": "correct", "seen": "1", "correct-corrected": "", "correct-image": [proof(), proof()]}
    assert "补正已收到。" in words(looked(client, given.application, given.code, **told))
    held = Particulars.rows.get()
    assert (held.corrected, len(held.pictures)) == ("", 3)


def test_the_right_code_opens_however_often_others_were_wrong_and_no_word_is_lost(made, client, monkeypatch):
    monkeypatch.setattr(actions, "MOST_WRONG", 1)
    given = asked_to_correct(made)
    told = {"act": "correct", "seen": "1", "correct-corrected": "东干渠"}
    for _ in range(3):
        page = looked(client, given.application, "AAAA AAAA", **told)
    assert errors(page) == [actions.WRONG_SO_OFTEN.format(most=1)]
    assert "东干渠" in page.content.decode()
    assert "补正已收到。" in words(looked(client, given.application, given.code, **told))


def test_what_is_wrong_with_the_paper_of_a_company_opens_the_fold_in_which_it_stands(made, client):
    page = sent(made, client, unit_code="123")
    assert re.search(r"<details open>\s*<summary>单位申请的", page.content.decode())
    assert 'href="#id_unit_code"' in page.content.decode()


def test_the_picture_may_be_several_and_one_that_is_too_large_loses_no_word(made, client):
    page = sent(made, client, images=[proof(), proof()])
    assert "申请已收到" in words(page)
    assert len(Particulars.rows.get().pictures) == 2
    large = proof(b"\xff\xd8\xff" + b"\0" * (22 * 1024 * 1024))
    with unchanged():
        page = sent(made, client, images=[large])
    assert page.status_code == 422
    assert errors(page) == ["身份证明：“身份证.jpg”超过 10 MB，没有收下。请换一张小一些的照片。"]
    assert WANTED in page.content.decode()


def test_an_old_page_is_told_what_happened_since(made, client):
    given = asked_to_correct(made)
    page = looked(client, given.application, given.code, act="correct", seen="0", **{"correct-corrected": "东干渠"})
    assert page.status_code == 422
    assert "这件申请在您打开页面以后又办了一步：刚才办了“告知补正”。" in words(page)


def test_taking_back_asks_whether_it_is_meant(made, client):
    given = applied(made, at=now())
    refused = looked(client, given.application, given.code, act="take_back", seen="0")
    assert "请先勾选“我确实要撤回”" in words(refused)
    done = looked(client, given.application, given.code, act="take_back", seen="0", sure="on")
    assert "申请已撤回。" in words(done)
    assert Application.rows.get().outcome == "R6.3"


def test_nobody_without_the_code_reads_anything_of_it(made):
    applied(made)
    pages = [Client().get(address) for address in ("/", "/liuxi/", "/liuxi/open/", DOOR, LOOK, "/sitemap.xml")]
    assert not [value for page in pages for value in MARKERS.values() if value in page.content.decode()]


def test_the_clerk_is_asked_once_about_one_that_was_registered_already(made):
    told = {"channel": "in_person", "submitted_on": "2026-03-02", "kind": "citizen", "form": "any", "way": "pick_up"}
    clerk = signed_in(made, "clerk")
    first = clerk.get("/desk/applications/new/")
    assert "确实另有一份" not in words(first)
    pages = [clerk.post("/desk/applications/new/", told | MARKERS | more) for more in ({}, {}, {"is_another": "on"})]
    assert [page.status_code for page in pages] == [200, 422, 200]
    assert "来件里还缺身份证明，已经先登记。" in words(pages[0])
    assert "确实另有一份" in words(pages[1])
    assert Application.rows.count() == 2
