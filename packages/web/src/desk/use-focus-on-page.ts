// Where a page begins: at its top with the focus in it, or, for whoever comes back, where they were, on the link that they left it by.
import { useLocation, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { leaveNote, type Left } from "./left.ts";

/** What the router calls an entry of the history by, in its state. */
const entryOf = ({ state }: { readonly state: object }): string =>
  String((state as Record<string, unknown>)["__TSR_key"]);

/** Somebody who begins to do something is not moved about any more. */
const HANDS = ["keydown", "pointerdown", "wheel"] as const;

const notes = leaveNote(sessionStorage);

/** For the main part, which can take the focus itself. */
export function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const { history } = useRouter();
  const seen = useRef<string | null>(null);
  const coming = useRef<Left | undefined>(undefined);

  useEffect(() => {
    window.history.scrollRestoration = "manual";
    let entry = entryOf(history.location);
    let link: string | null = null;
    // A page that is loaded again is one that somebody comes back to.
    coming.current = notes.of(entry);
    const leave = () => notes.keep(entry, { y: window.scrollY, link });
    const pressed = ({ target }: MouseEvent) => {
      const left = target instanceof Element ? target.closest("a[href]") : null;
      link = left && main.current?.contains(left) ? left.getAttribute("href") : null;
    };
    const forget = history.subscribe(({ location, action }) => {
      if (action.type !== "REPLACE") {
        leave();
        link = null;
      }
      entry = entryOf(location);
      coming.current = ["BACK", "FORWARD", "GO"].includes(action.type) ? notes.of(entry) : undefined;
    });
    document.addEventListener("click", pressed, { capture: true });
    window.addEventListener("pagehide", leave);
    return () => {
      forget();
      document.removeEventListener("click", pressed, { capture: true });
      window.removeEventListener("pagehide", leave);
    };
  }, [history]);

  useEffect(() => {
    const first = seen.current === null;
    if (seen.current === pathname) return;
    seen.current = pathname;
    const page = main.current;
    if (!page) return;
    if (!first) page.focus({ preventScroll: true });
    const left = coming.current;
    // Any other page the router begins at its top.
    return left && comeBack(page, left);
  }, [pathname]);
  return main;
}

/** What was there comes with the answers of the desk: it is waited for until all is there, or somebody does something. */
function comeBack(page: HTMLElement, { y, link }: Left): () => void {
  let frame = 0;
  const seek = (): void => {
    const there = document.documentElement.scrollHeight >= y + window.innerHeight;
    if (there) window.scrollTo({ top: y, behavior: "instant" });
    const found = link === null ? null : page.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`);
    const { activeElement } = document;
    if (found && (activeElement === page || activeElement === document.body))
      found.focus({ preventScroll: true });
    if (there && (link === null || found)) {
      stop();
      // The router goes to the top of whatever page has come, in the same breath.
      frame = requestAnimationFrame(() => window.scrollTo({ top: y, behavior: "instant" }));
    }
  };
  const changes = new MutationObserver(seek);
  const sizes = new ResizeObserver(seek);
  const stop = () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    for (const hand of HANDS) document.removeEventListener(hand, stop, true);
  };
  changes.observe(page, { childList: true, subtree: true });
  sizes.observe(document.body);
  for (const hand of HANDS) document.addEventListener(hand, stop, true);
  seek();
  return stop;
}
