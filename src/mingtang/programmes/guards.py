"""规划的守卫：programmes, measures and supporting documents are kept, and a programme keeps its address."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("programmes_programme", "规划不得删除"),
    *kept("programmes_measure", "措施只能移出，不得删除"),
    *kept("programmes_supporting", "配套文件只能移出，不得删除"),
    Guard(
        name="programmes_programme_address_stays",
        table="programmes_programme",
        event="UPDATE",
        message="规划的地址不得改变",
        when="NEW.slug <> OLD.slug OR NEW.unit_id <> OLD.unit_id",
    ),
    Guard(
        name="programmes_measure_of_its_programme",
        table="programmes_measure",
        event="UPDATE",
        message="措施不得改属别的规划",
        when="NEW.programme_id <> OLD.programme_id",
    ),
)
