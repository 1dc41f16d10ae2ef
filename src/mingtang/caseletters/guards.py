"""案件文书的守卫：forms and settings are only added to, a letter that was made final may only be erased."""

from mingtang.audit.triggers import Guard, frozen, kept

_MADE = ("application_id", "event_id", "kind", "number", "on", "digest", "by_id", "stands_for_id", "at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    value = f'CAST(NEW."{column}" AS TEXT) <> CAST(OLD."{column}" AS TEXT)'
    return f'({value} OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *frozen("caseletters_letterform", "范本只增不改"),
    *frozen("caseletters_letterrule", "文书设置只增不改"),
    *kept("caseletters_caseletter", "定稿的文书不得删除"),
    Guard(
        name="caseletters_caseletter_as_made",
        table="caseletters_caseletter",
        event="UPDATE",
        message="定稿的文书不得改动",
        when=" OR ".join(map(_differs, _MADE))
        + " OR (NEW.body <> OLD.body AND NEW.body <> '') OR (NEW.salt <> OLD.salt AND NEW.salt <> '')",
    ),
)
