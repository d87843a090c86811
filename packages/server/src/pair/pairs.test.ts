// Pairs from the first look to a member's answer, over HTTP on a real database: found, asked, answered, taken back.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  acceptSighting,
  call,
  decidePair,
  listItems,
  listPairs,
  listProposals,
  reopenPair,
  showItem,
  showPair,
  PROOF,
  WRITING,
  type Answer,
  type Pair,
  type Transport,
} from "@sightline/domain";
import { importCase, importMot } from "../case/import.ts";
import { serve, type Serving } from "../http/serve.ts";
import { propose } from "../investigation/command.ts";
import { rebuild } from "../journal/rebuild.ts";
import { enter, type Session } from "../testing/serving.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";

let at: TestDesk;
let serving: Serving;
let investigation: string;
let owner: Transport;
const ids: Record<string, string> = {};

/** Opens a session as a browser does, and speaks with it from our own page. */
async function pageOf(from: Serving): Promise<{ session: Session; transport: Transport }> {
  const session = await enter(from);
  const transport: Transport = (url, init) =>
    fetch(`${from.url}${url}`, { ...init, headers: { ...init.headers, ...session, origin: from.url } });
  return { session, transport };
}

beforeAll(async () => {
  at = await testDesk();
  const folder = join(at.folder, "in");
  const road = await drawPhoto(join(folder, "road.png"), 1);
  await writeFile(join(folder, "small.jpg"), await sharp(road).resize(150).jpeg({ quality: 60 }).toBuffer());
  await writeFile(join(folder, "turned.png"), await sharp(road).flop().png().toBuffer());
  await copyFile(road, join(folder, "again.png"));
  await drawPhoto(join(folder, "bridge.png"), 4);
  ({ investigation } = await collectInto(at.desk, [folder]));
  const pages = join(at.folder, "pages");
  await mkdir(pages);
  await writeFile(join(pages, "index.html"), "<title>desk</title>");
  serving = await serve(at.desk, { port: 0, pages, log: () => undefined });
  owner = (await pageOf(serving)).transport;
  const listed = await call(listItems, { investigation }, owner);
  for (const tile of listed.ok ? listed.value.items : []) ids[tile.name] = tile.id;
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

const idOf = (name: string): string => ids[name] ?? "";
const pairs = async (which?: "decided" | "all"): Promise<Pair[]> => {
  const listed = await call(listPairs, { investigation, ...(which && { which }) }, owner);
  if (!listed.ok) throw new Error(listed.refusal.sentence);
  return listed.value.pairs;
};
const namesOf = ({ a, b }: Pair): string => [a.name, b.name].sort().join(" ");
const isIt = (pair: Pair): boolean => namesOf(pair) === "bridge-late.png bridge.png";
const between = async (one: string, other: string): Promise<Pair> => {
  const shown = await call(showPair, { investigation, a: idOf(one), b: idOf(other) }, owner);
  if (!shown.ok) throw new Error(shown.refusal.sentence);
  return shown.value.pair;
};
const answer = async (one: string, other: string, said: Answer, transport = owner) => {
  const { evidence } = await between(one, other);
  const params = { investigation, a: idOf(one), b: idOf(other), answer: said, evidence };
  return call(decidePair, params, transport);
};
const reopen = (one: string, other: string) =>
  call(reopenPair, { investigation, a: idOf(one), b: idOf(other) }, owner);

const said = () => ({
  investigation,
  a: idOf("road.png"),
  b: idOf("bridge.png"),
  answer: "different" as const,
  evidence: null,
});

describe("what is collected", () => {
  test("is held against the rest by itself, and what is alike waits in the inbox, best first", async () => {
    const listed = await call(listPairs, { investigation }, owner);
    expect(listed).toMatchObject({ ok: true, value: { matching: { waiting: 0, failed: 0, compared: 6 } } });
    const found = await pairs();
    expect(found[0]?.relation?.evidence.by).toBe("bytes");
    expect(found.map((pair) => pair.score)).toEqual(found.map((pair) => pair.score).sort((p, q) => q - p));
    // The two of equal bytes stand for each other: one of them meets each other photo.
    expect(found).toHaveLength(4);
    expect(found.filter((pair) => namesOf(pair).includes("bridge"))).toEqual([]);
    const mirrored = found.find((pair) => /(road|again).png turned.png/.test(namesOf(pair)));
    expect(mirrored?.relation).toMatchObject({ relation: "same-recording", mirrored: true, turned: 0 });
    const items = await call(listItems, { investigation }, owner);
    expect(items).toMatchObject({ ok: true, value: { undecidedPairs: 4 } });
    // Whoever came first: each is held against the three other contents.
    for (const name of ["bridge.png", "road.png", "small.jpg", "turned.png"]) {
      const item = await call(showItem, { investigation, item: idOf(name) }, owner);
      const matching = { state: "done", compared: 3, pixels: "done" };
      expect(item).toMatchObject({ ok: true, value: { matching } });
    }
  });

  test("later meets what was there, in whichever direction", async () => {
    const late = join(at.folder, "in", "bridge-late.png");
    await writeFile(
      late,
      await sharp(join(at.folder, "in", "bridge.png"))
        .resize(200)
        .png()
        .toBuffer(),
    );
    await collectInto(at.desk, [late]);
    const all = await pairs();
    expect(all.map(namesOf)).toContain("bridge-late.png bridge.png");
    for (const { a, b } of all) for (const tile of [a, b]) ids[tile.name] = tile.id;
  });

  test("is matched again when the machine's tables are lost, with the same evidence", async () => {
    const before = (await pairs("all")).map(({ a, b, evidence }) => [a.id, b.id, evidence]);
    await at.desk.db.deleteFrom("pair").execute();
    await at.desk.db.deleteFrom("matching").execute();
    expect(await pairs("all")).toHaveLength(1);
    await collectInto(at.desk, []);
    expect((await pairs("all")).map(({ a, b, evidence }) => [a.id, b.id, evidence])).toEqual(before);
  });
});

describe("two items side by side", () => {
  test("come in the relation's order, the larger picture first, with their frames and the match of both, however they are named", async () => {
    const params = { investigation, a: idOf("turned.png"), b: idOf("small.jpg") };
    const shown = await call(showPair, params, owner);
    const turned = await call(showPair, { ...params, a: params.b, b: params.a }, owner);
    expect(turned).toEqual(shown);
    expect(shown).toMatchObject({
      ok: true,
      value: {
        pair: { a: { name: "turned.png" }, b: { name: "small.jpg" }, decision: null },
        sides: { a: { ptsUs: [0], shotsUs: [0], match: [0, 0] }, b: { ptsUs: [0], match: [0, 0] } },
        history: [],
      },
    });
  });

  test.each([
    ["an item with itself", "road.png", "road.png", "one-item"],
    ["an item that is not there", "road.png", "nothing.png", "no-such-item"],
  ])("are not %s", async (_, one, other, code) => {
    const params = { investigation, a: idOf(one), b: idOf(other) || "i0" };
    expect(await call(showPair, params, owner)).toMatchObject({ refusal: { code } });
    const said = { ...params, answer: "different" as const, evidence: null };
    expect(await call(decidePair, said, owner)).toMatchObject({ refusal: { code } });
  });
});

describe("an answer", () => {
  test("is the owner's who opened the desk, leaves the inbox, and makes footage", async () => {
    const before = await pairs();
    const said = await answer("road.png", "small.jpg", "same-recording");
    if (!said.ok) throw new Error(said.refusal.sentence);
    expect(said.value.decision).toMatchObject({
      answer: "same-recording",
      by: "owner",
      evidenceChanged: false,
    });
    expect(said.value.footage.a).toBe(said.value.footage.b);
    const after = await pairs();
    expect(after).toHaveLength(said.value.undecided);
    expect(after.length).toBeLessThan(before.length);
    const item = await call(showItem, { investigation, item: idOf("road.png") }, owner);
    expect(item).toMatchObject({ ok: true, value: { sameFootage: [{ name: "small.jpg" }] } });
  });

  test("that contradicts what other answers say is refused until one of them is taken back", async () => {
    await answer("small.jpg", "turned.png", "same-recording");
    expect(await answer("road.png", "turned.png", "different")).toMatchObject({
      refusal: { code: "one-footage" },
    });
    expect(await reopen("turned.png", "small.jpg")).toMatchObject({ ok: true, value: { decision: null } });
    expect(await answer("road.png", "turned.png", "different")).toMatchObject({ ok: true });
    expect(await answer("small.jpg", "turned.png", "same-recording")).toMatchObject({
      refusal: { code: "decided-different" },
    });
    const params = { investigation, a: idOf("small.jpg"), b: idOf("turned.png") };
    expect(await call(showPair, params, owner)).toMatchObject({
      ok: true,
      value: {
        pair: { decision: null, oneFootage: false },
        history: [{ answer: null, by: "owner" }, { answer: "same-recording" }],
      },
    });
  });

  test("about evidence that is no longer so is refused; a changed pair is asked again, its answer stands", async () => {
    const { a, b } = await between("bridge.png", "bridge-late.png");
    const params = { investigation, a: a.id, b: b.id, answer: "cannot-say" as const };
    expect(await call(decidePair, { ...params, evidence: "0".repeat(64) }, owner)).toMatchObject({
      refusal: { code: "evidence-changed" },
    });
    expect(await answer("bridge.png", "bridge-late.png", "cannot-say")).toMatchObject({ ok: true });
    expect((await pairs()).filter(isIt)).toEqual([]);
    await at.desk.db
      .updateTable("pair")
      .set({ evidence: "1".repeat(64) })
      .where("evidence", "=", (await between("bridge.png", "bridge-late.png")).evidence ?? "")
      .execute();
    expect((await pairs()).filter(isIt)).toMatchObject([
      { decision: { answer: "cannot-say", evidenceChanged: true } },
    ]);
    expect((await pairs("decided")).filter(isIt)).toHaveLength(1);
  });

  test("that one of the two is a compilation takes it out of its footage, and says which", async () => {
    const params = { investigation, a: idOf("small.jpg"), b: idOf("road.png") };
    const { evidence } = await between("small.jpg", "road.png");
    const said = await call(decidePair, { ...params, answer: "compilation", evidence }, owner);
    expect(said).toMatchObject({
      ok: true,
      value: { decision: { compilation: params.a }, footage: { a: null, b: null } },
    });
    const shown = await call(showPair, { ...params, a: params.b, b: params.a }, owner);
    expect(shown).toMatchObject({
      ok: true,
      value: {
        pair: { decision: { answer: "compilation", compilation: params.a }, oneFootage: false },
        history: [{ answer: "compilation", compilation: params.a }, { compilation: null }],
      },
    });
    expect(await answer("road.png", "small.jpg", "same-recording")).toMatchObject({
      value: { decision: { answer: "same-recording", compilation: null } },
    });
  });

  test("is in the journal: rebuilding ends in the same state", async () => {
    const { before, after } = await rebuild(at.desk.db);
    expect(after).toBe(before);
    const entries = await at.desk.db
      .selectFrom("journal")
      .select(["verb", "by"])
      .where("verb", "in", ["pair.decide", "pair.reopen", "footage.confirm"])
      .execute();
    expect(entries.length).toBeGreaterThan(6);
    expect(new Set(entries.map((entry) => entry.by))).toEqual(new Set(["owner"]));
  });
});

describe("who may answer", () => {
  test("nobody from another page, without our header, or without a session", async () => {
    const { session } = await pageOf(serving);
    const url = `${serving.url}/api/investigations/${investigation}/pairs/${idOf("road.png")}/${idOf("bridge.png")}/decide`;
    const ours = { ...session, origin: serving.url, "content-type": "application/json", ...WRITING };
    const { [Object.keys(WRITING)[0] ?? ""]: _header, ...plain } = ours as Record<string, string>;
    const { origin: _origin, ...nowhere } = ours;
    const { cookie: _cookie, ...stranger } = ours;
    const { [PROOF]: _proof, ...ofAnotherPort } = ours;
    const post = async (headers: Record<string, string>) => {
      const body = JSON.stringify({ answer: "different", evidence: null });
      return (await fetch(url, { method: "POST", headers, body })).status;
    };
    const before = await at.desk.db.selectFrom("journal").select("seq").execute();
    expect(await post(plain)).toBe(403);
    expect(await post(nowhere)).toBe(403);
    expect(await post({ ...ours, origin: "https://evil.example" })).toBe(403);
    expect(await post({ ...ours, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await post(stranger)).toBe(401);
    expect(await post(ofAnotherPort)).toBe(401);
    expect(await post({ ...ours, "content-type": "text/plain" })).toBeGreaterThanOrEqual(400);
    expect(await at.desk.db.selectFrom("journal").select("seq").execute()).toHaveLength(before.length);
    expect(await post(ours)).toBe(200);
  });

  test("not a viewer, and not somebody who is no member; a body cannot name another member", async () => {
    const member = { id: "eve", name: "eve", role: "viewer" } as const;
    await propose(
      at.desk,
      { investigation, by: "owner" },
      { verb: "member.add", subject: "eve", payload: member },
    );
    for (const [as, code] of [
      ["eve", "not-allowed"],
      ["nobody", "no-such-member"],
    ] as const) {
      const read = as === "eve" ? { ok: true } : { refusal: { code } };
      const opened = await serve(at.desk, {
        port: 0,
        pages: join(at.folder, "pages"),
        log: () => undefined,
        as,
      });
      const { transport } = await pageOf(opened);
      expect(await call(decidePair, said(), transport)).toMatchObject({ refusal: { code } });
      expect(await call(listPairs, { investigation }, transport)).toMatchObject(read);
      const params = { ...said(), by: "owner" } as unknown as ReturnType<typeof said>;
      const named = as === "eve" ? "bad-request" : code;
      expect(await call(decidePair, params, transport)).toMatchObject({ refusal: { code: named } });
      await opened.close();
    }
  });

  test("nobody in an investigation that is not there", async () => {
    const params = { ...said(), investigation: "nope" };
    expect(await call(decidePair, params, owner)).toMatchObject({
      refusal: { code: "no-such-investigation" },
    });
    expect(await call(listPairs, { investigation: "nope" }, owner)).toMatchObject({
      refusal: { code: "no-such-investigation" },
    });
  });
});

describe("confirmed footage", () => {
  test("proposes a copy's reviews and sightings; accepting one marks it and states the fact", async () => {
    const order = { investigation, as: "owner" };
    const mot = "1,1,24,24,48,48,1\n";
    await importMot(at.desk, { ...order, item: "road.png", subject: "prisoner", prefix: "road-" }, mot);
    const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "the gate" }));
    await importCase(at.desk, order, {
      format: "sightline.case/1",
      criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
      items: [{ id: "road.png", kind: "photo", verdict: "verified", reviews }],
    });
    const item = idOf("small.jpg");
    const proposed = await call(listProposals, { investigation, item }, owner);
    if (!proposed.ok) throw new Error(proposed.refusal.sentence);
    expect(proposed.value.reviews).toMatchObject([
      { from: { name: "road.png" }, verdict: "verified", reviews: [{ by: "m1" }, { by: "m2" }] },
    ]);
    const [carried] = proposed.value.sightings;
    expect(carried).toMatchObject({
      from: { name: "road.png" },
      of: "road-1",
      sighting: {
        subject: "prisoner",
        spans: [[0, 0]],
        // Laid there by the pixels of a copy of 150 pixels.
        track: [[0, ...[0.1, 0.1, 0.2, 0.2].map((place) => expect.closeTo(place, 2))]],
      },
    });
    const sighting = carried?.sighting.id ?? "";
    expect(await call(listProposals, { investigation, item: idOf("bridge.png") }, owner)).toMatchObject({
      ok: true,
      value: { footage: null, reviews: [], sightings: [] },
    });
    const accepting = { investigation, item, sighting };
    expect(await call(acceptSighting, accepting, owner)).toMatchObject({ ok: true, value: { sighting } });
    expect(await call(acceptSighting, accepting, owner)).toMatchObject({
      refusal: { code: "no-such-proposal" },
    });
    const shown = await call(showItem, { investigation, item }, owner);
    expect(shown).toMatchObject({
      ok: true,
      value: {
        sightings: [{ id: sighting }],
        facts: [
          { assertion: { kind: "same", between: ["road-1", sighting] }, statedBy: "owner", reviewedBy: null },
        ],
      },
    });
  });
});
