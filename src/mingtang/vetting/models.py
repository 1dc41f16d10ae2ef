"""公开前核对的表：the organ's own words, and which doubts were ignored for which reason."""

from django.db import models
from django.db.models import Q

from mingtang.files.models import Attachment
from mingtang.language.wording import OwnKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed


class OwnEntry(models.Model):
    """本机关用语：a name, a title, a phrase or a telephone, imported by the organ itself; none is shipped."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("种类", max_length=16, choices=[(kind.value, kind.label) for kind in OwnKind])
    written = models.CharField("规范写法", max_length=60)
    other = models.CharField("别的写法或职务", max_length=200, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    added_at = models.DateTimeField("登记时间")
    removed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="去掉的人"
    )
    removed_at = models.DateTimeField("去掉的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "本机关用语"
        default_manager_name = base_manager_name = "rows"
        ordering = ("kind", "written", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "kind", "written"], condition=Q(removed_at=None), name="vetting_ownentry_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OwnKind]), name="vetting_ownentry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="vetting_ownentry_removed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{OwnKind(self.kind).label} {self.written}"


class PictureCheck(models.Model):
    """看过的图片：who looked at one picture, or heard one recording to its end, and says that it may be public.

    What is in either no program reads. One that is added later is another file, and nobody has looked at it.
    """

    only_tells_of_files = True

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    subject = models.CharField("公开件所据的记录", max_length=100)
    picture = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="图片")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="看过的人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁看的"
    )
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "看过的图片"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["subject", "picture"], name="vetting_picturecheck_once"),)

    def __str__(self) -> str:
        return self.picture.name

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)


class Excuse(models.Model):
    """忽略的提示：why one doubt about one text was left as it is; remembered as long as the words around it stay.

    ``mark`` is a digest of the words with those around them; ``shown`` their shape, never a value.
    """

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    subject = models.CharField("公开件所据的记录", max_length=100)
    mark = models.CharField("摘要", max_length=64)
    label = models.CharField("种类", max_length=20)
    place = models.CharField("位置", max_length=200)
    shown = models.CharField("样子", max_length=100)
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="忽略的人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁忽略"
    )
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "忽略的提示"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["subject", "mark"], name="vetting_excuse_once"),)

    def __str__(self) -> str:
        return f"{self.label} {self.place}"

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)

    @property
    def confirmation(self) -> "Confirmation | None":
        """另一个人的确认，where there is one."""
        return getattr(self, "second", None)


class Confirmation(models.Model):
    """放行的确认：a second person has looked at what must not go public, and at the reason why it may."""

    excuse = models.OneToOneField(Excuse, models.PROTECT, related_name="second", verbose_name="写明的理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="确认的人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁确认"
    )
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "放行的确认"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return str(self.excuse)

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)
