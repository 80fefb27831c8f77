"""`grokdl render` and `grokdl film`, as a user types them."""

import pytest
from conftest import HERE, SMALL


@pytest.mark.slow
def test_render_prints_the_paths_last_and_the_progress_as_plain_lines(grokdl, tmp_path):
    done = grokdl("render", "box", "Waiting", "MovingSquare", "-q", "draft", *HERE)
    paths = [f"media/clips/{name}_draft.mp4" for name in ("moving-square", "waiting")]
    assert (0, paths) == (done.returncode, done.stdout.splitlines())
    assert "moving-square: done, 3.0 s of video" in done.stderr
    assert all((tmp_path / path).is_file() for path in paths)


@pytest.mark.slow
def test_render_makes_what_a_parameter_file_asks_for(run, grokdl, tmp_path):
    file = run("params", "box", *HERE)[1].replace('"film"', '"draft"')
    (tmp_path / "talk.toml").write_text(f'output = "out"\n{file}\n[moving-square.few]\nsides = 3\n')
    done = grokdl("render", "-p", "talk.toml", *HERE)
    assert (0, "out/moving-square_few_draft.mp4\n") == (done.returncode, done.stdout)
    assert (tmp_path / "out/moving-square_few_draft.mp4").is_file()


@pytest.mark.slow
def test_film_prints_its_path(grokdl, tmp_path):
    done = grokdl("film", "-q", "draft", "--theme", "dark", *HERE)
    assert (0, "media/film_dark_draft.mp4\n") == (done.returncode, done.stdout)
    assert (tmp_path / "media/film_dark_draft.mp4").is_file()


@pytest.mark.slow
def test_a_scene_file_is_rendered_like_a_lesson(grokdl, tmp_path):
    done = grokdl("render", str(SMALL), "Said", "Skipping", "Said", "-q", "draft")
    paths = [f"media/scenes/small/{name}_draft.mp4" for name in ("Said", "Skipping")]
    assert (0, paths) == (done.returncode, done.stdout.splitlines())
    assert "Said: done, 2.0 s of video" in done.stderr
    assert all((tmp_path / path).is_file() for path in paths)
