"""免予解读：the app."""

from django.apps import AppConfig


class ExemptionsConfig(AppConfig):
    """免予解读。"""

    name = "mingtang.exemptions"
    verbose_name = "免予解读"
