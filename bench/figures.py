"""How a bench prints: median of rounds, spread of the middle half, percentiles of single calls."""

import statistics
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def latencies(seconds: Sequence[float]) -> str:
    """p50, p95 and p99 in milliseconds."""
    shown = (f"p{share} {percentile(seconds, share / 100) * 1000:.1f}" for share in (50, 95, 99))
    return ", ".join(shown) + " ms"


def spread(values: Sequence[float]) -> str:
    """Median and the middle half of several rounds."""
    if len(values) < 2:
        return f"{values[0]:,.0f}"
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{middle:,.0f} ({low:,.0f} .. {high:,.0f})"


def ratio(ours: Sequence[float], base: Sequence[float]) -> float:
    """Median of the rounds' own ratios: both sides of a round ran under the same load."""
    return statistics.median(o / b for o, b in zip(ours, base, strict=True))
