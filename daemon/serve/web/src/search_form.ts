// Words, speaker and topic: the three questions of a search, in one form.

import type { FacetValue, Results } from "./api";
import { element, pageLink, type Child } from "./dom";
import { count } from "./format";
import { formatQuery, parseQuery, type Fields } from "./query";
import { searchAddress, SORTS, type SearchRoute } from "./route";

const SORT_NAMES: Record<(typeof SORTS)[number], string> = {
  relevance: "Best match",
  newest: "Newest first",
  oldest: "Oldest first",
  terminator: "Most Terminator",
  idiocracy: "Most Idiocracy",
};

function field(name: string, label: string, value: string, hint: string, suggestions?: string): HTMLElement {
  return element("label", { class: `field ${name}` }, element("span", {}, label),
    element("input", { type: "search", name, value, placeholder: hint, autocomplete: "off", spellcheck: "false",
      maxlength: 400, list: suggestions ?? null, enterkeyhint: "search" }));
}

/** `go` gets the address of the search that is asked for. */
export function searchForm(route: SearchRoute, go: (address: string) => void): HTMLFormElement {
  const fields = parseQuery(route.query);
  const form = element("form", { class: "search", role: "search", action: "/", "aria-label": "Search" },
    element("div", { class: "bar" },
      field("words", "Words", fields.words, "anything, or a \"phrase\""),
      field("speaker", "Speaker", fields.speaker, "anyone", "known-speakers"),
      field("topic", "Topic", fields.topic, "anything", "known-topics"),
      element("button", { type: "submit" }, "Search")),
    element("datalist", { id: "known-speakers" }), element("datalist", { id: "known-topics" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const value = (name: string): string => String(data.get(name) ?? "");
    const query = formatQuery({ words: value("words"), speaker: value("speaker"), topic: value("topic"), source: fields.source });
    go(searchAddress({ ...route, query, page: 1 }));
  });
  return form;
}

/** Offers the names of `results` while typing. */
export function suggestNames(form: HTMLFormElement, results: Results): void {
  const fill = (id: string, values: FacetValue[]): void =>
    form.querySelector(`#${id}`)?.replaceChildren(...values.map(({ value }) => element("option", { value })));
  fill("known-speakers", results.facets.speakers);
  fill("known-topics", results.facets.topics);
}

/** Entries or quotes, and their order. */
export function toolbar(route: SearchRoute, go: (address: string) => void): HTMLElement {
  const tab = (name: "entries" | "quotes", text: string): HTMLElement => {
    const link = pageLink(searchAddress({ ...route, tab: name, page: 1 }), "tab", text);
    if (route.tab === name) link.setAttribute("aria-current", "page");
    return link;
  };
  const current = route.sort !== "" ? route.sort : route.query.trim() === "" ? "newest" : "relevance";
  const select = element("select", { name: "sort" },
    SORTS.map((sort) => element("option", { value: sort, selected: sort === current }, SORT_NAMES[sort])));
  select.addEventListener("change", () => go(searchAddress({ ...route, sort: select.value, page: 1 })));
  return element("div", { class: "toolbar" },
    element("nav", { class: "tabs", "aria-label": "What to list" }, tab("entries", "Summaries"), tab("quotes", "Quotes")),
    element("label", { class: "sort" }, element("span", {}, "Order"), select));
}

/** The filters in force, each with a way to drop it. */
export function activeFilters(route: SearchRoute): HTMLElement | null {
  const fields = parseQuery(route.query);
  const without = (name: keyof Fields): string => searchAddress({ ...route, page: 1, query: formatQuery({ ...fields, [name]: "" }) });
  const chips = (["speaker", "topic", "source"] as const).filter((name) => fields[name] !== "").map((name) =>
    element("li", {}, pageLink(without(name), "chip active",
      element("span", { class: "chip-kind" }, `${name} `), fields[name],
      element("span", { "aria-hidden": "true" }, " ×"), element("span", { class: "unseen" }, " (remove)"))));
  return chips.length === 0 ? null : element("ul", { class: "chips filters", "aria-label": "Filters in force" }, chips);
}

/** One list of values; the one in force drops its filter, the others set it. */
function facet(route: SearchRoute, heading: string, name: "speaker" | "topic" | "source", values: FacetValue[]): Child {
  if (values.length === 0) return null;
  const fields = parseQuery(route.query);
  const item = ({ value, count: hits }: FacetValue): HTMLElement => {
    const active = fields[name].toLowerCase() === value.toLowerCase();
    const query = formatQuery({ ...fields, [name]: active ? "" : value });
    const link = pageLink(searchAddress({ ...route, query, page: 1 }), "facet",
      element("span", { class: "facet-value" }, value), element("span", { class: "facet-count" }, count(hits)));
    if (active) link.setAttribute("aria-current", "true");
    return element("li", {}, link);
  };
  return [element("h2", {}, heading), element("ul", {}, values.map(item))];
}

/** Who, what and where, counted over the best hits. */
export function facets(route: SearchRoute, results: Results): HTMLElement {
  const { speakers, topics, sources } = results.facets;
  return element("aside", { class: "facets", "aria-label": "Filters" },
    facet(route, "Speakers", "speaker", speakers), facet(route, "Topics", "topic", topics),
    facet(route, "Sources", "source", sources));
}
