"""The measure of the register that a plan's target speaks of, by the words of the target; a person sees both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from songhanh.lib.text import bare
from songhanh.lib.words import Words

if TYPE_CHECKING:
    from songhanh.equity.figures import Figure

_WOMEN = re.compile(r"\bnu\b|\bphu nu\b")
_COURSE, _PLANNED = r"(?:dao tao|boi duong|tap huan)", r"(?:quy hoach|lanh dao|quan ly)"
# The first that fits: what is more particular stands first.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_COURSE}.*{_PLANNED}|{_PLANNED}.*{_COURSE}"), "LD-3"),
    (re.compile(r"quy hoach"), "LD-2"),
    (re.compile(r"\btien si\b"), "CL-5.4b"),
    (re.compile(r"\bthac si\b"), "CL-5.4a"),
    (re.compile(r"tuyen dung"), "flow.recruitment"),
    (re.compile(r"bo nhiem"), "flow.appointment"),
    (re.compile(r"dao tao|boi duong"), "flow.training_turns"),
    (re.compile(r"(?:lanh dao|quan ly|truong|pho).*(?:phong|don vi|truc thuoc)"), "NB-1.2.unit"),
    (re.compile(r"lanh dao|quan ly"), "NB-1.2"),
    (re.compile(r"cong chuc|vien chuc|lao dong|can bo"), "NB-2"),
)  # fmt: skip
_ALIKE = Decimal("0.05")  # percentage points: figures that are written to one decimal agree


def measure_of(text: str, unit: str) -> str | None:
    """The code of the measure that a target in percent speaks of; None where it is of no women or of something else."""
    said = bare(text)
    if unit != "%" or not _WOMEN.search(said):
        return None
    return next((code for pattern, code in _MEASURES if pattern.search(said)), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the register measures beside what was reported: the figure, and by how many points they differ."""

    figure: "Figure"
    percent: Decimal
    difference: Decimal | None

    @property
    def words(self) -> Words | None:
        """That they differ; None where they agree or nothing was reported."""
        if self.difference is None or abs(self.difference) <= _ALIKE:
            return None
        points = f"{abs(self.difference):.1f}"
        side = ("cao hơn", "above") if self.difference > 0 else ("thấp hơn", "below")
        return Words(
            f"Số báo cáo {side[0]} số đo {points.replace('.', ',')} điểm %: cần đối chiếu.",
            f"What was reported is {points} points {side[1]} what is measured: compare them.",
        )


def beside(text: str, unit: str, reported: Decimal | None, figures: Mapping[str, "Figure"]) -> Beside | None:
    """The measured figure beside a target's reported value; None where nothing is measured or it is hidden."""
    code = measure_of(text, unit)
    figure = figures.get(code) if code else None
    if figure is None or figure.value is None:
        return None
    percent = Decimal(str(round(100 * figure.value, 4)))
    return Beside(figure, percent, None if reported is None else reported - percent)
