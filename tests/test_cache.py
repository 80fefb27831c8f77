"""Where grokdl keeps what it can make again: found by its key, never trusted when damaged."""

import os
import time

import pytest

from grokdl.files.cache import Store, cache_folder, tidy, trim


def test_the_cache_is_where_the_user_says(monkeypatch, tmp_path):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    assert tmp_path == cache_folder()


def test_the_cache_is_where_the_system_keeps_caches_if_the_user_says_nothing(monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", "")
    folder = cache_folder()
    assert (True, True) == (folder.is_absolute(), "grokdl" in folder.parts)


KEY, OTHER = "ab" + "0" * 38, "cd" + "0" * 38


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    return Store(tmp_path / "store")


def only_file(store):
    [path] = (path for path in store.folder.rglob("*") if path.is_file())
    return path


def test_what_was_kept_is_found_and_nothing_else(store):
    store.put(KEY, b"segment")
    assert (b"segment", None) == (store.get(KEY), store.get(OTHER))


@pytest.mark.parametrize("damage", [b"", b"x" * 10, None], ids=["empty", "cut", "one byte"])
def test_a_damaged_file_counts_as_never_kept(store, damage):
    store.put(KEY, b"segment")
    path = only_file(store)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"X" if damage is None else damage)
    assert store.get(KEY) is None
    store.put(KEY, b"segment")
    assert b"segment" == store.get(KEY)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "store")
    store.put(KEY, b"segment")
    assert store.get(KEY) is None


def test_a_file_under_another_name_is_not_taken(store):
    store.put(KEY, b"segment")
    other = store.folder / OTHER[:2] / OTHER[2:]
    other.parent.mkdir()
    only_file(store).rename(other)
    assert store.get(OTHER) is None


def test_no_draft_is_left_beside_a_file(store):
    for _ in range(3):
        store.put(KEY, b"segment")
    assert KEY[2:] == only_file(store).name


def test_what_was_used_longest_ago_goes_first(store):
    store.put(KEY, b"x" * 1000)
    store.put(OTHER, b"y" * 1000)
    os.utime(store.folder / OTHER[:2] / OTHER[2:], (1, 1))
    assert (1032, 1032) == trim(most_bytes=1500)
    assert (b"x" * 1000, None) == (store.get(KEY), store.get(OTHER))


def test_to_be_used_makes_young(store):
    store.put(KEY, b"segment")
    os.utime(only_file(store), (1, 1))
    store.get(KEY)
    assert time.time() - 60 < only_file(store).stat().st_mtime


def test_what_was_not_used_for_long_goes_whatever_its_size(store):
    store.put(KEY, b"segment")
    os.utime(only_file(store), (1, 1))
    assert (39, 0) == trim(most_bytes=10**9, most_seconds=3600)
    assert store.get(KEY) is None


def test_a_cache_is_looked_through_at_most_once_a_minute(store):
    for number in range(2):
        store.put(f"{number}{KEY[1:]}", bytes(1000))
        tidy(most_bytes=0)
    assert [None, bytes(1000)] == [store.get(f"{number}{KEY[1:]}") for number in range(2)]
    mark = store.folder.parent / "trimmed"
    os.utime(mark, (0, mark.stat().st_mtime - 61))
    tidy(most_bytes=0)
    assert store.get(f"1{KEY[1:]}") is None
