# For a fresh machine with Python and make. `make` alone says what there is, and how long each takes on two cores.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := site
ADDRESS ?= 127.0.0.1:8000
# of `make bench`: pages, rounds, and whatever else `python -m tests.bench.builds --help` names
N ?= 300,1000
ROUNDS ?= 3
# of `make heavy`: for the processor alone where such a build is at hand, TORCH=torch==2.13.0+cpu
TORCH ?= torch
OPTIONS ?=

export NO_MKDOCS_2_WARNING := 1
# hundreds of tests start a process: what is compiled is kept
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve test lint types unit lowest strict browser bench edits growth mutants clean ways heavy

# a target's line is its name, two hashes, what it does, and in brackets how long it takes
help:  ## say what can be made [at once]
	@echo "make TARGET, where the first one makes $(VENV) with all that is needed [2 min]:"
	@awk '/^[a-z]+:.*## .* \[.*\]$$/ { name = said = time = $$0; sub(/:.*/, "", name); sub(/.*## /, "", said); \
	  sub(/.*\[/, "", time); sub(/\]$$/, "", time); sub(/ \[[^[]*\]$$/, "", said); \
	  printf "  %-8s %-8s %s\n", name, time, said }' $(firstword $(MAKEFILE_LIST))

# $(call stage,NAME,COMMAND): one line of what was done and how long it took; what the command said only if it failed.
# The line is written when the stage is over, for others may run beside it
stage = @began=$$(date +%s); log=$$(mktemp); \
	if { $(2); } >$$log 2>&1; then \
	  passed=$$(tail -n 1 $$log | sed -n 's/^\([0-9]* passed[^=]*\) in .*/: \1/p'); \
	  printf '%-8swell, %s s%s\n' $(1) $$(( $$(date +%s) - began )) "$$passed"; rm -f $$log; \
	else printf '%-8sFAILED, %s s\n' $(1) $$(( $$(date +%s) - began )); cat $$log; rm -f $$log; exit 1; fi

site: $(VENV)/installed  ## build the wiki into site/, and say where to open it [20 s]
	$(BIN)/mkdocs build --strict --site-dir $(SITE)
	@echo
	@echo "The wiki is built. Open it:  file://$(CURDIR)/$(SITE)/index.html"
	@echo "With live reload: make serve, then http://$(ADDRESS)/"

serve: $(VENV)/installed  ## show the wiki in the browser, and again on every change [20 s]
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

# side by side: of two cores the tests alone leave one idle for a good part of their time, and so does an installation
test:  ## all of the next four: a line for each, and what is wrong if something is [20 min]
	@$(MAKE) --no-print-directory --jobs lint browser
	@$(MAKE) --no-print-directory --jobs types strict unit
	@echo "All is well."

lint: $(VENV)/tested  ## the style of the code [1 s]
	$(call stage,lint,$(BIN)/ruff check . && $(BIN)/ruff format --check .)

types: $(VENV)/tested  ## its types [1 min]
	$(call stage,types,$(BIN)/mypy)

# more processes than cores: half of a test's time is waiting, for builds, the browser and the registry
unit: $(VENV)/tested browser  ## the tests, in the browser too [18 min]
	$(call stage,unit,$(BIN)/python -m pytest -n 4 --dist worksteal --durations=20)

lowest:  ## the tests with the oldest Python that there is: Debian's own [18 min]
	@$(MAKE) --no-print-directory unit PYTHON=/usr/bin/python3 VENV=.venv-lowest

strict: $(VENV)/tested  ## the wiki itself, built without a warning [15 s]
	$(call stage,strict,$(BIN)/mkdocs build --strict --site-dir $(VENV)/strict-site)

bench: $(VENV)/tested  ## what builds cost, ours beside Material's and Zensical's: N=300,1000 pages, ROUNDS=3 [40 min]
	@$(BIN)/python -m tests.bench.builds --pages $(N) --rounds $(ROUNDS) $(OPTIONS)

growth: $(VENV)/tested  ## what a page can cost: seconds and memory at full size, and how they grow [30 min]
	$(BIN)/python -m tests.bench.growth --full
	$(BIN)/python -m tests.bench.growth
	$(BIN)/python -m tests.bench.growth --grid

heavy:  ## the pages' code that needs PyTorch or TensorFlow, run with the newest that there is: TORCH=torch [15 min]
	$(PYTHON) -m venv .venv-heavy
	.venv-heavy/bin/pip install --quiet pytest numpy tensorflow-cpu $(TORCH)
	.venv-heavy/bin/pip list | grep -iE "^(torch|tensorflow_cpu|keras) "
	.venv-heavy/bin/python -m pytest --noconftest -c /dev/null --rootdir . -q -rs tests/docs/test_code.py -k "pytorch or tensorflow"

ways: $(VENV)/tested browser  ## every way in that we know of, walked in the browser: of eight, the tests walk one [10 min]
	STUDYWIKI_WAYS=. $(BIN)/python -m pytest tests/safety/ways

edits: $(VENV)/tested  ## 300 sequences of edits: builds that know of earlier ones write what clean ones do [40 min]
	$(BIN)/python -m tests.cache.edits --sequences 300 --steps 5

mutants: $(VENV)/tested  ## 5,000 real pages with slips of the keyboard in them: none may lose a word [5 min]
	$(BIN)/python -m tests.page.mutants --pages 5000

# the browser tests drive the system's Chromium, and the same without windows where a page is all that they look at: it
# takes half of the time. They do without that one, and are skipped where there is none and none can be installed
browser:
	@[ -n "$$CHROMIUM" ] || { command -v chromium && command -v chromium-headless-shell; } >/dev/null || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    export DEBIAN_FRONTEND=noninteractive; apt-get update -qq; \
	    for each in "chromium fonts-nanum" chromium-headless-shell; do apt-get install -y -qq $$each >/dev/null || true; done; \
	  fi; \
	  command -v chromium >/dev/null || \
	    echo "No chromium here: the browser tests are skipped. Debian: apt-get install chromium"; }

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

INSTALL := $(BIN)/python -m pip install --quiet --progress-bar off --disable-pip-version-check --editable
MADE_OF := $(VENV)/bin/python pyproject.toml plugins/browser/package-lock.json plugins/browser/hatch_build.py

$(VENV)/installed: $(MADE_OF)
	$(INSTALL) .
	@touch $@

# with all that the first one has: the package is built once
$(VENV)/tested: $(MADE_OF)
	$(INSTALL) '.[dev,plugins]'
	@touch $(VENV)/installed $@

clean:  ## remove what the commands above made [1 s]
	rm -rf $(VENV) .venv-heavy $(SITE)
