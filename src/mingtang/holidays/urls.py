"""放假通知在工作台的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.holidays import views

app_name = "holidays"

urlpatterns = [
    path("holidays/", views.years, name="years"),
    path("holidays/enter/", views.enter, name="enter"),
    path("holidays/<int:year>/", views.year, name="year"),
]
