// The network log of a whole story: every request of every page, and whether each picture was revealed when it was asked for.
import type { BrowserContext, Page } from "@playwright/test";

export type Log = {
  /** A page of a browser of theirs whose every request is kept. */
  page(context: BrowserContext, who: string): Promise<Page>;
  /** From now on they may be shown this item; until `lower`. */
  lift(who: string, item: string): void;
  lower(who: string, item: string): void;
  /** What should not have been: requests that left the desk, pictures behind a veil, errors of a page. */
  readonly wrong: readonly string[];
  /** Addresses of pictures and films, with what proves the session. */
  media(who: string): readonly string[];
  /** Those that were answered with a picture or film. */
  shown(who: string): readonly string[];
};

/** Of what kind, and of which item. */
export function mediaOf(address: string): { readonly item: string; readonly kind: string } | null {
  const [, item = "", kind = ""] = /^\/media\/[^/]+\/([^/]+)\/(\w+)/.exec(new URL(address).pathname) ?? [];
  return kind === "" ? null : { item, kind };
}

function note(where: Map<string, string[]>, who: string, address: string): void {
  where.set(who, [...(where.get(who) ?? []), address]);
}

export function keepLog(origin: string): Log {
  const wrong: string[] = [];
  const asked = new Map<string, string[]>();
  const shown = new Map<string, string[]>();
  const lifted = new Set<string>();
  const hear = (who: string, address: string): void => {
    const { protocol, origin: at } = new URL(address);
    // What a page made itself goes to nobody.
    if (protocol === "blob:" || protocol === "data:") return;
    if (at !== origin) wrong.push(`${who} left the desk: ${address}`);
    const media = mediaOf(address);
    if (media === null) return;
    note(asked, who, address);
    if (media.kind !== "veil" && !lifted.has(`${who} ${media.item}`))
      wrong.push(`${who} asked for a picture behind its veil: ${address}`);
  };
  return {
    async page(context, who) {
      context.on("request", (request) => hear(who, request.url()));
      context.on("response", (answer) => {
        if (answer.ok() && mediaOf(answer.url()) !== null) note(shown, who, answer.url());
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => wrong.push(`${who}: ${error.message}`));
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) wrong.push(`${who}: ${message.text()}`);
      });
      return page;
    },
    lift: (who, item) => void lifted.add(`${who} ${item}`),
    lower: (who, item) => void lifted.delete(`${who} ${item}`),
    wrong,
    media: (who) => asked.get(who) ?? [],
    shown: (who) => shown.get(who) ?? [],
  };
}
