"""Pieces of the page of a case: what stands in them, and that nothing from a case file becomes markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import written
from tests.views.reader import Reader
from weegschaal.cached import View
from weegschaal.charts import labels
from weegschaal.filters import Asked
from weegschaal.theme import LEVELS
from weegschaal.views import cards, case_parts, markup, provenance, stories

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' &lt;"
TAGS = set(
    "article p span div i a sup h1 h2 h3 dl dt dd strong q ol ul li br time table caption thead tbody tr th td".split()
)
KEYS = {"case_id", "source_id", "kind", "section", "status", "level", "completeness", "case_group", "from_assessment"}
KEYS |= {"to_assessment", "realm", "published_on", "happened_on", "turned_on", "held_on", "as_of", "state", "role"}
ONE = {"case_id": "alfa", "case_ids": ["alfa"], "framework": []}
SENTENCE = {"section": "success", "number": 1, "paragraph": 1, "text": "It works.", "sources": ("s1",), "criteria": ()}
SENTENCE |= {"counterpoint": False, "interpretation": False, "known": True}


def spoilt(rows: pd.DataFrame) -> pd.DataFrame:
    """Put an attack into every text of a case; keys and dates, which the checker guards, stay."""
    texts = [c for c in rows.select_dtypes(["object", "str"]).columns if c not in KEYS]
    attack = {c: [(HOSTILE,) if isinstance(v, tuple) else HOSTILE for v in rows[c]] for c in texts}
    return rows.assign(**attack)


def drawn_outcomes(view: View, rows: pd.DataFrame) -> AppTest:
    """Run the outcomes as Streamlit draws them."""

    def script(view, rows):
        from weegschaal.views import case_parts

        case_parts.outcomes(view, rows)

    test = AppTest.from_function(script, args=(view, rows)).run()
    assert not test.exception
    return test


def pieces(view: View) -> dict[str, str]:
    """Write every piece of the page of a case from rows full of attacks."""
    names = "case cases dimensions sentences sources facts reversals outcomes positions assessments case_organisations"
    found = {name: spoilt(view.ask(f"casebase/{name}", **ONE)) for name in [*names.split(), "case_themes"]}
    sources, facts, case = found["sources"], found["facts"], found["case"].iloc[0]
    groups = {"success": HOSTILE, "failure": HOSTILE, "contested": HOSTILE, "none": HOSTILE}
    reversals = found["reversals"]
    return {
        "head": "".join(case_parts.head(view, case, found["case_organisations"], found["case_themes"], reversals)),
        "card": cards.card(view, next(found["cases"].itertuples()), found["dimensions"], groups, {}),
        "story": stories.story(view, found["sentences"], sources, "success", HOSTILE),
        "story elsewhere": stories.story(view, found["sentences"], sources, "success", HOSTILE, "/case?case=alfa"),
        "sources": stories.source_list(view, sources),
        "positions": case_parts.positions(view, found["positions"]),
        "outcomes": written(drawn_outcomes(view, found["outcomes"])),
        "timeline": case_parts.timeline(view, facts, reversals, sources),
        **{kind: case_parts.listed(view, facts, sources, kind) for kind in ("ingredient", "condition", "response")},
        "judgement": "".join(provenance.judgement(view, row) for row in found["assessments"].itertuples()),
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_text_of_a_case_becomes_markup_anywhere_on_its_page(view: View, lang: str) -> None:
    for name, piece in pieces(replace(view, asked=Asked(lang=lang))).items():
        read = Reader(piece)
        assert {tag for tag, _ in read.elements} <= TAGS, name
        assert not [a for _, attributes in read.elements for a in attributes if a.startswith("on")], name
        assert HOSTILE in read.text, name
        for link in read.all("a"):
            assert str(link["href"]).startswith(("#source", "/", "https://example.org/")), name


def story(
    view: View, *sentences: dict[str, Any], section: str = "success", url: str | None = None, **more: Any
) -> Reader:
    """Write a story from sentences that differ from the usual one in what is given."""
    rows = pd.DataFrame([{**SENTENCE, "number": n, **s} for n, s in enumerate(sentences, 1)])
    source = {"source_id": "s1", "number": 7, "publisher": "Bureau", "published_on": "2021-05", "url": url}
    return Reader(stories.story(view, rows, pd.DataFrame([source]), section, **more))


def test_a_sentence_carries_the_number_of_its_source_as_a_link_with_its_name(view: View) -> None:
    (link,) = story(view, {}).all("a")
    assert (link["href"], link["title"], link["aria-label"]) == (
        "#source-7",
        "Bureau, May 2021",
        "Source 7: Bureau, May 2021",
    )


@pytest.mark.parametrize(
    ("base", "url", "address"),
    [
        ("", "https://example.org/report", "#source-7"),
        ("/case?case=alfa", "https://example.org/report", "https://example.org/report"),
        ("/case?case=alfa", "", "/case?case=alfa#source-7"),
        ("/case?case=alfa", None, "/case?case=alfa#source-7"),
    ],
)
def test_on_another_page_the_number_leads_to_the_source_itself_where_it_has_an_address(
    view: View, base: str, url: str | None, address: str
) -> None:
    assert [link["href"] for link in story(view, {}, base=base, url=url).all("a")] == [address]


def test_a_counterpoint_and_our_own_words_can_be_told_from_what_sources_say(view: View) -> None:
    read = story(view, {}, {"counterpoint": True}, {"interpretation": True, "sources": ()})
    spans = [(span.get("class"), span.get("title")) for span in read.all("span")]
    assert spans == [(None, None), ("counter", "Counterpoint"), ("ours", "Our interpretation, without a source")]


def test_paragraphs_stay_paragraphs_and_other_sections_stay_out(view: View) -> None:
    read = story(view, {}, {}, {"paragraph": 2}, {"section": "failure", "text": "It fails."})
    assert len(read.all("p")) == 2
    assert "fails" not in read.text


@pytest.mark.parametrize(
    ("known", "section", "expected"),
    [
        ([True, True], "success", ""),
        ([True, False], "success", "1 sentence came later and is hidden."),
        ([True, True, False, False], "failure", "2 sentences came later and are hidden."),
        (
            [True, False, False],
            "failure",
            "This story could not have been written then: 2 of its 3 sentences came later.",
        ),
        ([True, False, False], "context", "2 sentences came later and are hidden."),
    ],
)
def test_what_rests_on_later_sources_is_hidden_counted_and_told(view: View, known, section, expected) -> None:
    read = story(view, *({"known": k, "section": section, "text": f"Said {k}."} for k in known), section=section)
    assert read.text == " ".join(["Said True.7"] * sum(known)) + expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("", ""),
        ("2023-12-31", "1 later source is hidden."),
        ("2020-01-01", "7 later sources are hidden."),
    ],
)
def test_the_list_of_sources_holds_what_was_known_and_counts_what_came_later(view: View, until, expected) -> None:
    then = replace(view, asked=Asked(lang="en", until=until))
    sources = then.ask("casebase/sources", **ONE)
    read = Reader(stories.source_list(then, sources))
    assert [item["id"] for item in read.all("li")] == [f"source-{n}" for n in sources.loc[sources["known"], "number"]]
    assert [p["class"] for p in read.all("p")] == ["ws-small"] * bool(expected)
    assert read.text.endswith(expected)
    assert ("hidden" in read.text) is bool(expected)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("nl", "Rapport (titel niet gezien; pagina zonder datum)"),
        ("en", "Rapport (title not seen; page without a date)"),
    ],
)
def test_our_remarks_in_a_title_are_in_the_language_of_the_page_and_the_title_stays(view: View, lang, expected) -> None:
    asked = replace(view, asked=Asked(lang=lang))
    title = "Rapport (titel niet gezien; pagina zonder datum)"
    assert labels.title_of(title, asked.t) == expected
    sources = asked.ask("casebase/sources", **ONE).assign(title=title)
    assert Reader(stories.source_list(asked, sources)).text.count(expected) == len(sources)


def boxes(view: View, completeness: str = "full", **medians: tuple[int, int] | None) -> Reader:
    rows = [
        {"dimension": name, "lower": m[0] if m else None, "upper": m[1] if m else None} for name, m in medians.items()
    ]
    dimensions = pd.DataFrame(rows).astype({"lower": "Int32", "upper": "Int32"})
    return Reader(cards.mini_profile(view, pd.Series({"completeness": completeness}), dimensions))


def test_the_small_profile_fills_the_boxes_from_the_lower_to_the_upper_median_with_their_signs(view: View) -> None:
    found = [str(box["class"]) for box in boxes(view, Result=(1, 3)).all("i")]
    assert found == ["l0", "l1 on", "l2 on", "l3 on", "l4"]
    assert boxes(view, Result=(1, 3)).text == "Result" + "".join(LEVELS[1:4])


def test_a_dimension_with_too_few_levels_has_a_sentence_in_place_of_boxes(view: View) -> None:
    read = boxes(view, Result=None)
    assert read.all("i") == []
    assert "too few levels" in read.text


def test_a_short_case_has_no_small_profile(view: View) -> None:
    assert boxes(view, "short", Result=(4, 4)).all("i") == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("2020-03", "2022", "2020–2022"), ("2020", "2020-12-01", "2020"), ("2015-01-01", "", "since 2015")],
)
def test_a_period_is_written_in_years(view: View, first: str, last: str, expected: str) -> None:
    assert cards.period(view, pd.Series({"period_from": first, "period_to": last})) == expected


def test_a_timeline_runs_in_order_of_time_with_turns_of_the_verdict_among_the_events(view: View) -> None:
    rows = (view.ask(f"casebase/{name}", **ONE) for name in ("facts", "reversals", "sources"))
    read = Reader(case_parts.timeline(view, *rows))
    days = [str(time["datetime"]) for time in read.all("time")]
    assert days == sorted(days)
    assert [item.get("class") for item in read.all("li")].count("turn") == 1


@pytest.mark.parametrize(
    ("lang", "amounts"),
    [
        ("nl", ["1.250 personen", "ongeveer 8,3 rapportcijfer (1–10)"]),
        ("en", ["1,250 persons", "about 8.3 mark (1–10)"]),
    ],
)
def test_outcomes_are_written_as_the_language_writes_numbers(view: View, lang: str, amounts: list[str]) -> None:
    asked = replace(view, asked=Asked(lang=lang))
    shown = case_parts.outcomes_table(asked, asked.ask("casebase/outcomes", **ONE))
    assert list(shown[asked.t("Result")]) == amounts


def test_outcomes_are_shown_as_their_table_and_offered_as_a_file(view: View) -> None:
    rows = view.ask("casebase/outcomes", **ONE)
    test = drawn_outcomes(view, rows)
    assert written(test) == markup.table(case_parts.outcomes_table(view, rows), "Outcomes against targets")
    assert [button.proto.label for button in test.get("download_button")] == ["Download as CSV"]


def test_nothing_found_is_said_and_not_left_blank(view: View) -> None:
    nothing = view.ask("casebase/facts", case_id="none"), view.ask("casebase/sources", case_id="none")
    assert "Nothing was found" in case_parts.listed(view, *nothing, "ingredient")
    assert case_parts.timeline(view, nothing[0], view.ask("casebase/reversals", case_id="none"), nothing[1]) == (
        "<p>No events are recorded.</p>"
    )
    test = drawn_outcomes(view, view.ask("casebase/outcomes", case_id="none"))
    assert written(test) == "<p>No measured outcome was found in the opened sources.</p>"
    assert not test.get("download_button")
    assert "No position" in case_parts.positions(view, view.ask("casebase/positions", case_ids=[]))


def test_with_a_day_set_nothing_found_is_nothing_known_yet(view: View) -> None:
    then = replace(view, asked=Asked(lang="en", until="1900-01-01"))
    names = ("facts", "reversals", "sources", "outcomes")
    facts, reversals, sources, outcomes = (then.ask(f"casebase/{name}", **ONE) for name in names)
    said = "<p>Nothing was known yet on the day asked for.</p>"
    assert case_parts.listed(then, facts, sources, "ingredient") == said
    assert case_parts.timeline(then, facts, reversals, sources) == said
    assert written(drawn_outcomes(then, outcomes)) == said


def test_a_judgement_tells_everything_behind_it(view: View) -> None:
    row = next(view.ask("casebase/assessments", **ONE).itertuples())
    told = Reader(provenance.judgement(view, row)).text
    for value in (row.criterion, row.level, row.text, row.voice_name, row.publisher, row.source_title, row.at_place):
        assert value in told
    assert row.anchor in told
    assert row.coder in told
