"""Words in another language: nothing on screen is left behind, and all of it stays true."""

import re

import av
import pytest
from audited import NAMES, SOME, Glances, audit_of, drafted, glanced, told
from small_scenes import found
from tiny import take

from grokdl.audit.audit import CHECKS
from grokdl.audit.charts import Charts, Lenses
from grokdl.audit.check import Check
from grokdl.audit.claims import Claims
from grokdl.audit.finding import Fault
from grokdl.audit.forks import Forks
from grokdl.audit.labels import Labels
from grokdl.audit.maps import Maps
from grokdl.audit.means import Means
from grokdl.audit.numbers import Numbers
from grokdl.audit.planes import Webs
from grokdl.audit.races import Races
from grokdl.audit.readouts import ReadOuts
from grokdl.audit.spellings import Spellings
from grokdl.audit.ticks import Ticks
from grokdl.audit.truth import Pictures
from grokdl.catalog import gallery
from grokdl.engine.lessons import lesson_class
from grokdl.engine.take import Chapter
from grokdl.engine.timing_pass import sync_points_of
from grokdl.errors import GrokdlError, LessonError
from grokdl.learning.regimes import Behaviour
from grokdl.lesson import RunScene
from grokdl.lesson.words import SHARED, translated
from grokdl.mobjects.code_panel import CodeWord
from grokdl.mobjects.text import Label
from grokdl.production.preview import as_html
from grokdl.production.video import write_video
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import ENGLISH, Words, in_language, languages, read
from grokdl.words.captions import Cue
from grokdl.words.words import FOLDER

GERMAN = FOLDER / "de.toml"
LONGEST = 80  # characters of a caption: what the auditor lets through
OF_NUMBERS = (Pictures, Charts, Lenses, Numbers, ReadOuts, Means, Races, Claims)
OF_NUMBERS += (Webs, Forks, Maps, Ticks, Labels, Spellings)


def capitals(text):
    """A text in a language of capitals: all but its fields."""
    return "".join(
        part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w+\})", text)
    )


def all_capitals(texts):
    return {key: capitals(text_of(caption)) for key, caption in texts.items()}


def text_of(caption):
    """A caption's text, without what it claims."""
    return caption if isinstance(caption, str) else caption[0]


def in_capitals(name):
    """The language of capitals and decimal commas, as far as one lesson needs it."""
    said = {"shared": SHARED, name: gallery.load(gallery.find(name)).words}
    return Words(
        "xx",
        "CAPITALS",
        "xxx",
        all_capitals(ENGLISH.labels),
        {name: gallery.find(name).title.upper()},
        {lesson: all_capitals(texts) for lesson, texts in said.items()},
        decimal=",",
        percent="\u00a0%",
    )


class Untranslated(Check):
    """Finds words with small letters; a number may have an e, and code is code."""

    def look(self, frame):
        for shape in frame.texts:
            if isinstance(shape.text_of, CodeWord):
                continue
            words = [word for word in shape.text.split() if not re.search(r"\d", word)]
            if shape.em and any(letter.islower() for word in words for letter in word):
                yield Fault("caption", shape.text)


def audited_in(words, name, *checks):
    """Audit a lesson in a language, at five glances a second."""
    return audit_of(drafted(name), checks=checks, stream=Glances, language=words)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_on_screen_is_looked_up_and_every_number_held_in_any_language(name):
    audit = audited_in(in_capitals(name), name, Untranslated, *OF_NUMBERS)
    sections = {mark.name for mark in audit.scene.renderer.file_writer.marks}
    assert [] == told(audit)
    assert set() == sections - {"autocreated"} - set(in_language("de").sections)


def test_a_word_that_is_not_looked_up_is_found():
    assert [] != told(audited_in(ENGLISH, "overshoot", Untranslated))


def test_a_lesson_in_another_language_has_no_finding():
    audit = audited_in(read(GERMAN), "overshoot", *CHECKS)
    assert [] == told(audit)
    assert "Zum besten Gewicht fehlen 0,727." == audit.scene.captions[1].text
    assert "0,21²: Je Schritt bleiben 4,4\u00a0% des Fehlers." == audit.scene.captions[-1].text
    assert "Über das Ziel hinaus" == audit.scene.header.title.text


@pytest.mark.slow
@pytest.mark.parametrize("aspect", ["16:9", "1:1"])
@pytest.mark.parametrize("name", SOME)
def test_a_lesson_in_german_has_no_finding_in_other_shapes_either(name, aspect):
    assert [] == glanced(name, {"language": "de", "aspect": aspect})


@pytest.mark.parametrize("name", NAMES)
def test_every_lesson_is_there_in_german_with_captions_that_can_be_read(name):
    german, english = in_language("de"), gallery.load(gallery.find(name)).words
    said = translated(german, name, english).values()
    assert name in german.titles
    assert [] == [text for text, *_ in said if len(re.sub(r"{\w+}", "0,5", text)) > LONGEST]


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_in_german_takes_15_to_40_seconds(name, tmp_path):
    request = drafted(name, look={"language": "de"})
    *_, (end, seconds, *_) = sync_points_of(lesson_class(request.info, None), request, tmp_path)
    assert "end" == end
    assert 15 <= round(seconds, 3) <= 40


def test_german_says_nothing_that_no_lesson_does():
    german = in_language("de")
    assert {*NAMES, "shared"} == set(german.captions)
    assert set(NAMES) == set(german.titles)
    assert set(SHARED) == set(german.captions["shared"])
    assert set(ENGLISH.labels) == set(german.labels)
    assert set(ENGLISH.spoken) == set(german.spoken)


def test_a_number_is_written_with_the_languages_own_signs():
    german = in_language("de")
    assert "−0,5 × 1,2e-5" == german.spelled("−0.5 × 1.2e-5")
    assert "4,4\u00a0%" == german.spelled(german.spelled("4.4%"))
    assert "Ende. 5 Schritte" == german.spelled("Ende. 5 Schritte")
    assert "0.5 and 4%" == ENGLISH.spelled("0.5 and 4%")


def test_a_number_that_another_language_writes_so_is_found():
    class Pointed(RunScene):
        info = gallery.find("overshoot")
        language = in_language("de")

        def construct(self):
            label = Label(self.style, "0.5", verbatim=True)
            label.verbatim = False
            self.add(label)
            self.hold(1)

    assert {"number"} == found(Pointed, Spellings)


def test_a_program_keeps_its_points_in_german():
    german = Style(PAPER, in_language("de"))
    assert "alpha = 0.1" == CodeWord(german, "alpha = 0.1").text
    assert "0,1" == Label(german, "0.1").text


def test_a_third_language_is_one_file(tmp_path):
    lines = GERMAN.read_text(encoding="utf-8").replace("Deutsch", "Niemandisch").splitlines()
    path = tmp_path / "xx.toml"
    path.write_text("\n".join(lines).replace('decimal = ","', 'decimal = "·"'), encoding="utf-8")
    audit = audited_in(read(path), "overshoot", Spellings)
    assert ("en", "xx") == languages(tmp_path)
    assert "Niemandisch" == read(path).name
    assert "Zum besten Gewicht fehlen 0·727." == audit.scene.captions[1].text


def test_a_lesson_that_a_language_lacks_is_told_by_name(tmp_path):
    text = GERMAN.read_text(encoding="utf-8")
    (tmp_path / "xx.toml").write_text(text.partition("[overshoot]")[0], encoding="utf-8")
    with pytest.raises(GrokdlError, match=r"xx\.toml has no captions for overshoot"):
        audited_in(read(tmp_path / "xx.toml"), "overshoot")


def test_english_comes_first_and_is_there():
    assert "en" == languages()[0]
    assert ENGLISH is in_language("en")
    assert ("English", "eng") == (ENGLISH.name, ENGLISH.subtitles)


def test_a_language_that_there_is_not_is_told():
    with pytest.raises(GrokdlError, match="There is no language 'klingon'"):
        in_language("klingon")


def test_the_languages_of_a_folder_are_its_files():
    assert ("en", "de") == languages(GERMAN.parent)


def test_every_behaviour_has_its_words():
    assert {str(kind): str(kind) for kind in Behaviour}.items() <= ENGLISH.labels.items()
    assert {f"each step {kind.name.lower()}" for kind in Behaviour} <= set(SHARED)


def test_the_films_card_is_looked_up():
    assert "Ein Gewicht lernt" == read(GERMAN)("film")


def test_words_that_there_are_not_are_told_with_a_near_key():
    with pytest.raises(LessonError, match=r"no words 'slopes'. Did you mean slope"):
        ENGLISH("slopes")


CHANGES = {
    "a missing text": ('slope = "Steigung"', "", "there is no text 'slope'"),
    "a text that is none": ('slope = "Steigung"', "slope = 3", "there is no text 'slope'"),
    "a missing field": ("Schritt {step} von {steps}", "Schritt {step}", "lacks {steps}"),
    "another field": ('"{one} breit"', '"{one} {gaps}"', "'wide' has no field {gaps}"),
    "an open brace": ('"{one} breit"', '"{one"', "'wide' has braces without sense"),
    "no code for subtitles": ('subtitles = "deu"', "", "there is no text 'subtitles'"),
    "no TOML": ("[labels]", "[labels", "de.toml: "),
}


@pytest.mark.parametrize(("before", "after", "said"), CHANGES.values(), ids=CHANGES)
def test_what_is_wrong_in_a_languages_file_is_told_with_its_name(tmp_path, before, after, said):
    text = GERMAN.read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "de.toml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(GrokdlError) as mistake:
        read(tmp_path / "de.toml")
    assert mistake.value.message.startswith("de.toml: ")
    assert said in mistake.value.message


def test_a_translated_caption_claims_what_the_english_one_does():
    class Claiming(RunScene):
        info = gallery.find("overshoot")
        language = Words(
            "xx",
            "",
            "",
            ENGLISH.labels,
            captions={"overshoot": {"a": "So ist es."}}
            | {"shared": {key: text_of(caption) for key, caption in SHARED.items()}},
        )
        words = {"a": ("So it is.", "next is longer")}

        def construct(self):
            self.say("a")
            self.hold(2)

    assert {"claim"} == found(Claiming, Claims)


def test_the_subtitles_of_a_video_are_in_its_language(tmp_path):
    cues, chapters = [Cue(0, 1, "Es geht nach rechts.")], [Chapter("Alles", 0, 1)]
    path = tmp_path / "film.mp4"
    write_video([take()], path, "", {"film": []}, cues, chapters, words=read(GERMAN))
    with av.open(str(path)) as video:
        assert ["deu"] == [stream.metadata["language"] for stream in video.streams.subtitles]


def test_a_player_in_a_notebook_names_the_language_of_its_captions(tmp_path):
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"x")
    assert 'srclang="en" label="English"' in as_html(path, 100, [], "en")
