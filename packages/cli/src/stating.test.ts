// Stating on the command line what a second member reviews: headcounts, blind counts, groups, named counts, facts and flags.
import { beforeAll, expect, test } from "vitest";
import { annsDesk, because, type Written } from "./testing/anns-desk.ts";
import { jsonLines } from "./testing/command.ts";

const { here, desk, caseOf, rowOf, collect, wrote, refused } = annsDesk("stating");

const FRAME = 100_000;
const fact = (kind: string, ...about: string[]) =>
  ["fact", "state", `F-${kind}`, "--kind", kind, "--basis", "seen"].concat(about);
const pin = (...pins: string[]) => ["--pin", ...pins];
const says = (...args: string[]) => ["group", "describe", "g1", ...args];
const flag = (verb: string) => ["frame", verb, "--item", "film.mp4", "--from", "0", "--exhaustive"];
const take = (id: string, span: string) =>
  ["fact", "state", id, "--kind", "continuous", "--basis", "seen"].concat(
    "--item",
    "cut.mp4",
    "--span",
    span,
  );
/** What was written, and whether a cut was told besides. */
const told = async (...args: string[]) => {
  const { code, stdout, stderr } = await here("--as", "ann", ...args, "--json");
  const [line] = JSON.parse(stdout) as object[];
  return { code, line, isWarned: stderr.includes("sees a cut at 1500000 µs, inside a span") };
};

beforeAll(async () => {
  await collect();
  await wrote("sighting", "mark", "p1", "--item", "a.jpg", "--subject", "prisoner");
  const box = ["--box", "200000,0.3,0.1,0.2,0.5", "--box", "0,0.1,0.1,0.2,0.5"];
  await wrote("sighting", "mark", "w", "--item", "film.mp4", "--subject", "prisoner", ...box);
});

test("headcounts are stated and corrected; what is left out stays", async () => {
  const state = ["headcount", "state", "h1", "--subject", "prisoner"];
  expect(await refused(...state, "--item", "film.mp4", "--at-least", "4")).toBe("span-needed");
  await wrote(...state, "--item", "a.jpg", "--at-least", "4", "--at-most", "6");
  await wrote("headcount", "correct", "h1", "--at-least", "5", ...because);
  expect(await rowOf("headcounts", "h1")).toMatchObject({ at: 0, atLeast: 5, atMost: 6, statedBy: "ann" });
  await wrote("headcount", "correct", "h1", "--no-at-most", ...because);
  expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5, atMost: null });
});

test("a frame is counted blind by another member, and the smaller count goes out until they agree", async () => {
  const ask = ["blind", "ask", "b1", "--subject", "prisoner"];
  expect(await refused(...ask, "--item", "film.mp4")).toBe("span-needed");
  await wrote(...ask, "--item", "a.jpg");
  expect(await refused("blind", "take", "b1")).toBe("second-member-needed");
  await desk("member", "add", "bob", "--name", "Bob", "--role", "reviewer");
  const bob = async (...args: string[]) =>
    JSON.parse(await desk("--as", "bob", ...args, "--json")) as Written[];
  await bob("blind", "take", "b1");
  const [stated] = await bob("blind", "state", "b1", "--counted", "3");
  expect(stated).toMatchObject({ verb: "blind.state", subject: "b1" });
  expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 3, statedBy: "ann" });
  const counting = await here("count");
  expect(counting.stderr).toContain(
    "a.jpg at 0 µs: two members counted 5 and 3 of prisoner; 3 counts until they settle it.",
  );
  expect(await refused("blind", "withdraw", "b1", ...because)).toBe("blind-of-another");
  await bob("blind", "correct", "b1", "--counted", "5", ...because);
  expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5 });
  await bob("blind", "withdraw", "b1", ...because);
  expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5 });
});

test("groups are defined and corrected, by names of files and by ids", async () => {
  await wrote("group", "define", "g1", "--name", "Monday", "--member", "a.jpg");
  await wrote("group", "define", "g2", "--member", "film.mp4", "p1");
  const film = (await caseOf())["items"]?.find((item) => "name" in item && item.name === "film.mp4")?.id;
  await wrote("group", "correct", "g2", "--name", "Tuesday", ...because);
  expect(await rowOf("groups", "g2")).toMatchObject({ name: "Tuesday", members: [film, "p1"] });
  await wrote("group", "correct", "g2", "--member", "film.mp4", ...because);
  expect(await rowOf("groups", "g2")).toMatchObject({ name: "Tuesday", members: [film] });
  expect(await refused("group", "define", "g3", "--member", "nobody")).toBe("no-such-member-of-group");
});

test("when and where they were is said, in parts, and taken back", async () => {
  await wrote(...says("--time", "2031-04-09", "--place", "50.5,-0.1,200"));
  expect(await wrote(...says("--note", "At the mill"))).toHaveLength(1);
  // What is left out stays: all of it at once is nothing new.
  const all = [
    "--time",
    "2031-04-09",
    "--precision",
    "day",
    "--place",
    "50.5,-0.1,200",
    "--note",
    "At the mill",
  ];
  expect(await wrote(...says(...all))).toEqual([]);
  expect(await wrote(...says("--without", "place", "note"))).toHaveLength(1);
  expect(await wrote(...says("--time", "2031-04-09"))).toEqual([]);
  expect(await refused(...says("--precision", "minute"))).toBe("precision-too-fine");
  expect(await refused(...says("--time", "2031-02-30"))).toBe("no-such-time");
  expect(await refused(...says("--place", "91,0,1"))).toBe("wrong-shape");
  expect(await refused("group", "describe", "g2", "--precision", "day")).toBe("wrong-shape");
  expect(await refused("group", "describe", "nothing", "--note", "x")).toBe("no-such-group");
  expect(await refused(...says("--place", "the mill"))).toBe("place-not-read");
});

test("when and where it was takes a second member, who agrees to what they saw", async () => {
  const because = ["--reason", "a mistake"];
  expect(await refused("group", "agree", "g1")).toBe("second-member-needed");
  const agree = ["group", "agree", "g1"];
  expect(await here(...agree)).toMatchObject({ code: 0 });
  expect(JSON.parse(await desk(...agree, "--json"))).toEqual([]);
  const back = ["group", "withdraw", "g1", "--agreement", ...because];
  expect(await wrote(...back)).toHaveLength(1);
  expect(await wrote(...back)).toEqual([]);
  expect(await refused("group", "agree", "nothing")).toBe("no-such-group");
});

test("a place is taken as it is pasted, and what was read is told", async () => {
  const at = async (...args: string[]) => {
    const { code, stderr } = await here("--as", "ann", ...says(...args));
    expect([code, stderr]).toEqual([0, expect.stringContaining("Read as ")]);
    return stderr.split("\n").filter((line) => !line.startsWith("group.describe"));
  };
  expect(await at("--place", "50°27′00″N 30°31′24″E")).toContain(
    "Read as degrees, minutes and seconds: 50.45, 30.5233333333, within 50 m.",
  );
  expect(await at("--place", "36U UA 12345 67890", "--within", "300")).toContain(
    "Read as MGRS: 50.23335982, 30.36865477, within 300 m.",
  );
  expect(await at("--place", "139.7, 35.6")).toContain(
    "139.7 can be no latitude: it was read the other way round, as latitude 35.6 and longitude 139.7.",
  );
  expect(await wrote(...says("--within", "400"))).toHaveLength(1);
  // Another event at the same place: swapped numbers are noticed, and taken as they stand.
  await wrote("group", "describe", "g2", "--place", "50.4, 30.6", "--within", "400");
  expect((await at("--place", "30.6, 50.4")).join()).toContain("Look whether the numbers are swapped.");
  expect(await refused(...says("--place", "https://maps.app.goo.gl/AbC1"))).toBe("short-link");
  expect(await refused(...says("--place", "50,45"))).toBe("place-ambiguous");
  expect(await refused(...says("--place", "50.5,-0.1,200", "--within", "5"))).toBe("wrong-shape");
  await wrote(...says("--without", "place"));
  expect(await refused(...says("--within", "5"))).toBe("wrong-shape");
});

test("something else is counted too, by its own criteria, and is counted no more", async () => {
  await wrote("counts", "define", "c1", "--name", "Guards", "--subject", "guard");
  expect(await refused("counts", "define", "--name", "GUARDS")).toBe("count-name-taken");
  await wrote("counts", "correct", "Guards", "--attribute", "armed", "--until", "2031-04-09");
  expect(jsonLines(await desk("counts", "list", "--json"))).toEqual([
    {
      id: "c1",
      name: "Guards",
      criteria: {
        verdicts: ["verified"],
        subjects: ["guard"],
        attributes: ["armed"],
        until: "2031-04-09",
      },
    },
  ]);
  await wrote("counts", "correct", "c1", "--no-until");
  expect(await desk("counts", "list")).toContain("Guards: guard with armed, where verified  (c1)");
  expect(jsonLines(await desk("count", "--named", "Guards", "--json"))).toMatchObject([{ atLeast: 0 }]);
  expect(await refused("count", "--named", "nothing")).toBe("no-such-count");
  await wrote("counts", "withdraw", "Guards", ...because);
  expect(await desk("counts", "list")).toContain("Nothing is counted beside");
});

test("facts are stated of what their kind is about, and corrected", async () => {
  await wrote(...fact("different", "--between", "p1", "w"));
  await wrote(...fact("separate", "--groups", "g1", "g2", "--tier", "2"));
  await wrote(...fact("within", "--inner", "g1", "--outer", "g2"));
  await wrote(...fact("continuous", "--item", "film.mp4", "--span", "0-300000"));
  expect(await refused(...fact("same", "--groups", "g1", "g2"))).toBe("wrong-shape");
  expect(await refused(...fact("same", "--between", "p1"))).toBe("wrong-shape");
  await wrote("fact", "correct", "F-different", "--kind", "same", "--basis", "a scar", ...because);
  expect(await rowOf("facts", "F-different")).toMatchObject({
    kind: "same",
    between: ["p1", "w"],
    basis: "a scar",
  });
  await wrote("fact", "correct", "F-separate", "--tier", "3", ...because);
  expect(await rowOf("facts", "F-separate")).toMatchObject({ groups: ["g1", "g2"], tier: 3 });
  expect(await refused("fact", "correct", "F-within", "--kind", "same", ...because)).toBe("wrong-shape");
});

test("a fact pins parts of both pictures, and is listed with them", async () => {
  const listed = async () =>
    jsonLines(await desk("fact", "list", "--json")).find(({ id }) => id === "F-pinned")?.["pins"];
  const stating = ["fact", "state", "F-pinned", "--kind", "same", "--basis", "seen", "--between", "p1", "w"];
  const scar = "a.jpg@0:0.1,0.2,0.3,0.4:this scar: on the left";
  expect(await refused(...stating)).toBe("fact-stands");
  await wrote("fact", "withdraw", "F-different", ...because);
  await wrote(...stating, ...pin(scar, `film.mp4@${FRAME}:0,0,1,1`));
  const [onPhoto, onFilm] = [
    { at: 0, region: [0.1, 0.2, 0.3, 0.4], note: "this scar: on the left" },
    { at: FRAME, region: [0, 0, 1, 1] },
  ];
  expect(await listed()).toMatchObject([onPhoto, onFilm]);
  const text = await desk("fact", "list");
  expect(text).toContain(`  ${scar}\n  film.mp4@${FRAME}:0,0,1,1`);
  const correct = ["fact", "correct", "F-pinned", ...because];
  await wrote(...correct, "--basis", "seen twice");
  expect(await listed()).toMatchObject([onPhoto, onFilm]);
  await wrote(...correct, ...pin(scar));
  expect(await listed()).toMatchObject([onPhoto]);
  await wrote(...correct, "--kind", "different");
  expect(await listed()).toEqual([]);
  await wrote(...correct, ...pin(scar));
  await wrote(...correct, "--no-pin");
  expect(await listed()).toEqual([]);
  expect(await refused(...correct, ...pin("film.mp4@1:0,0,1,1"))).toBe("not-a-frame");
  expect(await refused(...correct, ...pin("a.jpg@0:0.9,0,0.2,0.2"))).toBe("no-such-region");
  expect((await here("--as", "ann", ...correct, ...pin("a.jpg@0:0,0,1"))).stderr).toContain(
    "A pin is ITEM@AT",
  );
  await wrote("fact", "withdraw", "F-pinned", ...because);
  expect(await listed()).toBe(undefined);
});

test("a take that is stated across a cut is told so, and stands; one between cuts is told nothing", async () => {
  const across = await told(...take("F-across", "0-2900000"));
  expect(across).toMatchObject({ code: 0, isWarned: true, line: { cutsUs: [1_500_000] } });
  expect(await rowOf("facts", "F-across")).toMatchObject({ span: [0, 2_900_000] });
  for (const [id, span] of [
    ["F-first", "0-1400000"],
    ["F-second", "1500000-2900000"],
  ] as const) {
    const within = await told(...take(id, span));
    expect(within).toMatchObject({ code: 0, isWarned: false });
    expect(within.line).not.toHaveProperty("cutsUs");
  }
  const longer = ["fact", "correct", "F-first", "--span", "0-1500000", ...because];
  expect(await told(...longer)).toMatchObject({ isWarned: true, line: { cutsUs: [1_500_000] } });
});

test("frames are flagged, and the flag is taken back", async () => {
  expect(await wrote(...flag("flag"))).toMatchObject([{ verb: "frame.flag" }]);
  expect(await wrote(...flag("flag"))).toEqual([]);
  expect(await wrote(...flag("withdraw"), ...because)).toMatchObject([{ verb: "frame.withdraw" }]);
});
