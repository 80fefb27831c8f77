"""Notes which pictures a process encodes, stock Manim's or ours, before any encoder blurs them.

Python loads this file at its start where this folder is on PYTHONPATH: so it is in the processes
that a command starts, too. For each segment a file of the folder that PICTURES names gets a
line for each frame: a digest of its RGBA. Nothing is changed, and nothing is imported early.
"""

import os
import sys
from importlib.abc import MetaPathFinder
from importlib.util import find_spec
from pathlib import Path

# who gets each picture in the end: self.target is the segment's file, the scene's name its folder
ENCODERS = {
    "manim.scene.video_segment_encoder": ("VideoSegmentEncoder", "write_frame"),
    "grokdl.engine.segment_encoder": ("SegmentEncoder", "add"),
}


class Listener(MetaPathFinder):
    """Finds the modules that encode, once, and lets their encoders be heard."""

    def find_spec(self, name, path=None, target=None):
        if name not in ENCODERS:
            return None
        class_name, method = ENCODERS.pop(name)
        spec = find_spec(name)
        load = spec.loader.exec_module

        def load_and_hear(module):
            load(module)
            encoder = getattr(module, class_name)
            setattr(encoder, method, heard(getattr(encoder, method)))

        spec.loader.exec_module = load_and_hear
        return spec


def heard(encode):
    """Let what an encoder is given be noted: pixels first; how often they are shown, last."""

    def noted(self, pixels, *others, **named):
        from hashlib import blake2b

        frames = named["repeat"] if "repeat" in named else others[-1]
        line = f"{blake2b(pixels.tobytes(), digest_size=8).hexdigest()}\n"
        self.noted = getattr(self, "noted", "") + line * frames
        file = Path(os.environ["PICTURES"], self.target.parent.name, f"{self.target.stem}.txt")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.noted)
        return encode(self, pixels, *others, **named)

    return noted


if "PICTURES" in os.environ:
    sys.meta_path.insert(0, Listener())
