"""Rows as Parquet files, for DuckDB, Spark or pandas; needs pressctl[parquet]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from pressctl.errors import PressctlError
from pressctl.render.view import Row
from pressctl.render.whole import whole

_BATCH = 5_000  # rows held at a time, one row group each; not measured
_INSTALL = "Parquet needs pyarrow; install it with: pip install 'pressctl[parquet]'"


class NoParquet(PressctlError):
    """The library that writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__(_INSTALL)


def write_parquet(path: Path, record: type[Struct], rows: Iterable[Row]) -> int:
    """Write rows of one record to a file, which is there whole or not at all; gives their number.

    Its folder is made if there is none. Columns are the keys of the JSON, with their types; the
    value of a figure is a double. Raises NoParquet and OSError.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise NoParquet from None
    schema = pyarrow.schema(_fields(pyarrow, record))
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with whole(path) as place, parquet.ParquetWriter(place, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))
            count += len(batch)
    return count


def _batches(rows: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield [_plain(msgspec.to_builtins(row, builtin_types=(date, Decimal))) for row in batch]


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _fields(pyarrow: Any, record: type[Struct]) -> list[Any]:  # noqa: ANN401  # it has no types
    hints = get_type_hints(record)
    return [pyarrow.field(name, _type(pyarrow, hints[name])) for name in record.__struct_fields__]


def _type(pyarrow: Any, hint: Any) -> Any:  # noqa: ANN401
    inner = [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
    origin = get_origin(hint)
    if origin is Literal or hint is str:
        return pyarrow.string()
    if origin is tuple:
        return pyarrow.list_(_type(pyarrow, inner[0]))
    if inner:  # a type or None: every column may be null
        return _type(pyarrow, inner[0])
    if issubclass(hint, Struct):
        return pyarrow.struct(_fields(pyarrow, hint))
    plain = {bool: pyarrow.bool_(), int: pyarrow.int64(), date: pyarrow.date32()}
    return plain.get(hint) or pyarrow.float64()
