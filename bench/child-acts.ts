// One of two processes that act on one investigation at once: `FOLDER INVESTIGATION MEMBER SEED ACTS`.
import { changeSchema } from "../packages/domain/src/index.ts";
import { propose } from "../packages/server/src/investigation/command.ts";
import { heldOf } from "../packages/server/src/investigation/open.ts";
import { opened } from "./large-desk.ts";

const [folder = "", investigation = "", by = "", seed = "1", acts = "0"] = process.argv.slice(2);
let state = Number(seed);
const next = (most: number): number =>
  Math.floor(((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * most);

const ours = await opened(folder);
let written = 0;
for (let n = 0; n < Number(acts); n++) {
  const done = await propose(ours, { investigation, by }, changeSchema.parse(anyAct()));
  if (done.ok) written += done.value.changes.length;
}
const { seq } = await heldOf(ours, investigation);
await ours.close();
console.log(JSON.stringify({ written, seq }));

function anyAct(): object {
  const [item, other, sighting] = [`i${next(40)}`, `i${next(40)}`, `s${next(300)}`];
  const acts = [
    {
      verb: "sighting.mark",
      subject: sighting,
      payload: { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
    },
    {
      verb: "item.review",
      subject: item,
      payload: { verdict: next(2) ? "verified" : "inconclusive", reason: `reason ${next(9)}` },
    },
    { verb: "item.describe", subject: item, payload: { account: `account-${next(9)}` } },
    {
      verb: "pair.decide",
      subject: item,
      payload: { with: other, answer: next(3) ? "different" : "same-recording", evidence: null },
    },
    { verb: "pair.reopen", subject: item, payload: { with: other } },
    {
      verb: "fact.state",
      subject: `F${next(200)}`,
      payload: { assertion: { kind: "same", between: [sighting, `s${next(300)}`] }, basis: "a scar" },
    },
    { verb: "fact.review", subject: `F${next(200)}`, payload: {} },
    {
      verb: "headcount.state",
      subject: `h${next(60)}`,
      payload: { item, at: 0, subject: "prisoner", atLeast: next(9), atMost: null },
    },
    { verb: "group.define", subject: `g${next(30)}`, payload: { name: null, members: [item] } },
  ];
  return acts[next(acts.length)] ?? {};
}
