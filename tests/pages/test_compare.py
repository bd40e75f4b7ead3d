"""The page that compares two to four cases, on the made-up cases and on the real ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import opened, written
from weegschaal import store

PAIR = ["alfa", "beta"]
THREE = ["gamma", "alfa", "beta"]


pytestmark = pytest.mark.usefixtures("tiny_base")


@pytest.fixture
def _real_base(tmp_path, monkeypatch):
    monkeypatch.delenv("WEEGSCHAAL_CASES", raising=False)
    monkeypatch.setenv("WEEGSCHAAL_HOME", str(tmp_path))
    monkeypatch.setattr(store, "_opened", store._Opened())


def specs(test: AppTest) -> list[dict[str, Any]]:
    """Return every Plotly figure of a page."""
    return [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]


def radars(test: AppTest) -> list[dict[str, Any]]:
    return [spec for spec in specs(test) if any(trace["type"] == "scatterpolar" for trace in spec["data"])]


def dots(test: AppTest) -> dict[str, Any]:
    """Return the dot plot: the figure in which every line has n."""
    return next(spec for spec in specs(test) if any(trace.get("name") == "n" for trace in spec["data"]))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_cases_stand_side_by_side_with_what_counts_and_that_they_were_chosen(language):
    test = opened("compare", case=PAIR, lang=language)
    html = written(test)
    assert not test.exception
    said = {
        "nl": ("Vergelijken: Alfaveer en Betatol", "Wat verschilt het meest?", "Wat gelijk is", "cases zijn gekozen, niet geloot"),
        "en": ("Compare: Alfa ferry and Beta toll", "What differs most?", "What is equal", "cases were chosen, not sampled"),
    }  # fmt: skip
    for words in said[language]:
        assert words in html
    assert "2 cases" in html


def test_the_figures_keep_the_order_of_the_link():
    for asked in (PAIR, PAIR[::-1]):
        figure = dots(opened("compare", case=asked, lang="en"))
        labels = dict(zip(figure["layout"]["yaxis"]["tickvals"], figure["layout"]["yaxis"]["ticktext"], strict=True))
        names = {"alfa": "Alfa ferry", "beta": "Beta toll"}
        assert [labels[y] for y in sorted(labels, reverse=True)][:2] == [names[case] for case in asked]


def test_the_table_tells_every_criterion_of_every_case():
    test = opened("compare", case=PAIR, lang="en")
    test.session_state["comparison_tabs"] = "Table"
    test.run()
    html = written(test)
    assert html.count('<th scope="row">PG1') == 2
    assert html.count('<th scope="row">EN3') == 2


def test_three_cases_show_the_text_of_the_ready_pair_among_them_and_a_sentence_for_the_short_one():
    test = opened("compare", case=THREE, lang="en")
    html = written(test)
    assert not test.exception
    assert "<h3>Alfa ferry ⇄ Beta toll</h3>" in html
    assert "Only here a trial came first." in html
    assert "This is a short case" in html
    assert "“gamma”" not in html


def test_two_cases_that_are_no_pair_say_that_nobody_set_them_against_each_other():
    assert "not set against each other as a pair" in written(opened("compare", case=["alfa", "gamma"], lang="en"))


def test_one_case_asks_for_a_second_and_offers_its_pair():
    test = opened("compare", case="alfa", lang="en")
    html = written(test)
    assert not test.exception
    assert "Choose a second case to compare with Alfa ferry." in html
    assert "?case=alfa&amp;case=beta&amp;lang=en" in html
    assert specs(test) == []


def test_an_unknown_case_is_told_and_no_other_takes_its_place():
    test = opened("compare", case="alfaa", lang="en")
    assert not test.exception
    assert "“alfaa”" in written(test)
    assert "Choose two to four cases." in written(test)
    assert specs(test) == []


def test_an_unknown_case_among_others_leaves_the_others_compared():
    test = opened("compare", case=["alfaa", *PAIR], lang="en")
    assert "“alfaa”" in written(test)
    assert "Compare: Alfa ferry and Beta toll" in written(test)


def test_without_a_choice_a_ready_pair_is_shown_and_not_written_into_the_link():
    test = opened("compare", lang="en")
    assert "Compare: Alfa ferry and Beta toll" in written(test)
    assert "case" not in test.query_params


def test_cases_that_the_filters_leave_out_are_no_pair_to_begin_with():
    test = opened("compare", lang="en", country="SE")
    assert not test.exception
    assert "Choose two to four cases." in written(test)


def test_a_choice_is_written_into_the_link_in_its_order():
    test = opened("compare", case=PAIR, lang="en")
    test.multiselect(key="pick_cases").set_value(["beta", "alfa", "gamma"]).run()
    assert test.query_params["case"] == ["beta", "alfa", "gamma"]
    assert "Compare: Beta toll, Alfa ferry and Gamma bridge" in written(test)
    test.selectbox(key="pick_pair").set_value("alfa beta").run()
    assert test.query_params["case"] == ["alfa", "beta"]
    assert "Compare: Alfa ferry and Beta toll" in written(test)


def test_later_evidence_is_gone_from_figure_table_words_texts_and_turns():
    now, then = (opened("compare", case=PAIR, lang="en", **more) for more in ({}, {"until": "2022-12-31"}))
    assert "Later evidence is hidden" in written(then)
    later = {"now": written(now), "then": written(then)}
    assert "The verdict turned" in later["now"] or "did the verdict turn" in later["now"]
    assert "Among the judgements shown no verdict turned" in later["then"]
    strokes = [sum(len(t["x"]) for t in dots(test)["data"] if t["name"] == "judgements") for test in (now, then)]
    assert strokes[0] > strokes[1]
    assert "Rekenkamer Alfa, 10 February 2023" not in later["then"]
    assert "Only here a trial came first." in later["now"]
    assert "Only here a trial came first." not in later["then"], "what we wrote about the pair came later"
    assert "resilient success" not in later["then"]


def test_before_the_first_source_nothing_is_known_and_the_page_stands():
    test = opened("compare", case=PAIR, lang="en", until="1900")
    assert not test.exception
    assert "On no criterion can these cases be compared" in written(test)
    assert radars(test) == []


def test_only_the_voices_asked_for_count():
    test = opened("compare", case=PAIR, lang="en", perspective="evaluator")
    assert not test.exception
    counted = [sum(int(n) for n in t["text"] if n != "–") for t in dots(test)["data"] if t["name"] == "n"]
    everybody = [
        sum(int(n) for n in t["text"] if n != "–")
        for t in dots(opened("compare", case=PAIR, lang="en"))["data"]
        if t["name"] == "n"
    ]
    assert sum(counted) < sum(everybody)


def test_context_names_its_sources_on_the_page_of_the_case():
    html = written(opened("compare", case=PAIR, lang="en"))
    assert "Context: what cannot simply be copied" in html
    assert "/case?case=alfa" in html
    assert 'href="#source-' not in html


@pytest.mark.usefixtures("_real_base")
def test_four_real_cases_have_a_radar_each_and_a_fifth_is_left_out_and_told():
    five = ["fyra", "noord-zuidlijn", "robodebt", "now", "stockholm"]
    test = opened("compare", case=five, lang="en")
    assert not test.exception
    assert "At most four cases can be compared. Left out: Stockholm congestion charge." in written(test)
    assert len(radars(test)) == 4
    for spec in radars(test):
        assert 1 <= len([t for t in spec["data"] if "markers" in t["mode"]]) <= 2
    axes = {tuple(spec["layout"]["polar"]["angularaxis"]["categoryarray"]) for spec in radars(test)}
    assert len(axes) == 1
    assert "irreparably harmed here (Robodebt)" in written(test)


@pytest.mark.usefixtures("_real_base")
def test_the_first_pair_of_the_real_base_is_fyra_and_the_north_south_line():
    html = written(opened("compare"))
    assert "Vergelijken: Fyra en Noord/Zuidlijn" in html
    assert "PG2 Resultaat bereikt" in html


@pytest.mark.usefixtures("_real_base")
def test_a_short_real_case_has_a_sentence_in_place_of_its_radar():
    test = opened("compare", case=["garage-de-bedoeling", "pgb-trekkingsrecht"], lang="en")
    assert len(radars(test)) == 1
    assert "This is a short case" in written(test)
