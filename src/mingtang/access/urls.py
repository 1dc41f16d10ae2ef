"""登录与账号的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.access.views import code, password, phone, sign_in

app_name = "access"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("sign-in/code/", code.code, name="code"),
    path("password/", password.password, name="password"),
    path("phone/", phone.phone, name="phone"),
]
