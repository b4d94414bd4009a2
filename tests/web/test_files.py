"""Files that pages answer with."""

import pytest

from songhanh.web.files import file_answer


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Kế hoạch số 12/KH-SKHĐT", "ke-hoach-so-12kh-skhdt.xlsx"),
        ("../../etc/passwd", "etcpasswd.xlsx"),
        ('"\r\nX: y', "x-y.xlsx"),
        ("…", "tep.xlsx"),
        ("x" * 300, f"{'x' * 80}.xlsx"),
    ],
)
def test_a_file_is_saved_under_a_name_that_every_system_keeps(name: str, saved: str) -> None:
    answer = file_answer(b"x", name, "xlsx")
    assert answer["Content-Disposition"] == f'attachment; filename="{saved}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
