"""读出的各项怎样说：the names of what was read, and what is unsure, each with its place."""

from collections.abc import Mapping

from mingtang.language.official import Official

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
CLOSED = {"closed": f"文件上写明不公开。{_HOW}", "on_request": f"文件上写明依申请公开。{_HOW}"}


def told(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """读出的各项，as a reader names them."""
    said = dict(fields)
    if "openness" in said:
        said["openness"] = OPENNESS[said["openness"]]
    return [(NAMES[name], said[name]) for name in NAMES if name in said]


def unsure(official: Official) -> list[str]:
    """要核对的，each with its place; first that the document itself says it is not open."""
    told = list(official.unsure)
    if official.openness in CLOSED:
        told.insert(0, ("openness", "", CLOSED[official.openness]))
    return [f"{NAMES[name]}{f'（{where}）' if where else ''}：{sentence}" for name, where, sentence in told]
