// A search and what it found; without a query, all summaries, newest first.

import type { Results } from "./api";
import { element, pageLink, type Child } from "./dom";
import { filterTerm } from "./query";
import { countLine, hitCount, hitList, pager } from "./results";
import { searchAddress, type SearchRoute } from "./route";
import { activeFilters, facets, toolbar } from "./search_form";

const EXAMPLES = 2;

/** What the tab of the browser says. */
export function searchTitle(route: SearchRoute): string {
  const what = route.tab === "quotes" ? "Quotes" : "Summaries";
  return route.query.trim() === "" ? `All ${what.toLowerCase()}` : `${route.query.trim()} · ${what}`;
}

// Questions that this very index answers.
function examples(results: Results): Child {
  const topics = results.facets.topics;
  const asked = results.facets.speakers.slice(0, EXAMPLES).map(({ value }) =>
    pageLink(searchAddress({ query: filterTerm("speaker", value) }), "", `What ${value} said`));
  const about = topics.slice(0, EXAMPLES).map(({ value }) =>
    pageLink(searchAddress({ query: filterTerm("topic", value) }), "", `All about ${value}`));
  const all = [...asked, ...about];
  return all.length === 0 ? null
    : element("p", { class: "examples" }, element("span", {}, "Try"), all.map((link) => [" ", link]));
}

function suggestion(results: Results, route: SearchRoute): Child {
  if (results.suggestion === "") return null;
  return element("p", { class: "suggestion" }, "Did you mean ",
    pageLink(searchAddress({ ...route, query: results.suggestion, page: 1 }), "", results.suggestion), "?");
}

function nothing(route: SearchRoute): HTMLElement {
  if (route.query.trim() === "" && route.page === 1) {
    return element("div", { class: "empty" }, element("h2", {}, "Nothing here yet"),
      element("p", {}, "The index is empty. Summaries appear here a second after the first events have been read."));
  }
  const other = route.tab === "entries" ? "quotes" : "entries";
  return element("div", { class: "empty" }, element("h2", {}, "Nothing found"),
    element("p", {}, "No ", route.tab === "entries" ? "summary" : "quote", " matches. Fewer words or one filter less may help, or ",
      pageLink(searchAddress({ ...route, tab: other, page: 1 }), "", `look among the ${other === "quotes" ? "quotes" : "summaries"}`),
      "."));
}

export function searchView(route: SearchRoute, results: Results, go: (address: string) => void): HTMLElement {
  const found = hitCount(results) > 0;
  const home = route.query.trim() === "";
  return element("div", { class: "found" },
    home && route.page === 1 ? examples(results) : activeFilters(route),
    suggestion(results, route),
    toolbar(route, go),
    element("div", { class: "columns" },
      facets(route, results),
      element("section", { class: "list", "aria-labelledby": "list-heading" },
        element("h1", { id: "list-heading", class: "count", tabindex: -1 },
          home ? `All ${route.tab === "quotes" ? "quotes" : "summaries"}` : "Found",
          found ? element("span", { class: "of" }, ` ${countLine(results, route)}`) : null),
        found ? hitList(results, route) : nothing(route),
        pager(results, route))));
}
