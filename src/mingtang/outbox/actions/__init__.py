"""发送的写入：telling people, and what becomes of the mail."""

from mingtang.outbox.actions.notices import notify, open_notice, read_all, settle

__all__ = ["notify", "open_notice", "read_all", "settle"]
