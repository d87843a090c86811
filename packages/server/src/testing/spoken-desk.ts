// A desk of two films in which somebody speaks, one of them restricted, served to a member of each role; for tests.
import { changeSchema, type Change } from "@sightline/domain";
import { serve, type Serving } from "../http/serve.ts";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "./desk.ts";
import { emptyPages, enter } from "./serving.ts";

const MEMBERS = {
  zelda: "editor",
  otto: "reviewer",
  rita: "reviewer",
  vic: "viewer",
  outside: "data-only viewer",
} as const;
export type Who = keyof typeof MEMBERS | "owner";

export type SpokenDesk = {
  readonly at: TestDesk;
  readonly investigation: string;
  readonly says: (by: Who, change: Change, reason?: string | null) => Promise<void>;
  readonly get: (who: Who, path: string) => Promise<{ readonly status: number; readonly text: string }>;
  readonly end: () => Promise<void>;
};

export const act = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });

const film = (id: string, digit: string): Change =>
  act("item.collect", id, {
    sha256: digit.repeat(64),
    bytes: 1,
    name: `${id}.mp4`,
    kind: "video",
    source: { path: null, url: null, account: null, credit: null },
  });
export const segment = (item: string, text: string, more: object = {}): object => ({
  item,
  startUs: 1_000_001,
  endUs: 2_000_002,
  text,
  language: "uk",
  speaker: { kind: "unknown" },
  note: null,
  ...more,
});

/** In `road` two segments by Zelda, the first of them spoken by `s1` and translated; in `yard`, which Otto and owners see, another. */
export async function spokenDesk(): Promise<SpokenDesk> {
  const at = await testDesk();
  const found = await findOrOpenInvestigation(at.desk, "Mill");
  if (!found.ok) throw new Error(found.refusal.sentence);
  const investigation = found.id;
  const says = async (by: Who, change: Change, reason: string | null = null): Promise<void> => {
    const done = await propose(at.desk, { investigation, by, reason }, change);
    if (!done.ok) throw new Error(`${JSON.stringify(change)}: ${done.refusal.sentence}`);
  };
  for (const [id, role] of Object.entries(MEMBERS))
    await says("owner", act("member.add", id, { id, name: `${id} Quill`, role }));
  await says("owner", film("road", "a"));
  await says("owner", film("yard", "b"));
  const track = { item: "road", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
  await says("zelda", act("sighting.mark", "s1", track));
  await says("zelda", act("segment.state", "w2", segment("road", "друге", { startUs: null, endUs: null })));
  await says(
    "zelda",
    act("segment.state", "w1", segment("road", "перше", { speaker: { kind: "sighting", id: "s1" } })),
  );
  const { held } = at.desk.investigations.standing(investigation) ?? {};
  const of = held?.segment.get("w1")?.version;
  const english = { segment: "w1", language: "en", text: "First", translator: "Maria Quill", of };
  await says("zelda", act("translation.state", "l1", english));
  await says("owner", act("segment.state", "zq", segment("yard", "secret words")));
  await says("owner", act("item.restrict", "yard", { to: ["otto"] }));
  const { desks, asking } = await served(at);
  return {
    at,
    investigation,
    says,
    async get(who, path) {
      const answer = await asking.get(who)?.(path);
      return { status: answer?.status ?? 0, text: (await answer?.text()) ?? "" };
    },
    async end() {
      await Promise.all(desks.map((each) => each.close()));
      await at.end();
    },
  };
}

async function served(at: TestDesk) {
  const desks: Serving[] = [];
  const asking = new Map<Who, (path: string) => Promise<Response>>();
  const pages = await emptyPages(at.folder);
  for (const who of ["owner", ...Object.keys(MEMBERS)] as Who[]) {
    const opened = await serve(at.desk, { port: 0, pages, log: () => undefined, as: who });
    desks.push(opened);
    const session = await enter(opened);
    asking.set(who, (path) => fetch(`${opened.url}${path}`, { headers: { ...session } }));
  }
  return { desks, asking };
}
