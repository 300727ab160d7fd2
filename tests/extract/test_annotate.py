"""Articles through language pipelines: offsets, blocks, sentences; pipelines of other people by name or folder; and what is said when one cannot serve."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from kg import fingerprints, ontology
from kg.errors import PipelineError
from kg.extract import annotate, extract
from kg.model import Article, Block, BlockKind, article_id

TEXT = "OSLO —  \n\nBerg Resigns\n\nAnna Berg met Karl Weber in Lima.\n\nDetails matter\n\nSpain attacked Iran.\n\nJane Roe contributed to this report."
WORDS = ["Anna", "Berg", "met", "Karl", "Weber", "."]
CLEARNLP = {"heads": [1, 2, 2, 4, 2, 2], "deps": ["compound", "nsubj", "ROOT", "compound", "dobj", "punct"]}
UNIVERSAL = {"heads": [2, 0, 2, 2, 3, 2], "deps": ["nsubj", "flat", "ROOT", "obj", "flat", "punct"]}


def article(text: str = TEXT) -> Article:
    """TEXT with every kind of block, any other text as one paragraph."""
    if text != TEXT:
        return Article(article_id(text), text, "en", "test", 1, blocks=(Block("paragraph", 0, len(text)),))
    kinds: tuple[BlockKind, ...] = ("dateline", "title", "paragraph", "crosshead", "paragraph", "byline")
    blocks, at = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=True):
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    return Article(article_id(text), text, "en", "test", 1, blocks=tuple(blocks))


def examples(nlp: Language, trees: dict[str, list[object]]) -> list[Example]:
    """Three sentences of one shape, with tags, lemmas, names and a tree."""
    texts = [WORDS, ["Kim", "Lee", "saw", "Peter", "Novak", "."], ["Maria", "Silva", "hired", "Jan", "Novak", "."]]
    shared = {"tags": ["NNP", "NNP", "VBD", "NNP", "NNP", "."], "pos": ["PROPN", "PROPN", "VERB", "PROPN", "PROPN", "PUNCT"]}
    names = {"entities": ["B-PERSON", "L-PERSON", "O", "B-PERSON", "L-PERSON", "O"]}
    made = []
    for words in texts:
        doc = nlp.make_doc(" ".join(words[:-1]) + ".")
        made.append(Example.from_dict(doc, {"words": words, **shared, **names, **trees}))
    return made


def pipeline(folder: Path, trees: dict[str, list[object]], *, steps: int, parser: bool = True) -> Path:
    """A real spaCy pipeline on disk: tagger, morphologizer, names and parser, taught three sentences (0 steps: untaught)."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    for name in ["tagger", "morphologizer", "ner", *(["parser"] if parser else ["sentencizer"])]:
        nlp.add_pipe(name, config={"min_action_freq": 1} if name == "parser" else {})
    taught = examples(nlp, trees)
    optimizer = nlp.initialize(lambda: taught)
    for _ in range(steps):
        nlp.update(taught, sgd=optimizer, drop=0.0)
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def clearnlp_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pipeline(tmp_path_factory.mktemp("clearnlp") / "pipeline", CLEARNLP, steps=25)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def universal_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pipeline(tmp_path_factory.mktemp("universal") / "pipeline", UNIVERSAL, steps=25)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def untaught_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pipeline(tmp_path_factory.mktemp("untaught") / "pipeline", CLEARNLP, steps=0)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def parserless_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pipeline(tmp_path_factory.mktemp("parserless") / "pipeline", UNIVERSAL, steps=0, parser=False)  # type: ignore[arg-type]


# ---------------------------------------------------------------- blocks and offsets


def test_blocks_that_are_not_read_are_blank_and_offsets_stay() -> None:
    text = annotate.blanked(article())
    assert len(text) == len(TEXT)
    assert text.split() == ["Berg", "Resigns", "Anna", "Berg", "met", "Karl", "Weber", "in", "Lima.", "Spain", "attacked", "Iran."]
    assert text.index("Spain") == TEXT.index("Spain")


def test_an_article_without_blocks_is_read_whole() -> None:
    plain = Article("a-1", TEXT, "en", "test", 1)
    assert annotate.blanked(plain) == TEXT


def test_every_token_stands_where_the_article_has_it() -> None:
    doc = annotate.annotate(article(), annotate.load("en"))
    words = [t for t in doc if not t.is_space]
    assert all(TEXT[t.idx : t.idx + len(t)] == t.text for t in words)
    assert "Jane" not in {t.text for t in words}


def test_what_opens_a_block_opens_a_sentence() -> None:
    doc = annotate.annotate(article(), annotate.load("en"))
    firsts = {s[next(i for i, t in enumerate(s) if not t.is_space)].text for s in doc.sents if s.text.strip()}
    assert {"Berg", "Anna", "Spain"} <= firsts


def test_a_paragraph_of_white_space_before_its_words_opens_a_sentence_too() -> None:
    text = "Spain and\n\n \u00a0Iran fell."
    blocks = (Block("paragraph", 0, 9), Block("paragraph", 11, len(text)))
    doc = annotate.annotate(Article("a-1", text, "en", "test", 1, blocks=blocks), annotate.load("en"))
    assert next(t for t in doc if t.text == "Iran").is_sent_start


def test_an_empty_article_says_nothing() -> None:
    assert extract(article(" \n "), annotate.load("en"), ontology.load()).relations == ()


# ---------------------------------------------------------------- other people's pipelines


def said(folder: Path, text: str) -> set[tuple[str, str, str]]:
    found = extract(article(text), annotate.load("en", model=str(folder)), ontology.load())
    name = [c.name for c in found.chains]
    return {(name[r.subject.chain], r.predicate, name[r.object.chain]) for r in found.relations if r.subject and r.object}


@pytest.mark.parametrize("scheme", ["clearnlp_pipeline", "universal_pipeline"])
def test_a_pipeline_in_a_folder_serves_with_either_labels(scheme: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(scheme)
    subject, _, target = next(iter(said(folder, "Anna Berg met Karl Weber.")))
    assert (subject, target) == ("Anna Berg", "Karl Weber")


def test_the_old_labels_leave_no_trace(clearnlp_pipeline: Path) -> None:
    nlp = annotate.load("en", model=str(clearnlp_pipeline))
    text = "Anna Berg met Karl Weber."
    assert "dobj" in {t.dep_ for t in nlp(text)}
    labels = {t.dep_ for t in annotate.annotate(article(text), nlp)}
    assert "obj" in labels
    assert "dobj" not in labels


def test_nonsense_of_an_untaught_pipeline_breaks_nothing(untaught_pipeline: Path) -> None:
    nlp = annotate.load("en", model=str(untaught_pipeline))
    text = "“Anna Berg,” who met Karl Weber in Lima, was not seen by them; is he a lawyer of Spain’s? " * 3 + "\n\n12 % — “…”"
    found = extract(article(text), nlp, ontology.load())
    for relation in found.relations:
        assert 0 <= relation.evidence.start < relation.evidence.end <= len(text)


def test_a_pipeline_is_loaded_once(universal_pipeline: Path) -> None:
    assert annotate.load("en", model=str(universal_pipeline)) is annotate.load("en", model=str(universal_pipeline))


def test_a_relative_name_means_the_folder_that_is_there_now(
    universal_pipeline: Path, untaught_pipeline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that builds in two folders: each has a pipeline of its own under the same name."""
    found = []
    for name, folder in (("a", universal_pipeline), ("b", untaught_pipeline)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pipeline").symlink_to(folder)
        monkeypatch.chdir(tmp_path / name)
        assert annotate.load("en", model="pipeline") is annotate.load("en", model=str(tmp_path / name / "pipeline"))
        found.append((annotate.load("en", model="pipeline"), fingerprints.pipeline("en", "pipeline")))
    assert found[0][0] is not found[1][0]
    assert found[0][1] != found[1][1]


# ---------------------------------------------------------------- what cannot serve


def test_a_language_without_a_pipeline_names_kg_models() -> None:
    with pytest.raises(PipelineError, match=r"no pipeline for the language 'fr' is installed. `kg models` lists"):
        annotate.load("fr")


def test_a_pipeline_that_is_not_there_names_the_ways_out() -> None:
    with pytest.raises(PipelineError, match=r"'no_such_pipeline' cannot be loaded.*spacy download no_such_pipeline.*--model"):
        annotate.load("en", model="no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused_with_what_it_lacks(parserless_pipeline: Path) -> None:
    with pytest.raises(PipelineError, match="gives no tree; expected one with part-of-speech tags"):
        annotate.load("en", model=str(parserless_pipeline))


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("“[W]e are reminded of the millions of refugees,” Obama said.", "[W]e", "pronoun"),
        ("Barack Obama said that “[t]hey are ready to sign the deal.”", "[t]hey", "pronoun"),
        ("Peter Novak said “[M]errill is a bank.”", "[M]errill", "name"),
    ],
)
def test_an_editor_s_capital_is_read_and_quoted_as_it_stands(text: str, word: str, kind: str) -> None:
    from kg.extract import mentions, tree

    doc = annotate.annotate(article(text), annotate.load("en"))
    parse = tree.of(doc)
    found = {text[parse.start[p.start] : parse.end(p.end - 1)]: (p.kind, p.text) for p in mentions.phrases(doc).values()}
    assert found[word] == (kind, word.replace("[", "").replace("]", ""))


def test_other_brackets_stay_as_they_are() -> None:
    text = "He met [the mayor] and a[b]c on Friday [1]."
    assert annotate.blanked(article(text)) == text
