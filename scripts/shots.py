"""README 与手册的截图：the demo town, seen in Chromium. ``make shots`` while ``make run`` serves.

Writes docs/shots/*.png, all of them or those whose names are given. Nothing but invented data is in the pictures.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

SITE = os.environ.get("SITE", "http://127.0.0.1:8000")
OUT = Path(__file__).parent.parent / "docs" / "shots"
YEAR = datetime.now(ZoneInfo("Asia/Shanghai")).year  # the demo town lives in the year of the day it was loaded
PASSWORD = os.environ.get("MINGTANG_DEMO_PASSWORD", "yunze-qili-demo")
LARGE = 120_000
"""Units: bytes; a larger picture is kept with a palette of its own."""
UNTOLD = """
input[type=date]::-webkit-datetime-edit { opacity: 0 }
input[type=file] { color: transparent }
input[type=file]::file-selector-button { visibility: hidden }
"""
"""What the browser says in a language of its own: how a date is typed, how a file is chosen; it may have no Chinese."""


class Shot(NamedTuple):
    """一张截图：``then`` is clicked before it is taken, for pages that have no address of their own to be known."""

    name: str
    path: str
    who: str = ""
    then: str = ""
    care: bool = False

    @property
    def width(self) -> int:
        """宽度：said by the name."""
        return 360 if "-360" in self.name else 1280


CLERK, OFFICER, REVIEWER, LEADER = "zhouwenqing", "liuhemiao", "lishuangyu", "zhaomingyuan"
FIRST = "guwanning"
DISTRICT, ADMINISTRATOR, COUNTY_CLERK, COUNTY_INSPECTOR = "duanxiaolin", "hanchengze", "luwenqian", "songjianheng"
PLAN = f"/qili/plans/{YEAR}/"
SHOTS = [
    Shot("home-1280", "/qili/"),
    Shot("home-360-care", "/qili/", care=True),
    Shot("plan-1280", PLAN),
    Shot("plan-360", PLAN),
    Shot("public-commitment-360", f"{PLAN}1.1.2/"),
    Shot("public-key-work-360", "/qili/key-work/", then="main h2 a, main li a"),
    Shot("today-1280", "/desk/", CLERK),
    Shot("ledger-1280", "/desk/ledger/", CLERK),
    Shot("ledger-360", "/desk/ledger/", CLERK),
    Shot("commitment-1280", f"/desk/plans/qili/{YEAR}/1.1.2/", CLERK),
    Shot("plan-new-1280", "/desk/plans/new/", CLERK),
    Shot("compare-1280", f"/desk/carryover/qili/{YEAR}/", CLERK),
    Shot("handed-down-1280", "/desk/handed-down/?side=given&show=accepted", COUNTY_CLERK),
    Shot("key-work-1280", "/desk/key-work/", CLERK, then="main tbody a"),
    Shot("programme-1280", "/desk/programmes/", CLERK, then="main tbody a"),
    Shot("comments-1280", "/desk/comments/", CLERK),
    Shot("report-1280", "/desk/reports/", LEADER, then="main tbody a"),
    Shot("officer-today-360", "/desk/", OFFICER),
    Shot("received-360", "/desk/handed-down/?show=accepted", DISTRICT, then="main .queue a"),
    Shot("review-1280", "/desk/review/", REVIEWER),
    Shot("sign-360", "/desk/review/", LEADER, then="main .queue a"),
    Shot("county-1280", "/desk/county/", COUNTY_INSPECTOR),
    Shot("trail-1280", "/desk/trail/", LEADER),
    Shot("guide-1280", "/desk/setup/", ADMINISTRATOR, then="main .queue a"),
    Shot("people-1280", "/desk/people/", ADMINISTRATOR),
    Shot("draft-1280", "/desk/drafts/", OFFICER, then="main a:has-text('农机购置补贴')"),
    Shot("review-document-1280", "/desk/review/", FIRST, then="main .queue a:has-text('秋粮收购')"),
    Shot("release-1280", "/desk/releases/", CLERK),
    Shot("coverage-1280", "/desk/catalogue/qili/coverage/", CLERK),
    Shot("open-1280", "/qili/open/"),
    Shot("document-360", "/qili/columns/snbt/", then="main a:has-text('分村汇总')"),
    Shot("deputies-1280", "/desk/deputies/", ADMINISTRATOR),
]


def signed_in(browser: Browser, who: str) -> dict[str, object]:
    """The cookies of somebody who has signed in."""
    context = browser.new_context(base_url=SITE)
    page = context.new_page()
    page.goto("/desk/sign-in/")
    page.fill("input[name=username]", who)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/desk/")
    state = context.storage_state()
    context.close()
    return state


def shoot(browser: Browser, shot: Shot, state: dict[str, object] | None) -> Path:
    """One picture."""
    viewport = {"width": shot.width, "height": 900 if shot.width > 600 else 720}
    context = browser.new_context(
        base_url=SITE, viewport=viewport, storage_state=state, locale="zh-CN", bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    if shot.care:
        page.goto("/care/?on=1&next=/")
    page.goto(shot.path)
    if shot.then:
        page.locator(shot.then).first.click()
        page.wait_for_load_state()
    page.add_style_tag(content=UNTOLD)
    path = OUT / f"{shot.name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def lighten(path: Path) -> None:
    """What is too large for a page of text is kept with fewer colours."""
    if path.stat().st_size > LARGE:
        with Image.open(path) as picture:
            lighter = picture.convert("RGB").quantize(
                colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
            )
        lighter.save(path, optimize=True)


def main(wanted: list[str]) -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    states: dict[str, dict[str, object] | None] = {"": None}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for shot in [shot for shot in SHOTS if not wanted or shot.name in wanted]:
            if shot.who not in states:
                states[shot.who] = signed_in(browser, shot.who)
            path = shoot(browser, shot, states[shot.who])
            lighten(path)
            print(path)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
