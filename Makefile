# Needs Python 3.11 and make. `make run` opens a demonstration, `make test` proves the whole.
PYTHON ?= python3.11
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export QYZMET_BASE_URL ?= http://127.0.0.1:$(PORT)

.PHONY: install install-dev run test bench lint types pins clean

install: $(VENV)/.installed  ## the command at .venv/bin/qyzmet
install-dev: $(VENV)/.installed-dev

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed (try: make PYTHON=/path/to/python3.11)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the product needs ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/qyzmet texts compile
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what tests and benches need ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: install  ## the demo world, then the site at http://127.0.0.1:$(PORT)
	$(BIN)/qyzmet texts compile
	QYZMET_DEMO=1 $(BIN)/qyzmet demo
	QYZMET_DEMO=1 $(BIN)/qyzmet serve --port $(PORT)

test: install-dev  ## all rings; says which did not run and why
	$(BIN)/qyzmet texts compile
	$(BIN)/python tests/rings.py

lint: install-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/qyzmet texts check

types: install-dev
	$(BIN)/mypy src

bench: install-dev  ## ratios against a base measured in the same run
	$(BIN)/python -m bench

pins:  ## compile requirements*.in with hashes and without an index address
	$(BIN)/python -m pip install --quiet uv
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal \
	    --python-version 3.11 $$name.in -o $$name.txt; done

clean:
	rm -rf $(VENV) var
