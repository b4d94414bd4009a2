"""The parts of a Word file: the ZIP opened under limits, each part parsed without entities, found by its relation."""

import posixpath

from lxml import etree

from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import broken, not_this_kind, too_deep
from songhanh.formats.zip_files import open_zip, read_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
Element = etree._Element


class Parts:
    """The parts of one package, read when asked for."""

    def __init__(self, data: bytes, name: str, limits: Limits = DEFAULT) -> None:
        self.name = name
        self._limits = limits
        self._zip = open_zip(data, name, limits)
        self._names = {info.filename.lower(): info.filename for info in self._zip.infolist()}
        self.main = self._main()

    def _main(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise not_this_kind(self.name)

    def has(self, path: str) -> bool:
        """Whether the package holds the part `path` (case does not matter)."""
        return path.lower() in self._names

    def names(self) -> list[str]:
        """The paths of all parts."""
        return list(self._names.values())

    def read(self, path: str) -> bytes | None:
        """The bytes of a part; None where it is missing.

        Raises:
            Problem: the ZIP is damaged there, or holds more than it says.
        """
        found = self._names.get(path.lower())
        if found is None:
            return None
        return read_part(self._zip, found, self.name, self._limits)

    def xml(self, path: str) -> Element | None:
        """The root of a part; None where it is missing or empty.

        Entities are never resolved, no address is fetched. What is not well-formed is read as far as it makes sense.
        """
        data = self.read(path)
        if not data:
            return None
        for strict, plain in _STRICT:
            data = data.replace(strict, plain)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).lower():
                raise too_deep(self.name) from error
            raise broken(self.name) from error
        except ValueError as error:
            raise broken(self.name) from error

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """For the part `path` ("" for the package): id to (last word of the type, path of the target)."""
        folder, file = posixpath.split(path)
        root = self.xml(posixpath.join(folder, "_rels", file + ".rels"))
        if root is None:
            return {}
        found = {}
        for relation in root:
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[relation.get("Id", "")] = (kind, full)
        return found

    def related(self, kind: str) -> Element | None:
        """The root of the part of `kind` ("styles", "numbering") that the main part names."""
        for found, target in self.relations(self.main).values():
            if found == kind:
                return self.xml(target)
        return None
