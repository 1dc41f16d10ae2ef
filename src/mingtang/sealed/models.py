"""封存件的表：that something is kept closed, since when and until when. Never what it says."""

import uuid

from django.db import models
from django.db.models import Q

from mingtang.contents.kinds import Kind
from mingtang.organs.models import Person, Unit

KINDS = (Kind.JPG, Kind.PNG, Kind.PDF, Kind.TXT)


class Sealed(models.Model):
    """封存件：one encrypted thing: an image of a document, or a text. The row stays when the thing is erased.

    ``size`` is that of what is inside, ``sha256`` that of the ciphertext, ``sealed_with`` the fingerprint of the key.
    Nobody is named as having sealed what came in through a public door or was sealed by rule.
    """

    key = models.UUIDField("编号", unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sealed", verbose_name="所属单位")
    purpose = models.CharField("用途", max_length=60, help_text="房间.用途的代号")
    kind = models.CharField("类型", max_length=8, choices=[(kind.value, kind.label) for kind in KINDS])
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("密文摘要", max_length=64)
    sealed_with = models.CharField("密钥指纹", max_length=16)
    sealed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="封存人"
    )
    sealed_at = models.DateTimeField("封存时间")
    keep_until_on = models.DateField("保存到", null=True, blank=True)
    erased_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="抹去人"
    )
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)
    erased_reason = models.CharField("抹去的理由", max_length=200, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "封存件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("sealed_at", "id")
        indexes = (
            models.Index(fields=["keep_until_on"], condition=Q(erased_at=None), name="sealed_sealed_past_keeping"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in KINDS]), name="sealed_sealed_kind_known"),
            models.CheckConstraint(condition=Q(size__gte=1), name="sealed_sealed_not_empty"),
            models.CheckConstraint(condition=~Q(purpose=""), name="sealed_sealed_has_a_purpose"),
            models.CheckConstraint(
                condition=Q(erased_at=None, erased_by=None, erased_reason="")
                | (Q(erased_at__isnull=False) & ~Q(erased_reason="")),
                name="sealed_sealed_erased_whole",
            ),
        )

    def __str__(self) -> str:
        return f"封存件 {self.key.hex[:8]}"

    @property
    def content_kind(self) -> Kind:
        """类型。"""
        return Kind(self.kind)

    @property
    def is_erased(self) -> bool:
        """是否已抹去。"""
        return self.erased_at is not None
