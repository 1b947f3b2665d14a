# Two commands for a fresh machine with Python and make: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := site
ADDRESS ?= 127.0.0.1:8000

export NO_MKDOCS_2_WARNING := 1
# hundreds of tests start a process: what is compiled is kept
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve test lint types unit lowest strict browser growth mutants clean ways

site: $(VENV)/installed  ## build the wiki
	$(BIN)/mkdocs build --strict --site-dir $(SITE)
	@echo
	@echo "The wiki is built. Open it:  file://$(CURDIR)/$(SITE)/index.html"
	@echo "With search and live reload: make serve, then http://$(ADDRESS)/"

serve: $(VENV)/installed  ## build, serve and rebuild on every change
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

test: lint types unit strict  ## everything that CI runs
	@echo "All is well."

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tested
	$(BIN)/mypy

# more processes than cores: half of a test's time is waiting, for builds, the browser and the registry
unit: $(VENV)/tested browser
	$(BIN)/python -m pytest -n 3 --dist worksteal --durations=20

lowest:  ## the tests with the oldest Python that there is: Debian's own
	$(MAKE) unit PYTHON=/usr/bin/python3 VENV=.venv-lowest

strict: $(VENV)/tested
	$(BIN)/mkdocs build --strict --site-dir $(VENV)/strict-site

growth: $(VENV)/tested  ## what a page can cost: seconds and memory at full size, and how they grow; half an hour
	$(BIN)/python -m tests.bench.growth --full
	$(BIN)/python -m tests.bench.growth
	$(BIN)/python -m tests.bench.growth --grid

ways: $(VENV)/tested browser  ## every way in that we know of, walked in the browser: of three, the tests walk one; ten minutes
	STUDYWIKI_WAYS=. $(BIN)/python -m pytest tests/safety/ways

mutants: $(VENV)/tested  ## 5,000 real pages with slips of the keyboard in them: none may lose a word; some minutes
	$(BIN)/python -m tests.page.mutants --pages 5000

# the browser tests drive the system's Chromium; they skip where there is none and none can be installed
browser:
	@command -v chromium >/dev/null || [ -n "$$CHROMIUM" ] || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-nanum >/dev/null; \
	  else echo "No chromium here: the browser tests are skipped. Debian: apt-get install chromium"; fi; }

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml plugins/browser/package-lock.json plugins/browser/hatch_build.py
	$(BIN)/python -m pip install --quiet --progress-bar off --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --progress-bar off --disable-pip-version-check --editable '.[dev,plugins]'
	@touch $@

clean:  ## remove what the commands above made
	rm -rf $(VENV) $(SITE)
