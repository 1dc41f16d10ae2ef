"""不丢字：what was typed is on the page again whenever it was refused, and words for pictures stay too."""

import pytest
from django.urls import reverse

from mingtang.drafting.actions import handing, pieces
from mingtang.drafting.models import Manuscript
from tests.drafting.conftest import AT, TEXT, fresh, picture, saved
from tests.drafting.test_screens import TYPED

TABLE = "<table><tbody><tr><td><p>乙</p></td></tr></tbody></table>"


@pytest.fixture
def officer(made, client):
    client.force_login(made["officer"])
    return client


@pytest.fixture
def shown(made, draft):
    return pieces.add(fresh(draft), upload=picture(), is_picture=True, alt="旧说明", by=made["officer"], at=AT)


def page(draft, name="draft", *more):
    return reverse(f"drafting:{name}", args=[draft.pk, *more])


def in_editor(answer):
    return answer.content.decode().partition("<template>")[2].partition("</template>")[0]


@pytest.mark.parametrize("name", ["draft", "hand-in"])
def test_the_text_in_the_editor_is_what_was_typed_when_it_was_saved_elsewhere(made, draft, officer, name):
    version = draft.version
    saved(draft, by=made["clerk"], html="<p>专员改的</p>")
    told = TYPED | {"version": version, "html": f"<p>我写的</p>{TABLE}<script>x</script>"}
    answer = officer.post(page(draft, name), told)
    assert (answer.status_code, in_editor(answer)) == (409, f"<p>我写的</p>{TABLE}")
    assert "我写的\n\n〔表格1〕</textarea>" in answer.content.decode()
    assert fresh(draft).html == "<p>专员改的</p>"


@pytest.mark.parametrize("wrong", [{"made_on": "x"}, {"title": "会议纪要（机密）"}])
def test_the_text_is_there_again_when_something_else_is_wrong(made, draft, officer, wrong):
    told = TYPED | {"version": draft.version} | wrong
    written = officer.post(page(draft), told | {"html": "<p>我写的</p>"})
    assert (written.status_code, in_editor(written)) == (422, "<p>我写的</p>")
    lines = officer.post(page(draft), told | {"lines": "一行\n\n又一行"})
    assert (lines.status_code, in_editor(lines)) == (422, "<h2>一行</h2><p>又一行</p>")
    assert "一行\n\n又一行</textarea>" in lines.content.decode()
    assert fresh(draft).html == TEXT


def test_what_was_typed_after_it_was_handed_in_elsewhere_can_be_copied(made, draft, officer):
    handing.hand_in(draft, by=made["officer"], at=AT)
    told = TYPED | {"version": draft.version, "title": "另一页的标题", "html": "<p>另一页写的</p>"}
    answer = officer.post(page(draft), told)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert ("您刚才写的，没有存上" in told, "另一页的标题" in told, "<p>另一页写的</p>" in told) == (True, True, True)
    assert "<template>" not in told
    assert "您刚才写的，没有存上" not in officer.get(page(draft)).content.decode()
    assert fresh(draft).html == TEXT


@pytest.mark.parametrize(("name", "status"), [("draft", 302), ("save", 200)])
def test_words_for_pictures_are_saved_with_the_rest(made, draft, shown, officer, name, status):
    html = f'<figure><img src="{shown.src}" alt="旧说明"></figure>'
    told = TYPED | {"version": draft.version, "html": html, f"alt-{shown.pk}": " 新的  说明 "}
    assert officer.post(page(draft, name), told).status_code == status
    shown.refresh_from_db()
    assert (shown.alt, fresh(draft).html) == ("新的 说明", html.replace("旧说明", "新的 说明"))
    assert fresh(draft).version == draft.version + 1
    again = TYPED | {"version": draft.version + 1, "html": html, f"alt-{shown.pk}": "新的 说明"}
    assert officer.post(page(draft, name), again).status_code == status
    assert "新的 说明" in fresh(draft).html


def test_words_for_one_picture_do_not_undo_those_for_another(made, draft, shown, officer):
    other = pieces.add(fresh(draft), upload=picture("二.png"), is_picture=True, alt="二", by=made["officer"], at=AT)
    told = TYPED | {"version": draft.version, "html": TEXT, f"alt-{shown.pk}": "甲", f"alt-{other.pk}": "乙"}
    assert officer.post(page(draft, "piece-describe", shown.pk), told).status_code == 302
    assert {piece.alt for piece in fresh(draft).pieces.all()} == {"甲", "乙"}


def test_words_that_are_too_long_or_secret_are_refused_and_stay_on_the_page(made, draft, shown, officer):
    told = TYPED | {"version": draft.version, "html": TEXT}
    for words in ("长" * 201, "密级：机密"):
        answer = officer.post(page(draft), told | {f"alt-{shown.pk}": words, "picture-alt": "另一张"})
        page_told = answer.content.decode()
        assert (answer.status_code, f'value="{words}"' in page_told, 'value="另一张"' in page_told) == (422, True, True)
        shown.refresh_from_db()
        assert shown.alt == "旧说明"


def test_giving_up_is_asked_twice_and_anothers_with_a_reason(made, draft, client):
    client.force_login(made["clerk"])
    told = client.get(page(draft)).content.decode()
    assert ("确定放弃" in told, 'name="reason"' in told) == (True, True)
    answer = client.post(page(draft, "discard"), {"reason": ""})
    assert answer.status_code == 422
    assert "放弃要写明原因" in answer.content.decode()
    assert Manuscript.rows.get().discarded_at is None
    assert client.post(page(draft, "discard"), {"reason": "重复了。"}).status_code == 302
    client.force_login(made["officer"])
    assert "放弃的原因：重复了。" in client.get(page(draft)).content.decode()
