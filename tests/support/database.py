"""测试用的数据库地址：so that another process works on the very database of the running test."""

from urllib.parse import quote

from django.db.backends.base.base import BaseDatabaseWrapper


def url_of(connection: BaseDatabaseWrapper) -> str:
    """What ``DATABASE_URL`` must be for another process to reach the connection's database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    user, password, host = (quote(str(settings[key]), safe="") for key in ("USER", "PASSWORD", "HOST"))
    login = f"{user}:{password}" if password else user
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{login}@{host}{port}/{settings['NAME']}"
