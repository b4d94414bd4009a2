"""WordprocessingML by hand: elements, lengths, the parts that are the same in every document, and the package.

The parts follow ECMA-376 Part 1; what a document needs is written and nothing else, so that the same
document gives the same bytes.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = ("styles", "settings", "fontTable", "numbering", "header", "theme")
_THEME = Path(__file__).with_name("word_theme.xml")  # black on white, Times New Roman; Word wants a theme in every file


def word(tag: str, *children: Element, **attributes: object) -> Element:
    """The element `w:tag` with attributes of the same namespace."""
    element = etree.Element(f"{{{_W}}}{tag}", nsmap={"w": _W, "r": _R})
    for name, value in attributes.items():
        element.set(f"{{{_W}}}{name}", str(value))
    element.extend(children)
    return element


def related(element: Element, part: str) -> Element:
    """The element with the relation `r:id` to a part of the package."""
    element.set(f"{{{_R}}}id", f"r{_PARTS.index(part) + 1}")
    return element


def text(content: str) -> Element:
    """`w:t` that keeps its spaces."""
    element = word("t")
    element.text = content
    element.set(_SPACE, "preserve")
    return element


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def points(value: float) -> int:
    """Points in twentieths of a point."""
    return round(value * 20)


def settings(language: str) -> Element:
    """Word 2013 and later, no hyphenation, the language of the document for its fonts."""
    compatible = word("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return word(
        "settings",
        word("zoom", percent=100),
        word("defaultTabStop", val=720),
        word("characterSpacingControl", val="doNotCompress"),
        word("compat", compatible),
        word("themeFontLang", val=language),
        word("decimalSymbol", val=","),
        word("listSeparator", val=";"),
    )


def font_table(font: str, substitute: str) -> Element:
    """The font, and the one of equal widths to take where it is missing."""
    return word(
        "fonts",
        word(
            "font",
            word("altName", val=substitute),
            word("family", val="roman"),
            word("pitch", val="variable"),
            name=font,
        ),
    )


def package(document: Element, parts: dict[str, Element], title: str, language: str, made: datetime) -> bytes:
    """The DOCX: `parts` by name (styles, settings, fontTable, numbering, header) around the document."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml", "extended-properties": "docProps/app.xml"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in _PARTS}),
        **{f"word/{name}.xml": part for name, part in parts.items()},
        "word/theme.xml": etree.parse(_THEME, etree.XMLParser(remove_blank_text=True)).getroot(),
        "docProps/core.xml": _properties(title, language, made),
        "docProps/app.xml": _application(),
    }
    return _zipped(files)


def _zipped(files: dict[str, Element]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"] if root.prefix == "w" else None)
            archive.writestr(entry, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return held.getvalue()


def _root(tag: str, space: str) -> Element:
    """The root of a part whose namespace has no prefix."""
    return etree.fromstring(f'<{tag} xmlns="{space}"/>')


def _content_types() -> Element:
    space = f"{_PACKAGE}/content-types"
    root = _root("Types", space)
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    overrides = {f"/word/{name}.xml": f"{_MEDIA}.{name}+xml" for name in _PARTS} | {
        "/word/theme.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/word/document.xml": f"{_MEDIA}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return root


def _relations(targets: dict[str, str]) -> Element:
    space = f"{_PACKAGE}/relationships"
    root = _root("Relationships", space)
    kinds = [(f"{_OFFICE}/relationships/{name}", target) for name, target in targets.items()]
    if "officeDocument" in targets:
        kinds.append((f"{space}/metadata/core-properties", "docProps/core.xml"))
    for at, (kind, target) in enumerate(kinds, 1):
        etree.SubElement(root, f"{{{space}}}Relationship", Id=f"r{at}", Type=kind, Target=target)
    return root


def _properties(title: str, language: str, made: datetime) -> Element:
    space = f"{_PACKAGE}/metadata/core-properties"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    etree.SubElement(root, f"{{{_DC}}}title").text = title
    etree.SubElement(root, f"{{{_DC}}}language").text = language
    for name in ("created", "modified"):
        stamp = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        stamp.text = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return root


def _application() -> Element:
    space = f"{_OFFICE}/extended-properties"
    root = _root("Properties", space)
    etree.SubElement(root, f"{{{space}}}Application").text = "Song Hành"
    return root
