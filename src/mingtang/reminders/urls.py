"""提醒规则的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.reminders import views

app_name = "reminders"

urlpatterns = [
    path("reminders/", views.rules, name="rules"),
    path("reminders/<str:code>/", views.rule, name="rule"),
]
