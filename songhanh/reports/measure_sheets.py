"""Measures as a workbook and as JSON: every figure with numerator, denominator, definition, day and source."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet

if TYPE_CHECKING:
    from songhanh.equity.figures import Figure
    from songhanh.equity.standing import Standing
    from songhanh.reports.measures import Measured

_NUMBER, _DAY = ColumnKind.NUMBER, ColumnKind.DATE
_COLUMNS = (
    Column("Mã", 18), Column("Chỉ số", 46), Column("Tử số", 10, _NUMBER), Column("Mẫu số", 10, _NUMBER),
    Column("Giá trị", 10, _NUMBER), Column("Đơn vị tính", 10), Column("Nữ", 8, _NUMBER), Column("Nam", 8, _NUMBER),
    Column("Không rõ", 8, _NUMBER), Column("Mức", 8, _NUMBER), Column("Năm của mức", 8, _NUMBER),
    Column("Kết quả", 60), Column("Định nghĩa", 70), Column("Tử số là", 40), Column("Mẫu số là", 40),
    Column("Ngày chốt", 12, _DAY), Column("Nguồn (mã băm)", 20),
)  # fmt: skip
_GROUPED = (Column("Nhóm", 34), *_COLUMNS[:9], *_COLUMNS[-2:])
_SHEETS = {
    "unit_name": "Theo đơn vị",
    "age_band": "Theo nhóm tuổi",
    "education": "Theo trình độ",
    "staff_kind": "Theo loại",
    "grade_group": "Theo nhóm ngạch",
}


def measures_workbook(told: "Measured", agency: str) -> Workbook:
    """A sheet of all figures against their targets, and one for each way of grouping; what is hidden is empty."""
    rows = tuple(_row(one) for one in told.standings.values())
    sheets = [Worksheet("Chỉ số", _COLUMNS, rows)]
    for name, figures in told.groups.items():
        sheets.append(Worksheet(_SHEETS[name], _GROUPED, tuple(_grouped(one) for one in figures)))
    return Workbook(f"Cán bộ nữ và chỉ tiêu {agency} {told.snapshot.day:%d-%m-%Y}", tuple(sheets))


def _row(one: "Standing") -> tuple[Value, ...]:
    figure, definition = one.figure, one.figure.definition
    year = one.aim.target.year if one.aim else None
    return (
        *_start(figure), _scaled(one.target, definition.unit), year, one.sentence.vi, definition.definition.vi,
        definition.numerator.vi, definition.denominator.vi, figure.day, figure.source[:16],
    )  # fmt: skip


def _start(figure: "Figure") -> tuple[Value, ...]:
    definition, sides = figure.definition, figure.of
    return (
        figure.code, definition.name.vi, figure.numerator, figure.denominator, _scaled(figure.value, definition.unit),
        definition.unit, sides.women, sides.men, sides.unknown,
    )  # fmt: skip


def _grouped(figure: "Figure") -> tuple[Value, ...]:
    return (figure.group[0][1] or "(chưa rõ)", *_start(figure), figure.day, figure.source[:16])


def _scaled(value: float | None, unit: str) -> float | None:
    return None if value is None else round(100 * value, 4) if unit == "%" else round(value, 4)


def figure_json(figure: "Figure") -> dict[str, Any]:
    """A figure alone."""
    definition = figure.definition
    return {
        "code": figure.code,
        "programme": definition.programme,
        "own": definition.own,
        "name": definition.name._asdict(),
        "group": dict(figure.group),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": _scaled(figure.value, definition.unit),
        "unit": definition.unit,
        "women": figure.of.women,
        "men": figure.of.men,
        "unknown_sex": figure.of.unknown,
        "hidden": figure.is_hidden,
        "day": figure.day.isoformat(),
        "source": figure.source,
        "definition": definition.definition._asdict(),
        "numerator_is": definition.numerator._asdict(),
        "denominator_is": definition.denominator._asdict(),
    }


def standings_json(standings: Iterable["Standing"], groups: Mapping[str, Iterable["Figure"]]) -> dict[str, Any]:
    """All figures against their targets, and those of groups."""
    told = []
    for one in standings:
        target = None if one.target is None else _scaled(one.target, one.figure.definition.unit)
        aim = {"target": target, "target_year": one.aim.target.year if one.aim else None, "reached": one.reached}
        told.append(figure_json(one.figure) | aim | {"points": one.points, "sentence": one.sentence._asdict()})
    return {"figures": told, "groups": {name: [figure_json(one) for one in some] for name, some in groups.items()}}
