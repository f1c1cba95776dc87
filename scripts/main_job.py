"""Do Desk's main job through its command: bring copy in, check it, export the page, read the page back.

    python scripts/main_job.py FOLDER -- COMMAND…

COMMAND is how Desk is called. Says what it did and exits 0, or says what is wrong and exits 1.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

COPY = """Harbour Gazette | @harbourgazette | 12 Mar 2026, 06:40 am Print

The new lifeboat leaves Port Ellory. Photo Courtesy: Harbour Trust
The new lifeboat left Port Ellory on its first call on Thursday morning.
"We were afloat within the the nine minutes that we promise," coxswain Mara Penhale said.
The crew recieved its training over the winter.
- Port Ellory counts the cost of the storm
- Volunteers wanted for the winter watch
"""
WANTED = (
    "Harbour Gazette",
    "The new lifeboat leaves Port Ellory.",
    "Harbour Trust",
    "The new lifeboat left Port Ellory on its first call",
    "coxswain Mara Penhale said",
    "Volunteers wanted for the winter watch",
)
SLIPS = {("doubled-word", "the the"), ("spelling", "recieved")}


def main(words: list[str]) -> int:
    """Run the job and return the exit status."""
    folder, command = Path(words[0]), words[words.index("--") + 1 :]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        try:
            _do(Path(place), command)
        except (_WrongError, subprocess.TimeoutExpired) as error:
            print(f"The main job failed: {error}")
            return 1
    return 0


class _WrongError(Exception):
    """Something came out otherwise than it should."""


def _do(place: Path, command: list[str]) -> None:
    copy, page = place / "lifeboat.txt", place / "lifeboat.pdf"
    copy.write_text(COPY, encoding="utf-8")
    call = [*command, "--store", str(place / "desk.sqlite")]

    (story,) = json.loads(_run([*call, "import", str(copy), "--json"], 0))["stories"]
    _same("what the copy held", [story[key] for key in ("paragraphs", "photos", "related")], [3, 1, 2])
    print(f"Brought in story {story['id']}: {story['words']} words.")

    findings = json.loads(_run([*call, "check", str(story["id"]), "--json"], 1))["findings"]
    found = {(finding["rule"], finding["text"]) for finding in findings}
    _same("the slips found", sorted(SLIPS - found), [])
    print(f"Checked it: {len(findings)} findings, the slips among them.")

    export = [*call, "export", str(story["id"]), "--out"]
    _run([*export, str(page), "--layout", "print-version"], 1)
    print("It is held while its picture is awaited.")
    why = ["--why", "The picture never came."]
    _run([*export, str(page), "--layout", "print-version", *why], 0)
    press = place / "lifeboat-press.pdf"
    _run([*export, str(press), "--format", "pdfx", *why], 0)
    checked = json.loads(_run([*call, "preflight", str(press), "--json"], 0))
    _same("what preflight found in the press page", checked["faults"], [])
    print(f"Exported it for the press: {press.stat().st_size:,} bytes, and preflight accepts them.")

    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(page).pages).split())
    _same("the words missing from the page", [words for words in WANTED if words not in text], [])
    print(f"Exported its page: {page.stat().st_size:,} bytes, and every field reads back.")


def _run(command: list[str], expected: int) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)  # noqa: S603
    if done.returncode != expected:
        raise _WrongError(
            f"{command} ended with {done.returncode}, not {expected}: {done.stdout}{done.stderr}"
        )
    return done.stdout


def _same(what: str, seen: object, wanted: object) -> None:
    if seen != wanted:
        raise _WrongError(f"{what}: {seen}, not {wanted}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
