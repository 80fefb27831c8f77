"""What is current is not made again, whoever asks for it."""

import shutil
import subprocess
import sys

import pytest
from conftest import HERE, SCENES, alone, written

from grokdl.production.clip import render

PROGRAM = """
import sys
from grokdl.cli import main
try:
    main()
except SystemExit as end:
    heavy = [name for name in ("manim", "numpy", "scipy") if name in sys.modules]
    print("loaded", heavy, end.code)
"""


@pytest.mark.slow
@pytest.mark.parametrize("command", ["render box --alpha 0.5", "film", "status", "list"])
def test_a_command_with_nothing_to_do_does_it_without_manim(clip, film, command):
    words = command.split()
    if words[0] in ("render", "film"):
        words += ["-q", "draft", "-o", str((clip if words[0] == "render" else film).path)]
    program = [sys.executable, "-c", PROGRAM, *words, *HERE]
    told = subprocess.run(program, capture_output=True, text=True, cwd=clip.path.parent)
    assert "loaded [] 0" == told.stdout.splitlines()[-1]


@pytest.mark.slow
def test_what_is_current_is_not_rendered_again_unless_with_force(grokdl, clip, tmp_path):
    before = written(clip.path)
    words = ("render", "box", "--alpha", "0.5", "-q", "draft", "-o", str(clip.path), *HERE)
    done = grokdl(*words)
    assert (0, f"{clip.path}\n") == (done.returncode, done.stdout)
    assert "current, nothing to do" in done.stderr
    assert before == written(clip.path)
    assert "done, 3.0 s" in grokdl(*words, "--force").stderr


@pytest.mark.slow
def test_a_notebook_gets_what_is_current_at_once(clip):
    before = written(clip.path)
    same = render("box", alpha=0.5, quality="draft", output=clip.path, scenes=SCENES)
    assert before == written(clip.path)
    assert (clip.duration, clip.captions, clip.sections, clip.recipe) == (
        same.duration,
        same.captions,
        same.sections,
        same.recipe,
    )


@pytest.mark.slow
def test_a_current_film_is_not_rendered_again(grokdl, film):
    before = written(film.path)
    done = grokdl("film", "-q", "draft", "-o", str(film.path), *HERE)
    assert (0, f"{film.path}\n") == (done.returncode, done.stdout)
    assert "film: current, nothing to do" in done.stderr
    assert before == written(film.path)


@pytest.mark.slow
def test_who_waited_for_a_film_takes_what_the_other_made(film, tmp_path):
    path = tmp_path / "film.mp4"
    words = ("film", "-q", "draft", "-o", str(path), *HERE)
    command = [sys.executable, "-m", "grokdl", *words]
    with alone(path):
        waiting = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert waiting.stderr is not None
        assert "another process is making it" in waiting.stderr.readline()
        for ending in (".srt", ".vtt", ".mp4"):
            shutil.copy(film.path.with_suffix(ending), path.with_suffix(ending))
    assert "film: current, nothing to do" in waiting.communicate()[1]


@pytest.mark.slow
def test_eight_processes_share_one_folder_and_render_each_clip_once(tmp_path):
    wanted = [("box",), ("waiting",), ("box", "waiting"), ("waiting", "box")] * 2
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "grokdl", "render", *names, "-q", "draft", *HERE],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for names in wanted
    ]
    said = [process.communicate() for process in started]
    assert [0] * 8 == [process.returncode for process in started]
    assert [len(names) for names in wanted] == [len(out.splitlines()) for out, _ in said]
    rendered = [line for _, err in said for line in err.splitlines() if ": done," in line]
    assert 2 == len(rendered)
