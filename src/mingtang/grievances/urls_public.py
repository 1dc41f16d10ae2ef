"""投诉对外的地址：提出和查询。"""

from django.urls import path

from mingtang.grievances.views import public

app_name = "grievances_public"

urlpatterns = [
    path("grievances/", public.look, name="look"),
    path("grievances/new/", public.new, name="new"),
]
