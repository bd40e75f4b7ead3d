"""Closed lists, scales and frameworks: complete, in both languages, and pointing only at what exists."""

from __future__ import annotations

import re

import pytest

from weegschaal.casebase.vocabularies import DATA, Framework, frameworks, load, scales, vocabulary
from weegschaal.casebase.vocabulary_rows import TERMS

LISTS = sorted(p.stem for p in (DATA / "vocabularies").glob("*.toml"))
PPPE = frameworks()["pppe"]
BOTH = ("nl", "en")


def test_pppe_has_eleven_criteria_in_four_dimensions() -> None:
    assert [d["id"] for d in PPPE.dimensions] == ["PG", "PR", "PO", "EN"]
    assert [c.id for c in PPPE.criteria] == "PG1 PG2 PG3 PR1 PR2 PO1 PO2 PO3 EN1 EN2 EN3".split()
    assert [c.id for c in PPPE.criteria if c.effect] == ["PG2", "PG3", "EN2"]


def test_mcconnell_has_five_levels_in_three_realms() -> None:
    spectrum = frameworks()["mcconnell"]
    assert [c.id for c in spectrum.criteria] == ["process", "programme", "politics"]
    assert [len(c.level_sentences) for c in spectrum.criteria] == [5, 5, 5]


CRITERIA = [(f, c) for f in frameworks().values() for c in f.criteria]


@pytest.mark.parametrize(("framework", "criterion"), CRITERIA, ids=[f"{f.id}.{c.id}" for f, c in CRITERIA])
def test_a_criterion_defines_each_level_in_one_sentence_per_language(framework: Framework, criterion) -> None:
    assert list(criterion.level_sentences) == list(scales()[framework.scale]["levels"])
    assert criterion.dimension in [d["id"] for d in framework.dimensions]
    for language in BOTH:
        sentences = [s[language] for s in criterion.level_sentences.values()]
        assert len(set(sentences)) == len(sentences)
        assert all(re.fullmatch(r"[A-Z][^.!?]*\.", s) for s in sentences), sentences
        assert criterion.names[language]
        assert criterion.questions[language].endswith("?")
        assert criterion.room_questions[language].endswith("?")


@pytest.mark.parametrize("criterion", PPPE.criteria, ids=lambda c: c.id)
def test_a_question_for_the_room_is_short_enough_to_read_aloud(criterion) -> None:
    assert len(criterion.room_questions["nl"].split()) <= 15


@pytest.mark.parametrize("framework", frameworks().values(), ids=lambda f: f.id)
def test_a_framework_says_where_it_comes_from_and_no_dimension_is_empty(framework: Framework) -> None:
    assert framework.source
    assert framework.url.startswith("https://")
    assert framework.scale in scales()
    for dimension in framework.dimensions:
        held = [c for c in framework.criteria if c.dimension == dimension["id"]]
        assert 0 < dimension["needs"] <= len(held)
        assert all([dimension["nl"], dimension["en"], dimension["term"]["nl"], dimension["term"]["en"]])


@pytest.mark.parametrize("name", scales())
def test_a_scale_names_every_level_in_both_languages(name: str) -> None:
    scale = scales()[name]
    assert len(set(scale["levels"])) == len(scale["levels"]) >= 2
    assert list(scale["labels"]) == scale["levels"]
    assert scale.get("midpoint", scale["levels"][0]) in scale["levels"]
    for language in BOTH:
        labels = [scale["labels"][level][language] for level in scale["levels"]]
        assert all(labels)
        assert len(set(labels)) == len(labels)
        assert scale[language]


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_a_vocabulary_has_a_name_in_both_languages(name: str) -> None:
    assert vocabulary(name)
    for key, entry in vocabulary(name).items():
        assert all(entry[language].strip() for language in BOTH), key


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", BOTH)
def test_no_two_entries_of_a_vocabulary_bear_the_same_name(name: str, language: str) -> None:
    top = {key: entry.get("parent") for key, entry in vocabulary(name).items()}  # a sub-theme may repeat its top theme
    names = [(entry[language], bool(top[key])) for key, entry in vocabulary(name).items()]
    assert sorted({n for n in names if names.count(n) > 1}) == []


def test_the_themes_are_the_sixteen_of_tooi_with_their_seventy_six() -> None:
    themes = vocabulary("themes")
    tops = [key for key, theme in themes.items() if "parent" not in theme]
    assert (len(tops), len(themes) - len(tops)) == (16, 76)
    assert all(re.fullmatch(r"c_[0-9a-f]{8}", key) for key in themes)
    assert {theme["parent"] for theme in themes.values() if "parent" in theme} <= set(tops)


def test_an_ingredient_overlaps_existing_criteria_and_sits_in_the_chain() -> None:
    ingredients = vocabulary("ingredients")
    assert 12 <= len(ingredients) <= 18
    for key, entry in ingredients.items():
        assert set(entry["overlaps"]) <= {c.id for c in PPPE.criteria}, key
        assert entry["chain"] in vocabulary("chain"), key
        assert entry["source"].startswith("http"), key
        assert all([*(entry["definition"][lang] for lang in BOTH), *(entry["question"][lang] for lang in BOTH)]), key


def test_a_kind_of_source_has_a_voice_and_is_independent_or_not() -> None:
    for key, kind in vocabulary("source_types").items():
        assert kind["voice"] in vocabulary("perspectives"), key
        assert isinstance(kind["independent"], bool), key


def test_a_design_fills_a_dot_in_a_known_way() -> None:
    assert {design["mark"] for design in vocabulary("designs").values()} <= {"hollow", "half", "solid"}


def test_an_organisation_has_a_code_of_tooi_only_where_it_has_one() -> None:
    codes = [o["tooi"] for o in vocabulary("organisations").values() if "tooi" in o]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+/[a-z]+\d+", code) for code in codes)
    ministries = [o for o in vocabulary("organisations").values() if o["name"].startswith("Ministerie")]
    assert ministries, "ministries are entries of their own"
    assert all("tooi" not in o for o in ministries), "their codes stood in no source"


def test_every_list_reaches_the_tables() -> None:
    assert set(TERMS) | {"themes", "organisations"} == set(LISTS)


def test_the_files_of_frameworks_hold_no_key_that_is_read_by_nobody() -> None:
    known = {"id", "version", "kind", "scale", "name", "source", "url", "dimension", "criterion"}
    assert {key for f in frameworks() for key in load(DATA / "frameworks" / f"{f}.toml")} == known
