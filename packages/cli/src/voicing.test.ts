// What voices outside say, entered, reviewed and attached on the command line.
import { beforeAll, expect, test } from "vitest";
import { annsDesk, because, type Written } from "./testing/anns-desk.ts";
import { jsonLines } from "./testing/command.ts";

const { desk, collect, wrote, refused, here } = annsDesk("voicing");

const owner = async (...args: string[]): Promise<Written[]> =>
  JSON.parse(await desk(...args, "--json")) as Written[];
const listed = async (kind: string) => jsonLines(await desk(kind, "list", "--json"));
const remark = ["--said-by", "A. Reed", "--text", "So many cannot be held there.", "--language", "en"];

beforeAll(collect);

test("a remark is entered in parts, reviewed by another, and told with what it is attached to", async () => {
  await wrote("claim", "state", "k1", "--party", "North", "--text", "x", "--figure", "none", "--outlet", "y");
  expect(await here("--as", "ann", "remark", "state", "o1", ...remark)).toMatchObject({ code: 2 });
  expect(await refused("remark", "state", "o1", ...remark, "--permission", "maybe")).toBe("wrong-shape");
  await wrote(
    "remark",
    "state",
    "o1",
    ...remark,
    "--permission",
    "given",
    "--role",
    "historian",
    "--said-at",
    "2031-04-09",
    "--about",
    "claim:k1",
    "item:a.jpg",
  );
  expect(await refused("remark", "review", "o1")).toBe("second-member-needed");
  expect(await owner("remark", "review", "o1")).toHaveLength(1);
  expect(await listed("remark")).toEqual([
    expect.objectContaining({
      id: "o1",
      reviewedBy: "owner",
      attached: [
        { kind: "claim", id: "k1", name: "North" },
        { kind: "item", id: expect.any(String) as unknown, name: "a.jpg" },
      ],
    }),
  ]);
  expect(await desk("remark", "list")).toBe(
    "So many cannot be held there.  (o1)\n  A. Reed, historian, 2031-04-09\n  Attached to: North, a.jpg",
  );
});

test("what is left out of a correction stays, and the review does not", async () => {
  await wrote(
    "remark",
    "correct",
    "o1",
    "--affiliation",
    "Ford College",
    "--without",
    "about",
    "role",
    ...because,
  );
  expect(await listed("remark")).toEqual([
    expect.objectContaining({
      reviewedBy: null,
      attached: [],
      said: expect.objectContaining({
        saidBy: "A. Reed",
        role: null,
        affiliation: "Ford College",
        saidAt: { at: "2031-04-09", precision: "day" },
      }) as unknown,
    }),
  ]);
});

test("a secondary source and a context fact are entered with their sources, and withdrawn with a reason", async () => {
  const report = ["--outlet", "Radio Mill", "--title", "Who was held", "--text", "Many were held."];
  await wrote(
    "report",
    "state",
    "o2",
    ...report,
    "--independent",
    "not known",
    "--published-at",
    "2031-04",
    "--copy",
    "a.jpg",
  );
  expect(await refused("context", "state", "o3", "--text", "18 to 27.")).toBe("voice-source-needed");
  const law = ["--text", "From 18 to 27 years.", "--outlet", "Book of laws"];
  await wrote("context", "state", "o3", ...law, "--from", "2030");
  await owner("report", "review", "o2");
  await owner("report", "withdraw", "o2", "--review", ...because);
  expect(await listed("report")).toEqual([expect.objectContaining({ id: "o2", reviewedBy: null })]);
  await wrote("report", "withdraw", "o2", ...because);
  expect(await desk("report", "list")).toBe("None is entered in this investigation yet.");
  expect((await listed("context")).map(({ id }) => id)).toEqual(["o3"]);
});
