# Everything a newcomer needs. Each target sets up what it stands on.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test lint types gate bench clean

# The main job on the example reports: a ledger of what they say, what happened by it, and the desk over it.
demo: $(READY)
	$(BIN)/warledger add examples --ledger demo.db
	$(BIN)/warledger incidents --ledger demo.db --limit 5
	@if [ -t 1 ]; then $(BIN)/warledger desk --ledger demo.db --open; \
	else echo "The desk over it: $(BIN)/warledger desk --ledger demo.db"; fi

test: lint types
	$(BIN)/python web/build.py --dev
	$(BIN)/python -m pytest
	$(BIN)/python tests/gate.py

lint: $(READY)
	$(BIN)/ruff check src tests bench

types: $(READY)
	$(BIN)/mypy

# Accuracy against the pinned floors; `make gate ARGS=--update` raises them.
gate: $(READY)
	$(BIN)/python tests/gate.py $(ARGS)

# Speed and memory, beside a peer in the same run.
bench: $(READY)
	$(BIN)/pip install -q -e '.[bench]'
	$(BIN)/python -m bench $(ARGS)

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python -m pip install -q -e '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
