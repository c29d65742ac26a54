# SPDX-License-Identifier: BSL-1.0
# What each step of tests/run does. Sourced by tests/run.

# The system's Boost is taken first; where there is none, the headers from PyPI are.
# build PRESET [-D...]: configures and builds build/PRESET, or build/$build_as.
build() {
    local preset=$1 dir=build/${build_as:-$1}
    shift
    built_with=$logs/configure-${dir##*/}.log
    cmake --preset "$preset" -B "$dir" "-DCMAKE_PREFIX_PATH=${prefix_path:-$site_packages}" "$@" \
        >"$built_with" 2>&1 || { cat "$built_with"; return 1; }
    grep -- '-- remit:' "$built_with"
    cmake --build "$dir" -j "$jobs"
}

# version_in DIR NAME: which NAME (Boost, Catch2) the build in build/DIR found.
version_in() { sed -n "s/^-- remit: $2 //p" "$logs/configure-$1.log" 2>/dev/null | tail -1; }

# run_ctest DIR ARGUMENT...
run_ctest() {
    local dir=$1
    shift
    ctest --test-dir "build/$dir" -j "$jobs" --timeout "${ctest_timeout:-1500}" "$@" 2>&1 |
        tee "$logs/ctest-$dir-$((++ctest_runs)).log"
}
ctest_runs=0

# Without build isolation, so that what is compiled is kept from one run to the next; README's
# command is the isolated one.
install_package() {
    rm -f "$logs/pip.log"
    # The option's short form is unknown to the pip of Debian 12.
    CMAKE_GENERATOR=Ninja CMAKE_BUILD_PARALLEL_LEVEL=$jobs \
        python -m pip install --no-build-isolation --config-settings=build-dir=build/python \
        ".[test]" \
        >"$logs/pip.log" 2>&1 || { tail -40 "$logs/pip.log"; return 1; }
    tail -1 "$logs/pip.log"
}

run_pytest() {
    local folders=()
    for folder in tests/python tests/architecture; do
        if compgen -G "$folder/*" >/dev/null; then folders+=("$folder"); fi
    done
    python -m pytest "${folders[@]}" 2>&1 | tee "$logs/pytest-tests.log"
}

run_notebooks() {
    if ! compgen -G "docs/notebooks/*.ipynb" >/dev/null; then
        because "there are no notebooks"
        return 77
    fi
    python -m pytest --nbmake docs/notebooks 2>&1 | tee "$logs/pytest-notebooks.log"
}

check_clang_format() {
    local file wrong=()
    while IFS= read -r -d '' file; do
        clang-format --dry-run --Werror "$file" 2>/dev/null || wrong+=("$file")
    done < <(find include src python tests benchmarks \( -name '*.hpp' -o -name '*.cpp' \) -print0)
    if [[ ${#wrong[@]} -gt 0 ]]; then
        echo "laid out in another way than .clang-format says; to repair:"
        echo ".venv-test/bin/clang-format -i ${wrong[*]}"
        return 1
    fi
}

check_ruff() {
    local code=0
    ruff check python tests benchmarks || code=1
    ruff format --check python tests benchmarks || code=1
    return $code
}
