"""Weighing as JSON: the same figures as the page."""

from __future__ import annotations

from typing import Any

import pandas as pd
from starlette.requests import Request

from weegschaal import filters, store
from weegschaal.i18n import of
from weegschaal.web.api import RequestError, answer, read_request, route
from weegschaal.weighed import Pair, Weighed, Weighing, directions, for_harm, paired, refused, weighed
from weegschaal.weights import MOST_CASES, NAMES, Choice, read, told

NOTE = (
    "Shares of weighings: not a chance and not a mark. Two figures are the least and the most over what has no level."
)
HARM = "People were irreparably harmed here, so no shares are given."


def _weigh(request: Request) -> dict[str, object]:
    version = store.current().version
    asked = read_request(request, version, filters.PARAMETERS)
    if not 1 <= len(asked.case) <= MOST_CASES:
        raise RequestError(400, f"Give one to {MOST_CASES} cases as case=<slug>; {len(asked.case)} were given.")
    given: dict[str, Any] = {**asked.parameters(), "framework": ["pppe"]}
    choice = _choice(asked, given, version)
    rows = store.ask("casebase/said", version, **{**given, "case_ids": list(asked.case)})
    setting = {
        "seed": choice.seed,
        "draws": choice.draws,
        "sure": choice.sure,
        "band": list(choice.band),
        "limits": sorted(choice.limits),
        "whole": choice.whole,
        "weights": _weights(choice, choice.centre()),
    }
    found = {case: _case(case, rows[rows["case_id"] == case], choice, given, version) for case in asked.case}
    if len(found) == 1:
        ((case, (row, result, why)),) = found.items()
        if why:
            raise RequestError(400, f"{case}: {why}", parameter="case")
        return answer(version, note=NOTE, setting=setting, **_outcome(row, result, rows, choice))
    left_out = [{"slug": case, "reason": why or HARM} for case, (row, _, why) in found.items() if why or row["harm"]]
    kept = [case for case, (row, _, why) in found.items() if not why and not row["harm"]]
    refusals = [f"{case}: {why}" for case, (_, _, why) in found.items() if why]
    if len(kept) < 2 and refusals:
        raise RequestError(400, " ".join(refusals), parameter="case", reasons=refusals)
    held = paired(rows[rows["case_id"].isin(kept)], choice) if len(kept) > 1 else {}
    told = [_pair(*names, pair) for names, pair in held.items()]
    return answer(version, note=NOTE, setting=setting, pairs=told, left_out=left_out)


def _choice(asked: filters.Asked, given: dict[str, Any], version: str) -> Choice:
    profile = store.ask("casebase/profile", version, **{**given, "case_ids": [asked.case[0]]})
    choice, problems = read(asked.weighing, tuple(zip(profile["criterion_id"], profile["dimension_id"], strict=True)))
    if problems:
        reasons = [told(problem, of("en")) for problem in problems]
        valid = [*(NAMES.get(name, name) for name in choice.dimensions), *choice.names]
        raise RequestError(400, " ".join(reasons), parameter=problems[0].parameter, reasons=reasons, valid=valid)
    return choice


def _case(
    case: str, rows: pd.DataFrame, choice: Choice, given: dict[str, Any], version: str
) -> tuple[pd.Series, Weighed, str]:
    """Return the row of a case, what comes of weighing it, and why it is not weighed or ""."""
    row = store.ask("casebase/case", version, **{**given, "case_id": case}).iloc[0]
    result = weighed(rows, choice)
    return row, result, refused(str(row["unit"]), str(row["completeness"]), result, of("en"))


def _outcome(row: pd.Series, result: Weighed, rows: pd.DataFrame, choice: Choice) -> dict[str, object]:
    weighing, tipping, harm = result.weighing, result.tipping, bool(row["harm"])
    found: dict[str, object] = {"slug": row["case_id"], "harm": harm, "without_level": list(result.unknown)}
    if weighing is None or tipping is None:
        return found
    if harm:  # figures would let the shares be worked out
        usual = weighed(rows, for_harm(choice)).weighing or weighing
        told = {outcome: {"more": m, "less": n} for outcome, (m, n) in directions(usual, for_harm(choice)).items()}
        return {**found, "reason": HARM, "weighs": told}
    typical = {
        "all": _weights(choice, weighing.overall_weights),
        "success": _weights(choice, weighing.success_weights),
        "failure": _weights(choice, weighing.failure_weights),
    }
    change = {
        "outcome": tipping.outcome or None,
        "towards": tipping.towards or None,
        "shifts": [{"from": s.source, "to": s.target, "amount": s.amount} for s in tipping.shifts],
    }
    runs = {"unknown_at_worst": vars(weighing.at_worst), "unknown_at_best": vars(weighing.at_best)}
    more = {"shares": _shares(weighing), "runs": runs, "typical_weights": typical, "smallest_change": change}
    return {**found, **more, "unknown_weight": weighing.unknown_weight}


def _shares(weighing: Weighing) -> dict[str, list[float]]:
    return {outcome: list(weighing.range_of(outcome)) for outcome in ("success", "balance", "failure")}


def _weights(choice: Choice, weights: Any) -> dict[str, float] | None:
    return None if weights is None else dict(zip(choice.names, map(float, weights), strict=True))


def _pair(one: str, other: str, pair: Pair) -> dict[str, object]:
    return {"one": one, "other": other, "one_higher": list(pair.first), "other_higher": list(pair.second)}


routes = [route("/api/v1/weigh", _weigh)]
