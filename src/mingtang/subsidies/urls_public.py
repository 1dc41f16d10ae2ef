"""惠民补贴公开的地址。"""

from django.urls import path

from mingtang.subsidies.views import public

app_name = "subsidies_public"

urlpatterns = [
    path("<slug:code>/subsidies/", public.subsidies, name="subsidies"),
    path("<slug:code>/subsidies/<slug:slug>/", public.subsidy, name="subsidy"),
    path("<slug:code>/subsidies/<slug:slug>/v/<int:number>/", public.subsidy, name="edition"),
]
