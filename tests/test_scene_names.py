"""Which scenes a file has is read from its text, where that is sure, or else by loading it."""

import pytest

from grokdl.catalog.scene_names import MANIMS, classes_written_in, scenes_written_in

BODY = ":\n    def construct(self): ...\n"


def written(tmp_path, text):
    (tmp_path / "some.py").write_text(text)
    return scenes_written_in(tmp_path / "some.py")


SURE = [
    (f"from manim import *\nclass A(Scene){BODY}", ["A"]),
    (f"import manim as m\nclass A(m.ThreeDScene){BODY}", ["A"]),
    (f"from manim import *\nclass A(Scene): ...\nclass B(A){BODY}class C(B): ...\n", ["B", "C"]),
    (f"from manim import *\nclass D(Dot): ...\nclass E: ...\nclass A(Scene){BODY}", ["A"]),
    ("from manim import *\nclass A(Scene):\n    x = 1\n", []),
    (f"from manim import *\nclass A(Scene, E){BODY}class E: ...\n", ["A"]),
]


@pytest.mark.parametrize(("text", "names"), SURE)
def test_where_the_text_says_which_classes_are_scenes_they_are_known(tmp_path, text, names):
    assert names == written(tmp_path, text)


UNSURE = [
    f"from other import Base\nclass A(Base){BODY}",
    f"from manim import *\nfrom other import *\nclass A(Scene){BODY}",
    f"from manim import *\nif 1:\n    class A(Scene): ...\nclass B(Scene){BODY}",
    f"from manim import *\nclass A(Scene){BODY}A = 1\n",
    f"from manim import *\nclass A(Scene){BODY}class A(Scene){BODY}",
    f"from manim import *\n@wrap\nclass A(Scene){BODY}",
    f"from manim import *\nclass A(Scene, metaclass=M){BODY}",
    f"from manim import *\nclass A(base()){BODY}",
    f"from manim import *\nclass A(Scene){BODY}B = type('B', (A,), {{}})\n",
    f"from manim import Scene as S\nclass A(S){BODY}",
    "from manim import *\nclass A(Scene:\n",
]


@pytest.mark.parametrize("text", UNSURE)
def test_where_the_text_does_not_say_it_the_file_has_to_be_loaded(tmp_path, text):
    assert written(tmp_path, text) is None


def test_all_kinds_of_scene_that_manim_exports_are_known():
    import manim

    exported = {
        name
        for name, thing in vars(manim).items()
        if isinstance(thing, type) and issubclass(thing, manim.Scene)
    }
    assert exported == MANIMS


def test_classes_within_anything_else_do_not_count(tmp_path):
    (tmp_path / "some.py").write_text("class A: ...\nif 1:\n    class B: ...\n")
    assert {"A"} == classes_written_in(tmp_path / "some.py")
