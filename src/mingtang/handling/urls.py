"""办理申请的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.handling.views import acts, case
from mingtang.handling.views.choices import CHOICES

app_name = "handling"

CASE = "applications/<str:organ>/<int:year>-<int:serial>/"

urlpatterns = [
    path(CASE, case.show, name="case"),
    *(path(f"{CASE}{name}/", acts.do, {"name": name}, name=name) for name in CHOICES),
]
