"""公开网站：登记模板与样式。"""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mingtang.portal"
    verbose_name = "公开网站"
