"""The running dashboard takes a changed case up, and a broken one does not stop it."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import start_server, stop_server, welcome

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "cases"


@pytest.fixture
def copied(tmp_path: Path):
    shutil.copytree(FIXTURE, tmp_path / "cases")
    running, process = start_server(tmp_path, WEEGSCHAAL_CASES=str(tmp_path / "cases"))
    yield running, tmp_path / "cases"
    stop_server(process)


def test_a_changed_case_is_taken_up_and_a_broken_one_left_out_without_a_restart(copied, chromium: Browser):
    running, cases = copied
    before = httpx.get(f"{running.url}/healthz").json()
    file = cases / "alfa" / "case.toml"
    text = file.read_text(encoding="utf-8")
    old = text.split('known_as = { nl = "')[1].split('"')[0]
    file.write_text(
        text.replace(f'known_as = {{ nl = "{old}"', 'known_as = { nl = "Heel andere naam"'), encoding="utf-8"
    )
    (cases / "gamma" / "nl.md").write_bytes(b"\xff\xfe not UTF-8")
    context = chromium.new_context()
    visitor = welcome(context)
    visitor.tab.wait_for_timeout(1100)  # the store looks at the files once a second
    visitor.open(f"{running.url}/cases")
    expect(visitor.tab.locator(".stMain")).to_contain_text("Heel andere naam")
    expect(visitor.tab.locator(".ws-box")).to_contain_text("gamma")
    context.close()
    after = httpx.get(f"{running.url}/healthz").json()
    assert (before["cases"], after["cases"]) == (3, 2)
    assert before["data_version"] != after["data_version"]
    assert "gamma/nl.md" in running.log.read_text(encoding="utf-8"), "the fault is told in the log"
