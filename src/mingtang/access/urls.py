"""登录、退出与修改密码的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.access.views import password, sign_in

app_name = "access"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("password/", password.password, name="password"),
]
