"""Lists damaged in every way: odd cells, columns shuffled, rows cut. They are read or told, never a traceback."""

import copy
import json
import os
import random
from datetime import date
from typing import Any

import pytest
from command import ROOT

from songhanh.lib.words import Problem
from songhanh.rosters.cells import Fault, Value
from songhanh.rosters.read import read_sheets
from songhanh.rosters.rules import RULES
from songhanh.rosters.schema import to_json
from songhanh.rosters.sheets import Merge, Sheet
from songhanh.rosters.sources import sheets_of

FILES = sorted(path for path in (ROOT / "tests" / "data" / "registers").glob("[01][0-9]-*") if path.suffix != ".json")[
    :14
]
SHEETS = [sheets_of(path.read_bytes(), path.name) for path in FILES]
TIMES = int(os.environ.get("SONGHANH_MUTATIONS", "400")) // 10
TARGETS = (
    None,
    "name",
    "birth",
    "sex=F",
    "step+coefficient",
    "evaluation@2024",
    "birth_day",
    "training_period",
    "grade_name+grade",
)
# fmt: off
ODD: tuple[Value, ...] = (
    None, 0, 1, -1, 3.5, 10**14, -2.75, 0.05, True, date(1905, 6, 5), date(1899, 12, 31), date(9999, 12, 31), "x", "nt",
    '"', "-", "không", Fault("#N/A"), "31/02/1980", "00/00/0000", "99/99/99", "tháng 13/2020", "19800305", 59999, "(1)",
    "I", "IV.", "Cộng", "Tổng cộng", "Ghi chú", "Họ và tên", "STT", "Nam", "Ông Nguyễn Văn A", "(tên cũ: B)", "((",
    "3/9", "Bậc", "0/9", "%", "1.2.3.4", "١٢٣", "½", "²", "\u0301", "a" * 5000, "Từ đến", "01/2024-13/2024", "Số ngày",
    "V.07.03.28", 1.003, "HTTNV/HTNV", "x (mới)", "nam/nữ", "TS.ThS",
)
# fmt: on


def damaged(sheet: Sheet, rnd: random.Random) -> None:
    if rnd.random() < 0.3:
        order = rnd.sample(range(sheet.width), sheet.width)
        sheet.rows = [[row[at] if at < len(row) else None for at in order] for row in sheet.rows]
    for _ in range(rnd.choice([0, 3, 30, 200])):
        row = rnd.choice(sheet.rows)
        if row:
            row[rnd.randrange(len(row))] = rnd.choice(ODD)
    if rnd.random() < 0.2:
        sheet.rows = [row[: rnd.randint(0, len(row))] for row in sheet.rows if rnd.random() < 0.8] or [[]]
    if rnd.random() < 0.2:
        rnd.shuffle(sheet.rows)
    if rnd.random() < 0.2:
        top, left = rnd.randrange(len(sheet.rows)), rnd.randrange(20)
        sheet.merged.append(Merge(top, left, top + rnd.randrange(30), left + rnd.randrange(5)))
    sheet.hidden ^= rnd.random() < 0.1


@pytest.mark.parametrize("at", range(len(FILES)), ids=[path.name for path in FILES])
def test_a_damaged_list_is_read_or_told(at: int) -> None:
    for seed in range(TIMES):
        rnd = random.Random(seed)
        sheets = copy.deepcopy(SHEETS[at])
        for sheet in sheets:
            damaged(sheet, rnd)
        by_hand = {rnd.choice("ABCDEFGH"): rnd.choice(TARGETS) for _ in range(5)} if rnd.random() < 0.2 else None
        try:
            told: dict[str, Any] = to_json(read_sheets(sheets, date(2026, 1, 1), by_hand))
        except Problem:
            continue
        json.dumps(told)
        assert {one["rule"] for one in told["problems"]} <= RULES.keys()
