"""写稿：saving, conflicts, marks of secrecy, numbers of persons, discarding, handing over."""

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.drafting import belongings
from mingtang.drafting.actions import handing, pieces, writing
from mingtang.drafting.models import Manuscript
from mingtang.law.manuscripts import ManuscriptState
from mingtang.outbox.models import Notice
from tests.drafting.conftest import AT, LATER, PLACES, TEXT, fresh, picture, saved, written
from tests.refusals import refused, unchanged

ELSEWHERE = (
    "这篇稿件在别处改过（林专员，09:00），没有覆盖。"
    "您写的还在这个页面里：可以打开那边存的来看，也可以再存一次，以您这里的为准。"
)


def test_a_manuscript_begins_empty_with_the_organ_as_its_issuer(made):
    started = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    assert (started.organ, started.owner, started.stands) == (made.organ, made["officer"], ManuscriptState.WRITING)
    assert started.metadata == {"issuer": "柳溪镇人民政府"}


def test_nobody_writes_for_a_unit_of_others(made):
    with refused("柳溪镇司法所的稿件由本单位的科室承办人或者政务公开专员来写。"):
        writing.start(made.units["liuxi-sfs"], by=made["officer"], at=AT)


def test_what_is_saved_is_clean_and_counted(made, draft):
    html = f"<script>x</script>{TEXT}<p style='mso-x'>二</p>"
    kept = saved(draft, by=made["officer"], html=html, title="  秸秆  禁烧 ", at=LATER)
    assert (kept.html, kept.title, kept.version) == (f"{TEXT}<p>二</p>", "秸秆 禁烧", 3)
    assert (kept.saved_at, kept.saved_by) == (LATER, made["officer"])
    assert kept.places == [{"item": "", "column": "agriculture"}]
    assert kept.metadata["made_on"] == "2026-02-27"


def test_saving_the_same_again_changes_nothing(made, draft):
    with unchanged():
        saved(draft, by=made["officer"], at=LATER)


def test_saving_leaves_no_author_and_no_entry(made, draft):
    before = Entry.rows.count()
    saved(draft, by=made["officer"], html="<p>改</p>")
    assert Entry.rows.count() == before


def test_whoever_has_not_seen_the_newest_text_overwrites_nothing(made, draft):
    saved(draft, by=made["clerk"], html="<p>专员改的</p>")
    with refused(ELSEWHERE) as _:
        writing.keep(draft, written=written(html="<p>承办人的</p>"), version=2, by=made["officer"], at=LATER)
    with pytest.raises(writing.SavedElsewhere) as told:
        writing.keep(draft, written=written(html="<p>承办人的</p>"), version=2, by=made["officer"], at=LATER)
    kept = writing.keep(
        draft, written=written(html="<p>承办人的</p>"), version=told.value.version, by=made["officer"], at=LATER
    )
    assert kept.html == "<p>承办人的</p>"


@pytest.mark.parametrize(
    "told",
    [
        {"html": "<p>机密★1年</p>"},
        {"html": "<table><tr><td>密级：秘密</td></tr></table>"},
        {"title": "会议纪要（机密）"},
        {"note": "密级：机密"},
        {"basis": "工作秘密★"},
    ],
)
def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made, draft, told):
    before, entries = Manuscript.rows.values().get(pk=draft.pk), Entry.rows.count()
    with pytest.raises(writing.RuleBroken) as broken:
        writing.keep(draft, written=written(**told), version=draft.version, by=made["officer"], at=LATER)
    assert broken.value.reasons == (CLASSIFIED,)
    assert Manuscript.rows.values().get(pk=draft.pk) == before
    assert Entry.rows.count() == entries + 1
    assert Entry.rows.latest("pk").verb == "drafting.refuse_classified"


def test_a_number_of_a_person_is_told_while_writing(made, draft):
    kept = saved(draft, by=made["officer"], html="<p>联系人手机13805310000</p>")
    assert writing.doubts(kept) == ["文字里有手机号，请删去个人信息再提交。"]


def test_others_do_not_write_in_it(made, draft):
    with refused("稿件由写稿人或者政务公开专员改动。"):
        writing.keep(draft, written=written(), version=draft.version, by=made["other-officer"], at=AT)


def test_what_is_handed_in_is_not_changed(made, draft):
    handing.hand_in(draft, by=made["officer"], at=AT)
    with refused("稿件已送审，不能改动。要改，请先撤回送审，或者等审核人退回。"):
        writing.keep(draft, written=written(html="<p>改</p>"), version=draft.version, by=made["officer"], at=AT)


def test_a_discarded_manuscript_stays_and_is_closed(made, draft):
    writing.discard(draft, by=made["officer"], at=LATER)
    assert fresh(draft).stands is ManuscriptState.DISCARDED
    with refused("稿件已放弃，不能改动。"):
        writing.discard(draft, by=made["officer"], at=LATER)


def test_whoever_gives_up_anothers_manuscript_says_why_and_its_owner_is_told(made, draft):
    with refused("这是江承办的稿件，放弃要写明原因，系统告知本人。"):
        writing.discard(draft, reason="  ", by=made["clerk"], at=LATER)
    with refused("放弃的原因超过 200 个字，请缩短。"):
        writing.discard(draft, reason="重" * 201, by=made["clerk"], at=LATER)
    with pytest.raises(writing.RuleBroken):
        writing.discard(draft, reason="机密★1年", by=made["clerk"], at=LATER)
    assert (fresh(draft).stands, Notice.rows.count()) == (ManuscriptState.WRITING, 0)
    writing.discard(draft, reason=" 和上一篇重复。", by=made["clerk"], at=LATER)
    assert fresh(draft).discarded_why == "和上一篇重复。"
    told = Notice.rows.get()
    assert (told.person, told.title) == (made["officer"], "您为农业农村办公室写的一篇稿件被放弃")


def test_nobody_is_told_of_what_they_gave_up_themselves(made, draft):
    writing.discard(draft, by=made["officer"], at=LATER)
    assert Notice.rows.count() == 0


def test_sight_is_of_the_owner_and_the_clerk(made, draft):
    seen = {
        name
        for name in made.people
        if name != "gone" and Manuscript.seen_by(made[name], at=AT).filter(pk=draft.pk).exists()
    }
    assert seen == {"officer", "clerk"}


def test_open_manuscripts_go_to_the_successor(made, draft):
    told = belongings.OpenManuscripts().of(made["officer"], at=AT)
    assert [(one.label, one.must_go) for one in told] == [("没有写完的稿件", True)]
    belongings.OpenManuscripts().hand_over(made["officer"], to=made["other-officer"], by=made["clerk"], at=AT)
    assert fresh(draft).owner == made["other-officer"]
    assert belongings.OpenManuscripts().of(made["officer"], at=AT)[0].things == ()


def test_places_are_kept_as_they_were_chosen(made, draft):
    assert [(row["item"], row["column"]) for row in draft.places] == list(PLACES)


def test_what_no_page_may_carry_is_not_kept_in_any_field(made, draft):
    told = {"title": "规\x01定\u202e", "issuer": "柳溪镇\ufffe人民政府", "number": "柳政发\u2066〔2026〕3号"}
    note = "改了\x07一处。\r\n\u200f另一处。"
    saved(draft, by=made["officer"], basis="条例\x00第一条", html="<p>正\ufffe文</p>", note=note, **told)
    kept = fresh(draft)
    assert (kept.title, kept.html, kept.change["note"]) == ("规定", "<p>正文</p>", "改了一处。\n另一处。")
    assert [kept.metadata[key] for key in ("issuer", "number", "basis")] == [
        "柳溪镇人民政府", "柳政发〔2026〕3号", "条例第一条",
    ]  # fmt: skip
    shown = pieces.add(kept, upload=picture(), is_picture=True, alt="现\u202e场\x02", by=made["officer"], at=AT)
    assert shown.alt == "现场"
