"""县门户发布的守卫：a record of where something stood, and until when, stays as it was made."""

from mingtang.audit.triggers import frozen

GUARDS = (
    *frozen("postings_posting", "县门户发布的登记不得改动，有误的重新登记一次"),
    *frozen("postings_removal", "县门户撤下的登记不得改动"),
    *frozen("postings_importedlist", "导入清单的记录不得改动"),
)
