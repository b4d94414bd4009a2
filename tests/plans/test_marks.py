"""Where the items stand in the text that is shown."""

from songhanh.plans.queries.marks import Marker, ShownTable, Span


def paragraph(text: str, joins: list[list[int]]) -> dict[str, object]:
    return {"b": "p", "kind": "paragraph", "level": 0, "align": "", "bold": False, "text": text, "joins": joins}


def pieces(text: str, joins: list[list[int]], *spans: Span) -> list[tuple[str, int, bool]]:
    found = Marker(spans).paragraph(paragraph(text, joins))
    return [(one.text, one.item, one.first) for one in found.pieces]


def test_the_words_of_an_item_are_one_piece() -> None:
    assert pieces("một hai ba", [[0, 100]], Span(104, 107, 7)) == [
        ("một ", 0, False),
        ("hai", 7, True),
        (" ba", 0, False),
    ]


def test_inside_a_longer_item_the_shorter_one_is_shown() -> None:
    found = pieces("một hai ba", [[0, 0]], Span(0, 10, 1), Span(4, 7, 2))
    assert found == [("một ", 1, True), ("hai", 2, True), (" ba", 1, False)]


def test_where_lines_were_joined_the_place_in_the_source_is_kept() -> None:
    # "một hai" was two lines in the source, with a line break and blanks between.
    found = Marker([Span(8, 11, 5)]).paragraph(paragraph("một hai", [[0, 0], [4, 8]]))
    assert [(one.text, one.source, one.item) for one in found.pieces] == [("một ", 0, 0), ("hai", 8, 5)]


def test_blanks_belong_to_no_item() -> None:
    assert pieces("a  b", [[0, 0], [1, 1], [3, 3]], Span(0, 4, 1))[1] == ("  ", 0, False)


def test_the_words_together_are_the_text() -> None:
    text = "Thực hiện Kế hoạch số 62/KH-UBND của UBND tỉnh"
    spans = [Span(start, start + 9, start) for start in range(0, 40, 5)]
    assert "".join(one for one, _, _ in pieces(text, [[0, 0]], *spans)) == text


def test_cells_of_tables_are_marked_too() -> None:
    cell = {"columns": 1, "rows": 1, "p": [paragraph("a", [[0, 3]])]}
    table = next(iter(Marker([Span(3, 4, 9)]).blocks([{"b": "t", "rows": [[cell]], "head": 0, "layout": False}])))
    assert isinstance(table, ShownTable)
    assert table.rows[0][0][2][0].pieces[0].item == 9
