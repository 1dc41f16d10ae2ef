"""撤回：the app."""

from django.apps import AppConfig


class WithdrawalsConfig(AppConfig):
    """撤回。"""

    name = "mingtang.withdrawals"
    verbose_name = "撤回"
