"""SVG and PDF: true outlines, which other programs draw as the engine does."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from manim import RIGHT, UP, ImageMobject, LineJointType, Scene, Square, VMobject
from programs import needs, pdf_as_seen, said, svg_as_seen
from small_scenes import TINY, disc, stroke, word
from stills import differences

from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.engine.drawing import Drawing, drawing_of
from grokdl.engine.frames import run
from grokdl.engine.take import Chapter, Take
from grokdl.export.format import Facts, UnreadableError
from grokdl.export.moments import SECTIONS
from grokdl.export.pdf import PDF
from grokdl.export.stills import StillExporter
from grokdl.export.svg import SVG
from grokdl.files.integrity import UNSEALED, Condition

ALIKE = 3.0  # of 255, in the worst block of 8×8; programs differ by 1.6 at most
SMALL = replace(TINY, width=854, height=480)  # poppler draws no line thinner than a pixel
TOLD = Facts(
    "Größer & <kleiner> (a\\b)",
    '{"lesson": "error-bowl", "title": "ä) \\\\ \\"& <b>"}',
    f'{{"seal": "{UNSEALED}", "captions": [[0.0, 1.0, "Zurück? 5 < 6 & (so) \\u2026"]]}}',
)


class Shapes(Scene):
    """Fills, strokes of every kind, gradients, one behind the other, some beyond the edge."""

    def construct(self):
        self.camera.background_color = "#FBFAF6"
        square = Square(2, fill_opacity=0.6, color="#0F6CE2", stroke_width=12).shift(3 * RIGHT)
        many = Square(2, fill_opacity=1, stroke_width=8).shift(5 * RIGHT)
        many.set_fill(["#FF0000", "#00FF00", "#0000FF"]).set_stroke(["#FF0000", "#0000FF"])
        bent = VMobject(color="#16161A", stroke_width=20, joint_type=LineJointType.ROUND)
        bent.set_points_as_corners([[0, -1, 0], [1, -2, 0], [0, -3, 0]])
        behind = disc((-5, 1), 0.8).set_stroke("#D03A00", width=10, background=True)
        self.add(square, many, bent, behind, disc((-5, -3), 1.5))
        self.wait(0.2)
        self.next_section("The second")
        self.add(word("weight", -2, 2, size=0.1), stroke((-6, 3), (-1, 0.5), (-3, 0)))
        self.play(square.animate.shift(UP), run_time=0.2)


class Photo(Scene):
    """A picture of pixels, which only Manim paints."""

    def construct(self):
        self.add(ImageMobject(np.full((4, 4), 200, np.uint8)), disc((3, 0), 1))
        self.wait(0.2)


def kept(scene_class, folder, moments=SECTIONS, quality=SMALL, prepare=lambda scene: None):
    """A take of a scene in outlines, and the pixels of the same frames."""
    pixels = []

    def save(frame, path, name):
        pixels.append(frame.pixels)
        drawing_of(frame, name).save(path)

    folder.mkdir(exist_ok=True)
    exporter = StillExporter(folder, moments, save)
    run(scene_class, quality, exporter, prepare)
    return Take(tuple(exporter.parts), 6, 15, (), ()), pixels


def lesson(name, folder, **look):
    """The same of a lesson."""
    info, look = gallery.find(name), Look(quality="draft", **look)

    def prepare(scene):
        scene.request = Request(info=info, parameters=info.parameters, look=look)

    return kept(gallery.load(info), folder, quality=look.shaped_quality, prepare=prepare)


def one_by_one(take):
    """A take of each picture."""
    return [replace(take, parts=(part,)) for part in take.parts]


@pytest.fixture(scope="module")
def shapes(tmp_path_factory):
    return kept(Shapes, tmp_path_factory.mktemp("shapes"))


def as_svg(take, path):
    SVG.join([take], path, TOLD)
    return path


def as_pdf(take, path, facts=TOLD):
    PDF.join([take], path, facts)
    return path


def worst(got, want):
    return differences(got[:, :, :3], want[:, :, :3]).max()


@needs("rsvg-convert")
def test_rsvg_draws_an_svg_as_the_engine_does(shapes, tmp_path):
    take, pixels = shapes
    for number, (one, want) in enumerate(zip(one_by_one(take), pixels, strict=True)):
        assert ALIKE > worst(svg_as_seen(as_svg(one, tmp_path / f"{number}.svg")), want)


@needs("pdftocairo")
def test_poppler_draws_a_pdf_as_the_engine_does(shapes, tmp_path):
    take, pixels = shapes
    pages = pdf_as_seen(as_pdf(take, tmp_path / "shapes.pdf"), SMALL.width, SMALL.height)
    assert ALIKE > max(worst(*each) for each in zip(pages, pixels, strict=True))


@needs("rsvg-convert")
def test_a_picture_without_one_of_its_shapes_is_not_taken_for_the_same(shapes, tmp_path):
    take, pixels = shapes
    drawing = Drawing.load(take.parts[-1])
    number = 0
    for layer in drawing.layers:
        for outline in list(layer.outlines):
            place = layer.outlines.index(outline)
            layer.outlines.remove(outline)
            drawing.save(tmp_path / "part")
            one = replace(take, parts=(tmp_path / "part",))
            assert ALIKE < worst(svg_as_seen(as_svg(one, tmp_path / f"{number}.svg")), pixels[-1])
            layer.outlines.insert(place, outline)
            number += 1
    assert 7 == number


@pytest.mark.slow
@needs("pdftocairo", "pdfinfo", "pdfimages", "pdffonts", "rsvg-convert")
@pytest.mark.parametrize(
    ("name", "look", "page"),
    [("overshoot", {}, "960 x 540"), ("fork", {"theme": "dark", "aspect": "9:16"}, "540 x 960")],
)
def test_a_lesson_is_pages_of_outlines_one_for_each_section(name, look, page, tmp_path):
    take, pixels = lesson(name, tmp_path / "parts", **look)
    pdf = as_pdf(take, tmp_path / "lesson.pdf")
    sections = [Drawing.load(part).name for part in take.parts]
    assert len(sections) == len(set(sections)) > 3
    height, width = pixels[0].shape[:2]
    pages = pdf_as_seen(pdf, width, height)
    assert ALIKE > max(worst(*each) for each in zip(pages, pixels, strict=True))
    about = said("pdfinfo", pdf)
    assert f"Pages:           {len(sections)}\n" in about
    assert f"Page size:       {page} pts" in about
    assert 2 == len(said("pdfimages", "-list", pdf).splitlines())
    assert 2 == len(said("pdffonts", pdf).splitlines())
    svg = as_svg(one_by_one(take)[-1], tmp_path / "last.svg")
    assert ALIKE > worst(svg_as_seen(svg), pixels[-1])
    assert "<image" not in svg.read_text() and "<text" not in svg.read_text()


@needs("rsvg-convert", "pdftocairo")
def test_what_only_manim_can_paint_is_there_as_pixels(tmp_path):
    take, [want] = kept(Photo, tmp_path / "parts")
    svg = svg_as_seen(as_svg(take, tmp_path / "photo.svg"))
    [page] = pdf_as_seen(as_pdf(take, tmp_path / "photo.pdf"), SMALL.width, SMALL.height)
    assert (True, True) == (ALIKE > worst(svg, want), ALIKE > worst(page, want))


@needs("rsvg-convert")
def test_a_ground_that_lets_everything_through_is_left_out(shapes, tmp_path):
    take, _ = shapes
    clear = replace(Drawing.load(take.parts[0]), ground=(1.0, 1.0, 1.0, 0.0))
    clear.save(tmp_path / "clear")
    seen = svg_as_seen(as_svg(replace(take, parts=(tmp_path / "clear",)), tmp_path / "a.svg"))
    assert (0, 255) == (seen[0, 0, 3], seen[:, :, 3].max())


@pytest.mark.parametrize("format", [SVG, PDF], ids=["svg", "pdf"])
def test_a_file_says_its_title_its_recipe_and_its_record(format, shapes, tmp_path):
    path = tmp_path / "a"
    format.join([shapes[0]], path, TOLD)
    assert TOLD == format.facts(path)


@pytest.mark.parametrize("format", [SVG, PDF], ids=["svg", "pdf"])
def test_a_sealed_file_tells_when_it_was_changed_or_cut(format, shapes, tmp_path):
    path = tmp_path / "a"
    format.join([shapes[0]], path, TOLD)
    assert Condition.ALTERED is format.condition(path)
    format.seal(path)
    assert Condition.WHOLE is format.condition(path)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"\n", b" \n", 1))
    assert Condition.ALTERED is format.condition(path)
    path.write_bytes(whole[: len(whole) // 2])
    assert Condition.CUT is format.condition(path)


@pytest.mark.parametrize("format", [SVG, PDF], ids=["svg", "pdf"])
def test_the_same_picture_is_the_same_file_to_the_byte(format, shapes, tmp_path):
    for name in "ab":
        format.join([shapes[0]], tmp_path / name, TOLD)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("format", [SVG, PDF], ids=["svg", "pdf"])
@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg", b"<html/>"])
def test_a_file_of_another_kind_is_told(format, content, tmp_path):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(UnreadableError):
        format.facts(tmp_path / "a")


def test_a_pdf_of_others_says_what_it_says_and_has_no_recipe(tmp_path):
    (tmp_path / "a").write_bytes(b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF")
    assert ("", "") == PDF.facts(tmp_path / "a")[:2]


@needs("pdfinfo")
def test_pages_have_bookmarks_and_those_of_a_film_lie_under_its_chapters(shapes, tmp_path):
    take, _ = shapes
    chapters = [Chapter("Eins", 0, 1), Chapter("Zwei", 1, 2)]
    PDF.join([take, take], tmp_path / "film.pdf", TOLD, chapters=chapters)
    raw = (tmp_path / "film.pdf").read_bytes()
    for name, times in {b"Eins": 1, b"Zwei": 1, b"The second": 2}.items():
        assert times == raw.count(b"/Title (%b)" % name)
    assert "Pages:           4\n" in said("pdfinfo", tmp_path / "film.pdf")
    PDF.join(one_by_one(take), tmp_path / "film.pdf", TOLD, chapters=chapters)
    assert b"The second" not in (tmp_path / "film.pdf").read_bytes()


def test_a_drawing_needs_no_manim_to_be_read(shapes):
    program = (
        "import sys; from pathlib import Path; from grokdl.engine.drawing import Drawing; "
        "print(Drawing.load(Path(sys.argv[1])).name, 'manim' in sys.modules)"
    )
    assert "The second False\n" == said(sys.executable, "-c", program, shapes[0].parts[-1])
