"""屏幕上的这一稿：what stands on the screen is what is handed in, and a page left open wipes nothing."""

import pytest

from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import STALE, choose
from mingtang.replies.queries.replies import reply_of
from mingtang.ui.clock import now as this_moment
from tests.pages import errors, signed_in, words
from tests.refusals import refused
from tests.replies.conftest import AT, drafted, handling, now, seen


@pytest.fixture
def today(made):
    return handling(made, at=this_moment(), on=day_of(this_moment()))


def told(case):
    return reply_of(now(case), on=day_of(this_moment()))


def screen(case, **typed):
    """What the form of the page sends, with what was typed instead."""
    found = told(case)
    fields = {f"draft-a{place}": found.answers.get(asked.name, "") for place, asked in enumerate(found.kind.asks)}
    hidden = {"seen": found.reply.digest, "ground": found.reply.ground}
    return hidden | fields | {"draft-text": found.text} | {f"draft-{name}": said for name, said in typed.items()}


def test_handing_in_takes_the_text_on_the_screen(made, today):
    drafted(made, today, at=this_moment())
    client, url = signed_in(made, "clerk"), f"{today.desk_address}reply/hand-in/"
    text = f"{told(today).text}\n另告知：可以到档案馆查阅。"
    assert client.post(url, screen(today, text=text)).status_code == 302
    assert (told(today).text, told(today).reply.state) == (text, "handed_in")
    assert told(today).reply.draftings.count() == 3


def test_what_is_not_changed_is_handed_in_as_it_is(made, today):
    drafted(made, today, at=this_moment())
    before = seen(today, at=this_moment())
    url = f"{today.desk_address}reply/hand-in/"
    assert signed_in(made, "clerk").post(url, screen(today)).status_code == 302
    assert (told(today).reply.digest, told(today).reply.state) == (before, "handed_in")


def test_what_must_not_be_handed_in_is_given_back_and_not_kept(made, today):
    drafted(made, today, at=this_moment())
    kept = told(today).text
    sent = screen(today, text="没有查到。")
    answer = signed_in(made, "clerk").post(f"{today.desk_address}reply/hand-in/", sent)
    assert (answer.status_code, told(today).text) == (422, kept)
    assert "答复里没有告知救济途径，请写上怎样申请行政复议、提起行政诉讼。" in errors(answer)
    assert "没有查到。</textarea>" in answer.content.decode()


def test_a_page_without_a_reply_does_not_wipe_the_one_that_a_colleague_began(made, case):
    drafted(made, case)
    with refused(STALE):
        choose(now(case), ground_id="repeated", seen="", by=made["clerk"], at=AT)


def test_what_was_typed_for_another_ground_comes_back_under_its_own_questions(made, today):
    drafted(made, today, "petition", at=this_moment())
    sent = screen(today, a0="要求处理邻居。")
    drafted(made, today, "not-existing", at=this_moment())
    before = seen(today, at=this_moment())
    answer = signed_in(made, "clerk").post(f"{today.desk_address}reply/save/", sent | {"act": "save"})
    page = words(answer)
    assert (answer.status_code, seen(today, at=this_moment())) == (422, before)
    assert [said in page for said in (STALE, "没有地方放", "理由 要求处理邻居。")] == [True] * 3
    assert "要求处理邻居。</textarea>" not in answer.content.decode()


def test_the_kinds_of_the_article_are_offered_and_kept_as_the_letter_writes_them(made, today):
    drafted(made, today, "in-process", at=this_moment())
    client, url = signed_in(made, "clerk"), f"{today.desk_address}reply/"
    place = [asked.need for asked in told(today).kind.asks].index("which_kind")
    sent = screen(today) | {f"draft-a{place}": ["讨论记录", "过程稿", "天气预报"], "act": "fill"}
    assert client.post(f"{url}save/", sent).status_code == 302
    assert "（讨论记录、过程稿）" in told(today).text
    shown = client.get(url).content.decode()
    assert [shown.count(f'value="{kind}"') for kind in ("人事管理", "请示报告", "讨论记录")] == [0, 1, 1]
    assert shown.count("checked") == 2


def test_reasons_end_as_sentences_in_the_letter(made, case):
    drafted(made, case, "petition", 理由="以申请的形式投诉")
    assert "以申请的形式投诉。\n" in reply_of(now(case), on=day_of(AT)).text


def test_a_reply_that_gives_something_without_a_file_says_so(made, today):
    drafted(made, today, "disclosed", at=this_moment())
    page = words(signed_in(made, "clerk").get(f"{today.desk_address}reply/"))
    assert "答复说要提供信息，还没有加文件。" in page
