"""发布渠道的守卫：what was set stays written."""

from mingtang.audit.triggers import frozen

GUARDS = frozen("outlets_outletrule", "发布渠道设置只增不改")
