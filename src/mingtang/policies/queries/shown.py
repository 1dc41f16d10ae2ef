"""签的人看到的：everything of a sheet that a signature is on, in one digest."""

from mingtang.policies.models import Policy
from mingtang.ui.opened import digest_of

_TOLD = (
    "title", "kind", "touches_market", "is_trial", "joint_with", "forwarded_title", "forwarded_openness", "number",
    "in_force_on", "until_on", "sheet", "proposed", "ground", "reason", "secrecy", "openness", "made_on",
    "register_number",
)  # fmt: skip


def digest_shown(policy: Policy) -> str:
    """公文单的摘要：its facts and proposal, what it will do with other documents, and the steps that stand under it."""
    ties = policy.ties.filter(dropped_at=None).values_list("tie", "other", "title", "number")
    steps = policy.steps.values_list("pk", flat=True)
    told = {name: getattr(policy, name) for name in _TOLD}
    return digest_of(told | {"ties": [list(row) for row in ties], "steps": list(steps)})
