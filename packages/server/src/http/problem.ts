// Refusals and faults on the wire: both are `application/problem+json` (RFC 9457).
import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import { OUTAGES, type Refusal } from "@sightline/domain";
import { outageOf } from "../outage/outage.ts";

/** What the desk cannot make sense of, whatever is wrong with it. */
export const badRequest = {
  code: "bad-request",
  sentence: "This request is not one that the desk knows.",
} as const;

/** HTTP status of a refusal: 503 for what can be asked again, now or when an outage is over, 404 for what is not there, 429 for who tried too often, 423 for what somebody else writes to just now, 403 for what one may not do, 409 for what changed meanwhile, else 422. */
export function statusOf({ code }: Refusal): number {
  if (code.startsWith("no-such-")) return 404;
  if (code === "desk-busy" || code in OUTAGES) return 503;
  if (code === "sign-in-needed") return 401;
  if (code === "too-many-tries") return 429;
  if (code === "upload-in-use") return 423;
  if (code === "not-allowed") return 403;
  return code.endsWith("-changed") ? 409 : 422;
}

export function answerProblem(
  reply: FastifyReply,
  status: number,
  refusal: Pick<Refusal, "code" | "sentence">,
  id?: string,
): FastifyReply {
  const { code, sentence: title } = refusal;
  const problem = {
    type: `urn:sightline:refusal:${code}`,
    title,
    status,
    code,
    ...(id !== undefined && { id }),
  };
  if (status === 503) reply.header("retry-after", 1);
  return reply.code(status).type("application/problem+json").send(JSON.stringify(problem));
}

/** The HTTP edge: the only place where a fault of a request is caught. It is logged with the id that the person sees. */
export function addFaultEdge(app: FastifyInstance, dataDir: string, log: (line: string) => void): void {
  app.setErrorHandler((fault: Error & { statusCode?: number }, request, reply) => {
    const status = fault.statusCode ?? 500;
    if (status < 500) return answerProblem(reply, status, badRequest);
    const outage = outageOf(fault, dataDir);
    if (outage) {
      log(`${request.method} ${request.routeOptions.url ?? "?"}: ${outage.sentence}`);
      return answerProblem(reply, statusOf(outage), outage);
    }
    const id = randomUUID();
    log(`fault ${id} ${request.method} ${request.routeOptions.url ?? "?"}: ${fault.stack ?? fault.message}`);
    return answerProblem(
      reply,
      500,
      { code: "fault", sentence: "The desk failed; the id says which line of its log tells more." },
      id,
    );
  });
}

/** A refusal for a person who followed a link: a page of its own, since those of the desk begin behind it. */
export function answerPage(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  const said = sentence.replaceAll(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sightline</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
  </head>
  <body>
    <main>
      <h1>Sightline</h1>
      <p>${said}</p>
      <p><a href="/">Open the desk</a>, if this browser came in before.</p>
    </main>
  </body>
</html>
`;
  return reply.code(status).type("text/html; charset=utf-8").send(page);
}
