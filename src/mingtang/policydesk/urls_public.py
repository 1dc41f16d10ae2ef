"""规范性文件和政策文件库的地址，在单位编码之下。"""

from django.urls import path

from mingtang.policydesk.views import public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "policy_library"

urlpatterns = [
    path("<unit_code:code>/policies/", public.shelf, name="shelf"),
    path("<unit_code:code>/policies/index.json", public.shelf_json, name="json"),
]
