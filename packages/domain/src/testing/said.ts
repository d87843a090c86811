// Something that is said in the film, and waits for a second member; for tests.
import { changeSchema, type Signed } from "../journal/entry.ts";
import { signed } from "./play.ts";

/** What an editor heard in the film, and states of it: it waits for another member. */
export const SAID: readonly Signed[] = [
  {
    verb: "sayings.set",
    subject: "inv",
    payload: { attributes: ["says-a", "says-b"], captive: ["prisoner"] },
  },
  {
    verb: "segment.state",
    subject: "w1",
    payload: {
      item: "c",
      startUs: 0,
      endUs: 130_001,
      text: "стій",
      language: "uk",
      speaker: { kind: "unknown" },
      note: null,
    },
  },
  {
    verb: "statement.state",
    subject: "t1",
    payload: {
      item: "c",
      startUs: 0,
      endUs: 130_001,
      speaker: { kind: "unknown" },
      attributes: ["says-a"],
      note: null,
    },
  },
].map((raw) => signed(changeSchema.parse(raw), "ed"));
