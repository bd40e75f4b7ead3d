"""Palette, measures and the Plotly template: the only place where a colour stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LEVELS = ("--", "-", "±", "+", "++")
POSITIONS = ("failure", "precarious", "conflicted", "resilient", "success")
GROUPS = ("success", "contested", "failure", "none")
OUTLINE = 1.5  # px around every mark, since three of the level hues miss 3:1 on white
TEXT_SIZE = 15
FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", sans-serif'


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. `success` and `failure` are the two stories: of equal weight, neither good nor bad."""

    dark: bool
    background: str
    panel: str
    text: str
    heading: str
    muted: str
    grid: str
    band: str
    cross: str
    success: str
    failure: str
    failure_text: str
    levels: tuple[str, str, str, str, str]
    cases: tuple[
        str, str, str, str
    ]  # cases beside each other: equal weight, and none of them says anything of a verdict

    def level(self, level: str) -> str:
        """Colour of a level of the project's scale or of McConnell's spectrum."""
        order = LEVELS if level in LEVELS else POSITIONS
        return self.levels[order.index(level)]

    def group(self, group: str) -> str:
        """Colour of a group of cases: the colours of the stories, grey for contested, background for none."""
        return {"success": self.success, "failure": self.failure, "contested": self.levels[2], "none": self.background}[
            group
        ]


LIGHT = Palette(
    dark=False,
    background="#ffffff",
    panel="#f5f7fa",
    text="#1b1b1b",
    heading="#154273",
    muted="#4f5b66",
    grid="#dfe4ea",
    band="#eceff3",
    cross="#7f8b98",
    success="#0072B2",
    failure="#D55E00",
    failure_text="#B34700",  # the hue misses 4.5:1 on white as text
    levels=("#B34700", "#FDAE6B", "#BDBDBD", "#6BAED6", "#0B4F8A"),
    cases=("#7A4BA8", "#00797A", "#8A6500", "#B83280"),
)
DARK = Palette(
    dark=True,
    background="#14181f",
    panel="#1f2631",
    text="#f0f0f0",
    heading="#f5f5f5",
    muted="#b4bec9",
    grid="#37424e",
    band="#232c36",
    cross="#7d8a97",
    success="#56B4E9",
    failure="#E8823A",
    failure_text="#E8823A",
    levels=("#C65A14", "#FDAE6B", "#BDBDBD", "#6BAED6", "#4A90D9"),
    cases=("#BE9BE6", "#4CC2C0", "#D6B44A", "#F08BBD"),
)


def palette(dark: bool) -> Palette:
    """Return the palette of the light or the dark theme."""
    return DARK if dark else LIGHT


def layout(colours: Palette, height: int, **more: Any) -> dict[str, Any]:
    """Return the layout every figure starts from: transparent, quiet, no title (that stands above the figure)."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
        "hoverlabel": {
            "bgcolor": colours.panel,
            "bordercolor": colours.muted,
            "font": {"family": FONT, "size": 14, "color": colours.text},
        },
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        **more,
    }


def marker(colours: Palette, colour: str | list[str], size: int = 14, **more: Any) -> dict[str, Any]:
    """Return a mark with its outline in the colour of the text."""
    return {"size": size, "color": colour, "line": {"color": colours.text, "width": OUTLINE}, "opacity": 1, **more}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (#rrggbb) after WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink(background: str) -> str:
    """Return black or white, whichever reads better on a background."""
    return max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, background))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
