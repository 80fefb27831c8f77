"""The scripts of the live bowl, run by Node: what they work out, beside what Python does."""

import json
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from programs import needs

needs_node = needs("node")


def in_node(scripts: Sequence[str], expression: str, given: Any) -> Any:
    """What an expression of the scripts' functions gives for `given`."""
    web = files("grokdl.export") / "web"
    texts = [(web / f"{name}.js").read_text(encoding="utf-8") for name in scripts]
    read = "const given = JSON.parse(require('fs').readFileSync(0, 'utf-8'));"
    program = "\n".join(
        ["'use strict';", *texts, read, f"console.log(JSON.stringify({expression}))"]
    )
    told = subprocess.run(
        ["node", "-e", program],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout, parse_int=float)  # an integer in JSON may be a large double
