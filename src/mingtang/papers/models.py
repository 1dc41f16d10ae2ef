"""纸质签名的表。"""

from django.db import models

from mingtang.editorial.models import Revision
from mingtang.files.models import Attachment
from mingtang.organs.models import Person


class PaperSignature(models.Model):
    """纸质签名：a leader's signature on the printed slip, scanned by one, attested by another before it counts."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="papers", verbose_name="稿次")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签名的人")
    scan = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="扫描件")
    digest = models.CharField("所签摘要", max_length=64)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "纸质签名"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.revision} 纸质签名"
