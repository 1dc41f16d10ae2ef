"""复议诉讼的守卫：what came in stays as it was registered, a result stays, every step and paper stays."""

from mingtang.audit.triggers import Guard, frozen, kept

_CAME = ("application_id", "course", "cause", "tribunal", "served_on", "is_summary")
_ONCE = ("docket", "accepted_on", "answered_on")
_ENDED = ("result", "decided_on", "result_on", "redone_id", "handler_id", "extension", *_ONCE)
_PAPER = ("proceeding_id", "kind", "attachment_id", "by_id", "at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    value = f'CAST(NEW."{column}" AS TEXT) <> CAST(OLD."{column}" AS TEXT)'
    return f'({value} OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


def _told(column: str) -> str:
    return f'(OLD."{column}" IS NOT NULL AND CAST(OLD."{column}" AS TEXT) <> \'\' AND {_differs(column)})'


GUARDS = (
    *kept("recourse_proceeding", "复议诉讼的登记不得删除"),
    *frozen("recourse_proceedingstep", "复议诉讼的经过只增不改"),
    *kept("recourse_proceedingpaper", "复议诉讼的材料不得删除"),
    Guard(
        name="recourse_proceeding_as_registered",
        table="recourse_proceeding",
        event="UPDATE",
        message="登记的复议诉讼不得改动",
        when=" OR ".join([*map(_differs, _CAME), *map(_told, _ONCE)]),
    ),
    Guard(
        name="recourse_proceeding_result_stays",
        table="recourse_proceeding",
        event="UPDATE",
        message="已经结案的复议诉讼不得改动",
        when=f"OLD.result <> '' AND ({' OR '.join(map(_differs, _ENDED))}"
        " OR (NEW.state <> OLD.state AND NEW.state <> 'struck'))",
    ),
    Guard(
        name="recourse_proceeding_struck_stays",
        table="recourse_proceeding",
        event="UPDATE",
        message="撤销了的登记不得改动",
        when="OLD.state = 'struck' AND NEW.state <> 'struck'",
    ),
    Guard(
        name="recourse_proceedingpaper_only_erased",
        table="recourse_proceedingpaper",
        event="UPDATE",
        message="复议诉讼的材料只能抹去",
        when=" OR ".join(map(_differs, _PAPER)) + " OR OLD.erased_at IS NOT NULL",
    ),
)
