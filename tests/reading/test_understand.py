import time
from pathlib import Path

import pytest

from songhanh.formats.blocks import Document
from songhanh.formats.limits import Limits
from songhanh.lib.words import Problem
from songhanh.reading import understand as module
from songhanh.reading.read import Reading
from songhanh.reading.understand import understand


def test_what_is_understood_is_that_of_the_file(example: Path) -> None:
    assert understand(example).plan.header.type is not None


def test_understanding_too_has_its_time(monkeypatch: pytest.MonkeyPatch, example: Path) -> None:
    def dwell(_document: Document) -> Reading:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(module, "read", dwell)
    monkeypatch.setattr(module, "DEFAULT", Limits(seconds=1))
    with pytest.raises(Problem) as caught:
        understand(example)
    assert caught.value.code == "too-slow"
