// Speaks HTTP over a bare socket, so that a request is spelt exactly as given; for tests.
import { connect } from "node:net";

export type Spoken = {
  readonly method: string;
  /** The request target as it stands in the first line: nothing is encoded, resolved or put in order. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The status, and all that was sent after the first line. */
export async function speak(url: string, { method, target, headers = {}, body = "" }: Spoken) {
  const { host, hostname, port } = new URL(url);
  const given = { host, connection: "close", ...headers, "content-length": String(body.length) };
  const head = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  socket.write(`${method} ${target} HTTP/1.1\r\n${head.join("")}\r\n${body}`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  const answer = Buffer.concat(chunks).toString("latin1");
  const [first = "", ...rest] = answer.split("\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]), rest: rest.join("\r\n") };
}
