"""办理申请的守卫：who was asked may only be erased; an extension is asked for by one and decided once by another.

What was written for it may be erased as well.
"""

from mingtang.audit.triggers import Guard, kept

_ASKED = ("application_id", "days", "asked_on", "asked_by_id", "asked_for_id", "asked_at", "late_paper_id")
_DECIDED = ("state", "decided_by_id", "decided_for_id", "decided_at")
_WRITTEN = ("reason", "late_why")
_TYPED = ("name", "address", "question")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


def _is(one: str, other: str) -> str:
    """Whether a hand of the decision is one that asked; nobody is not a hand."""
    return f"COALESCE(NEW.{one}, 0) = COALESCE(NEW.{other}, -1)"


_PAIRS = [(one, other) for one in ("decided_by_id", "decided_for_id") for other in ("asked_by_id", "asked_for_id")]

GUARDS = (
    *kept("casework_party", "被征求意见的一方只能抹去，不得删除"),
    *kept("casework_extensionrequest", "延长审批不得删除"),
    Guard(
        name="casework_party_only_erased",
        table="casework_party",
        event="UPDATE",
        message="被征求意见的一方只能抹去，不得改写",
        when="NEW.event_id <> OLD.event_id OR "
        + " OR ".join(f"(NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in _TYPED),
    ),
    Guard(
        name="casework_extension_begins_asked",
        table="casework_extensionrequest",
        event="INSERT",
        message="延长先提出，再由另一人同意",
        when="NEW.state <> 'asked'",
    ),
    Guard(
        name="casework_extension_decided_once",
        table="casework_extensionrequest",
        event="UPDATE",
        message="延长审批不得改动，只决定一次，由另一人决定",
        when=f"(OLD.state <> 'asked' AND ({' OR '.join(map(_differs, _DECIDED))})) OR "
        f"{' OR '.join(map(_differs, _ASKED))} OR " + " OR ".join(_is(one, other) for one, other in _PAIRS),
    ),
    Guard(
        name="casework_extension_only_erased",
        table="casework_extensionrequest",
        event="UPDATE",
        message="延长审批写下的只能抹去，不得改写",
        when=" OR ".join(f"(NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in _WRITTEN)
        + " OR (OLD.state <> 'asked' AND NEW.answer <> OLD.answer AND NEW.answer <> '') OR OLD.erased_at IS NOT NULL",
    ),
)
