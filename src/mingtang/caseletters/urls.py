"""案件文书的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.caseletters.views import case, forms

app_name = "caseletters"

_CASE = "applications/<str:organ>/<int:year>-<int:serial>/letters/"

urlpatterns = [
    path("applications/forms/", forms.organs, name="organs"),
    path("applications/forms/<str:organ>/", forms.index, name="forms"),
    path("applications/forms/<str:organ>/rule/", forms.rule, name="rule"),
    path("applications/forms/<str:organ>/<slug:letter>/", forms.form, name="form"),
    path(f"{_CASE}new/<slug:letter>/", case.compose, name="compose"),
    path(f"{_CASE}<int:pk>/", case.show, name="letter"),
    path(f"{_CASE}<int:pk>/<slug:paper>/", case.download, name="download"),
]
