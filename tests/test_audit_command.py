"""`grokdl audit` of lessons, as a user types it."""

import json

import pytest
from conftest import HERE, SCENES


@pytest.mark.slow
def test_audit_finds_nothing_and_says_what_it_looked_at(grokdl, tmp_path):
    done = grokdl("audit", "overshoot", "--json")
    [audit] = json.loads(done.stdout)
    assert (0, []) == (done.returncode, audit["findings"])
    assert audit["examined"]["frames"] > 100


@pytest.mark.slow
def test_audit_shows_its_findings_on_a_page_with_pictures_and_ends_with_1(grokdl, tmp_path):
    lesson = (SCENES / "waiting.py").read_text().replace("Square())", "Square().shift([6, 0, 0]))")
    (tmp_path / "waiting.py").write_text(lesson)
    done = grokdl("audit", "waiting", "--scenes", ".", "-o", "report.html")
    assert 1 == done.returncode
    assert "1 finding, in 1 of 1 audit." == done.stdout.splitlines()[-1]
    page = (tmp_path / "report.html").read_text()
    assert "<b>outside</b>" in page
    assert 'src="data:image/png;base64,iVBOR' in page


@pytest.mark.slow
def test_the_same_seed_audits_the_same_runs(grokdl):
    words = ("audit", "waiting", "--random", "2", "--seed", "3", "--json", *HERE)
    recipes = [[one["recipe"] for one in json.loads(grokdl(*words).stdout)] for _ in range(2)]
    assert recipes[0] == recipes[1]
    assert recipes[0][0] != recipes[0][1]
