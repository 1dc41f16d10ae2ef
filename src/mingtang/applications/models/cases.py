"""申请的表：Counter · Application · Particulars (erasable) · Proof.

What an application is about and who applies stands in the particulars alone, so that it can be erased; everything
else of a case holds days, acts and references.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.law.applying import FORMS_WANTED, MOST, WAYS_WANTED
from mingtang.law.foi import OPEN, ApplicantKind, ApplicationState, Channel
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of
from mingtang.sealed.models import Sealed

_OPEN = sorted(state.value for state in OPEN)


class Counter(models.Model):
    """流水号：how many applications an organ has taken in a year; its row is locked while a number is given."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("用到几号", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "申请流水号"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["unit", "year"], name="applications_counter_of_the_year"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.year}：{self.last}"


class ApplicationQuerySet(models.QuerySet["Application"]):
    """申请的查询。"""

    def open(self) -> Self:
        """Applications that still wait for something."""
        return self.filter(state__in=_OPEN)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Applications to organs that the viewer sees whole; who applies is another question (``sees_applicant``)."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Application(models.Model):
    """申请：one application for disclosure, from intake to archive. ``received_on`` and the due day are copies.

    Law: 政府信息公开条例 第二十九条、第三十一条、第四十五条.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="applications", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("流水号")
    code_digest = models.CharField("查询码摘要", max_length=64)
    form_key = models.CharField("表单编号", max_length=40, unique=True)
    channel = models.CharField("提出方式", max_length=12, choices=[(c.value, c.label) for c in Channel])
    kind = models.CharField("申请人类别", max_length=24, choices=[(k.value, k.label) for k in ApplicantKind])
    submitted_at = models.DateTimeField("提交时间")
    submitted_on = models.DateField("提交日期")
    arrived_on = models.DateField("到达日期")
    signed_for_on = models.DateField("签收日期", null=True, blank=True)
    confirmed_on = models.DateField("双方确认日期", null=True, blank=True)
    confirmation = models.CharField("怎样确认的", max_length=200, blank=True)
    received_on = models.DateField("收到申请之日", null=True, blank=True)
    needs_help = models.BooleanField("需要协助", default=False)
    title = models.CharField("事项", max_length=100, blank=True)
    state = models.CharField("状态", max_length=12, choices=[(s.value, s.label) for s in ApplicationState])
    due_on = models.DateField("答复期限", null=True, blank=True)
    is_provisional = models.BooleanField("期限是暂定的", default=False)
    is_paused = models.BooleanField("期限停着", default=False)
    outcome = models.CharField("办理结果", max_length=6, blank=True)
    ended_on = models.DateField("办结日期", null=True, blank=True)
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="从哪件拆分"
    )
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined", verbose_name="并入哪件"
    )
    handler = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="handled_applications", verbose_name="承办人"
    )
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    entered_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁登记"
    )
    entered_at = models.DateTimeField("登记时间")
    steps = models.PositiveIntegerField("办到第几步", default=0)

    rows = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "依申请公开"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-year", "-serial")
        indexes = (models.Index(fields=["unit", "state", "due_on"], name="applications_queue"),)
        constraints = (
            models.UniqueConstraint(fields=["unit", "year", "serial"], name="applications_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ApplicationState]), name="applications_state_known"
            ),
            models.CheckConstraint(condition=Q(submitted_on__lte=F("arrived_on")), name="applications_sent_then_came"),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.UNCONFIRMED.value) | Q(received_on=None, due_on=None),
                name="applications_no_day_before_it_is_confirmed",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ApplicationQuerySet:
        """Applications in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def number(self) -> str:
        """受理编号：2026-12."""
        return f"{self.year}-{self.serial}"

    @property
    def full_number(self) -> str:
        """受理编号，with the organ's code: qili:2026-12."""
        return f"{self.unit.code}:{self.number}"

    @property
    def stands(self) -> ApplicationState:
        """状态，as the law room knows it."""
        return ApplicationState(self.state)

    @property
    def desk_address(self) -> str:
        """在工作台上的地址。"""
        return f"/desk/applications/{self.unit.code}/{self.year}-{self.serial}/"

    @property
    def is_open(self) -> bool:
        """是否还在办。"""
        return self.stands in OPEN

    @property
    def was_late(self) -> bool:
        """是否超过期限才办结：of what the applicant did not let lapse or take back."""
        ended, due = self.ended_on, self.due_on
        return bool(ended and due and ended > due) and not self.outcome.startswith("R6")

    @property
    def entered(self) -> str:
        """登记人，and for whom; of what came through the web nobody."""
        if self.entered_by is None:
            return ""
        return signed(self.entered_by.name, self.entered_for and self.entered_for.name)

    @property
    def called(self) -> str:
        """事项，or that nobody has named it yet."""
        return self.title or "还没有写事项"


class Particulars(models.Model):
    """申请内容：who applies and for what, apart from the case, so that it can be erased. Never public.

    Law: 政府信息公开条例 第二十九条（申请应当包括的内容）; 个人信息保护法 第四十七条（期满删除）.
    """

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="particulars", verbose_name="依申请公开"
    )
    name = models.CharField("姓名或者名称", max_length=MOST["name"], blank=True)
    unit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    legal_person = models.CharField("法定代表人", max_length=MOST["legal_person"], blank=True)
    agent = models.CharField("代理人或者联系人", max_length=MOST["agent"], blank=True)
    phone = models.CharField("联系电话", max_length=MOST["phone"], blank=True)
    email = models.CharField("电子邮箱", max_length=MOST["email"], blank=True)
    address = models.CharField("通信地址", max_length=MOST["address"], blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    wanted = models.TextField("所需信息", blank=True)
    corrected = models.TextField("补正后的所需信息", blank=True)
    hint = models.CharField("文号或者便于查询的特征", max_length=MOST["hint"], blank=True)
    form = models.CharField("要什么形式", max_length=12, choices=list(FORMS_WANTED.items()), blank=True)
    way = models.CharField("怎样给", max_length=12, choices=list(WAYS_WANTED.items()), blank=True)
    help_wanted = models.CharField("要什么协助", max_length=MOST["help_wanted"], blank=True)
    identity = models.ForeignKey(
        Sealed, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="身份证明"
    )
    identity_seen = models.CharField("核对身份证明的经过", max_length=MOST["identity_seen"], blank=True)
    person_key = models.CharField("同一申请人的摘要", max_length=64, blank=True, db_index=True)
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "申请内容"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"申请 {self.application.number} 的内容"

    @property
    def pictures(self) -> list[Sealed]:
        """身份证明的图片：all of them that are not erased, the first one first; a part has those of its letter."""
        first = [self.identity] if self.identity is not None else []
        of = [pk for pk in (self.application_id, self.application.came_from_id) if pk]
        further = [proof.sealed for proof in Proof.rows.filter(application__in=of).select_related("sealed")]
        return [sealed for sealed in (*first, *further) if not sealed.is_erased]

    @property
    def is_reachable(self) -> bool:
        """有没有留联系方式。"""
        return bool(self.phone or self.email or self.address)


class Proof(models.Model):
    """证明图片：a further picture that proves who applies or acts for them, beside the first; sealed as it is.

    Law: 政府信息公开条例 第二十九条（身份证明）; 个人信息保护法 第五十一条（加密）.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="proofs", verbose_name="依申请公开")
    sealed = models.OneToOneField(Sealed, models.PROTECT, related_name="+", verbose_name="封存件")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "证明图片"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"申请 {self.application.number} 的证明图片"
