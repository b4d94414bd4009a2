"""What a plan calls a body, and which unit of the agency that is."""

import re
from collections.abc import Iterable, Mapping

from songhanh.law.bodies import body_key

EVERY_UNIT = 0  # stands where a unit's id would: "các phòng, đơn vị"
_EVERY = re.compile(r"^(tất cả |toàn thể )?(các|những) (phòng|đơn vị|ban|bộ phận|cơ quan)\b")


def key_of(name: str) -> str:
    """The form in which names are compared and remembered."""
    return body_key(name)[:200]


def unit_of(name: str, known: Mapping[str, int], units: Mapping[str, int]) -> int | None:
    """The unit that `name` means: by its own name, else as a person confirmed it before; None where that is unclear.

    `known` and `units` are keys to ids; a name that begins another (Văn phòng, Văn phòng Sở) counts where it is alone.
    """
    key = key_of(name)
    if key in units:
        return units[key]
    if key in known:
        return known[key]
    near = {unit for other, unit in units.items() if other.startswith(f"{key} ") or key.startswith(f"{other} ")}
    if len(near) == 1:
        return near.pop()
    return EVERY_UNIT if _EVERY.match(key) else None


def units_of(names: Iterable[str], known: Mapping[str, int], units: Mapping[str, int]) -> list[int]:
    """The units that are known among `names`, each once."""
    found = (unit_of(name, known, units) for name in names)
    return list(dict.fromkeys(unit for unit in found if unit is not None))
