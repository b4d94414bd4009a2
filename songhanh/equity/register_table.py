"""The one table of what is measured on a register: every figure's code, meaning, who counts and where it belongs.

An indicator of a programme bears its code (`law/indicators.py` holds its targets); what only resembles one is called
the agency's own; the rest is the register's.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from songhanh.equity.snapshot import LEADERS, Level
from songhanh.law.indicators import Indicator, indicator
from songhanh.law.tables import valid_on
from songhanh.lib.words import Words


class Shape(StrEnum):
    """What is divided by what; `of` and `among` are populations, women and men counted apart in both."""

    SHARE = "share"  # women of `of` by women and men of `of`
    RATE = "rate"  # women of `of` by women of `among`; men beside it
    MEAN = "mean"  # the amount of `of` for each woman of `among`; men beside it
    ANY = "any"  # whether `of` has a woman: 1 or 0, of one agency


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure: `of` is counted, for rates and means `among` whom; `law` names the indicators that it answers, the one
    in force on the day counting. `men`: men are counted in place of women. `public`: of posts and decisions that are
    public by law, never hidden. `private`: that nobody or everybody has it may say something about a person.
    """

    code: str
    name: Words
    definition: Words
    numerator: Words
    denominator: Words
    of: str
    among: str = ""
    shape: Shape = Shape.SHARE
    unit: str = "%"
    programme: str = ""
    law: tuple[str, ...] = ()
    own: bool = True
    men: bool = False
    public: bool = False
    private: bool = False

    def law_on(self, on: date) -> Indicator | None:
        """The indicator that it answers on the day; None where it answers none then."""
        return next((one for code in self.law if valid_on(one := indicator(code), on)), None)

    @property
    def flows(self) -> bool:
        """Whether it is of a window of time, not of a day."""
        return self.code.startswith("flow.") or self.of == "appointed"


_OWN = Words("Số của cơ quan, không phải số quốc gia. ", "The agency's own figure, not the national one. ")
_PRESENT = Words("người có mặt trong sổ cán bộ ngày chốt số liệu", "people on the staff on the day")
_REST: tuple[Definition, ...] = (
    Definition(
        "NB-2",
        Words("Nữ trong tổng số người có mặt", "Women among all staff"),
        Words(
            "Cán bộ, công chức, viên chức, người lao động có mặt ngày chốt số liệu",
            "Cadres, civil servants, public employees and workers on the staff on the day",
        ),
        Words("nữ", "women"),
        _PRESENT,
        "staff",
        programme="NB",
        law=("NB-2",),
    ),
    Definition(
        "NB-1.1",
        Words("Cơ quan có ít nhất một lãnh đạo là nữ", "The agency has a woman among its leaders"),
        Words(
            "Chỉ tiêu nội bộ, tương tự chỉ tiêu 1.1 của Chiến lược; không cộng vào chỉ tiêu 1.1",
            "Internal, like indicator 1.1 of the Strategy; never added up into indicator 1.1",
        ),
        Words("1 nếu có nữ trong cấp trưởng, cấp phó của cơ quan", "1 where a woman is head or deputy of the agency"),
        Words("một cơ quan", "one agency"),
        "agency_leaders",
        shape=Shape.ANY,
        unit="có/không",
        programme="NB",
        law=("NB-1.1",),
        public=True,
    ),
    Definition(
        "NB-1.2",
        Words("Nữ trong số lãnh đạo, quản lý", "Women among leaders"),
        Words(
            "Cấp trưởng, cấp phó của cơ quan và của phòng, đơn vị có mặt ngày chốt số liệu",
            "Heads and deputies of the agency and of its units on the day",
        ),
        Words("nữ giữ chức vụ", "women in leading posts"),
        Words("người giữ chức vụ", "people in leading posts"),
        "leaders",
        programme="NB",
        law=("NB-1.2",),
        public=True,
    ),
    Definition(
        "LD-2",
        Words("Nữ trong diện quy hoạch", "Women in the planning pool"),
        Words(
            "Quyết định số 2282/QĐ-TTg; mỗi người trong quy hoạch tính một lần, dù quy hoạch nhiều chức danh",
            "Decision 2282/QĐ-TTg; each person in the pool once, however many posts he or she is planned for",
        ),
        Words("nữ trong quy hoạch", "women in the pool"),
        Words("người trong quy hoạch", "people in the pool"),
        "pool",
        "staff",
        programme="LD",
        law=("LD-2",),
        own=False,
    ),
    Definition(
        "DG-1",
        Words("Nữ trong quy hoạch, so với mức tối thiểu của Đảng", "Women in the pool, against the Party's minimum"),
        Words(
            "Quy định số 50-QĐ/TW, từ 08/10/2025 Quy định số 377-QĐ/TW; đếm như chỉ tiêu quy hoạch của Quyết định 2282",
            "Regulation 50-QĐ/TW, from 8 October 2025 377-QĐ/TW; counted as the pool indicator of Decision 2282",
        ),
        Words("nữ trong quy hoạch", "women in the pool"),
        Words("người trong quy hoạch", "people in the pool"),
        "pool",
        "staff",
        programme="DG",
        law=("DG-1", "DG-1b"),
        own=False,
    ),
    Definition(
        "LD-3",
        Words("Nữ quy hoạch, lãnh đạo đã được đào tạo, bồi dưỡng", "Planned and leading women who had a course"),
        Words(
            "Quyết định số 2282/QĐ-TTg; khóa hoàn thành khi trong quy hoạch hoặc giữ chức vụ, trong 5 năm",
            "Decision 2282/QĐ-TTg; a course finished while planned or leading, within five years",
        ),
        Words("nữ đã hoàn thành ít nhất một khóa", "women who finished at least one course"),
        Words("nữ trong quy hoạch hoặc đang giữ chức vụ", "women in the pool or in a leading post"),
        "prepared_trained",
        "prepared",
        Shape.RATE,
        programme="LD",
        law=("LD-3",),
        own=False,
    ),
    *(
        Definition(
            code,
            Words(f"Nữ trong số người có trình độ {vi}", f"Women among {en}"),
            Words(f"{_OWN.vi}Tham chiếu chỉ tiêu 5.4 của Chiến lược", f"{_OWN.en}Beside indicator 5.4 of the Strategy"),
            Words(f"nữ có trình độ {vi}", f"women among {en}"),
            Words(f"người có mặt có trình độ {vi}", f"{en} on the staff"),
            of,
            "staff",
            programme="CL",
            law=(code,),
        )
        for code, of, vi, en in (
            ("CL-5.4a", "masters", "thạc sĩ", "holders of a master's degree"),
            ("CL-5.4b", "doctors", "tiến sĩ", "holders of a doctorate"),
        )
    ),
)


def _level(level: Level) -> Definition:
    vi, en = level.words.vi.lower(), level.words.en.lower()
    return Definition(
        f"NB-1.2.{level.value}",
        Words(f"Nữ trong số {vi}", f"Women at the level: {en}"),
        Words(f"Chỉ tiêu nội bộ. {level.words.vi} có mặt ngày chốt số liệu", f"Internal. {level.words.en}, on the day"),
        Words(f"nữ là {vi}", f"women: {en}"),
        Words(f"người là {vi}", f"people: {en}"),
        f"level_{level.value}",
        programme="NB",
        law=("NB-1.2",),
        public=True,
    )


def _planned(level: Level) -> Definition:
    vi, en = level.words.vi.lower(), level.words.en.lower()
    return Definition(
        f"LD-2.{level.value}",
        Words(f"Nữ trong quy hoạch chức danh {vi}", f"Women planned as: {en}"),
        Words(
            "Như chỉ tiêu quy hoạch, theo từng cấp của chức danh; một người có thể ở nhiều cấp",
            "As the pool indicator, by the level of the target post; a person may be planned for several",
        ),
        Words(f"nữ được quy hoạch chức danh {vi}", f"women planned as: {en}"),
        Words(f"người được quy hoạch chức danh {vi}", f"people planned as: {en}"),
        f"planned_{level.value}",
        programme="LD",
        law=("LD-2",),
        own=False,
    )


_UNIT_LEADERS = Definition(
    "NB-1.2.unit",
    Words("Nữ lãnh đạo cấp phòng", "Women leading units"),
    Words("Chỉ tiêu nội bộ. Cấp trưởng, cấp phó của phòng, đơn vị", "Internal. Heads and deputies of units"),
    Words("nữ là cấp trưởng, cấp phó phòng, đơn vị", "women who are head or deputy of a unit"),
    Words("cấp trưởng, cấp phó phòng, đơn vị", "heads and deputies of units"),
    "unit_leaders",
    programme="NB",
    law=("NB-1.2",),
    public=True,
)
STOCKS: tuple[Definition, ...] = (
    *_REST,
    _UNIT_LEADERS,
    *(_level(one) for one in LEADERS),
    *(_planned(one) for one in LEADERS),
)
