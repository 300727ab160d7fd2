"""One source -> articles and failures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.errors import SourceError, UsageError
from kg.model import Article, Failure, Metadata, Stretch, article_id
from kg.read import blocks, language, records
from kg.read.decoding import LONGEST_ARTICLE, MOST_BYTES, bytes_of, opened, text_of
from kg.read.markdown import front_matter
from kg.read.metadata import beside, checked, merged
from kg.read.paragraphs import paragraphs
from kg.read.sources import SUFFIXES, Source
from kg.read.splitting import split as split_text

NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "cs": "Czech", "ro": "Romanian",
    "sv": "Swedish", "da": "Danish", "tr": "Turkish", "hu": "Hungarian", "fi": "Finnish", "id": "Indonesian", "vi": "Vietnamese", "ru": "Russian",
    "bg": "Bulgarian", "be": "Belarusian", "sr": "Serbian", "mk": "Macedonian", "kk": "Kazakh",
}  # fmt: skip


def read_source(source: Source, *, split: str = "auto", metadata: Metadata | None = None) -> Iterator[Article | Failure]:
    """Articles of one source in their order; what cannot be read is a Failure that says why. ``split="never"`` keeps a file of running text (.txt, .md, .pdf,
    .docx) one article. Fields of a record come before articles.csv, both before ``metadata``, which is for all, and that before what the text says of itself (a
    date on a line of its own, the agency of a dateline). Raises UsageError for a date in ``metadata`` that is none."""
    try:
        metadata = checked(metadata, "the date given for all articles")
    except SourceError as error:
        raise UsageError(str(error)) from error
    try:
        nothing = True
        for item in _articles(source, split, metadata):
            nothing = False
            yield item
        if nothing:  # a byte order mark alone, or marks that are no text
            raise SourceError(f"{source.label}: is empty, an article was expected.")
    except SourceError as error:
        yield Failure(source.label, None, str(error))


def _articles(source: Source, split: str, given: Metadata | None) -> Iterator[Article | Failure]:
    if source.problem:
        raise SourceError(source.problem)
    suffix = source.suffix
    if suffix not in SUFFIXES and source.path is not None and source.path.is_file():
        yield Failure(
            source.label, None, f"{source.label}: the suffix {suffix or '(none)'!r} is not known; expected one of {', '.join(SUFFIXES)}, each also with .gz."
        )
        return
    rows = beside(source)

    def known(ordinal: int, own: Metadata | None = None) -> Metadata:
        return merged(own, rows.get(ordinal), rows.get(None), given)

    if suffix in {".jsonl", ".csv", ".parquet", ".warc"}:
        for record in _records(source):
            if isinstance(record, Failure):
                yield record
            else:
                ordinal, text, own = record
                yield _article(source, ordinal, text, known(ordinal, own))
    elif suffix in {".html", ".htm"}:
        from kg.read import html

        with opened(source) as stream:
            raw = stream.read(min(html.LARGEST + 1, MOST_BYTES))
        text, own = html.article(html.markup(raw, source.label), source.label)
        yield _article(source, 1, text, known(1, own))
    elif suffix in {".pdf", ".docx"}:
        yield from _document(source, split, known)
    else:
        text = text_of(source)
        front, body = front_matter(text) if suffix in {".md", ".markdown"} else (None, 0)
        for ordinal, start, end, found in _parts(text, split, body):
            yield _article(source, ordinal, text[start:end], known(ordinal, front), start=start, end=end, found=found)


def _records(source: Source) -> Iterator[records.Record | Failure]:
    if source.suffix == ".warc":
        from kg.read import warc

        return warc.records(source)
    if source.suffix == ".parquet":
        from kg.read import columns

        return columns.rows(source)
    return records.jsonl(source) if source.suffix == ".jsonl" else records.table(source)


def _document(source: Source, split: str, known: Callable[[int, Metadata | None], Metadata]) -> Iterator[Article | Failure]:
    """Paged and Word files: text is made of them, so an article has no place in the file but its page."""
    raw = bytes_of(source)
    starts: tuple[int, ...] = ()
    title = None
    if source.suffix == ".pdf":
        from kg.read import pdf

        paged = pdf.document(raw, source.label)
        text, starts = paged.text, paged.pages
        yield from (Failure(source.label, None, why, skipped=not failed) for why, failed in paged.remarks)
    else:
        from kg.read import docx

        text, title = docx.text(raw, source.label)
    parts = _parts(text, split)
    for ordinal, start, end, found in parts:
        own = Metadata(title=title) if len(parts) == 1 else None
        pages = tuple(max(0, page - start) for page in starts if page < end)
        yield _article(source, ordinal, text[start:end], known(ordinal, own), found=found, pages=pages)


def _parts(text: str, split: str, body: int = 0) -> list[tuple[int, int, int, list[Stretch]]]:
    """(ordinal, start, end, paragraphs counted from the start) of the articles that running text from ``body`` on holds."""
    found = [stretch for stretch in paragraphs(text) if stretch[0] >= body]
    groups = [found] if split == "never" else split_text(text, found)
    return [
        (ordinal, group[0][0], group[-1][1], [(a - group[0][0], b - group[0][0]) for a, b in group])
        for ordinal, group in enumerate((g for g in groups if g), start=1)
    ]


def _article(
    source: Source, ordinal: int, text: str, known: Metadata, *,
    start: int | None = None, end: int | None = None, found: list[Stretch] | None = None, pages: tuple[int, ...] = (),
) -> Article | Failure:  # fmt: skip
    where = f"{source.label}, article {ordinal}"
    if not any(c.isalnum() for c in text):
        return Failure(source.label, ordinal, f"{where}: is empty, a text was expected.")
    if len(text) > LONGEST_ARTICLE:
        return Failure(
            source.label,
            ordinal,
            f"{where}: has {len(text):,} characters, an article of at most {LONGEST_ARTICLE:,} was expected. Part it by blank lines and datelines, or give "
            "JSON lines.",
        )
    spoken = language.of(text)
    if spoken not in language.READ:
        return Failure(
            source.label, ordinal, f"{where}: is in {NAMES.get(spoken, spoken)}; only English and Ukrainian are read, it was left out.", skipped=True
        )
    layout = blocks.lay_out(text, found if found is not None else paragraphs(text))
    return Article(
        article_id(text), text, spoken, source.label, ordinal, title=known.title or layout.title, dateline=layout.dateline,
        published=known.published or layout.published,
        publisher=known.publisher or layout.agency, url=known.url, start=start, end=end, blocks=layout.blocks, pages=pages,
    )  # fmt: skip
