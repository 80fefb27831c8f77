"""Building blocks of lessons: the card, the scene classes, runs and their motion."""

from grokdl.catalog.lesson_info import LessonInfo
from grokdl.learning.parameters import ParameterSet
from grokdl.learning.regimes import regime
from grokdl.lesson.beats import rest_of_the_run, show_the_rule, square_the_miss
from grokdl.lesson.program_scene import ProgramScene
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.side_by_side import SideBySide
from grokdl.lesson.title_card import TitleCard
from grokdl.lesson.walk import Walk

__all__ = [
    "LessonInfo",
    "LessonScene",
    "ParameterSet",
    "ProgramScene",
    "Run",
    "RunScene",
    "SideBySide",
    "TitleCard",
    "Walk",
    "regime",
    "rest_of_the_run",
    "show_the_rule",
    "square_the_miss",
]
