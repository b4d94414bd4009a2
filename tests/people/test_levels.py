"""The level of a post from its title and its unit."""

import pytest

from songhanh.equity.snapshot import Level
from songhanh.people.levels import level_of

TITLES = [
    ("Giám đốc", "Ban Giám đốc", "Sở Nội vụ", Level.AGENCY_HEAD),
    ("Giám đốc Sở", "", "", Level.AGENCY_HEAD),
    ("PGĐ", "", "Sở Nội vụ", Level.AGENCY_DEPUTY),
    ("Phó Giám đốc", "Lãnh đạo Sở", "Sở Nội vụ", Level.AGENCY_DEPUTY),
    ("Hiệu trưởng", "", "Trường Tiểu học", Level.AGENCY_HEAD),
    ("P. Hiệu trưởng", "Ban giám hiệu", "", Level.AGENCY_DEPUTY),
    ("Phó Chủ tịch UBND", "", "", Level.AGENCY_DEPUTY),
    ("Giám đốc", "Trung tâm Xúc tiến", "Sở Công Thương", Level.UNIT_HEAD),
    ("Phó Giám đốc Trung tâm", "", "", Level.UNIT_DEPUTY),
    ("Chi cục trưởng", "Chi cục Kiểm lâm", "Sở Nông nghiệp", Level.UNIT_HEAD),
    ("Chi cục trưởng", "", "Chi cục Kiểm lâm", Level.AGENCY_HEAD),
    ("Quyền Trưởng phòng", "Phòng A", "", Level.UNIT_HEAD),
    ("TP", "Phòng A", "", Level.UNIT_HEAD),
    ("Phó Chánh Văn phòng", "Văn phòng Sở", "", Level.UNIT_DEPUTY),
    ("Chánh Thanh tra", "Thanh tra Sở", "", Level.UNIT_HEAD),
    ("Thanh tra viên", "Thanh tra Sở", "", Level.NONE),
    ("Chuyên viên Phòng Tổ chức cán bộ", "", "", Level.NONE),
    ("Kế toán trưởng", "Phòng A", "", Level.NONE),
    ("Tổ trưởng", "Tổ 1", "", Level.NONE),
]


@pytest.mark.parametrize(("title", "unit", "agency", "level"), TITLES)
def test_a_title_tells_whom_it_leads(title: str, unit: str, agency: str, level: Level) -> None:
    assert level_of(title, unit, agency) is level
