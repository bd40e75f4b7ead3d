"""Every page, run in the frame as Streamlit runs it, on a tiny case base."""

from __future__ import annotations

import json

import pytest

from tests.pages.reading import FIXTURE, PAGES, opened, written
from weegschaal import store

pytestmark = pytest.mark.usefixtures("tiny_base")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_runs_in_the_frame_without_an_exception(name, language):
    test = opened(name, lang=language)
    assert not test.exception
    assert "<h1>" in written(test)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_when_the_filters_match_nothing(name):
    test = opened(name, country="NL", **{"from": "1801", "to": "1802"})
    assert not test.exception
    assert "0 van 3 cases" in written(test)


@pytest.mark.parametrize("name", ["case", "contrast"])
def test_an_unknown_case_is_told_and_the_nearest_is_offered(name):
    html = written(opened(name, case="alfaa"))
    assert "“alfaa”" in html
    assert "case=alfa" in html
    assert "Wat voor een succes pleit" not in html, "no other case takes its place unasked"


@pytest.mark.parametrize(
    ("parameter", "value", "nearest"), [("theme", "werkk", "werk"), ("organisation", "UVW", "UWV")]
)
def test_an_unknown_value_is_told_and_the_nearest_is_offered(parameter, value, nearest):
    html = written(opened("cases", **{parameter: value}))
    assert f"“{value}”" in html
    assert f">{nearest}</a>" in html


def test_filters_keep_what_they_say_and_say_what_they_leave_out():
    everything = opened("cases")
    theme = store.ask("casebase/case_themes", case_id="alfa", lang="nl").iloc[0]
    test = opened("cases", theme=str(theme["theme_id"]))
    assert f"thema {theme['theme']}" in written(test)
    assert "van 3 cases" in written(test)
    assert len(written(test)) < len(written(everything))


@pytest.mark.parametrize("name", ["overview", "case", "contrast", "weigh"])
def test_every_figure_has_a_text_alternative_and_a_table(name):
    test = opened(name)
    charts = test.get("plotly_chart")
    assert charts
    for chart in charts:
        assert len(chart.proto.alt) > 20
        assert json.loads(chart.proto.spec)["data"]
    figures = [key for key in map(str, test.session_state.to_dict()) if key.endswith("_tabs")]
    assert len(figures) >= len(charts)
    before = written(test).count("<table")
    for key in figures:
        test.session_state[key] = "Tabel"
    test.run()
    assert written(test).count("<table") == before + len(figures)
    assert len(test.get("download_button")) >= len(figures)
    assert len(test.get("plotly_chart")) == len(charts), "a chart keeps what was chosen in it"


def test_a_short_case_has_no_radar_and_says_so():
    test = opened("case", case="gamma")
    assert "korte case" in written(test)
    assert [c for c in test.get("plotly_chart") if "scatterpolar" in c.proto.spec] == []


def test_a_case_with_fewer_than_three_drawn_dimensions_has_a_sentence_in_place_of_the_radar():
    test = opened("case", case="alfa")
    assert "Minder dan drie dimensies" in written(test)
    assert [c for c in test.get("plotly_chart") if "scatterpolar" in c.proto.spec] == []


def test_a_case_with_harm_is_told_and_not_weighed():
    assert "onherstelbaar geschaad" in written(opened("case", case="beta"))


def test_later_evidence_can_be_hidden():
    now, then = opened("case", case="alfa"), opened("case", case="alfa", until="1900")
    assert "toen niet geschreven" in written(then)
    assert "toen niet geschreven" not in written(now)


def test_both_cases_of_a_pair_stand_face_to_face():
    html = written(opened("contrast", case=["alfa", "beta"]))
    assert "Wat gelijk is" in html
    assert html.count("Wat voor een mislukking pleit") == 2


def test_a_broken_case_is_told_on_the_page_and_the_others_show(tmp_path, monkeypatch):
    for folder in FIXTURE.iterdir():
        (tmp_path / folder.name).mkdir()
        for file in folder.iterdir():
            (tmp_path / folder.name / file.name).write_bytes(file.read_bytes())
    (tmp_path / "gamma" / "case.toml").write_text("not = [toml", encoding="utf-8")
    monkeypatch.setenv("WEEGSCHAAL_CASES", str(tmp_path))
    monkeypatch.setenv("WEEGSCHAAL_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(store, "_opened", store._Opened())
    test = opened("cases")
    assert not test.exception
    assert "1 case is weggelaten" in written(test)
    assert "gamma/case.toml" in written(test)
    assert "2 cases" in written(test)


def test_markup_in_a_link_shows_as_text():
    html = written(opened("cases", q="<script>alert(1)</script>", theme="<img src=x onerror=alert(1)>"))
    assert "<script>alert" not in html
    assert "<img" not in html
