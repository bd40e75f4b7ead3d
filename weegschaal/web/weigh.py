"""Weighing as JSON: the same figures as the page."""

from __future__ import annotations

from typing import Any

import pandas as pd
from starlette.requests import Request

from weegschaal import filters, store
from weegschaal.i18n import of
from weegschaal.web.api import RequestError, answer, read_request, route
from weegschaal.weighed import Pair, Weighed, Weighing, paired, refused, weighed
from weegschaal.weights import MOST_CASES, NAMES, Choice, read, told

NOTE = "Shares of weighings: not a chance and not a mark. Two figures are the lowest and the highest over what has no level."


def _weigh(request: Request) -> dict[str, object]:
    version = store.current().version
    asked = read_request(request, version, filters.PARAMETERS)
    if not 1 <= len(asked.case) <= MOST_CASES:
        raise RequestError(400, f"Give one to {MOST_CASES} cases as case=<slug>; {len(asked.case)} were given.")
    given: dict[str, Any] = {**asked.parameters(), "framework": ["pppe"]}
    choice = _choice(asked, given, version)
    rows = store.ask("casebase/said", version, **{**given, "case_ids": list(asked.case)})
    found = {case: weighed(rows[rows["case_id"] == case], choice) for case in asked.case}
    cases = {case: _case(case, result, given, version) for case, result in found.items()}
    setting = {
        "seed": choice.seed,
        "draws": choice.draws,
        "sure": choice.sure,
        "band": list(choice.band),
        "limits": sorted(choice.limits),
        "whole": choice.whole,
        "weights": _weights(choice, choice.centre()),
    }
    if len(asked.case) > 1:
        kept = [case for case, row in cases.items() if not row["harm"]]
        held = paired(rows[rows["case_id"].isin(kept)], choice) if len(kept) > 1 else {}
        return answer(version, note=NOTE, setting=setting, pairs=[_pair(*names, pair) for names, pair in held.items()])
    (case,) = asked.case
    return answer(version, note=NOTE, setting=setting, **_outcome(case, found[case], choice, bool(cases[case]["harm"])))


def _choice(asked: filters.Asked, given: dict[str, Any], version: str) -> Choice:
    profile = store.ask("casebase/profile", version, **{**given, "case_ids": [asked.case[0]]})
    choice, problems = read(asked.weighing, tuple(zip(profile["criterion_id"], profile["dimension_id"], strict=True)))
    if problems:
        reasons = [told(problem, of("en")) for problem in problems]
        valid = [*(NAMES.get(name, name) for name in choice.dimensions), *choice.names]
        raise RequestError(400, " ".join(reasons), parameter=problems[0].parameter, reasons=reasons, valid=valid)
    return choice


def _case(case: str, result: Weighed, given: dict[str, Any], version: str) -> pd.Series:
    """Return the row of a case that can be weighed."""
    row = store.ask("casebase/case", version, **{**given, "case_id": case}).iloc[0]
    if why := refused(str(row["unit"]), str(row["completeness"]), result, of("en")):
        raise RequestError(400, f"{case}: {why}", parameter="case")
    return row


def _outcome(case: str, result: Weighed, choice: Choice, harm: bool) -> dict[str, object]:
    weighing, tipping = result.weighing, result.tipping
    if weighing is None or tipping is None:
        raise RequestError(400, f"{case}: nothing to weigh.")
    typical = {
        "all": _weights(choice, weighing.overall_weights),
        "success": _weights(choice, weighing.success_weights),
        "failure": _weights(choice, weighing.failure_weights),
    }
    found: dict[str, object] = {
        "slug": case,
        "harm": harm,
        "without_level": list(result.unknown),
        "typical_weights": typical,
    }
    if harm:
        return found
    change = {
        "outcome": tipping.outcome or None,
        "towards": tipping.towards or None,
        "shifts": [{"from": s.source, "to": s.target, "amount": s.amount} for s in tipping.shifts],
    }
    return {**found, "shares": _shares(weighing), "unknown_weight": weighing.unknown_weight, "smallest_change": change}


def _shares(weighing: Weighing) -> dict[str, list[float]]:
    return {outcome: list(weighing.range_of(outcome)) for outcome in ("success", "balance", "failure")}


def _weights(choice: Choice, weights: Any) -> dict[str, float] | None:
    return None if weights is None else dict(zip(choice.names, map(float, weights), strict=True))


def _pair(one: str, other: str, pair: Pair) -> dict[str, object]:
    return {"one": one, "other": other, "one_higher": list(pair.first), "other_higher": list(pair.second)}


routes = [route("/api/v1/weigh", _weigh)]
