"""公文的表。"""

from mingtang.policies.models.records import Policy, PolicyQuerySet
from mingtang.policies.models.rules import PolicyRule, PolicySerial
from mingtang.policies.models.steps import OpennessDecision, PolicyStep, PolicyTie, WithheldReview, done_of

__all__ = [
    "OpennessDecision",
    "Policy",
    "PolicyQuerySet",
    "PolicyRule",
    "PolicySerial",
    "PolicyStep",
    "PolicyTie",
    "WithheldReview",
    "done_of",
]
