"""Word files made in memory, with only what a test is about."""

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, **parts: str) -> bytes:
    """A .docx with `body` inside `w:body`; `parts` (numbering, styles, footnotes) are the insides of those parts."""
    out = io.BytesIO()
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        relations = ""
        for name, inside in parts.items():
            packed.writestr(f"word/{name}.xml", f"<w:{roots[name]} {W}>{inside}</w:{roots[name]}>")
            relations += f'<Relationship Id="{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        packed.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return out.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run; tabs as they are."""
    inside = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{inside}</w:r></w:p>"


def listed(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list definition."""
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{shown}</w:lvl>'


def definition(name: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def instance(name: int, of: int, more: str = "") -> str:
    """A list that paragraphs can name."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def table(*rows: list[str], ruled: bool = True, head: bool = False) -> str:
    """A table of cells, each the inside of a `w:tc`."""
    line = "single" if ruled else "nil"
    borders = f'<w:tblBorders><w:insideH w:val="{line}"/><w:insideV w:val="{line}"/></w:tblBorders>'
    made = ""
    for at, row in enumerate(rows):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if head and not at else ""
        made += f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{made}</w:tbl>"
