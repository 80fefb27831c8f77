"""What became of a scene is kept: it runs again where anything that it depends on has changed."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SCENES

from grokdl.catalog import gallery
from grokdl.catalog.film_place import FilmPlace, film_places
from grokdl.catalog.own_film import AS_USUAL, OwnFilm
from grokdl.catalog.request import asked
from grokdl.engine import shoot
from grokdl.engine.kept_take import NOT_KEPT, keep, kept
from grokdl.engine.take import KILLED, SectionParts, Take
from grokdl.export import USUAL, format_named
from grokdl.files.cache import Store, cache_folder
from grokdl.production import manifest, take_keys
from grokdl.production.film import film_production
from grokdl.production.lesson_job import lesson_job
from grokdl.production.take_keys import Keys, are_as_loaded

NAMES = ("slope", "any-formula", "follow-the-slope")


@pytest.fixture(autouse=True)
def an_empty_cache(tmp_path, monkeypatch):
    """Nothing is kept before."""
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))


def request(name="any-formula", **wishes):
    return asked(gallery.find(name), wishes.pop("parameters", {}), quality="draft", **wishes)


def inputs(*requests, **how):
    return manifest.inputs(requests or [request()], **how)


def key(changed=None, **more):
    """The key of a clip's take."""
    wanted, found = more.pop("request", request()), deepcopy(inputs())
    for part, name in changed or ():
        found[part][name] = "another"
    return Keys(found, more.pop("format", USUAL)).of(wanted.recipe, wanted.look, **more).scene


def taken(folder, *names):
    """A take whose files are segments, each kept under its name."""
    parts = tuple(folder / f"{name}.mp4" for name in names)
    for part in parts:
        part.write_bytes(part.name.encode())
        Store(cache_folder() / "segments").put(part.stem, part.read_bytes())
    sections = (SectionParts(1, parts[:1]), SectionParts(2, parts[1:]))
    return Take(parts, 15, 15, (), (), section_parts=sections, kept_as=names)


def test_a_take_comes_back_with_its_files_and_sections(tmp_path):
    take = taken(tmp_path, "one", "two")
    keep("key", take)
    again = kept("key", tmp_path / "again")
    assert ["one.mp4", "two.mp4"] == [part.read_text() for part in again.parts]
    assert {tmp_path / "again"} == {part.parent for part in again.parts}
    assert [(1, again.parts[:1]), (2, again.parts[1:])] == [*map(tuple, again.section_parts)]
    assert (take.frames, take.kept_as) == (again.frames, again.kept_as)
    assert {"look up"} == {*again.costs}
    assert kept("other", tmp_path / "again") is None


def test_a_take_of_which_a_segment_is_gone_is_not_there(tmp_path):
    keep("key", taken(tmp_path, "one", "two"))
    [gone] = (cache_folder() / "segments").glob("tw/o")
    gone.unlink()
    assert kept("key", tmp_path / "again") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"sound": Path("voice.wav")},
        {"remarks": (KILLED,)},
        {"kept_as": ("one", "")},  # a segment that is in no cache
        {"kept_as": ()},
        {"parts": (), "section_parts": (), "kept_as": ()},
    ],
)
def test_what_can_not_be_given_back_whole_is_not_kept(tmp_path, changes):
    keep("key", replace(taken(tmp_path, "one", "two"), **changes))
    assert kept("key", tmp_path / "again") is None


def test_a_key_tells_all_that_a_picture_depends_on_and_nothing_else():
    files = inputs()["files"]
    own, drawing = "scenes/any_formula.py", "grokdl/mobjects/text.py"
    assert {own, drawing} <= files.keys()
    others = [
        key(request=request(parameters={"beta": 3})),
        key(request=request(theme="dark")),
        key(request=request(title="Mine")),
        key(request=request(language="de")),
        key([("files", own)]),
        key([("files", drawing)]),
        key([("versions", "manim")]),
        key(format=format_named("webm")),
        key(place=FilmPlace()),
        key(place=FilmPlace(told=frozenset({"rule"}))),
    ]
    assert len({key(), *others}) == 1 + len(others)
    assert key() == key() == key([("files", "scenes/alpha.py")])


def test_nothing_is_kept_of_a_users_lessons_nor_of_a_voice():
    found = inputs(scenes=None)
    theirs = {**deepcopy(found), "lessons": {"lessons": "another folder"}}
    assert NOT_KEPT == Keys(theirs, USUAL).of(request().recipe, request().look)
    heard = request(voice_command="espeak-ng --stdout")
    assert NOT_KEPT == Keys(found, USUAL).of(heard.recipe, heard.look)
    assert "another folder" == gallery.whose(SCENES)


@pytest.mark.parametrize(
    ("title", "is_kept"), [("Größe: α", False), ("重み", False), ("Größe", True)]
)
def test_what_may_need_a_font_of_this_computer_is_not_kept(title, is_kept):
    keys, plain, own = Keys(inputs(), USUAL), request(), OwnFilm(outro=title)
    found = keys.of(plain.recipe | {"title": title}, plain.look)
    assert is_kept == (found != NOT_KEPT)
    card = Keys(inputs(), USUAL, own).of({"card": "end card"}, plain.look)
    assert is_kept == (card != NOT_KEPT)


def test_a_take_is_kept_only_if_its_files_are_those_that_were_loaded(monkeypatch):
    found = Keys(inputs(), USUAL).of(request().recipe, request().look)
    assert {"scenes/any_formula.py", "grokdl/mobjects/text.py"} <= dict(found.files).keys()
    assert "scenes/slope.py" not in dict(found.files)
    assert are_as_loaded(found.files)
    assert not are_as_loaded([*found.files, ("scenes/any_formula.py", "another")])
    assert not are_as_loaded([("grokdl/mobjects/gone.py", "another")])
    monkeypatch.setattr(take_keys, "LOADED", 0.0)  # all was saved since
    assert not are_as_loaded(found.files)


def film_keys(own=AS_USUAL, **changes):
    """The keys of three lessons in a film, and of the card after them."""
    every = [request(name, parameters=changes.get(name.split("-")[0], {})) for name in NAMES]
    keys = Keys(inputs(*every, film=True), USUAL, own)
    *places, end = film_places(every)
    found = [keys.of(one.recipe, one.look, place) for one, place in zip(every, places, strict=True)]
    return [*found, keys.of({"card": "end card"}, every[0].look, end)]


def test_in_a_film_a_parameter_changes_its_lesson_and_both_of_its_bridges():
    before, after = film_keys(), film_keys(any={"beta": 3}, own=OwnFilm(chosen=True))
    assert [True, False, True, True] == [
        a.scene == b.scene for a, b in zip(before, after, strict=True)
    ]
    assert [True, False, False, True] == [
        a.bridge == b.bridge for a, b in zip(before, after, strict=True)
    ]


def test_in_a_film_its_title_changes_the_cards_and_the_bridge_from_the_first():
    before, after = film_keys(), film_keys(own=OwnFilm(title="Mine"))
    same = [(a.scene == b.scene, a.bridge == b.bridge) for a, b in zip(before, after, strict=True)]
    assert [(True, False), (True, True), (True, True), (False, False)] == same


@pytest.mark.slow
def test_a_lesson_runs_once_and_is_the_same_when_it_need_not_run(tmp_path, monkeypatch):
    wanted, told = request(), []

    def take(name, **how):
        keys = Keys(inputs(), USUAL, **how).of(wanted.recipe, wanted.look)
        return lesson_job(wanted, keys=keys)(tmp_path / name, told.append)

    first, runs = take("first"), []
    stock = shoot.shoot
    monkeypatch.setattr(shoot, "shoot", lambda *a, **k: runs.append(a) or stock(*a, **k))
    second = take("second")
    assert [] == runs
    assert (second.duration, True) == (told[-1].done, told[-1].whole)
    bytes_of = [[part.read_bytes() for part in one.parts] for one in (first, second)]
    assert bytes_of[0] == bytes_of[1]
    ours = {"parts": (), "section_parts": (), "costs": {}}
    assert replace(first, **ours) == replace(second, **ours)
    assert len(first.section_parts) == len(second.section_parts)
    take("third", renew=True)
    lesson_job(wanted, cached=False, keys=Keys(inputs(), USUAL).of(wanted.recipe, wanted.look))(
        tmp_path / "fourth", told.append
    )
    assert 2 == len(runs)


def test_a_film_that_is_forced_renews_its_takes(tmp_path):
    requests = [request(name) for name in NAMES]
    for force in (False, True):
        jobs = film_production(requests, tmp_path / "film.mp4", force=force).jobs(2).values()
        assert {force} == {key.renew for job in jobs for key in job.args if hasattr(key, "renew")}
        assert 5 == len(jobs)


@pytest.mark.slow
def test_what_was_kept_has_a_profile_too(grokdl):
    said = [
        grokdl("render", "any-formula", "-q", "draft", "--profile", "-o", f"{name}.mp4").stderr
        for name in ("one", "two")
    ]
    assert ["paint what changed" in text for text in said] == [True, False]
    assert all("frames a second" in text for text in said)
