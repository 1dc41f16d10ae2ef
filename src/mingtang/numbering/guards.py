"""索引号的守卫：an index number stays what it is, and no serial is given twice."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("numbering_registration", "登记不得删除"),
    *kept("numbering_serial", "序号不得删除"),
    Guard(
        name="numbering_registration_stays",
        table="numbering_registration",
        event="UPDATE",
        message="登记不得改动",
    ),
    Guard(
        name="numbering_serial_only_grows",
        table="numbering_serial",
        event="UPDATE",
        message="序号只增不减",
        when="NEW.last <= OLD.last OR NEW.organ_id <> OLD.organ_id OR NEW.year <> OLD.year",
    ),
)
