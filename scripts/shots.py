"""README 与手册的截图：the demo town, seen in Chromium. ``make shots`` while ``make run`` serves.

Writes docs/shots/*.png. Nothing but invented data is in the pictures.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, sync_playwright

SITE = os.environ.get("SITE", "http://127.0.0.1:8000")
OUT = Path(__file__).parent.parent / "docs" / "shots"
YEAR = datetime.now(ZoneInfo("Asia/Shanghai")).year  # the demo town lives in the year of the day it was loaded
PASSWORD = os.environ.get("MINGTANG_DEMO_PASSWORD", "yunze-qili-demo")

SHOTS = [
    ("home-1280", "/qili/", 1280, False, ""),
    ("home-360-care", "/qili/", 360, True, ""),
    ("plan-1280", f"/qili/plans/{YEAR}/", 1280, False, ""),
    ("plan-360", f"/qili/plans/{YEAR}/", 360, False, ""),
    ("public-commitment-360", f"/qili/plans/{YEAR}/1.1.2/", 360, False, ""),
    ("today-1280", "/desk/", 1280, False, "zhouwenqing"),
    ("ledger-1280", "/desk/ledger/", 1280, False, "zhouwenqing"),
    ("ledger-360", "/desk/ledger/", 360, False, "zhouwenqing"),
    ("commitment-1280", f"/desk/plans/qili/{YEAR}/1.1.2/", 1280, False, "zhouwenqing"),
    ("plan-new-1280", "/desk/plans/new/", 1280, False, "zhouwenqing"),
    ("review-1280", "/desk/review/", 1280, False, "lishuangyu"),
]


def shoot(browser: Browser, name: str, path: str, width: int, care: bool, who: str) -> None:
    """One picture."""
    context = browser.new_context(base_url=SITE, viewport={"width": width, "height": 900 if width > 600 else 720})
    page = context.new_page()
    if who:
        page.goto("/desk/sign-in/")
        page.fill("input[name=username]", who)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/desk/")
    if care:
        page.goto("/care/?on=1&next=/")
    page.goto(path)
    page.screenshot(path=OUT / f"{name}.png")
    context.close()


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for shot in SHOTS:
            shoot(browser, *shot)
            print(OUT / f"{shot[0]}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
