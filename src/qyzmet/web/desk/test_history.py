"""The history has a sentence for everything that can be owed to the applicant."""

from typing import get_args, get_type_hints

import pytest

from qyzmet.kernel.events import NoticeOwed
from qyzmet.web.desk.history import tell

OCCASIONS = get_args(get_type_hints(NoticeOwed)["about"])


@pytest.mark.parametrize("about", OCCASIONS)
def test_a_notice_of_every_kind_is_told(about):
    assert str(tell(NoticeOwed(about=about), None).title)
