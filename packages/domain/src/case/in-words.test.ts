// What is wrong with a value of a case file is said so that whoever wrote it can correct it.
import { describe, expect, test } from "vitest";
import { good, imported, type List } from "../testing/import-case.ts";

const spoilt = (list: List, row: object) =>
  imported({ ...good, [list]: [row] }).plan.refusals.map(({ path, sentence }) => `${path}: ${sentence}`);

describe("a value that is none is told in the words of its field", () => {
  const headcount = { id: "h9", item: "a", at: 0, subject: "prisoner", atLeast: 3 };
  const sighting = { id: "s9", item: "a", subject: "prisoner", spans: [[0, 0]] };

  test.each<readonly [List, object, string]>([
    ["headcounts", { ...headcount, atLeast: 3.5 }, "[0].atLeast: a whole number is needed here, not 3.5"],
    ["headcounts", { ...headcount, atLeast: "4" }, '[0].atLeast: a number is needed here, not "4"'],
    ["headcounts", { ...headcount, atLeast: -1 }, "[0].atLeast: 0 is the least that can stand here, not -1"],
    ["headcounts", { ...headcount, subject: undefined }, "[0].subject: a text is missing here"],
    ["headcounts", { ...headcount, id: "" }, "[0].id: a text is needed here, and this is empty"],
    ["sightings", { ...sighting, spans: [] }, "[0].spans: at least 1 in this list, not 0"],
    ["sightings", { ...sighting, spans: [0] }, "[0].spans[0]: a list is needed here, not 0"],
    ["frames", { item: "a", at: 0 }, "[0].exhaustive: true is missing here"],
    [
      "facts",
      { id: "F9", kind: "diferent" },
      '[0].kind: one of "same", "different", "separate", "within", "continuous" is needed here, not "diferent"',
    ],
  ])("%s %j", (list, row, said) => {
    expect(spoilt(list, row)).toContain(`${list}${said}; correct this row.`);
  });

  test("a misspelt file name is answered with the nearest one", () => {
    expect(spoilt("headcounts", { ...headcount, item: "b.bim" })).toContain(
      'headcounts[0]: No item has the id, SHA-256 or file name "b.bim"; the nearest is "b.bin".',
    );
  });
});
