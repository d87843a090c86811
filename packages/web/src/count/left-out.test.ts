// What was left out, told by reason.
import { expect, test } from "vitest";
import { grouped, withNames } from "./left-out.ts";

test("equal reasons become one group, the largest first, and the ids are kept", () => {
  const groups = grouped([
    { id: "s1", why: 'The sighting "s1" is not "prisoner"; it serves only as evidence.' },
    { id: "i1", why: 'The item "i1" does not count: its verdict is "none".' },
    { id: "i2", why: 'The item "i2" does not count: its verdict is "none".' },
  ]);
  expect(groups).toEqual([
    { why: 'items do not count: their verdict is "none".', ids: ["i1", "i2"] },
    { why: 'sightings are not "prisoner"; they serve only as evidence.', ids: ["s1"] },
  ]);
});

test("a reason told of one fact reads as a reason of many", () => {
  const groups = grouped([
    { id: "F1", why: 'The fact "F1" is not used: it is part of a conflict.' },
    { id: "F2", why: 'The fact "F2" is not used: it is part of a conflict.' },
    { id: "F3", why: 'The fact "F3" is not used: it names something in an item that does not count.' },
  ]);
  expect(groups.map(({ why }) => why)).toEqual([
    "facts are not used: they are part of a conflict.",
    "facts are not used: they name something in an item that does not count.",
  ]);
});

test("what waits for a second member reads as many, and an item is called by its name", () => {
  const unseen = 'is not used: two members have not signed off the marks of "i1".';
  const alone = "is not used: no second member has reviewed it.";
  const groups = grouped([
    { id: "s1", why: `The sighting "s1" ${unseen}` },
    { id: "s2", why: `The sighting "s2" ${unseen}` },
    { id: "h1", why: `The headcount "h1" ${alone}` },
    { id: "g1", why: 'The members of the group "g1" are not used: no second member has reviewed it.' },
  ]);
  expect(groups.map(({ why }) => withNames(why, (id) => (id === "i1" ? "road.jpg" : id)))).toEqual([
    'sightings are not used: two members have not signed off the marks of "road.jpg".',
    "headcounts are not used: no second member has reviewed them.",
    "groups are not used: no second member has reviewed who belongs to them.",
  ]);
});
