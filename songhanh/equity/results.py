"""What a method hands back: its name and library, what it counted, what it left out, its values, its sentences."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from songhanh.lib.words import Words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were not used, and why; `code` is short and stable."""

    code: str
    rows: int
    why: Words


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader of the figures must know; `code` is short and stable."""

    code: str
    what: Words


@dataclass(frozen=True, slots=True)
class Result:
    """A measure with everything that must travel with it.

    `code` names the method for programs, `method` for people; `library` says which package computed it and
    in which version; `settings` are the choices that were made; `counts` are whole numbers of people or rows;
    `values` hold the figures, by the names that `docs/equity.md` explains; `sentences` say what may be repeated.
    """

    code: str
    method: Words
    library: str
    counts: Mapping[str, Any]
    values: Mapping[str, Any]
    sentences: Sequence[Words]
    settings: Mapping[str, Any] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()
    remarks: Sequence[Remark] = ()

    def sentence(self) -> Words:
        """All sentences as one paragraph."""
        return Words(" ".join(one.vi for one in self.sentences), " ".join(one.en for one in self.sentences))

    def to_json(self) -> Json:
        """The result in plain values; a figure that cannot be had (no event, no spread) is null, never NaN."""
        return {
            "method": {"code": self.code} | _both(self.method),
            "library": self.library,
            "settings": plain(self.settings),
            "counts": plain(self.counts),
            "left_out": [{"code": one.code, "rows": one.rows} | _both(one.why) for one in self.left_out],
            "values": plain(self.values),
            "remarks": [{"code": one.code} | _both(one.what) for one in self.remarks],
            "sentence": _both(self.sentence()),
        }


def _both(words: Words) -> Json:
    return {"vi": words.vi, "en": words.en}


def plain(value: Any) -> Any:
    """`value` as JSON takes it: arrays as lists, numbers of numpy as those of Python, what is not finite as None."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
