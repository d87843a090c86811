// A proxy that ends TLS before a desk, for tests: it hands requests on with its own word on where they came from.
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Proxy = { readonly url: string; close(): Promise<void> };

/** Whoever comes is told to the desk as `client`, behind whatever the request said of itself. */
export async function proxyBefore(port: number, host: string, client = "203.0.113.7"): Promise<Proxy> {
  // No connection is used again just when the other end gives it up: on a slow machine that would be a cut line.
  const server: Server = createServer({ keepAliveTimeout: 0 }, (asked, answer) => {
    const { connection: _, ...given } = asked.headers;
    const said = given["x-forwarded-for"];
    const headers = {
      ...given,
      host,
      "x-forwarded-proto": "https",
      "x-forwarded-for": said === undefined ? client : `${String(said)}, ${client}`,
    };
    const onward = request(
      { port, host: "127.0.0.1", method: asked.method, path: asked.url, headers, agent: false },
      (back) => {
        answer.writeHead(back.statusCode ?? 502, back.rawHeaders);
        back.pipe(answer);
      },
    );
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
