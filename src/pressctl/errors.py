"""What a user can put right: one class per situation, and each writes its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class PressctlError(Exception):
    """A situation the user can do something about: one line on stderr, exit code 2."""


class NoStore(PressctlError):
    """There is no store where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: no store here; make one with: pressctl ingest PATH")


class UnreadableStore(PressctlError):
    """A store is there but cannot be trusted or opened."""

    def __init__(
        self, where: str, why: str, hint: str = "make it anew with: pressctl ingest PATH"
    ) -> None:
        super().__init__(f"{where}: {why}; {hint}")


class DamagedStore(UnreadableStore):
    """The bytes of a store are not those that were written; an ingest can put it right."""


class DamagedIndex(PressctlError):
    """The index is not what was written; it is made from the store, and so it can be made anew."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"the index of the store is damaged ({why}); it is made anew: try again")


class UnwritableStore(PressctlError):
    """The store cannot be written; the old one still stands."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"{where}: cannot write the store: {why}; use --store DIR to put it elsewhere"
        )


class WorkerLost(PressctlError):
    """A process that read some of the files has ended before it was done; `code` as it left."""

    def __init__(self, file: str, code: int) -> None:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with {code}"
        super().__init__(
            f"{file}: a process that read it, and others, {how}; the store is as it was; "
            "try again with --jobs 1"
        )


class ClusterLost(PressctlError):
    """The workers of a cluster cannot be reached, or do not do what they should."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}; the store is as it was; try again without --engine dask")


class UnknownId(PressctlError):
    """No release, quote, paragraph or claim has this id."""

    def __init__(self, wanted: str, near: Sequence[str] = ()) -> None:
        hint = f"did you mean {', '.join(near)}?" if near else "see them with: pressctl list"
        super().__init__(f"{wanted}: no such id; {hint}")


class AmbiguousId(PressctlError):
    """The beginning of an id fits several releases; `candidates` are lines to show below."""

    def __init__(self, wanted: str, candidates: Iterable[str]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(
            f"{wanted}: the start of {len(self.candidates)} ids; type more of it:"
            + "".join(f"\n  {line}" for line in self.candidates)
        )


class AmbiguousSpeaker(PressctlError):
    """Typed words fit several persons or bodies; `candidates` are lines to show below."""

    def __init__(self, words: str, candidates: Iterable[str]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(
            f"“{words}” can mean {len(self.candidates)} speakers; type one of:"
            + "".join(f"\n  {line}" for line in self.candidates)
        )


class BadOption(PressctlError):
    """An option's value cannot be used; `hint` says what can."""

    def __init__(self, option: str, value: str, hint: str) -> None:
        super().__init__(f"{option}: cannot use “{value}”; {hint}")


class BadPattern(PressctlError):
    """A search pattern is no regular expression, or takes too long."""

    def __init__(self, pattern: str, why: str) -> None:
        super().__init__(f"{pattern}: {why}; for plain words leave out -e")


class BadQuery(PressctlError):
    """A search cannot be read; `at` is the place of the fault in `query`, shown by a caret."""

    def __init__(self, query: str, at: int, why: str) -> None:
        self.query, self.at, self.why = query, at, why
        super().__init__(f"search: {why}")
