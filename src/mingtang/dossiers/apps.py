"""重点工作：the app."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """重点工作。"""

    name = "mingtang.dossiers"
    verbose_name = "重点工作"
