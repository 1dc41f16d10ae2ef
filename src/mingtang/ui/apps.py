"""界面：登记模板、静态文件与模板标签。"""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "mingtang.ui"
    verbose_name = "界面"
