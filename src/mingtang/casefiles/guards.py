"""案卷的守卫：an index stays as it was made; what is personal in it may only be erased, with its salt."""

from mingtang.audit.triggers import Guard, kept

_PACKAGE = ("application_id", "version", "why", "count", "size", "digest", "by_id", "stands_for_id", "at")
_PAPER = ("package_id", "number", "kind", "name", "pages", "size", "attachment_id", "document", "is_personal")
_ASKED = ("application_id", "scope", "reason", "asked_by_id", "asked_for_id", "asked_at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    value = f'CAST(NEW."{column}" AS TEXT) <> CAST(OLD."{column}" AS TEXT)'
    return f'({value} OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("casefiles_package", "案卷的目录不得删除"),
    *kept("casefiles_filedpaper", "案卷里的文件只能抹去，不得删除"),
    *kept("casefiles_erasure", "抹去的记录不得删除"),
    Guard(
        name="casefiles_package_as_made",
        table="casefiles_package",
        event="UPDATE",
        message="案卷的目录不得改动",
        when=" OR ".join(map(_differs, _PACKAGE)) + " OR NEW.salt <> ''",
    ),
    Guard(
        name="casefiles_filedpaper_only_erased",
        table="casefiles_filedpaper",
        event="UPDATE",
        message="案卷里的文件只能抹去，不得改动",
        when=" OR ".join(map(_differs, _PAPER)) + " OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL",
    ),
    Guard(
        name="casefiles_erasure_done_once",
        table="casefiles_erasure",
        event="UPDATE",
        message="抹去的记录不得改动",
        when=f"OLD.done_at IS NOT NULL OR {' OR '.join(map(_differs, _ASKED))}",
    ),
)
