"""How much ink the house lets a press profile lay: kept in a file of its own, by the profile’s bytes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from desk.errors import DeskError
from desk.newsroom.files import write_whole
from desk.press.profiles import INK_RANGE, PressProfile


def read(path: Path) -> Mapping[bytes, int]:
    """Return the limits set, in per cent over four plates, by a profile’s SHA-256; none without a file.

    Raises DeskError for a file that cannot be used.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        rows = cast("list[dict[str, object]]", data.get("profile", []))
        limits = {bytes.fromhex(str(row["sha256"])): row["ink_limit"] for row in rows}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DeskError(
            f"The ink limits in {path} cannot be read ({error}); mend the file or take it away."
        ) from error
    for limit in limits.values():
        if type(limit) is not int or limit not in INK_RANGE:
            raise DeskError(f"The ink limit {limit} in {path} is none; mend the file or take it away.")
    return cast("dict[bytes, int]", limits)


def put(path: Path, profile: PressProfile, limit: int | None) -> None:
    """Keep a limit for a profile; None is the profile’s own again. Raises DeskError when it cannot be one."""
    if limit is not None and limit not in INK_RANGE:
        raise DeskError(f"An ink limit is {INK_RANGE[0]} to {INK_RANGE[-1]} per cent, not {limit}.")
    limits = dict(read(path))
    limits.pop(profile.digest, None)
    if limit is not None:
        limits[profile.digest] = limit
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{path.parent} cannot be made ({error.strerror}); check the disk.") from error
    write_whole(path, _toml(limits).encode())


def _toml(limits: Mapping[bytes, int]) -> str:
    lines = [
        "# The most ink on one spot that the house lets each press profile lay, in per cent over four plates."
    ]
    for digest, limit in limits.items():
        lines += ["", "[[profile]]", f'sha256 = "{digest.hex()}"', f"ink_limit = {limit}"]
    return "\n".join(lines) + "\n"
