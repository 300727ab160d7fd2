"""kg models, kg doctor: what is here, what is missing, and the command that brings it."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from importlib import metadata, resources, util
from pathlib import Path

import click

from kg.cli.common import out_option
from kg.cli.text import clean

LANGUAGES = {"en": "English", "uk": "Ukrainian"}
NAMES = "uk-names"  # learnt Ukrainian names, apart because of their licence
NAMES_LICENCE = "CC BY-NC-SA 4.0"
EXTRAS = {  # module -> (extra, what it adds)
    "pypdfium2": ("documents", ".pdf sources"),
    "docx": ("documents", ".docx sources (python-docx)"),
    "fastwarc": ("warc", ".warc sources"),
    "pyarrow": ("parquet", ".parquet sources, kg export x.parquet"),
    "pyspark": ("spark", "kg build --engine spark"),
}
CORE = {
    "spacy": "language pipelines",
    "onnxruntime": "our networks",
    "networkx": "paths and drawing",
    "arcadedb_embedded": "kg query",
    "neo4j": "kg load",
    "trafilatura": ".html sources",
}


@click.command(epilog="Example: kg models")
def models() -> None:
    """The language pipelines: which are installed, and how to get the rest."""
    home = Path(str(resources.files("kg"))) / "models"
    for language, title in LANGUAGES.items():
        meta = home / language / "meta.json"
        if meta.is_file():
            about = json.loads(meta.read_text(encoding="utf-8"))
            licence = clean(str(about.get("license", "licence not said")))
            click.echo(f"{language}  {title:<10} weights of kg {about.get('version', '?')}, {_size(meta.parent):.0f} MB, {licence}")
        else:
            click.echo(
                f"{language}  {title:<10} missing; articles in it are reported and kept unread. Install kg from its wheel, or train it: make models DATA=FOLDER"
            )
    names = home / NAMES
    if (names / "names.onnx").is_file():
        click.echo(f"{NAMES}  learnt Ukrainian names, {_size(names):.0f} MB, {NAMES_LICENCE}: not for commercial use;")
        click.echo("          without this folder rules find names")
    for name in sorted(_spacy_packages()):
        click.echo(f"{name}  installed spaCy pipeline; use it with kg build --model {name}")


def _size(folder: Path) -> float:
    """Megabytes."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def _spacy_packages() -> list[str]:
    found = metadata.entry_points(group="spacy_models")
    return [f"{point.name}  {point.dist.version if point.dist else ''}".strip() for point in found]


@click.command(epilog="Example: kg doctor --out news")
@out_option
def doctor(out: Path) -> None:
    """What is installed, what is missing, and how to get it. Exit code 1 when something that kg cannot do without is missing."""
    click.echo(f"kg {metadata.version('kg')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    missing = []
    for module, use in CORE.items():
        if util.find_spec(module) is None:
            missing.append(module)
            click.echo(f"MISSING  {module}: {use}; pip install --force-reinstall kg")
        else:
            click.echo(f"ok       {module}: {use}")
    home = Path(str(resources.files("kg"))) / "models"
    for language, title in LANGUAGES.items():
        if (home / language / "meta.json").is_file():
            click.echo(f"ok       {title} pipeline")
        else:
            missing.append(f"{title} pipeline")
            click.echo(f"MISSING  {title} pipeline: see kg models")
    if (home / NAMES / "names.onnx").is_file():
        click.echo(f"ok       learnt Ukrainian names ({NAMES_LICENCE}: not for commercial use)")
    else:
        click.echo(f"note     Ukrainian names come from rules and the gazetteer: the learnt ones ({NAMES_LICENCE}) are not installed")
    for module, (extra, use) in EXTRAS.items():
        here = util.find_spec(module) is not None
        click.echo(f"{'ok      ' if here else 'optional'} {module}: {use}" + ("" if here else f"; pip install 'kg[{extra}]'"))
    java = shutil.which("java")
    click.echo(
        f"{'ok      ' if java else 'optional'} java: a Neo4j server of your own (kg query needs none)"
        + ("" if java else "; apt-get install openjdk-17-jre-headless")
    )
    click.echo(
        f"{'ok      ' if (out / 'kg.db').is_file() else 'note    '} graph in {out.name}: "
        + ("built" if (out / "triples.jsonl").is_file() else "none yet; kg build SOURCE")
    )
    if missing:
        click.echo(f"{len(missing)} missing: {', '.join(missing)}", err=True)
        sys.exit(1)
