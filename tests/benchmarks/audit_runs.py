"""Audits lessons with thousands of random runs, and reports the findings by kind.

    PYTHONPATH=tests python -m benchmarks.audit_runs --runs 5000 --seed 1

The sets of parameters are those of `grokdl audit --random`, so that a finding can be looked at with
it. Every faulty run is printed as it is found, and every run that can't be audited at all; the last
lines count the kinds. It takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator

from grokdl.audit.audit import Audit
from grokdl.audit.batch_audit import audits
from grokdl.audit.random_parameters import random_parameters
from grokdl.audit.report import counted, described, title
from grokdl.catalog import gallery
from grokdl.catalog.request import Request, asked

AT_ONCE = 100  # audits between two reports


def main() -> None:
    """Read the options, and audit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5000, help="how many in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lesson", action="append", help="only these lessons")
    options = parser.parse_args()
    began, kinds, done, faulty = time.monotonic(), Counter[str](), 0, 0
    for requests in batches(options.runs, options.seed, options.lesson):
        found = audited(requests)
        kinds["no audit"] += len(requests) - len(found)
        done += len(requests)
        faulty += sum(bool(one.findings) for one in found)
        kinds += Counter(finding.fault.kind for one in found for finding in one.findings)
        report(found)
        seconds = time.monotonic() - began
        print(f"{done} runs in {seconds:.0f} s, {faulty} with findings", flush=True)
    for kind, count in kinds.most_common():
        print(f"{count:6}  {kind}")
    print(f"{counted(sum(kinds.values()), 'finding')} in {counted(done, 'run')}")


def batches(runs: int, seed: int, names: list[str] | None) -> Iterator[list[Request]]:
    """Yield the requests, the lessons in turn, some at a time."""
    infos = [gallery.find(name) for name in names] if names else list(gallery.lessons())
    each = -(-runs // len(infos))
    sets = [random_parameters(info.parameters, each, seed) for info in infos]
    in_turn = (
        asked(info, drawn, quality="draft")
        for row in zip(*sets, strict=True)
        for info, drawn in zip(infos, row, strict=True)
    )
    while batch := [request for _, request in zip(range(AT_ONCE), in_turn, strict=False)]:
        yield batch


def audited(requests: list[Request]) -> list[Audit]:
    """Audit together; where one can't be audited, one by one, to tell which, and leave it out."""
    try:
        return audits(requests)
    except Exception as error:  # whatever it is, the other thousands are to be audited
        if len(requests) > 1:
            return [one for request in requests for one in audited([request])]
        recipe = requests[0].recipe
        print(f"{recipe['lesson']} {recipe['parameters']}: {error!r}", flush=True)
        return []


def report(found: list[Audit]) -> None:
    """Print the runs that have findings."""
    for one in found:
        if one.findings:
            print(title(one))
            print("\n".join(f"  {described(finding)}" for finding in one.findings))


if __name__ == "__main__":
    main()
