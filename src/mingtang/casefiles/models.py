"""案卷的表：Package · FiledPaper · Erasure."""

from django.db import models
from django.db.models import Q

from mingtang.applications.models import Application
from mingtang.files.models import Attachment
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.sealed.asked import AskedByOneDoneByAnother

MOST_TITLE = 120


class Package(models.Model):
    """案卷包：the index of a case as it was archived. The package itself is made of it whenever somebody asks.

    ``digest`` is that of the salted manifest and stands in the trail too. Another version is made when something
    is added, or erased; then the salts of the earlier ones go with what was erased.
    """

    ARCHIVED, ADDED, ERASED = "archived", "added", "erased"

    application = models.ForeignKey(Application, models.PROTECT, related_name="packages", verbose_name="依申请公开")
    version = models.PositiveSmallIntegerField("第几版")
    why = models.CharField(
        "为什么", max_length=10, choices=[(ARCHIVED, "归档"), (ADDED, "补充归档"), (ERASED, "抹去以后重新编目")]
    )
    count = models.PositiveIntegerField("几件")
    size = models.PositiveBigIntegerField("大小（字节）")
    salt = models.CharField("盐", max_length=64, blank=True)
    digest = models.CharField("目录的摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="归档人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁归档"
    )
    at = models.DateTimeField("归档时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "案卷包"
        default_manager_name = base_manager_name = "rows"
        ordering = ("application", "version")
        constraints = (
            models.UniqueConstraint(fields=["application", "version"], name="casefiles_package_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.application.number} 第 {self.version} 版"

    @property
    def signed(self) -> str:
        """归档人，and for whom; empty where a rule of days made it."""
        return signed(self.by.name, self.stands_for and self.stands_for.name) if self.by else ""


class FiledPaper(models.Model):
    """案卷里的一件：where its content lies and what its digest was. What is personal may be erased, the row stays.

    ``text`` is the content itself, where the system wrote it out for the file; ``document`` names what another room
    keeps; ``data`` is what was set for the file, since another machine would set it in other faces.
    """

    SHEET, LOG, DOCUMENT, SCAN = "sheet", "log", "document", "scan"

    package = models.ForeignKey(Package, models.PROTECT, related_name="papers", verbose_name="案卷包")
    number = models.PositiveSmallIntegerField("序号")
    kind = models.CharField(
        "种类",
        max_length=10,
        choices=[(SHEET, "申请表"), (LOG, "办理经过"), (DOCUMENT, "文书和材料"), (SCAN, "卷内文件")],
    )
    title = models.CharField("名称", max_length=MOST_TITLE)
    name = models.CharField("包里的文件名", max_length=60)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("摘要", max_length=64, blank=True)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="附件"
    )
    document = models.CharField("文书的代号", max_length=120, blank=True)
    text = models.TextField("写出来的内容", blank=True)
    data = models.BinaryField("排好的内容", null=True, blank=True)
    is_personal = models.BooleanField("能看出申请人")
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "案卷里的一件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("package", "number")
        constraints = (
            models.UniqueConstraint(fields=["package", "number"], name="casefiles_paper_number_once"),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(sha256="") | Q(erased_at__isnull=False, sha256="", text="", data=None),
                name="casefiles_paper_erased_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.package} {self.number}"


class Erasure(AskedByOneDoneByAnother):
    """抹去：of what names an applicant; asked for by one person and done by another, or done by the rule of days."""

    IDENTITY, EVERYTHING = "identity", "everything"

    application = models.ForeignKey(Application, models.PROTECT, related_name="erasures", verbose_name="依申请公开")
    scope = models.CharField(
        "范围",
        max_length=10,
        choices=[(IDENTITY, "身份证明的图片"), (EVERYTHING, "申请人写的全部内容、卷内文件和身份证明")],
    )

    class Meta(AskedByOneDoneByAnother.Meta):
        verbose_name = verbose_name_plural = "抹去"
        constraints = (
            models.UniqueConstraint(
                fields=["application"], condition=Q(done_at=None), name="casefiles_erasure_one_waiting"
            ),
            *AskedByOneDoneByAnother.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.application} 抹去{self.get_scope_display()}"
