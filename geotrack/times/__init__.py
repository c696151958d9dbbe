"""Time expressions: dates, clock times, durations and sets with TIMEX3 values and intervals."""

from geotrack.times.timetagger import RuleTagger, find_times

__all__ = ["RuleTagger", "find_times"]
