# SPDX-License-Identifier: BSL-1.0
# What the tests need: a compiler, Catch2, toml++ and ccache from the system; the rest from PyPI in
# .venv-test. Sourced by tests/run.

has_header() { echo "#include <$1>" | "${CXX:-c++}" -std=c++20 -E -x c++ - >/dev/null 2>&1; }

has_catch() {
    has_header catch2/catch_test_macros.hpp || has_header catch2/catch.hpp || [[ -n ${Catch2_DIR:-} ]]
}

# as_root COMMAND...: runs it as root if we may without a password.
as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

may_apt() {
    [[ -z ${REMIT_NO_APT:-} ]] && command -v apt-get >/dev/null && as_root true
}

apt_install() {
    if [[ -z ${apt_updated:-} ]]; then
        as_root apt-get update -qq || echo "apt-get update failed; trying with the lists there are"
        apt_updated=yes
    fi
    echo "installing with apt: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
        >"$logs/apt.log" 2>&1 || { tail -5 "$logs/apt.log"; return 1; }
}

install_tools() {
    if ! command -v "${CXX:-c++}" >/dev/null; then
        echo "No C++ compiler (${CXX:-c++}). Install one that knows C++20: apt-get install g++"
        return 1
    fi
    if may_apt; then
        command -v ccache >/dev/null || apt_install ccache || true
        has_header toml++/toml.h || apt_install libtomlplusplus-dev || true
        # Catch2 3 is called catch2 in newer releases and libcatch2-dev in backports.
        has_catch || apt_install catch2 || apt_install libcatch2-dev || true
    fi
    if ! has_catch; then
        echo "Catch2 (2.13 or 3) is needed and was not found; apt could not be used to install it."
        echo "Install it and run again: sudo apt-get install catch2 libtomlplusplus-dev ccache"
        return 1
    fi
    has_header toml++/toml.h ||
        echo "toml++ was not found: charter.toml is not read in C++, and its tests are skipped" \
             "(sudo apt-get install libtomlplusplus-dev)"
    command -v ccache >/dev/null ||
        echo "ccache was not found: every build compiles everything (sudo apt-get install ccache)"
    "${CXX:-c++}" --version | head -1
}

cmake_is_new_enough() {
    local version
    version=$(cmake --version 2>/dev/null | sed -n 's/^cmake version //p')
    [[ -n $version && $(printf '3.25\n%s\n' "$version" | sort -V | head -1) == 3.25 ]]
}

make_venv() {
    local python=${PYTHON:-python3}
    if [[ ! -x $venv/bin/python ]]; then
        "$python" -m venv "$venv" || {
            echo "Python's venv is missing: sudo apt-get install python3-venv python3-dev"
            return 1
        }
    fi
    export PATH=$venv/bin:$PATH VIRTUAL_ENV=$venv
    local wanted=("scikit-build-core>=0.11" "pybind11>=3.0.1" "libboost-headers>=1.88")
    cmake_is_new_enough || wanted+=("cmake>=3.25")
    ninja --version >/dev/null 2>&1 || wanted+=(ninja)
    python -m pip install -q "${wanted[@]}" || return 1
    site_packages=$(python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    echo "$(python --version), $(cmake --version | head -1), ninja $(ninja --version)"
}
