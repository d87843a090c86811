// Which address shows which page.
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { CountPage } from "./count/CountPage.tsx";
import { Home } from "./desk/Home.tsx";
import { InvestigationFrame, Shell } from "./desk/Shell.tsx";
import { NoSuchPage } from "./desk/NoSuchPage.tsx";
import { ItemPage } from "./item/ItemPage.tsx";
import { Library } from "./item/Library.tsx";
import { ComparePage } from "./pair/ComparePage.tsx";
import { Inbox } from "./pair/Inbox.tsx";

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });
const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: Home });
const investigationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/i/$investigation",
  component: InvestigationFrame,
});
const libraryRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items",
  component: Library,
});

/** `at` is the instant shown, in µs of the item's own presentation time. */
const itemSearch = (search: Record<string, unknown>): { at?: number } =>
  Number.isSafeInteger(search["at"]) ? { at: search["at"] as number } : {};
const itemRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items/$item",
  validateSearch: itemSearch,
  component: ItemPage,
});
const countRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/count",
  component: CountPage,
});

/** Which pairs: those that wait for an answer when left out. */
const pairsSearch = (search: Record<string, unknown>): { which?: "decided" } =>
  search["which"] === "decided" ? { which: "decided" } : {};
const pairsRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/pairs",
  validateSearch: pairsSearch,
  component: Inbox,
});
const pairRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/pairs/$a/$b",
  component: ComparePage,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    investigationRoute.addChildren([libraryRoute, itemRoute, pairsRoute, pairRoute, countRoute]),
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
