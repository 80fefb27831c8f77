"""Building blocks of lessons: the card, the scene classes, runs and their motion."""

from grokdl.catalog.lesson_info import LessonInfo
from grokdl.learning.formula import FormulaParameters, kind
from grokdl.learning.parameters import ParameterSet
from grokdl.learning.regimes import regime
from grokdl.lesson.beats import (
    ask_where_it_lands,
    carry_the_next_weight,
    guesses_where,
    lay_gaps_along,
    multiply_the_dial,
    show_many_weights,
    show_the_rule,
    show_the_wedge,
    square_the_miss,
    trace_the_steps,
    turn_it_round,
)
from grokdl.lesson.bridges import bridge_between
from grokdl.lesson.charting import ErrorsBeside
from grokdl.lesson.end_card import EndCard
from grokdl.lesson.film_card import FilmCard
from grokdl.lesson.fog import (
    FogOverTheBowl,
    answer_by_the_lean,
    answer_which_way,
    ask_which_way,
)
from grokdl.lesson.forking import Forking
from grokdl.lesson.gap_to_step import GapToStep
from grokdl.lesson.own_facts import of_the_formula, of_the_rods, of_the_shared_miss
from grokdl.lesson.program_scene import ProgramScene
from grokdl.lesson.racing import Racing
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.side_by_side import SideBySide
from grokdl.lesson.sweeping import sweep_the_bowl, turn_to_both_sides
from grokdl.lesson.title_card import TitleCard
from grokdl.lesson.travelling import Travelling
from grokdl.lesson.walk import Walk
from grokdl.lesson.weaving import Weaving

__all__ = [
    "EndCard",
    "ErrorsBeside",
    "FilmCard",
    "FogOverTheBowl",
    "Forking",
    "FormulaParameters",
    "GapToStep",
    "LessonInfo",
    "LessonScene",
    "ParameterSet",
    "ProgramScene",
    "Racing",
    "Run",
    "RunScene",
    "SideBySide",
    "TitleCard",
    "Travelling",
    "Walk",
    "Weaving",
    "answer_by_the_lean",
    "answer_which_way",
    "ask_where_it_lands",
    "ask_which_way",
    "bridge_between",
    "carry_the_next_weight",
    "guesses_where",
    "kind",
    "lay_gaps_along",
    "multiply_the_dial",
    "of_the_formula",
    "of_the_rods",
    "of_the_shared_miss",
    "regime",
    "show_many_weights",
    "show_the_rule",
    "show_the_wedge",
    "square_the_miss",
    "sweep_the_bowl",
    "trace_the_steps",
    "turn_it_round",
    "turn_to_both_sides",
]
