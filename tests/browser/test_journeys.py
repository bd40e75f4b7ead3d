"""What readers come to do, done in a real browser on the real cases."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Server, Visitor, start_server, stop_server

POINTS = ".scatterlayer .trace path.point"


def settled(tab: Page) -> None:
    """Wait until the page has been drawn again after something was done."""
    tab.wait_for_timeout(150)
    tab.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def click_mark(tab: Page, marks: Locator, number: int = 0) -> None:
    """Click the middle of a mark, as a hand would."""
    mark = marks.nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(tab)


def test_a_filter_survives_three_pages_says_what_it_leaves_out_and_can_be_cleared_at_once(
    server: Server, visitor: Visitor
):
    tab = visitor.tab
    visitor.open(server.url)
    tab.get_by_label("Thema").click()
    tab.keyboard.type("werk")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")
    for name in ("Cases", "Tegenover elkaar", "Balans"):
        tab.get_by_role("link", name=name, exact=True).click()
        expect(tab.locator(".st-key-ws_kept")).to_contain_text("thema werk")
        expect(tab.locator(".st-key-ws_kept")).to_contain_text("vallen weg")
        assert "theme=c_9d1917e9" in tab.url
    tab.get_by_text("Wis alle filters").click()
    expect(tab.locator(".st-key-ws_kept")).to_have_count(0)
    assert "theme" not in tab.url
    tab.go_back()
    expect(tab.locator(".st-key-ws_kept")).to_contain_text("thema werk")


def test_the_language_switch_keeps_case_filter_and_page(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/case?case=fyra&theme=verkeer&until=2016")
    tab.get_by_role("link", name="English").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.locator("h1")).to_have_text("Fyra")
    expect(tab.locator(".st-key-ws_kept")).to_contain_text("theme")
    expect(tab.locator(".stMain")).to_contain_text("Later evidence is hidden")


def test_a_mark_leads_to_voice_source_date_coder_words_and_how_much_was_read(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/case?case=now")
    click_mark(tab, tab.locator(f".st-key-judgements {POINTS}"), 3)
    shown = tab.locator(".ws-box dl")
    for term in (
        "Wat de bron zegt",
        "Stem",
        "Bron",
        "Verschenen",
        "Waar in de bron",
        "Gelezen",
        "Niveau gecodeerd door",
    ):
        expect(shown.get_by_text(term, exact=True)).to_be_visible()


def test_the_same_judgement_can_be_reached_by_keyboard_alone(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/case?case=now")
    picker = tab.get_by_label("Oordeel: klik op een teken, of kies hier")
    for _ in range(80):
        tab.keyboard.press("Tab")
        if picker.evaluate("e => e === document.activeElement || e.contains(document.activeElement)"):
            break
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.locator(".ws-box dl")).to_be_visible()


def test_a_point_on_the_map_opens_its_case_with_the_filter_kept(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/?theme=werk")
    click_mark(tab, tab.locator(f".st-key-map {POINTS}"))
    expect(tab.locator("h1")).to_contain_text("NOW")
    assert "/case?" in tab.url
    assert "theme=c_9d1917e9" in tab.url


def test_a_card_opens_its_case(server: Server, visitor: Visitor):
    visitor.open(f"{server.url}/cases?organisation=svb")
    visitor.tab.locator('[class*="st-key-card_"] a').first.click()
    expect(visitor.tab.locator(".ws-heading h1")).not_to_have_text("Cases")
    assert "/case?" in visitor.tab.url


@pytest.mark.parametrize("words", ["RIVIER", "rivirer", "rivers"])
def test_search_forgives_case_typos_and_the_other_language(server: Server, visitor: Visitor, words: str):
    tab = visitor.tab
    visitor.open(f"{server.url}/cases")
    tab.get_by_label("Zoek in alle teksten, in beide talen").fill(words)
    tab.keyboard.press("Enter")
    expect(tab.locator('[class*="st-key-card_"] a', has_text="Ruimte voor de Rivier")).to_be_visible()
    expect(tab).to_have_url(re.compile(f"q={words}"))


def test_an_unknown_case_in_a_link_offers_the_nearest(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/case?case=nwo", ".ws-box")
    tab.get_by_role("link", name="NOW").click()
    expect(tab.locator("h1")).to_contain_text("NOW")


def test_each_side_of_the_contrast_can_be_hidden_and_shown(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/contrast?case=now")
    tab.get_by_role("radio", name="alleen succes").click()
    expect(tab.get_by_role("heading", name="Wat voor een mislukking pleit")).to_have_count(0)
    tab.get_by_role("radio", name="toon beide").click()
    expect(tab.get_by_role("heading", name="Wat voor een mislukking pleit")).to_be_visible()


def test_cases_are_compared_as_a_ready_pair_or_one_by_one_and_the_link_holds_the_choice(
    server: Server, visitor: Visitor
):
    tab = visitor.tab
    visitor.open(f"{server.url}/compare?case=now", ".ws-box")
    expect(tab.locator(".ws-box").first).to_contain_text("Kies een tweede case")
    tab.locator(".ws-box").get_by_role("link").filter(has_text="Fyra").click()
    expect(tab.locator("h1")).to_have_text("Vergelijken: Fyra en Noord/Zuidlijn")
    tab.get_by_label("Cases om te vergelijken").click()
    tab.keyboard.type("stock")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")
    expect(tab.locator("h1")).to_contain_text("Stockholmse congestieheffing")
    expect(tab).to_have_url(re.compile("case=fyra&case=noord-zuidlijn&case=stockholm"))
    expect(tab.locator(".st-key-profiles_beside .stPlotlyChart")).to_have_count(3)
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Vergelijken: Fyra en Noord/Zuidlijn")


def test_a_figure_is_also_a_table_and_a_download_that_excel_opens(server: Server, visitor: Visitor):
    tab = visitor.tab
    visitor.open(f"{server.url}/case?case=now")
    figure = tab.locator(".st-key-judgements_tabs")
    figure.get_by_role("tab", name="Tabel").click()
    expect(figure.locator("tbody tr").nth(10)).to_be_visible()
    with tab.expect_download() as waiting:
        figure.get_by_role("button", name="Download als CSV").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b";" in content.splitlines()[0]


def test_a_weight_set_by_keyboard_stands_in_the_address_and_a_fresh_server_gives_the_same_figures(
    server: Server, visitor: Visitor, tmp_path
):
    tab = visitor.tab
    visitor.open(f"{server.url}/weigh?case=now&seed=5", ".ws-verdict")
    before = tab.locator(".ws-verdict").inner_text()
    slider = tab.get_by_role("slider", name=re.compile("^Totstandkoming"))
    slider.focus()
    for _ in range(10):
        tab.keyboard.press("ArrowRight")
    expect(tab).to_have_url(re.compile(r"weights=programmatic(:|%3A)25(,|%2C)process(:|%3A)35"))
    settled(tab)
    expect(tab.locator(".ws-verdict")).not_to_have_text(before)
    field = tab.get_by_role("spinbutton", name=re.compile("^Resultaat"))
    field.fill("60")
    field.press("Enter")
    expect(tab).to_have_url(re.compile(r"weights=programmatic(:|%3A)60"))
    settled(tab)
    figures, link = tab.locator(".ws-verdict").inner_text(), tab.url.split("/weigh")[1]
    shared = tab.locator(".stCode code").inner_text().replace("\n", "")
    assert parse_qs(shared.split("?")[1]) == parse_qs(link.split("?")[1])
    other, process = start_server(tmp_path)
    try:
        visitor.open(f"{other.url}/weigh{link}", ".ws-verdict")
        assert tab.locator(".ws-verdict").inner_text() == figures
    finally:
        stop_server(process)
    assert visitor.complaints == []
