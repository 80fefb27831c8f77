"""The audit of any scene of Manim: what has a fault is caught, with the user's lines."""

import sys

import pytest

from grokdl.audit.report import described
from grokdl.audit.scene import audit_file
from grokdl.production.scene_file import asked_scenes

HEAD = "from manim import *\n\n\nclass Shown(Scene):\n    def construct(self):\n"  # 5 lines


def written(folder, *lines, head=HEAD, name="shown.py"):
    """A file with a scene; the first of the lines is line 6."""
    file = folder / name
    file.write_text(head + "".join(f"        {line}\n" for line in lines), encoding="utf-8")
    return file


def audited(file):
    """The audit of a file's only scene."""
    [request] = asked_scenes(file, quality="draft")
    (file.parent / "media").mkdir()
    return audit_file(request, file.parent / "media")


@pytest.fixture(autouse=True)
def _no_scene_stays(monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path])
    yield
    for name in ("shown", "bars"):
        sys.modules.pop(name, None)


def findings_of(folder, *lines, head=HEAD):
    return audited(written(folder, *lines, head=head)).findings


def blinking(seconds):
    """The lines of a scene in which a dot comes and goes, each time after so many seconds."""
    turn = ("dot.set_opacity(k % 2)", "self.add(dot)", f"self.wait({seconds})")
    return ("dot = Dot()", "for k in range(12):", *(f"    {line}" for line in turn))


PAIRS = {
    "text over text": (
        "overlap",
        ("self.add(Text('goal'), Text('weight').shift(0.3 * UP))", "self.wait()"),
        ("self.add(Text('goal'), Text('weight').shift(UP))", "self.wait()"),
    ),
    "a line through text": (
        "overlap",
        ("self.add(Text('goal'), Line(LEFT, RIGHT))", "self.wait()"),
        ("self.add(Text('goal'), Line(LEFT, RIGHT).shift(DOWN / 2))", "self.wait()"),
    ),
    "a number that runs into a line": (
        "overlap",
        (
            "number = DecimalNumber(1, mob_class=Text).shift(UP)",
            "self.add(number, Line(2 * LEFT, 2 * RIGHT))",
            "self.play(number.animate.shift(2 * DOWN), run_time=2)",
        ),
        (
            "number = DecimalNumber(1, mob_class=Text).shift(UP)",
            "self.add(number, Line(2 * LEFT, 2 * RIGHT))",
            "self.play(number.animate.shift(DOWN / 4))",
        ),
    ),
    "text that is partly hidden": (
        "cut off",
        ("self.add(Text('goal'), Square(fill_opacity=1).next_to(ORIGIN))", "self.wait()"),
        ("self.add(Text('goal'), Square(fill_opacity=1).next_to(2 * RIGHT))", "self.wait()"),
    ),
    "letters that are hidden one by one": (
        "cut off",
        (
            "word = Text('goal')",
            "cover = SurroundingRectangle(word[2:], fill_opacity=1, buff=0.01)",
            "self.add(word, cover)",
            "self.wait()",
        ),
        (
            "word = Text('goal')",
            "cover = SurroundingRectangle(word, fill_opacity=1, buff=0.01)",
            "self.add(word, cover)",
            "self.wait()",
        ),
    ),
    "pale text": (
        "contrast",
        ("self.add(Text('pale', color='#747474'))", "self.wait()"),
        ("self.add(Text('pale', color='#767676'))", "self.wait()"),
    ),
    "pale text on an area": (
        "contrast",
        ("self.add(Square(4, color=WHITE, fill_opacity=1), Text('pale'))", "self.wait()"),
        ("self.add(Square(4, color=BLUE_E, fill_opacity=1), Text('pale'))", "self.wait()"),
    ),
    "small text": (
        "small",
        ("self.add(Text('Small', font_size=12))", "self.wait()"),
        ("self.add(Text('Small', font_size=14))", "self.wait()"),
    ),
    "small text without a high letter": (
        "small",
        ("self.add(Text('on a sea', font_size=12))", "self.wait()"),
        ("self.add(Text('on a sea', font_size=15))", "self.wait()"),
    ),
    "text at the edge": (
        "cut off",
        ("self.add(Text('far').to_edge(RIGHT, buff=-0.1))", "self.wait()"),
        ("self.add(Text('far').to_edge(RIGHT, buff=0))", "self.wait()"),
    ),
    "a drawing at the edge": (
        "cut off",
        ("self.add(Circle().to_edge(UP, buff=-0.1))", "self.wait()"),
        ("self.add(Circle().to_edge(UP, buff=0.05), NumberPlane())", "self.wait()"),
    ),
    "what flashes": ("flash", blinking(1 / 15), blinking(3 / 15)),
    "a long still": (
        "still",
        ("self.add(Dot())", "self.wait(5.2)"),
        ("self.add(Dot())", "self.wait(5)"),
    ),
    "a long still with words": (
        "still",
        ("self.add(Text('x' * 50))", "self.wait(8.4)"),
        ("self.add(Text('x' * 50).scale(0.5))", "self.wait(8)"),
    ),
    "an image": (
        "unread",
        ("self.add(ImageMobject(np.uint8([[0, 255]])))", "self.wait()"),
        ("self.add(Square())", "self.wait()"),
    ),
}


@pytest.mark.parametrize(("kind", "wrong", "right"), PAIRS.values(), ids=PAIRS)
def test_a_scene_that_has_a_fault_is_caught(tmp_path, kind, wrong, right):
    assert kind in {finding.fault.kind for finding in findings_of(tmp_path, *wrong)}


@pytest.mark.parametrize(("kind", "wrong", "right"), PAIRS.values(), ids=PAIRS)
def test_a_scene_that_just_has_not_the_fault_is_passed(tmp_path, kind, wrong, right):
    assert [] == [described(finding) for finding in findings_of(tmp_path, *right)]


COMING = {
    "writing": ("self.play(Write(Text('Hello, world')))",),
    "typing": ("self.play(AddTextLetterByLetter(Text('hello')))",),
    "growing": ("self.play(GrowFromCenter(Text('Hello')))",),
    "fading": ("word = Text('Hello')", "self.play(FadeIn(word))", "self.play(FadeOut(word))"),
    "one word fades into another": (
        "word = Text('one')",
        "self.add(word)",
        "self.play(FadeTransform(word, Text('another')))",
        "self.wait()",
    ),
    "one word becomes another": (
        "word = Text('one')",
        "self.add(word)",
        "self.play(ReplacementTransform(word, Text('another')))",
        "self.wait()",
    ),
    "a word that comes from outside": (
        "word = Text('Hello').shift(8 * LEFT)",
        "self.play(word.animate.move_to(ORIGIN))",
    ),
    "a word on its card": (
        "self.add(BackgroundRectangle(Text('Hello'), color=BLUE_E), Text('Hello'))",
        "self.wait()",
    ),
    "a word in its frame": (
        "word = Text('Hello')",
        "self.add(word, SurroundingRectangle(word))",
        "self.wait()",
    ),
    "a word on its side": ("self.add(Text('till', font_size=18).rotate(PI / 2))", "self.wait()"),
    "a chart": ("self.add(Axes(axis_config={'include_numbers': False}))", "self.wait()"),
    "a picture that stands while it is explained": (
        "self.add(Dot())",
        "self.add_subcaption('x', duration=9)",
        "self.wait(9)",
    ),
}


@pytest.mark.parametrize("lines", COMING.values(), ids=COMING)
def test_what_is_usual_in_a_scene_is_passed(tmp_path, lines):
    assert [] == [described(finding) for finding in findings_of(tmp_path, *lines)]


def test_a_finding_has_its_time_both_things_with_their_lines_and_the_line_that_plays(tmp_path):
    [said] = [
        described(finding)
        for finding in findings_of(
            tmp_path,
            "goal = Text('the goal').shift(2 * LEFT)",  # line 6
            "self.add(goal)",
            "self.wait(1)",
            "line = Line(DOWN, UP).shift(4 * LEFT)",  # line 9
            "self.play(line.animate.shift(2 * RIGHT))",
            "self.wait(1)",
        )
    ]
    assert said.startswith("1.")
    assert 'Text("the goal") (line 6) under Line line (line 9), in the play of line 10: ' in said


NAMES = {
    "Text": ("Text('a\\nb')", 'Text("a b") (line 6)'),
    "MarkupText": ("MarkupText('<b>a</b> b')", 'MarkupText("a b") (line 6)'),
    "Typst": ("Typst('*a* b')", 'Typst("*a* b") (line 6)'),
    "MathTypst": ("MathTypst('a + b')", 'MathTypst("a + b") (line 6)'),
    "DecimalNumber": ("DecimalNumber(1.5, mob_class=Text)", 'DecimalNumber("1.50") (line 6)'),
    "Paragraph": ("Paragraph('ab', 'cd')", 'Paragraph("ab cd") (line 6)'),
    "a long text": ("Text('y' * 50).scale(0.5)", f'Text("{"y" * 39}…") (line 6)'),
    "a copy": ("Text('ab').copy()", 'Text("ab") (line 6)'),
}


@pytest.mark.parametrize(("made", "expected"), NAMES.values(), ids=NAMES)
def test_a_text_is_named_by_its_words_and_is_one_thing(tmp_path, made, expected):
    found = findings_of(
        tmp_path, f"text = {made}", "self.add(text.set_color('#444444'))", "self.wait()"
    )
    assert {expected} == {finding.fault.one for finding in found}
    assert ["contrast"] == [finding.fault.kind for finding in found]


def other_thing(folder, *lines):
    [finding] = (f for f in findings_of(folder, *lines) if f.fault.kind == "overlap")
    return finding.fault.other


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("self.add(Text('goal'), Line(LEFT, RIGHT))", "Line (line 6)"),
        ("self.axis = Line(LEFT, RIGHT); self.add(Text('goal'), self.axis)", "Line axis (line 6)"),
        ("all = [Line(LEFT, RIGHT)]; self.add(Text('goal'), *all)", "Line all[0] (line 6)"),
        ("self.add(Text('goal').shift(UP / 9), NumberPlane())", "NumberPlane (line 6)"),
    ],
)
def test_a_drawing_is_named_by_its_class_and_by_who_holds_it(tmp_path, line, expected):
    assert expected == other_thing(tmp_path, line, "self.wait()")


def test_a_drawing_of_a_file_beside_is_told_with_that_file(tmp_path):
    written(
        tmp_path,
        head="from manim import *\ndef bar():\n    return Line(LEFT, RIGHT)\n",
        name="bars.py",
    )
    file = written(
        tmp_path, "self.add(Text('goal'), bars.bar())", "self.wait()", head=f"import bars\n{HEAD}"
    )
    [finding] = audited(file).findings
    assert "Line (bars.py, line 3)" == finding.fault.other


def test_manim_is_as_before_when_a_file_was_audited(tmp_path):
    from manim import Mobject

    from grokdl.engine.lines import MADE_IN, SourceLines

    with SourceLines(tmp_path / "shown.py").noted():
        pass
    assert MADE_IN not in vars(Mobject())
    assert ("__init__", "copy") == (Mobject.__init__.__name__, Mobject.copy.__name__)
    assert "manim" in Mobject.__init__.__module__


UNREAD = {
    "3-D": ("What a ThreeDCamera sees", "ThreeDScene", "self.add(Cube())"),
    "zoomed": ("What a MultiCamera sees", "ZoomedScene", "self.add(Square())"),
    "points": ("PointCloudDot", "Scene", "self.add(PointCloudDot())"),
}


@pytest.mark.parametrize(("expected", "base", "line"), UNREAD.values(), ids=UNREAD)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path, expected, base, line):
    head = HEAD.replace("(Scene)", f"({base})")
    [said] = map(described, findings_of(tmp_path, line, "self.wait(0.2)", head=head))
    assert (
        f"0.00–0.20 s  unread: {expected}, in the wait of line 7: only outlines can be looked at"
        == said
    )
