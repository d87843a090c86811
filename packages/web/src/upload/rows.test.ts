// Which file goes on with which upload, and what is said of each.
import { expect, test } from "vitest";
import { saidOf, withChosen, withLeft, type Row } from "./rows.ts";

const file = (name: string, size: number): File => ({ name, size }) as File;
const upload = (id: string, path: string, bytes: number, offset: number) => ({
  id,
  path,
  bytes,
  offset,
  provenance: { account: "a" },
});

test("a file goes on with what was left of it by name and size, in its own folder first, and once", () => {
  const left = withLeft([], [upload("1", "a/x.jpg", 10, 4), upload("2", "b/x.jpg", 10, 5)]);
  const chosen = [
    { file: file("x.jpg", 10), path: "b/x.jpg" },
    { file: file("x.jpg", 10), path: "x.jpg" },
    { file: file("x.jpg", 10), path: "c/x.jpg" },
    { file: file("x.jpg", 11), path: "a/x.jpg" },
  ];
  const rows = withChosen(left, chosen, { account: "b" });
  expect(rows.map(({ id, path, state, provenance }) => [id, path, state, provenance.account])).toEqual([
    ["1", "a/x.jpg", "waiting", "a"],
    ["2", "b/x.jpg", "waiting", "a"],
    [null, "c/x.jpg", "waiting", "b"],
    [null, "a/x.jpg", "waiting", "b"],
  ]);
  expect(rows[1]?.file).toBe(chosen[0]?.file);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
});

test("what is whole waits for no file, and what is listed already is not listed twice", () => {
  const uploads = [upload("1", "a.jpg", 10, 10), upload("2", "b.jpg", 10, 9)];
  const rows = withLeft([], uploads);
  expect(rows.map(({ state }) => state)).toEqual(["waiting", "left"]);
  expect(withLeft(rows, uploads)).toBe(rows);
});

const done = (...states: ("collected" | "added" | "held" | "refused")[]): Row => ({
  ...(withChosen([], [{ file: file("a", 1), path: "a" }], {})[0] as Row),
  state: "done",
  brought: states.map((state) =>
    state === "refused"
      ? { state, path: "a", code: "zip-refused", sentence: "No." }
      : { state, path: "a", item: "i", sha256: "0".repeat(64) },
  ),
});

test("what became of a file, or of each in a ZIP, is said", () => {
  expect(saidOf(done("held"))).toBe("there already");
  expect(saidOf(done("refused"))).toBe("No.");
  expect(saidOf(done())).toBe("it holds no files");
  expect(saidOf(done("collected", "refused", "collected"))).toBe("2 kept, 1 refused");
});
