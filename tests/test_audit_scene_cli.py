"""`grokdl audit FILE.py`: its exit codes, and what it says."""

import json

import pytest

CLASH = """from manim import *
class Clash(Scene):
    def construct(self):
        goal, weight = Text("goal"), Text("weight")
        self.add(goal)
        self.wait(1)
        self.play(FadeIn(weight), run_time=0.2)
        self.wait(1)
class Clear(Scene):
    def construct(self):
        self.add(Text("goal"))
        self.wait(1)
class Broken(Scene):
    def construct(self):
        self.wait(1)
        self.nope()
class Ended(Scene):
    def construct(self):
        exit()
"""


def test_audit_of_a_scene_tells_the_users_lines_and_ends_with_1(grokdl, tmp_path):
    (tmp_path / "clash.py").write_text(CLASH, encoding="utf-8")
    done = grokdl("audit", "clash.py", "Clash", "Clear", "--json")
    clash, clear = json.loads(done.stdout)
    assert (1, []) == (done.returncode, clear["findings"])
    overlap = next(one for one in clash["findings"] if one["kind"] == "overlap")
    assert ('Text("goal") (line 4)', 'Text("weight") (line 4)') == (
        overlap["one"],
        overlap["other"],
    )
    assert "in the wait of line 8" == overlap["during"]


def test_audit_of_a_scene_without_a_finding_ends_with_0(grokdl, tmp_path):
    (tmp_path / "clash.py").write_text(CLASH, encoding="utf-8")
    done = grokdl("audit", "clash.py", "Clear", "-o", "report.html")
    assert (0, "No finding in 1 audit.") == (done.returncode, done.stdout.splitlines()[-1])
    assert "Clear" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Broken",), "clash.py, line 16: AttributeError"),
        (("Ended",), "clash.py, line 19 ends the scene by exit()"),
        (("Clsh",), "There is no scene 'Clsh' in clash.py."),
        ((), "Which scene of clash.py?"),
        (("Clash", "--alpha", "1"), "--alpha is for lessons"),
        (("Clash", "-o", "x.pdf"), "one HTML file"),
    ],
)
def test_audit_of_a_scene_tells_a_users_mistake_and_ends_with_2(grokdl, tmp_path, words, said):
    (tmp_path / "clash.py").write_text(CLASH, encoding="utf-8")
    done = grokdl("audit", "clash.py", *words)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
