"""What is measured of a window of time, and the way from the staff to a leading post; see `register_table`."""

from songhanh.equity.register_table import STOCKS, Definition, Shape
from songhanh.equity.snapshot import LEADERS, Level
from songhanh.lib.words import Words

PIPELINE = ("NB-2", "pipeline.pool", "pipeline.trained", "pipeline.appointed", "pipeline.leaders")
"""The stages from the staff to leadership, in order."""


def _stage(code: str, name: tuple[str, str], of: tuple[str, str, str], among: tuple[str, str, str]) -> Definition:
    """A stage: each time the name of the population, and what it is called."""
    return Definition(
        f"pipeline.{code}",
        Words(*name),
        Words(
            f"{name[0]}: trong số {among[1]}, tính riêng nữ và nam",
            f"{name[1]}: among {among[2]}, women and men apart",
        ),
        Words(f"nữ {of[1]}", f"women {of[2]}"),
        Words(f"nữ {among[1]}", f"women {among[2]}"),
        of[0],
        among[0],
        Shape.RATE,
        public=of[0] in ("leaders", "appointed"),
    )


_STAFF, _POOL = ("staff", "có mặt", "on the staff"), ("pool", "trong quy hoạch", "in the pool")
_STAGES = (
    _stage("pool", ("Trong quy hoạch", "In the pool"), _POOL, _STAFF),
    _stage(
        "trained",
        ("Đã đào tạo, bồi dưỡng", "Trained"),
        ("pool_trained", "trong quy hoạch đã hoàn thành một khóa", "in the pool who finished a course"),
        _POOL,
    ),
    _stage(
        "appointed",
        ("Được bổ nhiệm trong kỳ", "Appointed in the window"),
        ("appointed", "được bổ nhiệm chức vụ đang giữ trong kỳ", "appointed to their present post in the window"),
        ("pool_or_appointed", "trong quy hoạch hoặc được bổ nhiệm trong kỳ", "in the pool or appointed in the window"),
    ),
    _stage(
        "leaders", ("Đang giữ chức vụ", "In a leading post"), ("leaders", "giữ chức vụ", "in leading posts"), _STAFF
    ),
)


def _share(
    code: str,
    of: str,
    name: tuple[str, str],
    who: tuple[str, str],
    *,
    men: bool = False,
    public: bool = False,
    private: bool = False,
) -> Definition:
    """The share of women (or of men) among those to whom something happened in the window."""
    sex = Words("nam", "men") if men else Words("nữ", "women")
    return Definition(
        f"flow.{code}",
        Words(*name),
        Words(
            f"{who[0]} trong kỳ, theo ngày của quyết định, sự việc", f"{who[1]} in the window, by the day it happened"
        ),
        Words(f"{who[0]} là {sex.vi}", f"{who[1]}: {sex.en}"),
        Words(*who),
        of,
        men=men,
        public=public,
        private=private,
    )


def _rate(
    code: str,
    pair: tuple[str, str],
    name: tuple[str, str],
    counted: tuple[str, str],
    whole: tuple[str, str],
    *,
    men: bool = False,
    private: bool = False,
) -> Definition:
    """How many of the women (and of the men) concerned had something happen in the window."""
    return Definition(
        f"flow.{code}",
        Words(*name),
        Words(f"{counted[0]} trong số {whole[0]}", f"{counted[1]}, of {whole[1]}"),
        Words(*counted),
        Words(*whole),
        *pair,
        Shape.RATE,
        men=men,
        private=private,
    )


def _mean(
    code: str, pair: tuple[str, str], name: tuple[str, str, str], sums: tuple[str, str], per: tuple[str, str]
) -> Definition:
    definition = Words(f"{sums[0]} chia cho {per[0]}, tính riêng nữ và nam", f"{sums[1]} by {per[1]}, each sex apart")
    return Definition(
        f"flow.{code}", Words(*name[:2]), definition, Words(*sums), Words(*per), *pair, Shape.MEAN, name[2]
    )


def _appointment(level: Level) -> Definition:
    vi, en = level.words.vi.lower(), level.words.en.lower()
    return _share(
        f"appointment.{level.value}",
        f"appointments_{level.value}",
        (f"Nữ trong số bổ nhiệm {vi}", f"Women among appointments: {en}"),
        (f"quyết định bổ nhiệm {vi}", f"appointments: {en}"),
        public=True,
    )


_STEPS = ("lượt nâng bậc thường xuyên biết ngày đến hạn", "regular steps whose lawful day is known")
_LATE = ("lượt nâng bậc chậm", "late steps")
FLOWS: tuple[Definition, ...] = (
    *_STAGES,
    _share(
        "recruitment",
        "recruitments",
        ("Nữ trong số tuyển dụng", "Women among recruits"),
        ("lượt tuyển dụng", "recruitments"),
    ),
    _share(
        "appointment",
        "appointments",
        ("Nữ trong số được bổ nhiệm", "Women among appointments"),
        ("quyết định bổ nhiệm chức vụ lãnh đạo, quản lý", "appointments to leading posts"),
        public=True,
    ),
    *(_appointment(one) for one in LEADERS),
    _share(
        "grade",
        "grade_changes",
        ("Nữ trong số nâng ngạch, thăng hạng", "Women among changes of grade or class"),
        ("lượt nâng ngạch, thăng hạng", "changes of grade or class"),
    ),
    _rate(
        "step_on_time",
        ("steps_on_time", "steps_due"),
        ("Nâng bậc đúng hạn", "Steps on time"),
        ("lượt nâng bậc của nữ không sau tháng đến hạn", "steps of women not after the lawful month"),
        _STEPS,
    ),
    _rate(
        "step_late",
        ("steps_late", "steps_due"),
        ("Nâng bậc chậm", "Late steps"),
        ("lượt nâng bậc của nữ sau tháng đến hạn", "steps of women after the lawful month"),
        _STEPS,
    ),
    _mean(
        "step_delay",
        ("months_late", "steps_late"),
        ("Số tháng chậm của một lượt nâng bậc chậm", "Months of delay of a late step", "tháng"),
        ("tổng số tháng chậm", "months of delay"),
        _LATE,
    ),
    _rate(
        "step_early",
        ("steps_early", "steps"),
        ("Nâng bậc trước thời hạn", "Early steps"),
        ("lượt nâng bậc trước thời hạn của nữ", "early steps of women"),
        ("lượt nâng bậc", "steps"),
    ),
    _share(
        "pool_entry",
        "pool_entries",
        ("Nữ trong số đưa vào quy hoạch", "Women among entries"),
        ("lượt đưa vào quy hoạch", "entries into the pool"),
    ),
    _share(
        "pool_removal",
        "pool_removals",
        ("Nữ trong số đưa ra khỏi quy hoạch", "Women among removals"),
        ("lượt đưa ra khỏi quy hoạch", "removals from the pool"),
    ),
    _share(
        "training_turns",
        "courses",
        ("Nữ trong số lượt đào tạo, bồi dưỡng", "Women among courses finished"),
        ("lượt hoàn thành đào tạo, bồi dưỡng", "courses finished"),
    ),
    _rate(
        "training_people",
        ("trained_people", "staff"),
        ("Người được đào tạo, bồi dưỡng", "People who had a course"),
        ("nữ hoàn thành ít nhất một khóa trong kỳ", "women who finished a course in the window"),
        ("nữ có mặt ngày chốt số liệu", "women on the staff on the day"),
    ),
    _mean(
        "training_hours",
        ("course_hours", "staff"),
        ("Số giờ đào tạo, bồi dưỡng bình quân", "Hours of courses a person", "giờ"),
        ("tổng số giờ học đã hoàn thành", "hours of courses finished"),
        ("số người có mặt", "people on the staff"),
    ),
    _rate(
        "evaluation_excellent",
        ("rated_excellent", "rated"),
        ("Hoàn thành xuất sắc nhiệm vụ", "Rated excellent"),
        ("lượt xếp loại xuất sắc của nữ", "excellent ratings of women"),
        ("lượt xếp loại", "ratings"),
        private=True,
    ),
    _share(
        "departure",
        "departures",
        ("Nữ trong số thôi việc, nghỉ hưu, chuyển đi", "Women among those who left"),
        ("lượt thôi làm việc tại cơ quan", "departures"),
    ),
    _rate(
        "paternity_leave",
        ("paternity_leaves", "staff"),
        ("Nam nghỉ khi vợ sinh con", "Fathers on paternity leave"),
        ("lượt nam nghỉ khi vợ sinh con", "paternity leaves of men"),
        ("nam có mặt ngày chốt số liệu", "men on the staff on the day"),
        men=True,
        private=True,
    ),
    _share(
        "birth_leave",
        "birth_leaves",
        ("Nam trong số người nghỉ khi sinh con", "Men among leaves at a birth"),
        ("lượt nghỉ thai sản và nghỉ khi vợ sinh con", "maternity and paternity leaves"),
        men=True,
        private=True,
    ),
)
DEFINITIONS: dict[str, Definition] = {one.code: one for one in (*STOCKS, *FLOWS)}
"""Every measure by its code, in the order in which tables show them."""
