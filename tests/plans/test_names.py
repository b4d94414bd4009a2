"""What a plan calls a body, and which unit that is."""

import pytest

from songhanh.plans.names import EVERY_UNIT, key_of, unit_of, units_of

UNITS = {key_of("Văn phòng Sở"): 1, key_of("Thanh tra Sở"): 2, key_of("Phòng Tổng hợp, Quy hoạch"): 3}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Văn phòng Sở", 1),
        ("văn phòng sở", 1),
        ("Văn phòng", 1),
        ("Thanh tra", 2),
        ("Các phòng, đơn vị", EVERY_UNIT),
        ("các đơn vị thuộc Sở", EVERY_UNIT),
        ("Công an tỉnh", None),
        ("Phòng", 3),
    ],
)
def test_a_unit_is_found_by_its_name(name: str, unit: int | None) -> None:
    assert unit_of(name, {}, UNITS) == unit


def test_what_was_confirmed_before_counts_more() -> None:
    assert unit_of("Văn phòng", {key_of("Văn phòng"): 2}, UNITS) == 2


def test_a_name_that_could_be_two_is_left_to_a_person() -> None:
    assert unit_of("Phòng Kế hoạch", {}, {key_of("Phòng Kế hoạch 1"): 1, key_of("Phòng Kế hoạch 2"): 2}) is None


def test_units_stand_once() -> None:
    assert units_of(["Văn phòng", "Văn phòng Sở", "Công an tỉnh", "Thanh tra"], {}, UNITS) == [1, 2]
