"""Files that are whole or absent: written beside their place, checked, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import FormatError


@contextmanager
def replacing(*targets: Path) -> Iterator[Sequence[Path]]:
    """Paths to write to, one a target; they take the targets' places when the block ends well, and vanish when it does not.

    Raises FormatError for a full disk, a read-only folder and the like.
    """
    drafts = [target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets]
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            _tidy(target)
        yield drafts
        for draft, target in zip(drafts, targets, strict=True):
            if target.is_file() and _same(draft, target):
                draft.unlink()  # unchanged bytes keep their date
            else:
                with draft.open("rb+") as file:
                    os.fsync(file.fileno())
                draft.replace(target)
    except OSError as error:
        raise FormatError(f"{targets[0].name} cannot be written: {why(error)}") from error
    finally:
        for draft in drafts:
            if draft.is_file():
                draft.unlink()


def _tidy(target: Path) -> None:
    """Remove what processes left that were killed while they wrote: the drafts bear their numbers."""
    for left in target.parent.iterdir():
        number = left.name.removeprefix(f".{target.name}.").removesuffix(".part")
        if left.name == f".{target.name}.{number}.part" and number.isdecimal() and not runs(int(number)):
            left.unlink(missing_ok=True)


def runs(process: int) -> bool:
    """Whether a process of this number is there, whoever's it is."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def why(error: OSError) -> str:
    """What the system says, and the way out. No path in it."""
    ways = {
        errno.ENOSPC: "the disk is full; free space and run it again, what was committed is kept",
        errno.EDQUOT: "the disk quota is used up; free space and run it again",
        errno.EROFS: "the file system is read-only; give another folder with --out",
        errno.EACCES: "the folder does not let you write; give another folder with --out",
        errno.EPERM: "the folder does not let you write; give another folder with --out",
        errno.ENOTDIR: "a part of its path is a file, not a folder; give another path",
        errno.EISDIR: "it is a folder; give the name of a file",
        errno.ENOENT: "there is no such file or folder",
    }
    return ways.get(error.errno or 0, error.strerror or type(error).__name__)


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while True:
            a, b = left.read(1 << 20), right.read(1 << 20)
            if a != b:
                return False
            if not a:
                return True


def write_text(path: Path, text: str) -> None:
    """A small file, whole or absent. Raises FormatError."""
    with replacing(path) as (draft,):
        draft.write_bytes(text.encode("utf-8", "replace"))


def free(path: Path) -> int:
    """Bytes free where a file of this path would lie."""
    return shutil.disk_usage(next(p for p in (path, *path.parents) if p.exists())).free
