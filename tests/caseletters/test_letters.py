"""定稿的文书：kept word for word, never changed, erased at most; files without a name in their names."""

import pytest
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.caseletters.actions.letters import make_final
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.papers import paper, service_return
from mingtang.caseletters.setting import again, digest_of, letter_of
from mingtang.contents.kinds import Kind
from mingtang.law.case_letters import letter_kind
from mingtang.law.foi import FoiAct
from mingtang.law.rules import RuleBroken
from mingtang.sending.told import GivenNotices
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.caseletters.conftest import AT, did, handling, now
from tests.caseletters.test_every_letter import in_docx
from tests.pages import errors, signed_in, words
from tests.refusals import refused, sql, stopped

KIND = letter_kind("correction")


SAID = "受理编号2026-1，2026年3月2日收到。请写明要哪一年的，在收到之日起10个工作日内补正。"


@pytest.fixture
def case(made, case):
    """Its applicant was asked to correct."""
    return did(made, case, FoiAct.ASK_CORRECTION, facts={"term": 10}, text="哪一年的")


def a_letter(case, text=SAID, *, on=AT):
    return letter_of(KIND, text, organ=case.unit.name, addressee="甄申请", on=on.date())


def made_final(made, case, *, by="clerk", **told):
    return make_final(case, KIND, a_letter(case, **told), by=made[by], at=AT)


def test_a_letter_is_kept_with_a_digest_that_tells_nothing_of_it(made, case):
    letter = made_final(made, case)
    assert again(letter.body) == a_letter(case)
    assert letter.digest == digest_of(letter.body, letter.salt)
    told = Entry.rows.filter(verb="caseletters.make").get()
    assert not any(marker in told.facts for marker in MARKERS.values())


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "neighbour-clerk"])
def test_only_the_clerk_or_the_handler_writes(made, case, who):
    with refused("文书由柳溪镇人民政府的政务公开专员或者这件申请的承办人拟写。"):
        made_final(made, case, by=who)


def test_a_reply_is_not_made_final_past_its_signature(made, case):
    kind = letter_kind("reply-not-existing")
    letter = letter_of(kind, "没有。", organ=case.unit.name, addressee="甄申请", on=AT.date())
    with refused("答复要经审核、签发，请在“答复意见”里拟写。"):
        make_final(case, kind, letter, by=made["clerk"], at=AT)


def test_a_day_to_come_or_before_the_application_is_refused(made, case):
    with refused("成文日期（2026年3月3日）在今天以后，请核对。"):
        made_final(made, case, on=moment("2026-03-03"))
    with refused("成文日期（2026年3月1日）早于提交申请的日期，请核对。"):
        made_final(made, case, on=moment("2026-03-01"))


def test_a_mark_of_secrecy_is_refused(made, case):
    with pytest.raises(RuleBroken, match="密级标志"):
        made_final(made, case, text="机密★10年\n请补正。")
    assert CaseLetter.rows.count() == 0


def test_the_database_lets_a_letter_be_erased_and_nothing_else(made, case):
    letter = made_final(made, case)
    for statement in (
        "UPDATE caseletters_caseletter SET body = 'x' WHERE id = %s",
        "UPDATE caseletters_caseletter SET number = 'x' WHERE id = %s",
    ):
        with stopped("定稿的文书不得改动"):
            sql(statement, letter.pk)
    with stopped("定稿的文书不得删除"):
        sql("DELETE FROM caseletters_caseletter WHERE id = %s", letter.pk)
    sql("UPDATE caseletters_caseletter SET body = '', salt = '' WHERE id = %s", letter.pk)
    letter.refresh_from_db()
    with pytest.raises(RuleBroken, match="已经按规定抹去"):
        paper(letter, Kind.DOCX)


def test_files_are_named_without_the_applicant_and_marked_where_data_are_invented(made, case):
    letter = made_final(made, case)
    file = paper(letter, Kind.DOCX)
    assert (file.name, paper(letter, Kind.PDF).data[:5]) == ("2026-1-补正告知书.docx", b"%PDF-")
    assert "甄申请" in in_docx(file.data)
    assert again(letter.body, demo=True).watermark == "演示数据"
    assert service_return(letter, Kind.DOCX, demo=True).data != service_return(letter, Kind.DOCX).data


def test_the_receipt_of_service_names_the_letter_and_leaves_the_rest_to_be_written(made, case):
    file = service_return(made_final(made, case), Kind.DOCX)
    assert file.name == "2026-1-补正告知书-送达回证.docx"
    said = in_docx(file.data)
    assert [each in said for each in ("《补正告知书》", "受送达人甄申请", "送达地点")] == [True] * 3


def test_a_letter_is_filled_in_looked_at_and_made_final_on_the_desk(made, case):
    client = signed_in(made, "clerk")
    url = reverse("caseletters:compose", args=["liuxi", 2026, 1, "correction"])
    first = client.get(url).content.decode()
    assert [said in first for said in ("哪一年的", "收到本告知书之日起10个工作日内")] == [True, True]
    asked = {"ask-a0": "要写明哪一年。", "ask-a1": "收到之日起10个工作日内", "on": "2026-03-02"}
    filled = client.post(url, asked | {"act": "fill"})
    assert "要写明哪一年。 请在收到之日起10个工作日内，以书面形式" in words(filled)
    edited = asked | {"text": SAID, "number": "柳政补〔2026〕1号", "act": "make"}
    assert client.post(url, edited).status_code == 302
    letter = CaseLetter.rows.get()
    assert (letter.number, letter.event.act) == ("柳政补〔2026〕1号", "ask_correction")
    page = words(client.get(f"{case.desk_address}letters/{letter.pk}/"))
    assert [said in page for said in (SAID, "甄申请：")] == [True, True]
    assert "现在要发" not in words(client.get(case.desk_address))


def test_what_is_not_filled_in_is_told_beside_the_form(made, case):
    url = reverse("caseletters:compose", args=["liuxi", 2026, 1, "correction"])
    answer = signed_in(made, "clerk").post(url, {"ask-a0": "x", "on": "2026-03-02", "act": "fill"})
    assert (answer.status_code, errors(answer)) == (422, ["还没有填写“补正期限”，这份文书里要用到它。"])
    assert CaseLetter.rows.count() == 0


def test_the_case_page_says_what_has_to_be_sent(made):
    case = did(made, handling(made), FoiAct.EXTEND, facts={"days": 10})
    assert "延期答复告知书 现在要发" in words(signed_in(made, "clerk").get(case.desk_address))


def test_whoever_applied_takes_the_letter_of_a_step_with_the_code_and_no_reply_before_it_is_served(made, case, rf):
    letter = made_final(made, now(case))
    kept = {"application": case, "event": letter.event, "on": AT.date(), "by": made["clerk"], "at": AT}
    reply = CaseLetter.rows.create(kind="reply-not-existing", body="有", **kept)
    room, request = GivenNotices(), rf.post("/applications/")
    assert room.notices(case) == [(f"letter-{letter.pk}", "补正告知书（Word 文件）")]
    answer = room.file(case, f"letter-{letter.pk}", request)
    assert "2026-1" in answer["Content-Disposition"]
    assert [room.file(case, key, request) for key in (f"letter-{reply.pk}", "letter-x", "docx")] == [None] * 3
