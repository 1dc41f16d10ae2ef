"""存入录音录像：by its own bytes, cleared, under the name it is given, within its own limit; or not at all."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.contents import checks
from mingtang.contents.kinds import ACCEPT
from mingtang.files import storage
from mingtang.files.actions import store_recording
from mingtang.files.models import Attachment
from mingtang.files.queries import personal_reasons, text_of
from mingtang.law.rules import RuleBroken
from mingtang.recordings.looked import NOT_KNOWN
from tests.contents import material as other
from tests.files.conftest import AT, on_disk
from tests.recordings.material import SECRET, mp4, wav

LINK = "1380013" + "8000"


@pytest.fixture
def take(town, officer):
    """Store a recording as the officer."""

    def taken(data, name="微信视频_张某某.mp4", *, called="两分钟听懂补助", **more):
        return store_recording(ContentFile(data, name=name), called=called, unit=town, by=officer, at=AT, **more)

    return taken


def reasons(take, *args, **more):
    with pytest.raises(RuleBroken) as broken:
        take(*args, **more)
    return broken.value.reasons


def test_it_is_kept_as_what_it_is_cleared_and_under_the_name_it_was_given(take):
    kept = take(mp4(beside=SECRET), "讲话.jpg")
    lies = storage.path_of(kept.stored).read_bytes()
    assert (kept.name, kept.kind, kept.seconds, kept.size) == ("两分钟听懂补助.mp4", "mp4", 75, len(lies))
    assert kept.sha256 == hashlib.sha256(lies).hexdigest()
    assert (SECRET in lies, lies[-256:]) == (False, bytes(range(256)))
    assert (list(text_of(kept)), personal_reasons(kept)) == ([], [])


class Endless(ContentFile):
    """An upload that never ends; how often it was read from."""

    read = 0

    def chunks(self, chunk_size=None):
        while True:
            self.read += 1
            yield bytes(512 * 1024)


def test_the_limit_of_recordings_is_their_own_and_nothing_is_left_of_what_exceeds_it(
    take, town, officer, files_dir, settings
):
    settings.FILES_MAX_BYTES, settings.RECORDINGS_MAX_BYTES = 1024, 1024 * 1024
    assert take(wav(2)).size == 16_044
    before, upload = on_disk(files_dir), Endless(b"", name="长.mp4")
    with pytest.raises(RuleBroken) as broken:
        store_recording(upload, called="长", unit=town, by=officer, at=AT)
    assert broken.value.reasons == ("文件超过 1 MB，请压缩或者拆成几个文件再上传。",)
    assert (upload.read, on_disk(files_dir)) == (3, before)


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (other.pdf("通知"), "讲解.mp4", (NOT_KNOWN,)),
        (b"", "讲解.mp4", ("这个文件是空的，没有内容，请核对后重新选择。",)),
        (wav(), "讲话（秘密）.wav", (checks.CLASSIFIED,)),
        (wav(beside="机密★10年".encode()), "讲话.wav", (checks.CLASSIFIED,)),
        (b"words", "讲话（秘密）.mp3", (checks.CLASSIFIED, NOT_KNOWN)),
    ],
)
def test_what_is_refused_leaves_no_row_and_no_file(data, name, told, take, files_dir):
    assert reasons(take, data, name) == told
    assert (Attachment.rows.exists(), on_disk(files_dir)) == (False, [])
    marked = Entry.rows.filter(verb="files.attachment.refuse_classified").count()
    assert marked == (1 if checks.CLASSIFIED in told else 0)


def test_who_asks_for_it_may_refuse_what_was_seen_in_it(take, files_dir):
    assert reasons(take, wav(), against=lambda looked: [f"只有 {looked.seconds} 秒。"]) == ("只有 2 秒。",)
    assert on_disk(files_dir) == []


def test_someone_without_a_post_there_stores_none(town, stranger, files_dir):
    with pytest.raises(RuleBroken) as broken:
        store_recording(ContentFile(wav(), name="a.wav"), called="讲解", unit=town, by=stranger, at=AT)
    assert broken.value.reasons == ("您在七里镇人民政府没有岗位，不能为它上传附件。请联系管理员。",)
    assert on_disk(files_dir) == []


def test_a_number_of_a_person_in_its_name_keeps_it_from_the_public(take):
    kept = take(wav(), called=f"打{LINK}")
    assert personal_reasons(kept) == ["附件“打138****8000.wav”的文件名有手机号，请删去后重新上传。"]


def test_it_is_no_attachment_and_an_attachment_of_that_kind_is_refused_as_before(keep):
    assert [ending in ACCEPT for ending in (".mp3", ".wav", ".mp4", ".webm", ".m4a", ".weba")] == [False] * 6
    with pytest.raises(RuleBroken):
        keep(mp4(), "讲解.mp4")


def test_it_is_heard_on_its_own_page_alone_and_only_that_page_may_play(take, keep, client, officer):
    kept, paper = take(wav()), keep(other.pdf("通知"), "通知.pdf")
    client.force_login(officer)
    pages = [client.get(reverse("files:look", args=[one.key])) for one in (kept, paper)]
    assert ["media-src 'self'" in page["Content-Security-Policy"] for page in pages] == [True, False]
    assert ["<audio class=" in page.content.decode() for page in pages] == [True, False]
    part = client.get(reverse("files:file", args=[kept.key]), headers={"range": "bytes=0-3"})
    assert (part.status_code, part["Content-Type"], b"".join(part.streaming_content)) == (206, "audio/wav", b"RIFF")
