# SPDX-License-Identifier: BSL-1.0
# What tests/run --long adds. Sourced by tests/run.

seed=${REMIT_SEED:-$(date +%s)}
clangxx=$(command -v clang++-19 || command -v clang++ || true)

need_clang() {
    if [[ -z $clangxx ]] && may_apt && apt_install clang-19 libclang-rt-19-dev; then
        clangxx=$(command -v clang++-19 || true)
    fi
    if [[ -z $clangxx ]]; then
        because "no clang++ (sudo apt-get install clang-19 libclang-rt-19-dev)"
        return 77
    fi
}

run_properties() {
    echo "REMIT_SEED=$seed"
    ctest_timeout=7200 REMIT_LONG=1 REMIT_SEED=$seed run_ctest dev -L property
}

# The interpreter beside the repository as a second oracle, and the charters that lie with it.
compare_interpreter() {
    REMIT_LONG=1 REMIT_SEED=$seed python -m pytest -q \
        tests/python/test_second_oracle.py tests/python/test_language_charters.py 2>&1 |
        tee "$logs/pytest-interpreter.log"
}

# Mistakes planted in the check, one at a time: the property test notices each.
plant_faults() { python tests/faults/faults.py build/dev; }

# The thread sanitizer of older compilers cannot start where addresses are laid out too randomly.
run_tsan() {
    local still=()
    if setarch "$(uname -m)" -R true 2>/dev/null; then still=(setarch "$(uname -m)" -R); fi
    "${still[@]}" "$(command -v ctest)" --test-dir build/tsan -j "$jobs" --timeout 3600 \
        -LE "consumer|compile_fail" 2>&1 | tee "$logs/ctest-tsan.log"
}

build_clang() {
    need_clang || return
    CXX=$clangxx build_as=clang build dev
}

build_fuzzers() {
    if ! compgen -G "tests/fuzz/*.cpp" >/dev/null; then
        because "there are no fuzz targets"
        return 77
    fi
    need_clang || return
    CXX=$clangxx build_as=fuzz build asan -DREMIT_BUILD_TESTS=OFF -DREMIT_BUILD_FUZZERS=ON \
        -DREMIT_SANITIZE=address,undefined,fuzzer-no-link
}

# What is found is kept in tests/fuzz/findings, where ordinary tests replay it.
run_fuzzers() {
    local source name seconds=${REMIT_FUZZ_SECONDS:-60} code=0
    for source in tests/fuzz/*.cpp; do
        name=$(basename "$source" .cpp)
        local grown=build/fuzz-corpus/$name found=tests/fuzz/findings/$name given=()
        mkdir -p "$grown" "$found"
        if [[ -d tests/fuzz/corpus/$name ]]; then given=("tests/fuzz/corpus/$name"); fi
        echo "fuzzing $name for $seconds s, seed $seed"
        "build/fuzz/tests/fuzz/remit_fuzz_$name" -max_total_time="$seconds" -seed="$seed" -timeout=20 \
            -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$found/" \
            "$grown" "$found" ${given[@]+"${given[@]}"} >"$logs/fuzz-$name.log" 2>&1 || {
            code=1
            tail -40 "$logs/fuzz-$name.log"
        }
        rmdir "$found" 2>/dev/null
        sed -n 's/^stat::number_of_executed_units/  inputs tried/p' "$logs/fuzz-$name.log"
    done
    rmdir tests/fuzz/findings 2>/dev/null
    return $code
}

# The ordinary build takes the system's versions; these two say whether they were the old ones.
boost_174() {
    local version into=$root/build/boost-1.74
    version=$(version_in dev Boost)
    if [[ $version == 1.74* ]]; then
        echo "the ordinary build used Boost $version"
        return 0
    fi
    if ! command -v apt-get >/dev/null || [[ -n ${REMIT_NO_APT:-} ]]; then
        because "the ordinary build used Boost $version, and apt may not be asked for 1.74"
        return 77
    fi
    if [[ ! -d $into/usr/include/boost ]]; then
        echo "unpacking libboost1.74-dev into build/boost-1.74 (not installed)"
        mkdir -p "$into"
        if ! (cd "$into" && apt-get -o APT::Sandbox::User= download -qq libboost1.74-dev &&
            dpkg-deb -x libboost1.74-dev_*.deb . && rm -f ./*.deb); then
            rm -rf "$into"
            because "the ordinary build used Boost $version, and apt has no libboost1.74-dev"
            return 77
        fi
    fi
    build_as=boost-1.74-tests build dev -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON \
        "-DREMIT_BOOST_INCLUDE_DIR=$into/usr/include" || return 1
    run_ctest boost-1.74-tests -LE "consumer|compile_fail|property"
}

catch_2() {
    local version
    version=$(version_in dev Catch2)
    if [[ $version != 2.* ]]; then
        because "the ordinary build used Catch2 $version; 2.13 is the one in apt of Debian 12"
        return 77
    fi
    echo "the ordinary build used Catch2 $version"
}

# Unpacks Catch2 3 beside the build, from the backports of the mirror that apt is set up with;
# nothing is installed. Where the system has Catch2 3 already this is not needed.
catch_3() {
    local into=$root/build/catch2-v3
    if [[ $(version_in dev Catch2) == 3.* ]]; then
        echo "the ordinary build used Catch2 3"
        return 0
    fi
    [[ -d $into/usr/include/catch2 ]] && return 0
    local no="Catch2 3 is not installed, and"
    if ! command -v apt-get >/dev/null || [[ -n ${REMIT_NO_APT:-} ]]; then
        because "$no apt may not be asked for it"
        return 77
    fi
    local codename mirror
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' |
        awk -v name="$codename" '$2 == "Debian" && $3 == name { print $1; exit }')
    if [[ -z $mirror ]]; then
        because "$no apt knows no Debian mirror to ask for backports"
        return 77
    fi
    echo "unpacking libcatch2-dev of $codename-backports into build/catch2-v3 (not installed)"
    mkdir -p "$into/apt/lists/partial" "$into/apt/archives/partial"
    echo "deb $mirror $codename-backports main" >"$into/apt/sources.list"
    local options=(-o "Dir::Etc::SourceList=$into/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$into/apt/lists" -o "Dir::Cache::Archives=$into/apt/archives"
        -o APT::Sandbox::User=)
    if ! (apt-get "${options[@]}" update -qq && cd "$into" &&
        apt-get "${options[@]}" download libcatch2-dev && dpkg-deb -x libcatch2-dev_3*.deb .); then
        rm -rf "$into"
        because "$no $codename-backports did not give libcatch2-dev"
        return 77
    fi
}

# The Boost of PyPI, and Catch2 3 if it could be had.
build_other_versions() {
    local catch=()
    if [[ -d build/catch2-v3/usr/include/catch2 ]]; then
        catch=("-DCatch2_DIR=$(dirname "$(find "$root/build/catch2-v3" -name Catch2Config.cmake)")")
    fi
    build_as=other build dev -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON \
        "-DREMIT_BOOST_INCLUDE_DIR=$site_packages/libboost_headers/include" \
        ${catch[@]+"${catch[@]}"}
}

wheel_from_sdist() {
    rm -rf build/sdist && mkdir -p build/sdist
    python -m pip install -q build || return 1
    python -m build --sdist --outdir build/sdist . >"$logs/sdist.log" 2>&1 || {
        tail -20 "$logs/sdist.log"
        return 1
    }
    python -m pip wheel -q --no-deps -w build/sdist build/sdist/*.tar.gz || return 1
    python - build/sdist/*.whl <<'PY'
import sys
import zipfile

names = zipfile.ZipFile(sys.argv[1]).namelist()
strangers = [n for n in names if not n.startswith("remit")]
needed = ["remit/__init__.py", "remit/_core.pyi", "remit/py.typed", "remit/cli.py"]
missing = [n for n in needed if n not in names]
if not any(n.startswith("remit/_core.") and n.endswith((".so", ".pyd")) for n in names):
    missing.append("remit/_core, the extension module")
print(f"{len(names)} files in the wheel; outside remit: {strangers}; missing: {missing}")
sys.exit(bool(strangers or missing))
PY
    local code=$?
    [[ $code -eq 0 ]] || return $code
    # Alone in a folder, away from the source: the package must be whole, and need nothing else.
    python -m pip install -q --no-deps --target build/sdist/site build/sdist/*.whl || return 1
    (cd build/sdist && python -I -c '
import os
import sys

sys.path.insert(0, os.path.abspath("site"))
import remit as rm

assert rm.__file__.endswith("site/remit/__init__.py"), rm.__file__
facts = rm.Registry.from_frames(
    mandates={"person": ["a"], "body": ["x"], "start": ["2024-01-01"]}
)
assert len(rm.check(facts, rm.Rule(name="two", require="count() == 2"))) == 1
assert "numpy" not in sys.modules
print("the wheel imports and checks")
')
}

run_long() {
    step "properties at full size" run_properties
    step "second oracle at full size" compare_interpreter
    step "planted faults" plant_faults
    step "thread sanitizer: build" build tsan
    if ok; then step "thread sanitizer: C++ tests" run_tsan; fi
    step "clang: build" build_clang
    if ok; then step "clang: C++ tests" run_ctest clang -LE consumer; fi
    step "fuzzing: build" build_fuzzers
    if ok; then step "fuzzing" run_fuzzers; fi
    step "Boost 1.74" boost_174
    step "Catch2 2" catch_2
    step "Catch2 3" catch_3
    step "Boost from PyPI, Catch2 3: build" build_other_versions
    if ok; then step "Boost from PyPI, Catch2 3: C++ tests" run_ctest other; fi
    step "wheel from the source distribution" wheel_from_sdist
}
