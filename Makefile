# Two commands do everything on a fresh machine: `make demo` and `make check`.
# Both build .venv with Python 3.11 or later; `make check` also finds or installs Chromium.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo check format lint types test bench data docs gallery clean

demo: $(VENV)/.demo
	mkdir -p out
	$(BIN)/geotrack map examples/baltic-train.txt -o out/baltic-train.html --published 2024-05-14
	@echo
	@echo "Open out/baltic-train.html in a browser: it needs no network. Then try:"
	@echo "  $(BIN)/geotrack map examples/tazara.txt -o out/tazara.html --published 2023-03-18"
	@echo "  $(BIN)/geotrack map examples/tazara.txt --style reader -o out/reader.html"
	@echo "  $(BIN)/geotrack export examples/tazara.txt -o out/claims.csv -o out/map.png"
	@echo "  $(BIN)/geotrack            what else there is"

check: compiler $(VENV)/.dev chromium lint types test

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

.PHONY: compiler
compiler:
	@sh tests/find-compiler.sh

.PHONY: chromium
chromium:
	@sh tests/browser/find-chromium.sh

format:
	$(BIN)/ruff format geotrack tests tools
	$(BIN)/ruff check --fix geotrack tests tools

lint:
	$(BIN)/ruff format --check geotrack tests tools
	$(BIN)/ruff check geotrack tests tools
	$(BIN)/lint-imports

types:
	$(BIN)/mypy

test:
	$(BIN)/pytest -n 2 --dist loadscope

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/growth.py --upto 100000
	$(BIN)/python benchmarks/peers.py

# 100,000 items of one or two sentences with one process, with two, and killed five times: half an hour on two free
# cores. All is kept in out/archive: stopped at any moment, the same command goes on
.PHONY: archive
archive: $(VENV)/.dev
	$(BIN)/python benchmarks/archive.py 100000 --sentences 2 --folder out/archive

# real clusters on this machine; Spark needs Java 17 (Debian: openjdk-17-jre-headless)
.PHONY: check-clusters
check-clusters: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[cluster,spark]'
	$(BIN)/python tests/clusters.py

# known faults of the packages that the tests were run with; asks the network, and says what it could not look up
.PHONY: audit
audit: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python tools/advisories.py

# small faults put into the rooms that decide, and how many of them their tests notice: an hour
.PHONY: mutants
mutants: $(VENV)/.dev
	$(BIN)/python tools/mutate.py --minutes 15 -v

# strangers' bytes at every door, for ten minutes
.PHONY: fuzz
fuzz: $(VENV)/.dev
	$(BIN)/python tests/fuzz.py 600

data: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet -e '.[data]'
	$(BIN)/python -m tools.data $(PLACES)

docs: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	$(BIN)/sphinx-build -W --keep-going -q -b html docs out/docs
	@echo "Open out/docs/index.html"

gallery: $(VENV)/.demo
	$(BIN)/python examples/gallery.py maps

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache
