"""单位、人员、岗位的表。"""

from datetime import date
from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from mingtang.law import units
from mingtang.law.deputies import AbsenceKind, Stage, stage_of
from mingtang.law.units import PostKind, UnitKind

CODE = RegexValidator(r"^[a-z][a-z0-9-]{1,38}$", "代码由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符。")


class UnitQuerySet(models.QuerySet["Unit"]):
    """单位的查询。"""

    def open(self, *, on: date) -> Self:
        """Units that exist on the day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def beneath(self, unit: "Unit") -> Self:
        """The unit and everything under it, other organs included."""
        return self.filter(path__startswith=unit.path)

    def of_organ(self, organ: "Unit") -> Self:
        """The organ and what acts in its name or lies in its area: offices, districts, villages."""
        return self.filter(organ=organ)


class Unit(models.Model):
    """单位：a node of the tree. Only a 行政机关 is an organ that receives applications and numbers documents."""

    code = models.CharField("代码", max_length=39, unique=True, validators=[CODE])
    name = models.CharField("全称", max_length=60)
    short_name = models.CharField("简称", max_length=30)
    kind = models.CharField("性质", max_length=24, choices=[(kind.value, kind.label) for kind in UnitKind])
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级单位"
    )
    organ = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="own_units", verbose_name="所属机关"
    )
    path = models.CharField("路径", max_length=400, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("排序", default=0)
    keywords = models.JSONField("职责关键词", default=list, blank=True)
    duties = models.TextField("主要职责", blank=True)
    address = models.CharField("办公地址", max_length=120, blank=True)
    hours = models.CharField("办公时间", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真", max_length=40, blank=True)
    online = models.CharField("互联网联系方式", max_length=120, blank=True)
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    rows = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        default_manager_name = base_manager_name = "rows"
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in UnitKind]), name="organs_unit_kind_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(kind=UnitKind.ADMINISTRATIVE_ORGAN.value),
                name="organs_unit_root_is_an_organ",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def unit_kind(self) -> UnitKind:
        """性质，as the law room knows it."""
        return UnitKind(self.kind)

    @property
    def is_organ(self) -> bool:
        """是否行政机关。"""
        return self.unit_kind is UnitKind.ADMINISTRATIVE_ORGAN

    @property
    def affairs(self) -> str:
        """What its public pages are called: 政务公开, of a village 村务公开."""
        return "村务公开" if units.publishes_village_affairs(self.unit_kind) else "政务公开"

    def contains(self, other: "Unit") -> bool:
        """Whether the other unit is this one or lies beneath it."""
        return other.path.startswith(self.path)


class PersonManager(BaseUserManager["Person"]):
    """人员的查询。"""


class Person(AbstractBaseUser):
    """人员：someone who works here or did. A person who leaves keeps the name in the trail and loses access."""

    username = models.CharField("账号", max_length=40, unique=True, validators=[CODE])
    name = models.CharField("姓名", max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name="所在单位")
    is_active = models.BooleanField("在用", default=True)
    left_on = models.DateField("离岗日期", null=True, blank=True)
    password_is_temporary = models.BooleanField("密码由他人设置", default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    rows = PersonManager()
    objects = rows

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_active=True, left_on__isnull=True) | Q(is_active=False), name="organs_person_left_is_out"
            ),
        )

    standing_in: "Deputy | None" = None
    """正在代的岗：set for as long as somebody acts for another, never stored with the person."""

    def __str__(self) -> str:
        return self.name

    def stand_in(self, deputy: "Deputy") -> None:
        """开始以代岗的身份办理：from here on the represented post is held, and no other."""
        self.standing_in = deputy
        self.__dict__.pop("_posts_on", None)

    @property
    def stands_for(self) -> "Person | None":
        """代谁办理：the person represented now, or ``None`` when acting for oneself."""
        return self.standing_in.post.person if self.standing_in else None

    @property
    def in_whose_name(self) -> "Person":
        """以谁的名义：whose work this is: one's own, or that of the person represented."""
        return self.stands_for or self

    @property
    def hands(self) -> frozenset[int]:
        """经手的人：oneself and whoever is represented; two signatures of one matter share none of them."""
        return frozenset({self.pk, self.in_whose_name.pk})

    def posts_on(self, on: date) -> "list[Post]":
        """岗位，on the day; read from the database once per instance and day, since every screen asks.

        Whoever stands in for somebody holds the represented post while the arrangement is in force, and no other.
        """
        if self.standing_in is not None:
            return [self.standing_in.post] if self.is_active and self.standing_in.in_force(on=on) else []
        held: dict[date, list[Post]] = self.__dict__.setdefault("_posts_on", {})
        if on not in held:
            held[on] = list(self.posts.on(on).select_related("unit", "unit__organ")) if self.is_active else []
        return held[on]

    def post_kinds(self, on: date) -> frozenset[str]:
        """The kinds of post held on the day."""
        return frozenset(post.kind for post in self.posts_on(on))

    def holds(self, kind: PostKind, *, at_unit: Unit, on: date) -> bool:
        """Whether the person holds a post of the kind whose reach covers the unit.

        A post reaches the units of its organ; a post of a district or village only what lies beneath it; of an
        office the office itself; an inspector's everything beneath, lower organs included.
        """
        return any(post.kind == kind.value and post.reaches(at_unit) for post in self.posts_on(on))


class PostQuerySet(models.QuerySet["Post"]):
    """岗位的查询。"""

    def on(self, on: date) -> Self:
        """Posts held on the day; the last day counts."""
        return self.filter(since_on__lte=on).filter(Q(until_on=None) | Q(until_on__gte=on))


class Post(models.Model):
    """岗位：a person's post at a unit from a day until a day (the last day counts), or revoked before it began."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="单位")
    kind = models.CharField("岗位", max_length=20, choices=[(kind.value, kind.label) for kind in PostKind])
    since_on = models.DateField("起始日期")
    until_on = models.DateField("截止日期", null=True, blank=True)
    revoked_on = models.DateField("撤销任命日期", null=True, blank=True)
    usual_deputy = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="usually_for", verbose_name="常设 B 岗"
    )

    rows = PostQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "岗位"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "kind", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in PostKind]), name="organs_post_kind_known"),
            models.CheckConstraint(
                # 撤销任命的从来没有开始：its last day lies before its first, so that no question about a day finds it.
                condition=Q(revoked_on=None) & (Q(until_on=None) | Q(until_on__gte=models.F("since_on")))
                | Q(revoked_on__isnull=False, until_on__isnull=False)
                & Q(until_on__lt=models.F("revoked_on"), revoked_on__lt=models.F("since_on")),
                name="organs_post_days_in_order",
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "kind"], condition=Q(until_on=None), name="organs_post_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit.short_name}{self.label}"

    @property
    def label(self) -> str:
        """岗位名称。"""
        return PostKind(self.kind).label

    def reaches(self, unit: Unit) -> bool:
        """管辖范围：whether what the post may do covers the unit."""
        if self.kind == PostKind.INSPECTOR.value:
            return self.unit.contains(unit)
        if self.unit.is_organ:
            return unit.organ_id == self.unit_id
        return self.unit.contains(unit)


class DeputyQuerySet(models.QuerySet["Deputy"]):
    """代岗的查询。"""

    def standing(self, *, on: date) -> Self:
        """Arrangements whose days include the day and that were not ended."""
        return self.filter(since_on__lte=on, until_on__gte=on, ended_at=None)

    def not_over(self, *, on: date) -> Self:
        """Arrangements that run or are to come."""
        return self.filter(until_on__gte=on, ended_at=None)


class Deputy(models.Model):
    """代岗：who stands in for the holder of a post (A 岗) from day to day, both counted, or until it is ended."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="deputies", verbose_name="A 岗")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputy_of", verbose_name="代岗的人")
    since_on = models.DateField("第一天")
    until_on = models.DateField("最后一天")
    reason = models.CharField("原因", max_length=10, choices=[(kind.value, kind.label) for kind in AbsenceKind])
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="安排人")
    made_at = models.DateTimeField("安排时间")
    ended_at = models.DateTimeField("提前结束时间", null=True, blank=True)

    rows = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代岗"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-since_on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(until_on__gte=models.F("since_on")), name="organs_deputy_days_in_order"),
            models.CheckConstraint(
                condition=Q(reason__in=[kind.value for kind in AbsenceKind]), name="organs_deputy_reason_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person.name}代{self.post.person.name}"

    def stage(self, *, on: date) -> Stage:
        """到了哪一步，on the day."""
        return stage_of(self.since_on, self.until_on, ended=self.ended_at is not None, on=on)

    def in_force(self, *, on: date) -> bool:
        """是否生效：its days include the day, the post is still held, and neither of the two has left."""
        held = self.post.since_on <= on and (self.post.until_on is None or on <= self.post.until_on)
        return self.stage(on=on) is Stage.RUNNING and held and self.person.is_active and self.post.person.is_active
