"""Which tests one process does: those of a lesson that share its audit, and those of one folder."""

from collections.abc import Iterable

from xdist.scheduler import LoadScopeScheduling

from grokdl.catalog import gallery

NAMES = [info.name for info in gallery.lessons()]
SHARING = ("test_lessons.py", "test_stills.py")
OF_ONE_FOLDER = "test_readme.py::test_a_command_that_is_shown_does_what_it_says"


class LessonScheduling(LoadScopeScheduling):
    """Gives each process one test after the other, but all that share an audit to the same.

    `--dist loadgroup` of xdist 3.8 would, but not with pytest 9.2: it groups by a private name.
    """

    def _split_scope(self, nodeid: str) -> str:
        return share(nodeid, NAMES)


def share(nodeid: str, names: Iterable[str]) -> str:
    """Return what tests have in common for which one process does them, or nothing."""
    if f"{OF_ONE_FOLDER}[" in nodeid:
        return OF_ONE_FOLDER
    file, _, test = nodeid.partition("::")
    of = [name for name in names if test.endswith((f"[{name}]", f"-{name}]"))]
    return max(of, key=len) if of and file.endswith(SHARING) else nodeid
