"""汇总的搭建：as for what is handed down."""

from tests.delegation.conftest import made, sent

__all__ = ["made", "sent"]
