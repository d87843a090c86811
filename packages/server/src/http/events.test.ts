// What windows are told while they are open: by real streams, of members, of a data-only viewer, and of two desks.
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { changeSchema, MOST_TOLD, type Role } from "@sightline/domain";
import { openDesk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { tilesIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { stream, type Stream } from "../testing/stream.ts";
import { serve, type ServeOptions, type Serving } from "./serve.ts";

let at: TestDesk;
let investigation: string;
let item: string;
let pages: string;
const heard: string[] = [];
const opened: Serving[] = [];

const MEMBERS: readonly (readonly [string, string, Role])[] = [
  ["ann", "Ann Bell", "editor"],
  ["ben", "Ben Crow", "reviewer"],
  ["dan", "Dan Elm", "data-only viewer"],
];

beforeAll(async () => {
  at = await testDesk(undefined, ({ sql }) => heard.push(sql));
  pages = await emptyPages(at.folder);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  item = (await tilesIn(at.desk, investigation)).tiles[0]?.id ?? "";
  for (const [id, name, role] of MEMBERS)
    await act("owner", { verb: "member.add", subject: id, payload: { id, name, role } });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((serving) => serving.close()));
});
afterAll(() => at.end());

async function act(by: string, said: { verb: string; subject: string; payload: object }, desk = at.desk) {
  const change = changeSchema.parse(said);
  const done = await propose(desk, { investigation, by }, change);
  if (!done.ok) throw new Error(done.refusal.sentence);
  return done.value.held.seq;
}
let times = 0;
/** Another verdict each time. */
const judge = (by: string, desk = at.desk) => {
  const payload = { verdict: "inconclusive", reason: `the roof, look ${times++}` };
  return act(by, { verb: "item.review", subject: item, payload }, desk);
};

async function window(as: string, events: ServeOptions["events"] = {}, desk = at.desk) {
  const options = { port: 0, pages, log: () => undefined, as, events };
  const serving = await serve(desk, options);
  opened.push(serving);
  const session: Record<string, string> = await enter(serving);
  const watch = (query = "", headers: Record<string, string> = {}): Promise<Stream> =>
    stream(`${serving.url}/api/investigations/${investigation}/events${query}`, { ...session, ...headers });
  return { serving, session, watch };
}

test("what one member does is told to the window of another: which nouns and items, and not a word of what was said", async () => {
  const window1 = await (await window("ann")).watch();
  expect(window1.headers.get("content-type")).toContain("text/event-stream");
  expect(window1.headers.get("x-accel-buffering")).toBe("no");
  const before = await window1.changed();
  expect(before?.changed).toEqual({ nouns: [], items: [] });
  const seq = await judge("ben");
  expect(await window1.changed()).toEqual({ seq, changed: { nouns: ["review"], items: [item] } });
  expect(window1.said()).not.toMatch(/roof|inconclusive|Ben|ben/);
});

test("a data-only viewer hears that something changed, and nothing of what, by whom, or who is there", async () => {
  const [data, ben] = [await window("dan"), await window("ben")];
  const theirs = await data.watch(`?at=item:${item}`);
  await theirs.changed();
  const bens = await ben.watch(`?at=item:${item}`);
  const seq = await judge("ann");
  expect(await theirs.changed()).toEqual({ seq, changed: null });
  await bens.changed();
  await bens.changed();
  expect(theirs.said()).not.toMatch(/here|ann|ben|owner|review/i);
  expect(theirs.said().replaceAll("data:", "")).not.toContain(item);
  expect(bens.said()).not.toContain("dan");
});

test("two desks on one database: what is done at one, or by a command, is told at the other", async () => {
  const other = await openDesk({
    dataDir: join(at.folder, "data"),
    databaseUrl: at.databaseUrl,
    now: at.desk.now,
  });
  if (!other.ok) throw new Error(other.refusal.sentence);
  const here = await (await window("ann")).watch();
  await here.changed();
  const seq = await judge("ben", other.desk);
  expect(await here.changed()).toMatchObject({ seq });
  await other.desk.close();
});

test("a window that comes again is told what it missed, by its last event or by what it knows", async () => {
  const { watch } = await window("ann");
  const first = await watch();
  const known = (await first.changed())?.seq ?? 0;
  await first.close();
  const seq = await judge("ben");
  const missed = { seq, changed: { nouns: ["review"], items: [item] } };
  expect(await (await watch(`?after=${known}`)).changed()).toEqual(missed);
  expect(await (await watch("", { "last-event-id": String(known) })).changed()).toEqual(missed);
  expect(await (await watch(`?after=0`, { "last-event-id": String(seq) })).changed()).toMatchObject({
    changed: { nouns: [], items: [] },
  });
  // A number that no entry has had: the tables were restored, and anything may be otherwise.
  expect(await (await watch("?after=999999")).changed()).toEqual({ seq, changed: null });
});

test("of very much it is only said that it is much", async () => {
  const { watch } = await window("ann");
  const here = await watch();
  const known = (await here.changed())?.seq ?? 0;
  await here.close();
  const payload = { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
  const marks = Array.from({ length: MOST_TOLD + 1 }, (_, n) =>
    changeSchema.parse({ verb: "sighting.mark", subject: `many-${n}`, payload }),
  );
  await propose(at.desk, { investigation, by: "ann" }, marks);
  expect(await (await watch(`?after=${known}`)).changed()).toMatchObject({ changed: null });
});

test("a stream ends when its session does, told of nothing more; also when nothing happens", async () => {
  const { serving, session, watch } = await window("ann");
  const here = await watch();
  const { seq = 0 } = (await here.changed()) ?? {};
  const signedOut = await fetch(`${serving.url}/api/account/sign-out`, {
    method: "POST",
    headers: { ...session, origin: serving.url, "x-sightline": "1", "content-type": "application/json" },
    body: "{}",
  });
  expect(signedOut.status).toBe(200);
  const newer = await judge("ben");
  const said = await here.ended();
  expect([said.includes(`"seq":${seq}`), said.includes(`"seq":${newer}`)]).toEqual([true, false]);
});

test("the desk stops although windows watch it, and ends their streams", async () => {
  const { serving, watch } = await window("ann");
  const streams = [await watch(), await watch(`?at=item:${item}`)];
  await serving.close();
  for (const each of streams) expect(await each.ended()).toContain("event: changed");
});

test("a session has so many streams, and the desk; who closes one can open another", async () => {
  const { watch } = await window("ann", { perSession: 2, beatMs: 20 });
  const [one] = [await watch(), await watch()];
  const third = await watch();
  expect([third.status, await third.ended()]).toEqual([429, expect.stringContaining("too-many-streams")]);
  await one?.close();
  let again = await watch();
  while (again.status === 429) again = await watch();
  expect(again.status).toBe(200);
  const atOnce = await window("ben", { perSession: 3 });
  const many = await Promise.all(Array.from({ length: 10 }, () => atOnce.watch()));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(3);
  const full = await window("ben", { streams: 1 });
  await full.watch();
  expect((await full.watch()).status).toBe(429);
});

test("an item that is not there cannot be open, and what is no such question is refused", async () => {
  const { watch } = await window("ann");
  const codes = ["?at=item:nothing", "?at=nothing", "?after=-1", "?after=x", "?x=1"].map(
    async (query) => (await watch(query)).status,
  );
  expect(await Promise.all(codes)).toEqual([404, 400, 400, 400, 400]);
});

test("nothing is asked of the database while nobody watches", async () => {
  const { serving, session, watch } = await window("ann", { lookMs: 1 });
  const here = await watch();
  await here.changed();
  await here.close();
  const asked = async (): Promise<number> => {
    heard.splice(0);
    for (let n = 0; n < 20; n++) await fetch(`${serving.url}/api/investigations`, { headers: session });
    return heard.filter((sql) => sql.includes('"seq" > ')).length;
  };
  while ((await asked()) > 0);
  expect(await asked()).toBe(0);
});
