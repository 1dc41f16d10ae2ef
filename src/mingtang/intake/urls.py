"""导入要点的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.intake import views

app_name = "intake"

urlpatterns = [
    path("plans/new/", views.new, name="plan-new"),
    path("plans/drafts/<int:pk>/", views.show, name="draft"),
    path("plans/drafts/<int:pk>/edit/", views.edit, name="draft-edit"),
    path("plans/drafts/<int:pk>/undo/", views.undo, name="draft-undo"),
    path("plans/drafts/<int:pk>/drop/", views.drop, name="draft-drop"),
    path("plans/drafts/<int:pk>/confirm/", views.confirm, name="draft-confirm"),
]
