// What was said: pull quotes, then direct and indirect speech by speaker.

import type { Entry, Quote, Statement } from "./api";
import { element, pageLink, type Child } from "./dom";
import { certainty } from "./format";
import { filterTerm } from "./query";
import { searchAddress } from "./route";
import type { ShowInText } from "./source_text";

const SHOWN_AT_ONCE = 5;

export function speakerLink(name: string): HTMLElement {
  return name === "" ? element("span", { class: "nobody" }, "Unknown speaker")
    : pageLink(searchAddress({ tab: "quotes", query: filterTerm("speaker", name) }), "speaker", name);
}

/** "sure 93 %": how far to trust that the name is right. */
export function confidenceMark(confidence: number): HTMLElement {
  const percent = Math.round(confidence * 100);
  return element("span", { class: `confidence ${certainty(confidence)}`,
    title: `Confidence that this is the speaker: ${percent} %` },
    element("span", { class: "unseen" }, "speaker "), `${certainty(confidence)} ${percent} %`);
}

// The marks belong to the page's design; those of the source would double them,
// and so would the comma before "she said".
function bare(text: string): string {
  return text.replace(/^[\s"“”„«»‘’']+|[\s"“”„«»]+$/g, "").replace(/,$/, "") || text;
}

export function pullQuote(quote: Quote, show: ShowInText): HTMLElement {
  return element("figure", { class: "pull-quote" },
    element("blockquote", { dir: "auto" }, element("p", {}, bare(quote.text))),
    element("figcaption", {}, speakerLink(quote.speaker), " ",
      quote.speaker === "" ? null : confidenceMark(quote.confidence), " ", show(quote.span)));
}

interface Speech {
  quotes: Quote[];
  statements: Statement[];
}

function bySpeaker(entry: Entry): Map<string, Speech> {
  const speakers = new Map<string, Speech>();
  const of = (name: string): Speech => {
    const speech = speakers.get(name) ?? { quotes: [], statements: [] };
    speakers.set(name, speech);
    return speech;
  };
  for (const quote of entry.quotes) of(quote.speaker).quotes.push(quote);
  for (const statement of entry.statements) of(statement.speaker).statements.push(statement);
  const unknown = speakers.get("");
  if (unknown !== undefined) {  // Those without a name come last.
    speakers.delete("");
    speakers.set("", unknown);
  }
  return speakers;
}

function line(said: Statement, show: ShowInText): HTMLElement[] {
  return [element("p", { class: "said", dir: "auto" }, said.text),
    element("p", { class: "said-how" }, said.cue === "" ? null : element("span", { class: "cue" }, said.cue),
      said.speaker === "" ? null : confidenceMark(said.confidence), show(said.span))];
}

// A transcript quotes its guest a hundred times: the first few stand open.
function saidList(className: string, items: HTMLElement[]): Child {
  const list = (some: HTMLElement[]): HTMLElement => element("ul", { class: className }, some);
  if (items.length <= SHOWN_AT_ONCE + 1) return items.length === 0 ? null : list(items);
  return [list(items.slice(0, SHOWN_AT_ONCE)),
    element("details", { class: "more" }, element("summary", {}, `${items.length - SHOWN_AT_ONCE} more`),
      list(items.slice(SHOWN_AT_ONCE)))];
}

function speechOf(name: string, { quotes, statements }: Speech, show: ShowInText): HTMLElement {
  return element("section", { class: "speech" }, element("h3", {}, speakerLink(name)),
    saidList("quotes", quotes.map((quote) => element("li", {}, element("blockquote", {}, ...line(quote, show))))),
    statements.length === 0 ? null : element("h4", {}, "Also says, as reported"),
    saidList("statements", statements.map((said) => element("li", {}, ...line(said, show)))));
}

/** All that was said, or null where nothing was. */
export function speechSection(entry: Entry, show: ShowInText): HTMLElement | null {
  const speakers = [...bySpeaker(entry)];
  if (speakers.length === 0) return null;
  return element("section", { "aria-labelledby": "quotes-heading" }, element("h2", { id: "quotes-heading" }, "Quotes by speaker"),
    speakers.map(([name, speech]) => speechOf(name, speech, show)));
}
