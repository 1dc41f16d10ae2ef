"""试行、暂行的文件，as a title that was released says, or as its sheet did; 规范性文件, as its sheet says."""

from mingtang.editorial.models import Document, Published
from mingtang.law.policy_lengths import is_called_trial
from mingtang.policies.models import Policy


def is_on_trial(document: Document) -> bool:
    """是不是试行、暂行的。"""
    if Policy.rows.filter(subject=document.subject, is_trial=True).exclude(subject="").exists():
        return True
    return any(map(is_called_trial, Published.public.filter(document=document).values_list("title", flat=True)))


def is_normative(document: Document) -> bool:
    """是不是有公文单的规范性文件；a historic one has none."""
    own = Policy.rows.filter(subject=document.subject, kind="normative", is_historic=False)
    return own.exclude(subject="").exists()
