"""Where grokdl keeps what it can make again."""

from grokdl.cache import cache_folder


def test_the_cache_is_where_the_user_says(monkeypatch, tmp_path):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    assert tmp_path == cache_folder()


def test_the_cache_is_where_the_system_keeps_caches_if_the_user_says_nothing(monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", "")
    folder = cache_folder()
    assert (True, True) == (folder.is_absolute(), "grokdl" in folder.parts)
