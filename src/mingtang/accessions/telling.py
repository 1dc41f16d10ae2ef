"""读出的各项怎样说：the names of what was read, and what is unsure, each with its place."""

from collections.abc import Mapping

from mingtang.language.official import Official
from mingtang.language.unseen import clean_name
from mingtang.law.metadata import LONGEST_ISSUER, LONGEST_NUMBER, LONGEST_TITLE

NAMES = {
    "title": "标题",
    "number": "发文字号",
    "issuer": "发布机构",
    "made_on": "成文日期",
    "in_force_on": "施行日期",
    "expires_on": "有效期到",
    "addressees": "主送机关",
    "openness": "公开属性",
    "attachments": "附件",
    "repeals": "同时废止",
}
OPENNESS = {"open": "主动公开", "on_request": "依申请公开", "closed": "不予公开"}
_HOW = "请核对：认定为主动公开的，在稿件里删去这条附注再送审；没有认定的，请放弃这篇稿件。"
LONGEST = {"title": LONGEST_TITLE, "number": LONGEST_NUMBER, "issuer": LONGEST_ISSUER}
CLOSED = {"closed": f"文件上写明不公开。{_HOW}", "on_request": f"文件上写明依申请公开。{_HOW}"}


def told(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """读出的各项，as a reader names them."""
    said = dict(fields)
    if "openness" in said:
        said["openness"] = OPENNESS[said["openness"]]
    return [(NAMES[name], said[name]) for name in NAMES if name in said]


def unsure(official: Official) -> list[str]:
    """要核对的，each with its place; first that the document itself says it is not open."""
    told = [*_cut(official), *official.unsure]
    if official.openness in CLOSED:
        told.insert(0, ("openness", "", CLOSED[official.openness]))
    return [f"{NAMES[name]}{f'（{where}）' if where else ''}：{sentence}" for name, where, sentence in told]


def _cut(official: Official) -> list[tuple[str, str, str]]:
    """太长没有填完的：what a manuscript has no room for is said, with how much of it was filled in."""
    found = {name: getattr(official, name) for name in LONGEST}
    texts = {name: (one, clean_name(one.value)) for name, one in found.items() if one is not None}
    return [
        (name, one.where, f"读出来有 {len(text)} 个字，稿件里最多 {LONGEST[name]} 个字，只填了前面的，请在稿件里改短。")
        for name, (one, text) in texts.items()
        if len(text) > LONGEST[name]
    ]
