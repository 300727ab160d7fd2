"""Token boundaries of UD English (EWT, GUM) where spaCy's English tokenizer has others. The rules are stored with the pipeline."""

from __future__ import annotations

from typing import cast

from spacy import attrs
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex

# hyphened to the next word these stay one token (each does so in EWT and GUM train)
PREFIXES = "anti arch co counter cross e ex inter intra mid mini multi non over post pre pro psycho re semi socio sub un".split()  # noqa: SIM905
# abbreviations whose full stop is theirs, beyond spaCy's
RANKS = "Lt. Col. Maj. Sgt. Capt. Cmdr. Cpl. Adm. Brig. Reps. Sens. Govs. Pres. Hon. Msgr. Sr.".split()  # noqa: SIM905
OTHER = "Ft. Ave. Blvd. Nos. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Cal.".split()  # noqa: SIM905
LOWER = "etc. al. approx. esp. yrs. mins. dept.".split()  # noqa: SIM905
DROPPED = frozenset({"and/or", "m.", "k.", "b."})  # exceptions of spaCy that join what UD splits: "and / or", "£20 m ."
CONTRACTED = ("m", "ve", "d", "ll", "re", "s")  # as they stand alone: "I 've"


def mend(nlp: Language) -> None:
    """Change the tokenizer of a blank English pipeline."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    guard = "".join(rf"(?<!\b{form})" for prefix in PREFIXES for form in (prefix, prefix.title()))
    infixes = []
    for infix in nlp.Defaults.infixes or ():
        # spaCy's rule for hyphens between letters, kept off the prefixes
        infixes.append(guard + infix if isinstance(infix, str) and "--|---" in infix else infix)
    infixes += [
        r"(?<=[A-Z]\.)[-–](?=[A-Za-z])",  # U.S.-led
        r"(?<=[0-9])[–—](?=[0-9$€£])",  # 2015–16
        r"(?<=[0-9])%(?=[-–—][0-9])", r"(?<=%)[-–—](?=[0-9])",  # 3%-4%
        r"(?<=[a-z])[:.,](?=[“\"][A-Z])", r"(?<=[:.,])[“\"](?=[A-Z])",  # said:“Yes
    ]  # fmt: skip
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k not in DROPPED}
    for word in (*RANKS, *OTHER, *LOWER):
        tokenizer.add_special_case(word, [{attrs.IDS["ORTH"]: word}])
    for apostrophe in ("'", "’"):
        for rest in CONTRACTED:
            tokenizer.add_special_case(apostrophe + rest, [{attrs.IDS["ORTH"]: apostrophe + rest}])
    for apostrophe in ("'", "’", "‘"):
        for decade in range(0, 100, 10):
            word = f"{apostrophe}{decade:02d}s"
            tokenizer.add_special_case(word, [{attrs.IDS["ORTH"]: word}])
