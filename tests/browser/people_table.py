"""The pages of the register for `pages_table`."""

from collections.abc import Callable
from datetime import timedelta

from cast import NOW, Cast
from people.lists import OFFICE, as_csv, give, person, real, store

from songhanh.people.actions.events import correct_fact, enter_fact
from songhanh.people.actions.imports import choose, confirm_import, receive_list
from songhanh.people.actions.settings import open_fields
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Line

Path = Callable[[Cast], str]


def a_real_list(rest: str = "") -> Path:
    """A list as an office keeps it: problems, doubts, unknown units."""

    def path(cast: Cast) -> str:
        file = real("01-trich-ngang-so.x")
        return f"/so-can-bo/nhap/{give(cast.agency, file.read_bytes(), cast.viewer(cast.ha), file.name).pk}/{rest}"

    return path


def later_list(cast: Cast) -> str:
    """Compared with a register: new, changed, missing, in doubt."""
    store(cast)
    slip = (9, "", *OFFICE[0][2:4], "03/05/1957", *OFFICE[0][5:])
    raised = (*OFFICE[2][:8], 4, "3,33", "01/09/2026")
    fresh = (10, "010", "Vi Văn Long", "Nam", "1999", "Tổ xe", "Lái xe", "", "", "", "")
    found = give(cast.agency, as_csv([slip, raised, fresh]), cast.viewer(cast.ha))
    return f"/so-can-bo/nhap/{found.pk}/thay-doi/"


def no_headings(cast: Cast) -> str:
    file = real("13-khong-co-tieu-de.x")
    return f"/so-can-bo/nhap/{give(cast.agency, file.read_bytes(), cast.viewer(cast.ha), file.name).pk}/"


def broken(cast: Cast) -> str:
    return f"/so-can-bo/nhap/{give(cast.agency, b'<html>', cast.viewer(cast.ha), 'ds.xls').pk}/"


def waiting(cast: Cast) -> str:
    found = receive_list(agency=cast.agency, name="ds.csv", chunks=[as_csv()], by=cast.viewer(cast.ha))
    return f"/so-can-bo/nhap/{found.pk}/"


def stored(rest: str = "") -> Path:
    return lambda cast: f"/so-can-bo/nhap/{store(cast).pk}/{rest}"


def register(path: str) -> Path:
    def made(cast: Cast) -> str:
        store(cast)
        return path

    return made


def somebody(rest: str = "") -> Path:
    """With a history: a correction, a course, a place in the pool, what is kept closely."""

    def path(cast: Cast) -> str:
        store(cast)
        open_fields(agency=cast.agency, ethnicity=True, party=True, by=cast.viewer(cast.khai))
        by, hoa = cast.viewer(cast.ha), person("Nguyễn Thị Hoa")
        course = {"course": "Bồi dưỡng lãnh đạo cấp phòng", "training_kind": "leadership", "hours": 160}
        enter_fact(person=hoa.pk, said=Statement(FactKind.TRAINING, course, by.day, by.day, slot="x"), by=by)
        planned = {"pool_round": "2025-2030", "target_post": "Phó Giám đốc Sở", "target_level": "agency_deputy"}
        enter_fact(person=hoa.pk, said=Statement(FactKind.POOL, planned, by.day, by.day, slot="y"), by=by)
        fact = Fact.objects.believed().get(person=hoa, kind=FactKind.PAY)
        correct_fact(fact=fact.pk, values={"coefficient": 5.08}, starts=fact.starts, until=None, reason="Nhầm", by=by)
        return f"/so-can-bo/nguoi/{hoa.pk}/{rest}"

    return path


def correction(cast: Cast) -> str:
    address = somebody()(cast)
    return f"{address}dinh-chinh/{Fact.objects.believed().get(person=person('Nguyễn Thị Hoa'), kind=FactKind.PAY).pk}/"


def measures(path: str) -> Path:
    """Two snapshots of a real list and its planning pool."""

    def made(cast: Cast) -> str:
        for at, name in enumerate(("01-trich-ngang-so.x", "06-quy-hoach-2025-2030.x")):
            by = cast.viewer(cast.ha, NOW + timedelta(days=at))
            found = give(cast.agency, real(name).read_bytes(), by, real(name).name)
            for line in Line.objects.filter(of_import=found, choice=""):
                choose(line=line.pk, choice="leave", by=by)
            confirm_import(of=found.pk, by=by)
            take_snapshot(agency=cast.agency, day=by.day, by=by)
        return path

    return made


REGISTER_VISITS: dict[str, tuple[str, Path]] = {
    "register": ("ha", register("/so-can-bo/")),
    "register-none": ("khai", lambda _: "/so-can-bo/"),
    "register-filtered-away": ("ha", register("/so-can-bo/?q=khong+co+ai")),
    "register-unit": ("giang", register("/so-can-bo/")),
    "person": ("ha", somebody()),
    "person-director": ("khai", somebody()),
    "person-add": ("ha", lambda _: "/so-can-bo/them/"),
    "event-appointment": ("ha", somebody("ghi/bo-nhiem/")),
    "event-leave": ("ha", somebody("ghi/nghi/")),
    "fact-correct": ("ha", correction),
    "register-levels": ("ha", register("/so-can-bo/cap-chuc-danh/")),
    "register-settings": ("khai", lambda _: "/so-can-bo/thiet-lap/"),
    "equity": ("ha", measures("/can-bo-nu/")),
    "equity-counted": ("an", measures("/can-bo-nu/")),
    "equity-none": ("an", lambda _: "/can-bo-nu/"),
    "equity-outlook": ("an", measures("/can-bo-nu/du-bao/?nu=60")),
    "equity-differences": ("ha", measures("/can-bo-nu/khac-biet/")),
    "equity-aim": ("an", lambda _: "/can-bo-nu/muc-rieng/"),
    "snapshots": ("ha", measures("/can-bo-nu/chot/")),
    "lists": ("ha", register("/so-can-bo/nhap/")),
    "lists-none": ("ha", lambda _: "/so-can-bo/nhap/"),
    "list-read": ("ha", a_real_list()),
    "list-changes": ("ha", a_real_list("thay-doi/")),
    "list-changes-later": ("ha", later_list),
    "list-mapping": ("ha", no_headings),
    "list-failed": ("ha", broken),
    "list-waiting": ("ha", waiting),
    "list-stored": ("ha", stored()),
    "list-take-back": ("ha", stored("thu-hoi/")),
}
