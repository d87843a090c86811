// What voices outside say, drawn at random; for tests.
import * as fc from "fast-check";
import { item, NEWEST, of } from "./any-team.ts";

const voice = fc.constantFrom("o1", "o2", "o3", "o4");

const about = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("claim"), id: fc.constantFrom("k1", "k2") }),
    fc.record({ kind: fc.constant("item"), id: item }),
    fc.record({ kind: fc.constant("group"), id: fc.constantFrom("g1", "g2", "g3") }),
  ),
  { maxLength: 2 },
);

const everyOne = {
  text: fc.constantFrom("So many cannot be held there.", "Nobody was seen.\nNobody."),
  url: fc.constantFrom(null, "https://posts.example/remark"),
  copy: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: item }),
  about,
};

const SAID = {
  remark: fc.record({
    ...everyOne,
    saidBy: fc.constantFrom("A. Reed", "B. Frost"),
    role: fc.constantFrom(null, "historian"),
    affiliation: fc.constantFrom(null, "Ford College"),
    saidAt: fc.constantFrom(null, { at: "2031-04-09", precision: "day" }),
    outlet: fc.constantFrom(null, "The Ford Post"),
    language: fc.constantFrom("en", "uk", "und"),
    permission: fc.constantFrom("given", "public record", "not yet"),
  }),
  report: fc.record({
    ...everyOne,
    outlet: fc.constantFrom("The Ford Post", "Radio Mill"),
    title: fc.constantFrom("At the crossing", "Who was held"),
    publishedAt: fc.constantFrom(null, { at: "2031-04", precision: "month" }),
    independent: fc.constantFrom("yes", "no", "not known"),
  }),
  context: fc.record({
    ...everyOne,
    outlet: fc.constantFrom(null, "Book of laws"),
    from: fc.constantFrom(null, "2030", "2031-04"),
    until: fc.constantFrom(null, "2031", "2030-12-31"),
  }),
};

const SAME = { text: "So many cannot be held there.", url: null, copy: null, about: [] };

/** One of each, for tests that need one. */
export const REMARKED = {
  ...SAME,
  saidBy: "A. Reed",
  role: "historian",
  affiliation: "Ford College",
  saidAt: null,
  outlet: null,
  language: "en",
  permission: "given",
};
export const REPORTED = {
  ...SAME,
  outlet: "The Ford Post",
  title: "At the crossing",
  publishedAt: null,
  independent: "not known",
};
export const SO_THEN = { ...SAME, outlet: "Book of laws", from: "2030", until: "2031" };

/** What is entered of all three, reviewed and taken back. */
export const onVoices = fc.oneof(
  ...(["remark", "report", "context"] as const).flatMap((kind) => [
    { weight: 3, arbitrary: of(`${kind}.state`, voice, SAID[kind]) },
    { weight: 2, arbitrary: of(`${kind}.correct`, voice, SAID[kind]) },
    {
      weight: 3,
      arbitrary: of(`${kind}.review`, voice, fc.record({ version: fc.constant(NEWEST) })),
    },
    {
      weight: 1,
      arbitrary: of(`${kind}.withdraw`, voice, fc.record({ only: fc.constantFrom("all", "review") })),
    },
  ]),
);
