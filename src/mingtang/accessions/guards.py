"""批量建稿的守卫：what came of a file stays written."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("accessions_batch", "批次不得删除"),
    *kept("accessions_batchfile", "批次里的文件不得删除"),
    Guard(
        name="accessions_batchfile_done_once",
        table="accessions_batchfile",
        event="UPDATE",
        message="办过的文件不能改",
        when="OLD.state <> 'waiting'",
    ),
)
