"""遮盖副本的表。"""

from django.db import models
from django.db.models import F, Q

from mingtang.files.models import Attachment
from mingtang.language.personal import Kind
from mingtang.masking.sought import WORD
from mingtang.organs.models import Person

LABELS = {**{kind.value: kind.label for kind in Kind}, WORD: "写明的词"}


class MaskedCopy(models.Model):
    """遮盖副本：an attachment made of another one, with what must not be read really gone.

    The words that were covered are never kept: ``words_digest`` only shows whether two copies were made with the same
    ones, and nobody without the key of the installation can try words against it.
    """

    original = models.ForeignKey(Attachment, models.PROTECT, related_name="masked_copies", verbose_name="原文件")
    copy = models.ForeignKey(Attachment, models.PROTECT, related_name="masked_from", verbose_name="副本")
    words_digest = models.CharField("遮盖的词的摘要", max_length=64, blank=True)
    kinds = models.JSONField("遮盖的个人信息种类")
    counts = models.JSONField("各种遮盖了几处")
    removed = models.JSONField("没有带进副本的")
    left = models.JSONField("没有检查的")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="生成人")
    at = models.DateTimeField("生成时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "遮盖副本"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["copy"], name="redaction_maskedcopy_of_one_file"),
            models.CheckConstraint(condition=~Q(copy=F("original")), name="redaction_maskedcopy_is_another_file"),
        )

    def __str__(self) -> str:
        return f"遮盖副本 {self.pk}"

    @property
    def told(self) -> list[tuple[str, int]]:
        """遮盖了几处，by the name of each kind."""
        return [(label, self.counts[kind]) for kind, label in LABELS.items() if kind in self.counts]
