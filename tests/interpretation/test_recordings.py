"""解读的录音录像：uploaded with its words, heard to its end by somebody, public with its explainer and no longer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingtang.editorial.actions import signing
from mingtang.editorial.models import Published
from mingtang.files.models import Attachment
from mingtang.interpretation.actions import blocks, publishing
from mingtang.interpretation.body import body_of, text_to_vet
from mingtang.interpretation.models import Block
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.law.explainer_blocks import BlockKind
from mingtang.law.explainer_media import Media, length_told, reasons_against_media, reasons_against_recording, size_told
from mingtang.vetting.actions import check_picture
from mingtang.vetting.places import pictures_of
from mingtang.withdrawals.actions import withdraw
from tests.drafting.conftest import fresh, handing
from tests.interpretation.conftest import AT, LATER, both_signed, planned
from tests.interpretation.test_synchronous import out
from tests.pages import errors, words
from tests.recordings.material import mp4, wav, webm
from tests.refusals import refused
from tests.roles import outcome, signed_in

WORDS = "大家好，今天讲补助。"
TOLD = {"heading": "两分钟听懂补助", "medium": "audio", "url": "", "length": "", "text": WORDS}
UNHEARD = (
    "有 1 段录音录像还没有人从头听到尾、看到尾：两分钟听懂补助.wav。"
    "里面说的、照到的系统认不出来，请在“公开前核对”里逐段确认。"
)


def recording(data=None, name="微信录音.wav"):
    return SimpleUploadedFile(name, data or wav(70))


@pytest.fixture
def explainer(made, manuscript):
    return planned(made, manuscript)


def added(made, explainer, *, data=None, at=AT, **told):
    return blocks.add(
        explainer, kind=BlockKind.MEDIA, told=TOLD | told, upload=recording(data), by=made["officer"], at=at
    )


def heard(made, explainer, *, at=AT):
    text = text_to_vet(explainer)
    for shown in pictures_of(text):
        check_picture(text, shown.picture.key, by=made["officer"], at=at)


def test_length_and_size_are_told_as_people_say_them():
    assert [length_told(it) for it in (None, 0, 59, 70, 3600, 3725)] == [
        "", "0 秒", "59 秒", "1 分 10 秒", "1 小时", "1 小时 2 分 5 秒",
    ]  # fmt: skip
    assert [size_told(it) for it in (1, 2048, 1024 * 1024, 47_500_000)] == ["1 KB", "2 KB", "1.0 MB", "45.3 MB"]


def test_there_is_the_file_or_the_address_and_not_both():
    address = {"url": "https://a.example/v"}
    both = "文件和地址只要一样：上传了文件的，请清空地址；用地址的，不要选文件。"
    assert reasons_against_media({}, Media()) == ["请选择录音录像文件，或者写它在外面的地址。"]
    assert reasons_against_media(address, Media(comes=True)) == [both]
    assert [reasons_against_media(address, Media(kept=kept)) for kept in (False, True)] == [[], []]
    assert [reasons_against_media({}, it) for it in (Media(comes=True), Media(kept=True))] == [[], []]


def test_what_it_is_called_is_what_it_is_and_its_length_is_known():
    film, sound = Media(comes=True, is_film=True, seconds=5), Media(comes=True, is_film=False)
    assert reasons_against_recording({"medium": "audio"}, film) == ["这个文件里有画面，请在“是什么”里选视频或者动漫。"]
    assert reasons_against_recording({"medium": "animation"}, film) == []
    assert reasons_against_recording({"medium": "video"}, sound) == [
        "这个文件里只有声音，请在“是什么”里选音频。",
        "这个文件没有写明自己有多长，请填写“长度”，例如“2 分 10 秒”。",
    ]


def test_a_recording_without_its_words_or_with_the_number_of_a_person_in_them_is_refused(made, explainer):
    with refused("请填写“文字稿”。"):
        added(made, explainer, text="")
    with refused("“文字稿”的文字里有手机号，请删去个人信息再提交。"):
        added(made, explainer, text="打 13800138000 找他")
    with refused("这个文件里有画面，请在“是什么”里选视频或者动漫。"):
        added(made, explainer, data=mp4())
    assert Attachment.rows.count() == 0


def test_what_does_not_say_its_length_is_given_one(made, explainer):
    lacks = "这个文件没有写明自己有多长，请填写“长度”，例如“2 分 10 秒”。"
    with refused(lacks):
        added(made, explainer, data=webm(live=True), medium="video")
    block = added(made, explainer, data=webm(live=True), medium="video", length="3 分")
    with refused(lacks):
        blocks.change(block, told=block.told | {"length": ""}, by=made["officer"], at=AT)


def test_it_stays_with_its_block_until_another_comes_or_an_address_takes_its_place(made, explainer):
    block, told = added(made, explainer), {"by": made["officer"], "at": AT}
    first, opened = block.recording, block.digest
    blocks.change(block, told=TOLD | {"text": "改了。"}, **told)
    assert Block.rows.get().recording == first
    blocks.change(block, told=TOLD, upload=recording(wav(3)), **told)
    second = Block.rows.get().recording
    assert (second != first, second.seconds, Block.rows.get().digest != opened) == (True, 3, True)
    (row,) = body_of(explainer)["attachments"]
    assert (row["key"], row["name"], row["seconds"]) == (str(second.key), "两分钟听懂补助.wav", 3)
    blocks.change(block, told=TOLD | {"url": "https://video.example/1"}, **told)
    assert (Block.rows.get().recording, body_of(explainer)["attachments"]) == (None, [])


def test_it_is_typed_and_chosen_on_the_page_and_what_was_typed_comes_back(made, explainer):
    desk, url = signed_in(made, "officer"), f"/desk/explainers/{explainer.pk}/blocks/new/media/"
    shown = words(desk.get(url))
    for said in ("涉密、工作秘密文件不得上传", "一个文件最大 200 MB", "录音 .mp3、.m4a、.wav 和录像 .mp4、.webm"):
        assert said in shown
    wrong = desk.post(url, TOLD | {"recording": recording(b"no sound at all", "讲解.mp3")})
    assert [wrong.status_code, errors(wrong)] == [
        422, ["这不是能放出来的录音录像。可以上传录音 .mp3、.m4a、.wav 和录像 .mp4、.webm。"],
    ]  # fmt: skip
    assert WORDS in wrong.content.decode()
    assert desk.post(url, TOLD | {"recording": recording()}).status_code == 302
    preview = desk.get(f"/desk/explainers/{explainer.pk}/")
    assert "音频，1 分 10 秒，547 KB： 打开来听" in words(preview)
    assert "media-src" not in preview["Content-Security-Policy"]


def test_before_release_it_is_for_the_organ_alone(made, explainer):
    file = added(made, explainer).recording
    for path in (f"/desk/files/{file.key}/", f"/desk/files/{file.key}/look/"):
        seen = [outcome(signed_in(made, who).get(path)) for who in ("officer", "leader", "neighbour-clerk")]
        assert seen == [200, 200, 404]
    assert Client().get(f"/files/{file.key}/{file.name}").status_code == 404


def test_nobody_hands_in_what_nobody_heard_to_its_end(made, manuscript, explainer):
    handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    block = added(made, explainer)
    desk, url = signed_in(made, "officer"), f"/desk/explainers/{explainer.pk}/"
    with refused(UNHEARD):
        publishing.hand_in(explainer, by=made["officer"], at=LATER)
    assert "没有听完、看完的录音录像 1 段" in words(desk.get(url))
    page = words(desk.get(f"{url}checks/"))
    assert ["录音录像 1 段" in page, "从头听到尾、看到尾，没有不该公开的" in page, "图片 1 张" in page] == [
        True,
        True,
        False,
    ]
    assert desk.post(f"{url}checks/picture/{block.recording.key}/").status_code == 302
    assert "从头听到尾、看到尾" in words(desk.get(f"{url}checks/"))
    blocks.change(block, told=TOLD, upload=recording(wav(9)), by=made["officer"], at=LATER)
    with refused(UNHEARD):
        publishing.hand_in(explainer, by=made["officer"], at=LATER)
    heard(made, explainer, at=LATER)
    revision = publishing.hand_in(explainer, by=made["officer"], at=LATER)
    signing.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, findings={}, by=made["clerk"], at=LATER)
    review = signed_in(made, "reviewer").get(f"/desk/review/{revision.pk}/")
    assert f"/desk/files/{block.recording.key}/look/" in review.content.decode()


def test_a_recording_goes_public_with_its_explainer_and_comes_down_with_it(made, manuscript, explainer):
    file = added(made, explainer).recording
    heard(made, explainer)
    document, told = both_signed(made, manuscript, explainer)
    address = f"/files/{file.key}/{file.name}"
    assert Client().get(address).status_code == 404
    out(made, document, told)
    page = Client().get(told.edition.document.address)
    shown = page.content.decode()
    assert '<audio class="recording" controls preload="none"' in shown
    assert ["1 分 10 秒，547 KB。点播放才开始下载" in words(page), "<details open><summary>文字稿" in shown] == [
        True,
        True,
    ]
    assert "media-src 'self'" in page["Content-Security-Policy"]
    again = Client().get(told.edition.document.address, headers={"if-none-match": page["ETag"]})
    assert (again.status_code, "media-src 'self'" in again["Content-Security-Policy"]) == (304, True)
    part = Client().get(address, headers={"range": "bytes=0-3"})
    assert (part.status_code, part["Content-Type"], part["Content-Range"]) == (206, "audio/wav", "bytes 0-3/560044")
    assert b"".join(part.streaming_content) == b"RIFF"
    assert "秸秆禁烧怎么办" in words(Client().get("/search/?q=今天讲补助"))
    reason = {"public_reason": "内容有误，正在核对。", "asked_by": made["clerk"]}
    withdraw(told.edition.document, kind=WithdrawalKind.NOTICE, **reason, by=made["reviewer"], at=LATER)
    assert [Client().get(address, headers=it).status_code for it in ({}, {"range": "bytes=0-3"})] == [404, 404]


def test_pages_without_a_recording_may_play_nothing(made, manuscript, explainer):
    out(made, *both_signed(made, manuscript, explainer))
    page = Client().get(Published.rows.get(document__kind="explainer").document.address)
    assert "media-src" not in page["Content-Security-Policy"]


def test_another_recording_is_told_to_the_reviewer(made, manuscript, explainer):
    block = added(made, explainer)
    heard(made, explainer)
    out(made, *both_signed(made, manuscript, explainer))
    blocks.change(block, told=TOLD, upload=recording(wav(9)), by=made["officer"], at=LATER)
    heard(made, explainer, at=LATER)
    revision = publishing.hand_in(fresh_of(explainer), by=made["officer"], at=LATER)
    shown = words(signed_in(made, "clerk").get(f"/desk/review/{revision.pk}/"))
    assert "录音录像 1 段，文件有变化。" in shown


def fresh_of(explainer):
    return type(explainer).rows.get(pk=explainer.pk)
