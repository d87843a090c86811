// Acts that a page kept for later are written by whoever did them, and by nobody who signed in since in the same browser.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listItems, proposeChanges, SELF, showItem } from "@sightline/domain";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { got, refused, type Visitor } from "../testing/visitor.ts";

let door: DoorDesk;
let item: string;
beforeAll(async () => {
  door = await peopledDesk();
  const { items } = await got(
    (await door.signedIn(ANN)).ask(listItems, { investigation: door.investigation }),
  );
  item = items[0]?.id ?? "";
});
afterAll(() => door.end());

const selfOf = async (who: Visitor): Promise<string> => {
  await got(who.ask(showItem, { investigation: door.investigation, item }));
  return who.last().headers.get(SELF) ?? "";
};

const commentBy = (who: Visitor, text: string) =>
  who.ask(proposeChanges, {
    investigation: door.investigation,
    changes: [{ verb: "comment.say", subject: item, payload: { text } }],
  });

test("a page is told whose it is: the same in every session of one member, another for each member, and no name in it", async () => {
  const [ann, again, ben] = [
    await selfOf(await door.signedIn(ANN)),
    await selfOf(await door.signedIn(ANN)),
    await selfOf(await door.signedIn(BEN)),
  ];
  expect(ann).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(ann);
  expect(ben).not.toBe(ann);
});

test("what Ann did is not written in Ben’s name, who signed in after her; when she is back it is", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const self = await selfOf(ann);
  ben.headers[SELF] = self;
  expect(await refused(commentBy(ben, "The mill again"))).toBe("other-member");
  expect(ben.last().status).toBe(409);
  const back = await door.signedIn(ANN);
  back.headers[SELF] = self;
  await got(commentBy(back, "The mill again"));
  const { comments } = await got(back.ask(showItem, { investigation: door.investigation, item }));
  expect(comments.map(({ by, text }) => [by, text])).toEqual([["owner", "The mill again"]]);
});
