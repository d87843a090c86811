// What the desk tells about itself and the investigations it holds.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";

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
      }),
    ),
  }),
  refusals: ["sign-in-needed"],
});
