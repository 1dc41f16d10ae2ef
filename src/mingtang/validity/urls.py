"""有效性的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.validity.views import desk

app_name = "validity"

urlpatterns = [
    path("validity/", desk.documents, name="documents"),
    path("validity/<int:pk>/", desk.document, name="document"),
    path("validity/<int:pk>/turn/", desk.turn, name="turn"),
    path("validity/<int:pk>/turn/<int:turn>/back/", desk.take_back, name="take-back"),
    path("validity/<int:pk>/assess/", desk.assess, name="assess"),
    path("validity/<int:pk>/relate/", desk.relate, name="relate"),
    path("validity/<int:pk>/relate/<int:relation>/drop/", desk.unrelate, name="unrelate"),
]
