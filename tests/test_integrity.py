"""A sealed file is known to be whole, cut off or altered."""

import pytest
from tiny import clip_of

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.export import USUAL
from grokdl.files.integrity import Condition, seal


@pytest.fixture(scope="module")
def whole(tmp_path_factory, scenes):
    """A clip as it was finished, as bytes."""
    path = tmp_path_factory.mktemp("seal") / "clip.mp4"
    clip_of(asked(gallery.find("box", scenes), {}), path, scenes)
    return path.read_bytes()


@pytest.fixture
def condition_of(tmp_path):
    """Tell the condition of a file with these bytes."""

    def of(data: bytes) -> Condition:
        path = tmp_path / "copy.mp4"
        path.write_bytes(data)
        return USUAL.condition(path)

    return of


def test_a_finished_file_is_whole(whole, condition_of):
    assert Condition.WHOLE is condition_of(whole)


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.9999])
def test_a_file_that_ends_too_early_is_cut_off(whole, condition_of, share):
    assert Condition.CUT is condition_of(whole[: int(share * len(whole))])


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.999])
def test_a_file_with_another_byte_is_altered(whole, condition_of, share):
    place = int(share * len(whole))
    other = bytes([whole[place] ^ 1])
    assert Condition.WHOLE is not condition_of(whole[:place] + other + whole[place + 1 :])


def test_a_file_with_a_hole_is_altered(whole, condition_of):
    assert Condition.ALTERED is condition_of(whole[:-500] + bytes(500))


def test_a_file_that_has_no_place_for_a_seal_is_a_fault_of_ours(tmp_path):
    path = tmp_path / "file"
    path.write_text("no place")
    with pytest.raises(ValueError, match="no place for a seal"):
        seal(path)
