"""Fork labels: what is written in the plane of a fork, as far as there is room for it."""

from __future__ import annotations

from grokdl import numerals
from grokdl.mobjects.plane import Plane
from grokdl.mobjects.text import Label
from grokdl.stage import theme
from grokdl.stage.style import Style

HOOK = 0.3  # from the smallest alpha's runs to what is said of them
OFF = 0.21  # of the way from the limit to either side: there begins what is said of the arms
ARMS = 0.4  # of the way from the limit to the right: there the arms have left, seen closer


class ForkLabels:
    """Places for labels in the `plane` of many runs, with the alpha `limit` or without one."""

    def __init__(self, style: Style, plane: Plane, limit: float | None) -> None:
        self.style, self.plane, self.limit = style, plane, limit

    @property
    def limit_x(self) -> float:
        """Where the limit is; without one, where alpha is 0."""
        return self.plane.x(self.limit or 0.0)

    def over_limit(self, label: Label) -> Label:
        """Put a label over the line at the limit."""
        zone, half = self.plane.zone, label.text_width / 2
        x = min(max(self.limit_x, zone.left + half), zone.right - half)
        return label.place(x, zone.top + 0.14, 0.5)

    def sides(self) -> list[Label]:
        """Return what becomes of the runs on both sides of the limit, in words, under the arms."""
        zone, x = self.plane.zone, self.limit_x
        found = []
        for key, role, left, right in (
            ("come home", "goal", zone.left, x),
            ("gone", "error", x + ARMS * (zone.right - x), zone.right),
        ):
            label = Label(self.style, self.style.words(key), role=role, size=theme.CAPTION)
            if label.fit(right - left - 0.5).text_width <= right - left - 0.4:
                found.append(label.place((left + right) / 2, zone.bottom + 0.3, 0.5))
        return found

    def on_the_way(self) -> list[Label]:
        """Return that the arms, seen closer, are no place to rest: both are on their way."""
        found = []
        for key, role, way in (("on the way", "muted", -1), ("still leaving", "error", 1)):
            label = Label(self.style, self.style.words(key), role=role, size=theme.CAPTION)
            found += self.over_an_arm(label, way)
        return found

    def over_an_arm(self, label: Label, way: int) -> list[Label]:
        """Put a label over the arm below (-1) or above (1) the limit; return none without room."""
        zone, x = self.plane.zone, self.limit_x
        wide = x - zone.left if way < 0 else zone.right - x
        room = (1 - OFF) * wide - 0.2
        if label.fit(room).text_width > room:
            return []
        return [label.place(x + way * OFF * wide, zone.top - 0.5, (1 - way) / 2)]

    def beside(self, label: Label, alpha: float) -> Label | None:
        """Put a label at the foot of the run with an alpha, on the side away from the limit.

        It is on the other side if it has no room there; None if it has none on either.
        """
        zone, x = self.plane.zone, self.plane.x(alpha)
        limit = zone.right if self.limit is None else self.limit_x
        for side in (-1, 1) if x <= limit + 0.01 else (1, -1):
            label.place(x + 0.12 * side, zone.bottom + 0.2, (1 - side) / 2)
            crosses = self.limit is not None and label.box.left < limit < label.box.right
            if zone.left < label.box.left and label.box.right < zone.right and not crosses:
                return label
        return None

    def at_the_hook(self, weight: float, alpha: float) -> Label | None:
        """Return what the runs with the smallest alphas are doing, where all start.

        None if there is no room before the limit and the run with an alpha.
        """
        words = self.style.words("still creeping")
        label = Label(self.style, words, role="muted", size=theme.SMALL)
        zone, plane = self.plane.zone, self.plane
        label.place(zone.left + HOOK, plane.y(weight) - label.box.height / 2, 0)
        ends = [plane.x(at) for at in (alpha, self.limit or plane.window.right)]
        return label if label.box.right < min(ends) - 0.1 else None

    def at_the_edge(self, label: Label, alpha: float, other: Label | None = None) -> Label | None:
        """Put the label of an alpha beyond the plane at its edge.

        None if it has no room beside the limit, the run with an `alpha`, and the `other` label at
        the foot.
        """
        zone = self.plane.zone
        label.place(zone.right - 0.12, zone.bottom + 0.2, 1)
        taken = [self.limit_x, self.plane.x(alpha), *([] if other is None else [other.box.right])]
        return label if label.box.left > max(taken) + 0.1 else None

    def steps_text(self, steps: int) -> str:
        """Return how many steps each run has, in words."""
        return self.style.words("steps each", count=numerals.counted(steps))

    def has_room_to_count(self, steps: int, label: Label) -> bool:
        """Tell whether the count of so many steps has room at the right of a label."""
        widest = Label(self.style, self.steps_text(steps), size=theme.BODY)
        return widest.text_width < self.plane.zone.right - label.box.right - 0.3
