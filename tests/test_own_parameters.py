"""A lesson without a run: its own parameters are all that it has, wherever a user meets them."""

import json

import pytest

from grokdl import Clip, GrokdlError
from grokdl.audit.audit import CHECKS, audit
from grokdl.catalog import gallery
from grokdl.catalog.request import asked

RODS = '''\
"""Rods: push one by 1, the other one moves by the ratio."""

from manim import UpdateFromAlphaFunc
from pydantic import Field

from grokdl.lesson import LessonInfo, LessonScene, ParameterSet
from grokdl.mobjects.paths import Path, line
from grokdl.stage import Point

INFO = LessonInfo(
    scene="Rods",
    title="Two rods",
    section="4.15",
    says="Push one rod, and the other one moves with it.",
    parameters=ParameterSet().declare(
        ratio=(float, Field(2, ge=-5, le=5, description="how far the red rod goes")),
    ),
    method=None,
)


class Rods(LessonScene):
    """A derivative is a ratio. Source: 4.15."""

    info = INFO
    words = {
        "push": "Push the blue rod by one: the red one moves by {ratio}.",
        "so": "That ratio is the derivative.",
    }

    def construct(self):
        rod = Path(stroke=self.style.theme.error, width=8)

        def push(share):
            y = 0.2 * share * self.parameters.ratio
            rod.draw(line(Point(-2, y), Point(2, y)))

        push(0)
        self.beat("Push", "push")
        self.bring(rod)
        self.move(UpdateFromAlphaFunc(rod, lambda _, share: push(share)), seconds=3)
        self.say("so")
        self.hold(2)
'''


@pytest.fixture
def rods(tmp_path):
    """A folder with the lesson of the two rods."""
    folder = tmp_path / "rods"
    folder.mkdir()
    (folder / "rods.py").write_text(RODS, encoding="utf-8")
    return folder


def test_the_list_and_a_parameter_file_show_its_own_parameters_alone(run, rods):
    _, out, _ = run("list", "--json", "--scenes", str(rods))
    [lesson] = json.loads(out)
    assert (None, ["ratio"]) == (lesson["method"], list(lesson["parameters"]))
    _, out, _ = run("params", "rods", "--scenes", str(rods))
    assert "ratio = 2" in out
    assert "\nweight" not in out


def test_its_file_is_named_after_its_own_parameters(rods):
    request = asked(gallery.find("rods", rods), {"ratio": -3})
    assert "rods_ratio-minus-3" == request.file_name
    assert {"ratio": -3.0} == request.recipe["parameters"]


def test_a_parameter_of_the_chapter_that_it_has_not_is_refused(run, rods):
    code, _, err = run("render", "rods", "--alpha", "0.5", "--scenes", str(rods))
    assert 2 == code
    assert "There is no parameter 'alpha' in rods." in err
    assert "It has: ratio." in err


@pytest.mark.parametrize("ratio", [2, -5, 0])
def test_it_is_audited_like_any_other(rods, ratio):
    found = audit(asked(gallery.find("rods", rods), {"ratio": ratio}, quality="draft"), rods)
    assert [] == [finding.fault for finding in found.findings]
    assert found.examined["fields"] > 0


def test_what_it_says_of_its_parameters_is_held_to_them(rods):
    text = RODS.replace("moves by {ratio}.", "moves by 7.")
    (rods / "rods.py").write_text(text, encoding="utf-8")
    found = audit(asked(gallery.find("rods", rods), {}, quality="draft"), rods, CHECKS)
    assert {"claim"} == {finding.fault.kind for finding in found.findings}


@pytest.mark.slow
def test_a_clip_of_it_shows_no_run(grokdl, rods, tmp_path):
    done = grokdl("render", "rods", "-q", "draft", "--scenes", str(rods), "--set", "ratio=3")
    assert (0, "media/clips/rods_ratio-3_draft.mp4") == (done.returncode, done.stdout.strip())
    clip = Clip.open(tmp_path / done.stdout.strip(), rods)
    assert ({}, 3.0) == (clip.histories, clip.request.parameters.ratio)
    with pytest.raises(GrokdlError, match=r"shows no run\."):
        _ = clip.history
