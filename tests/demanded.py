"""别的房间要的：what documents of certain kinds need before they go public, where a test is about something else."""

from mingtang.drafting.actions.handing import subject_of
from mingtang.exemptions import actions as exemptions
from mingtang.policies.actions.opening import register_historic


def exempt(made, manuscript, *, at):
    """免予解读：asked by the officer, granted by the leader."""
    asked = exemptions.ask(manuscript, reason="内容浅显，正文已经说清。", by=made["officer"], at=at)
    exemptions.decide(asked, approve=True, note="同意。", by=made["leader"], at=at)
    return manuscript


def historic(made, manuscript, *, at):
    """历史文件：registered without a sheet, for a reason."""
    register_historic(manuscript, subject_of(manuscript), reason="测试用的老文件。", by=made["clerk"], at=at)
    return manuscript
