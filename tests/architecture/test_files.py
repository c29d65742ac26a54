# SPDX-License-Identifier: BSL-1.0
"""What holds for every file of ours."""

from tree import ROOT, files

CODE = (".hpp", ".cpp", ".ipp", ".py", ".pyi", ".cmake", "CMakeLists.txt", ".cmake.in")
SPDX = "SPDX-License-Identifier: BSL-1.0"


def test_every_source_file_names_its_licence_at_the_top() -> None:
    missing = []
    for file in files(*CODE):
        # The first line may be a shebang or what a fail-to-compile test expects.
        first_lines = file.read_text(encoding="utf-8").splitlines()[:3]
        if not any(SPDX in line for line in first_lines):
            missing.append(str(file.relative_to(ROOT)))
    assert not missing, f"no SPDX line: {missing}"


def test_text_files_end_with_one_newline_and_have_no_carriage_returns() -> None:
    wrong = []
    for file in files(*CODE):
        data = file.read_bytes()
        if data and (not data.endswith(b"\n") or b"\r" in data):
            wrong.append(str(file.relative_to(ROOT)))
    assert not wrong, f"no newline at the end, or carriage returns: {wrong}"
