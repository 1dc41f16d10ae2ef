"""名单上的人：nobody is named where it is said why a showing was taken down."""

from mingtang.payees.queries.lists import names_of


class PayeeNames:
    """领取人（端口 withdrawals.Named）。"""

    def names(self, subject: str) -> list[str]:
        """姓名，covered in public or not."""
        return names_of(subject)
