"""单位与人员的守卫：what the trail and the records refer to never goes."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("organs_unit", "单位只能撤销，不能删除"),
    *kept("organs_person", "人员只能离岗，不能删除"),
    *kept("organs_post", "岗位只能结束，不能删除"),
    # 有没有留痕链，看性质；链叫什么名字，看代码。
    Guard(
        name="organs_unit_kind_and_code_stay",
        table="organs_unit",
        event="UPDATE",
        message="单位的性质和代码设立后不能改",
        when="NEW.kind <> OLD.kind OR NEW.code <> OLD.code",
    ),
)
