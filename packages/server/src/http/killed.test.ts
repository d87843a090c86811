// A desk that is killed in the middle of the work of eight members: nothing acknowledged is lost, and nothing is written twice.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  acceptInvitation,
  invite,
  listInvestigations,
  listItems,
  listJournal,
  proposeChanges,
  setUp,
} from "@sightline/domain";
import { drawPhoto } from "../testing/desk.ts";
import { byLink, got, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";

const CLI = join(import.meta.dirname, "../../../cli/src/main.js");
const MEMBERS = ["ann", "ben", "cal", "dan", "eve", "fay", "gil", "hal"];
const EACH = 18;
const KILLS = 8;

const run = promisify(execFile);
let folder: string;
let data: string;
let desk: ChildProcess | null = null;
const sightline = (...args: string[]) => run(process.execPath, [CLI, "--data", data, ...args]);

/** Park–Miller: the same blows at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

async function start(port: string): Promise<{ url: string; link: string }> {
  const args = [CLI, "start", "--data", data, "--port", port, "--no-compare", "--json"];
  const started = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  desk = started;
  for await (const line of createInterface(started.stdout))
    if (line.includes('"event":"serving"')) return JSON.parse(line) as { url: string; link: string };
  throw new Error("Expected the desk to serve, but it ended.");
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const running = desk;
  if (running === null || running.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, "exit");
  running.kill(signal);
  await ended;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sightline-killed-"));
  data = join(folder, "desk");
  await mkdir(join(folder, "in"));
  await drawPhoto(join(folder, "in", "road.png"), 1);
  await sightline("collect", "--no-compare", "--investigation", "Killed", join(folder, "in"));
});
afterAll(async () => {
  await end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

type Team = { readonly investigation: string; readonly item: string; readonly members: readonly Visitor[] };

/** Eight accounts, each in a browser of its own: their sessions outlive the desk. */
async function teamAt(url: string, link: string): Promise<Team> {
  const owner = await byLink({ url, link: () => link });
  const { investigations } = await got(owner.ask(listInvestigations, {}));
  const investigation = investigations[0]?.id ?? "";
  const { items } = await got(owner.ask(listItems, { investigation }));
  await got(
    owner.ask(setUp, { name: "Owner", email: "owner@desk.example", password: "three old mills at noon" }),
  );
  const members: Visitor[] = [];
  for (const member of MEMBERS) {
    const about = { member, name: member, email: `${member}@desk.example`, role: "reviewer" as const };
    const invited = await got(owner.ask(invite, { investigation, ...about }));
    const self = visitor(url);
    const password = `${member} counts geese on the road`;
    await got(self.ask(acceptInvitation, { token: tokenIn(invited.link), password }));
    members.push(self);
  }
  return { investigation, item: items[0]?.id ?? "", members };
}

async function saidIn({ investigation, members: [first] }: Team): Promise<string[]> {
  if (!first) throw new Error("Expected a member.");
  const said: string[] = [];
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
    const asked = { investigation, verb: "comment.say" as const, limit: 200, before };
    const page: { entries: readonly { did: string; by: string }[]; next: number | null } = await got(
      first.ask(listJournal, asked),
    );
    said.unshift(
      ...page.entries.map(({ did, by }) => `${by} ${did.replace("said of road.png: ", "")}`).reverse(),
    );
    before = page.next;
  }
  return said;
}

test(`the desk is killed ${KILLS} times during ${MEMBERS.length * EACH} acts of ${MEMBERS.length} members`, async () => {
  const { url, link } = await start("0");
  const team = await teamAt(url, link);
  const next = seeded(20_310_409);
  const acknowledged: string[] = [];
  let [sent, cut, resent] = [0, 0, 0];
  let back: Promise<void> = Promise.resolve();
  const blows = new Set(Array.from({ length: KILLS }, (_, n) => 8 + n * 17 + next(6)));

  const strike = async (): Promise<void> => {
    await end("SIGKILL");
    const before = [...acknowledged];
    await start(new URL(url).port);
    const said = await saidIn(team);
    expect(before.filter((text) => !said.includes(text))).toEqual([]);
  };

  /** Once, under its key: true when the desk said that it is kept, and the answer was not lost. */
  const send = async (who: Visitor, text: string, key: string): Promise<boolean> => {
    who.headers["idempotency-key"] = key;
    const { investigation, item } = team;
    sent += 1;
    if (blows.has(sent)) back = strike();
    const changes = [{ verb: "comment.say" as const, subject: item, payload: { text } }];
    try {
      await got(who.ask(proposeChanges, { investigation, changes }));
    } catch (fault) {
      // Nothing answered: the connection was cut, or there was none. Anything else is a failure of the desk.
      if (!(fault instanceof TypeError)) throw fault;
      cut += 1;
      return false;
    }
    // Some answers are lost on the way.
    return next(6) !== 0;
  };

  const work = async (who: Visitor, member: string): Promise<void> => {
    for (let n = 0; n < EACH; n += 1) {
      const text = `${member}’s act ${n}`;
      for (let tries = 0; !(await send(who, text, `key-of-${member}-${n}`)); tries += 1) {
        resent += 1;
        await back;
        await pause(next(20));
      }
      acknowledged.push(`${member} ${text}`);
    }
  };
  await Promise.all(team.members.map((who, place) => work(who, MEMBERS[place] ?? "")));
  await back;

  console.log(`${sent} sent, ${cut} cut, ${resent} sent again, ${acknowledged.length} acknowledged`);
  expect(cut).toBeGreaterThan(KILLS);
  const said = await saidIn(team);
  expect([...said].sort()).toEqual([...acknowledged].sort());
  for (const member of MEMBERS) {
    const own = (texts: readonly string[]) => texts.filter((text) => text.startsWith(`${member} `));
    expect(own(said)).toEqual(own(acknowledged));
  }
  await end("SIGTERM");
  const { stdout } = await sightline("fsck", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
  const rebuilt = await sightline("rebuild", "--json");
  expect(JSON.parse(rebuilt.stdout)).toMatchObject({ equal: true });
});
