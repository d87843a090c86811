// An item that is restricted, asked for on every route by everybody: who does not see it is told nothing of it by any answer.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MEDIA } from "@sightline/domain";
import {
  NAMED,
  OTHERS,
  restrictedDesk,
  SECRET,
  type RestrictedDesk,
  type Who,
} from "../testing/restricted-desk.ts";
import type { ServedRoute } from "./serve.ts";

let desk: RestrictedDesk;
beforeAll(async () => {
  desk = await restrictedDesk();
});
afterAll(() => desk.end());

/** An id as items have them, of none. */
const NONE = `i${"0".repeat(26)}`;

const routes = (): readonly ServedRoute[] =>
  desk
    .serving("owner")
    .routes.filter(({ method, url }) => method !== "HEAD" && url.includes(":investigation"));
const reads = () => routes().filter(({ method }) => method === "GET");

/** The address of a route, about this item where it is about one; `a` and `b` are one in the open and this one. */
const addressOf = (url: string, item: string, part = "worklist"): string =>
  url
    .replace(":investigation", desk.investigation)
    .replace(":item", item)
    .replace(/:a\b/, desk.seen)
    .replace(/:b\b/, item)
    .replace(":part", part)
    .replace(":picture", "still")
    .replaceAll(/:\w+/g, "0");

type Told = { readonly status: number; readonly type: string | null; readonly text: string };

/** A stream has no end, and of what it says another test looks. */
async function asked(who: Who, method: string, path: string): Promise<Told> {
  const body = method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {};
  const answer = await desk.ask(who)(path, { method, ...body });
  const type = answer.headers.get("content-type");
  if (!type?.startsWith("text/event-stream"))
    return { status: answer.status, type, text: await answer.text() };
  await answer.body?.cancel();
  return { status: answer.status, type, text: "" };
}

const without = ({ text, ...told }: Told, id: string) => ({ ...told, text: text.replaceAll(id, "?") });
const isSecret = (text: string): boolean =>
  SECRET.test(text) || text.includes(desk.hidden) || text.includes(desk.sha256);

const json = async (who: Who, path: string) => JSON.parse((await asked(who, "GET", path)).text) as never;

/** With the number that the page would have, whoever worked it out. */
const caseHash = async (who: Who): Promise<string> => {
  const told = await asked(who, "GET", `/api/investigations/${desk.investigation}/count`);
  return (JSON.parse(told.text) as { result: { caseHash: string } }).result.caseHash;
};

const PARTS = ["item", "source", "reviewer", "worklist", "footage", "breaks", "fact"];
const addressesOf = (url: string, item: string, hash: string): string[] =>
  url.endsWith("/:part")
    ? PARTS.map((part) => `${addressOf(url, item, part)}?caseHash=${hash}`)
    : [addressOf(url, item)];

test("its owner and the member who is named are told of it, by many routes and all that shows pictures of photos", async () => {
  for (const who of ["owner", NAMED] as const) {
    const told: string[] = [];
    for (const { method, url } of reads())
      for (const address of addressesOf(url, desk.hidden, await caseHash(who))) {
        const { status, text, type } = await asked(who, method, address);
        if (isSecret(text) || (status === 200 && type?.startsWith("image/") === true)) told.push(url);
      }
    expect(told).toEqual(expect.arrayContaining([MEDIA.showPicture.path, MEDIA.showExact.path]));
    expect(new Set(told).size).toBeGreaterThan(9);
  }
});

describe.each(OTHERS)("%s", (who) => {
  test("is told nothing of it by any route that is about something else", async () => {
    const hash = await caseHash(who);
    for (const { method, url } of reads())
      for (const address of addressesOf(url, desk.seen, hash)) {
        const { text } = await asked(who, method, address);
        expect([address, isSecret(text) ? text : ""]).toEqual([address, ""]);
      }
    const { text } = await asked(who, "GET", "/api/investigations");
    expect(isSecret(text)).toBe(false);
  });

  test("is answered about it, on every route and by every method, as about an item that there is not", async () => {
    let times = 0;
    for (const { method, url } of routes()) {
      if (!/:item|:b\b/.test(url)) continue;
      times += 1;
      const [there, nowhere] = [
        without(await asked(who, method, addressOf(url, desk.hidden)), desk.hidden),
        without(await asked(who, method, addressOf(url, NONE)), NONE),
      ];
      expect([method, url, there]).toEqual([method, url, nowhere]);
      expect([method, url, there.status]).not.toEqual([method, url, 200]);
    }
    expect(times).toBeGreaterThan(8);
  });

  test("sees as many items as are listed, wherever they are counted", async () => {
    const base = `/api/investigations/${desk.investigation}`;
    const library: {
      items: { id: string }[];
      found: number;
      all: { items: number } & Record<"kind" | "verdict" | "stage", { value: string; items: number }[]>;
      undecidedPairs: number;
    } = await json(who, `${base}/items`);
    const { investigations }: { investigations: { items: number }[] } = await json(
      who,
      "/api/investigations",
    );
    const { items, kind, verdict, stage } = library.all;
    const sums = [[{ items }], kind, verdict, stage].map((counts) =>
      counts.reduce((sum, one) => sum + one.items, 0),
    );
    expect([library.items.map(({ id }) => id), library.found, ...sums, investigations[0]?.items]).toEqual([
      [desk.seen],
      1,
      1,
      1,
      1,
      1,
      1,
    ]);
    const pairs: {
      pairs: unknown[];
      undecided: number;
      leads: number;
      decided: number;
      matching: { compared: number };
    } = await json(who, `${base}/pairs?which=all`);
    expect([pairs.pairs, pairs.undecided, pairs.leads, pairs.decided, library.undecidedPairs]).toEqual([
      [],
      0,
      0,
      0,
      0,
    ]);
    expect(pairs.matching.compared).toBe(0);
    const item: { matching: { compared: number } } = await json(who, `${base}/items/${desk.seen}`);
    expect(item.matching).toMatchObject({ state: "done", compared: 0 });
  });

  test("is not told where it was made, nor that an event of theirs was there", async () => {
    const path = `/api/investigations/${desk.investigation}/places`;
    const told: { things: unknown[]; items: unknown[]; unplaced: { id: string }[] } = await json(who, path);
    expect(told).toEqual({ things: [], items: [], unplaced: [{ id: "both", name: "both" }] });
    const owners: { things: { id: string; place: object }[] } = await json("owner", path);
    expect(owners.things.map(({ id, place }) => [id, place])).toEqual(
      [desk.hidden, "both", "zq-g"].map((id) => [id, expect.objectContaining({ latitude: 50.123456 })]),
    );
  });

  test("is told the number that all items prove beside that of what they see, and whoever sees all is told one", async () => {
    type Count = { result: { atLeast: number }; proofChecked: boolean; ofAll: { atLeast: number } | null };
    const of = async (one: Who) =>
      JSON.parse((await asked(one, "GET", `/api/investigations/${desk.investigation}/count`)).text) as Count;
    const [theirs, owners, named] = [await of(who), await of("owner"), await of(NAMED)];
    expect(owners.ofAll).toBe(null);
    expect(named.result.atLeast).toBe(owners.result.atLeast);
    expect(theirs.result.atLeast).toBe(2);
    expect(theirs).toMatchObject({ proofChecked: true, ofAll: { atLeast: owners.result.atLeast } });
    expect(owners.result.atLeast).toBeGreaterThan(theirs.result.atLeast);
    // Theirs was not kept in the place of the owner's.
    expect(await of("owner")).toEqual(owners);
  });

  test("is not told how strong the number of the others is, though that was worked out", async () => {
    const hash = await caseHash("owner");
    const path = `/api/investigations/${desk.investigation}/strength/item?caseHash=${hash}`;
    expect(isSecret((await asked("owner", "GET", path)).text)).toBe(true);
    expect(JSON.parse((await asked(who, "GET", path)).text)).toMatchObject({ code: "evidence-changed" });
  });
});
