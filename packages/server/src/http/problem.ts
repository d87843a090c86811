// Refusals and faults on the wire: both are `application/problem+json` (RFC 9457).
import { randomUUID } from "node:crypto";
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply } from "fastify";
import { statusOf, type Problem, type Refusal } from "@sightline/domain";
import { outageOf } from "../outage/outage.ts";

/** What the desk cannot make sense of, whatever is wrong with it. */
export const badRequest = {
  code: "bad-request",
  sentence: "This request is not one that the desk knows.",
} as const;

const problemOf = (
  status: number,
  { code, sentence: title, meanwhile }: Pick<Refusal, "code" | "sentence" | "meanwhile">,
  id?: string,
): Problem => ({
  type: `urn:sightline:refusal:${code}`,
  title,
  status,
  code,
  ...(id !== undefined && { id }),
  ...(meanwhile && { meanwhile: [...meanwhile] }),
});

const codes = new WeakMap<FastifyReply, string>();

/** The code of the refusal that was answered; undefined where none was. */
export const refusedWith = (reply: FastifyReply): string | undefined => codes.get(reply);

export function answerProblem(
  reply: FastifyReply,
  status: number,
  refusal: Pick<Refusal, "code" | "sentence" | "meanwhile">,
  id?: string,
): FastifyReply {
  const problem = problemOf(status, refusal, id);
  codes.set(reply, refusal.code);
  if (status === 503) reply.header("retry-after", 1);
  return reply.code(status).type("application/problem+json").send(JSON.stringify(problem));
}

/** What could not be read as a request, so that no route can answer it: the connection ends with it. */
export const answerUnread =
  (headers: Readonly<Record<string, string>>) =>
  (fault: Error & { code?: string }, socket: Socket): void => {
    if (fault.code === "ECONNRESET" || socket.destroyed) return;
    const status = UNREAD[fault.code ?? ""] ?? 400;
    const body = JSON.stringify(problemOf(status, badRequest));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      "content-type: application/problem+json",
      `content-length: ${Buffer.byteLength(body)}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "connection: close",
    ];
    if (socket.writable) socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
    socket.destroy(fault);
  };

/** What asks to be told first that it will be taken, in words that are none: nothing of ours asks so. */
export function refuseExpectations(server: Server, headers: Readonly<Record<string, string>>): void {
  server.on("checkExpectation", (_request: IncomingMessage, answer: ServerResponse) => {
    answer.writeHead(417, { ...headers, "content-type": "application/problem+json", connection: "close" });
    answer.end(JSON.stringify(problemOf(417, badRequest)));
  });
}

const UNREAD: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

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
