"""没有找到。"""

import pytest
from django.http import Http404

from mingtang.ui.found import found_or_404


@pytest.mark.parametrize("row", ["一份文件", 0, []])
def test_what_was_found_is_handed_on_however_little_it_is(row):
    assert found_or_404(row) is row


def test_nothing_is_answered_as_not_there():
    with pytest.raises(Http404):
        found_or_404(None)
