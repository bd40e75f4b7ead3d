"""What holds for every chart: nothing to draw is no reason to fail, names stay names, and words, table and figure agree."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts import rows
from weegschaal import store
from weegschaal.charts import comparison, differences, judgements, labels, performance_map, radar, sides, turns
from weegschaal.i18n import Translator, of
from weegschaal.theme import DARK, LIGHT, Palette

# Tags that Plotly reads, an entity it would resolve, and marks that mean something in an attribute.
HOSTILE = "<u>Tom</u> & &lt; \"<a href='x'>"
OURS = re.compile(r"</?(?:b|i)>")


@dataclass(frozen=True)
class Chart:
    """A chart with the query it draws, and an example of its rows in which every text is `name`."""

    query: str
    draw: Callable[[pd.DataFrame, Translator, Palette], go.Figure]
    say: Callable[[pd.DataFrame, Translator], tuple[str, str, pd.DataFrame]]
    example: Callable[[str], pd.DataFrame]


def _dots(said: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    return judgements.judgements(said, _profile_of(said), t, colours)


def _profile_of(said: pd.DataFrame) -> pd.DataFrame:
    found = rows.profile({"PG1": [3]} if len(said) else {})
    return found.assign(criterion=said["criterion"].iloc[0]) if len(said) else found


def _said(name: str) -> pd.DataFrame:
    return rows.assessments(("PG1", "+"), publisher=name, voice_name=name, text=name, criterion=name).assign(
        criterion=name
    )


def _called(found: pd.DataFrame) -> dict[str, str]:
    return {str(case): str(case) for case in found["case_id"].unique()}


def _dimensions_of(found: pd.DataFrame) -> pd.DataFrame:
    names = found["dimension_id"].unique()
    return pd.DataFrame({"dimension_id": names, "dimension": names})


def _compared(found: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw cases without their single judgements, which have tests of their own."""
    nobody = rows.assessments().assign(case_id="", rank=0)
    return comparison.comparison(found, nobody, _dimensions_of(found), _called(found), t, colours)


CHARTS = {
    "dimensions": Chart(
        "dimensions",
        radar.dimensions_radar,
        lambda r, t: (radar.finding(r, t), radar.in_words(r, t), radar.table(r, t)),
        lambda name: rows.dimensions(**{name: (1, 3), "other": None, "third": (2, 2)}),
    ),
    "criteria": Chart(
        "profile",
        radar.criteria_radar,
        lambda r, t: (judgements.finding(r, t), judgements.in_words(r, t), pd.DataFrame()),
        lambda name: rows.profile({"PG1": [1, 3]}).replace({"criterion_id": {"PG1": name}}),
    ),
    "judgements": Chart(
        "assessments",
        _dots,
        lambda r, t: (judgements.finding(_profile_of(r), t), judgements.in_words(_profile_of(r), t), judgements.table(r, t)),
        _said,
    ),
    "map": Chart(
        "map",
        performance_map.performance_map,
        lambda r, t: (performance_map.finding(r, t), performance_map.in_words(r, t), performance_map.table(r, t)),
        lambda name: rows.places(**{name: ((3, 4), (1, 2))}),
    ),
    "small": Chart(
        "dimensions",
        radar.small_radar,
        lambda r, t: (radar.finding(r, t), radar.in_words(r, t), radar.table(r, t)),
        lambda name: rows.dimensions(**{name: (1, 3), "other": None, "third": (2, 2)}),
    ),
    "comparison": Chart(
        "profile",
        _compared,
        lambda r, t: (differences.finding(r, _called(r), t), comparison.in_words(r, _called(r), t), comparison.table(r, _called(r), t)),
        lambda name: rows.compared(a={"PG1": [1, 3]}).replace({"criterion": {"Name of PG1": name}}),
    ),
    "turns": Chart(
        "turns",
        lambda r, t, colours: turns.turns(r, _called(r), t, colours),
        lambda r, t: (turns.finding(r, _called(r), t), turns.in_words(r, _called(r), t) or "-", turns.table(r, _called(r), t)),
        lambda name: rows.turns((name, "PG1", 0, "2019", "PG1", 3, "2021")),
    ),
    "sides": Chart(
        "sides",
        sides.sides,
        lambda r, t: (sides.finding(r, t), sides.in_words(r, t), sides.table(r, t)),
        lambda name: rows.sides(PG1=(2, 1, 1, 1)).assign(criterion=name),
    ),
}  # fmt: skip
EACH = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
LANGUAGES = pytest.mark.parametrize("lang", ["nl", "en"])
PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def written(figure: go.Figure) -> Iterator[str]:
    """Yield every text of a figure that Plotly reads for tags."""
    for trace in figure.data:
        for value in (trace.name, trace.text, trace.hovertext, getattr(trace, "theta", None), *_categories(trace)):
            yield from _strings(value)
    layout = figure.layout
    for axis in (layout.xaxis, layout.yaxis, layout.polar.angularaxis, layout.polar.radialaxis):
        yield from _strings(axis.ticktext)
        yield from _strings(axis.categoryarray if "categoryarray" in axis else None)
    yield from (note.text for note in layout.annotations)


def _categories(trace: Any) -> list[Any]:
    return [trace.y] if trace.type == "bar" else []


def _strings(value: Any) -> Iterator[str]:
    found = [value] if isinstance(value, str) else value if value is not None else []
    yield from (text for text in found if isinstance(text, str))


def shown(text: str) -> str:
    """Return a text as Plotly shows it, when none but our own tags are in it."""
    bare = OURS.sub("", text.replace("<br>", " "))
    assert "<" not in bare, text
    return html.unescape(bare)


def marks(figure: go.Figure) -> list[Any]:
    """Return what a figure draws of the rows: corners of a polygon, ends of bars, or marks that lead somewhere."""
    where = {"scatterpolar": "r", "bar": "x"}
    return [value for trace in figure.data for value in trace[where.get(trace.type, _leads(trace))] or ()]


def _leads(trace: Any) -> str:
    """Marks of several cases have a hover text and lead nowhere: the page of each case has its sources."""
    return "hovertext" if trace.customdata is None else "customdata"


@EACH
@LANGUAGES
def test_nothing_to_draw_is_drawn_as_nothing(chart: Chart, lang: str) -> None:
    t, empty = of(lang), chart.example("x").iloc[:0]
    assert marks(rows.checked(chart.draw(empty, t, LIGHT))) == []
    title, _, table = chart.say(empty, t)
    assert title
    assert table.empty


@EACH
@LANGUAGES
@PALETTES
def test_one_case_is_enough(chart: Chart, lang: str, colours: Palette) -> None:
    t, one = of(lang), chart.example("Naam")
    assert marks(rows.checked(chart.draw(one, t, colours)))
    title, words, table = chart.say(one, t)
    assert title and words
    assert len(table) == len(one) or chart.query == "profile"


@EACH
def test_nothing_in_a_name_becomes_a_tag_or_an_entity(chart: Chart) -> None:
    texts = list(written(rows.checked(chart.draw(chart.example(HOSTILE), of("en"), LIGHT))))
    assert HOSTILE in " ".join(map(shown, texts))


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_a_plain_text_is_shown_as_it_is_written(text: str) -> None:
    assert shown(labels.plain(text)) == text


@given(st.text(st.sampled_from("ab <>&;")), st.integers(5, 30))
def test_breaking_a_text_into_lines_breaks_no_sign_and_no_word(text: str, width: int) -> None:
    broken = [shown(line) for line in labels.lines(text, width).split("<br>")]
    assert " ".join(broken).split() == text.split()
    assert all(len(line) <= width or len(line.split()) == 1 for line in broken), "only a single word may stick out"


@EACH
@PALETTES
def test_a_figure_has_no_colour_that_is_not_of_its_palette(chart: Chart, colours: Palette) -> None:
    figure = chart.draw(chart.example("Naam"), of("en"), colours)
    allowed = {*vars(colours).values(), *colours.levels, *colours.cases, "rgba(0,0,0,0)", "#000000", "#ffffff"}
    found = re.findall(r'"(#[0-9A-Fa-f]{6}|rgba?\([^"]*\))"', json.dumps(json.loads(figure.to_json())["data"]))
    assert set(found) <= allowed
    drawn = figure.layout.to_plotly_json()
    drawn.pop("template", None)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", str(drawn))) <= allowed


@EACH
def test_a_figure_cannot_be_dragged_or_zoomed_by_accident(chart: Chart) -> None:
    layout = rows.checked(chart.draw(chart.example("Naam"), of("en"), LIGHT)).layout
    assert layout.dragmode is False
    if not layout.polar.angularaxis.categoryarray:
        assert layout.xaxis.fixedrange and layout.yaxis.fixedrange


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The three made-up cases as a data version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEEGSCHAAL_CASES", str(store.ROOT / "tests" / "fixtures" / "cases"))
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        yield store.current().version


@EACH
@LANGUAGES
@pytest.mark.parametrize("until", [None, "2016-12-31", "1900-01-01"])
@pytest.mark.parametrize("case", ["alfa", "beta", "gamma"])
def test_every_chart_draws_the_rows_of_its_query_whatever_was_known(
    chart: Chart, lang: str, until: str | None, case: str, version: str
) -> None:
    asked = {
        "case_ids": [case],
        "case_id": case,
        "until": until,
        "lang": lang,
        "perspective": [],
        "for_whom": [],
        "design": [],
        "framework": ["pppe"],
    }
    found, t = store.ask(f"casebase/{chart.query}", version, **asked), of(lang)
    if chart.query == "assessments":
        profile = store.ask("casebase/profile", version, **asked)
        figure = judgements.judgements(found, profile, t, DARK)
        title, words, table = (
            judgements.finding(profile, t),
            judgements.in_words(profile, t),
            judgements.table(found, t),
        )
    else:
        figure = chart.draw(found, t, DARK)
        title, words, table = chart.say(found, t)
    json.loads(figure.to_json(), parse_constant=lambda word: pytest.fail(f"{word} reaches the browser"))
    assert title and words
    assert not table.isna().any().any()


@EACH
def test_plotly_knows_every_property_of_a_chart(chart: Chart) -> None:
    assert rows.checked(chart.draw(chart.example("Name"), of("en"), LIGHT)).data
