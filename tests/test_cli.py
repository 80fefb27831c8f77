"""The commands, as a user types them: their help, and what they are safe from."""

import pytest
from conftest import HERE

COMMANDS = [(), *((name,) for name in ("list", "train", "params", "render", "watch", "film"))]


COMMANDS += [(name,) for name in ("recipe", "status", "update", "clean", "audit")]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_has_an_example(run, command, flag):
    code, out, _ = run(*command, flag)
    assert 0 == code
    assert f"\n    grokdl {' '.join(command)}" in out.replace("    grokdl  ", "    grokdl ")


HIDING = ("typing", "random", "queue", "logging", "av", "numpy", "manim")


def test_files_in_the_present_folder_are_not_taken_for_libraries(grokdl, tmp_path):
    for name in HIDING:
        (tmp_path / f"{name}.py").write_text("1 / 0")
    done = grokdl("render", "nothing-of-that-name", *HERE)
    assert (2, "") == (done.returncode, done.stdout)
    assert "grokdl: There is no lesson 'nothing-of-that-name'." in done.stderr
