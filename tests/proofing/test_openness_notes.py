"""不公开的附注：a text that says it is not open is not handed in until the note is gone, or two people let it pass."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.drafting.actions import handing, pieces
from tests.drafting.conftest import AT, TEXT, draft, fresh, made, saved, signed, word
from tests.proofing.test_overriding import confirmed
from tests.proofing.test_proofing import let_pass, places, told
from tests.refusals import refused

__all__ = ["draft", "made"]

STOPS = (
    "正文第 3 段写着“{}”，不能当作主动公开的文件公开。应当主动公开的，请先认定，再删去这条附注；"
    "不公开的，请放弃这篇稿件。"
)


@pytest.mark.parametrize("note", ["此件不公开", "此件依申请公开"])
def test_what_says_it_is_not_open_is_not_handed_in(made, draft, note):
    saved(draft, by=made["officer"], html=f"{TEXT}<p>（{note}）</p>")
    assert told(draft) == [("正文第 3 段", "wording.openness_note", f"({note})", False)]
    with refused(STOPS.format(f"({note})")):
        handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    saved(draft, by=made["officer"], html=f"{TEXT}<p>（此件公开发布）</p>")
    assert handing.hand_in(fresh(draft), by=made["officer"], at=AT).number == 1


def test_one_reason_is_not_enough_and_the_gate_of_release_asks_again(made, draft):
    saved(draft, by=made["officer"], html=f"{TEXT}<p>（此件不公开）</p>")
    let_pass(draft, made, places(draft)[0], "这是示范文本里的样子。")
    with refused(STOPS.format("(此件不公开)")):
        handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    confirmed(draft, made)
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    assert signed(made, revision).edition.state == "open"


@pytest.mark.parametrize(
    ("upload", "stands"),
    [
        (lambda: word("通知", "2026年3月2日", "（此件不公开）", name="通知.docx"), "附件“通知.docx”第 3 段"),
        (
            lambda: SimpleUploadedFile("名单.txt", "内部资料 注意保存\n（此件不予公开）\n".encode()),
            "附件“名单.txt”第 2 行",
        ),
    ],
)
def test_a_note_in_a_file_that_goes_with_the_text_stops_it_too(made, draft, upload, stands):
    pieces.add(fresh(draft), upload=upload(), is_picture=False, by=made["officer"], at=AT)
    (place,) = told(draft)
    assert place[:2] == (stands, "wording.openness_note")
    with refused(STOPS.replace("正文第 3 段", stands).format(place[2])):
        handing.hand_in(fresh(draft), by=made["officer"], at=AT)


def test_a_table_of_how_things_are_open_may_go_with_the_text(made, draft):
    rows = "事项,公开方式\n低保名单,不予公开\n（不予公开）,依申请公开\n"
    upload = SimpleUploadedFile("目录.csv", rows.encode())
    pieces.add(fresh(draft), upload=upload, is_picture=False, by=made["officer"], at=AT)
    assert told(draft) == []
