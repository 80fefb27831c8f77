.DEFAULT_GOAL := help
.PHONY: help film test check lint bench pictures stills clean

# Python imports slowly where it may not keep its bytecode.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
READY := .venv/.installed
QUALITY ?= film

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

film: $(READY) ## the film of all lessons, in media/ (QUALITY=draft is quick)
	$(BIN)/grokdl film -q $(QUALITY)

test: $(READY) ## every test
	.ci/programs
	$(BIN)/pytest -n 2

check: lint ## lint, types and the fast tests: under one minute
	$(BIN)/pytest -n 2 -m "not slow"

lint: $(READY) ## lint and types alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## how fast it is, beside stock Manim (BENCH="-q draft --only Bowl" QUALITY=draft is quick)
	$(BIN)/python tests/benchmarks/bench_import.py
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench_render $(BENCH)
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench_watch
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench_again -q $(QUALITY)
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench_export -q $(QUALITY)

pictures: $(READY) ## the pictures of README and docs, in media/readme/, and docs/lessons.md
	$(BIN)/python .ci/pictures.py

stills: $(READY) ## the stills that the tests compare lessons with (LESSONS="fork alpha": only theirs)
	$(BIN)/python tests/stills.py $(LESSONS)

clean: ## remove caches and builds; .venv and media/ stay
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find grokdl scenes tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt .ci/install
	.ci/install
	@touch $@
