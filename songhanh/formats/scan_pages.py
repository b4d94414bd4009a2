"""Pages that are images, recognised."""

from collections.abc import Iterable

from songhanh.formats.segments import Page


def recognise(data: bytes, name: str, numbers: Iterable[int]) -> list[Page]:
    """To be written."""
    raise NotImplementedError
