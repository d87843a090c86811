// Investigations from before there were checks begin with the same ones as those that are opened now.
import { project, type Entry } from "@sightline/domain";
import { expect, test } from "vitest";
import { FIRST } from "./migrations/0017-checks.ts";

test("the first questions of the migration are those that a rebuild gives every investigation", () => {
  const at = "2031-04-09T10:00:00.000Z";
  const signed = {
    investigation: "i",
    seq: 1,
    at,
    by: "owner",
    via: null,
    reason: null,
    previous: "",
    hash: "",
  };
  const opened: Entry = {
    ...signed,
    verb: "investigation.open",
    subject: "i",
    payload: { name: "Mill road" },
  };
  const rows = project(opened).flatMap((change) =>
    change.table === "investigation" && "put" in change ? [change.put] : [],
  );
  expect(rows.map(({ checks }) => checks)).toEqual([FIRST]);
});
