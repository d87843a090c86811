// What is claimed, entered and reviewed on the command line, and what the evidence says of it.
import { beforeAll, expect, test } from "vitest";
import { annsDesk, because, type Written } from "./testing/anns-desk.ts";
import { jsonLines } from "./testing/command.ts";

const { desk, collect, wrote, refused, here } = annsDesk("claiming");

const state = (id: string, figure: string, ...more: string[]) =>
  ["claim", "state", id, "--party", "North", "--text", "We hold them.", "--figure", figure].concat(more);
const at = (...where: string[]) => ["--outlet", "The Ford Post", ...where];
const owner = async (...args: string[]): Promise<Written[]> =>
  JSON.parse(await desk(...args, "--json")) as Written[];
type Told = {
  readonly id: string;
  readonly finding: { readonly says: string; readonly reviewedBy: string | null };
};
const told = async (): Promise<[string, string, string | null][]> =>
  (jsonLines(await desk("claim", "list", "--json")) as unknown as Told[]).map(({ id, finding }) => [
    id,
    finding.says,
    finding.reviewedBy,
  ]);

beforeAll(collect);

test("claims are entered in parts, reviewed by another, and told with what is found of them", async () => {
  expect(await refused(...state("k1", "word:hundreds"))).toBe("claim-source-needed");
  expect(await refused(...state("k1", "range:9-3", ...at()))).toBe("figure-outside");
  await wrote(...state("k1", "at-least:0", ...at("--said-by", "A. Reed", "--said-at", "2031-04-09")));
  await wrote(...state("k2", "word:hundreds", "--copy", "a.jpg"));
  await wrote(...state("k3", "none", "--url", "https://posts.example/1"));
  expect(await told()).toEqual([
    ["k1", "supports", null],
    ["k2", "cannot say", null],
    ["k3", "nothing to test", null],
  ]);
  expect(await refused("claim", "review", "k1")).toBe("second-member-needed");
  expect(await owner("claim", "review", "k1")).toHaveLength(1);
  expect(await owner("claim", "review", "k1")).toEqual([]);
  expect(await refused("finding", "review", "k1")).toBe("second-member-needed");
  await owner("finding", "review", "k1");
  expect(await told()).toContainEqual(["k1", "supports", "owner"]);
});

test("what is left out of a correction stays; what was signed of it before is signed no more", async () => {
  await wrote("claim", "correct", "k1", "--figure", "exactly:3", "--without", "said-at", ...because);
  expect(jsonLines(await desk("claim", "list", "--json"))).toContainEqual(
    expect.objectContaining({
      id: "k1",
      saidBy: "A. Reed",
      saidAt: null,
      outlet: "The Ford Post",
      figure: { kind: "exactly", number: 3 },
      reviewedBy: null,
      finding: expect.objectContaining({
        says: "consistent",
        reviewedBy: null,
        before: { says: "supports", atLeast: 0, by: "owner" },
      }) as unknown,
    }),
  );
  expect(await refused("claim", "correct", "k1", "--without", "party", ...because)).toBe("wrong-shape");
  expect(await refused("claim", "correct", "k9", "--office", "x", ...because)).toBe("no-such-claim");
});

test("what a word means is agreed for all claims; a claim is withdrawn with a reason", async () => {
  await wrote("words", "set", "--word", "hundreds=0-", "--word", "many=");
  expect(await told()).toContainEqual(["k2", "supports", null]);
  expect(await desk("words", "list")).toContain("“many” means no figure");
  expect(await refused("words", "set", "--word", "a=2-1")).toBe("figure-outside");
  expect(await here("words", "set", "--word", "a")).toMatchObject({ code: 2 });
  expect(await here(...state("k9", "lots", ...at()))).toMatchObject({ code: 2 });
  expect(await refused("finding", "withdraw", "k9", ...because)).toBe("no-such-claim");
  expect(await owner("finding", "withdraw", "k2", ...because)).toEqual([]);
  await owner("finding", "withdraw", "k1", ...because);
  await wrote("claim", "withdraw", "k2", ...because);
  expect((await told()).map(([id]) => id)).toEqual(["k1", "k3"]);
});
