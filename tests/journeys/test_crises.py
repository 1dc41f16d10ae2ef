"""突发事件的全程：a notice with another figure than was agreed is stopped, put right, released and seen."""

from playwright.sync_api import expect

from tests.journeys.publishing import CLERK, LEADER, answers, handed_in, main, released, reworded, signed

TOPIC, LINES = "/qili/topics/heavy-rain/", "/desk/crises/qili/heavy-rain/lines/"
TITLE = "转移群众返家安排的通知"
AGREED = "积水开始消退，转移的群众分批返家。"


def test_a_notice_that_says_another_figure_is_stopped_corrected_and_seen_on_the_topic(visit, judges):
    clerk = visit("/desk/drafts/", who=CLERK)
    clerk.get_by_role("link", name=TITLE).first.click()
    expect(main(clerk)).to_contain_text("口径是 126 人")
    expect(main(clerk)).to_contain_text("正文第 1 段写“136人”，转移群众应为 126 人")
    for width in (360, 1280):
        clerk.set_viewport_size({"width": width, "height": 900})
        assert judges.judge(clerk, f"desk-draft-line-{width}") == []
    reworded(clerk, "全镇转移群众136人", "全镇转移群众126人")
    address = handed_in(clerk)
    signed(visit, address)
    released(clerk, TITLE)
    public = visit(TOPIC)
    expect(public.get_by_role("link", name=TITLE)).to_be_visible()
    expect(main(public)).to_contain_text("原来说：七里河大桥禁止通行")
    public.get_by_role("link", name=TITLE).click()
    expect(main(public)).to_contain_text("全镇转移群众126人")
    expect(main(public)).to_contain_text("七里镇强降雨应对")


def test_what_is_agreed_is_signed_by_the_leader_and_nowhere_public(visit):
    leader = visit("/desk/", who=LEADER)
    leader.get_by_role("link", name="七里镇强降雨应对，第 3 版口径").first.click()
    leader.get_by_role("button", name="签批").click()
    expect(main(leader)).to_contain_text("口径已签批")
    expect(main(leader)).to_contain_text(AGREED)
    public = visit(TOPIC)
    urls = [TOPIC, f"{TOPIC}feed/", "/qili/", "/qili/open/", "/qili/new/", "/qili/feed/", f"/search/?q={AGREED[:4]}"]
    assert set(answers(public, "", *urls)) == {200}
    told = [public.request.get(url).text() for url in urls]
    assert [AGREED in text or "口径" in text for text in told] == [False] * len(urls)
    expect(visit(LINES).get_by_role("heading", name="登录")).to_be_visible()


def test_every_page_seen_is_valid_html(judges):
    assert judges.html_problems() == []
