"""The lists that fall due, as one table: pages, workbooks, notices and tasks are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from songhanh.lib.words import Words
from songhanh.people.kinds import FactKind
from songhanh.people.rules.due import Answered, Ask, CellKind, Column, Found, found_of
from songhanh.people.rules.person_lists import retirement_row, step_row, term_row, untrained_row, window_row
from songhanh.people.rules.pool_lists import below_minimum, without_women
from songhanh.people.standing import Standing

Find = Callable[[Sequence[Standing], Ask], Found]
K = FactKind
FEW = 5  # fewer people than that are never counted out; `equity.release.PUBLIC` hides the same, at the cost of scipy
_PERSON = frozenset({K.IDENTITY, K.POST, K.PAY, K.RECRUITMENT, K.DEPARTURE})
_POOL = frozenset({K.IDENTITY, K.RECRUITMENT, K.DEPARTURE, K.POOL})


@dataclass(frozen=True, slots=True)
class DueList:
    """A list: its code and address, what it is called and means, how it is found, how far it looks ahead.

    `nobody` tells what an empty list means. `kinds` are the facts that it needs. `whole`: only of a whole agency, since
    a part of a pool says nothing. `notice` and `task` are sentences with `{count}`. `actor` must act.
    """

    code: str
    slug: str
    title: Words
    meaning: Words
    nobody: Words
    columns: tuple[Column, ...]
    find: Find
    months: int
    kinds: frozenset[FactKind]
    actor: Words
    notice: Words
    task: Words
    whole: bool = False

    def notice_of(self, count: int) -> Words:
        """What is told to who must act."""
        return Words(*(each.format(count=count) for each in self.notice))

    def task_of(self, count: int) -> Words:
        """The task that does what is due, with no small number of people: whoever sees the plan reads it."""
        told = self.public(count)
        return Words(self.task.vi.format(count=told.vi), self.task.en.format(count=told.en))

    def public(self, count: int) -> Words:
        """The number of rows for whoever may only count; posts and figures of pools are no people."""
        if 0 < count < FEW and not self.whole:
            return Words(f"dưới {FEW}", f"fewer than {FEW}")
        return Words(f"{count}", f"{count}")

    @property
    def looks_ahead(self) -> bool:
        """Whether the months to look ahead change anything."""
        return self.months > 0


def _of(tell: Callable[[Standing, Ask], Answered]) -> Find:
    return partial(_each, tell)


def _each(tell: Callable[[Standing, Ask], Answered], staff: Sequence[Standing], ask: Ask) -> Found:
    return found_of(staff, lambda one: tell(one, ask))


_WHO = (
    Column("name", Words("Họ và tên", "Name"), personal=True),
    Column("unit", Words("Phòng, đơn vị", "Unit")),
    Column("position", Words("Chức vụ, chức danh", "Position")),
)
_LEVEL = Column("level", Words("Cấp", "Level"))
_PLANNED = Column("planned", Words("Chức danh quy hoạch", "Planned for"))
_NOTICE = Column("notice", Words("Thông báo trước ngày", "Notice before"), CellKind.DAY)
_PLACES = (
    Column("post", Words("Chức danh quy hoạch", "Target post")),
    Column("round", Words("Nhiệm kỳ", "Round")),
    _LEVEL,
    Column("persons", Words("Số người quy hoạch", "Planned persons"), CellKind.NUMBER),
    Column("women", Words("Trong đó nữ", "Women among them"), CellKind.NUMBER),
    Column("decided", Words("Xét theo quy định ngày", "By the rules of"), CellKind.DAY),
)
_OFFICER = Words("Công chức tổ chức cán bộ", "Personnel officer")
_OFFICER_AND_HEAD = Words(
    "Công chức tổ chức cán bộ tham mưu, lãnh đạo cơ quan quyết định", "Personnel officer proposes, the head decides"
)
_PARTY_AND_HEAD = Words(
    "Công chức tổ chức cán bộ tham mưu, cấp ủy và tập thể lãnh đạo quyết định",
    "Personnel officer proposes, the Party committee and the leadership decide",
)

_ALL = (
    DueList(
        code="step",
        slug="nang-bac-luong",
        title=Words("Đến hạn nâng bậc lương", "Steps of pay that fall due"),
        meaning=Words(
            "Người đã đủ hoặc sắp đủ thời gian giữ bậc để nâng bậc lương thường xuyên hoặc hưởng, nâng phụ cấp thâm "
            "niên vượt khung mà sổ chưa ghi quyết định.",
            "Whose time in step is full or nearly so, for the next step or the allowance beyond the scale, and of whom "
            "the register holds no decision.",
        ),
        nobody=Words(
            "Không có ai đến hạn: mọi người có đủ dữ liệu đều còn thời gian giữ bậc dài hơn khoảng xem trước.",
            "Nobody is due: all of whom enough is known have longer to go than the months ahead.",
        ),
        columns=(
            *_WHO,
            Column("grade", Words("Ngạch, chức danh", "Grade")),
            Column("step", Words("Bậc hiện giữ", "Present step"), CellKind.NUMBER),
            Column("since", Words("Hưởng từ ngày", "Since"), CellKind.DAY),
            Column("added", Words("Tháng cộng thêm", "Months added"), CellKind.NUMBER),
            Column("due", Words("Đến hạn", "Due on"), CellKind.DAY),
        ),
        find=_of(step_row),
        months=3,
        kinds=_PERSON | {K.LEAVE, K.EVALUATION, K.DISCIPLINE},
        actor=_OFFICER_AND_HEAD,
        notice=Words("{count} người đến hạn nâng bậc lương.", "Steps of pay that fall due: {count}."),
        task=Words(
            "Rà soát, lập hồ sơ nâng bậc lương cho {count} người đến hạn",
            "Prepare the steps of pay that fall due: {count}",
        ),
    ),
    DueList(
        code="retirement",
        slug="nghi-huu",
        title=Words("Sắp đến tuổi nghỉ hưu", "Near retirement"),
        meaning=Words(
            "Người đến tháng nghỉ hưu trong điều kiện bình thường; đánh dấu người đến hạn được thông báo nghỉ hưu.",
            "Who reaches the month of retirement under normal conditions; those to be given notice now are marked.",
        ),
        nobody=Words(
            "Không có ai đến tháng nghỉ hưu trong khoảng xem trước.",
            "Nobody reaches the month of retirement within the months ahead.",
        ),
        columns=(
            *_WHO,
            Column("sex", Words("Giới tính", "Sex")),
            Column("month", Words("Tháng nghỉ hưu", "Month of retirement"), CellKind.MONTH),
            Column("last_day", Words("Làm việc đến hết ngày", "Last day of work"), CellKind.DAY),
            _NOTICE,
        ),
        find=_of(retirement_row),
        months=12,
        kinds=_PERSON,
        actor=_OFFICER_AND_HEAD,
        notice=Words(
            "{count} người sắp đến tuổi nghỉ hưu, cần thông báo đúng hạn.",
            "People near retirement, to be given notice in time: {count}.",
        ),
        task=Words(
            "Thông báo nghỉ hưu và chuẩn bị người thay cho {count} người",
            "Give notice of retirement and prepare who follows: {count}",
        ),
    ),
    DueList(
        code="term",
        slug="het-thoi-han-bo-nhiem",
        title=Words("Hết thời hạn bổ nhiệm", "Terms that end"),
        meaning=Words(
            "Người giữ chức vụ lãnh đạo, quản lý sắp hết hoặc đã hết thời hạn bổ nhiệm, và phương án có thể tiếp theo.",
            "Leaders whose term ends soon or has ended, and what can follow.",
        ),
        nobody=Words(
            "Không có ai hết thời hạn bổ nhiệm trong khoảng xem trước.",
            "No term ends within the months ahead.",
        ),
        columns=(
            *_WHO,
            _LEVEL,
            Column("due", Words("Hết thời hạn ngày", "Term ends on"), CellKind.DAY),
            _NOTICE,
            Column("next", Words("Phương án có thể", "What can follow")),
        ),
        find=_of(term_row),
        months=6,
        kinds=_PERSON,
        actor=_OFFICER_AND_HEAD,
        notice=Words(
            "{count} người hết thời hạn bổ nhiệm, cần xem xét bổ nhiệm lại.",
            "Terms that end, for which is to be decided what follows: {count}.",
        ),
        task=Words("Xem xét bổ nhiệm lại {count} người hết thời hạn bổ nhiệm", "Decide on the terms that end: {count}"),
    ),
    DueList(
        code="pool",
        slug="quy-hoach-chua-bao-dam",
        title=Words("Quy hoạch chưa bảo đảm cơ cấu", "Pools that are not as the rules ask"),
        meaning=Words(
            "Chức danh, nhiệm kỳ quy hoạch có tỷ lệ nữ, tỷ lệ cán bộ trẻ, số người hoặc hệ số chưa đúng quy định tại "
            "ngày quyết định; chỉ tiêu đến năm 2030 xét theo ngày xem.",
            "Posts and rounds whose share of women or young persons, number of candidates or coefficient is not as the "
            "rule of the day of decision asks; targets are held against the day that is looked at.",
        ),
        nobody=Words(
            "Mọi chức danh, nhiệm kỳ đã quy hoạch đều bảo đảm quy định; hoặc sổ chưa ghi quy hoạch.",
            "All pools are as the rules ask, or the register holds no pool yet.",
        ),
        columns=(
            *_PLACES,
            Column("figure", Words("Hiện có", "Figure")),
            Column("wanted", Words("Yêu cầu", "Asked for")),
        ),
        find=below_minimum,
        months=0,
        kinds=_POOL,
        actor=_PARTY_AND_HEAD,
        notice=Words(
            "{count} điểm trong quy hoạch chưa bảo đảm.", "Figures of the pools that are not as asked: {count}."
        ),
        task=Words(
            "Rà soát, bổ sung quy hoạch: {count} điểm chưa bảo đảm", "Review the pools, figures not as asked: {count}"
        ),
        whole=True,
    ),
    DueList(
        code="no-woman",
        slug="chuc-danh-khong-co-nu",
        title=Words("Chức danh không có nữ trong quy hoạch", "Posts without a woman in the pool"),
        meaning=Words(
            "Chức danh đã có người được quy hoạch nhưng không có nữ.",
            "Posts for which people are planned, but no woman.",
        ),
        nobody=Words(
            "Chức danh nào đã quy hoạch cũng có nữ; hoặc sổ chưa ghi quy hoạch.",
            "Each post in the pools has a woman, or the register holds no pool yet.",
        ),
        columns=_PLACES,
        find=without_women,
        months=0,
        kinds=_POOL,
        actor=_PARTY_AND_HEAD,
        notice=Words("{count} chức danh không có nữ trong quy hoạch.", "Posts without a woman in the pool: {count}."),
        task=Words(
            "Giới thiệu nguồn nữ cho {count} chức danh quy hoạch không có nữ",
            "Propose women for posts without a woman in the pool: {count}",
        ),
        whole=True,
    ),
    DueList(
        code="untrained",
        slug="nu-chua-duoc-boi-duong",
        title=Words("Nữ trong quy hoạch chưa được đào tạo, bồi dưỡng", "Women in the pool without training"),
        meaning=Words(
            "Nữ trong quy hoạch hoặc đang giữ chức vụ lãnh đạo, quản lý chưa hoàn thành khóa đào tạo, bồi dưỡng nào "
            "trong 5 năm.",
            "Women planned or in leading posts who finished no course within five years.",
        ),
        nobody=Words(
            "Mọi nữ trong quy hoạch, lãnh đạo đều đã hoàn thành một khóa đào tạo, bồi dưỡng trong 5 năm; "
            "hoặc chưa ghi ai trong quy hoạch.",
            "Every woman planned or leading finished a course within five years, or nobody is planned yet.",
        ),
        columns=(*_WHO, _LEVEL, _PLANNED),
        find=_of(untrained_row),
        months=0,
        kinds=_PERSON | {K.POOL, K.TRAINING},
        actor=_OFFICER_AND_HEAD,
        notice=Words(
            "{count} nữ trong quy hoạch, lãnh đạo chưa được đào tạo, bồi dưỡng.",
            "Women in the pool or leading without training: {count}.",
        ),
        task=Words(
            "Cử {count} nữ trong quy hoạch, lãnh đạo đi đào tạo, bồi dưỡng",
            "Send women in the pool or leading to courses: {count}",
        ),
    ),
    DueList(
        code="window",
        slug="nu-sap-het-tuoi-bo-nhiem",
        title=Words("Nữ sắp hoặc đã quá tuổi bổ nhiệm lần đầu", "Women near or past the window of appointment"),
        meaning=Words(
            "Nữ sắp hết hoặc đã hết tháng cuối cùng đủ tuổi bổ nhiệm lần đầu trọn thời hạn, trong khi nam sinh cùng "
            "tháng còn có thể được bổ nhiệm.",
            "Women whose last month of a first appointment for a whole term is near or past, while men born the same "
            "month can still be appointed.",
        ),
        nobody=Words(
            "Không có nữ nào trong quy hoạch, lãnh đạo sắp hoặc đã quá tuổi bổ nhiệm mà nam cùng tuổi còn đủ tuổi.",
            "No woman planned or leading is near or past the window that men of her age still have.",
        ),
        columns=(
            *_WHO,
            _LEVEL,
            _PLANNED,
            Column("month", Words("Tháng cuối cùng", "Last month"), CellKind.MONTH),
            Column("of_men", Words("Nam sinh cùng tháng", "Of men born that month"), CellKind.MONTH),
            Column("gap", Words("Chênh lệch (tháng)", "Gap in months"), CellKind.NUMBER),
        ),
        find=_of(window_row),
        months=12,
        kinds=_PERSON | {K.POOL},
        actor=_PARTY_AND_HEAD,
        notice=Words(
            "{count} nữ sắp hoặc đã quá tuổi bổ nhiệm lần đầu mà nam cùng tuổi còn đủ tuổi.",
            "Women near or past the window of appointment that men of their age still have: {count}.",
        ),
        task=Words(
            "Xem xét bổ nhiệm, giới thiệu {count} nữ trước khi hết tuổi bổ nhiệm",
            "Consider women for appointment before the window closes: {count}",
        ),
    ),
)
# What every list ends with.
CLOSING = (
    Column("what", Words("Việc cần làm", "What is due")),
    Column("why", Words("Căn cứ", "Why")),
    Column("severity", Words("Mức độ", "How pressing")),
)
LISTS: dict[str, DueList] = {one.code: one for one in _ALL}
BY_SLUG: dict[str, DueList] = {one.slug: one for one in _ALL}
KINDS: frozenset[FactKind] = frozenset[FactKind]().union(*(one.kinds for one in _ALL))
