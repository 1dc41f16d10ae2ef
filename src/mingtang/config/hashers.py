"""演示用的口令散列：the password of the demo town stands on its sign-in page, so nothing is guarded by a slow hash."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class DemoHasher(PBKDF2PasswordHasher):
    """快的 PBKDF2：only where MINGTANG_DEMO is set."""

    algorithm = "pbkdf2_demo"
    iterations = 1_000
