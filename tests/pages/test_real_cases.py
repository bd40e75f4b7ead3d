"""The pages on the real case base: what every visitor sees first."""

from __future__ import annotations

import json

import pytest

from tests.pages.reading import opened, written
from weegschaal import store


@pytest.fixture(scope="module", autouse=True)
def _real_base(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WEEGSCHAAL_CASES", raising=False)
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        yield


@pytest.mark.parametrize(
    ("language", "heading"), [("nl", "Wat voor een succes pleit"), ("en", "What speaks for success")]
)
def test_the_overview_opens_with_the_two_stories_of_now(language, heading):
    html = written(opened("overview", lang=language))
    assert "NOW" in html
    assert html.index(heading) < html.index("ws-source"), "the stories come before the first figure"


def test_now_has_a_radar_with_at_most_two_polygons_and_the_judgements_beside_it():
    specs = [json.loads(c.proto.spec) for c in opened("case", case="now").get("plotly_chart")]
    polygons = [t for spec in specs for t in spec["data"] if t["type"] == "scatterpolar" and t["mode"] != "lines"]
    assert 1 <= len(polygons) <= 2
    names = [[note["text"] for note in spec["layout"].get("annotations", [])] for spec in specs]
    assert any(text.startswith("PR2  ") for texts in names for text in texts)


def test_every_case_opens_and_stands_face_to_face(subtests):
    for case in sorted(path.parent.name for path in store.cases().glob("*/case.toml")):
        for name in ("case", "contrast"):
            with subtests.test(case=case, name=name):
                assert not opened(name, case=case, lang="en").exception


@pytest.mark.parametrize("name", ["compare", "weigh"])
@pytest.mark.parametrize(
    "cases", [["fyra", "noord-zuidlijn"], ["now", "fyra", "toeslagen", "garage-de-bedoeling"]], ids=len
)
def test_every_tab_of_two_to_four_cases_opens(name: str, cases: list[str]) -> None:
    test = opened(name, case=cases)
    assert not test.exception
    for label in ("Tabel", "In woorden"):
        figures = [key for key in map(str, test.session_state.to_dict()) if key.endswith("_tabs")]
        assert figures
        for key in figures:
            test.session_state[key] = label
        test.run()
        assert not test.exception
        if label == "Tabel":
            assert written(test).count("<table") >= len(figures)
