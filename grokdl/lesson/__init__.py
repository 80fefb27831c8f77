"""What a lesson is made of: its brief, its scene, and the steps of a run as motion."""

from grokdl.brief import Brief
from grokdl.captions import Caption
from grokdl.lesson.learning import LearningScene
from grokdl.lesson.run import Run, Walk
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.title_card import TitleCard

__all__ = ["Brief", "Caption", "LearningScene", "LessonScene", "Run", "TitleCard", "Walk"]
