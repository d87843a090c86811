// Nothing that is no text reaches a route: what the address names, what the query asks, what the body says.
import type { FastifyInstance } from "fastify";
import { whyNotText, statusOf } from "@sightline/domain";
import { answerProblem } from "./problem.ts";

/** To be added before the routes. Refuses `text-not-unicode`. */
export function addTextEdge(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ params, query, body }, reply) => {
    const refused = whyNotText({ params, query, body });
    return refused ? answerProblem(reply, statusOf(refused.refusal), refused.refusal) : undefined;
  });
}
