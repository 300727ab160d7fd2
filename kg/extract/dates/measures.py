"""TIMEX3 values of lengths, and the calendar stretch that lies some lengths away; units by their English names, for both languages."""

from __future__ import annotations

UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q",
         "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y", "season": "M"}  # fmt: skip


def duration(amount: float | None, unit: str) -> str:
    """TIMEX3 of a length: P2Y, PT5H, P20Y (two decades), P2W (a fortnight), PXM (several months).

    >>> duration(2, "years"), duration(2, "decades"), duration(None, "months")
    ('P2Y', 'P20Y', 'PXM')
    """
    plain = unit.lower().rstrip("s")
    code = UNITS[plain]
    times = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2}.get(plain, 1)
    if amount is None:
        return {"decade": "PXE", "century": "PXC", "centurie": "PXC"}.get(plain, f"P{code.replace('T', 'TX') if code[0] == 'T' else 'X' + code}")
    amount *= times
    if code == "Y" and amount >= 1500:
        return ""  # a year, not a length
    if amount == 0.5:
        finer = {"Y": "P6M", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}
        return finer.get(code, f"P0.5{code}")
    figure = f"{amount:g}"
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def shifted(amount: float | None, unit: str, sign: int) -> str | None:
    """ "two years ago" is the year, the month, the week or the day that lies so far back; half years and hours are not dated.

    >>> shifted(2, "years", -1), shifted(None, "years", -1)
    ('year:-2', 'PAST_REF')
    """
    plain = unit.lower().rstrip("s")
    if amount is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if amount != int(amount) or plain in ("second", "minute", "hour") or amount > 3000:
        return duration(amount, unit)
    kind = {"decade": "year", "century": "century", "centurie": "century", "fortnight": "week", "night": "day", "quarter": "quarter"}.get(plain, plain)
    times = {"decade": 10, "fortnight": 2}.get(plain, 1)
    return f"{kind}:{sign * int(amount) * times}"
