"""No segment is ever stale: whatever a picture depends on, and however a scene comes by it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType, ModuleType
from typing import Any

import numpy as np
import pytest
from audited import LESSONS, NAMES, SOME, dealt, others_of
from manim import RIGHT, Scene, Square, ValueTracker
from test_segment_cache import segments

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES
from grokdl.catalog.request import Request, asked
from grokdl.engine.resources import Resources
from grokdl.engine.shoot import shoot
from grokdl.files.cache import Store
from grokdl.mobjects import text, weight_dot
from grokdl.stage import theme

Way = Callable[[Any, float], Callable[[Any], None]]
"""Makes an updater of a square, from a scene and a number that it comes by in its own way."""


def put(square: Any, x: float) -> None:
    square.move_to(RIGHT * float(x))


def by_attribute(scene: Any, x: float) -> Any:
    scene.x = x
    return lambda square: put(square, scene.x)


def by_class_attribute(scene: Any, x: float) -> Any:
    type(scene).x = x
    return lambda square: put(square, type(scene).x)


def by_default(scene: Any, x: float) -> Any:
    return lambda square, x=x: put(square, x)


def by_keyword_only_default(scene: Any, x: float) -> Any:
    def updater(square: Any, *, x: float = x) -> None:
        put(square, x)

    return lambda square: updater(square)


@dataclass(slots=True)
class Slotted:
    x: float


def by_slots(scene: Any, x: float) -> Any:
    slotted = Slotted(x)
    return lambda square: put(square, slotted.x)


def by_partial(scene: Any, x: float) -> Any:
    at = partial(put, x=x)
    return lambda square: at(square)


def by_numpy_number(scene: Any, x: float) -> Any:
    number = np.float32(x)
    return lambda square: put(square, number)


def by_numpy_integer(scene: Any, x: float) -> Any:
    number = np.int64(x * 1000)
    return lambda square: put(square, number / 1000)


def by_set(scene: Any, x: float) -> Any:
    numbers = {x}
    return lambda square: put(square, max(numbers))


def by_fraction(scene: Any, x: float) -> Any:
    number = Fraction(x)
    return lambda square: put(square, number)


def by_mapping_proxy(scene: Any, x: float) -> Any:
    numbers = MappingProxyType({"x": x})
    return lambda square: put(square, numbers["x"])


def by_range(scene: Any, x: float) -> Any:
    numbers = range(int(x * 1000), 5000)
    return lambda square: put(square, numbers[0] / 1000)


def by_another_modules_global(scene: Any, x: float) -> Any:
    module = ModuleType("elsewhere")
    exec("def at():\n    return X", module.__dict__)
    module.__dict__["X"] = x
    return lambda square: put(square, module.at())


def by_nested_helper(scene: Any, x: float) -> Any:
    def helper() -> float:
        return (lambda: x)()

    return lambda square: put(square, helper())


def by_method(scene: Any, x: float) -> Any:
    scene.x, scene.where = x, lambda: scene.x
    return lambda square: put(square, scene.where())


def by_bound_method(scene: Any, x: float) -> Any:
    class Holder:
        def __init__(self, x: float) -> None:
            self.x = x

        def place(self, square: Any) -> None:
            put(square, self.x)

    return Holder(x).place


def by_tracker(scene: Any, x: float) -> Any:
    tracker = ValueTracker(x)
    return lambda square: put(square, tracker.get_value())


def by_module_of_scene(scene: Any, x: float) -> Any:
    sys.modules[__name__].__dict__["GLOBAL"] = x
    return lambda square: put(square, globals()["GLOBAL"])


WAYS: list[Way] = [way for name, way in list(globals().items()) if name.startswith("by_")]


class Placed(Scene):
    way: Way
    x = 1.0

    def construct(self) -> None:
        tracker, square = ValueTracker(0), Square(fill_opacity=1)
        square.add_updater(type(self).way(self, self.x))
        self.add(square, tracker)
        self.play(tracker.animate.set_value(1), run_time=0.2)
        self.wait(0.4)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_number_counts_however_a_scene_comes_by_it(way, tmp_path):
    store = Store(tmp_path / "store")
    made = [
        segments(Placed, tmp_path / str(number), store, way=staticmethod(way), x=x)
        for number, x in enumerate((1.0, 1.5, 1.0))
    ]
    assert all(one != other for one, other in zip(made[0][0], made[1][0], strict=True))
    assert made[0][0] == made[2][0]
    assert [True, True, False] == [painted for _, painted in made]


class Seen(Store):
    """A store that has everything, and so knows what was asked of it."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def get(self, key: str) -> bytes:
        self.keys.append(key)
        return b""


def keys(request: Request, folder: Any) -> list[str]:
    """By what the segments of a lesson are known, in order; nothing is painted."""
    seen = Seen()
    shoot(
        gallery.load(request.info),
        QUALITIES["draft"],
        folder,
        lambda headway: None,
        prepare=lambda scene: setattr(scene, "request", request),
        resources=Resources(None, seen),
    )
    return seen.keys


OTHERS = {parameter: {parameter: v} for n in NAMES for parameter, v in others_of(n).items()}


@pytest.mark.slow
@pytest.mark.parametrize(("lesson", "parameter"), dealt(OTHERS))
def test_every_parameter_changes_the_segments(lesson, parameter, tmp_path):
    changed = asked(LESSONS[lesson], OTHERS[parameter])
    assert usual_keys(lesson) != keys(changed, tmp_path / "changed")


@pytest.mark.slow
@pytest.mark.parametrize("lesson", SOME)
def test_a_lesson_with_its_own_numbers_has_its_segments_back(lesson, tmp_path):
    assert usual_keys(lesson) == keys(asked(LESSONS[lesson], {}), tmp_path / "again")


@cache
def usual_keys(name: str) -> list[str]:
    """By what the segments of a lesson are known, as it is; once a process."""
    with TemporaryDirectory() as folder:
        return keys(asked(gallery.find(name), {}), Path(folder) / "usual")


@pytest.mark.slow
def test_other_words_in_a_caption_change_only_the_pieces_that_show_it(monkeypatch, tmp_path):
    request = asked(gallery.find("overshoot"), {})
    lesson = gallery.load(request.info)
    monkeypatch.setattr(gallery, "load", lambda info: lesson)
    before = set(keys(request, tmp_path / "before"))
    changed = []
    for name in list(lesson.words)[::3]:
        with monkeypatch.context() as now:
            now.setitem(lesson.words, name, "Other words.")
            changed.append(len(before - set(keys(request, tmp_path / name))))
    assert any(changed)  # some captions belong to other runs
    assert max(changed) < len(before) / 2


@pytest.mark.slow
def test_another_colour_in_the_theme_changes_the_pieces_that_have_it(monkeypatch, tmp_path):
    request = asked(gallery.find("overshoot"), {})
    before = keys(request, tmp_path / "before")
    redder = replace(theme.THEMES["paper"], goal="#AA0000")
    monkeypatch.setitem(theme.THEMES, "paper", redder)
    assert before != keys(request, tmp_path / "after")


@pytest.mark.slow
def test_another_drawing_or_font_changes_the_segments(monkeypatch, tmp_path):
    request = asked(gallery.find("overshoot"), {})
    before = keys(request, tmp_path / "before")
    with monkeypatch.context() as changed:
        changed.setattr(weight_dot, "RADIUS", weight_dot.RADIUS * 1.01)
        assert before != keys(request, tmp_path / "drawing")
    shape = text.glyphs
    with monkeypatch.context() as changed:
        changed.setattr(text, "glyphs", lambda *words: [1.01 * it for it in shape(*words)])
        clear(text)
        assert not set(before) & set(keys(request, tmp_path / "font"))
    clear(text)
    assert before == keys(request, tmp_path / "again")


def clear(module: ModuleType) -> None:
    """Forget what a module has worked out before."""
    for thing in vars(module).values():
        getattr(thing, "cache_clear", lambda: None)()
