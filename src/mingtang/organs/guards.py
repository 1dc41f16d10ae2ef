"""单位与人员的守卫：what the trail and the records refer to never goes."""

from mingtang.audit.triggers import kept

GUARDS = (
    *kept("organs_unit", "单位只能撤销，不能删除"),
    *kept("organs_person", "人员只能离岗，不能删除"),
    *kept("organs_post", "岗位只能结束，不能删除"),
)
