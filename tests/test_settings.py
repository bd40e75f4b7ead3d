"""The settings that speed, safety and quiet depend on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

SETTINGS = {
    "runner.postScriptGC": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "client.allowedOrigins": [],
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "server.address": "127.0.0.1",
    "server.showEmailPrompt": False,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
}


@pytest.fixture(scope="module")
def effective(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Streamlit makes of the settings when the dashboard is started from some other folder."""
    script = (
        "import json, sys; from streamlit import config; config._main_script_path = sys.argv[1]; "
        "print(json.dumps({name: config.get_option(name) for name in sys.argv[2:]}))"
    )
    names = [*SETTINGS, "server.maxUploadSize", "server.maxMessageSize", "theme.baseFontSize"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    told = subprocess.run(
        [sys.executable, "-c", script, str(root / "dashboard.py"), *names],
        cwd=tmp_path_factory.mktemp("elsewhere"),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    settings: dict[str, Any] = json.loads(told.stdout)
    return settings


@pytest.mark.parametrize("name", SETTINGS)
def test_the_setting_holds_wherever_the_dashboard_is_started(effective: dict[str, Any], name: str) -> None:
    assert effective[name] == SETTINGS[name]


def test_nobody_can_send_or_be_sent_what_the_server_cannot_carry(effective: dict[str, Any]) -> None:
    assert effective["server.maxUploadSize"] <= 20
    assert effective["server.maxMessageSize"] <= 50


def test_text_is_at_least_sixteen_pixels(effective: dict[str, Any]) -> None:
    assert effective["theme.baseFontSize"] >= 16


def test_no_secret_stands_in_the_settings(root: Path) -> None:
    text = (root / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert "cookieSecret =" not in text


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_links_and_edges_stand_out_from_their_ground(root: Path, theme: str, ground: str) -> None:
    settings = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    colours = settings["theme"][theme]
    assert _contrast(colours["textColor"], colours[ground]) >= 7
    assert _contrast(colours["linkColor"], colours[ground]) >= 4.5
    assert _contrast(colours["primaryColor"], colours[ground]) >= 4.5
    assert _contrast(colours["borderColor"], colours["backgroundColor"]) >= 3
