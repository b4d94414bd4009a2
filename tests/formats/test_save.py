"""A file is whole or as it was."""

from pathlib import Path

import pytest

from songhanh.formats.save import save


def test_a_file_is_written_and_written_over_with_nothing_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.pdf"
    save(b"one", path)
    save(b"two", path)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        save(b"", tmp_path / "nowhere" / "x.pdf")


def test_what_stood_there_stays_where_the_new_file_cannot_take_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.pdf"):
        save(b"new", path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
