"""Two runs in panes of one frame, in lockstep, with one counter in the title line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from manim import Animation, Mobject

from grokdl.learning.regimes import regime
from grokdl.lesson.fades import Come
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.common_line import HEIGHT, CommonLine
from grokdl.mobjects.pane_head import PaneHead, head_height
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.view_scale import ViewScale
from grokdl.stage import View

Company = tuple[Any, Sequence[Any]]
"""A run's parameters, and those of its siblings."""


WORTH = 1.8  # so much closer a view of one's own is worth it

STILL_HERE: dict[tuple[bool, ...], str] = {
    (False, True): "left out",
    (True, False): "right out",
    (False, False): "both out",
    (True, True): "both in",
}
"""A lesson's captions by whose dots are in their frames."""

GONE, HOME = "left gone", "home"
"""Its captions where the right run comes home: of the left one's dot before, and of its own after.

That a run comes home is told when it has.
"""

LEFT = 1e-4  # of the first error: a run that has no more left, and so 1 % of its way, is home


class SideBySide:
    """Two runs of one bowl, each in its pane, seen in the same window."""

    def __init__(self, scene: RunScene, pair: Sequence[Company], last: int = 2) -> None:
        """Take what stands in each pane, and the last step that the first view holds."""
        self.scene, self.counts, self.closer = scene, True, False
        self.lens: list[Mobject] = []
        self.runs: list[Run] = []
        self.heads: list[PaneHead] = []
        panes = scene.stage.panes(under=HEIGHT)
        for (parameters, siblings), pane in zip(pair, panes, strict=True):
            place = pane._replace(top=pane.top - head_height(pane))
            run = scene.make_run(parameters, place, last=last, siblings=siblings)
            run.change(step_number=None)
            run.followers.append(lambda _: self._count())
            does = regime(run.parameters)
            self.heads.append(PaneHead(scene.style, pane, run.parameters.alpha, does))
            scene.judged[self.heads[-1].pill] = run.history
            scene.keep_within(pane, self.heads[-1].alpha, self.heads[-1].pill)
            self.runs.append(run)
        wide = max((run.view for run in self.runs), key=lambda view: view.high - view.low)
        for run in self.runs:
            run.look(wide.on(run.view.zone))
        self.line = self._common_line(wide)
        self.scales = [
            ViewScale(scene.style, pane, run.view)
            for run, pane in zip(self.runs, panes, strict=True)
        ]
        for run, scale, pane in zip(self.runs, self.scales, panes, strict=True):
            run.followers.append(partial(self._show_scale, scale))
            scene.keep_within(pane, scale)

    def _common_line(self, view: View) -> CommonLine:
        """A line under both panes, on which both dots are seen at the scale of the first view."""
        scene, (left, right) = self.scene, self.runs
        middle = scene.stage.middle
        box = middle._replace(top=middle.bottom + HEIGHT)
        names = [scene.named("alpha", run.parameters) for run in self.runs]
        line = CommonLine(scene.style, box, (view.low, view.high), left.story.goal_weight, names)
        scene.keep_within(box, line)

        def follow(_: Run) -> None:
            line.show(*(float(run.weight_now.get_value()) for run in (left, right)))

        for run in self.runs:
            run.followers.append(follow)
        follow(left)
        return line

    @staticmethod
    def _show_scale(scale: ViewScale, run: Run) -> None:
        scale.show(run.view, run.state.at_rest, run.plot.lane_obstacles(run.state))

    def come(self) -> None:
        """Let both panes appear, and the line under them."""
        plots = [run.plot for run in self.runs]
        self.scene.add(*(part for plot in plots for part in (plot.trail, plot.edge_mark)))
        shown = [part for plot in plots for part in (plot.axes, plot.bowl, plot.ring, plot.dot)]
        heads = (head.alpha for head in self.heads)
        coming = map(Come, (*heads, *shown, self.line, *self.scales))
        self.scene.move(*coming, *self._name_in_the_title(0), seconds=0.6)

    def _name_in_the_title(self, seen: float) -> list[Animation]:
        """Return how the alpha in the title line goes, or comes: both panes name their own."""
        header = self.scene.header
        if header not in self.scene.mobjects:
            return []

        def show(tag: Mobject, share: float) -> None:
            tag.set_fill(opacity=seen * share + (1 - seen) * (1 - share))

        return [Redraw(t, show) for t in header.tags if t.quantity == "alpha"]

    def step(self, most: int, closer: str) -> None:
        """Take so many steps, as far as both runs go: the first at one scale, then each at its own.

        That of the second pane is closer, if its dot comes nearer, and no other clip is beside; the
        caption `closer` says so as it moves.
        """
        for step in range(min(most, *(run.story.last for run in self.runs))):
            later = 0.3 if step else 0.0
            self.scene.show_arrow(*self.runs, seconds=0.8 - later)
            self.scene.go(*self.runs, seconds=1.2 - later, follow=False)
            if step == 0:
                self._come_closer(self.runs[1], closer)

    def _come_closer(self, run: Run, says: str) -> None:
        """Let a run's view close in on what is left of its way, if that is worth it.

        A frame round what will be seen grows until it is all of the view.
        """
        before = run.view
        view = run.story.view(before.zone, 1, 2)
        if run.siblings:  # clips side by side keep one view
            return
        if not run.story.comes_nearer or before.high - before.low < WORTH * (view.high - view.low):
            return
        self.closer = True
        self.scene.let_lenses_go([run])
        run.change(earlier_views=(view,))
        run.turn_to(view)
        self.scene.put(run.plot.old_frame)
        self.scene.say(says, spare=True)
        self.scene.move(run.turned.animate.set_value(1), seconds=0.6)
        self.scene.remove(run.plot.old_frame)
        run.change(earlier_views=())
        run.settle()
        run.redraw()

    def to_the_end(self) -> None:
        """Take the rest in lockstep, and say whose dot is still in its frame.

        What is small in the second pane goes under a lens.
        """
        scene, right = self.scene, self.runs[1]
        seen = scene.seen_in_the_lapse(*self.runs)
        stays = len(set(seen)) == 1
        home = stays and seen[0] == (False, True) and _comes_home(right)
        if stays:
            scene.say(GONE if home else STILL_HERE[seen[0]])
        step = max(0, right.step - 1)
        nearer = right.story.comes_nearer and not self.closer
        gap = right.story.settling_gap(step) if nearer else 0.0
        self.lens = scene.make_lens(right, gap, named=False) if seen[0][1] else []
        if self.lens:
            scene.bring(*self.lens, seconds=0.6)
        scene.lapse(*self.runs, seconds=2.4, follow=False)
        if home:
            scene.say(HOME)
        scene.bring(*(head.pill for head in self.heads))
        if not stays:  # only now can it be said
            scene.say(STILL_HERE[seen[-1]])
        scene.hold(0.8)

    def go_away(self) -> None:
        """Let both panes disappear, and the counter."""
        parts = (part for head in self.heads for part in (head.alpha, head.pill))
        back = self._name_in_the_title(1)
        self.scene.clear_picture(*parts, self.line, *self.scales, *self.lens, along=back)
        self.counts = False
        self.scene.header.remark.set_text("")

    def _count(self) -> None:
        words = self.scene.style.words("step number", step=self.runs[0].step + 1)
        text = words if self.counts and self.runs else ""
        if self.scene.header.remark.text != text:
            self.scene.header.remark.set_text(text)


def _comes_home(run: Run) -> bool:
    errors = run.history.error
    return bool(errors[-1] <= LEFT * errors[0] > 0)
