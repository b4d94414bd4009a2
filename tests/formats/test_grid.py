"""Any table, however its cells lie, comes out with every slot filled once."""

from hypothesis import given
from hypothesis import strategies as st

from songhanh.formats.blocks import Cell, Paragraph, Row, Table
from songhanh.formats.grid import slots

COLUMNS = 5
cells = st.builds(lambda columns, rows: Cell((Paragraph("x"),), columns, rows), st.integers(1, 7), st.integers(1, 4))
rows = st.dictionaries(st.integers(0, COLUMNS - 1), cells).map(
    lambda row: Row(tuple(sorted(row.items(), key=lambda one: one[0])))
)


@given(st.lists(rows, max_size=6), st.integers(0, 3))
def test_every_row_is_filled_from_left_to_right_without_a_gap(made: list[Row], header_rows: int) -> None:
    for line in slots(Table(rows=tuple(made), columns=COLUMNS, header_rows=header_rows)):
        edge = 0
        for slot in line:
            assert slot.column == edge
            edge += slot.cell.columns
        assert edge == COLUMNS


@given(st.lists(rows, max_size=6), st.integers(0, 3))
def test_a_cell_reaches_down_as_far_as_it_says_within_its_part_of_the_table(made: list[Row], header_rows: int) -> None:
    lines = list(slots(Table(rows=tuple(made), columns=COLUMNS, header_rows=header_rows)))
    for at, line in enumerate(lines):
        head = min(header_rows, len(lines))
        for slot in line:
            if slot.continued:
                continue
            assert at + slot.cell.rows <= (head if at < head else len(lines))
            below = [one for later in lines[at + 1 : at + slot.cell.rows] for one in later if one.column == slot.column]
            assert all(one.continued and one.cell == slot.cell for one in below)


def test_a_table_that_is_whole_stays_as_it_is() -> None:
    row = Row(((0, Cell((Paragraph("a"),), columns=2)), (2, Cell((Paragraph("b"),)))))
    (line,) = slots(Table(rows=(row,), columns=3))
    assert [(slot.column, slot.cell.text, slot.continued) for slot in line] == [(0, "a", False), (2, "b", False)]
