"""The page on which cases are weighed, by a link and by its widgets."""

from __future__ import annotations

import re

import pytest

from tests.pages.reading import opened, written
from weegschaal import store


def verdict(test) -> str:
    return re.search(r'class="ws-verdict" role="status">(.*?)</p>', written(test)).group(1)


pytestmark = pytest.mark.usefixtures("tiny_base")


def address(test, name: str) -> str:
    """Return what stands in the address."""
    value = test.query_params.get(name, "")
    return value if isinstance(value, str) else value[-1]


def test_a_link_sets_every_weight_and_the_same_link_gives_the_same_figures():
    link = {
        "case": "alfa",
        "weights": "programmatic:40,process:25,political:15,endurance:20",
        "sure": "0.8",
        "seed": "3",
    }
    test, again = opened("weigh", **link), opened("weigh", **link)
    assert not test.exception
    assert verdict(test) == verdict(again)
    numbers = {box.key: box.value for box in test.number_input}
    assert [numbers[f"weight_{d}_number"] for d in ("PG", "PR", "PO", "EN")] == [40, 25, 15, 20]
    assert numbers["sure_number"] == 80
    assert [slider.value for slider in test.slider if slider.key == "weight_PG_slider"] == [40]


@pytest.mark.parametrize("kind", ["slider", "number"])
def test_a_weight_set_by_slider_or_number_stands_in_the_address_and_in_the_other(kind: str):
    test = opened("weigh", case="alfa")
    widget = (test.slider if kind == "slider" else test.number_input)(key=f"weight_PR_{kind}")
    widget.set_value(60).run()
    assert address(test, "weights") == "programmatic:25,process:60,political:25,endurance:25"
    assert test.slider(key="weight_PR_slider").value == test.number_input(key="weight_PR_number").value == 60


def test_a_preset_sets_weights_and_says_what_it_means():
    test = opened("weigh", case="alfa", lang="en")
    assert "No dimension matters more than another." in written(test)
    test.button_group(key="weigh_preset").set_value("endurance").run()
    assert address(test, "weights") == "programmatic:15,process:15,political:15,endurance:55"
    assert "whether it lasts" in written(test)
    test.button_group(key="weigh_preset").set_value("unknown").run()
    assert address(test, "sure") == "0"
    assert "Any weights will do" in written(test)


def test_criteria_open_on_demand_and_close_again():
    test = opened("weigh", case="alfa")
    assert not [box for box in test.number_input if box.key == "weight_PG2_number"]
    test.toggle(key="by_criterion").set_value(True).run()
    assert "PG1:33" in address(test, "weights")
    test.number_input(key="weight_PG2_number").set_value(90).run()
    assert "PG2:90" in address(test, "weights")
    test.toggle(key="by_criterion").set_value(False).run()
    assert "weights" not in test.query_params


def test_a_limit_and_the_rest_stand_in_the_address():
    test = opened("weigh", case="alfa")
    test.multiselect(key="weigh_limit").set_value(["PG3"]).run()
    test.toggle(key="weigh_whole").set_value(True).run()
    test.number_input(key="weigh_seed").set_value(7).run()
    assert [address(test, name) for name in ("limit", "whole", "seed")] == ["PG3", "1", "7"]
    assert "Grens PG3" in written(test)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"weights": "programmatic:-4"}, "is negatief"),
        ({"weights": "process:veel"}, "geen bruikbaar getal"),
        ({"weights": "PG:0,PR:0,PO:0,EN:0"}, "minstens één moet iets wegen"),
        ({"weights": "proces:3"}, "Bedoelde u “process”?"),
        ({"sure": "7"}, "ligt niet tussen 0"),
        ({"band": "60-40"}, "geen band"),
        ({"limit": "PG9"}, "geen criterium"),
        ({"seed": "-1"}, "geen heel getal"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_usual_setting_stands(link: dict[str, str], said: str):
    test = opened("weigh", case="alfa", **link)
    assert not test.exception
    assert said in written(test)
    assert "De gewone instelling staat ervoor in de plaats." in written(test)
    assert test.number_input(key="weight_PG_number").value == 25
    assert verdict(test)


def test_more_than_four_cases_an_unknown_one_and_a_short_one_are_told():
    assert "korte case" in written(opened("weigh", case="gamma"))
    assert "bestaat hier niet" in written(opened("weigh", case="alpha"))
    assert not opened("weigh", case="alpha").get("plotly_chart")


def test_nothing_assessed_gives_a_sentence_and_no_figure():
    test = opened("weigh", case="alfa", until="1900")
    assert "Er valt dus niets te wegen" in written(test)
    assert not test.get("plotly_chart")


def test_a_case_with_harm_shows_who_values_what_and_neither_share_nor_change():
    test = opened("weigh", case="beta", lang="en")
    assert "irreparably harmed" in written(test)
    assert "Who calls this a failure" in written(test)
    assert not test.get("plotly_chart")
    for words in ("Of 100 weighings", "smallest change", "points from"):
        assert words not in written(test)


def test_voices_and_date_change_what_is_weighed():
    everything = verdict(opened("weigh", case="alfa"))
    rows = store.ask("casebase/assessments", **_all("alfa"))
    voice = str(rows["voice"].iloc[0])
    narrowed = opened("weigh", case="alfa", perspective=voice)
    assert "beoordeeld door" in written(narrowed)
    first = str(rows["published_on"].min())[:10]
    earlier = opened("weigh", case="alfa", until=first)
    assert "Later bewijs" in written(earlier) or "Later" in written(earlier)
    assert verdict(earlier) != everything


def test_two_cases_are_held_two_by_two_and_no_share_of_one_is_given():
    test = opened("weigh", case=["alfa", "beta"], lang="en")
    assert not test.exception
    assert "Not weighed against others" in written(test)
    assert "Of 100 weighings" not in written(test)


def test_the_page_says_how_to_share_and_cite_it_in_both_languages():
    for lang, words in (("nl", "Om te citeren"), ("en", "To cite")):
        test = opened("weigh", case="alfa", lang=lang, weights="PG:3,PR:1")
        assert words in written(test)
        assert "weights=programmatic:3,process:1" in test.code[0].value


def _all(case: str) -> dict[str, object]:
    return {
        "case_ids": [case],
        "perspective": [],
        "for_whom": [],
        "design": [],
        "framework": ["pppe"],
        "until": None,
        "lang": "nl",
    }
