"""留痕的表：the entries of the trail and, apart from them, the head of each chain."""

from django.db import models


class Head(models.Model):
    """链头：how far a chain has come. Kept apart, so that a tail cut off the trail is missed."""

    chain = models.CharField("链", max_length=40, primary_key=True)
    seq = models.PositiveBigIntegerField("序号", default=0)
    digest = models.CharField("摘要", max_length=64)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "链头"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.chain} 第 {self.seq} 条"


class Entry(models.Model):
    """留痕记录：one act. Holds references and digests; names and texts stand in the records themselves."""

    chain = models.CharField("链", max_length=40)
    seq = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    actor = models.CharField("经办", max_length=60, help_text="person:编号 或 system:名称")
    verb = models.CharField("动作", max_length=60)
    subject = models.CharField("对象", max_length=100)
    facts = models.TextField("要点", default="{}")
    prev = models.CharField("上一条摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "留痕记录"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_entry_once_per_place"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="audit_entry_seq_from_one"),
        )
        indexes = (models.Index(fields=["subject"], name="audit_entry_subject"),)

    def __str__(self) -> str:
        return f"{self.chain} 第 {self.seq} 条 {self.verb}"


class KnownGuard(models.Model):
    """守卫底册：what the last migrate put into the database, so that what is gone before the next one is missed."""

    trigger = models.CharField("触发器", max_length=100, primary_key=True)
    table = models.CharField("表", max_length=100)
    digest = models.CharField("摘要", max_length=64)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "守卫底册"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return self.trigger
