"""A store gives back what was put into it, or says that it is not known; whatever happens to its file is no fault."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from studywiki.cache import digests, place
from studywiki.cache.store import Store, clear, size_of


def test_what_was_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    one = Store(tmp_path / "new" / "kept")
    one.put(b"a", b"1")
    assert one.get(b"a") == b"1"
    one.close()
    two = Store(tmp_path / "new" / "kept")
    assert two.get_all([b"a", b"b"]) == {b"a": b"1"}
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_without_a_file_nothing_is_kept() -> None:
    store = Store(None)
    store.put(b"a", b"1")
    assert store.get(b"a") is None
    store.close()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def scribble(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4000:] = b"x" * (len(data) - 4000)
    file.write_bytes(data)


def become_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def become_foreign(file: Path) -> None:
    file.unlink()
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE entries (other TEXT)")
    other.close()


@pytest.mark.parametrize(
    ("harm", "is_mended"),
    [
        (lambda file: file.write_bytes(b""), True),
        (lambda file: file.write_bytes(b"no database at all, but long enough to be read" * 100), True),
        (cut, True),
        (scribble, True),
        (become_a_folder, False),
        (become_foreign, False),
    ],
    ids=["empty", "text", "cut", "scribbled", "a folder", "foreign"],
)
def test_a_damaged_file_is_a_miss_and_the_next_build_has_a_new_one(
    harm: Callable[[Path], object], is_mended: bool, tmp_path: Path
) -> None:
    file = tmp_path / "kept"
    store = Store(file)
    for number in range(300):
        store.put(b"%d" % number, b"value" * number)
    store.close()
    harm(file)
    hurt = Store(file)
    assert hurt.get_all(b"%d" % number for number in range(300)) == {}
    hurt.put(b"new", b"1")
    hurt.close()
    for _ in range(2):
        after = Store(file)
        after.put(b"new", b"1")
        after.close()
    assert Store(file).get(b"new") == (b"1" if is_mended else None)


def test_a_damaged_value_is_a_miss(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.put(b"a", b"value" * 100)
    store.put(b"b", b"value" * 100)
    store.close()
    with sqlite3.connect(tmp_path / "kept") as file:
        (value,) = file.execute("SELECT value FROM entries WHERE key = ?", (b"a",)).fetchone()
        file.execute("UPDATE entries SET value = ? WHERE key = ?", (value[:-3] + b"xyz", b"a"))
    assert Store(tmp_path / "kept").get_all([b"a", b"b"]) == {b"b": b"value" * 100}


def test_when_it_is_full_what_was_not_asked_for_goes(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    values = {b"%d" % number: digests.of(number) * 50 for number in range(100)}
    for key, value in values.items():
        store.put(key, value)
    store.close()
    with sqlite3.connect(tmp_path / "kept") as file:
        file.execute("UPDATE entries SET used = used - 200000")
    small = Store(tmp_path / "kept")
    small.largest = small.size() // 2
    assert small.get_all([b"1", b"2"])
    small.put(b"new", b"1")
    small.close()
    left = Store(tmp_path / "kept").get_all([*values, b"new"])
    assert left == {b"new": b"1", b"1": values[b"1"], b"2": values[b"2"]}


@pytest.mark.parametrize("asked", ["get", "has", "touch"])
def test_what_is_asked_for_stays_the_longest(asked: str, tmp_path: Path) -> None:
    values = {bytes([number]): bytes(range(256)) * 40 + bytes([number]) for number in range(10)}
    for day, (key, value) in enumerate(values.items()):
        store = Store(tmp_path / "kept")
        store.put(key, value)
        store.close()
        with sqlite3.connect(tmp_path / "kept") as connection:
            connection.execute("UPDATE entries SET used = ? WHERE key = ?", (1_000_000 + day, key))
        connection.close()
    full = Store(tmp_path / "kept", 1)
    full.largest = full.size() - 1
    getattr(full, asked)(bytes([0]))
    full.touch(b"nobody's")
    full.close()
    left = Store(tmp_path / "kept").get_all(values)
    assert bytes([0]) in left
    assert bytes([1]) not in left
    assert bytes([9]) in left


def test_two_builds_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from studywiki.cache.store import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(1000): store.put(f'{sys.argv[2]}{n}'.encode(), b'x' * n)\n"
        "store.close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "kept"), name]) for name in "ab"]
    assert [each.wait(60) for each in running] == [0, 0]
    store = Store(tmp_path / "kept")
    assert len(store.get_all(f"{name}{n}".encode() for name in "ab" for n in range(1000))) == 2000


def test_it_can_be_measured_and_taken_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.put(b"a", b"1")
    store.close()
    assert size_of(tmp_path / "kept") > 0
    clear(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []
    assert size_of(tmp_path / "kept") == 0


@pytest.mark.parametrize(
    ("cache", "is_kept"), [("{tmp}/cache", True), ("{tmp}/wiki/cache", False), ("{tmp}/link", False), ("", True)]
)
def test_it_never_lies_in_the_wiki(cache: str, is_kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wiki" / "docs").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "wiki" / "docs")
    monkeypatch.setenv("XDG_CACHE_HOME", cache.format(tmp=tmp_path))
    assert (place.file(tmp_path / "wiki") is not None) == is_kept


@pytest.mark.parametrize("value", [1, "가", None, [1, "a"], {"b": 1, "a": (2, 3)}, partial(clear), str, {1, 2, 3}])
def test_equal_values_have_equal_digests(value: object) -> None:
    same = dict(reversed(value.items())) if isinstance(value, dict) else value
    assert digests.of(value) == digests.of(same) != digests.of([value])


@pytest.mark.parametrize("value", [object(), lambda: 1, test_two_builds_write_at_once, partial(cut)])
def test_of_what_nobody_knows_there_is_no_digest(value: object) -> None:
    with pytest.raises(digests.UnknownError):
        digests.of(value)
