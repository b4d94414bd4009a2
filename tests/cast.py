"""The cast: An keeps the plan of her department, Bình works next door, Chi oversees the province, Dũng may nothing."""

from dataclasses import dataclass
from datetime import datetime

from songhanh.agencies.access import VIETNAM, Role, Viewer
from songhanh.agencies.actions import add_unit, add_user, found_agency, grant_role
from songhanh.agencies.models import Body, User
from songhanh.agencies.queries import viewer_of

NOW = datetime(2026, 11, 9, 9, 0, tzinfo=VIETNAM)  # a Monday
PASSWORD = "Hoa sim tím trên đồi"


@dataclass(frozen=True)
class Cast:
    """Two departments of a province, and who works there."""

    province: Body
    agency: Body  # An's
    office: Body  # Văn phòng Sở
    inspectors: Body  # Thanh tra Sở
    next_door: Body  # Bình's agency
    an: User  # secretary
    em: User  # member of staff, office
    giang: User  # head of the office
    ha: User  # personnel officer
    khai: User  # director
    lan: User  # auditor
    minh: User  # administrator
    nga: User  # member of staff, inspectors
    binh: User  # secretary next door
    chi: User  # overseer of the province
    dung: User  # no role at all

    def viewer(self, user: User, at: datetime = NOW) -> Viewer:
        """The person at a moment."""
        return viewer_of(user, at, "vi")


def cast(at: datetime = NOW) -> Cast:
    """Everybody, by the program's own actions."""
    by = Viewer.program(at)
    province = found_agency(code="LS", name="Ủy ban nhân dân tỉnh Lạng Sơn", by=by)
    agency = found_agency(code="SKHDT", name="Sở Kế hoạch và Đầu tư", place="Lạng Sơn", parent=province, by=by)
    next_door = found_agency(code="SNV", name="Sở Nội vụ", place="Lạng Sơn", parent=province, by=by)
    office = add_unit(agency=agency, code="VP", name="Văn phòng Sở", by=by)
    inspectors = add_unit(agency=agency, code="TTr", name="Thanh tra Sở", by=by)

    def person(username: str, name: str, role: Role | None, body: Body) -> User:
        owner = body.agency or body
        user = add_user(
            agency=owner, username=username, full_name=name, password=PASSWORD, must_change=False,
            email=f"{username}@so.example", by=by,
        )  # fmt: skip
        if role is not None:
            grant_role(user=user, role=role, body=body, by=by)
        return user

    return Cast(
        province, agency, office, inspectors, next_door,
        an=person("an", "Hoàng Thị Lan An", Role.SECRETARY, agency),
        em=person("em", "Lý Văn Em", Role.STAFF, office),
        giang=person("giang", "Trần Thị Giang", Role.UNIT_HEAD, office),
        ha=person("ha", "Phạm Thu Hà", Role.PERSONNEL, agency),
        khai=person("khai", "Lương Văn Khải", Role.DIRECTOR, agency),
        lan=person("lan", "Vi Thị Lan", Role.AUDITOR, agency),
        minh=person("minh", "Nông Văn Minh", Role.ADMINISTRATOR, agency),
        nga=person("nga", "Đỗ Thúy Nga", Role.STAFF, inspectors),
        binh=person("binh", "Nguyễn Văn Bình", Role.SECRETARY, next_door),
        chi=person("chi", "Bế Thị Chi", Role.OVERSEER, province),
        dung=person("dung", "Lê Tiến Dũng", None, agency),
    )  # fmt: skip
