"""A lesson's voice: it is waited for, it is heard where it belongs, and its mistakes are told."""

import io
import math
import shlex
import struct
import sys
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from small_scenes import INFO, TINY, Gathering

from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request, asked
from grokdl.engine.frames import run as run_frames
from grokdl.errors import GrokdlError
from grokdl.lesson import LessonScene
from grokdl.production.manifest import inputs
from grokdl.voice import Voice, allow, voice_of
from grokdl.voice.command import said_by
from grokdl.voice.spoken_text import spoken
from grokdl.voice.wav import kept
from grokdl.words import ENGLISH, in_language

RATE = 8000
SPEAKER = """
import struct, sys, wave
text = sys.stdin.read()
if "{mode}" == "fails":
    sys.exit("no such voice")
if "{mode}" == "is silent":
    sys.exit()
if "{mode}" == "prints":
    print("hello")
    sys.exit()
with wave.open(sys.stdout.buffer, "wb") as sound:
    sound.setparams((1, 2, 8000, 0, "NONE", ""))
    sound.writeframes(struct.pack("<h", 9000) * int(8000 * {seconds}))
"""


def tone(seconds, rate=RATE):
    """A WAV file's bytes with a tone of so many seconds."""
    samples = [int(9000 * math.sin(k / 5)) for k in range(int(rate * seconds))]
    data = io.BytesIO()
    with wave.open(data, "wb") as sound:
        sound.setparams((1, 2, rate, 0, "NONE", ""))
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return data.getvalue()


@pytest.fixture
def speaker(tmp_path):
    """Make a command that speaks for some seconds, or has some fault."""

    def make(seconds=3.0, mode="speaks", known=True):
        path = tmp_path / f"speaker {mode} {seconds}.py"
        path.write_text(SPEAKER.format(mode=mode, seconds=seconds), encoding="utf-8")
        command = shlex.join([sys.executable, str(path)])
        if known:
            allow(command)
        return command

    return make


@pytest.fixture
def recorded(tmp_path):
    """Make a folder of recordings, by name and seconds."""

    def make(**seconds):
        folder = tmp_path / "voice"
        folder.mkdir(exist_ok=True)
        for name, length in seconds.items():
            (folder / f"{name.lstrip('_')}.wav").write_bytes(tone(length))
        return folder

    return make


class Talk(LessonScene):
    """Two sections, of a caption each."""

    info = INFO
    words = {"first": "So.", "second": "And so."}

    def construct(self):
        self.beat("The start", "first")
        self.hold(0.4)
        self.beat("The end", "second")
        self.hold(0.4)


def talk(**look):
    """Run the talk unpainted, and return it as it is at its end."""

    def prepare(scene):
        request = Request(info=INFO, parameters=INFO.parameters, look=Look(**look))
        scene.request = request

    return run_frames(Talk, TINY, Gathering(), prepare)


def ends(scene):
    """When each caption goes: as sections do, at a whole second."""
    return [round(cue.end, 2) for cue in scene.captions]


def test_without_a_voice_nothing_waits():
    assert [2, 4] == ends(talk())


def test_a_section_waits_for_its_recording_and_its_caption_stays(recorded):
    scene = talk(voice=str(recorded(_01=2.5, _02=0.5)))
    assert [3, 5] == ends(scene)


def test_a_caption_waits_for_what_a_command_says(speaker):
    assert [4, 8] == ends(talk(voice_command=speaker(3.0)))


def test_a_voice_never_makes_a_caption_shorter(speaker):
    assert ends(talk()) == ends(talk(voice_command=speaker(0.2)))


def test_a_recording_is_found_by_number_or_by_the_sections_name(recorded):
    voice = Voice(recorded(_1=0.3, the_start=0.4, The=0.5))
    assert 0.3 == voice.of_section(1, "The start").seconds
    (voice.folder / "the-start.wav").write_bytes(tone(0.6))
    assert 0.6 == voice.of_section(2, "The start").seconds


def test_a_lesson_may_have_a_folder_of_its_own(recorded, tmp_path):
    folder = recorded(_01=0.3)
    assert folder == voice_of("overshoot", str(folder), "", {}).folder
    (folder / "overshoot").mkdir()
    assert folder / "overshoot" == voice_of("overshoot", str(folder), "", {}).folder


def test_a_missing_recording_is_told_with_its_section(recorded):
    with pytest.raises(GrokdlError, match=r"Section 2, 'The end': there is no 02\.wav in"):
        talk(voice=str(recorded(_01=0.3)))


ODD = {
    "too short": (tone(0.01), r"lasts 0\.01 s; a voice has 0\.1 to 300 s"),
    "empty": (b"", "is no WAV"),
    "no WAV": (b"hello" * 20, "is no WAV"),
    "cut": (tone(1)[:30], "is no WAV"),
    "of floats": (tone(1)[:20] + b"\x03\x00" + tone(1)[22:], "has no plain samples"),
}


@pytest.mark.parametrize(("data", "said"), ODD.values(), ids=ODD)
def test_an_odd_recording_is_told_with_its_section(recorded, data, said):
    folder = recorded()
    (folder / "01.wav").write_bytes(data)
    with pytest.raises(GrokdlError, match=rf"Section 1, 'The start': .*01\.wav {said}"):
        talk(voice=str(folder))


def test_a_wav_that_says_it_is_longer_than_it_is_counts_as_what_is_there():
    data = bytearray(tone(1))
    data[40:44] = struct.pack("<I", 0x7FFFF000)  # so a program writes into a pipe
    assert 1 == kept(bytes(data), "").seconds
    with wave.open(str(kept(bytes(data), "").file)) as sound:
        assert RATE == sound.getnframes()


FAULTS = {
    "fails": "failed with exit code 1: no such voice.",
    "is silent": "made no WAV.",
    "prints": "made is no WAV",
}


@pytest.mark.parametrize(("mode", "said"), FAULTS.items())
def test_a_command_that_makes_no_voice_is_told_with_the_section(speaker, mode, said):
    with pytest.raises(GrokdlError) as mistake:
        talk(voice_command=speaker(mode=mode))
    assert mistake.value.message.startswith("Section 1, 'The start': ")
    assert said in mistake.value.message


def test_a_program_that_is_not_there_is_told():
    allow("no-such-program")
    with pytest.raises(GrokdlError, match=r"Section 1, .* 'no-such-program' can't be run: no such"):
        talk(voice_command="no-such-program")


def test_a_command_that_nobody_typed_here_is_not_run(speaker):
    with pytest.raises(GrokdlError, match="voice command that was never given here") as mistake:
        talk(voice_command=speaker(mode="fails", known=False))
    assert "--voice-command" in mistake.value.hint


def test_what_a_command_has_said_is_kept(speaker):
    command = speaker(0.7)
    assert 0.7 == said_by(command, "So.", "").seconds
    (path,) = [word for word in shlex.split(command) if word.endswith(".py")]
    Path(path).write_text("", encoding="utf-8")
    assert 0.7 == said_by(command, "So.", "").seconds


def test_signs_are_said_as_words():
    assert "2 times 3 is minus 6." == spoken("2 × 3 = −6.", ENGLISH.spoken)
    assert "weight delta: alpha times input squared" == spoken(
        "weight_delta: alpha × input²", ENGLISH.spoken
    )
    assert "Faktor mal 0,36 minus 1" == spoken("Faktor ×0,36 −1", in_language("de").spoken)


def test_a_recordings_bytes_are_part_of_what_a_clip_is_made_from(recorded):
    def made_from():
        request = asked(gallery.find("overshoot"), {}, voice=str(folder))
        return {k: v for k, v in inputs([request]).get("files").items() if k.startswith("voice/")}

    folder = recorded(_01=0.3)
    before = made_from()
    assert {"voice/overshoot/01.wav"} == set(before)
    recorded(_01=0.4)
    assert before != made_from()


def test_a_look_has_one_voice(recorded):
    with pytest.raises(GrokdlError, match="two voices"):
        Look(voice=str(recorded()), voice_command="espeak-ng --stdout")


LESSON = """
from grokdl import book
from grokdl.lesson import LessonInfo, LessonScene

INFO = LessonInfo(
    scene="Talk", title="Talk", section="4.9", says="A talk.",
    parameters=book.parameters("alpha"),
)


class Talk(LessonScene):
    info = INFO
    words = {"first": "So.", "second": "And so."}

    def construct(self):
        self.beat("The start", "first")
        self.hold(0.4)
        self.beat("The end", "second")
        self.hold(0.4)
"""


@pytest.mark.slow
def test_a_clip_has_its_voice_where_its_captions_are(run, recorded, tmp_path):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "talk.py").write_text(LESSON, encoding="utf-8")
    here = ("--scenes", str(tmp_path / "lessons"))
    folder = recorded(_01=1.5, _02=0.5)
    code, out, err = run("render", "talk", "-q", "draft", "--voice", str(folder), *here)
    assert (0, "") == (code, err if code else "")
    clip = out.strip()
    with av.open(clip) as video:
        assert 4 == pytest.approx(float(video.duration) / 1e6, abs=0.05)
        [sound] = video.streams.audio
        heard = np.concatenate([f.to_ndarray()[0] for f in video.decode(sound)])
    loud = [np.abs(heard[int(s * 48_000) :][:4800]).max() > 0.1 for s in (0.1, 1.3, 1.6, 2.1, 2.7)]
    assert [True, True, False, True, False] == loud
    assert f"current   {clip}\n" == run("status", clip, *here)[1]
    recorded(_02=0.7)
    assert "voice/talk/02.wav changed" in run("status", clip, *here)[1]
