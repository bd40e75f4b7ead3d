"""The data as JSON: the same parameters as the pages, the same cases, and a refusal that says what would have been right."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from weegschaal import cached, store, web
from weegschaal.casebase.reader import CaseFolder, read_case
from weegschaal.filters import PARAMETERS, WEIGHING

CASES = Path(__file__).resolve().parents[1] / "fixtures" / "cases"
SLUGS = ["alfa", "beta", "gamma"]
Get = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Ask the routes of the dashboard, with all that stands around them, about the made-up cases."""
    app = Starlette(routes=web.routes(), middleware=web.middleware(), exception_handlers=web.exception_handlers())

    async def send(path: str, method: str, **parameters: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path, params=parameters)

    def ask(path: str, method: str = "GET", **parameters: Any) -> httpx.Response:
        return asyncio.run(send(path, method, **parameters))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEEGSCHAAL_CASES", str(CASES))
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        yield ask


@pytest.fixture(scope="module", params=SLUGS)
def folder(request: pytest.FixtureRequest) -> CaseFolder:
    """A case as its files have it."""
    return read_case(CASES / request.param)


def strictly(answer: httpx.Response) -> Any:
    """Read JSON as the standard has it: without NaN and Infinity."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(answer.text, parse_constant=refuse)


def slugs(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [case["slug"] for case in strictly(answer)["cases"]]


def test_healthz_counts_the_cases_and_names_the_data_version(get: Get) -> None:
    assert get("/healthz").json() == {
        "status": "ok",
        "cases": 3,
        "full": 2,
        "data_version": store.current().version,
        "store": "duckdb",
    }


def test_the_list_names_its_version_and_licence_and_each_case_its_folder(get: Get) -> None:
    answer = get("/api/v1/cases")
    found = strictly(answer)
    assert answer.headers["content-type"] == "application/json"
    assert set(found) == {"data_version", "licence", "cases"}
    assert (found["data_version"], found["licence"]) == (store.current().version, "CC BY 4.0")
    assert {case["slug"]: case["completeness"] for case in found["cases"]} == {
        "alfa": "full",
        "beta": "full",
        "gamma": "short",
    }


@pytest.mark.parametrize("path", ["/api/v1/cases", "/api/v1/cases/gamma", "/api/v1/assessments"])
@pytest.mark.parametrize("until", ["", "2005-05-05", "1900"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_answer_is_strict_json_whatever_was_known(get: Get, path: str, until: str, lang: str) -> None:
    answer = get(path, until=until, lang=lang)
    assert answer.status_code == 200
    assert strictly(answer)["licence"] == "CC BY 4.0"


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"country": ["SE"]},
        {"country": ["nl", "Zweden"]},
        {"level": ["municipal", "gemeente", "national"]},
        {"source_type": ["media", "court"]},
        {"group": ["success", "failure"]},
        {"group": ["success"], "until": ["1900"]},
        {"from": ["2019"], "to": ["2030"]},
        {"collection": ["curated"], "perspective": ["media"], "until": ["2020"], "present": ["1"]},
        {"organisation": ["GVB", "oorg/oorg10004"]},
        {"q": ["ferry"], "lang": ["en"]},
        {"q": ["veerpnt"]},
        {"q": ["!?"]},
    ],
    ids=str,
)
def test_the_same_parameters_keep_the_same_cases_as_on_the_pages(get: Get, asked: dict[str, list[str]]) -> None:
    view = cached.view(asked)
    assert view.asked.unknown == ()
    found = slugs(get("/api/v1/cases", **asked))
    assert sorted(found) == sorted(view.kept)
    if "q" in asked:
        assert found == list(view.kept)


def test_repeated_values_are_alternatives_and_different_filters_add_up(get: Get) -> None:
    both = slugs(get("/api/v1/cases", country=["NL", "SE"]))
    assert sorted(both) == SLUGS
    assert slugs(get("/api/v1/cases", country=["SE"], level=["national"])) == []
    assert sorted(slugs(get("/api/v1/cases", case=["beta", "alfa"]))) == ["alfa", "beta"]


def test_names_come_in_the_language_asked_for(get: Get, folder: CaseFolder) -> None:
    assert folder.file
    name = folder.file.case.known_as
    for lang in ("nl", "en"):
        found = strictly(get(f"/api/v1/cases/{folder.slug}", lang=lang))
        assert found["known_as"] == getattr(name, lang)


def test_a_case_comes_with_everything_its_files_hold(get: Get, folder: CaseFolder) -> None:
    found, file = strictly(get(f"/api/v1/cases/{folder.slug}")), folder.file
    assert file
    head = file.case
    assert (found["slug"], found["completeness"], found["read_on"]) == (folder.slug, head.completeness, head.read_on)
    assert [o["name"] for o in found["organisations"]] != []
    assert len(found["organisations"]) == len(head.organisations)
    assert [t["theme_id"] for t in found["themes"]] == head.themes
    assert Counter((t["list"], t["key"]) for t in found["terms"]) == Counter(
        [("cofog", key) for key in head.cofog] + [("chain", key) for key in head.chain]
    )
    assert [s["source_id"] for s in found["sources"]] == list(file.source)
    assert [s["seen_at"] for s in found["sources"]] == [list(s.seen_at) for s in file.source.values()]
    assert len(found["outcomes"]) == len(file.facts.outcomes)
    assert len(found["reversals"]) == len(file.verdicts.reversals)
    assert [p["other_id"] for p in found["pairs"]] == [pair.case for pair in head.pairs]
    kinds = {"event": file.facts.events, "response": file.verdicts.responses}
    kinds |= {"ingredient": file.facts.ingredients, "condition": file.facts.conditions}
    assert Counter(f["kind"] for f in found["facts"]) == Counter({k: len(v) for k, v in kinds.items() if v})
    looked_for = [row["criterion_id"] for row in found["profile"] if row["looked_in_vain"]]
    assert looked_for == file.verdicts.not_found
    assert len(found["profile"]) == 11
    assert len(found["dimensions"]) == 4


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_case_comes_with_its_texts_sentence_by_sentence(get: Get, folder: CaseFolder, lang: str) -> None:
    found = strictly(get(f"/api/v1/cases/{folder.slug}", lang=lang))["sentences"]
    story = folder.stories[lang]
    written = [(s.section, s.text) for s in story.sentences] + [("questions", q) for q in story.questions]
    assert Counter((row["section"], row["text"]) for row in found) == Counter(written)


def test_a_case_comes_with_every_judgement_that_counts(get: Get, folder: CaseFolder) -> None:
    assert folder.file
    found = strictly(get(f"/api/v1/cases/{folder.slug}"))["assessments"]
    alone = strictly(get("/api/v1/assessments", case=folder.slug))["assessments"]
    assert alone == [{"slug": folder.slug, **row} for row in found]
    rows = [(key, row) for key, listed in folder.file.assess.items() for row in listed]
    counting = {(key, row.source) for key, row in rows if not row.superseded_by}
    assert {(row["criterion_id"], row["source_id"]) for row in found} == counting


def test_judgements_can_be_asked_for_by_day_voice_and_case(get: Get) -> None:
    everything = strictly(get("/api/v1/assessments"))["assessments"]
    assert {row["slug"] for row in everything} == set(SLUGS)
    some = strictly(get("/api/v1/assessments", case=["alfa", "beta"], perspective="oversight", until="2018"))
    expected = [
        row
        for row in everything
        if row["slug"] in {"alfa", "beta"} and row["voice"] == "oversight" and row["known_on"] <= "2018-12-31"
    ]
    assert some["assessments"] == expected != []


@pytest.mark.parametrize("path", ["/api/v1/cases", "/api/v1/cases/alfa", "/api/v1/assessments"])
def test_a_parameter_that_does_not_exist_is_refused_with_those_that_do(get: Get, path: str) -> None:
    answer = get(path, thema="werk")
    assert answer.status_code == 400
    told = strictly(answer)
    assert "'thema'" in told["error"]
    assert told["nearest"] == ["theme"]
    assert set(told["valid"]) == set(PARAMETERS) - set(WEIGHING)


@pytest.mark.parametrize(
    ("name", "value", "nearest"),
    [
        ("theme", "werkk", None),
        ("country", "Nederlant", "NL"),
        ("level", "gemeent", "municipal"),
        ("group", "sucess", "success"),
    ],
)
def test_a_value_that_does_not_exist_is_refused_with_those_that_do(
    get: Get, name: str, value: str, nearest: str | None
) -> None:
    answer = get("/api/v1/cases", **{name: value})
    told = strictly(answer)
    assert (answer.status_code, told["parameter"]) == (400, name)
    assert value in told["error"]
    assert nearest is None or told["nearest"][0] == nearest
    assert {"value", "nl", "en"} == set(told["valid"][0])
    assert set(told["nearest"]) <= {option["value"] for option in told["valid"]}


@pytest.mark.parametrize(
    "asked",
    [{"from": "20"}, {"from": "2020", "to": "2010"}, {"until": "2020-13-01"}, {"lang": "fr"}],
    ids=str,
)
def test_what_is_no_year_day_or_language_is_refused_with_the_form_that_is(get: Get, asked: dict[str, str]) -> None:
    answer = get("/api/v1/cases", **asked)
    assert answer.status_code == 400
    assert strictly(answer)["valid"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [("/api/v1/cases/alfaa", {}), ("/api/v1/assessments", {"case": "alfaa"}), ("/api/v1/cases", {"case": "alfaa"})],
)
def test_a_case_that_does_not_exist_is_not_found_and_the_nearest_is_offered(
    get: Get, path: str, asked: dict[str, str]
) -> None:
    answer = get(path, **asked)
    told = strictly(answer)
    assert answer.status_code == 404
    assert told["nearest"][0] == "alfa"
    assert sorted(option["value"] if isinstance(option, dict) else option for option in told["valid"]) == SLUGS


@pytest.mark.parametrize("slug", ["..%2f..%2fsecret", "%3Cscript%3E", "' or 1=1 --", "ALFA", "a" * 5000])
def test_a_strange_slug_is_not_found_like_any_other(get: Get, slug: str) -> None:
    answer = get(f"/api/v1/cases/{slug}")
    assert answer.status_code == 404
    assert "error" in strictly(answer)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(get: Get, method: str) -> None:
    assert get("/api/v1/cases", method).status_code == 405


def test_any_site_may_read_the_data(get: Get) -> None:
    assert get("/api/v1/cases").headers["access-control-allow-origin"] == "*"
