"""`grokdl clean` empties the cache, as far as it is told to."""

import pytest

from grokdl.files.cache import Store


def test_clean_empties_the_cache_and_leaves_videos_alone(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache" / "segments").put("ab" + 38 * "0", b"x" * 999_968)
    video = tmp_path / "media" / "clips" / "overshoot.mp4"
    video.parent.mkdir(parents=True)
    video.write_bytes(b"video")
    code, out, _ = run("clean")
    assert (0, True) == (code, out.startswith("Freed 1.0 MB; 0.0 MB are kept in"))
    assert b"video" == video.read_bytes()


def test_clean_keeps_what_is_within_the_limits(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache" / "segments").put("ab" + 38 * "0", b"x" * 999_968)
    for limits in (("--max-size", "2MB"), ("--max-age", "1h"), ("--max-size", "1 gb")):
        assert "Freed 0.0 MB; 1.0 MB are kept" in run("clean", *limits)[1]
    assert "Freed 1.0 MB" in run("clean", "--max-size", "1kB")[1]


@pytest.mark.parametrize("words", [("--max-size", "lots"), ("--max-age", "7 suns")], ids=" ".join)
def test_a_limit_that_is_none_is_told_with_an_example(run, words):
    code, _, err = run("clean", *words)
    assert (2, True) == (code, "Write it like" in err)
