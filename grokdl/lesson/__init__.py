"""Building blocks of lessons: the card, the scene classes, runs and their motion."""

from grokdl.catalog.lesson_info import LessonInfo
from grokdl.learning.formula import FormulaParameters, kind
from grokdl.learning.parameters import ParameterSet
from grokdl.learning.regimes import regime
from grokdl.lesson.beats import rest_of_the_run, show_the_rule, square_the_miss
from grokdl.lesson.own_facts import of_the_formula, of_the_rods, of_the_shared_miss
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.side_by_side import SideBySide
from grokdl.lesson.title_card import TitleCard
from grokdl.lesson.walk import Walk

__all__ = [
    "FormulaParameters",
    "LessonInfo",
    "LessonScene",
    "ParameterSet",
    "Run",
    "RunScene",
    "SideBySide",
    "TitleCard",
    "Walk",
    "kind",
    "of_the_formula",
    "of_the_rods",
    "of_the_shared_miss",
    "regime",
    "rest_of_the_run",
    "show_the_rule",
    "square_the_miss",
]
