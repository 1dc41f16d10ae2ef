"""审签单的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.slips import views

app_name = "slips"

urlpatterns = [
    path("review/<int:pk>/slip/", views.slip, name="slip"),
    path("review/<int:pk>/slip.docx", views.paper, name="paper"),
]
