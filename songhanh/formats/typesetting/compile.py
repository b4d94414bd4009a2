"""The child process of `write_pdf`: JSON on standard input, the PDF on standard output.

Run as a file, apart from the package: typst keeps what it has set and grows, so each document gets a
process of its own. Exit code 1 with typst's words on standard error where it refuses.
"""

import json
import sys

import typst


def main() -> int:
    """Compile what standard input asks for."""
    job = json.load(sys.stdin)
    compiler = typst.Compiler(
        input=job["template"],
        root=job["root"],
        font_paths=[job["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"document": job["document"]},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["timestamp"])
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    sys.stdout.buffer.write(made if isinstance(made, bytes) else b"")
    return 0


if __name__ == "__main__":
    sys.exit(main())
