// Navigation: the address decides what is shown; links of the page change the
// address without loading it again.

import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./style.css";

import { ApiError, entry, search } from "./api";
import { element, pageLink } from "./dom";
import { entryView } from "./entry_view";
import { hitCount } from "./results";
import { PAGE_SIZE, parseRoute, type Route, type SearchRoute } from "./route";
import { searchForm, suggestNames } from "./search_form";
import { searchTitle, searchView } from "./search_view";

const main = document.querySelector("main") as HTMLElement;
const announcer = document.querySelector("#announcer") as HTMLElement;
let running = new AbortController();

function titled(text: string): void {
  document.title = `${text} · précis`;
  announcer.textContent = text;
}

function failureView(error: unknown): HTMLElement {
  const missing = error instanceof ApiError && error.status === 404;
  const retry = element("button", { type: "button" }, "Try again");
  retry.addEventListener("click", () => void show());
  return element("div", { class: "empty", role: "alert" },
    element("h1", { tabindex: -1 }, missing ? "Not here" : "That did not work"),
    element("p", {}, error instanceof Error ? error.message : "Something unexpected happened."),
    element("p", {}, missing ? pageLink("/", "", "← All summaries") : retry));
}

async function showSearch(route: SearchRoute, signal: AbortSignal): Promise<void> {
  const form = searchForm(route, navigate);
  const slot = element("div", { class: "slot" });
  try {
    const results = await search(route.tab,
      { q: route.query, sort: route.sort, offset: (route.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }, signal);
    suggestNames(form, results);
    slot.append(searchView(route, results, navigate));
    titled(searchTitle(route));
    announcer.textContent = hitCount(results) === 0 ? "Nothing found" : `${hitCount(results)} results`;
  } catch (error) {
    if (signal.aborted) return;
    slot.append(failureView(error));
    titled("Search failed");
  }
  main.replaceChildren(form, slot);
}

async function showEntry(id: string, signal: AbortSignal): Promise<void> {
  try {
    const found = await entry(id, signal);
    main.replaceChildren(entryView(found));
    titled(found.title || "Untitled");
  } catch (error) {
    if (signal.aborted) return;
    main.replaceChildren(failureView(error));
    titled("Not shown");
  }
}

async function draw(route: Route, signal: AbortSignal): Promise<void> {
  if (route.kind === "search") return showSearch(route, signal);
  if (route.kind === "entry") return showEntry(route.id, signal);
  main.replaceChildren(failureView(new ApiError(404, "There is nothing at this address.")));
  titled("Not here");
}

/** Shows what the address says; the one before it, if still loading, is dropped. */
async function show(): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  main.setAttribute("aria-busy", "true");
  await draw(parseRoute(location), signal);
  if (!signal.aborted) main.removeAttribute("aria-busy");
}

function navigate(address: string): void {
  history.replaceState({ scroll: scrollY }, "");
  history.pushState({ scroll: 0 }, "", address);
  void show().then(() => {
    scrollTo(0, 0);
    main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  });
}

document.addEventListener("click", (event) => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-page]") : null;
  if (!plain || link === null) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
});

history.scrollRestoration = "manual";
addEventListener("popstate", (event) => {
  const state = event.state as { scroll?: number } | null;
  void show().then(() => scrollTo(0, state?.scroll ?? 0));
});
void show();
