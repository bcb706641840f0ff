// The list of what was found: entries, or quotes on their own.

import type { EntryHit, QuoteHit, Results } from "./api";
import { element, joined, outsideLink, pageLink } from "./dom";
import { count, date } from "./format";
import { confidenceMark, speakerLink } from "./quotes";
import { entryAddress, PAGE_SIZE, searchAddress, type SearchRoute } from "./route";
import { snippetNodes } from "./snippet";
import { wtfLine } from "./wtf_panel";

const MAX_OFFSET = 10000; // The server's bound.
const SPEAKERS_SHOWN = 4;

function time(published: string): HTMLElement | null {
  const day = date(published);
  return day === "" ? null : element("time", { datetime: published }, day);
}

function quoteLine(hit: QuoteHit): HTMLElement {
  return element("li", {}, element("blockquote", { dir: "auto" }, ...snippetNodes(hit.snippet_html || "")),
    element("p", { class: "said-how" }, speakerLink(hit.speaker), confidenceMark(hit.confidence)));
}

// With words to look for, where they stand; else what matters most.
function teaser(hit: EntryHit, searched: boolean): HTMLElement | null {
  if (searched && hit.snippet_html !== "") {
    return element("p", { class: "teaser", dir: "auto" }, ...snippetNodes(hit.snippet_html));
  }
  return hit.takeaway === "" ? null : element("p", { class: "teaser", dir: "auto" }, hit.takeaway);
}

function entryItem(hit: EntryHit, searched: boolean): HTMLElement {
  const speakers = hit.speakers.slice(0, SPEAKERS_SHOWN);
  return element("li", { class: "hit" }, element("article", {},
    element("p", { class: "kicker" }, joined("·", [hit.source, time(hit.published_at),
      hit.kind === "episode" ? "Episode" : null, wtfLine(hit.wtf)])),
    element("h2", { dir: "auto" }, pageLink(entryAddress(hit.id), "", hit.title || "Untitled")),
    teaser(hit, searched),
    hit.quotes.length === 0 ? null : element("ul", { class: "hit-quotes" }, hit.quotes.map(quoteLine)),
    speakers.length === 0 ? null
      : element("p", { class: "speakers" }, element("span", { class: "unseen" }, "Speakers: "),
          joined("·", speakers.map(speakerLink)))));
}

function quoteItem(hit: QuoteHit): HTMLElement {
  return element("li", { class: "hit quote-hit" }, element("figure", {},
    element("blockquote", { class: hit.direct ? "direct" : "indirect", dir: "auto" },
      ...snippetNodes(hit.snippet_html || "")),
    element("figcaption", {},
      element("p", { class: "said-how" }, speakerLink(hit.speaker),
        hit.direct ? null : element("span", { class: "cue" }, "as reported"), confidenceMark(hit.confidence)),
      element("p", { class: "kicker" }, joined("·", [hit.source, time(hit.published_at),
        pageLink(entryAddress(hit.entry_id), "from-entry", hit.title || "Untitled"),
        hit.url === "" ? null : outsideLink(hit.url, "Original")])))));
}

/** The hits as a list; empty if there are none. */
export function hitList(results: Results, route: SearchRoute): HTMLElement {
  const items = route.tab === "entries"
    ? (results.entries ?? []).map((hit) => entryItem(hit, route.query.trim() !== ""))
    : (results.quotes ?? []).map(quoteItem);
  return element("ol", { class: `hits ${route.tab}`, start: results.offset + 1 }, items);
}

export function hitCount(results: Results): number {
  return results.entries?.length ?? results.quotes?.length ?? 0;
}

/** "21–40 of about 1,204 entries". */
export function countLine(results: Results, route: SearchRoute): string {
  const shown = hitCount(results);
  const noun = route.tab === "entries" ? (results.estimated_total === 1 ? "summary" : "summaries")
    : (results.estimated_total === 1 ? "quote" : "quotes");
  const total = Math.max(results.estimated_total, results.offset + shown);
  if (shown === total) return `${count(total)} ${noun}`;
  return `${count(results.offset + 1)}–${count(results.offset + shown)} of about ${count(total)} ${noun}`;
}

/** Previous and next, as far as there is one. */
export function pager(results: Results, route: SearchRoute): HTMLElement | null {
  const end = results.offset + hitCount(results);
  const more = end < results.estimated_total && hitCount(results) === results.limit && end + PAGE_SIZE <= MAX_OFFSET;
  if (route.page === 1 && !more) return null;
  return element("nav", { class: "pager", "aria-label": "Pages" },
    route.page > 1 ? pageLink(searchAddress({ ...route, page: route.page - 1 }), "previous", "← Previous") : element("span"),
    element("span", { class: "page-number" }, `Page ${route.page}`),
    more ? pageLink(searchAddress({ ...route, page: route.page + 1 }), "next", "Next →") : element("span"));
}
