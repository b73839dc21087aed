# make demo   set up, load the example articles into a new embedded store, serve the explorer
# make test   set up all that the tests need, run them
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install assets install-test test-servers demo test check style types layers budgets generate lock clean

help:  ## What can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "IPCoop needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V`. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

install: $(VENV)/.run  ## Create .venv with all that the program needs, at locked versions
	@$(BIN)/python scripts/fetch_assets.py || true  # without them the explorer says how to get them

test-servers:
	@scripts/install-test-servers.sh

install-test: $(VENV)/.test test-servers
	@$(BIN)/python scripts/fetch_assets.py --tests build/assets || true  # what needs them skips, or fails in CI

assets: $(VENV)/.run  ## Fetch what the explorer loads in the browser, by a locked list
	@$(BIN)/python scripts/fetch_assets.py

demo: install  ## Load the example articles into a new embedded store and serve the explorer
	$(BIN)/ipcoop demo

# tests/conftest.py says which tests share a process, and in which order they come.
test: install-test  ## Run every test, on the embedded store, on a real Neo4j and in a real browser
	$(BIN)/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder

check: style types layers budgets  ## Style, types, import rules, budgets, freshness of what is generated

style: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

layers: $(VENV)/.test
	$(BIN)/lint-imports

budgets: $(VENV)/.test
	$(BIN)/python -m pytest -q tests/test_architecture.py

generate: $(VENV)/.test  ## Renew what is made from the sources: ontology files, wordings, lists of queries
	$(BIN)/python -m scripts.generate_ontology
	$(BIN)/python -m scripts.generate_wordings
	$(BIN)/python -m queries.documentation

lock:  ## Renew the locked versions (needs uv)
	uv pip compile -q --universal -p 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml \
	  --group build -o requirements/run.txt
	uv pip compile -q --universal -p 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml \
	  --group test -c requirements/run.txt -o requirements/test.txt

clean:  ## Remove the environment and what was built (never a store)
	rm -rf $(VENV) build dist visualizations/explorer/vendor .mypy_cache .pytest_cache .ruff_cache .hypothesis
