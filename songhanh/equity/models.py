"""What a fitted model says of each column: coefficient, error, p, interval; and warnings as remarks, not as noise."""

import math
import warnings
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from songhanh.equity.results import Remark
from songhanh.lib.words import Words

Floats = NDArray[np.float64]
T = TypeVar("T")
_IGNORED = (DeprecationWarning, FutureWarning, RuntimeWarning)


def table(
    names: Sequence[str], values: Any, errors: Any, *, df: float = math.inf, level: float = 0.95
) -> list[dict[str, Any]]:
    """A row for each coefficient: t (or z, with infinite `df`), two-sided p, interval."""
    coefficients, se = np.asarray(values, dtype=np.float64), np.asarray(errors, dtype=np.float64)
    far = float(stats.t.ppf(0.5 + level / 2, df))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = coefficients / se
    p = 2 * stats.t.sf(np.abs(ratio), df)
    return [
        {
            "name": name,
            "coefficient": float(b),
            "se": float(error),
            "statistic": float(t),
            "p": float(chance),
            "interval": (float(b - far * error), float(b + far * error)),
        }
        for name, b, error, t, chance in zip(names, coefficients, se, ratio, p, strict=True)
    ]


def ratios(rows: Sequence[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The rows with e to the coefficient beside it, as `name` with its interval (odds ratio, hazard ratio)."""
    return [
        row
        | {
            name: _exp(row["coefficient"]),
            f"{name}_interval": tuple(_exp(one) for one in row["interval"]),
        }
        for row in rows
    ]


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else math.inf


def watched(fit: Callable[[], T]) -> tuple[T, tuple[Remark, ...]]:
    """What `fit` gives, and a remark for each kind of warning that the library gave on the way."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = fit()
    kinds = {one.category.__name__ for one in told if not issubclass(one.category, _IGNORED)}
    return found, tuple(remark_of(kind) for kind in sorted(kinds))


def remark_of(kind: str) -> Remark:
    """The remark for a warning of statsmodels."""
    if "Separation" in kind:
        return Remark(
            "separation",
            Words(
                "Một tổ hợp biến tách hoàn toàn hai kết quả: hệ số không ước lượng được, hãy dùng bảng theo nhóm.",
                "Some columns separate the two outcomes completely: coefficients cannot be had, use tables by strata.",
            ),
        )
    if "Converge" in kind or "Iteration" in kind:
        return Remark(
            "not-converged",
            Words("Phép tính lặp chưa hội tụ: kết quả chỉ là gần đúng.", "The iteration did not converge."),
        )
    return Remark("warning", Words(f"Thư viện cảnh báo: {kind}.", f"The library warns: {kind}."))


def dropped(names: Sequence[str]) -> tuple[Remark, ...]:
    """The remark that columns were dropped, if any were."""
    if not names:
        return ()
    shown = ", ".join(names)
    vi = f"Bỏ khỏi mô hình vì trùng thông tin với cột khác: {shown}."
    return (Remark("collinear", Words(vi, f"Left out of the model, since other columns tell the same: {shown}.")),)
