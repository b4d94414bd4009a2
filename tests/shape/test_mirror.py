"""The tests mirror the source: who looks for the proof of a module finds it under its name, or here."""

import ast
from functools import cache
from pathlib import Path

from command import ROOT

from shape.source import Module, modules

# Modules whose proof bears another name, with the test that drives them through a door that people use.
THROUGH = {
    "agencies/apps": "agencies/test_models.py",
    "audit/apps": "audit/test_actions.py",
    "cli/backup_command": "cli/running/test_backup.py",
    "cli/check_command": "cli/test_check.py",
    "cli/equity_command": "cli/test_equity.py",
    "cli/equity_tell": "cli/test_equity.py",
    "cli/children": "cli/running/test_serve.py",
    "cli/django_start": "cli/running/test_work.py",
    "cli/demo_command": "cli/running/test_import_plan.py",
    "cli/import_plan_command": "cli/running/test_import_plan.py",
    "cli/doctor_command": "cli/running/test_doctor.py",
    "cli/export_command": "cli/test_export.py",
    "cli/folder": "cli/test_export.py",
    "cli/init_command": "cli/running/test_init.py",
    "cli/lazy": "cli/test_read.py",
    "cli/main": "cli/test_help.py",
    "cli/options": "cli/test_check.py",
    "cli/read_command": "cli/test_read.py",
    "cli/restore_command": "cli/running/test_backup.py",
    "cli/serve_command": "cli/running/test_serve.py",
    "cli/summary": "cli/test_read.py",
    "cli/terminal": "cli/test_read.py",
    "cli/verify_audit_command": "cli/running/test_verify_audit.py",
    "cli/work_command": "cli/running/test_work.py",
    "equity/cells_words": "equity/test_studies.py",
    "equity/disparity_words": "equity/test_studies.py",
    "equity/outlook_words": "equity/test_studies.py",
    "equity/pay_words": "equity/test_studies.py",
    "equity/survival_words": "equity/test_studies.py",
    "formats/docx_parts": "formats/test_read_docx.py",
    "formats/docx_styles": "formats/test_read_docx.py",
    "formats/docx_tables": "formats/test_read_docx.py",
    "formats/docx_text": "formats/test_read_docx.py",
    "formats/drafts": "formats/test_read_docx.py",
    "formats/sides": "formats/test_read_docx.py",
    "formats/zip_files": "formats/test_read_docx.py",
    "formats/tables": "formats/test_read_docx.py",
    "formats/paged": "formats/test_read_pdf.py",
    "formats/pdf_text": "formats/test_read_pdf.py",
    "formats/syllables": "formats/test_legacy.py",
    "formats/problems": "formats/test_opening.py",
    "formats/readers": "formats/test_opening.py",
    "formats/sheet_tables": "formats/test_read_xlsx.py",
    "formats/word_styles": "formats/test_write_docx.py",
    "formats/word_xml": "formats/test_write_docx.py",
    "law/proposal_rules": "reading/test_proposals.py",
    "agencies/files": "plans/test_import.py",
    "people/apps": "people/test_imports.py",
    "people/given": "people/test_imports.py",
    "people/jobs": "people/test_imports.py",
    "people/kinds": "people/test_events.py",
    "people/lazy": "people/test_snapshots.py",
    "people/parquet": "people/test_snapshots.py",
    "people/snapshot_rows": "people/test_snapshots.py",
    "people/standing": "people/test_snapshots.py",
    "people/wording": "web/people/test_register.py",
    "cli/measure_command": "cli/running/test_register.py",
    "cli/snapshot_command": "cli/running/test_register.py",
    "reports/differences": "web/equity/test_measures.py",
    "reports/lazy": "web/equity/test_measures.py",
    "reports/measure_sheets": "web/equity/test_measures.py",
    "reports/measures": "web/equity/test_measures.py",
    "reports/people_lists": "web/people/test_register.py",
    "plans/rights": "plans/test_work.py",
    "plans/apps": "plans/test_import.py",
    "reports/sheets": "reports/test_progress.py",
    "notices/apps": "notices/test_jobs.py",
    "reading/check_citations": "reading/test_findings.py",
    "reading/check_form": "reading/test_findings.py",
    "reading/check_form_rules": "reading/test_findings.py",
    "reading/check_spelling": "reading/test_findings.py",
    "reading/check_work": "reading/test_findings.py",
    "reading/phrases": "reading/test_export.py",
    "web/answers": "web/agencies/test_edits.py",
    "web/apps": "web/test_frame.py",
    "web/chrome": "web/test_frame.py",
    "web/errors": "web/test_errors.py",
    "web/forms": "web/agencies/test_edits.py",
    "web/language": "web/test_frame.py",
    "web/urls": "shape/test_routes.py",
    "wiring/settings": "cli/running/test_serve.py",
    "wiring/urls": "cli/running/test_serve.py",
    "wiring/wsgi": "cli/running/test_serve.py",
}


def proved(module: Module) -> bool:
    """Whether a test of the package bears the name of the module, or takes something from it."""
    _, package, name = Path(module.path).with_suffix("").parts
    named = any(Path(test.path).name.startswith(f"test_{name}") for test in modules(f"tests/{package}"))
    return named or f"songhanh.{package}.{name}" in taken_from(package)


@cache
def taken_from(package: str) -> set[str | None]:
    """The modules from which the tests of a package take something."""
    nodes = (node for test in modules(f"tests/{package}") for node in ast.walk(test.tree))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom)}


def key(module: Module) -> str:
    return module.path.removeprefix("songhanh/").removesuffix(".py")


def held() -> list[Module]:
    """The modules that hold something: those of packages, without the pages that open them."""
    return [one for one in modules() if one.path.count("/") == 2 and not one.path.endswith("__init__.py")]


def test_every_module_has_its_proof() -> None:
    assert [key(one) for one in held() if key(one) not in THROUGH and not proved(one)] == []


def test_every_exception_names_a_module_and_a_test_that_are_there() -> None:
    there = {key(one) for one in held()}
    assert [name for name in THROUGH if name not in there] == []
    assert [test for test in THROUGH.values() if not (ROOT / "tests" / test).is_file()] == []


def test_every_package_has_a_folder_of_tests() -> None:
    packages = {path.parent.name for path in (ROOT / "songhanh").glob("*/__init__.py")}
    assert [name for name in sorted(packages) if not list((ROOT / "tests" / name).glob("test_*.py"))] == []
