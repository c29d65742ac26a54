# SPDX-License-Identifier: BSL-1.0
# Steps: run one thing, say how it went, and count at the end. Sourced by tests/run.

steps_passed=0
steps_failed=()
steps_skipped=()
last_step_ok=yes
started=$SECONDS

# step NAME COMMAND...: a command that returns 77 was skipped (it has called `because`).
step() {
    local name=$1 begun=$SECONDS code
    shift
    printf '\n== %s\n' "$name"
    skip_reason=
    "$@"
    code=$?
    case $code in
        0)
            steps_passed=$((steps_passed + 1))
            last_step_ok=yes
            printf -- '-- %s: passed (%d s)\n' "$name" $((SECONDS - begun))
            ;;
        77)
            steps_skipped+=("$name: ${skip_reason:-no reason given}")
            last_step_ok=no
            printf -- '-- %s: SKIPPED: %s\n' "$name" "${skip_reason:-no reason given}"
            code=0
            ;;
        *)
            steps_failed+=("$name")
            last_step_ok=no
            printf -- '-- %s: FAILED (exit code %d, %d s)\n' "$name" "$code" $((SECONDS - begun))
            ;;
    esac
    return "$code"
}

ok() { [[ $last_step_ok == yes ]]; }

# because REASON: for `because "…"; return 77`.
because() { skip_reason=$1; }

# How many tests the test programs themselves skipped, by what they printed.
count_skipped_tests() {
    local ctest pytest
    ctest=$(cat "$logs"/ctest-*.log 2>/dev/null | grep -c '\*\*\*\(Skipped\|Not Run\)')
    pytest=$(cat "$logs"/pytest-*.log 2>/dev/null |
        sed -n 's/^=.* \([0-9]\{1,\}\) skipped.*=$/\1/p' | awk '{ n += $1 } END { print n + 0 }')
    echo $((ctest + pytest))
}

finish() {
    local line
    printf '\n== summary of tests/run (%s, %d s)\n' "$mode" $((SECONDS - started))
    for line in ${steps_skipped[@]+"${steps_skipped[@]}"}; do printf 'skipped  %s\n' "$line"; done
    for line in ${steps_failed[@]+"${steps_failed[@]}"}; do printf 'FAILED   %s\n' "$line"; done
    printf 'tests skipped inside steps: %d\n' "$(count_skipped_tests)"
    printf 'steps: %d passed, %d failed, %d skipped\n' \
        "$steps_passed" "${#steps_failed[@]}" "${#steps_skipped[@]}"
    [[ ${#steps_failed[@]} -eq 0 ]]
    exit
}

rm -f "$logs"/ctest-*.log "$logs"/pytest-*.log
