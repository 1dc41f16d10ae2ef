"""异议的守卫：an objection is kept as it came in, an answer stays, what was typed may only be erased."""

from mingtang.audit.triggers import Guard, kept

_CAME = ("of_list_id", "number", "code_digest", "form_key", "received_on", "received_at")
_TYPED = ("text", "name", "contact")
_DIFFERS = " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _CAME)
_REWRITTEN = " OR ".join(f'(NEW."{name}" <> OLD."{name}" AND NEW."{name}" <> \'\')' for name in _TYPED)

GUARDS = (
    *kept("objections_objection", "异议不得删除"),
    *kept("objections_objectiontext", "异议的文字只能抹去，不得删除"),
    Guard(
        name="objections_objection_as_received",
        table="objections_objection",
        event="UPDATE",
        message="收到的异议和答复不得改动",
        when=f"{_DIFFERS} OR (OLD.state = 'answered' AND (NEW.state <> OLD.state OR NEW.outcome <> OLD.outcome))",
    ),
    Guard(
        name="objections_objection_starts_open",
        table="objections_objection",
        event="INSERT",
        message="异议须先收到再答复",
        when="NEW.state <> 'received'",
    ),
    Guard(
        name="objections_words_only_erased",
        table="objections_objectiontext",
        event="UPDATE",
        message="异议的文字只能抹去，不得改写",
        when=_REWRITTEN + " OR (OLD.answer <> '' AND NEW.answer <> OLD.answer AND NEW.answer <> '')",
    ),
)
