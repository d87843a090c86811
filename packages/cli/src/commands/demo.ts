// `sightline demo`: an invented investigation through the real collect, import and count, then served.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkProof, count, howMany, readCase, type Case } from "@sightline/count";
import {
  allStatements,
  exportCase,
  findingSaid,
  footageSaying,
  testedIn,
  type Held,
  type Refusal,
  type Refused,
} from "@sightline/domain";
import { summary } from "@sightline/report";
import {
  collectAll,
  findOrOpenInvestigation,
  heldOf,
  importCase,
  importMot,
  prepareDataFolder,
  propose,
  type Desk,
  type Imported,
} from "@sightline/server";
import { drawDemo, type DemoPlan } from "../../../../fixtures/demo/index.ts";
import { defaultDataDir, type Global } from "../global.ts";
import { bar, note, print, printRefusal, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";
import { enterWork } from "./demo-work.ts";
import { serveDesk } from "./start.ts";

export type DemoOptions = { once?: boolean; port: number; json?: boolean };

/** Says that a folder is a demo's, so that the next demo may begin again there; nothing else is ever removed. */
const MARK = "this-is-a-demo.txt";

export async function demo(options: DemoOptions, global: Global): Promise<void> {
  const dataDir = global.data === defaultDataDir() ? `${defaultDataDir()}-demo` : global.data;
  const cleared = await clearDemo(dataDir);
  if (cleared) return printRefusal(cleared, options.json);
  const plan = await draw(dataDir);
  await withDesk(
    { ...global, data: dataDir },
    async (desk) => {
      const investigation = await fill(desk, plan);
      if (investigation === null || !(await tell(desk, investigation, { plan, options }))) return;
      if (options.once !== true) await serveDesk(desk, options);
    },
    options.json,
  );
}

async function clearDemo(dataDir: string): Promise<Refusal | null> {
  const there = await readdir(dataDir).catch((): string[] => []);
  if (there.length > 0 && !there.includes(MARK)) {
    const sentence = `${dataDir} holds something that is not a demo; name an empty folder with --data.`;
    return { code: "not-a-demo", sentence };
  }
  if (there.includes(MARK)) await rm(dataDir, { recursive: true });
  const prepared = await prepareDataFolder(dataDir);
  if (!prepared.ok) return prepared.refusal;
  await writeFile(
    join(dataDir, MARK),
    "Drawn for a demonstration: no real people, no real place. Safe to delete.\n",
  );
  return null;
}

async function draw(dataDir: string): Promise<DemoPlan> {
  const status = statusLine();
  note("Drawing an invented investigation …");
  const onProgress = (done: number, total: number): void => status.show(`Drawing ${bar(done, total)}`);
  const plan = await drawDemo({ dir: join(dataDir, "drawn"), onProgress });
  status.done();
  note(plan.label);
  return plan;
}

/** Collects, then imports tracks, then the case file: the same functions that the commands call. Null when refused. */
async function fill(desk: Desk, plan: DemoPlan): Promise<string | null> {
  const owner = "owner";
  const found = await findOrOpenInvestigation(desk, plan.investigation, owner);
  if (!found.ok) {
    printRefusal(found.refusal);
    return null;
  }
  const status = statusLine();
  for (const { folder, account, sourceUrl, credit } of plan.batches) {
    const done = await collectAll(desk, {
      investigation: found.id,
      as: owner,
      paths: [folder],
      source: { url: sourceUrl, account, credit },
      signal: new AbortController().signal,
      comparing: false,
      onEvent: (event) => {
        if (event.event === "refused") printRefusal(event);
        if (event.event === "job")
          status.show(`Collecting ${account} ${bar(event.done, event.done + event.left)}`);
      },
    });
    status.done();
    note(`${howMany(done.collected, "item")} collected from ${account}.`);
  }
  note(
    "The open desk goes on to compare pixels: copies, clips and crops appear among the pairs as they are found.",
  );
  const order = { investigation: found.id, as: owner };
  for (const [index, track] of plan.tracks.entries()) {
    status.show(`Marking ${bar(index + 1, plan.tracks.length)}`);
    const text = await readFile(track.mot, "utf8");
    const { file: item, subject, prefix } = track;
    if (!accepted(await importMot(desk, { ...order, item, subject, prefix }, text))) return null;
  }
  status.done();
  if (!(await nameMembers(desk, found.id, plan))) return null;
  const json: unknown = JSON.parse(await readFile(plan.caseFile, "utf8"));
  if (!accepted(await importCase(desk, order, json))) return null;
  return (await enterWork(desk, found.id, plan)) ? found.id : null;
}

/** The case file knows members by id only; here they are people with names. */
async function nameMembers(desk: Desk, investigation: string, plan: DemoPlan): Promise<boolean> {
  for (const { id, name } of plan.members) {
    const payload = { id, name, role: "reviewer" } as const;
    const joining = { verb: "member.add", subject: id, payload } as const;
    const added = await propose(desk, { investigation, by: "owner" }, joining);
    if (!added.ok) {
      printRefusal(added.refusal);
      return false;
    }
  }
  return true;
}

function accepted(imported: Imported | Refused): boolean {
  if (!imported.ok) {
    printRefusal(imported.refusal);
    return false;
  }
  for (const refusal of imported.plan.refusals) printRefusal(refusal);
  return imported.plan.refusals.length === 0;
}

/** Counts and prints; false when the case or its proof does not hold. */
async function tell(
  desk: Desk,
  investigation: string,
  { plan, options }: { readonly plan: DemoPlan; readonly options: DemoOptions },
): Promise<boolean> {
  const held = await heldOf(desk, investigation);
  const read = readCase(exportCase(held));
  if (!read.ok) {
    for (const refusal of read.refusals) printRefusal(refusal, options.json);
    return false;
  }
  const result = count(read.case);
  const checked = checkProof(read.case, result.proof);
  if (!checked.ok) throw new Error(`Our own proof does not hold: ${checked.why}`);
  print(options.json === true ? JSON.stringify(result) : summary(read.case, result));
  if (options.json === true) return true;
  tellSaid(held, read.case, plan.said.attribute);
  tellClaims(held, result.atLeast);
  return true;
}

function tellSaid(held: Held, file: Case, attribute: string): void {
  const { atLeast, pieces } = footageSaying(file, allStatements(held), attribute);
  const copies = pieces.flatMap(({ items }) => items).length - atLeast;
  const people = count({ ...file, criteria: { ...file.criteria, attributes: [attribute] } });
  print("\nWhat is said:");
  print(
    `  “${attribute}” in ${howMany(atLeast, "distinct piece")} of footage (${howMany(copies, "copy", "copies")} of them counted once), by at least ${people.atLeast} people`,
  );
}

function tellClaims(held: Held, atLeast: number): void {
  print("\nWhat is claimed:");
  for (const claim of held.claim.values()) {
    const { party, text, figure } = claim;
    const tested = testedIn(held, claim, atLeast);
    const word = figure.kind === "word" ? figure.word : null;
    print(`  ${party}: “${text}”\n    ${tested.says}: ${findingSaid(tested, { atLeast, word })}`);
  }
}
