"""Stills as productions: one or several files, whole or not at all, and not made twice."""

import json
import os
import signal
from itertools import chain
from pathlib import Path

import pytest
from conftest import HERE, SCENES
from PIL import Image
from programs import needs, said
from test_executor import OneByOne
from test_png import take as take_of_pictures

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.export import format_of
from grokdl.production import manifest, pictures, production
from grokdl.production.clip import ClipProduction, productions
from grokdl.production.film import film_production
from grokdl.production.recipe import carried, requests_of
from grokdl.production.status import State, look_at, videos

pytestmark = pytest.mark.slow


def made(path, *at, alpha=0.5):
    """What a production of the moving square makes, and how many of them were made anew."""
    delivery = {"at": at} if at else {}
    request = asked(
        gallery.find("box", SCENES), {"alpha": alpha}, quality="draft", delivery=delivery
    )
    current = []
    wanted = productions([request], [path], scenes=SCENES)
    list(production.run(wanted, executor=OneByOne(), on_current=current.append))
    return 1 - len(current)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_a_still_is_one_file_that_is_made_once(ending, tmp_path):
    path = tmp_path / f"square{ending}"
    assert [1, 0] == [made(path), made(path)]
    assert [path.name] == names(tmp_path)
    assert State.CURRENT is look_at(path, SCENES).state
    assert 0.5 == carried(path).recipe["parameters"]["alpha"]
    assert 1 == made(path, alpha=0.25)


@needs("pdfinfo")
def test_a_pdf_has_a_page_for_each_section_unless_other_moments_are_asked_for(tmp_path):
    path = tmp_path / "square.pdf"
    pages = []
    for at in ((), ("first", "0.5", "last"), ("last",)):
        assert 1 == made(path, *at)
        pages.append(int(said("pdfinfo", path).split("Pages:")[1].split()[0]))
    assert [2, 3, 1] == pages


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_several_moments_are_several_files_and_made_once(ending, tmp_path):
    path = tmp_path / f"square{ending}"
    assert [1, 0] == [made(path, "sections", "0.5") for _ in range(2)]
    several = [f"square_{name}{ending}" for name in ("01_0.5s", "02_right", "03_down")]
    assert sorted([*several, path.name]) == names(tmp_path)
    assert several == [one.name for one in pictures.files(path)]
    assert [path] == videos([tmp_path])


def test_each_of_several_pictures_is_whole_and_asks_for_its_own_moment(tmp_path):
    path = tmp_path / "square.png"
    made(path, "sections")
    for one, at in zip(pictures.files(path), ["0.933333", "2.933333"], strict=True):
        assert [at] == carried(one).recipe["delivery"]["at"]
        alone = one.rename(tmp_path / "alone.png")
        assert State.CURRENT is look_at(alone, SCENES).state
        with Image.open(alone) as before:
            [request] = requests_of(carried(alone), alone, SCENES)
            wanted = productions([request], [tmp_path / "again.png"], scenes=SCENES, force=True)
            [again] = production.run(wanted, executor=OneByOne())
            with Image.open(again.path) as after:
                assert list(before.getdata()) == list(after.getdata())


def test_a_picture_that_is_gone_or_changed_makes_the_set_stale(tmp_path):
    path = tmp_path / "square.png"
    made(path, "sections")
    first, last = pictures.files(path)
    last.unlink()
    first.write_bytes(first.read_bytes() + b"\0")
    found = look_at(path, SCENES)
    reasons = ("square_01_right.png differs", "square_02_down.png is missing")
    assert (State.STALE, reasons) == (found.state, found.reasons)
    assert 1 == made(path, "sections")
    assert State.CURRENT is look_at(path, SCENES).state


def test_pictures_that_are_not_asked_for_any_more_go(tmp_path):
    path = tmp_path / "square.png"
    made(path, "sections")
    made(path, "first", "last")
    assert ["square.png", "square_01_first.png", "square_02_last.png"] == names(tmp_path)
    made(path)
    assert ["square.png"] == names(tmp_path)


def test_a_set_that_cannot_be_written_whole_leaves_the_old_one(tmp_path):
    path = tmp_path / "square.png"
    made(path, "sections")
    before = {one: one.read_bytes() for one in tmp_path.iterdir()}
    theirs = tmp_path / "square_02_last.png"
    theirs.write_text("mine")
    with pytest.raises(GrokdlError, match=r"square_02_last\.png is there, and is no picture"):
        made(path, "first", "last")
    assert {**before, theirs: b"mine"} == {one: one.read_bytes() for one in tmp_path.iterdir()}


def put(folder, path, *names, alpha):
    """Put pictures in their places as a production does."""
    request = asked(gallery.find("box", SCENES), {}, delivery={"at": ["sections"]})
    made_from = manifest.inputs([request], SCENES)
    folder.mkdir(exist_ok=True)
    ClipProduction(request, path, made_from).done([take_of_pictures(folder, *names, alpha=alpha)])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="another process is forked")
@pytest.mark.parametrize("number", range(5))
def test_a_set_between_old_and_new_is_stale_and_the_next_one_is_whole(number, tmp_path):
    folder, path = tmp_path / "set", tmp_path / "set" / "a.png"
    folder.mkdir()
    put(tmp_path / "old", path, "one", "two", "three", alpha=255)
    process = os.fork()
    if process == 0:  # killed before so many renames and removals are done
        left = iter(range(number))
        for name in ("replace", "unlink"):
            done = getattr(Path, name)
            setattr(Path, name, lambda *given, done=done, **more: next(left) >= 0 and done(*given))
        try:
            put(tmp_path / "new", path, "uno", "two", alpha=99)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)
    assert (State.CURRENT if number < 2 else State.STALE) is look_at(path, SCENES).state
    put(tmp_path / "new", path, "uno", "two", alpha=99)
    assert State.CURRENT is look_at(path, SCENES).state
    left = [name for name in names(folder) if not name.startswith(".")]  # drafts go in an hour
    assert ["a.png", "a_01_uno.png", "a_02_two.png"] == left


def test_a_moment_after_the_end_is_a_mistake_of_the_user_and_leaves_nothing(tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no picture at 99 s"):
        made(tmp_path / "square.png", "99")
    assert [] == names(tmp_path)


def test_pictures_of_others_are_no_strangers_in_a_folder(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "photo.png")
    (tmp_path / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "paper.pdf").write_text("%PDF-1.7 %%EOF")
    assert [] == videos([tmp_path])
    assert State.STRANGER is look_at(tmp_path / "photo.png").state


def test_a_film_is_pages_or_a_picture_for_each_of_its_chapters(tmp_path):
    requests = [
        asked(gallery.find(name, SCENES), {}, quality="draft") for name in ("waiting", "box")
    ]
    for ending in (".png", ".pdf"):
        wanted = film_production(requests, tmp_path / f"film{ending}", scenes=SCENES)
        for _ in range(2):
            [film] = production.run([wanted], executor=OneByOne())
    assert film.chapters[1].title in format_of(film.path).facts(film.path).record
    titles = ("gradient-descent-one-weight", "waiting", "a-square-that-moves")
    found = [name for name in names(tmp_path) if name.startswith("film_")]
    assert set(titles[1:]) < set(chain(*(name[8:-4].split("_") for name in found)))
    assert 4 == len(found)
    told = json.loads(format_of(tmp_path / "film.png").facts(tmp_path / "film.png").record)
    assert found == list(told["pictures"])


def test_render_makes_the_format_of_the_name(run, tmp_path):
    code, out, _ = run("render", "box", *HERE, "-q", "draft", "-o", "square.svg")
    assert (0, "square.svg\n") == (code, out)
    assert ["square.svg"] == names(tmp_path)


def test_a_still_can_become_anything_for_its_lesson_is_run_again(run, tmp_path):
    for words in (
        ("box", "--to", "png", "--at", "0.5", "-q", "draft", "-o", "square.png"),
        ("square.png", "--to", "pdf"),
        ("square.pdf", "--to", "svg", "--at", "first", "--at", "last"),
    ):
        code, out, err = run("export", *words, *HERE)
        assert (0, False) == (code, "Traceback" in err)
    assert ["square_01_first.svg", "square_02_last.svg"] == out.split()
    assert ["0.5"] == carried(tmp_path / "square.png").recipe["delivery"]["at"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "png", "--at", "soon"), "There is no moment 'soon'."),
        (("--to", "mp4", "--at", "last"), "--at is for stills, and mp4 moves."),
    ],
)
def test_a_moment_that_cannot_be_had_is_a_mistake(run, tmp_path, words, said):
    code, out, err = run("export", "box", *words, *HERE, "-o", str(tmp_path))
    assert (2, "") == (code, out)
    assert said in err
    assert [] == names(tmp_path)
