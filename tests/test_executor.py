"""Who does the work is handed in, and another one makes the same videos."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from conftest import SCENES

from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import asked
from grokdl.production import film, production
from grokdl.production.clip import productions
from grokdl.production.executor import LocalPool

pytestmark = pytest.mark.slow


class OneByOne:
    """Does the jobs in this process, one after the other."""

    hands = 1

    def takes(self, jobs, folder, on_progress, on_output) -> Iterator:
        for number, job in enumerate(jobs):

            def tell(headway, number=number):
                on_progress(number, headway)

            yield number, job(folder / str(number), tell)


class Backwards:
    """Hands back the takes of this machine's processes in the opposite order."""

    hands = 2

    def takes(self, jobs, folder, on_progress, on_output) -> Iterator:
        yield from reversed(list(LocalPool(2).takes(jobs, folder, on_progress, on_output)))


def test_another_executor_makes_the_same_clip(clip, tmp_path):
    wanted = productions([clip.request], [tmp_path / "clip.mp4"], scenes=SCENES)
    [made] = production.run(wanted, executor=OneByOne())
    assert clip.path.read_bytes() == made.path.read_bytes()


@pytest.mark.parametrize("executor", [OneByOne(), Backwards()])
def test_another_executor_makes_the_same_film(film_wanted, film, executor):
    finished = []
    made = production.run(
        [film_wanted], executor=executor, on_finished=lambda number, take: finished.append(number)
    )
    assert film.path.read_bytes() == next(made).path.read_bytes()
    assert [0, 1, 2, 3] == sorted(finished)


@pytest.fixture
def film_wanted(tmp_path):
    """The film of both small lessons, to be made."""
    lessons = film.lessons_as(Look(quality="draft"), SCENES)
    return film.film_production(lessons, tmp_path / "film.mp4", scenes=SCENES)


def test_a_film_begins_with_its_cards_so_that_the_last_one_is_not_made_alone(film_wanted):
    assert [0, 3, 1, 2] == list(film_wanted.jobs(1))


def test_takes_are_numbered_through_all_videos(film_wanted, tmp_path):
    request = asked(gallery.find("box", SCENES), {}, quality="draft")
    [clip] = productions([request], [tmp_path / "clip.mp4"], scenes=SCENES)
    finished = {}
    run = production.run([film_wanted, clip], on_finished=finished.setdefault)
    with closing(run) as videos:
        assert {"film.mp4", "clip.mp4"} == {video.path.name for video in videos}
    assert [90, 15, 45, 210, 45] == [finished[number].frames for number in range(5)]
