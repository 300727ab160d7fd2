"""The English rules: patterns beside what they mean. Each builder gives a recipe, or ``None`` where the words are no time after all."""

from kg.extract.dates.english import dates, days, lengths, periods, vague, years

# of matches of one length the earlier rule holds
RULES = [*dates.RULES, *days.RULES, *periods.RULES, *lengths.RULES, *years.RULES, *vague.RULES]
