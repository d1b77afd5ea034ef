# `make` alone lists the targets. They need Python 3.11 or later and the package index, no more.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?=
ROUNDS ?=
PEERS ?=
RELEASES ?= 1000
KEEP ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check torture format accuracy fit bench docs golden clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

$(VENV)/.ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "pressctl needs Python 3.11 or later"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.ready ## run the main job on the seed: ingest, then a tour of real answers
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh

test: $(VENV)/.ready ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.ready ## the whole gate, the same that CI runs
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.write_docs --check
	$(BIN)/python -m tests.accuracy --floors
	$(BIN)/python -m pytest

torture: $(VENV)/.ready ## do violence to the store and see that its promises hold (ROUNDS=N, 50)
	$(BIN)/python -m tests.torture $(if $(ROUNDS),--rounds $(ROUNDS))

format: $(VENV)/.ready ## format the code
	$(BIN)/ruff format src tests bench
	$(BIN)/ruff check --fix src tests bench

$(VENV)/.fit: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fit]'
	@touch $@

accuracy: $(if $(DATA),$(VENV)/.fit,$(VENV)/.ready) ## score the parse against hand labels (DATA=FILE: on marked releases too)
	$(BIN)/python -m tests.accuracy $(if $(DATA),--data $(DATA) --report accuracy-report.md)

fit: $(VENV)/.fit ## fit the weights of quote ends anew (DATA=FILE: marked releases to learn from)
	$(BIN)/python -m tests.accuracy.fit_boundaries $(if $(DATA),--data $(DATA)) > $(VENV)/weights.json
	mv $(VENV)/weights.json src/pressctl/parsing/boundary.json

$(VENV)/.bench: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]' \
		&& touch $@ || echo "peers that could not be installed will be named as missing"

bench: $(VENV)/.bench ## time pressctl beside its peers (RELEASES=N made up; DATA=FILE parses it too; PEERS=PYTHON; KEEP=DIR)
	PEERS="$(PEERS)" $(BIN)/python -m bench $(DATA) --releases $(RELEASES) $(if $(KEEP),--keep $(KEEP))

docs: $(VENV)/.ready ## write the generated parts of docs/ anew
	$(BIN)/python -m tests.write_docs

golden: $(VENV)/.ready ## write the golden outputs anew (read the difference before you commit it)
	$(BIN)/python -m tests.write_golden

clean: ## remove what the targets above made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
