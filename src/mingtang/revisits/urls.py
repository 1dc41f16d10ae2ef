"""复查的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.revisits import views

app_name = "revisits"

urlpatterns = [
    path("revisits/", views.revisits, name="revisits"),
    path("revisits/<int:pk>/", views.revisit, name="revisit"),
]
