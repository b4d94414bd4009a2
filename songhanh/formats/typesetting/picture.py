"""The child process of `write_png`: JSON on standard input, the PNG on standard output.

Run as a file, apart from the package, for the reason of `compile.py`.
"""

import json
import sys

import typst

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg", width: float(sys.inputs.width) * 1pt)
"""


def main() -> int:
    """Set the picture that standard input holds."""
    job = json.load(sys.stdin)
    compiler = typst.Compiler(
        input=_PAGE,
        font_paths=[job["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"picture": job["picture"], "width": str(job["width"])},
    )
    try:
        made = compiler.compile(format="png", ppi=job["ppi"])
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    sys.stdout.buffer.write(made if isinstance(made, bytes) else b"")
    return 0


if __name__ == "__main__":
    sys.exit(main())
