"""Segments of a scene: cut the same everywhere, rendered once, known by what is drawn in them."""

import pytest
from manim import BLUE, RED, RIGHT, Circle, Scene, Square, ValueTracker, linear

from grokdl.catalog.look import Quality
from grokdl.engine import settings
from grokdl.engine.cpu_slots import CpuSlots
from grokdl.engine.play import LONGEST_SEGMENT
from grokdl.engine.renderer import take_over
from grokdl.engine.resources import Resources
from grokdl.engine.shoot import shoot
from grokdl.engine.toolchain_digest import toolchain_digest
from grokdl.files.cache import Store

SMALL = Quality("small", 214, 120, 15)


class Sliding(Scene):
    """A square that slides to `where`, and rests."""

    where = 2.0
    colour = BLUE
    seconds = 1.0

    def construct(self) -> None:
        square = Square(color=self.colour, fill_opacity=1)
        self.play(square.animate.shift(RIGHT * self.where), run_time=self.seconds)
        self.wait(1)


class Followed(Sliding):
    """The same by an updater that reads an attribute, as Manim's own cache does not see."""

    def construct(self) -> None:
        tracker, square = ValueTracker(0), Square(color=self.colour, fill_opacity=1)
        square.add_updater(lambda it: it.move_to(RIGHT * self.where * tracker.get_value()))
        self.add(square)
        self.play(tracker.animate.set_value(1), run_time=self.seconds, rate_func=linear)
        square.clear_updaters()
        self.wait(1)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def segments(scene_class, folder, store=None, hands=1, **changes):
    """The bytes of each segment, and whether anything had to be painted."""
    changed = type("Changed", (scene_class,), changes)
    slots = CpuSlots(folder.with_name(f"{folder.name}-slots"), hands) if hands > 1 else None
    take = shoot(changed, SMALL, folder, lambda headway: None, resources=Resources(slots, store))
    return [part.read_bytes() for part in take.parts], "paint" in take.costs


@pytest.mark.parametrize("scene_class", [Sliding, Followed])
def test_a_second_rendering_paints_nothing_and_gives_the_same_bytes(scene_class, store, tmp_path):
    first, painted = segments(scene_class, tmp_path / "1", store)
    assert painted
    assert (first, False) == segments(scene_class, tmp_path / "2", store)


@pytest.mark.parametrize("scene_class", [Sliding, Followed])
@pytest.mark.parametrize("change", [{"where": 2.001}, {"colour": RED}, {"seconds": 1.2}], ids=str)
def test_a_change_is_never_answered_by_the_old_segment(scene_class, change, store, tmp_path):
    before, _ = segments(scene_class, tmp_path / "1", store)
    after, painted = segments(scene_class, tmp_path / "2", store, **change)
    alone, _ = segments(scene_class, tmp_path / "3", None, **change)
    assert painted
    assert alone == after
    assert before[0] != after[0]
    assert (before, False) == segments(scene_class, tmp_path / "4", store)


def test_only_what_changed_is_rendered_again(store, tmp_path):
    before, _ = segments(Sliding, tmp_path / "1", store)
    after, _ = segments(Sliding, tmp_path / "2", store, seconds=1.2)
    assert before[1] == after[1]


def test_a_damaged_piece_is_made_anew(store, tmp_path):
    before, _ = segments(Sliding, tmp_path / "1", store)
    for path in (path for path in store.folder.rglob("*") if path.is_file()):
        path.write_bytes(path.read_bytes()[:-7])
    assert (before, True) == segments(Sliding, tmp_path / "2", store)


@pytest.mark.parametrize("scene_class", [Sliding, Followed])
def test_a_long_play_is_cut_and_its_pieces_are_the_same_for_any_number_of_hands(
    scene_class, tmp_path
):
    seconds = 2.5 * LONGEST_SEGMENT / 15
    one, _ = segments(scene_class, tmp_path / "1", seconds=seconds)
    two, _ = segments(scene_class, tmp_path / "2", hands=2, seconds=seconds)
    assert 4 == len(one)  # three of the play, and the rest
    assert one == two


def test_a_wait_ends_when_its_condition_says_so_whoever_renders_it(tmp_path):
    class Until(Scene):
        def construct(self) -> None:
            circle = Circle().add_updater(lambda it, dt: it.shift(RIGHT * dt))
            self.add(circle)
            self.wait_until(lambda: circle.get_x() > 0.9, max_time=60)
            self.end = circle.get_x()

    ends, counts = [], []
    for hands in (1, 2):
        made = []
        slots = CpuSlots(tmp_path / f"slots{hands}", 2) if hands > 1 else None
        take = shoot(
            Until,
            SMALL,
            tmp_path / str(hands),
            lambda headway: None,
            prepare=made.append,
            resources=Resources(slots),
        )
        ends.append(made[0].end)
        counts.append(take.frames)
    assert ends[0] == ends[1]
    assert [15, 15] == counts


def test_a_renderer_leaves_a_scene_as_manim_does(tmp_path):
    class Ending(Sliding):
        def construct(self) -> None:
            super().construct()
            self.end = self.mobjects[0].get_center()

    with settings.owned(SMALL, tmp_path):
        scene = Ending()
        take_over(scene, lambda headway: None)
        scene.render()
    assert [2, 0, 0] == scene.end.round(9).tolist()


def test_other_libraries_make_other_keys(monkeypatch):
    import av

    before = toolchain_digest()
    toolchain_digest.cache_clear()
    monkeypatch.setattr(av, "__version__", "0.0")
    assert before != toolchain_digest()
    toolchain_digest.cache_clear()
