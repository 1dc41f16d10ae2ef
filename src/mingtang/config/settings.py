"""设置：一切可变之处都由环境变量 MINGTANG_* 与 DATABASE_URL 给出。

What is fixed here is fixed for a reason (docs/adr): SQLite always syncs fully, takes its write lock at
once and runs triggers on REPLACE; there is no script or style from anywhere but ourselves.
"""

import os

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from mingtang.config import private, proxies, smtp
from mingtang.config.desk_nav import MINGTANG_DESK_NAV  # noqa: F401
from mingtang.config.rooms import ROOMS
from mingtang.config.wiring import MINGTANG_PORTS  # noqa: F401


def _flag(name: str, default: str = "0") -> bool:
    return os.environ.get(name, default) in {"1", "true", "yes", "on"}


DATA_DIR = private.data_folder()
FILES_DIR = DATA_DIR / "files"
DEMO = _flag("MINGTANG_DEMO")
DEBUG = False
# 演示账号：只在演示环境出现在登录页上。
MINGTANG_DEMO_PASSWORD = os.environ.get("MINGTANG_DEMO_PASSWORD", "yunze-qili-demo")
MINGTANG_DEMO_ACCOUNTS = [
    ("zhouwenqing", "七里镇政务公开专员"),
    ("liuhemiao", "七里镇农业农村办公室承办人"),
    ("lishuangyu", "七里镇审核人"),
    ("guwanning", "七里镇审核人"),
    ("zhaomingyuan", "七里镇分管领导"),
    ("hanchengze", "七里镇管理员"),
    ("sunlihe", "七里镇督查员"),
    ("duanxiaolin", "柳沟管理区承办人"),
    ("xiaoyunfan", "石桥镇政务公开专员"),
    ("luwenqian", "云泽县政务公开专员"),
    ("songjianheng", "云泽县督查员"),
    ("qinshouzheng", "云泽县管理员"),
]

# 环境变量没有给出密钥的，自己做一个，放在数据旁边。
SECRET_KEY = os.environ.get("MINGTANG_SECRET_KEY") or private.secret_key(DATA_DIR)
# 封存密钥：第一把用来封存，每一把都能打开；没有给出的，第一次封存时做一把，放在数据目录的 seal.key。
MINGTANG_SEAL_KEYS = [k.strip() for k in os.environ.get("MINGTANG_SEAL_KEYS", "").split(",") if k.strip()]
ALLOWED_HOSTS = [h for h in os.environ.get("MINGTANG_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("MINGTANG_ORIGINS", "").split(",") if o]
BEHIND_TLS = _flag("MINGTANG_TLS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None

INSTALLED_APPS = [
    *ROOMS,
    "django_prose_editor",
    "axes",
    "csp",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "mingtang.ui.middleware.DeskStaysPrivate",
    "mingtang.ui.middleware.PublicIsAskedFirst",
    "mingtang.ui.middleware.NoNulls",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mingtang.ui.middleware.OnlyToRead",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mingtang.access.views.session.SignedIn",
    "mingtang.access.views.session.Staying",
    "mingtang.config.uploads.BodyLimit",
    "mingtang.access.middleware.TemporaryPassword",
    "mingtang.access.views.session.PhoneFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "mingtang.staff.views.standing_in.StandingIn",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mingtang.ui.middleware.SettingsOfTheReader",
    "mingtang.ui.middleware.NoDeadEnds",
    "mingtang.ui.middleware.NoHugeNumbers",
    "axes.middleware.AxesMiddleware",
]

# 只供阅读的公开页面：of these rooms no page takes a form.
ROOMS_ONLY_TO_READ = frozenset({"library", "portal", "search_public"})

ROOT_URLCONF = "mingtang.config.urls"
WSGI_APPLICATION = "mingtang.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mingtang.ui.context.page",
                "mingtang.outbox.context.bell",
            ],
        },
    }
]

FORM_RENDERER = "mingtang.ui.renderer.FormRenderer"

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
    ),
}


def _database() -> dict[str, object]:
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'mingtang.sqlite3'}"
    database = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    match database["ENGINE"]:
        case "django.db.backends.sqlite3":
            private.make_folder(DATA_DIR)
            database["OPTIONS"] = SQLITE_OPTIONS
        case "django.db.backends.postgresql":
            pass
        case other:
            raise ImproperlyConfigured(f"DATABASE_URL 只能是 sqlite 或 postgresql，不是 {other}。")
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organs.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "access:sign-in"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "access:sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if DEMO:
    PASSWORD_HASHERS = ["mingtang.config.hashers.DemoHasher"]
# 最后一次操作之后这么久才要重新登录（mingtang.access.views.session）。
SESSION_COOKIE_AGE = 8 * 3600
# 审核人、分管领导、管理员除密码以外还要手机验证码；演示里不要求，绑定了的照样要。
MINGTANG_SECOND_FACTOR = _flag("MINGTANG_SECOND_FACTOR", "0" if DEMO else "1")
CSRF_FAILURE_VIEW = "mingtang.access.views.session.form_is_stale"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# 登录锁定：同一账号与来源 5 次失败后锁 30 分钟。
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# 经反向代理来的，按代理报上来的地址认来源；没有写明的代理，报什么都不信。
MINGTANG_PROXIES = proxies.networks(os.environ.get("MINGTANG_PROXIES", ""))
AXES_CLIENT_IP_CALLABLE = "mingtang.config.proxies.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "mingtang.access.views.sign_in.locked_out"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# 页脚的网站标识；没有设置的照实写“未设置”。
MINGTANG_SITE = {
    name: os.environ[f"MINGTANG_SITE_{name.upper()}"]
    for name in ("name", "sponsor", "code", "filing", "contact")
    if os.environ.get(f"MINGTANG_SITE_{name.upper()}")
}

# 上传：一个文件的上限；表单其余部分另计。
FILES_MAX_BYTES = int(os.environ.get("MINGTANG_FILE_MAX_MB", "20")) * 1024 * 1024
# 文字一类的文件再大也不该有这么长；照片按上面的上限收，存的是缩小以后的。
FILES_MAX_BYTES_OF = {
    kind: int(os.environ.get(f"MINGTANG_FILE_MAX_MB_{kind.upper()}", "10")) * 1024 * 1024 for kind in ("csv", "txt")
}
# 解读的录音录像另有上限，只在上传它的页面放宽；前面的代理也要放宽。
RECORDINGS_MAX_BYTES = int(os.environ.get("MINGTANG_RECORDING_MAX_MB", "200")) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# 收到一半的文件也在数据目录里，不在公用的 /tmp；中断留下的，启动时和每天清走。
FILE_UPLOAD_TEMP_DIR = DATA_DIR / private.INCOMING
private.make_folder(FILES_DIR)
private.make_folder(FILE_UPLOAD_TEMP_DIR)

# 副本里身份证号前后各留几位，例如 3-4；不写是 2-3。
MINGTANG_ID_ENDS = tuple(int(part) for part in os.environ.get("MINGTANG_ID_ENDS", "2-3").split("-", 1))

# 把 .doc、.wps 转成 .docx 的程序（LibreOffice 的 soffice），写它的位置；不写就请人自己另存。
MINGTANG_CONVERTER = os.environ.get("MINGTANG_CONVERTER", "")

# 没有通过佐证的天数超过它，任务显示为“需更新”。
MINGTANG_STALE_AFTER_DAYS = int(os.environ.get("MINGTANG_STALE_AFTER_DAYS", "90"))

# 对公开内容的意见，承诺在多少个工作日内答复；答复以后多少天抹去联系方式。都是本机关自己定的，不是法定期限。
MINGTANG_COMMENT_ANSWER_DAYS = int(os.environ.get("MINGTANG_COMMENT_ANSWER_DAYS", "15"))
MINGTANG_COMMENT_CONTACT_DAYS = int(os.environ.get("MINGTANG_COMMENT_CONTACT_DAYS", "180"))
# 更正、投诉：条例没有规定天数，在多少个工作日内办好是本机关自己定的；办结以后多少天抹去是谁提出的、写了什么。
MINGTANG_RECTIFICATION_DAYS = int(os.environ.get("MINGTANG_RECTIFICATION_DAYS", "20"))
MINGTANG_GRIEVANCE_DAYS = int(os.environ.get("MINGTANG_GRIEVANCE_DAYS", "20"))
MINGTANG_MATTER_KEPT_DAYS = int(os.environ.get("MINGTANG_MATTER_KEPT_DAYS", "730"))
# 邮件：没有设置的，通知只留在工作台。网站自己的地址写进信里的链接和日历。
# 网上的申请从提交之日起算收到，还是从双方确认之日（submitted、confirmed）。
MINGTANG_WEB_RECEIPT = os.environ.get("MINGTANG_WEB_RECEIPT", "submitted")
# 补正给申请人几个工作日（条例只说“合理期限”）、最多写几个；
# 谁是政府信息公开工作机构负责人，由谁同意延长（岗位代码，逗号分开）。
MINGTANG_CORRECTION_DAYS = int(os.environ.get("MINGTANG_CORRECTION_DAYS", "10"))
MINGTANG_CORRECTION_MOST_DAYS = int(os.environ.get("MINGTANG_CORRECTION_MOST_DAYS", "30"))
MINGTANG_EXTENSION_CONSENT = os.environ.get("MINGTANG_EXTENSION_CONSENT", "leader").split(",")
MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS = int(os.environ.get("MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS", "60"))

# 提出转为主动公开：多少个不同的申请人、在多少个月里申请过相同的（名称相近到多少），或者多少个不同的日子查找而找不到。
MINGTANG_DEMAND_PERSONS = int(os.environ.get("MINGTANG_DEMAND_PERSONS", "2"))
MINGTANG_DEMAND_MONTHS = int(os.environ.get("MINGTANG_DEMAND_MONTHS", "12"))
MINGTANG_DEMAND_ALIKE = float(os.environ.get("MINGTANG_DEMAND_ALIKE", "0.6"))
MINGTANG_DEMAND_MISS_DAYS = int(os.environ.get("MINGTANG_DEMAND_MISS_DAYS", "3"))
# 案卷：没有见到规定天数的文件，由各机关自己定。归档要不要等申请复议的期限过去；身份证明、申请内容办结以后留多久。
MINGTANG_ARCHIVE_AFTER_REVIEW_TERM = _flag("MINGTANG_ARCHIVE_AFTER_REVIEW_TERM", "1")
MINGTANG_IDENTITY_DAYS = int(os.environ.get("MINGTANG_IDENTITY_DAYS", "90"))
MINGTANG_PARTICULARS_YEARS = int(os.environ.get("MINGTANG_PARTICULARS_YEARS", "10"))

MINGTANG_SMTP = smtp.server(os.environ.get("MINGTANG_SMTP", ""))
MINGTANG_MAIL_FROM = os.environ.get("MINGTANG_MAIL_FROM", "")
MINGTANG_SITE_URL = os.environ.get("MINGTANG_SITE_URL", "")


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_names": {"()": "mingtang.config.logs.WithoutNames"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["without_names"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
