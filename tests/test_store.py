"""Kept pieces: found again by their key, never trusted when damaged, thrown away by age."""

import os
import time

import pytest

from grokdl.engine.store import Store, makers

KEY, OTHER = "ab" + "0" * 38, "cd" + "0" * 38


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def only_file(store):
    [path] = (path for path in store.folder.rglob("*") if path.is_file())
    return path


def test_what_was_kept_is_found_and_nothing_else(store):
    store.put(KEY, b"piece")
    assert (b"piece", None) == (store.get(KEY), store.get(OTHER))


@pytest.mark.parametrize("damage", [b"", b"x" * 10, None], ids=["empty", "cut", "one byte"])
def test_a_damaged_file_counts_as_never_kept(store, damage):
    store.put(KEY, b"piece")
    path = only_file(store)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"X" if damage is None else damage)
    assert store.get(KEY) is None
    store.put(KEY, b"piece")
    assert b"piece" == store.get(KEY)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "store")
    store.put(KEY, b"piece")
    assert (None, (0, 0)) == (store.get(KEY), store.size())


def test_no_draft_is_left_beside_a_file(store):
    for _ in range(3):
        store.put(KEY, b"piece")
    assert KEY[2:] == only_file(store).name


def test_what_was_used_longest_ago_goes_first(store):
    store.put(KEY, b"x" * 1000)
    store.put(OTHER, b"y" * 1000)
    os.utime(store.folder / OTHER[:2] / OTHER[2:], (1, 1))
    assert 1032 == store.trim(most_bytes=1500)
    assert (b"x" * 1000, None) == (store.get(KEY), store.get(OTHER))


def test_to_be_used_makes_young(store):
    store.put(KEY, b"piece")
    os.utime(only_file(store), (1, 1))
    store.get(KEY)
    assert time.time() - 60 < only_file(store).stat().st_mtime


def test_what_was_not_used_for_long_goes_whatever_its_size(store):
    store.put(KEY, b"piece")
    os.utime(only_file(store), (1, 1))
    store.trim(most_bytes=10**9, most_seconds=3600)
    assert (0, 0) == store.size()


def test_other_libraries_make_other_keys(monkeypatch):
    import av

    before = makers()
    makers.cache_clear()
    monkeypatch.setattr(av, "__version__", "0.0")
    assert before != makers()
    makers.cache_clear()
