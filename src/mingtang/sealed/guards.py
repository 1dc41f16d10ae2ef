"""封存件的守卫：a row stays as it was sealed; it may be closed with another key, kept until a day, erased once."""

from mingtang.audit.triggers import Guard, kept

_CAME = ("key", "unit_id", "purpose", "kind", "size", "sealed_by_id", "sealed_at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("sealed_sealed", "封存件只能抹去内容，不得删除"),
    Guard(
        name="sealed_sealed_starts_closed",
        table="sealed_sealed",
        event="INSERT",
        message="封存件须先封存再抹去",
        when="NEW.erased_at IS NOT NULL",
    ),
    Guard(
        name="sealed_sealed_as_sealed",
        table="sealed_sealed",
        event="UPDATE",
        message="封存件的记录不得改动",
        when=" OR ".join(_differs(column) for column in _CAME),
    ),
    Guard(
        name="sealed_sealed_closed_anew",
        table="sealed_sealed",
        event="UPDATE",
        message="密文只能连同密钥一起换",
        when=f"{_differs('sha256')} <> {_differs('sealed_with')}",
    ),
    Guard(
        name="sealed_sealed_erased_once",
        table="sealed_sealed",
        event="UPDATE",
        message="已抹去的封存件不得再改",
        when="OLD.erased_at IS NOT NULL",
    ),
)
