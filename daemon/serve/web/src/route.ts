// The address is the page's whole state.

export const PAGE_SIZE = 20;
export const SORTS = ["relevance", "newest", "oldest", "terminator", "idiocracy"] as const;

export interface SearchRoute {
  kind: "search";
  tab: "entries" | "quotes";
  query: string;
  sort: string; // One of SORTS; empty: the server's choice.
  page: number; // From 1.
}
export type Route = SearchRoute | { kind: "entry"; id: string } | { kind: "unknown" };

export const HOME: SearchRoute = { kind: "search", tab: "entries", query: "", sort: "", page: 1 };

function pageNumber(text: string | null): number {
  const page = Number(text ?? "1");
  return Number.isInteger(page) && page >= 1 ? Math.min(page, 500) : 1;
}

export function parseRoute(location: { pathname: string; search: string }): Route {
  if (location.pathname.startsWith("/entry/")) {
    try {
      return { kind: "entry", id: decodeURIComponent(location.pathname.slice("/entry/".length)) };
    } catch {
      return { kind: "unknown" };
    }
  }
  if (location.pathname !== "/") return { kind: "unknown" };
  const parameters = new URLSearchParams(location.search);
  const sort = parameters.get("sort") ?? "";
  return {
    kind: "search",
    tab: parameters.get("tab") === "quotes" ? "quotes" : "entries",
    query: parameters.get("q") ?? "",
    sort: (SORTS as readonly string[]).includes(sort) ? sort : "",
    page: pageNumber(parameters.get("page")),
  };
}

/** The address of a search: only what differs from HOME is written. */
export function searchAddress(route: Partial<SearchRoute>): string {
  const { tab, query, sort, page } = { ...HOME, ...route };
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  if (tab !== "entries") parameters.set("tab", tab);
  if (sort !== "") parameters.set("sort", sort);
  if (page !== 1) parameters.set("page", String(page));
  const text = parameters.toString();
  return text === "" ? "/" : `/?${text}`;
}

export function entryAddress(id: string): string {
  return `/entry/${encodeURIComponent(id)}`;
}
