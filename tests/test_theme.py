"""Every colour can be read where it stands, in both themes (WCAG 2.2: 4.5 for text, 3 for marks)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import plotly.graph_objects as go
import pytest

from weegschaal import frame, theme
from weegschaal.theme import DARK, GROUPS, LEVELS, LIGHT, POSITIONS, Palette, contrast

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
TEXTS = ("text", "heading", "muted", "success", "failure_text")
PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def painted(colours: Palette) -> dict[str, str]:
    """Return the colours that Streamlit paints the page with."""
    found: dict[str, str] = SETTINGS["dark" if colours.dark else "light"]
    return found


def backgrounds(colours: Palette) -> set[str]:
    """Return everything a text can stand on: the page and its panels, as Streamlit paints them and as we do."""
    page = painted(colours)
    return {colours.background, colours.panel, page["backgroundColor"], page["secondaryBackgroundColor"]}


@pytest.fixture
def variables(colours: Palette, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Colours that the frame hands to the style sheet, for a reader with this theme."""
    monkeypatch.setattr(frame, "dark", lambda: colours.dark)
    return dict(re.findall(r"--ws-([\w-]+): (#\w+)", frame._variables()))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that WCAG's own examples find just too light
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guideline_whichever_way_round(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@PALETTES
@pytest.mark.parametrize("name", TEXTS)
def test_every_colour_of_text_reads_on_every_background(colours: Palette, name: str) -> None:
    for background in backgrounds(colours):
        assert contrast(getattr(colours, name), background) >= 4.5, background


@PALETTES
@pytest.mark.parametrize("name", ["text", "heading", "muted"])
def test_names_in_the_map_read_on_its_grey_band(colours: Palette, name: str) -> None:
    assert contrast(getattr(colours, name), colours.band) >= 4.5


@PALETTES
@pytest.mark.parametrize("name", ["heading", "link", "success", "failure"])
def test_every_colour_of_the_style_sheet_reads_on_every_background(
    colours: Palette, variables: dict[str, str], name: str
) -> None:
    for background in backgrounds(colours):
        assert contrast(variables[name], background) >= 4.5, background


@PALETTES
@pytest.mark.parametrize("name", ["textColor", "linkColor", "primaryColor"])
def test_what_streamlit_writes_itself_reads_on_every_background(colours: Palette, name: str) -> None:
    for background in backgrounds(colours):
        assert contrast(painted(colours)[name], background) >= 4.5, background


@PALETTES
def test_the_outline_of_a_mark_stands_out_from_background_and_filling(colours: Palette) -> None:
    outline = theme.marker(colours, colours.levels[0])["line"]
    assert outline["width"] >= 1.5
    for behind in backgrounds(colours):
        assert contrast(outline["color"], behind) >= 3
    # A filling darker than 3:1 against the outline is itself 3:1 against the page, so the mark has an edge either way.
    for level in colours.levels:
        assert max(contrast(outline["color"], level), contrast(level, painted(colours)["backgroundColor"])) >= 3


@PALETTES
def test_lines_and_bars_of_the_stories_can_be_told_from_the_page_and_the_two_weigh_the_same(colours: Palette) -> None:
    page = painted(colours)["backgroundColor"]
    both = contrast(colours.success, page), contrast(colours.failure, page)
    assert min(both) >= 3
    assert max(both) / min(both) < 1.5


@PALETTES
def test_the_colours_of_cases_stand_out_weigh_the_same_and_are_no_verdict(colours: Palette) -> None:
    for background in backgrounds(colours):
        against = [contrast(colour, background) for colour in colours.cases]
        assert min(against) >= 3, background
        assert max(against) / min(against) < 1.5, background
    assert len(set(colours.cases)) == 4
    assert not {*colours.cases} & {*colours.levels, colours.success, colours.failure}


@PALETTES
def test_names_of_cases_in_their_own_colour_read_as_text(colours: Palette) -> None:
    assert all(contrast(colour, painted(colours)["backgroundColor"]) >= 4.5 for colour in colours.cases)


@PALETTES
def test_a_chosen_value_reads_on_the_colour_in_which_streamlit_paints_it(
    colours: Palette, variables: dict[str, str]
) -> None:
    assert contrast("#" + variables["on-primary"][1] * 6, painted(colours)["primaryColor"]) >= 4.5


def test_the_stories_and_levels_have_the_documented_hues() -> None:
    assert (LIGHT.success, LIGHT.failure) == ("#0072B2", "#D55E00")
    assert dict(zip(LEVELS, LIGHT.levels, strict=True)) == {
        "++": "#0B4F8A", "+": "#6BAED6", "±": "#BDBDBD", "-": "#FDAE6B", "--": "#B34700",
    }  # fmt: skip
    assert (LIGHT.heading, LIGHT.text) == ("#154273", "#1b1b1b")
    assert (DARK.level("++"), DARK.heading) == ("#4A90D9", "#f5f5f5")


@PALETTES
def test_levels_and_positions_share_their_hues_from_unfavourable_to_favourable(colours: Palette) -> None:
    assert [colours.level(level) for level in LEVELS] == list(colours.levels)
    assert [colours.level(position) for position in POSITIONS] == list(colours.levels)
    assert len(set(colours.levels)) == 5


@PALETTES
def test_groups_of_cases_take_the_colours_of_the_stories(colours: Palette) -> None:
    found = {group: colours.group(group) for group in GROUPS}
    assert (found["success"], found["failure"]) == (colours.success, colours.failure)
    assert found["contested"] == colours.level("±")
    assert found["none"] == colours.background


@PALETTES
def test_a_figure_is_painted_in_the_palette_without_a_title_or_a_background_of_its_own(colours: Palette) -> None:
    layout = go.Figure(layout=theme.layout(colours, 300, showlegend=True)).layout
    assert layout.font.color == colours.text
    assert layout.hoverlabel.bgcolor == colours.panel
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)",) * 2
    assert layout.title.text is None
    assert (layout.height, layout.showlegend) == (300, True)
    assert layout.font.size >= 14


def test_a_reader_gets_the_palette_of_their_theme() -> None:
    assert theme.palette(True) is DARK
    assert theme.palette(False) is LIGHT


@PALETTES
@pytest.mark.parametrize("rank", range(5))
def test_the_sign_in_a_box_of_the_small_profile_reads_on_its_hue(
    colours: Palette, variables: dict[str, str], rank: int
) -> None:
    style = frame.STYLE.read_text(encoding="utf-8")
    rules = re.findall(rf"\.ws-mini i(?:\.l{rank})?\.on {{([^}}]*)}}", style)
    inks = re.findall(r"(?<![\w-])color: (?:var\(--ws-([\w-]+)\)|(#\w+))", " ".join(rules))
    name, ink = inks[-1]  # the rule for one level comes after the rule for all
    written = variables[name] if name else ink
    assert contrast("#" + written[1] * 6, variables[f"level-{rank}"]) >= 4.5


def test_no_colour_stands_outside_the_theme_and_its_style_sheet() -> None:
    for path in sorted((ROOT / "weegschaal").rglob("*.py")):
        if path.name not in {"theme.py", "frame.py"}:  # the frame writes black or white for the sign on a hue
            found = re.findall(r"[\"']#[0-9a-fA-F]{6}[\"']", path.read_text(encoding="utf-8"))
            assert set(found) <= {'"#000000"', '"#ffffff"'}, path.name
