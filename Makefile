# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do if $$python -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
STAMP := $(VENV)/.installed
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.PHONY: help install demo test check docs bench peers lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: $(STAMP) ## make .venv from the pinned, hashed requirements

$(STAMP): requirements/runtime.txt requirements/build.txt requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or call make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Call make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --requirement requirements/runtime.txt
	$(PIP) --require-hashes --requirement requirements/build.txt
	$(PIP) --require-hashes --requirement requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

demo: install ## one block from draft to delivery, then serve
	$(BIN)/content-hub demo

test: install ## run the tests
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

check: install ## the whole gate: format, lint, layers, types, Dockerfile, tests, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/hadolint Dockerfile
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

docs: install ## write the reference pages from the code
	$(BIN)/python -m docs.generate

bench: install ## print the figures, each beside a reference of the same run
	$(BIN)/python -m benchmarks

peers: ## fetch other people's work that some tests and benchmarks compare with (needs npm)
	npm install --prefix peers --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error

lock: ## pin the requirements anew (needs uv on the PATH)
	uv pip compile pyproject.toml $(LOCK) --output-file requirements/runtime.txt
	uv pip compile --group build $(LOCK) --constraint requirements/runtime.txt --output-file requirements/build.txt
	uv pip compile pyproject.toml --group dev $(LOCK) --constraint requirements/runtime.txt --output-file requirements/dev.txt

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
