// Subtitles over HTTP: looked at first, brought in once, each bad cue told by its line, and nothing for whom the film is not.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  bringSubtitles,
  changeSchema,
  MOST_SUBTITLES,
  showTranscript,
  urlOf,
  WRITING,
  type Change,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { ptsToBlob } from "../item/blob.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { serve, type Serving } from "./serve.ts";

const MEMBERS = { zelda: "editor", rita: "reviewer", vic: "viewer" } as const;
type Who = keyof typeof MEMBERS | "owner";

let at: TestDesk;
let investigation: string;
const desks: Serving[] = [];
const asking = new Map<Who, (item: string, body?: object, key?: string) => Promise<Response>>();

const act = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });
async function says(change: Change): Promise<void> {
  const done = await propose(at.desk, { investigation, by: "owner" }, change);
  if (!done.ok) throw new Error(done.refusal.sentence);
}

/** A film of ten frames a second that begins late, as decoders tell it. */
async function film(id: string, digit: string): Promise<void> {
  const sha256 = digit.repeat(64);
  const source = { path: null, url: null, account: null, credit: null };
  await says(act("item.collect", id, { sha256, bytes: 1, name: `${id}.mp4`, kind: "video", source }));
  const header = JSON.stringify({ format: "mp4", codec: "h264", width: 160, height: 96, frames: 100 });
  const known = { state: "done", code: null, sentence: null, decode: null, strip: null, wave: null } as const;
  await at.desk.db
    .insertInto("inspection")
    .values({ sha256, header, refusedBy: null, ...known })
    .execute();
  const none = { trimmedHashes: null, trimmedQualities: null, trimmedVariants: null, variants: null };
  const frames = Array.from({ length: 100 }, (_, n) => 500_000 + n * 100_000);
  const hashes = { hashes: Buffer.alloc(3200), qualities: Buffer.alloc(100) };
  await at.desk.db
    .insertInto("fingerprint")
    .values({ sha256, recipe: "none", ptsUs: ptsToBlob(frames), shotsUs: ptsToBlob([0]), ...hashes, ...none })
    .execute();
}

beforeAll(async () => {
  at = await testDesk();
  const found = await findOrOpenInvestigation(at.desk, "Mill");
  if (!found.ok) throw new Error(found.refusal.sentence);
  investigation = found.id;
  for (const [id, role] of Object.entries(MEMBERS)) await says(act("member.add", id, { id, name: id, role }));
  await film("road", "a");
  await film("yard", "b");
  await says(act("item.restrict", "yard", { to: ["zelda"] }));
  const pages = await emptyPages(at.folder);
  for (const who of ["owner", "zelda", "rita", "vic"] as const) {
    const opened = await serve(at.desk, { port: 0, pages, log: () => undefined, as: who });
    desks.push(opened);
    const session = await enter(opened);
    asking.set(who, (item, body, key) => {
      const address = `${opened.url}${urlOf(body ? bringSubtitles : showTranscript, { investigation, item })}`;
      if (!body) return fetch(address, { headers: { ...session } });
      const headers = {
        ...session,
        ...WRITING,
        origin: opened.url,
        "content-type": "application/json",
        ...(key !== undefined && { "idempotency-key": key }),
      };
      return fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
    });
  }
});
afterAll(async () => {
  await Promise.all(desks.map((each) => each.close()));
  await at.end();
});

type Told = { segments: number; unchanged: number; findings: { line: number; kind: string }[] };
const brought = async (who: Who, item: string, body: object, key?: string) => {
  const answer = await asking.get(who)?.(item, body, key);
  return { status: answer?.status ?? 0, told: (await answer?.json()) as Told };
};
const wordsIn = async (item: string) => {
  const answer = (await (await asking.get("owner")?.(item))?.json()) as {
    segments: { text: string; startUs: number }[];
  };
  return answer.segments.map(({ text, startUs }) => [startUs, text]);
};

const VTT = `WEBVTT

00:01.000 --> 00:02.000
come

00:03.000 --> 00:02.500
back

00:04.000 --> 00:05.000
there
`;

test("what is looked at writes nothing; brought in, it is there once, whatever is sent again", async () => {
  const looked = await brought("zelda", "road", { text: VTT, look: true, language: "en" });
  expect(looked).toMatchObject({
    status: 200,
    told: { segments: 2, unchanged: 0, findings: [{ line: 6, kind: "refused" }] },
  });
  expect(await wordsIn("road")).toEqual([]);
  const key = crypto.randomUUID();
  const done = await brought("zelda", "road", { text: VTT, language: "en" }, key);
  expect(done.told).toMatchObject({ segments: 2, unchanged: 0 });
  // The file's 0 is where the film begins.
  const words = [
    [1_500_000, "come"],
    [4_500_000, "there"],
  ];
  expect(await wordsIn("road")).toEqual(words);
  // The answer was lost: the same act gives what it gave, and writes nothing.
  expect((await brought("zelda", "road", { text: VTT, language: "en" }, key)).told.segments).toBe(2);
  expect((await brought("rita", "road", { text: VTT, language: "en" })).told).toMatchObject({
    segments: 0,
    unchanged: 2,
  });
  expect(await wordsIn("road")).toEqual(words);
});

test("whoever may write none, or does not see the film, is told so and nothing of it", async () => {
  expect((await brought("vic", "road", { text: VTT, look: true })).status).toBe(403);
  const hidden = await brought("rita", "yard", { text: VTT, look: true });
  const none = await brought("rita", "nard", { text: VTT, look: true });
  expect(hidden.status).toBe(404);
  expect(JSON.stringify(hidden)).toBe(JSON.stringify(none).replaceAll("nard", "yard"));
  expect((await brought("zelda", "yard", { text: VTT, look: true })).told.segments).toBe(2);
});

const cue = (n: number) =>
  `00:00:0${n % 8}.${String(n % 1000).padStart(3, "0")} --> 00:00:09.000\nword ${n}\n`;

test("a file of a whole day comes in, and what is longer than any does not", async () => {
  const long = `WEBVTT\n\n${Array.from({ length: 9000 }, (_, n) => cue(n)).join("\n")}`;
  expect(long.length).toBeGreaterThan(256 * 1024);
  expect(await brought("owner", "yard", { text: long, look: true })).toMatchObject({
    status: 200,
    told: { segments: 9000 },
  });
  const longer = await brought("owner", "yard", { text: "x".repeat(MOST_SUBTITLES + 1), look: true });
  expect(longer.status).toBe(400);
});
