"""A real server, asked over HTTP: headers, language, closed doors, packed parts, health."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import socket

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.conftest import Server

PAGES = ("/", "/cases", "/case?case=now")


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/_stcore/health", "/nowhere", "/static/js/none.js"])
def test_every_answer_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_names_each_inline_script_of_the_document(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, flags=re.DOTALL)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("query", "lang"), [("", "nl"), ("lang=nl", "nl"), ("lang=en", "en"), ("lang=fr", "nl"), ("lang=nl&lang=en", "en")]
)
@pytest.mark.parametrize("path", ["/", "/case"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_document_says_its_language(client: httpx.Client, path: str, query: str, lang: str, encoding: str) -> None:
    answer = client.get(f"{path}?{query}", headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert f'<html lang="{lang}">' in answer.text
    assert "<title>Weegschaal</title>" in answer.text
    assert ("heeft JavaScript nodig" if lang == "nl" else "needs JavaScript") in answer.text


def test_the_document_is_asked_for_anew_each_time(client: httpx.Client) -> None:
    headers = client.get(
        "/case", headers={"If-Modified-Since": "Fri, 01 Jan 2038 00:00:00 GMT", "If-None-Match": "*"}
    ).headers
    assert headers["cache-control"] == "no-cache"
    assert "etag" not in headers


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/nowhere"])
def test_head_answers_as_get_without_a_body(client: httpx.Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.content == b""


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"]
)
def test_numbers_about_visitors_and_the_interface_for_programs_are_closed(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("lang", "words"), [("nl", "Deze pagina bestaat niet"), ("en", "This page does not exist")])
def test_an_unknown_page_says_so_and_offers_the_nearest(client: httpx.Client, lang: str, words: str) -> None:
    answer = client.get(f"/caes?lang={lang}")
    assert answer.status_code == 404
    assert words in answer.text
    assert f'href="./case?lang={lang}"' in answer.text or f'href="./cases?lang={lang}"' in answer.text


def test_an_unknown_page_shows_its_name_as_text(client: httpx.Client) -> None:
    answer = client.get("/<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_an_unknown_path_below_a_page_is_not_answered_with_an_empty_document(client: httpx.Client) -> None:
    assert client.get("/case/now").status_code == 404


def test_an_unknown_path_of_the_interface_is_told_as_json(client: httpx.Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert "valid" in answer.json()


@pytest.mark.parametrize(
    ("path", "target"), [("/overview?lang=en", "/?lang=en"), ("/case/?case=now", "/case?case=now")]
)
def test_other_spellings_of_a_page_lead_to_it(client: httpx.Client, path: str, target: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.raw_path.decode() == target


def test_healthz_counts_the_cases(client: httpx.Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert list(told) == ["status", "cases", "full", "data_version", "store"]
    assert told["status"] == "ok"
    assert told["cases"] >= told["full"] > 0
    assert told["data_version"]
    assert told["store"] == "duckdb"


def script_of(client: httpx.Client) -> str:
    found = re.search(r'src="\./(static/js/[^"]+\.js)"', client.get("/").text)
    assert found
    return f"/{found[1]}"


def test_scripts_are_sent_packed_and_kept_for_good(client: httpx.Client) -> None:
    path = script_of(client)
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) == len(raw) < len(plain.content) / 2
    assert gzip.decompress(raw) == plain.content
    for answer in (plain, packed):
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    "path", ["/static/js/none.js", "/static/../index.html", "/static/%2e%2e/index.html", "/static/"]
)
def test_a_part_that_is_not_there_is_not_answered_with_the_document(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)


def handshake(client: httpx.Client, **headers: str) -> int:
    url = f"ws://{client.base_url.netloc.decode()}/_stcore/stream"
    try:
        with connect(url, subprotocols=["streamlit"], additional_headers=headers, proxy=None):  # type: ignore[list-item]
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_a_page_of_our_own_may_open_the_connection(client: httpx.Client) -> None:
    assert handshake(client, Origin=str(client.base_url)) == 101


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "http://127.0.0.1:1",
        "null",
        "http://127.0.0.1.example.org",
        "http://[::1",
        "http://a:99999",
    ],
)
def test_a_page_of_another_site_may_not_open_the_connection(server: Server, client: httpx.Client, origin: str) -> None:
    assert handshake(client, Origin=origin) == 403
    assert "external IP" not in server.log.read_text(encoding="utf-8"), "an address service on the internet was asked"


def test_a_proxys_word_for_the_host_does_not_count_unless_configured(client: httpx.Client) -> None:
    headers = {"Origin": "https://example.org", "X-Forwarded-Host": "example.org"}
    assert handshake(client, **headers) == 403


def test_a_page_of_another_site_may_not_write(client: httpx.Client) -> None:
    assert client.post("/_stcore/upload_file/a/b", headers={"Origin": "https://example.org"}).status_code == 403


@pytest.mark.parametrize("host", ["", "a b", "a/b", "a@b", "<script>", "a:b"])
def test_a_malformed_host_is_refused(server: Server, host: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as talking:
        talking.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = talking.recv(100)
    assert answer.startswith(b"HTTP/1.1 400")


def test_the_host_config_lets_no_other_site_steer(client: httpx.Client) -> None:
    assert client.get("/_stcore/host-config").json()["allowedOrigins"] == []


def test_packed_parts_lie_in_the_folder_for_local_state(client: httpx.Client, server: Server) -> None:
    path = script_of(client)
    client.get(path, headers={"Accept-Encoding": "gzip"})
    assert [found.name for found in server.home.glob(f"parts/*{path}.gz")]
