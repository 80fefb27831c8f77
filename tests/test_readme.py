"""What README and docs say works: their commands are ours, pictures are there, the lesson runs."""

import os
import re
import shlex
from pathlib import Path
from shutil import copy

import click
import pytest
from warm import Warm

import grokdl
from grokdl.catalog import gallery
from grokdl.cli.commands import grokdl as commands
from grokdl.cli.scene_file import names_a_scene_file

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
LINES = [
    line for text in PAGES.values() for line in re.findall(r"^grokdl .*$", text, flags=re.MULTILINE)
]
LESSONS = gallery.lessons()
LONGEST = 6000  # characters: what is read in one sitting


def blocks(language, page="README.md"):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES[page], flags=re.DOTALL | re.MULTILINE)


def test_the_readme_is_read_in_one_sitting():
    assert LONGEST >= len(README)


def test_the_readme_leads_to_every_page_and_each_link_leads_somewhere():
    assert set() == {name for name in PAGES if f"docs/{name}" not in README} - {"README.md"}
    for name, text in PAGES.items():
        folder = ROOT if name == "README.md" else ROOT / "docs"
        links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
        assert [] == [link for link in links if not (folder / link).exists()]


@pytest.mark.parametrize("line", LINES)
def test_a_command_that_is_shown_is_understood(line):
    name, *arguments = shlex.split(line, comments=True)[1:]
    command = commands.commands[name]
    parent = click.Context(commands, **commands.context_settings)
    with command.make_context(name, arguments, parent) as context:
        words = context.params.get("lessons", ())
        for lesson in () if names_a_scene_file(words) else words:
            assert lesson in ("all", "film") or gallery.find(lesson)


TINY = """
from manim import Create, Scene, Square
from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo

INFO = LessonInfo(
    scene="{scene}", title="{scene}", section="4.{number}", says="About a learning rate.",
    parameters=book.parameters("alpha").declare(panes=(int, Field(2, ge=1, le=2))),
)

class {scene}(Scene):
    info = INFO
    request = None

    def construct(self):
        self.play(Create(Square()), run_time=0.2)
"""
NAMED = ("ErrorBowl", "Overshoot", "Divergence", "Alpha")
NEVER_ENDS = "watch"


@pytest.fixture(scope="module")
def warm():
    """A process that has loaded Manim once, for all commands."""
    process = Warm(dict(os.environ))
    yield process
    process.end()


@pytest.fixture(scope="module")
def workshop(tmp_path_factory, warm):
    """A folder in which a user has done what the pages take for done, with very short lessons."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "lessons").mkdir()
    for number, scene in enumerate(NAMED, 11):
        text = TINY.format(scene=scene, number=number)
        file = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", scene).lower()
        (folder / "lessons" / f"{file}.py").write_text(text)
    intro = "from manim import *\n\nclass Intro(Scene):\n    def construct(self):\n"
    (folder / "my_scenes.py").write_text(intro + "        self.play(Create(Dot()), run_time=0.2)\n")
    file = done_in(warm, folder, "grokdl params divergence overshoot")
    (folder / "talk.toml").write_text(file.stdout)
    words = done_in(warm, folder, "grokdl words overshoot")
    (folder / "words.toml").write_text(words.stdout, encoding="utf-8")
    done_in(warm, folder, "grokdl render alpha -q draft -o talk/alpha.mp4")
    done_in(warm, folder, "grokdl render divergence -q draft -o clips/divergence_steep.mp4")
    done_in(warm, folder, "grokdl export error-bowl overshoot divergence alpha --to pptx -q draft")
    copy(folder / "media" / "deck.pptx", folder / "talk.pptx")
    copy(folder / "media" / "deck.pptx", folder / "my_lecture.pptx")
    return folder


def done_in(warm, folder, line):
    """Run a command that a page shows, with the short lessons."""
    words = shlex.split(line, comments=True)[1:]
    takes = {name for option in commands.commands[words[0]].params for name in option.opts}
    if "--scenes" in takes and not names_a_scene_file(words[1:]):
        words += ["--scenes", "lessons"]
    return warm.run(
        ["grokdl", *words], folder, {**os.environ, "GROKDL_CACHE": f"{folder / 'cache'}"}
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", [line for line in dict.fromkeys(LINES) if line.split()[1] != NEVER_ENDS]
)
def test_a_command_that_is_shown_does_what_it_says(line, warm, workshop):
    done = done_in(warm, workshop, line)
    assert (0, "") == (done.returncode, done.stderr if done.returncode else "")


def test_every_command_is_shown():
    named = {shlex.split(line, comments=True)[1] for line in LINES}
    assert set(commands.commands) == named


def test_every_option_of_render_is_told():
    options = {
        name
        for parameter in commands.commands["render"].params
        if isinstance(parameter, click.Option)
        for name in parameter.opts[:1]
    }
    told = " ".join(PAGES.values())
    assert set() == {name for name in options - {"--help", "-h"} if name not in told}


def test_the_pictures_are_there():
    shown = {page: re.findall(r"!\[.*?\]\((.*?)\)", text) for page, text in PAGES.items()}
    folders = {page: ROOT if page == "README.md" else ROOT / "docs" for page in PAGES}
    assert len(shown["README.md"]) == 4
    paths = [folders[page] / path for page, found in shown.items() for path in found]
    assert [] == [path for path in paths if not path.is_file()]


def test_the_page_of_lessons_has_each_with_its_picture():
    page = PAGES["lessons.md"]
    parts = [(f"readme/{info.name}.png", f"`{info.name}`: {info.says}") for info in LESSONS]
    assert [] == [part for pair in parts for part in pair if part not in page]


@pytest.mark.parametrize("page", ["README.md", "commands.md"])
def test_the_python_example_runs_up_to_its_clip(page):
    example = blocks("python", page)[0].split("clip =")[0].replace("import grokdl", "")
    names = {"grokdl": grokdl}
    exec(example, names)
    assert 0.800012187195 == pytest.approx(names["run"][-1].prediction, rel=1e-11)


def test_the_lesson_in_the_readme_is_one(tmp_path):
    (tmp_path / "first_step.py").write_text(blocks("python")[1], encoding="utf-8")
    assert "first-step" == gallery.lessons(tmp_path)[0].name
