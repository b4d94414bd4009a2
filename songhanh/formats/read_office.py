"""Old and other files of word processors (.doc, .odt, .rtf, .html): LibreOffice makes DOCX of them, which is read."""

import tempfile
from dataclasses import replace
from pathlib import Path

from songhanh.formats.blocks import Document
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import not_converted, not_installed, too_slow
from songhanh.formats.processes import ProgramError, find, run, scratch
from songhanh.formats.read_docx import read as read_docx

# Which importer LibreOffice shall use: it guesses by the ending, and endings lie.
_ENDINGS = ((b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"), (b"PK\x03\x04", ".odt"))
# A document may name pictures and styles on the network; nothing of it is fetched. Port 9 discards what it is sent.
_NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
_SETTING = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
)
_NO_NETWORK = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    + "</oor:items>"
)
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in a .doc, .odt, .rtf or .html file; `format` says which.

    Raises:
        Problem: LibreOffice is missing, cannot open the file, or takes too long.
    """
    program = find("soffice", "libreoffice")
    if program is None:
        raise not_installed(name, "LibreOffice", "libreoffice-writer")
    ending = next((ending for begin, ending in _ENDINGS if data.lstrip().startswith(begin)), ".html")
    with tempfile.TemporaryDirectory(prefix=scratch()) as folder:
        source = Path(folder, f"in{ending}")
        source.write_bytes(data)
        converted = _convert(program, source, name, limits)
    document = replace(read_docx(converted, name, limits), format=ending[1:])
    if _MACROS in data:
        return replace(document, remarks=(*document.remarks, "macros"))
    return document


def _convert(program: str, source: Path, name: str, limits: Limits) -> bytes:
    """The file as DOCX. A profile of its own keeps the user's settings and a running LibreOffice out of it."""
    folder = source.parent
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_NO_NETWORK, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        run(command, megabytes=limits.office_mb, seconds=limits.office_seconds, more={"HOME": str(folder)} | _NOWHERE)
    except ProgramError as error:
        raise (too_slow(name) if error.timed_out else not_converted(name)) from error
    made = folder / "in.docx"
    if not made.exists():
        raise not_converted(name)
    return made.read_bytes()
