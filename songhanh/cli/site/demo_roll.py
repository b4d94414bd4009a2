"""The staff of the demonstration: invented people with their posts, grades and steps, relative to a day."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

from songhanh.law.pay import grade, salary_step
from songhanh.law.retirement import retirement_month
from songhanh.law.staff import Sex
from songhanh.lib.months import Month, add_months

PEOPLE = 60
_WITHOUT_STAFF = re.compile(r"Ban (?:Vì sự tiến bộ|Chỉ đạo)|Hội đồng|Tổ |Các ", re.I)  # their members sit elsewhere
_UNION = re.compile("Công đoàn", re.I)
_OF_A_UNION = 3
_LARGE = 12  # people from which on a unit has two deputies
_HEADS = (
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Công đoàn", "Chủ tịch Công đoàn"),
    ("Phòng", "Trưởng phòng"),
    ("Ban", "Trưởng ban"),
    ("Chi cục", "Chi cục trưởng"),
    ("Trung tâm", "Giám đốc"),
)
_LOOKS_BACK = 750  # days in which steps were given early or late
_NEVER = 900  # months
_SURNAMES = (
    "Nguyễn", "Hoàng", "Lương", "Nông", "Trần", "Vi", "Lý", "Phạm", "Đặng", "Hà", "Lê", "Triệu", "Bùi", "Chu", "Dương",
)  # fmt: skip
_WOMEN = (
    "Thị Hạnh", "Thu Trang", "Thị Nhung", "Bích Diệp", "Thị Oanh", "Thanh Mai", "Thị Duyên", "Hồng Vân", "Thị Thơm",
    "Minh Nguyệt", "Thị Quyên", "Ngọc Ánh", "Thị Hiền", "Phương Thúy", "Thị Xuân", "Kim Liên", "Thị Hoa", "Khánh Ly",
    "Thị Loan", "Hải Yến", "Thị Sen", "Diệu Linh", "Thị Tuyết", "Hoài Thương", "Thị Chiêm", "Lệ Hằng", "Thị Mến",
)  # fmt: skip
_MEN = (
    "Văn Thành", "Quốc Việt", "Đình Toàn", "Văn Hậu", "Mạnh Cường", "Văn Lợi", "Minh Đức", "Văn Sáng", "Trọng Nghĩa",
    "Văn Chiến", "Hữu Phúc", "Văn Đông", "Xuân Trường", "Văn Khoa", "Ngọc Sơn", "Văn Ninh", "Thế Anh", "Văn Quyết",
    "Công Minh", "Văn Tùng", "Bá Lộc", "Văn Hoàn", "Hoàng Long", "Văn Giáp", "Duy Khánh", "Văn Bình", "Đức Hải",
    "Văn Mười", "Trung Kiên", "Văn Thắng",
)  # fmt: skip
_SENIOR, _ORDINARY = "01.002", "01.003"


@dataclass(frozen=True, slots=True)
class Post:
    """A title held from a day on; `appointed` where it is a leading one."""

    since: date
    title: str
    appointed: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff. `ranked`: in the first step of the grade since; `moved`: how many months later, or
    earlier, than the rule the last steps were given.
    """

    name: str
    sex: Sex
    born: date
    unit: str
    recruited: date
    ranked: date
    grade: str
    posts: tuple[Post, ...]
    education: str = "Đại học"
    theory: str = ""
    moved: int = 0
    left: date | None = None

    def is_there(self, day: date) -> bool:
        """Whether a list of the day names the person."""
        return self.recruited <= day and (self.left is None or day < self.left)

    def post(self, day: date) -> Post:
        """The post held on the day."""
        return [one for one in self.posts if one.since <= day or one is self.posts[0]][-1]

    def step(self, day: date, today: date) -> tuple[int, str, date]:
        """Step, coefficient and since when, as the office gave them until the day."""
        known = grade(self.grade, day)
        assert known is not None
        step, since = 1, self.ranked
        while (held := salary_step(known.group, step, day)) and salary_step(known.group, step + 1, day):
            given = add_months(since, held.months_in_step or _NEVER)
            if (today - given).days < _LOOKS_BACK:
                given = add_months(given, self.moved)
            if given > day:
                break
            step, since = step + 1, given
        held = salary_step(known.group, step, day)
        assert held is not None
        return step, f"{held.coefficient:.2f}".replace(".", ","), since


@dataclass(slots=True)
class _Draw:
    """Draws what is not told of a person, always the same for the same day."""

    today: date
    chance: random.Random = field(default_factory=lambda: random.Random(2025))  # noqa: S311 - the same people each time
    names: dict[Sex, Iterator[str]] = field(default_factory=dict)

    def name(self, sex: Sex) -> str:
        """A name that nobody else of the staff has."""
        if sex not in self.names:
            given = _WOMEN if sex is Sex.FEMALE else _MEN
            surnames = self.chance.sample(_SURNAMES, len(_SURNAMES))
            self.names[sex] = (f"{surnames[at % len(surnames)]} {given[at % len(given)]}" for at in count())
        return next(self.names[sex])

    def member(self, sex: Sex, unit: str, title: str, years: tuple[int, int], name: str = "") -> Member:
        """Somebody of an age between the years."""
        chance = self.chance
        born = self.today - timedelta(days=chance.randint(years[0] * 365, years[1] * 365))
        begun = add_months(born.replace(day=1), chance.randint(23, 27) * 12)
        ranked, held, senior = add_months(begun, 12), _ORDINARY, add_months(begun, 16 * 12)
        leads = not title.startswith("Chuyên viên")
        if senior <= add_months(self.today, -27) and (leads or chance.random() < 0.6):
            ranked, held = senior, _SENIOR
        education = chance.choices(("Đại học", "Thạc sĩ", "Cao đẳng"), (7, 5 if leads else 3, 0 if leads else 1))[0]
        theory = "Cao cấp" if leads else chance.choice(("Sơ cấp", "Trung cấp", ""))
        since = add_months(self.today, -chance.randint(26, 50)) if leads else begun
        return Member(
            name or self.name(sex), sex, born, unit, begun, ranked, held, (Post(since, title, leads),), education,
            theory, chance.choices((0, 2, 4, -9), (12, 2, 1, 1))[0],
        )  # fmt: skip


def titles_of(unit: str) -> tuple[str, str]:
    """What the head of a unit and a deputy are called."""
    head = next((title for start, title in _HEADS if unit.startswith(start)), "Trưởng đơn vị")
    return head, f"Phó {head}"


def roll(units: Sequence[str], known: Mapping[str, str], today: date) -> list[Member]:
    """The staff over two years: the leadership, then unit by unit; `known` are the people who sign in, by user name."""
    draw = _Draw(today)
    staffed = [unit for unit in units if not _WITHOUT_STAFF.match(unit)]
    unions = sum(bool(_UNION.match(unit)) for unit in staffed)
    rest = PEOPLE - 3 - _OF_A_UNION * unions
    each = rest // max(1, len(staffed) - unions)
    found = [
        draw.member(Sex.MALE, "", "Giám đốc", (52, 54), known["khai"]),
        draw.member(Sex.MALE, "", "Phó Giám đốc", (48, 51)),
        draw.member(Sex.FEMALE, "", "Phó Giám đốc", (47, 49)),
    ]
    for number, unit in enumerate(staffed):
        size = _OF_A_UNION if _UNION.match(unit) else each
        found += _unit(draw, number, unit, size, known)
    return _stories(found, staffed, today)


def _unit(draw: _Draw, number: int, unit: str, size: int, known: Mapping[str, str]) -> Iterator[Member]:
    head, deputy = titles_of(unit)
    heads = {0: known["huy"], 1: known["tuan"]}
    yield draw.member(Sex.FEMALE if number == 3 else Sex.MALE, unit, head, (46, 53), heads.get(number, ""))
    deputies = 2 if size >= _LARGE else 1
    for at in range(deputies):
        sex = Sex.FEMALE if (at + number) % 3 == 2 else Sex.MALE
        name = {0: known["lananh"], 2: known["lan"]}.get(number, "") if at == 0 else ""
        yield draw.member(Sex.FEMALE if name else sex, unit, deputy, (38, 49), name)
    staff = {0: (known["bich"], known["minh"]), 1: (known["ha"],)}.get(number, ())
    for at in range(size - 1 - deputies):
        sex = Sex.FEMALE if at % 2 == 0 and at % 10 < 8 else Sex.MALE
        yield draw.member(sex, unit, "Chuyên viên", (30, 50), staff[at] if at < len(staff) else "")


def _stories(found: list[Member], units: Sequence[str], today: date) -> list[Member]:
    """What happened to some of them in two years, and what is about to."""

    def of(unit: int, sex: Sex) -> list[int]:
        """Places of the members of a unit who lead nothing and do not sign in, the youngest first."""
        places = [at for at, one in enumerate(found) if one.unit == units[unit] and not one.posts[0].appointed]
        return sorted((at for at in places[3:] if found[at].sex is sex), key=lambda at: found[at].born, reverse=True)

    def retire(at: int, months: int) -> Member:
        one = replace(found[at], born=_born_to_retire(found[at].sex, Month.of(today).plus(months)))
        begun = add_months(one.born.replace(day=1), 25 * 12)
        ranked = add_months(today.replace(day=1), -20 * 12 - 7)
        posts = one.posts if one.posts[0].appointed else (Post(begun, "Chuyên viên"),)
        return replace(one, recruited=begun, ranked=ranked, grade=_SENIOR, moved=0, posts=posts)

    heads = [at for at, one in enumerate(found) if one.posts[0].title == titles_of(one.unit)[0]]
    women, men, inspectors = of(0, Sex.FEMALE), of(0, Sex.MALE), of(2, Sex.FEMALE)
    gone = retire(men[-1], -6)
    found[men[-1]] = replace(gone, left=Month.of(today).plus(-5).first)
    found[women[-1]] = retire(women[-1], 5)
    found[inspectors[-1]] = retire(inspectors[-1], 52)  # less than a term: past the window, a man of the age is not
    # Newcomers: two of eighteen months ago, one of last month, whom only the newest list names.
    for at, months in ((women[0], -18), (of(1, Sex.MALE)[0], -18), (inspectors[0], -1)):
        begun = add_months(today.replace(day=1), months)
        found[at] = replace(
            found[at], recruited=begun, ranked=begun, grade=_ORDINARY, moved=0, education="Thạc sĩ",
            born=add_months(begun, -25 * 12) + timedelta(days=16), posts=(Post(begun, "Chuyên viên"),),
        )  # fmt: skip
    for at, months in ((1, 21), (heads[2], 44)):  # leading posts that fall vacant
        found[at] = retire(at, months)
    for at, due in ((of(1, Sex.FEMALE)[1], -4), (of(2, Sex.MALE)[1], -8)):  # steps that nobody thought of
        ranked = add_months(today.replace(day=1), due - 36 * 3)
        found[at] = replace(found[at], ranked=ranked, grade=_ORDINARY, moved=_NEVER)
    _appoint(found, units[2], add_months(today, -17))
    _appoint(found, units[1], add_months(today, -8))
    head = found[heads[1]]
    found[heads[1]] = replace(head, posts=(replace(head.posts[0], since=add_months(today, -57)),))
    return found


def _appoint(found: list[Member], unit: str, day: date) -> None:
    """The last deputy of a unit was appointed on the day; before, a member of the staff."""
    deputy = titles_of(unit)[1]
    at = [at for at, one in enumerate(found) if one.unit == unit and one.posts[0].title == deputy][-1]
    before = Post(found[at].recruited, "Chuyên viên")
    found[at] = replace(found[at], posts=(before, Post(day, deputy, appointed=True)))


def _born_to_retire(sex: Sex, month: Month) -> date:
    """A day of birth by which somebody retires in the month, or the nearest one before in which anybody does."""
    born = month.plus(-55 * 12)
    while retirement_month(sex, born) > month:
        born = born.plus(-1)
    return born.first + timedelta(days=11)
