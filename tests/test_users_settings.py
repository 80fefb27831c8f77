"""A manim.cfg that Manim can't read is its user's mistake, and not ours."""

import pytest


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("render", "overshoot", "-q", "draft", "--no-cache"),
        ("film", "--short", "-q", "draft", "--no-cache"),  # Manim is loaded before any worker
        ("audit", "overshoot"),  # in this very process
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[CLI]\nframe_rate = abc\n", "could not convert string to float: 'abc'"),
        ("frame_rate = 3\n", "File contains no section headers."),
    ],
    ids=["no number", "no section"],
)
def test_a_broken_manim_cfg_is_named(grokdl, tmp_path, words, text, said):
    (tmp_path / "manim.cfg").write_text(text)
    done = grokdl(*words)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.splitlines()[-2:] == [
        f"grokdl: Manim can't read its settings in manim.cfg: {said}",
        "Mend that file, or move it away.",
    ]
    assert ["manim.cfg"] == [path.name for path in tmp_path.iterdir() if path.name != "media"]
