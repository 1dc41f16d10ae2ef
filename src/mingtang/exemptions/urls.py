"""免予解读的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.exemptions import views

app_name = "exemptions"

urlpatterns = [
    path("explainers/rules/<slug:code>/", views.rule, name="rule"),
    path("explainers/exempt/<int:manuscript>/", views.ask, name="ask"),
    path("explainers/exemptions/<int:pk>/", views.show, name="exemption"),
    path("explainers/exemptions/<int:pk>/decide/", views.decide, name="decide"),
]
