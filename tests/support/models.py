"""测试用的表：work that becomes due, for the tests of the runner alone."""

from django.db import models


class Chore(models.Model):
    """杂务：due until it has been done; ``times`` tells whether it was done more than once."""

    name = models.CharField(max_length=40)
    times = models.PositiveIntegerField(default=0)

    rows = models.Manager()

    class Meta:
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return self.name
