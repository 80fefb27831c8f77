"""What a lesson is made of: its brief, its scene, and the steps of a run as motion."""

from grokdl.brief import Brief
from grokdl.captions import Caption
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.title_card import TitleCard
from grokdl.lesson.walk import Walk
from grokdl.regimes import regime

__all__ = [
    "Brief",
    "Caption",
    "LessonScene",
    "Run",
    "RunScene",
    "TitleCard",
    "Walk",
    "regime",
]
