"""录音录像：known by its own bytes, measured, cleared of what stands beside it; what few can play is refused."""

import pytest

from mingtang.contents.kinds import Kind
from mingtang.recordings.looked import BESIDE, BROKEN, CODEC, MOV, NOT_KNOWN, SILENT, Unfit
from mingtang.recordings.looking import clear, look_into, written
from tests.contents import material as other
from tests.recordings.material import SECRET, box, mp3, mp4, wav, webm

VIDEO, SOUND = (b"vide", b"avc1"), (b"soun", b"mp4a")


@pytest.fixture
def laid(tmp_path):
    """The bytes as a file of ours."""

    def put(data):
        path = tmp_path / "received"
        path.write_bytes(data)
        return path

    return put


@pytest.mark.parametrize(
    ("data", "kind", "seconds"),
    [
        (wav(2.4), Kind.WAV, 2),
        (wav(0.1), Kind.WAV, 1),
        (mp3(100), Kind.MP3, 4),
        (mp3(100, before=b"x" * 300), Kind.MP3, 4),
        (mp4(), Kind.MP4, 75),
        (mp4(SOUND), Kind.M4A, 75),
        (mp4(seconds=0), Kind.MP4, None),
        (webm(), Kind.WEBM, 30),
        (webm((2, b"A_OPUS")), Kind.WEBA, 30),
        (webm(live=True), Kind.WEBM, None),
    ],
)
def test_the_bytes_say_what_it_is_and_how_long_it_lasts(laid, data, kind, seconds):
    looked = look_into(laid(data))
    assert (looked.kind, looked.seconds) == (kind, seconds)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain words", NOT_KNOWN),
        (other.photograph((40, 30)), NOT_KNOWN),
        (other.pdf("通知"), NOT_KNOWN),
        (b"<script>alert(1)</script>" + mp3(), NOT_KNOWN),
        (b"RIFF\0\0\0\0WEBPVP8 ", NOT_KNOWN),
        (b"ID3\x04\0\0\0\0\0\x05hello", NOT_KNOWN),
        (b"\xff\xfb\x18\xc0 and nothing more", NOT_KNOWN),
        (webm(doc=b"matroska"), NOT_KNOWN),
        (mp4(brand=b"qt  "), MOV),
        (mp4((b"vide", b"hvc1"), SOUND), CODEC),
        (mp4((b"soun", b"samr")), CODEC),
        (mp4((b"soun", b"enca")), CODEC),
        (webm((1, b"V_MPEG4/ISO/AVC")), CODEC),
        (wav(tag=7), CODEC),
        (mp4(VIDEO, SOUND, (b"meta", b"mett")), BESIDE),
        (webm((1, b"V_VP8"), (17, b"S_TEXT/UTF8")), BESIDE),
        (box(b"ftyp", b"isom") + box(b"moov"), SILENT),
        (mp4()[:-100], BROKEN),
        (mp4()[:300], BROKEN),
        (webm()[:-3], BROKEN),
        (box(b"ftyp", b"isom") + b"\0\0\0\x04moov", BROKEN),
        (wav()[:44], BROKEN),
        (mp3(100) + b"something else" * 1000, BROKEN),
    ],
)
def test_what_is_no_recording_or_is_played_nowhere_is_refused(laid, data, reason):
    with pytest.raises(Unfit) as unfit:
        look_into(laid(data))
    assert str(unfit.value) == reason


@pytest.mark.parametrize("whole", [mp4(), webm(), wav(0.05), mp3(5, before=b"x" * 40)], ids=range(4))
def test_a_file_that_was_cut_off_anywhere_is_refused_or_read_and_never_breaks_the_reader(laid, whole):
    for length in range(13, len(whole), 7):
        try:
            looked = look_into(laid(whole[:length]))
        except Unfit:
            continue
        assert [it for it in looked.places if it.start + it.length > length] == []


BESIDE_THE_SOUND = {
    "wav": wav(beside=SECRET),
    "mp3": mp3(before=SECRET + bytes(20), behind=b"TAG" + SECRET),
    "mp4": mp4(beside=SECRET, before=box(b"uuid", SECRET) + box(b"free", SECRET)),
    "webm": webm(beside=SECRET, title=SECRET * 20),
}


@pytest.mark.parametrize("kind", BESIDE_THE_SOUND)
def test_what_was_written_beside_the_sound_is_cleared_and_the_sound_stays_in_its_place(laid, kind):
    data = BESIDE_THE_SOUND[kind]
    path = laid(data)
    looked = look_into(path)
    assert any(SECRET.decode() in text for text in written(path, looked))
    clear(path, looked)
    cleared = path.read_bytes()
    assert (len(cleared), SECRET in data, SECRET in cleared) == (len(data), True, False)
    again = look_into(path)
    assert (again.kind, again.seconds) == (looked.kind, looked.seconds)


def test_the_moment_of_recording_is_cleared(laid):
    path = laid(mp4())
    clear(path, look_into(path))
    assert [b"\xdd" in data for data in (mp4(), path.read_bytes()[:-264])] == [True, False]


def test_the_sound_itself_is_not_touched(laid):
    for data in (wav(), mp3(), webm()):
        path = laid(data)
        clear(path, look_into(path))
        assert path.read_bytes() == data
