"""Make the press profiles for uncoated paper and newsprint from measurements that may be passed on.

The measurements come with Debian’s icc-profiles-free, the maker, ``colprof``, with Debian’s argyll. Run it
after a change to what is asked of a profile::

    python scripts/make_profiles.py FOLDER-OF-ICC-PROFILES-FREE [COLPROF]

It takes a minute or two. The date in a profile’s head is set to a fixed one, so that the same measurements
give the same file.
"""

import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desk import resources

_DATE = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
_RIGHTS = "Free to use and pass on under the zlib licence; no warranty."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A profile: the file it becomes, the measurements, its name, and how black and ink are dealt with.

    ``limit`` is what is asked of colprof in per cent over four plates; what it makes runs over a little.
    """

    file: str
    measured: str
    name: str
    limit: int
    black: tuple[str, ...]


WANTED = (
    Wanted(
        "Desk_uncoated_300.icc",
        "FOGRA29L.ti3",
        "Desk uncoated 300 % (FOGRA29 measurements)",
        296,
        ("-kp", "0", ".3", ".94", ".94", ".48"),
    ),
    # Newsprint takes colour badly and shows every misregister: greys are black alone as far as they can be.
    Wanted(
        "Desk_newsprint_240.icc",
        "TR002.ti3",
        "Desk newsprint 240 % (ANSI CGATS/SNAP TR 002-2007 measurements)",
        235,
        ("-kr",),
    ),
)


def make(wanted: Wanted, measured: Path, colprof: str) -> bytes:
    """Return the profile made of a file of measurements."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        stem = Path(wanted.measured).stem
        shutil.copyfile(measured, folder / wanted.measured)
        command = [colprof, "-nc", "-qm", "-bm", *wanted.black, f"-l{wanted.limit}", "-L98", "-A", "Desk",
                   "-D", wanted.name, "-C", _RIGHTS, "-O", "made.icc", stem]  # fmt: skip
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - the maker that the person names
        made = (folder / "made.icc").read_bytes()
    return made[:24] + _DATE + made[36:]


def main() -> None:
    """Write the profiles beside the one that is shipped as it came."""
    folder = Path(sys.argv[1])
    colprof = sys.argv[2] if len(sys.argv) > 2 else "colprof"  # noqa: PLR2004 - the second word, if there is one
    for wanted in WANTED:
        made = make(wanted, folder / wanted.measured, colprof)
        (resources.shipped() / "profiles" / wanted.file).write_bytes(made)
        print(wanted.file, len(made))


if __name__ == "__main__":
    main()
