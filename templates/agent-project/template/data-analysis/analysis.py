"""Plain statistics over small tables given as CSV text with a header line."""

import csv
import io
import statistics

MOST_ROWS = 10_000


def describe(csv_text):
    """For each column: how many values, and what they are like."""
    rows = _table(csv_text)
    return {"rows": len(rows), "columns": {name: _summary([row[name] for row in rows]) for name in rows[0]}}


def correlate(csv_text, x, y):
    """Pearson's correlation of two numeric columns, over the rows that have both."""
    pairs = [(_number(row[x]), _number(row[y])) for row in _with_columns(csv_text, x, y)]
    both = [(left, right) for left, right in pairs if left is not None and right is not None]
    if len(both) < 2:
        raise ValueError(f"`{x}` and `{y}` share {len(both)} numeric rows; two are needed")
    left, right = zip(*both)
    if len(set(left)) == 1 or len(set(right)) == 1:
        raise ValueError("a column with one single value correlates with nothing")
    return {"rows": len(both), "correlation": round(statistics.correlation(left, right), 4)}


def group_by(csv_text, by, value, how="mean"):
    """One number per group: `count`, `sum`, `mean`, `min` or `max` of a numeric column."""
    functions = {"count": len, "sum": sum, "mean": statistics.fmean, "min": min, "max": max}
    if how not in functions:
        raise ValueError(f"`how` is `{how}`; it can be: {', '.join(functions)}")
    groups = {}
    for row in _with_columns(csv_text, by, value):
        number = _number(row[value])
        if number is not None:
            groups.setdefault(row[by], []).append(number)
    return {"how": how, "groups": {name: round(functions[how](numbers), 4) for name, numbers in sorted(groups.items())}}


def _summary(values):
    filled = [value for value in values if value.strip()]
    numbers = [number for number in map(_number, filled) if number is not None]
    found = {"missing": len(values) - len(filled)}
    if filled and len(numbers) == len(filled):
        found |= {"type": "number", "min": min(numbers), "max": max(numbers), "mean": round(statistics.fmean(numbers), 4)}
        found["median"] = statistics.median(numbers)
        return found
    return found | {"type": "text", "distinct": len(set(filled))}


def _with_columns(csv_text, *names):
    rows = _table(csv_text)
    for name in names:
        if name not in rows[0]:
            raise ValueError(f"there is no column `{name}`; there are: {', '.join(rows[0])}")
    return rows


def _table(csv_text):
    rows = []
    for row in csv.DictReader(io.StringIO(csv_text)):
        if None in row or None in row.values():
            raise ValueError(f"data row {len(rows) + 1} does not have as many cells as the header")
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise ValueError(f"there are more than {MOST_ROWS} rows; send a sample")
    if not rows:
        raise ValueError("there are no rows; the first line has to be the header")
    return rows


def _number(text):
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number - number == 0 else None  # neither infinite nor NaN
