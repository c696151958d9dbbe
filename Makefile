# Two commands do everything on a fresh machine: `make demo` and `make check`.
# Both build .venv with Python 3.11 or later; `make check` also finds or installs Chromium.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo check format lint types test bench data gallery clean

demo: $(VENV)/.demo
	mkdir -p out
	$(BIN)/geotrack map examples/baltic-train.txt -o out/baltic-train.html --published 2024-05-14
	@echo "Open out/baltic-train.html in a browser: it needs no network."

check: $(VENV)/.dev chromium lint types test

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "geotrack needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q geotrack  # pip compiles what it copies, not what it links to
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q geotrack
	touch $@ $(VENV)/.demo

.PHONY: chromium
chromium:
	@sh tests/browser/find-chromium.sh

format:
	$(BIN)/ruff format geotrack tests
	$(BIN)/ruff check --fix geotrack tests

lint:
	$(BIN)/ruff format --check geotrack tests
	$(BIN)/ruff check geotrack tests
	$(BIN)/lint-imports

types:
	$(BIN)/mypy

test:
	$(BIN)/pytest -n 2 --dist loadscope

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py

data: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet -e '.[data]'
	$(BIN)/python -m geotrack.data.build

gallery: $(VENV)/.demo
	$(BIN)/python examples/gallery.py maps

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache
