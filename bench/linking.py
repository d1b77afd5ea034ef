"""Measure linking on streamed claims: `python -m bench.linking CLAIMS.jsonl [RELEASES]`.

CLAIMS holds what `pressctl claims --jsonl` prints, oldest release first. Prints the claims, the
links found (those within a release too), how often an earlier claim was fetched, the seconds of
processor time, what is kept at the end, and the most memory that was in use.
"""

from __future__ import annotations

import resource
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import msgspec

from pressctl.answers.claims import ClaimRow
from pressctl.query.linking import Linker, blocks

_DECODER = msgspec.json.Decoder(ClaimRow)


class Claims:
    """The claims of a file, read anew each time they are gone through, or one by its id."""

    def __init__(self, path: Path, releases: int) -> None:
        """Find where each claim begins; as many `releases` as asked for, the first of the file."""
        self._file = path.open("rb")  # not mapped: its pages would be counted as ours
        self._ends = array("Q")
        self._at: dict[str, int] = {}
        self.fetched = 0
        seen: set[str] = set()
        end = 0
        for line in self._file:
            claim = _DECODER.decode(line)
            seen.add(claim.release)
            if len(seen) > releases:
                break
            self._at[claim.id] = len(self._ends)
            end += len(line)
            self._ends.append(end)

    def __len__(self) -> int:
        """Count the claims."""
        return len(self._ends)

    def __iter__(self) -> Iterator[ClaimRow]:
        """Go through the claims."""
        return map(self._claim, range(len(self)))

    def fetch(self, claim_id: str) -> ClaimRow:
        """Give one claim."""
        self.fetched += 1
        return self._claim(self._at[claim_id])

    def _claim(self, number: int) -> ClaimRow:
        start = self._ends[number - 1] if number else 0
        self._file.seek(start)
        return _DECODER.decode(self._file.read(self._ends[number] - start))


def main() -> None:
    """Link, and print what it took."""
    claims = Claims(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    linker = Linker(claims.fetch)
    found = sum(len(linker.link(block)) for block in blocks(claims))
    seconds = process_time() - start
    kept = len(linker.kept())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{len(claims):,} claims  {found:,} links  {claims.fetched:,} fetched  {seconds:.1f} s  "
        f"{kept / 1e6:.1f} MB kept  "
        f"{most / 1024:.0f} MB at most, {before / 1024:.0f} MB before"
    )


if __name__ == "__main__":
    main()
