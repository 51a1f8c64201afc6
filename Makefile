# `make run` and `make test` do all the set-up by themselves; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help setup run train doctor test unit-test browser-test properties rasa-test lint format check evaluate bench bench-lookups bench-candidate bench-desk bench-parsing bench-reports fault lock shell clean
BIN := .venv/bin
# Files that others labelled (docs/understanding.md); they are measured on and never part of the project.
PUBLIC_SETS ?= ../shared/data
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export OMP_NUM_THREADS := 1
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: ## Python environment and browser modules (every other target does this first)
	@scripts/bootstrap

run: setup ## Start everything, and train first where that is due
	@$(BIN)/forbear up

train: setup ## Train the assistant if its data, settings or components changed
	@$(BIN)/forbear train

doctor: setup ## Check the installation
	@$(BIN)/forbear doctor

test: setup unit-test browser-test rasa-test ## All tests

unit-test: setup
	@$(BIN)/forbear train # before there are two workers who would
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser and not pace"
	$(BIN)/python -m pytest -q -m "pace and not browser"

browser-test: setup
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --timeout 600 -m "browser and not pace"
	$(BIN)/python -m pytest -q --timeout 600 -m "browser and pace"

properties: setup ## What must hold of money, ledger and audit chain, with 1,000 examples each
	FORBEAR_TEST_EXAMPLES=1000 $(BIN)/python -m pytest -q -W ignore::DeprecationWarning --durations=5 tests/rules tests/store/test_ledger.py tests/lessons/test_random_edits.py

rasa-test: setup
	$(BIN)/forbear validate

lint: setup ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test ## Everything that CI checks

format: setup ## Put the code into the house format
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format -q .

evaluate: setup ## Measure the understanding on the development set; fails below the floors
	@$(BIN)/forbear evaluate --html var/evaluation/development.html
	@$(BIN)/forbear evaluate tests/nlu/held_out.yml --html var/evaluation/held-out.html
	@if [ -d "$(PUBLIC_SETS)" ]; then $(BIN)/forbear evaluate --public "$(PUBLIC_SETS)"; \
	  else echo "no public sets in $(PUBLIC_SETS); docs/understanding.md says which and where"; fi

bench: setup ## Latency, growth and memory, beside Rasa's default configuration in the same run
	@$(BIN)/python -m bench

bench-lookups: setup ## What a turn reads from the database, with 100,000 customers on SQLite
	@$(BIN)/python -m bench.lookups

bench-desk: setup ## 50 chats at once beside 500 idle widgets; MINUTES=10 for longer
	@$(BIN)/python -m bench.desk --minutes $(or $(MINUTES),2)

bench-parsing: setup ## What understanding one message costs on one core
	@$(BIN)/python -m bench.parsing

bench-reports: setup ## The reports over 100,000 messages on SQLite
	@$(BIN)/python -m bench.reports

fault: setup ## 20 chats while processes are killed and lines are cut for three minutes
	FORBEAR_TEST_FAULT_SECONDS=$(or $(SECONDS),180) $(BIN)/python -m pytest -q -s tests/e2e/test_faults.py

bench-candidate: setup ## A candidate after five examples, and what a live chat feels of it
	@$(BIN)/python -m bench.candidate

shell: setup ## Talk to the assistant in the terminal
	@$(BIN)/rasa shell --interface 127.0.0.1

lock: setup ## Resolve requirements.in and the browser modules again
	$(BIN)/uv pip compile -q --python-version 3.10 --python-platform x86_64-manylinux_2_28 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate requirements.in -o requirements.lock
	npm install --package-lock-only --ignore-scripts

clean: ## Remove what can be made again; keeps var/, where the data is
	rm -rf .venv .rasa node_modules web/vendor models/*.tar.gz models/*.json models/*.npz .pytest_cache .mypy_cache .ruff_cache
