"""A mistake in a lesson of the user's own is the user's: it is told with its file and line."""

import os
import shutil
from pathlib import Path

import pytest

from grokdl.audit.batch_audit import audits
from grokdl.catalog.gallery import find, lessons, scenes_folder
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.production.clip import Clip, render
from grokdl.production.film import render_film

PACKAGE = Path(__file__).parents[1] / "grokdl"
LESSON = """from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
{head}
INFO = LessonInfo(
    scene="FirstStep",
    title="The first step",
    section="4.9",
    says="One step.",
    parameters=book.parameters({program}),
)
class FirstStep(RunScene):
    info = INFO
    words = {words}
    def construct(self):
        {body}
"""
FILE = "first_step.py"


def lesson(*body, words="{}", head="", program="'gradient_descent'"):
    """The text of a lesson whose construct begins in line 15."""
    lines = "\n        ".join(body or ["self.hold(1)"])
    return LESSON.format(head=head, program=program, words=words, body=lines)


def saying(caption):
    """The text of a lesson that says one caption."""
    return lesson("self.say('a')", words=repr({"a": caption}))


def written(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def rendered(folder, text):
    written(folder, text)
    return render("first-step", scenes=folder, quality="draft", output=folder / "out")


RAISING = "raise ValueError('no sense')"
BROKEN = {
    "a name that is not there": (lesson("self.nope()"), 15, "AttributeError: 'FirstStep' object"),
    "an error of its own": (lesson(RAISING), 15, "ValueError: no sense"),
    "an unknown field": (saying("{nope}"), 15, "The caption 'a' has no field {nope}. There are: w"),
    "a slip in a field": (saying("{wieght}"), 15, "no field {wieght}. Did you mean weight?"),
    "a field without a name": (
        saying("{}"),
        15,
        "The caption 'a' can't be filled in: a field has no name",
    ),
    "another notation": (saying("{weight:.1}"), 15, "{weight} is a number whose digits are given"),
    "an unknown claim": (
        lesson("self.say('a')", words="{'a': ('So it is.', 'lands on the gaol')}"),
        15,
        "The caption 'a' claims 'lands on the gaol', which is unknown. Did you mean lands on the g",
    ),
    "no such step": (lesson("self.say('each_step', step=99)"), 15, "There is no step 99: the run"),
    "no such run": (lesson("self.say('each_step', run='full')"), 15, "There is no run 'full'."),
    "an open brace": (
        saying("{weight"),
        15,
        "expected '}' before end of string. A field",
    ),
    "a closed brace": (saying("weight}"), 15, "Single '}' encountered"),
    "no such caption": (lesson("self.say('b')"), 15, "There is no caption 'b'. There are: each_st"),
    "a caption that is no text": (lesson("self.say('a')", words="{'a': 5}"), 15, "is no text"),
    "wrong arguments": (lesson("self.move()"), 15, "TypeError: TimedScene.move() missing 1"),
    "wrong values": (lesson("self.hold('x')"), 15, "TypeError: '>' not supported"),
    "a parameter out of its limits": (
        lesson("self.parameters.change(alpha=99)"),
        15,
        "alpha = 99: it must be a number from -10 to 10.",
    ),
    "an updater": (
        lesson(
            "from manim import Dot",
            "dot = Dot().add_updater(lambda dot, dt: [][1])",
            "self.add(dot)",
            "self.wait(1)",
        ),
        16,
        "IndexError: list index out of range",
    ),
    "an end": (lesson("import sys", "sys.exit(3)"), 16, "SystemExit: 3"),
    "an import": (lesson(head="import nowhere_at_all"), 3, "ModuleNotFoundError: No module named"),
    "a name in an import": (
        lesson(head="from grokdl import nope"),
        3,
        "ImportError: cannot",
    ),
    "its syntax": (lesson("self.hold(("), 15, "SyntaxError: '(' was never closed"),
    "its card": (lesson(program="'alpha').change(alpha=99"), 9, "alpha = 99: it must be a number"),
    "an end in its card": (lesson(program="exit()"), 9, "SystemExit"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "line", "said"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_in_a_lesson_is_told_in_one_line_with_its_place(tmp_path, text, line, said):
    with pytest.raises(GrokdlError) as mistake:
        rendered(tmp_path, text)
    assert mistake.value.message.startswith(f"{tmp_path / FILE}, line {line}: ")
    assert said in mistake.value.message
    assert "\n" not in mistake.value.message
    assert "" != mistake.value.hint
    assert [] == list(tmp_path.glob("out/*"))


UNFIT = {
    "nothing is played": (lesson("pass"), "plays nothing, so there is no video of it."),
    "every section is skipped": (
        lesson("self.next_section(skip_animations=True)", "self.wait(1)"),
        "plays nothing, so there is no video of it.",
    ),
    "no info": (lesson().replace("    info = INFO\n", ""), "its FirstStep has no info."),
    "no scene": (lesson().replace("(RunScene)", ""), "its FirstStep is no scene."),
    "arguments": (
        lesson() + "    def __init__(self, size): ...\n",
        "its FirstStep can't be made without arguments: missing a required argument: 'size'.",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "said"), UNFIT.values(), ids=UNFIT)
def test_a_class_that_can_not_be_rendered_is_told_with_a_way_out(tmp_path, text, said):
    with pytest.raises(GrokdlError) as mistake:
        rendered(tmp_path, text)
    assert said in mistake.value.message
    assert "" != mistake.value.hint


@pytest.mark.slow
def test_an_error_in_a_file_beside_is_told_with_that_files_line(tmp_path):
    (tmp_path / "_helper.py").write_text("\n1 / 0\n")
    head = f"import sys; sys.path.append({str(tmp_path)!r}); import _helper"
    with pytest.raises(GrokdlError) as mistake:
        rendered(tmp_path, lesson(head=head))
    told = f"{tmp_path / '_helper.py'}, line 2: ZeroDivisionError: division by zero"
    assert told == mistake.value.message


@pytest.mark.slow
def test_a_file_beside_that_can_not_be_imported_is_explained(tmp_path):
    (tmp_path / "_helper.py").write_text("SIZE = 3\n")
    with pytest.raises(GrokdlError) as mistake:
        rendered(tmp_path, lesson(head="import _helper"))
    assert "line 3: ModuleNotFoundError: No module named '_helper'" in mistake.value.message
    assert mistake.value.hint.startswith("_helper.py lies beside it, but a lesson is one file")


def audited(folder):
    return audits([asked(find("first-step", folder), {}, quality="draft")], scenes=folder)


def filmed(folder):
    return render_film(quality="draft", scenes=folder, output=folder / "out")


@pytest.mark.slow
@pytest.mark.parametrize("made", [audited, filmed])
@pytest.mark.parametrize("name", ["an unknown field", "a parameter out of its limits"])
def test_an_audit_and_a_film_tell_it_as_a_clip_does(tmp_path, made, name):
    text, line, said = BROKEN[name]
    with pytest.raises(GrokdlError) as mistake:
        made(written(tmp_path, text))
    assert f"{tmp_path / FILE}, line {line}: {said}"[:99] in mistake.value.message


@pytest.mark.slow
def test_the_commands_end_with_2_and_leave_a_stale_clip_as_it_was(grokdl, tmp_path):
    render(
        "first-step",
        scenes=written(tmp_path, lesson("self.wait(1)")),
        quality="draft",
        output=tmp_path / "clip.mp4",
    )
    before = (tmp_path / "clip.mp4").read_bytes()
    written(tmp_path, lesson("self.nope()"))
    for words in (("update", "."), ("render", "--from", "clip.mp4"), ("audit", "first-step")):
        done = grokdl(*words, "--scenes", ".")
        assert (2, "") == (done.returncode, done.stdout)
        assert "grokdl: first_step.py, line 15: AttributeError" in done.stderr
    assert before == (tmp_path / "clip.mp4").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("said", ["self.nope()", "self.say('nope')", "self.move()"])
def test_a_fault_in_a_lesson_of_ours_is_ours(grokdl, tmp_path, said):
    house = tmp_path / "house"
    shutil.copytree(PACKAGE, house / "grokdl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(scenes_folder(), house / "grokdl/scenes", dirs_exist_ok=True)
    written(house / "grokdl/scenes", lesson(said))
    env = {**os.environ, "PYTHONPATH": str(house)}
    done = grokdl("render", "first-step", "-q", "draft", env=env)
    assert (1, "") == (done.returncode, done.stdout)
    assert "grokdl: this is our fault, not yours: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_lesson_in_another_encoding_is_read_as_python_reads_it(tmp_path):
    text = lesson().replace("One step.", "Un paso más.")
    (tmp_path / FILE).write_bytes(f"# coding: latin-1\n{text}".encode("latin-1"))
    assert ["Un paso más."] == [info.says for info in lessons(tmp_path)]
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(GrokdlError, match="SyntaxError: "):
        lessons(tmp_path)


@pytest.mark.slow
def test_a_lesson_that_is_sound_is_rendered_and_opened_again(tmp_path):
    clip = rendered(tmp_path, lesson("self.say('each_step')", "self.hold(1)"))
    assert clip.captions == Clip.open(clip.path, tmp_path).captions
