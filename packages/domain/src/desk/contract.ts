// What the desk tells about itself and the investigations it holds.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { stateSchema } from "../investigation/investigation.ts";
import type { Description } from "./description.ts";
import { roleSchema } from "../member/member.ts";

export const listInvestigations = endpoint({
  method: "GET",
  path: "/api/investigations",
  says: "The investigations that whoever asks is a member of.",
  byToken: "read",
  params: z.strictObject({}),
  answer: z.strictObject({
    investigations: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        items: z.int(),
        /** What those who write in it are called: other answers name members by their ids. */
        members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
        /** What the member who looks is in it: of what they may not do, pages say so before it is tried. */
        role: roleSchema,
        /** Whether it takes anything new. */
        state: stateSchema,
      }),
    ),
  }),
  refusals: ["sign-in-needed"],
});

export const showHealth = endpoint({
  method: "GET",
  path: "/healthz",
  says: "Says that the desk answers.",
  open: true,
  params: z.strictObject({}),
  answer: z.strictObject({ ok: z.literal(true) }),
  refusals: [],
});

/** What the desk answers to, as OpenAPI 3.1: made by `describeDesk`. */
export const showDescription = endpoint({
  method: "GET",
  path: "/api/openapi.json",
  says: "This description.",
  exact: true,
  byToken: "read",
  params: z.strictObject({}),
  answer: z.custom<Description>((value) => typeof value === "object" && value !== null),
  refusals: ["sign-in-needed"],
});
