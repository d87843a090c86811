// A frame that a member counts blind: no route and no event tells them anything of the first count until theirs is in.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restrictedDesk, type RestrictedDesk, type Who } from "../testing/restricted-desk.ts";
import type { ServedRoute } from "./serve.ts";

let desk: RestrictedDesk;
let base: string;
beforeAll(async () => {
  desk = await restrictedDesk();
  base = `/api/investigations/${desk.investigation}`;
  await wrote("owner", "item.restrict", desk.hidden, { to: null });
  const payload = { item: desk.hidden, at: 0, subject: "prisoner", of: null };
  await wrote("owner", "blind.ask", "count-1", payload);
});
afterAll(() => desk.end());

async function wrote(by: string, verb: string, subject: string, payload: object): Promise<void> {
  const done = (await desk.write(by, verb, subject, payload)) as { ok: boolean };
  if (!done.ok) throw new Error(JSON.stringify(done));
}

/** Who is marked, counted and spoken of there; what members wrote of the item is theirs to read. */
const FIRST = /zq-(?:\d|h|f|g)\b/;
const PARTS = ["item", "source", "reviewer", "worklist", "footage", "breaks", "fact"];

async function text(who: Who, path: string, method = "GET", said = "{}"): Promise<string> {
  const post = { body: said, headers: { "content-type": "application/json" } };
  const answer = await desk.ask(who)(path, { method, ...(method === "POST" && post) });
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  await answer.body?.cancel();
  return "";
}
const json = async <T>(who: Who, path: string): Promise<T> => JSON.parse(await text(who, path)) as T;
const number = (who: Who) =>
  json<{ result: { atLeast: number; caseHash: string }; ofAll: unknown; blind: string[] }>(
    who,
    `${base}/count`,
  );

/** Every address of every route, about this item and about the one beside it. */
async function addresses(who: Who): Promise<[method: string, path: string][]> {
  const { caseHash } = (await number(who)).result;
  const routes = desk
    .serving(who)
    .routes.filter(({ method, url }: ServedRoute) => method !== "HEAD" && url.includes(":investigation"));
  return routes.flatMap(({ method, url }) =>
    [desk.hidden, desk.seen].flatMap((item) =>
      (url.endsWith("/:part") ? PARTS : [""]).map((part): [string, string] => [
        method,
        url
          .replace(":investigation", desk.investigation)
          .replace(":item", item)
          .replace(/:a\b/, desk.seen)
          .replace(/:b\b/, desk.hidden)
          .replace(":part", part)
          .replace(":picture", "still")
          .replaceAll(/:\w+/g, "0") + (part === "" ? "" : `?caseHash=${caseHash}`),
      ]),
    ),
  );
}

async function told(who: Who): Promise<string[]> {
  const found: string[] = [];
  for (const [method, path] of await addresses(who))
    if (FIRST.test(await text(who, path, method))) found.push(path);
  return found;
}

describe("whoever took it on", () => {
  let before: readonly string[];
  beforeAll(async () => {
    before = await told("editor");
    await wrote("editor", "blind.take", "count-1", {});
  });

  test("is told nothing of the first count by any route, and sees the picture", async () => {
    expect(await told("editor")).toEqual([]);
    expect(before.length).toBeGreaterThan(9);
    const pictures: string[] = [];
    for (const [method, path] of await addresses("editor")) {
      const answer = await desk.ask("editor")(path, { method, ...(method === "POST" && { body: "{}" }) });
      if (answer.headers.get("content-type")?.startsWith("image/") && path.includes(desk.hidden))
        pictures.push(path);
      await answer.body?.cancel();
    }
    expect([pictures.length > 0, (await told("owner")).length > 9]).toEqual([true, true]);
  });

  test("is told no number with it, as a difference or in a tile", async () => {
    const [theirs, owners] = [await number("editor"), await number("owner")];
    expect([theirs.blind, theirs.ofAll, theirs.result.atLeast]).toEqual([[desk.hidden], null, 2]);
    expect([owners.blind, owners.result.atLeast > 2]).toEqual([[], true]);
    const { tile, headcounts, withheld } = await json<{
      tile: { marked: object; headcount: number | null };
      headcounts: unknown[];
      withheld: boolean;
    }>("editor", `${base}/items/${desk.hidden}`);
    expect([tile.marked, tile.headcount, headcounts, withheld]).toEqual([{}, null, [], true]);
  });

  test("is told of no entry about it by the event stream, and others are", async () => {
    const { seq } = await json<{ seq: number }>("editor", `${base}/inbox`);
    const payload = { item: desk.hidden, at: 0, subject: "prisoner", atLeast: 7, atMost: null };
    await wrote("owner", "headcount.state", "zq-h", { ...payload, atLeast: 5 });
    await wrote("owner", "headcount.correct", "zq-h", payload).catch(() => undefined);
    await wrote("owner", "headcount.state", "another", { ...payload, subject: "guard" });
    const first = async (who: Who): Promise<string> => {
      const answer = await desk.ask(who)(`${base}/events?after=${seq}`);
      const chunk = await answer.body?.getReader().read();
      return new TextDecoder().decode(chunk?.value);
    };
    expect(await first("editor")).toContain('"nouns":[],"items":[]');
    expect(await first("owner")).toContain('"nouns":["headcount"]');
  });

  test("marks, counts and signs nothing there", async () => {
    const changes = [
      {
        verb: "headcount.state",
        subject: "mine",
        payload: { item: desk.hidden, at: 0, subject: "prisoner", atLeast: 1, atMost: null },
      },
    ];
    expect(await text("editor", `${base}/changes`, "POST", JSON.stringify({ changes }))).toContain(
      "counts-blind",
    );
  });

  test("sees both once theirs is in, and the smaller counts", async () => {
    const before = (await number("owner")).result.atLeast;
    await wrote("editor", "blind.state", "count-1", { counted: 3 });
    expect((await told("editor")).length).toBeGreaterThan(9);
    const theirs = await json<{ result: { atLeast: number }; lowered: object[] }>("editor", `${base}/count`);
    expect(theirs.result.atLeast).toBeLessThan(before);
    expect(theirs.lowered).toMatchObject([{ id: "count-1", first: 5, counted: 3 }]);
    const { blinds } = await json<{ blinds: object[] }>("owner", `${base}/items/${desk.hidden}`);
    expect(blinds).toMatchObject([{ stage: "differ", first: 5, counted: 3, mine: false }]);
  });
});
