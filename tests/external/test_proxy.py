"""Behind a proxy, other sites are asked by way of it, and none is blamed when it is the proxy that does not answer."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from studywiki.cli import asking
from studywiki.cli.main import main
from studywiki.external.client import Client
from studywiki.external.outcome import Kind, Outcome
from studywiki.external.remembered import Remembered
from studywiki.external.visiting import Manners, OfflineError, visit
from tests.external.site import Site, running


@pytest.fixture(scope="module")
def proxy() -> Iterator[Site]:
    with running() as proxy:
        yield proxy


@pytest.fixture(autouse=True)
def nobody_else_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        for written in (name, name.upper()):
            monkeypatch.delenv(written, raising=False)


def ask(proxy: str, *addresses: str) -> dict[str, Outcome]:
    manners = Manners(Client({"http": proxy, "https": proxy}), pause=0, back_off=0)
    return visit(addresses, manners, Remembered(None), lambda done, of: None)


def test_the_proxy_looks_names_up_and_robots_txt_is_asked_for_by_way_of_it(proxy: Site) -> None:
    proxy.asked.clear()
    found = ask(proxy.address, "http://a.invalid/gone", "http://b.invalid/한글", "http://a.invalid/barred/x")
    assert [each.kind for each in found.values()] == [Kind.GONE, Kind.ALIVE, Kind.SKIPPED]
    assert sorted(proxy.asked) == [
        "GET http://a.invalid/gone",
        "GET http://a.invalid/robots.txt",
        "GET http://b.invalid/robots.txt",
        "HEAD http://a.invalid/gone",
        "HEAD http://b.invalid/%ED%95%9C%EA%B8%80",
    ]
    assert {each["Host"] for each in proxy.headers[-5:]} <= {"a.invalid", "b.invalid"}


def test_a_tunnel_that_the_proxy_refuses_says_nothing_of_the_site(proxy: Site) -> None:
    proxy.asked.clear()
    assert ask(proxy.address, "https://a.invalid/")["https://a.invalid/"].kind is Kind.UNSURE
    assert set(proxy.asked) == {"CONNECT a.invalid:443"}


def test_this_network_is_not_asked_by_way_of_a_proxy(proxy: Site) -> None:
    proxy.asked.clear()
    assert {each.kind for each in ask(proxy.address, "http://127.0.0.1/", "http://10.0.0.1/a").values()} == {
        Kind.SKIPPED
    }
    assert proxy.asked == []


def test_who_the_proxy_is_told_that_we_are_no_site_is_told(proxy: Site) -> None:
    with running() as site:
        named = proxy.address.replace("http://", "http://kim:a%40b@")
        ask(named, "http://a.invalid/")
        said = "Basic " + base64.b64encode(b"kim:a@b").decode()
        assert proxy.headers[-1]["Proxy-Authorization"] == said
        assert "Authorization" not in proxy.headers[-1]
        visit(
            [site.address], Manners(Client(private=True), pause=0, back_off=0), Remembered(None), lambda done, of: None
        )
        assert "Proxy-Authorization" not in site.headers[-1]


def test_a_proxy_may_be_written_without_its_scheme(proxy: Site) -> None:
    assert ask(proxy.address.removeprefix("http://"), "http://a.invalid/ok")["http://a.invalid/ok"].kind is Kind.ALIVE


@pytest.mark.parametrize("written", ["", "socks5://", "x://"])
def test_where_the_proxy_does_not_answer_no_site_is_blamed(written: str) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        closed = f"127.0.0.1:{held.getsockname()[1]}"
    with pytest.raises(OfflineError):
        ask(written + closed, "http://a.invalid/")


def test_the_command_takes_the_proxy_of_the_environment(
    proxy: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    page = "# 처음\n\n[가](http://a.invalid/gone) [나](http://b.invalid/gone)\n"
    (tmp_path / "docs" / "index.md").write_text(page, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: mkdocs\nplugins: [studywiki]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-cache")
    monkeypatch.setenv("HTTP_PROXY", proxy.address)
    monkeypatch.setenv("NO_PROXY", "b.invalid")
    monkeypatch.setattr(asking, "Manners", partial(Manners, pause=0.0, back_off=0.0))
    proxy.asked.clear()
    assert main(["check", "--external"]) == 1
    assert "external-gone" in capsys.readouterr().out
    assert [each for each in proxy.asked if "b.invalid" in each] == []
    assert "HEAD http://a.invalid/gone" in proxy.asked
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:1")
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-other")
    assert main(["check", "--external"]) == 2
    assert "http_proxy" in capsys.readouterr().err
