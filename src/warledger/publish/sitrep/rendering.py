"""A situation report as Markdown and as one page of HTML, with footnotes numbered in order of use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from warledger.publish.sitrep.records import MARK, Footnote, Paragraph, Sentence, Sitrep
from warledger.publish.words import day_words
from warledger.quoting import quoted
from warledger.when import When

ARROW: Final = " ← "
STYLE: Final = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}"
    "h1,h2,h3{line-height:1.2}.lead{font-size:1.15rem}.notes{font-size:.85rem}sup a{text-decoration:none}"
)


def to_markdown(sitrep: Sitrep) -> str:
    """CommonMark with footnotes ([^1]), as GitHub, pandoc and most others read them."""
    number = _numbers(sitrep)

    def text(sentence: Sentence) -> str:
        return MARK.sub(lambda m: f"[^{number[m.group(1)]}]", _plain(sentence.text))

    return "\n".join(_markdown(sitrep, text, number)) + "\n"


def _markdown(sitrep: Sitrep, text: Callable[[Sentence], str], number: dict[str, int]) -> Iterator[str]:
    yield from (f"# {text(sitrep.headline)}", "", f"*{title(sitrep.window)}*")
    if sitrep.lead.sentences:
        yield from ("", _joined(sitrep.lead, text))
    for section in sitrep.sections:
        yield from ("", f"## {section.title}")
        for paragraph in section.paragraphs:
            if paragraph.heading:
                yield from ("", f"### {_plain(paragraph.heading)}")
            yield from ("", _joined(paragraph, text))
    if sitrep.rules:
        yield from ("", f"*Counts by the rules {sitrep.rules}.*")
    yield ""
    for note in sitrep.footnotes:
        before, words, after = map(_plain, _words(note))
        where = f"[^{number[note.statement.id]}]: {_plain(source(note))}"
        yield f"{where}: “{before}**{words}**{after}” `{note.statement.id}`"


def to_html(sitrep: Sitrep) -> str:
    """One page that needs nothing else: no script, no font, no address."""
    number = _numbers(sitrep)

    def text(sentence: Sentence) -> str:
        return MARK.sub(lambda m: _reference(number[m.group(1)]), escape(sentence.text, quote=False))

    return "\n".join(_html(sitrep, text, number)) + "\n"


def _html(sitrep: Sitrep, text: Callable[[Sentence], str], number: dict[str, int]) -> Iterator[str]:
    name = escape(sitrep.headline.plain)
    yield f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
    yield f"<style>{STYLE}</style></head><body>"
    yield f"<h1>{text(sitrep.headline)}</h1><p><em>{title(sitrep.window)}</em></p>"
    yield f'<p class="lead">{_joined(sitrep.lead, text)}</p>'
    for section in sitrep.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        for paragraph in section.paragraphs:
            if paragraph.heading:
                yield f"<h3>{escape(paragraph.heading)}</h3>"
            yield f"<p>{_joined(paragraph, text)}</p>"
    yield f"<p><em>Counts by the rules {escape(sitrep.rules)}.</em></p>" if sitrep.rules else ""
    yield '<ol class="notes">'
    for note in sitrep.footnotes:
        before, words, after = (escape(part, quote=False) for part in _words(note))
        where = f'<li id="note{number[note.statement.id]}">{escape(source(note))}'
        yield f"{where}: “{before}<b>{words}</b>{after}” <code>{note.statement.id}</code></li>"
    yield "</ol></body></html>"


def source(note: Footnote) -> str:
    """ "AFP ← Syrian Observatory for Human Rights, 2019-06-15"."""
    return f"{ARROW.join(note.chain)}, {note.report.published or 'no date'}"


def _words(note: Footnote) -> tuple[str, str, str]:
    """The statement's exact words in their sentence."""
    sentence = quoted(note.report, note.statement.span)
    cut = ("… " if sentence.cut[0] else "", " …" if sentence.cut[1] else "")
    return cut[0] + sentence.before, sentence.words, sentence.after + cut[1]


def title(window: When) -> str:
    """ "Situation report, 15 June 2019"."""
    days = day_words(window.start) + ("" if window.is_day else f" to {day_words(window.end)}")
    return f"Situation report, {days}"


def _joined(paragraph: Paragraph, text: Callable[[Sentence], str]) -> str:
    return " ".join(text(sentence) for sentence in paragraph.sentences)


def _numbers(sitrep: Sitrep) -> dict[str, int]:
    return {note.statement.id: n for n, note in enumerate(sitrep.footnotes, 1)}


def _reference(n: int) -> str:
    return f'<sup><a href="#note{n}">{n}</a></sup>'


def _plain(text: str) -> str:
    """Text that Markdown does not take for markup."""
    for sign in "\\`*_[]<>#":
        text = text.replace(sign, f"\\{sign}")
    return text
