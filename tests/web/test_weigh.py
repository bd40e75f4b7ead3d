"""Weighing as JSON: the figures of the page, with the seed that gives them again, and never the sum they come from."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pandas as pd
import pytest
from starlette.applications import Starlette

from weegschaal import store, web
from weegschaal.analysis.tipping import expected_values
from weegschaal.analysis.weighing import said_of
from weegschaal.filters import PARAMETERS, Asked
from weegschaal.weighed import drawn, paired, weighed
from weegschaal.weights import Choice, equal, read

CASES = Path(__file__).resolve().parents[1] / "fixtures" / "cases"
NAMES = "PG1 PG2 PG3 PR1 PR2 PO1 PO2 PO3 EN1 EN2 EN3".split()
CRITERIA = tuple((name, name[:2]) for name in NAMES)
DIMENSIONS = ["programmatic", "process", "political", "endurance"]
COMMON = {"data_version", "licence", "note", "setting"}
Get = Callable[..., httpx.Response]


def another(folder: Path, slug: str, old: str, new: str) -> None:
    """Make a case after alfa with one thing changed, under another name, without pairs, and in words of its own."""
    shutil.copytree(CASES / "alfa", folder / slug)
    for path in (folder / slug).iterdir():
        text = path.read_text(encoding="utf-8").replace("Alfa:", f"{slug.title()}:")
        if path.suffix == ".md":
            text = re.sub(
                r"^\w.*$", lambda line: re.sub(r"(?<=[a-z])(?= [a-z])", f"-{slug}", line[0]), text, flags=re.M
            )
        else:
            text = re.sub(r"^pairs = \[.*?^\]\n", "", text.replace('id = "alfa"', f'id = "{slug}"'), flags=re.M | re.S)
            assert text.count(old) == 1
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Ask the routes of the dashboard about the made-up cases and two more: delta, less good than alfa, and an organisation."""
    app = Starlette(routes=web.routes(), middleware=web.middleware(), exception_handlers=web.exception_handlers())
    cases = tmp_path_factory.mktemp("cases")
    shutil.copytree(CASES, cases, dirs_exist_ok=True)
    another(
        cases,
        "delta",
        '[[assess.PG1]]\nsource = "bureau2021"\nlevel = "+"',
        '[[assess.PG1]]\nsource = "bureau2021"\nlevel = "--"',
    )
    another(cases, "omega", 'unit = "project"', 'unit = "organisation"')

    async def send(path: str, **parameters: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path, params=parameters)

    def ask(case: str | list[str] | None = None, **parameters: Any) -> httpx.Response:
        return asyncio.run(send("/api/v1/weigh", **({} if case is None else {"case": case}), **parameters))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEEGSCHAAL_CASES", str(cases))
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        assert [fault for fault in store.current().faults if not fault.warning] == []
        yield ask


def strictly(answer: httpx.Response, status: int = 200) -> Any:
    """Read JSON as the standard has it: without NaN and Infinity."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    assert answer.status_code == status, answer.text
    return json.loads(answer.text, parse_constant=refuse)


def rows_of(*cases: str, **lens: Any) -> pd.DataFrame:
    """Ask what is drawn from, as the page does."""
    return store.ask("casebase/said", **{**Asked(**lens).parameters(), "case_ids": list(cases)})


def setting(**given: str) -> Choice:
    """Read what a link sets, as the page does."""
    return read(given.items(), CRITERIA)[0]


def numbers(value: object) -> Iterator[float]:
    """Yield every number of an answer."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def figures(found: dict[str, Any]) -> dict[str, Any]:
    """Return what came out, without the seed and the rest that was set."""
    return {name: value for name, value in found.items() if name not in COMMON}


SETTINGS: list[dict[str, str]] = [
    {},
    {"weights": "programmatic:40,process:40,political:10,endurance:10,PG3:7,PG2:2"},
    {"sure": "0"},
    {"sure": "1", "band": "40-60"},
    {"limit": "PG3,PR1", "whole": "1", "seed": "42"},
]
SET = pytest.mark.parametrize("given", SETTINGS, ids=str)


@SET
@pytest.mark.parametrize("case", ["alfa", "delta"])
def test_shares_are_ranges_that_fit_together(get: Get, case: str, given: dict[str, str]) -> None:
    shares = strictly(get(case, **given))["shares"]
    assert set(shares) == {"success", "balance", "failure"}
    assert all(0 <= low <= high <= 1 for low, high in shares.values())
    (least_won, most_won), (least_lost, most_lost) = shares["success"], shares["failure"]
    # In balance can stay whatever is neither a success at worst nor a failure at best; both runs lie within these bounds.
    assert shares["balance"][1] == pytest.approx(1 - least_won - least_lost, abs=1e-9)
    assert shares["balance"][0] <= min(1 - least_won - most_lost, 1 - most_won - least_lost) + 1e-9
    runs = strictly(get(case, **given))["runs"]
    assert [runs["unknown_at_worst"]["success"], runs["unknown_at_best"]["success"]] == shares["success"]
    assert [runs["unknown_at_best"]["failure"], runs["unknown_at_worst"]["failure"]] == shares["failure"]
    for run in runs.values():
        assert sum(run.values()) == pytest.approx(1)
        assert shares["balance"][0] - 1e-9 <= run["balance"] <= shares["balance"][1] + 1e-9


def test_a_range_is_wide_where_weight_falls_on_what_has_no_level_and_one_figure_where_none_does(get: Get) -> None:
    known = strictly(get("alfa", weights="programmatic:1", sure="1"))
    assert known["unknown_weight"] == 0
    assert all(low == high for low, high in known["shares"].values())
    unsure = strictly(get("alfa", weights="programmatic:1,endurance:3", sure="1"))
    assert unsure["unknown_weight"] == pytest.approx(0.5)
    assert all(high - low > 0.1 for low, high in (unsure["shares"]["success"], unsure["shares"]["failure"]))


def test_an_answer_names_its_version_licence_case_and_what_has_no_level(get: Get) -> None:
    found = strictly(get("alfa"))
    assert (found["data_version"], found["licence"]) == (store.current().version, "CC BY 4.0")
    assert (found["slug"], found["harm"]) == ("alfa", False)
    assert found["without_level"] == ["PR2", "PO2", "EN2", "EN3"]
    assert "not a chance and not a mark" in found["note"]


@pytest.mark.parametrize(("given", "seed"), [({}, 1), ({"seed": "20240229"}, 20_240_229)])
@pytest.mark.parametrize("case", ["alfa", "beta", ["alfa", "delta"]], ids=str)
def test_the_seed_stands_in_the_answer(get: Get, case: str | list[str], given: dict[str, str], seed: int) -> None:
    assert strictly(get(case, **given))["setting"]["seed"] == seed


def test_what_was_set_stands_in_the_answer(get: Get) -> None:
    given = {"weights": "PG:3,EN:1,EN3:1", "sure": "0.75", "band": "40-60", "limit": "PR1,pg3", "whole": "1"}
    found = strictly(get("alfa", **given))["setting"]
    weights = found.pop("weights")
    assert found == {
        "seed": 1,
        "draws": 10_000,
        "sure": 0.75,
        "band": [0.4, 0.6],
        "limits": ["PG3", "PR1"],
        "whole": True,
    }
    assert list(weights) == NAMES
    expected = {**dict.fromkeys(NAMES, 0.0), "PG1": 0.25, "PG2": 0.25, "PG3": 0.25, "EN3": 0.25}
    assert weights == pytest.approx(expected)


@SET
@pytest.mark.parametrize("case", ["alfa", ["delta", "alfa"]], ids=str)
def test_the_same_request_gives_the_same_answer_also_when_nothing_was_kept(
    get: Get, case: str | list[str], given: dict[str, str]
) -> None:
    first = get(case, **given)
    drawn.cache_clear()
    assert get(case, **given).text == first.text
    assert first.status_code == 200


@pytest.mark.parametrize("case", ["alfa", ["alfa", "delta"]], ids=str)
def test_another_seed_gives_other_figures(get: Get, case: str | list[str]) -> None:
    assert figures(strictly(get(case, seed="1"))) != figures(strictly(get(case, seed="2")))


@SET
@pytest.mark.parametrize("case", ["alfa", "delta"])
def test_the_figures_are_those_of_the_page(get: Get, case: str, given: dict[str, str]) -> None:
    found = strictly(get(case, **given))
    own = weighed(rows_of(case), setting(**given))
    weighing, tipping = own.weighing, own.tipping
    assert weighing
    assert tipping
    assert found["shares"] == {name: list(weighing.range_of(name)) for name in ("success", "balance", "failure")}
    assert found["unknown_weight"] == weighing.unknown_weight
    assert found["without_level"] == list(own.unknown)
    typical = {
        "all": weighing.overall_weights,
        "success": weighing.success_weights,
        "failure": weighing.failure_weights,
    }
    assert found["typical_weights"] == {
        name: None if weights is None else dict(zip(NAMES, weights, strict=True)) for name, weights in typical.items()
    }
    shifts = [{"from": shift.source, "to": shift.target, "amount": shift.amount} for shift in tipping.shifts]
    expected = {"outcome": tipping.outcome or None, "towards": tipping.towards or None, "shifts": shifts}
    assert found["smallest_change"] == expected


def test_a_smallest_change_moves_weight_between_what_was_set(get: Get) -> None:
    of_dimensions = strictly(get("delta", weights="programmatic:3,political:1", sure="1"))["smallest_change"]
    of_criteria = strictly(get("delta", weights="programmatic:3,political:1,PG1:1,PO3:1", sure="1"))["smallest_change"]
    assert [(s["from"], s["to"]) for s in of_dimensions["shifts"]] == [("PG", "PO")]
    assert [(s["from"], s["to"]) for s in of_criteria["shifts"]] == [("PG1", "PO3")]


def test_a_case_of_harm_tells_what_is_weighed_more_or_less_by_name_and_no_figure(get: Get) -> None:
    found = strictly(get("beta", weights="PG:3,PR:1"))
    assert set(found) == {*COMMON, "slug", "harm", "reason", "without_level", "weighs"}
    assert found["harm"] is True
    assert set(found["weighs"]) == {"success", "failure"}
    assert all(isinstance(name, str) for side in found["weighs"].values() for some in side.values() for name in some)


def test_neither_band_nor_limit_changes_what_is_told_of_a_case_of_harm(get: Get) -> None:
    usual = strictly(get("beta"))["weighs"]
    for given in ({"band": "20-20"}, {"band": "80-80"}, {"limit": "PG3"}):
        assert strictly(get("beta", **given))["weighs"] == usual


def test_two_cases_give_pairs_only(get: Get) -> None:
    found = strictly(get(["alfa", "delta"]))
    assert set(found) == {*COMMON, "pairs", "left_out"}
    assert found["left_out"] == []
    (pair,) = found["pairs"]
    assert set(pair) == {"one", "other", "one_higher", "other_higher"}
    ((names, own),) = paired(rows_of("alfa", "delta"), equal(CRITERIA)).items()
    assert (pair["one"], pair["other"]) == names
    assert (pair["one_higher"], pair["other_higher"]) == (list(own.first), list(own.second))
    assert 0 <= pair["one_higher"][0] <= pair["one_higher"][1] <= 1
    assert pair["one_higher"][0] + pair["other_higher"][1] <= 1
    assert pair["one_higher"][1] + pair["other_higher"][0] <= 1


def test_of_two_cases_the_order_in_the_link_changes_nothing(get: Get) -> None:
    assert get(["alfa", "delta"]).text == get(["delta", "alfa"]).text


def test_a_case_of_harm_is_held_against_no_other(get: Get) -> None:
    alone = strictly(get(["alfa", "beta"]))
    assert alone["pairs"] == []
    assert [(one["slug"], "irreparably harmed" in one["reason"]) for one in alone["left_out"]] == [("beta", True)]
    pairs = strictly(get(["beta", "delta", "alfa"]))["pairs"]
    assert [{pair["one"], pair["other"]} for pair in pairs] == [{"alfa", "delta"}]


def test_a_case_named_twice_is_one_case(get: Get) -> None:
    assert get(["alfa", "ALFA"]).text == get("alfa").text


@pytest.mark.parametrize(
    ("given", "reasons"),
    [
        ({"weights": "PG:-1,PR:2"}, ["“PG:-1” in weights is negative: a weight is zero or more."]),
        ({"weights": "PG:much"}, ["“PG:much” in weights is not a number that can be used."]),
        ({"weights": "PG:nan"}, ["“PG:nan” in weights is not a number that can be used."]),
        (
            {"weights": "PG:0,PR:0"},
            ["In weights all of programmatic, process are zero: at least one must weigh something."],
        ),
        (
            {"weights": "programatic:1"},
            ["There is no criterion or dimension “programatic” for weights. Did you mean “programmatic”?"],
        ),
        ({"limit": "xyzzy"}, ["There is no criterion or dimension “xyzzy” for limit."]),
        (
            {"sure": "2"},
            ["“2” in sure is not from 0 (not sure at all) to 1 (exactly these weights)."],
        ),
        ({"band": "60-40"}, ["“60-40” in band is not a band: write two numbers from 0 to 100 such as 45-55."]),
        ({"seed": "0"}, ["“0” in seed is not a whole number from 1 to 999999999."]),
        (
            {"sure": "-1", "seed": "x"},
            [
                "“-1” in sure is not from 0 (not sure at all) to 1 (exactly these weights).",
                "“x” in seed is not a whole number from 1 to 999999999.",
            ],
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("case", ["alfa", "beta", ["alfa", "delta"]], ids=str)
def test_what_cannot_be_weighed_with_is_refused_with_every_reason_and_the_names_that_exist(
    get: Get, case: str | list[str], given: dict[str, str], reasons: list[str]
) -> None:
    told = strictly(get(case, **given), 400)
    assert told["reasons"] == reasons
    assert told["error"] == " ".join(reasons)
    assert told["parameter"] == next(iter(given))
    assert told["valid"] == [*DIMENSIONS, *NAMES]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_refusal_is_in_english_like_the_rest_of_the_interface(get: Get, lang: str) -> None:
    told = strictly(get("alfa", weights="PG:-1", lang=lang), 400)
    assert told["error"] == "“PG:-1” in weights is negative: a weight is zero or more."


@pytest.mark.parametrize(
    ("case", "count"), [(None, 0), ([], 0), ("", 0), (["alfa", "beta", "gamma", "delta", "omega"], 5)], ids=str
)
def test_no_case_and_more_than_four_are_refused(get: Get, case: str | list[str] | None, count: int) -> None:
    assert strictly(get(case), 400) == {"error": f"Give one to 4 cases as case=<slug>; {count} were given."}


@pytest.mark.parametrize(
    ("case", "refused", "why"),
    [
        ("gamma", "gamma", "This is a short case"),
        (["alfa", "gamma"], "gamma", "This is a short case"),
        ("omega", "omega", "An organisation is not weighed"),
        (["delta", "omega"], "omega", "An organisation is not weighed"),
    ],
    ids=str,
)
def test_a_short_case_and_an_organisation_are_refused_also_beside_another(
    get: Get, case: str | list[str], refused: str, why: str
) -> None:
    told = strictly(get(case), 400)
    assert told["error"].startswith(f"{refused}: {why}")
    assert told["parameter"] == "case"


def test_of_three_cases_one_that_cannot_be_weighed_is_left_out_with_its_reason(get: Get) -> None:
    found = strictly(get(["alfa", "gamma", "delta"]))
    assert [(pair["one"], pair["other"]) for pair in found["pairs"]] == [("alfa", "delta")]
    (left,) = found["left_out"]
    assert (left["slug"], left["reason"][:20]) == ("gamma", "This is a short case")


def test_a_pair_has_the_same_figures_in_any_company(get: Get) -> None:
    alone = strictly(get(["alfa", "delta"]))["pairs"][0]
    assert alone in strictly(get(["delta", "alfa", "gamma"]))["pairs"]


@pytest.mark.parametrize("lens", [{"until": "1900"}, {"for_whom": "makers"}], ids=str)
@pytest.mark.parametrize("case", ["alfa", "beta", ["alfa", "delta"]], ids=str)
def test_a_case_of_which_nothing_was_judged_is_refused(get: Get, case: str | list[str], lens: dict[str, str]) -> None:
    told = strictly(get(case, **lens), 400)
    assert "Nothing was judged here" in told["error"]
    assert told["parameter"] == "case"


@pytest.mark.parametrize("case", ["alfaa", ["alfa", "alfaa"]], ids=str)
def test_a_case_that_does_not_exist_is_not_found_and_the_nearest_is_offered(get: Get, case: str | list[str]) -> None:
    told = strictly(get(case), 404)
    assert told["parameter"] == "case"
    assert told["nearest"][0] == "alfa"
    assert {option["value"] for option in told["valid"]} == {"alfa", "beta", "gamma", "delta", "omega"}


def test_a_parameter_that_does_not_exist_is_refused_with_those_that_do(get: Get) -> None:
    told = strictly(get("alfa", weight="PG:1"), 400)
    assert (told["nearest"], told["valid"]) == (["weights"], list(PARAMETERS))


@pytest.mark.parametrize(
    ("lens", "heard"),
    [
        ({"perspective": "media"}, "PG2"),
        ({"perspective": ["oversight", "target_group"]}, "PG3 PR1 PO1 EN1"),
        ({"for_whom": "left_out"}, "PG3"),
        ({"until": "2021-12-31"}, "PG1 PG2 PR1"),
        ({"until": "2024-09-30"}, "PG1 PG2 PG3 PR1 PO1 PO3 EN1"),
        ({"design": "comparison_group"}, "PG1 PG2 PG3 PR1 PO1 PO3 EN1"),
    ],
    ids=str,
)
def test_voices_people_designs_and_day_change_what_is_weighed(get: Get, lens: dict[str, Any], heard: str) -> None:
    found = strictly(get("alfa", **lens))
    assert [name for name in NAMES if name not in found["without_level"]] == heard.split()
    asked = {name: value if name == "until" else tuple(np.atleast_1d(value)) for name, value in lens.items()}
    own = weighed(rows_of("alfa", **asked), equal(CRITERIA))
    assert own.weighing
    assert found["shares"] == {name: list(own.weighing.range_of(name)) for name in ("success", "balance", "failure")}
    assert found["shares"] != strictly(get("alfa"))["shares"]


def test_filters_that_choose_cases_change_nothing_about_a_case_that_is_named(get: Get) -> None:
    assert figures(strictly(get("alfa", country="SE", group="failure"))) == figures(strictly(get("alfa")))


KEYS = {
    *COMMON,
    *("slug", "harm", "without_level", "typical_weights", "shares", "unknown_weight", "smallest_change", "pairs"),
    *("seed", "draws", "sure", "band", "limits", "whole", "weights"),
    *("all", "success", "failure", "balance", "outcome", "towards", "shifts", "from", "to", "amount"),
    *("one", "other", "one_higher", "other_higher", "left_out", "reason", "weighs", "more", "less"),
    *("runs", "unknown_at_worst", "unknown_at_best"),
    *NAMES,
}


def keys(value: object) -> set[str]:
    """Return every key of an answer, at any depth."""
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return {*(value if isinstance(value, dict) else ()), *(key for part in parts for key in keys(part))}


@SET
@pytest.mark.parametrize("case", ["alfa", "beta", "delta", ["alfa", "delta"]], ids=str)
def test_the_sum_that_stands_behind_the_outcome_is_under_no_key(
    get: Get, case: str | list[str], given: dict[str, str]
) -> None:
    found = strictly(get(case, **given))
    assert keys(found) <= KEYS
    choice = setting(**given)
    for weight in ("smallest_change", "unknown_weight"):  # which may happen to be as large
        found.pop(weight, None)
    listed = list(numbers(found))
    for one in [case] if isinstance(case, str) else case:
        rows = rows_of(one)
        said = said_of(zip(rows["document_id"], rows["criterion_id"], rows["rank"], strict=True), choice.names)
        for unknown in (0.0, 0.5, 1.0):
            value = float(choice.centre() @ expected_values(said, unknown))
            assert not np.isclose(listed, value, rtol=0, atol=1e-9).any()
            assert not np.isclose(listed, 100 * value, rtol=0, atol=1e-9).any()
