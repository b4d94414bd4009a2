"""What a command may need and most runs do not, loaded when it is first used."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from songhanh.formats.blocks import Document
from songhanh.lib.words import Language
from songhanh.reading.plan import Plan

_MODULES = {
    "summary": "songhanh.cli.summary",
    "propose": "songhanh.reading.proposals",
    "open_data": "songhanh.formats.data_files",
    "write_png": "songhanh.formats.write_png",
    "frame_of": "songhanh.equity.frames",
    "draw": "songhanh.equity.pictures",
    "told": "songhanh.cli.equity_tell",
    "shares": "songhanh.equity.shares_study",
    "SharesAsk": "songhanh.equity.shares_study",
    "disparity": "songhanh.equity.disparity_study",
    "DisparityAsk": "songhanh.equity.disparity_study",
    "pay_gap": "songhanh.equity.pay_study",
    "decompose": "songhanh.equity.pay_study",
    "quantile_gap": "songhanh.equity.pay_study",
    "PayAsk": "songhanh.equity.pay_study",
    "careers": "songhanh.equity.survival_study",
    "SurvivalAsk": "songhanh.equity.survival_study",
    "spread": "songhanh.equity.segregation_study",
    "SegregationAsk": "songhanh.equity.segregation_study",
    "suppress": "songhanh.equity.cells_study",
    "differencing": "songhanh.equity.cells_study",
    "CellsAsk": "songhanh.equity.cells_study",
    "project": "songhanh.equity.outlook_study",
    "reach": "songhanh.equity.outlook_study",
    "ProjectAsk": "songhanh.equity.outlook_study",
    "ReachAsk": "songhanh.equity.outlook_study",
}


def summary(document: Document, plan: Plan, name: str, on: date, language: Language) -> Iterator[str]:
    """The lines of `songhanh.cli.summary`."""
    yield from _function("summary")(document, plan, name, on, language)


def propose(plan: Plan) -> Plan:
    """The plan with the proposals of `songhanh.reading.proposals`."""
    proposed: Plan = _function("propose")(plan)
    return proposed


def equity(name: str) -> Any:
    """A function or shape of the measures (and what opens and draws for them), by its name in the table."""
    return _function(name)


def _function(name: str) -> Any:
    return getattr(import_module(_MODULES[name]), name)
