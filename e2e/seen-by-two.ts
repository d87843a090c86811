// A team's desk of two photos with two people in each, all of it marked and verified by Ann and Ben: at least two.
import { changeSchema, listItems, proposeChanges } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openPhotoDesk } from "./known-desk.ts";
import { marked } from "./marked.ts";
import { openTeam, type Team } from "./team.ts";

export async function openSeenByTwo(): Promise<Team> {
  const team = await openTeam(() => openPhotoDesk(["hall.png", "mill.png"]));
  const { investigation } = team;
  const [ann, ben] = [await team.asking("ann"), await team.asking("ben")];
  const { items } = await got(ann.ask(listItems, { investigation }));
  const by = (who: typeof ann, changes: object[], reason = "as seen") =>
    got(
      who.ask(proposeChanges, {
        investigation,
        changes: changes.map((change) => changeSchema.parse(change)) as never,
        reason,
      }),
    );
  for (const { id, name } of items) {
    const { seq } = await by(ann, [marked(id, name, 1), marked(id, name, 2)]);
    const verdict = { verb: "item.review", subject: id, payload: { verdict: "verified", reason: "as seen" } };
    await by(ann, [verdict, { verb: "marks.state", subject: id, payload: { version: seq } }]);
    await by(ben, [verdict, { verb: "marks.review", subject: id, payload: { version: seq } }]);
  }
  return team;
}
