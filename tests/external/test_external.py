"""Other sites are asked politely, and what they answer is told as far as it is certain."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from studywiki.check import external_links
from studywiki.check.formats.links import links as as_issue
from studywiki.check.formats.report import Report
from studywiki.cli import asking
from studywiki.cli.main import main
from studywiki.diagnostics import Location, Severity
from studywiki.external import resolving, told
from studywiki.external.client import Client, NoAnswerError, parsed
from studywiki.external.outcome import ALIVE, Kind, Outcome
from studywiki.external.remembered import Remembered
from studywiki.external.visiting import Manners, OfflineError, visit
from studywiki.text.source import Source
from tests.external.site import Site, running

QUICK = Manners(Client(private=True), pause=0.0, back_off=0.0)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def look(addresses: list[str], manners: Manners = QUICK, path: Path | None = None) -> dict[str, Outcome]:
    return visit(addresses, manners, Remembered(path), lambda done, of: None)


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/ok#anchor", Kind.ALIVE, 0),
        ("/한글?a=나", Kind.ALIVE, 0),
        ("/head-refused", Kind.ALIVE, 0),
        ("/head-lies", Kind.ALIVE, 0),
        ("/moved", Kind.ALIVE, 0),
        ("/gone", Kind.GONE, 404),
        ("/gone-for-good", Kind.GONE, 410),
        ("/moved-to-nothing", Kind.GONE, 404),
        ("/forbidden", Kind.UNSURE, 403),
        ("/circle", Kind.UNSURE, 302),
        ("/to-a-file", Kind.ALIVE, 0),
        ("/busy", Kind.ALIVE, 0),
        ("/broken-now", Kind.ALIVE, 0),
        ("/broken", Kind.UNSURE, 500),
        ("/barred/page", Kind.SKIPPED, 0),
    ],
)
def test_what_becomes_of_an_address(site: Site, path: str, kind: Kind, status: int) -> None:
    address = site.address + path
    site.asked.clear()
    assert look([address]) == {address: Outcome(kind, status)}
    assert "GET /robots.txt" in site.asked
    if kind is Kind.SKIPPED:
        assert len(site.asked) == 1


def test_a_site_is_asked_one_thing_at_a_time_with_a_pause_and_each_once() -> None:
    with running() as site:
        addresses = [f"{site.address}/{number}" for number in range(4)]
        look([*addresses, *addresses, addresses[0] + "#x"], Manners(Client(private=True), pause=0.05, back_off=0))
        assert site.asked == ["GET /robots.txt", *(f"HEAD /{number}" for number in range(4))]
        assert site.most == 1
        gaps = [after - before for before, after in zip(site.times, site.times[1:], strict=False)]
        assert min(gaps) >= 0.045
        assert all(each["User-Agent"].startswith("studywiki/") for each in site.headers)
        assert not [each for each in site.headers if "Authorization" in each or "Cookie" in each]


def test_who_asks_for_more_time_than_there_is_is_asked_nothing_more() -> None:
    with running() as site:
        found = look([f"{site.address}/busy-for-long", f"{site.address}/after"])
        assert {each.kind for each in found.values()} == {Kind.UNSURE}
        assert "HEAD /after" not in site.asked


@pytest.mark.parametrize(("robots", "kind"), [(None, Kind.ALIVE), ("", Kind.ALIVE), ("fault", Kind.SKIPPED), ("User-agent: studywiki\nDisallow: /\n", Kind.SKIPPED)])  # fmt: skip # noqa: E501
def test_robots_txt_is_heeded(robots: str | None, kind: Kind) -> None:
    with running(robots) as site:
        assert [each.kind for each in look([f"{site.address}/a"]).values()] == [kind]


def test_machines_of_this_network_are_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    polite = Manners(Client(), pause=0.0, back_off=0.0)
    site.asked.clear()
    port = site.server_address[1]
    names = ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]
    found = look([f"http://{name}:{port}/" for name in names], polite)
    assert {each.kind for each in found.values()} <= {Kind.SKIPPED, Kind.NO_HOST}
    assert site.asked == []
    # a site of the internet leads into the network
    real = resolving.machine
    monkeypatch.setattr(
        resolving,
        "machine",
        lambda host, port, *, private=False: real(host, port, private=host == "127.0.0.1"),
    )
    assert [each.kind for each in look([f"{site.address}/into-the-network"], polite).values()] == [Kind.SKIPPED]


PRIVATE = """
10.0.0.1 172.16.0.1 192.168.0.1 127.0.0.1 0.0.0.0 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: fc00::1
fe80::1%eth0 ::ffff:10.0.0.1 64:ff9b::a9fe:a9fe 2002:7f00:1:: ff02::1 nothing
"""


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("2606:2800:220:1::1", True), *((each, False) for each in PRIVATE.split())],
)
def test_what_is_an_address_of_the_internet(address: str, public: bool) -> None:
    assert resolving.is_public(address) is public


def test_a_name_is_judged_by_all_its_addresses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(host: str, port: int, **_: Any) -> list[Any]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(resolving.PrivateError):
        resolving.machine("both.example", 443)


def test_no_host_and_no_answer() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{held.getsockname()[1]}/"
    found = look([closed, "http://" + "a" * 64 + ".example/"])
    assert [each.kind for each in found.values()] == [Kind.NO_ANSWER, Kind.NO_HOST]


def test_a_site_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def never(client: Client, method: str, url: Any, *, read: bool = False) -> None:
        asked.append(url.url)
        raise NoAnswerError(Kind.SLOW)

    monkeypatch.setattr(Client, "ask", never)
    found = look([f"https://a.kr/{number}" for number in range(50)] + ["https://b.kr/", "https://b.kr/c"])
    assert {each.kind for each in found.values()} == {Kind.SLOW}
    assert len([each for each in asked if "a.kr" in each]) == 4


def test_without_a_connection_no_site_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(OfflineError):
        look([f"https://{name}.example/" for name in "abc"])


@pytest.mark.parametrize(
    "address", ["https://", "https://[", "https://a b/", "mailto:a@b.c", "//a.b", "http://a:99999/"]
)
def test_what_is_no_address_is_not_asked(address: str) -> None:
    assert look([address]) == {}


def test_whoever_an_address_says_that_we_are_is_not_told() -> None:
    url = parsed("https://kim:secret@example.com/a#b")
    assert url is not None
    assert url.url == "https://example.com/a"


def test_what_was_found_lately_is_not_asked_again(site: Site, tmp_path: Path) -> None:
    path, addresses = tmp_path / "cache" / "links.json", [f"{site.address}/ok", f"{site.address}/forbidden"]
    first = look(addresses, path=path)
    site.asked.clear()
    assert look(addresses, path=path) == first
    assert [each for each in site.asked if "/ok" in each] == []
    assert [each for each in site.asked if "/forbidden" in each], "what is not certain is asked again"
    day = 86_400
    known = json.loads(path.read_text("utf-8"))["found"][f"{site.address}/ok"][2]
    assert Remembered(path, known + 4 * day).of(addresses[0]) == ALIVE
    assert Remembered(path, known + 6 * day).of(addresses[0]) is None
    assert [each.name for each in path.parent.iterdir()] == ["links.json"]


DAMAGED = ["", "[]", "{", '{"version": 0}', '{"version": "0.1.0", "found": {"x": 1}}', "[" * 99_999]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_cache_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "links.json").write_text(text, "utf-8")
    assert Remembered(tmp_path / "links.json").of("x") is None


PAGE = """글 [가](https://a.kr/b%2Fc?x=1&amp;y=2#d) ![나](http://b.kr/x.png) <https://c.kr/> https://d.kr/e에서, (https://e.kr/f).

`https://code.kr/` $https://math.kr/$ [안](a.md) [우편](mailto:a@b.kr) {{ site.x }} [틀]({{ x }}https://t.kr)

[이름]: https://f.kr/g_(h) "제목"

<a href="https://g.kr/?a=1&amp;b=2">다</a> <!-- https://comment.kr/ -->

```
https://fence.kr/
```
"""


def test_where_links_to_other_sites_are_written() -> None:
    found = list(external_links.links(Source.of(PAGE, "docs/a.md")))
    assert [address for address, _ in sorted(found, key=lambda each: each[1])] == [
        "https://a.kr/b%2Fc?x=1&y=2#d",
        "http://b.kr/x.png",
        "https://c.kr/",
        "https://d.kr/e",
        "https://e.kr/f",
        "https://f.kr/g_(h)",
        "https://g.kr/?a=1&b=2",
    ]
    lines = PAGE.split("\n")
    for address, at in found:
        assert at.end_column
        assert lines[at.line - 1][at.column - 1 : at.end_column - 1].replace("&amp;", "&") == address


def test_what_is_gone_is_a_problem_and_what_is_not_certain_a_note() -> None:
    links = [(f"https://{kind.value}.kr/", Location("docs/a.md", 3)) for kind in Kind]
    outcomes = {f"https://{kind.value}.kr/": Outcome(kind, 404) for kind in Kind}
    found = list(told.told(links, outcomes))
    assert {each.code: each.severity for each in found} == {
        "external-gone": Severity.WARNING,
        "external-no-host": Severity.WARNING,
        "external-no-answer": Severity.WARNING,
        "external-slow": Severity.INFO,
        "external-unsure": Severity.INFO,
    }
    assert found[0].values["copy"] == "https://web.archive.org/web/https://gone.kr/"


def test_an_issue_names_each_address_once_with_its_places_and_its_copy(tmp_path: Path) -> None:
    address = "https://a.kr/|@kim#1"
    links = [(address, Location("docs/a.md", 3)), (address, Location("docs/b.md", 7))]
    found = list(told.told(links, {address: Outcome(Kind.GONE, 404)}))
    body = as_issue(Report(tuple(found), tmp_path, "ko", 2, source="https://github.com/s/w/blob/abc/"))
    (row,) = [line for line in body.splitlines() if "a.kr" in line]
    assert row.count("](<https://web.archive.org/web/https://a.kr/%7C@kim#1>)") == 1
    assert "docs/b.md?plain=1#L7" in row
    assert "@kim" not in row.replace("web/https://a.kr/%7C@kim#1", "")
    assert as_issue(Report((), tmp_path, "ko", 2)) == ""
    many = [(f"https://a{n}.kr/", Location("docs/a.md")) for n in range(2_000)]
    long = tuple(told.told(many, {url: Outcome(Kind.GONE, 404) for url, _ in many}))
    assert len(as_issue(Report(long, tmp_path, "ko", 2))) < 65_000


@pytest.fixture
def wiki(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = f"# 처음\n\n[가]({site.address}/gone) {site.address}/ok [나]({site.address}/excepted/gone)\n"
    text += f"\n[다]({site.address}/gone-for-good) <!-- check: off external-gone -->\n"
    config = "site_name: x\ntheme: {name: material, language: ko}\nplugins:\n- studywiki:\n"
    config += f"    check_external_except: ['{site.address}/excepted/*']\n"
    sidebar = f"- page: index.md\n- title: 밖\n  url: {site.address}/moved-to-nothing\n"
    for name, content in {"mkdocs.yml": config, "docs/index.md": text, "sidebar_doc.yml": sidebar}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-cache")
    monkeypatch.setattr(asking, "Manners", partial(Manners, pause=0.0, back_off=0.0))
    for name in ("GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_command_asks_only_when_it_is_told_to(wiki: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.asked.clear()
    assert main(["check"]) == 0, "nor is a silencer of what was not asked told of"
    assert main(["check", "--external"]) == 0, "a test's site lies in this network"
    assert site.asked == []
    capsys.readouterr()
    assert main(["check", "--external", "--external-private", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    counted = [each for each in json.loads(out)["diagnostics"] if each["severity"] != "info"]
    assert [(each["code"], each["file"], each["line"]) for each in counted] == [
        ("external-gone", "docs/index.md", 3),
        ("external-gone", "sidebar_doc.yml", 3),
    ]
    assert "주소 4개 가운데 1개가 열립니다" in err
    assert not [each for each in site.asked if "excepted" in each]
