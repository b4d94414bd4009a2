"""The many abbreviations of one body are one body, and different bodies stay apart."""

from datetime import date
from itertools import combinations

import pytest

from songhanh.law.bodies import agencies, body_key, known_agency

SEED_DAY = date(2022, 3, 31)
TODAY = date(2026, 11, 24)

ONE_BODY = [
    (
        "Sở LĐTB&XH",
        "Sở LĐTBXH",
        "Sở LĐ-TBXH",
        "Sở LĐ - TB&XH",
        "Sở LĐTB và XH",
        "SLĐTBXH",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Lao động – Thương binh và Xã hội",
        "Sở Lao động, Thương binh và Xã hội",
    ),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "UỶ BAN NHÂN DÂN TỈNH", "ủy  ban nhân dân tỉnh"),
    (
        "Ban VSTPCPN Sở",
        "Ban VSTBPN Sở",
        "Ban VSTBCPN Sở",
        "Ban Vì sự tiến bộ của phụ nữ Sở",
        "Ban vì sự tiến bộ phụ nữ của Sở",
    ),
    ("Sở VH, TT & DL", "Sở VHTTDL", "Sở VHTT&DL", "SVHTTDL", "Sở Văn hoá, Thể thao và Du lịch"),
    ("Sở KH&ĐT", "Sở KHĐT", "SKHĐT", "Sở Kế hoạch và Đầu tư"),
    ("VP. UBND tỉnh", "Văn phòng UBND tỉnh", "VP Uỷ ban nhân dân tỉnh"),
    ("TP. Hồ Chí Minh", "Tp Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("BNV", "Bộ Nội vụ"),
    ("UBQG VSTBPN", "Ủy ban quốc gia vì sự tiến bộ của phụ nữ"),
    ("đồng chí Giám đốc Sở", "Giám đốc Sở"),
]

APART = [
    "Bộ Y tế",
    "Sở Y tế",
    "UBND tỉnh",
    "Chủ tịch UBND tỉnh",
    "UBND tỉnh Lạng Sơn",
    "UBND huyện",
    "HĐND tỉnh",
    "Ban VSTBPN tỉnh",
    "Ban VSTBPN&BĐG tỉnh",
    "Thanh tra tỉnh",
    "Ban Thanh tra nhân dân",
    "Bộ Tư pháp",
    "Ban Bí thư Trung ương Đảng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn",
]


@pytest.mark.parametrize("names", ONE_BODY, ids=lambda names: names[0])
def test_all_the_ways_to_write_a_body_are_one(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == 1


def test_different_bodies_never_become_one() -> None:
    keys = [body_key(name) for name in (*APART, *(names[0] for names in ONE_BODY if names[0] not in APART))]
    assert [pair for pair in combinations(keys, 2) if pair[0] == pair[1]] == []


def test_two_agencies_share_a_key_only_if_they_share_a_name() -> None:
    by_key: dict[str, set[str]] = {}
    for agency in agencies().values():
        by_key.setdefault(body_key(agency.name), set()).add(agency.name.lower())
    assert [names for names in by_key.values() if len(names) > 1] == []


def test_an_agency_is_known_by_any_of_its_names() -> None:
    for name in ("Sở LĐTB&XH", "SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"):
        agency = known_agency(name, SEED_DAY)
        assert agency is not None
        assert agency.id == "so-ldtbxh"


def test_a_department_of_a_province_is_known_by_its_kind_unless_it_has_its_own_row() -> None:
    kind, own = known_agency("Sở Y tế tỉnh Sơn La", SEED_DAY), known_agency("Sở KH&ĐT tỉnh Lạng Sơn", SEED_DAY)
    assert kind is not None
    assert own is not None
    assert (kind.id, own.id) == ("so-yte", "ls-so-khdt")


def test_an_agency_that_has_ended_tells_who_came_after_it() -> None:
    agency = known_agency("Bộ Kế hoạch và Đầu tư", TODAY)
    assert agency is not None
    assert agency.valid_to == date(2025, 2, 28)
    assert agency.successor == ("bo-tai-chinh",)


def test_a_province_of_today_and_its_namesake_before_the_merger_are_told_apart_by_the_day() -> None:
    before, now = known_agency("tỉnh Lào Cai", SEED_DAY), known_agency("tỉnh Lào Cai", TODAY)
    assert before is not None
    assert now is not None
    assert (before.id, now.id) == ("p-lao-cai-2025", "p-lao-cai")


def test_who_is_not_in_the_table_is_not_known() -> None:
    assert known_agency("Tổ công tác số 3", SEED_DAY) is None
