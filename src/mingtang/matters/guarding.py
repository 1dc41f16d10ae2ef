"""来办的事的守卫：shapes that the rooms above share; a matter stays as it came, a finding has two people."""

from mingtang.audit.triggers import Guard, frozen, kept

CAME = ("number", "code_digest", "form_key", "unit_id", "arrival", "came_on", "passed_by", "entered_by_id", "term")
_TYPED = ("name", "phone", "address")


def differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    value = f'CAST(NEW."{column}" AS TEXT) <> CAST(OLD."{column}" AS TEXT)'
    return f'({value} OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


def guards_of(
    room: str, what: str, *, matter: str, step: str, writing: str, came: tuple[str, ...] = ()
) -> tuple[Guard, ...]:
    """The guards of one room; ``came`` are further columns of the writing that may only be emptied."""
    table, words = f"{room}_{matter}", f"{room}_{writing}"
    typed = " OR ".join(f'(NEW."{name}" <> OLD."{name}" AND NEW."{name}" <> \'\')' for name in (*_TYPED, *came))
    return (
        *kept(table, f"{what}不得删除"),
        *frozen(f"{room}_{step}", f"{what}的经过只增不改"),
        *kept(words, f"{what}的文字只能抹去，不得删除"),
        Guard(
            name=f"{table}_as_received",
            table=table,
            event="UPDATE",
            message=f"收到的{what}不得改动",
            when=" OR ".join(map(differs, CAME)),
        ),
        Guard(
            name=f"{table}_end_stays",
            table=table,
            event="UPDATE",
            message=f"已经办完的{what}不得改动",
            when=f"OLD.ended_on IS NOT NULL AND ({differs('state')} OR {differs('ended_on')})",
        ),
        Guard(
            name=f"{words}_only_erased",
            table=words,
            event="UPDATE",
            message=f"收到的{what}只能抹去，不得改写",
            when=f"{typed} OR NEW.matter_id <> OLD.matter_id OR OLD.erased_at IS NOT NULL",
        ),
    )
