"""补贴名单的守卫：a row is kept as it was read and may only lose its name."""

from mingtang.audit.triggers import Guard, kept

_LIST = ("subsidy_id", "number", "made_on", "digest", "entered_by_id", "entered_at")
_ROW = ("of_list_id", "ordinal", "village_id", "quantity", "amount")
_NAMES = ("name", "tail", "identity")


def _any_differs(columns: tuple[str, ...]) -> str:
    return " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in columns)


def _only_erased(columns: tuple[str, ...]) -> str:
    return " OR ".join(f'(NEW."{name}" <> OLD."{name}" AND NEW."{name}" <> \'\')' for name in columns)


GUARDS = (
    *kept("payees_payeelist", "补贴名单不得删除"),
    *kept("payees_payee", "名单的行只能抹去名字，不得删除"),
    Guard(
        name="payees_list_as_entered",
        table="payees_payeelist",
        event="UPDATE",
        message="导入的名单不得改动，请导入新的一版",
        when=_any_differs(_LIST) + " OR (NEW.salt <> OLD.salt AND NEW.salt <> '')",
    ),
    Guard(
        name="payees_payee_only_erased",
        table="payees_payee",
        event="UPDATE",
        message="名单的行不得改动，请导入新的一版",
        when=f"{_any_differs(_ROW)} OR {_only_erased(_NAMES)}",
    ),
)
