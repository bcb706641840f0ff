// One article or episode: what is worth knowing of it, and who said what.

import type { Bullet, Chapter, Entry, Excerpt, Section } from "./api";
import { element, joined, outsideLink, pageLink, type Child } from "./dom";
import { clock, date, languageName, readingTime } from "./format";
import { filterTerm } from "./query";
import { pullQuote, speechSection, speakerLink } from "./quotes";
import { entryAddress, searchAddress } from "./route";
import { sourceText, type ShowInText } from "./source_text";
import { whySection } from "./why_section";
import { wtfPanel } from "./wtf_panel";

const PULL_QUOTES = 2;

function section(id: string, heading: string, ...children: Child[]): HTMLElement {
  return element("section", { class: id, "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading` }, heading), ...children);
}

function names(list: string[]): Child {
  return list.length === 0 ? null
    : element("span", {}, list.map((name, i) => [i === 0 ? null : ", ", speakerLink(name)]));
}

function byline(entry: Entry): HTMLElement {
  const lead = [...entry.hosts, ...entry.authors];
  const people: Child = lead.length > 0 && entry.guests.length > 0
    ? element("span", {}, names(lead), " — ", names(entry.guests)) : names([...lead, ...entry.guests]);
  const source = entry.source === "" ? null
    : pageLink(searchAddress({ query: filterTerm("source", entry.source) }), "", entry.source);
  const day = date(entry.published_at);
  return element("p", { class: "byline" }, joined("·", [source, people,
    day === "" ? null : element("time", { datetime: entry.published_at ?? "" }, day),
    entry.published_in_future ? element("span", { class: "warning" }, "dated in the future") : null,
    readingTime(entry.reading_time_s),
    entry.duplicate_of ? pageLink(entryAddress(entry.duplicate_of), "", "First report") : null,
    entry.story ? pageLink(searchAddress({ query: filterTerm("story", entry.story) }), "", "Whole story") : null,
    entry.url === "" ? null : outsideLink(entry.url, "Original")]));
}

const NOT_DONE = new Map([["takeaway", "take-away"], ["dek", "introduction"], ["wtf", "WTF Index"]]);

// One line, so that nobody takes what is not made for what is not there.
function notDone(entry: Entry): HTMLElement | null {
  if (!entry.not_done || entry.not_done.length === 0) return null;
  const members = entry.not_done.map((member) => NOT_DONE.get(member) ?? member).join(", ");
  const of = entry.language === "" || entry.language === "und" ? "texts in an unknown language"
    : `texts in ${languageName(entry.language)}`;
  return element("p", { class: "not-done" }, `Not made for ${of}: ${members}.`);
}

function dek(entry: Entry): HTMLElement | null {
  if (entry.dek.length === 0) return null;
  return element("p", { class: "dek", dir: "auto" }, entry.dek.map((sentence) => sentence.text).join(" "));
}

function takeaway(excerpt: Excerpt, show: ShowInText): HTMLElement {
  return section("takeaway", "Most important take-away",
    element("p", { dir: "auto" }, excerpt.text, " ", show(excerpt.span)));
}

function bulletGroups(bullets: Bullet[], show: ShowInText): Child[] {
  const groups = new Map<string, Bullet[]>();
  for (const bullet of bullets) groups.set(bullet.group, [...(groups.get(bullet.group) ?? []), bullet]);
  return [...groups].map(([group, members]) => [
    group === "" ? null : element("h3", {}, group),
    element("ul", { class: "bullets" },
      members.map((bullet) => element("li", { dir: "auto" }, bullet.text, " ", show(bullet.span))))]);
}

function summary(entry: Entry, show: ShowInText): HTMLElement | null {
  if (entry.summary.length === 0 && entry.bullets.length === 0) return null;
  const told = new Set(entry.bullets.map((bullet) => bullet.text));
  const lead = entry.summary.filter((sentence) => !told.has(sentence.text));
  return section("summary", "Summary",
    lead.length === 0 ? null
      : element("p", { class: "lead", dir: "auto" }, lead.map((sentence) => sentence.text).join(" ")),
    bulletGroups(entry.bullets, show));
}

function chapterItem(chapter: Chapter, show: ShowInText): HTMLElement {
  const start = chapter.start_s;
  return element("li", {},
    element("span", { class: "start" }, start === null || start === undefined ? null : clock(start)),
    element("div", {}, element("h3", { dir: "auto" }, chapter.title),
      element("p", { dir: "auto" }, chapter.summary?.text ?? null, " ", show(chapter.summary?.span ?? chapter.span))));
}

function chapters(entry: Entry, show: ShowInText): HTMLElement | null {
  if (entry.chapters.length === 0) return null;
  const timed = entry.chapters.some((chapter) => chapter.start_s !== null && chapter.start_s !== undefined);
  return section("chapters", "Chapter summaries",
    element("ol", { class: timed ? "timed" : null }, entry.chapters.map((chapter) => chapterItem(chapter, show))));
}

function contents(sections: Section[], show: ShowInText): HTMLElement | null {
  if (sections.length === 0) return null;
  return section("contents", "Sections",
    element("ul", {}, sections.map((part) => element("li", { dir: "auto" }, part.heading, " ", show(part.span)))));
}

function chips(heading: string, filter: string, values: string[]): Child {
  if (values.length === 0) return null;
  return [element("h3", {}, heading),
    element("ul", { class: "chips" }, values.map((value) =>
      element("li", {}, pageLink(searchAddress({ query: filterTerm(filter, value) }), "chip", value))))];
}

function mentions(entry: Entry): HTMLElement | null {
  const lists = [chips("People", "person", entry.people), chips("Organisations", "org", entry.organisations),
    chips("Places", "place", entry.places), chips("Topics", "topic", entry.topics)];
  if (lists.every((list) => list === null)) return null;
  return element("section", { class: "mentions panel", "aria-labelledby": "mentions-heading" },
    element("h2", { id: "mentions-heading", class: "unseen" }, "Who and what it is about"), lists);
}

/** The whole page of `entry`. Its h1 takes the focus after a navigation. */
export function entryView(entry: Entry): HTMLElement {
  const { section: source, show } = sourceText(entry);
  const pulled = entry.quotes.filter((quote) => quote.pull_quote).slice(0, PULL_QUOTES);
  const lang = entry.language === "" || entry.language === "und" ? null : entry.language;
  return element("article", { class: "entry" },
    pageLink("/", "back", "← All summaries"),
    element("header", {},
      element("h1", { tabindex: -1, lang, dir: "auto" }, entry.title || "Untitled"), byline(entry), dek(entry),
      notDone(entry)),
    element("div", { class: "columns" },
      element("aside", { "aria-label": "About this entry" },
        entry.wtf ? wtfPanel(entry.wtf, show) : null, mentions(entry)),
      element("div", { class: "body", lang },
        entry.takeaway ? takeaway(entry.takeaway, show) : null,
        summary(entry, show),
        pulled[0] ? pullQuote(pulled[0], show) : null,
        chapters(entry, show),
        pulled.slice(1).map((quote) => pullQuote(quote, show)),
        speechSection(entry, show),
        contents(entry.sections, show),
        whySection(entry.id, show),
        entry.text === "" ? null : source)));
}
