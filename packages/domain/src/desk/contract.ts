// What the desk tells about itself and the investigations it holds.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { stateSchema } from "../investigation/investigation.ts";
import { roleSchema } from "../member/member.ts";

export const listInvestigations = endpoint({
  method: "GET",
  path: "/api/investigations",
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
