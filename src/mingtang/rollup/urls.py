"""汇总的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.rollup.views import quoting

app_name = "rollup"

urlpatterns = [
    path("plans/<slug:organ>/<int:year>/<str:key>/quote/", quoting.quote, name="quote"),
]
