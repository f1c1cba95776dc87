"""``desk`` opens the window; ``desk import|check|export|…`` works without one."""

import multiprocessing
import os
import sys


def main() -> None:
    """Run the command line."""
    # A frozen program is started again for each process of a batch.
    multiprocessing.freeze_support()
    # The checks multiply small tables on cores shared out already: more threads cost twice the time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from desk.cli import run  # noqa: PLC0415 - keeps `import desk.__main__` light

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
