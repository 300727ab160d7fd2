"""The Ukrainian rules, in the shape of :mod:`kg.extract.dates.english`."""

from kg.extract.dates.ukrainian import dates, days, lengths, periods, vague, years

# of matches of one length the earlier rule holds: «2013 року» is a year, not a length
RULES = [*dates.RULES, *days.RULES, *periods.RULES, *years.RULES, *lengths.RULES, *vague.RULES]
