"""听解读：a villager presses play on the page of an explainer; nothing is fetched before, and then span by span."""

from playwright.sync_api import expect

from tests.journeys.publishing import main

ADDRESS = "/qili/explainers/4/"
PLAYED = "element => element.play().then(() => [Math.round(element.duration), element.currentSrc])"


def test_a_recording_is_fetched_when_it_is_played_and_its_words_stand_open_beside_it(visit, judges):
    quiet = visit(ADDRESS, width=360, script=False)
    expect(main(quiet).locator("audio.recording[controls][preload=none]")).to_be_visible()
    expect(main(quiet)).to_contain_text("音频，6 秒，47 KB。点播放才开始下载")
    expect(main(quiet).get_by_text("乡亲们，村里的公益性墓地")).to_be_visible()

    page = visit(ADDRESS, width=360)
    fetched = []
    page.on("response", lambda response: fetched.append((response.status, response.headers.get("content-type"))))
    page.reload()
    assert [kind for _, kind in fetched if kind == "audio/wav"] == []
    assert judges.judge(page, "listening") == []
    seconds, address = main(page).locator("audio.recording").evaluate(PLAYED)
    assert seconds == 6
    assert (206, "audio/wav") in fetched
    part = page.request.get(address, headers={"Range": "bytes=0-3"})
    assert (part.status, part.body(), part.headers["content-range"]) == (206, b"RIFF", "bytes 0-3/48044")
    assert page.request.get(address, headers={"Range": "bytes=48044-"}).status == 416
