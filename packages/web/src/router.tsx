// Which address shows which page.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { insideOf } from "./account/inside.ts";
import { Home } from "./desk/Home.tsx";
import { fetchLater } from "./desk/later.tsx";
import { InvestigationFrame, Shell } from "./desk/Shell.tsx";
import { NoSuchPage } from "./desk/NoSuchPage.tsx";
import { Library } from "./item/Library.tsx";
import { askedSearch, type AskedSearch } from "./item/asked.ts";
import { boardSearch } from "./people/board.ts";
import { daysIn, type Days } from "./map/span.ts";
import { journalSearch } from "./journal/asked.ts";

const itemPage = lazyRouteComponent(() => import("./item/ItemPage.tsx"), "ItemPage");
const pairsPage = lazyRouteComponent(() => import("./pair/Inbox.tsx"), "Inbox");
/** Where people go next is there before they go, also when the desk is away by then. */
export const fetchNextPages = (): unknown =>
  Promise.allSettled([...[itemPage, pairsPage].map((page) => page.preload?.()), fetchLater()]);

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });
const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: Home });
const investigationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/i/$investigation",
  component: InvestigationFrame,
});
/** What of the library is asked for, and the item that was looked at last: its tile is shown and has the focus. */
const librarySearch = (search: Record<string, unknown>): AskedSearch & { item?: string } => ({
  ...askedSearch(search),
  ...(typeof search["item"] === "string" && { item: search["item"] }),
});
const libraryRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items",
  validateSearch: librarySearch,
  component: Library,
});

/** `at` is the instant shown, in µs of the item's own presentation time; `inbox` the matter for which it was opened; the rest, in which list it was found. */
const itemSearch = (search: Record<string, unknown>): AskedSearch & { at?: number; inbox?: string } => ({
  ...askedSearch(search),
  ...(Number.isSafeInteger(search["at"]) && { at: search["at"] as number }),
  ...(typeof search["inbox"] === "string" && { inbox: search["inbox"] }),
});
const itemRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items/$item",
  validateSearch: itemSearch,
  component: itemPage,
});
type TranscriptSearch = { at?: number; in?: string; inbox?: string };
/** `at` is the instant that the player shows; `in` the languages beside the words, parted by commas; `inbox` as for an item. */
const transcriptSearch = (search: Record<string, unknown>): TranscriptSearch => ({
  ...(Number.isSafeInteger(search["at"]) && { at: search["at"] as number }),
  ...(typeof search["in"] === "string" && { in: search["in"] }),
  ...(typeof search["inbox"] === "string" && { inbox: search["inbox"] }),
});
const transcriptRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items/$item/transcript",
  validateSearch: transcriptSearch,
  component: lazyRouteComponent(() => import("./transcript/TranscriptPage.tsx"), "TranscriptPage"),
});
const blindRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/items/$item/blind/$blind",
  component: lazyRouteComponent(() => import("./blind/BlindPage.tsx"), "BlindPage"),
});
/** `count` is a named one; `since` is the day since which its history is told. */
const countSearch = (search: Record<string, unknown>): { count?: string; since?: string } => ({
  ...(typeof search["count"] === "string" && { count: search["count"] }),
  ...(typeof search["since"] === "string" && { since: search["since"] }),
});
const claimsRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/claims",
  component: lazyRouteComponent(() => import("./claim/ClaimsPage.tsx"), "ClaimsPage"),
});
const saidRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/said",
  component: lazyRouteComponent(() => import("./statement/SaidPage.tsx"), "SaidPage"),
});
const voicesRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/voices",
  component: lazyRouteComponent(() => import("./voice/VoicesPage.tsx"), "VoicesPage"),
});
const countRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/count",
  validateSearch: countSearch,
  component: lazyRouteComponent(() => import("./count/CountPage.tsx"), "CountPage"),
});

/** Which pairs: those that wait for an answer when left out. */
const pairsSearch = (search: Record<string, unknown>): { which?: "decided" | "leads" } => {
  const { which } = search;
  return which === "decided" || which === "leads" ? { which } : {};
};
const pairsRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/pairs",
  validateSearch: pairsSearch,
  component: pairsPage,
});
const pairRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/pairs/$a/$b",
  component: lazyRouteComponent(() => import("./pair/ComparePage.tsx"), "ComparePage"),
});

/** `at` is the matter at hand. */
const inboxRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>): { at?: string } =>
    typeof search["at"] === "string" ? { at: search["at"] } : {},
  component: lazyRouteComponent(() => import("./inbox/InboxPage.tsx"), "InboxPage"),
});

const journalRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/journal",
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import("./journal/JournalPage.tsx"), "JournalPage"),
});

const boardRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/people",
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import("./people/BoardPage.tsx"), "BoardPage"),
});

const eventsRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/events",
  component: lazyRouteComponent(() => import("./group/EventsPage.tsx"), "EventsPage"),
});

/** The days of the time line that are looked at, and what is chosen, as `event:g1`. */
const mapRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/map",
  validateSearch: (search: Record<string, unknown>): Days & { at?: string } => ({
    ...daysIn(search),
    ...(typeof search["at"] === "string" && { at: search["at"] }),
  }),
  component: lazyRouteComponent(() => import("./map/MapPage.tsx"), "MapPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/members",
  component: lazyRouteComponent(() => import("./account/People.tsx"), "People"),
});

const settingsRoute = createRoute({
  getParentRoute: () => investigationRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./investigation/SettingsPage.tsx"), "SettingsPage"),
});

/** The door: fetched by whoever stands before it. `to` is the page to go on to. */
const doorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/sign-in",
    validateSearch: (search: Record<string, unknown>): { to?: string } =>
      insideOf(search["to"]) === "/" ? {} : { to: insideOf(search["to"]) },
    component: lazyRouteComponent(() => import("./account/SignIn.tsx"), "SignIn"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/set-up",
    component: lazyRouteComponent(() => import("./account/SetUp.tsx"), "SetUp"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/invitation",
    component: lazyRouteComponent(() => import("./account/Invitation.tsx"), "Invitation"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("./account/Settings.tsx"), "Settings"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/api-description",
    component: lazyRouteComponent(() => import("./desk/ApiPage.tsx"), "ApiPage"),
  }),
] as const;

/** Set by the configuration of the build: true where the pages are served as they are edited. */
declare const KIT_IS_SHOWN: boolean;

/** Every part of the kit in every state: while the pages are being worked on alone, never in what is built. */
const kitRoutes = KIT_IS_SHOWN
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: "/kit",
        component: lazyRouteComponent(() => import("./gallery/Gallery.tsx"), "Gallery"),
      }),
    ]
  : [];

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    investigationRoute.addChildren([
      libraryRoute,
      itemRoute,
      transcriptRoute,
      blindRoute,
      pairsRoute,
      boardRoute,
      eventsRoute,
      mapRoute,
      pairRoute,
      countRoute,
      claimsRoute,
      saidRoute,
      voicesRoute,
      journalRoute,
      inboxRoute,
      peopleRoute,
      settingsRoute,
    ]),
    ...doorRoutes,
    ...kitRoutes,
  ]),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
