"""An answer names its article, and only one that somebody has checked may block."""

import pytest

from songhanh.law.answers import Answer, article
from songhanh.law.tables import Basis, Status
from songhanh.lib.words import Words


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("met", [True, False])
def test_only_a_known_rule_that_is_not_met_blocks(status: Status, met: bool) -> None:
    answer = Answer(met, Words("Đủ tuổi", "Of age"), Basis("Điều 1", status, "S1"))
    assert answer.blocks == (not met and status is not Status.UNVERIFIED)


def test_the_article_says_that_it_is_not_verified() -> None:
    assert article(Basis("Điều 1", Status.UNVERIFIED, "GK")).vi == "(Điều 1; chưa kiểm chứng)"
    assert article(Basis("Điều 1", Status.VERIFIED, "S1")).vi == "(Điều 1)"
