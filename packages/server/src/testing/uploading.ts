// A page that brings files in, for tests: tus 1.0 spoken by hand, so that it can also be spoken wrongly, cut off and lied in.
import { request as ask, type IncomingMessage } from "node:http";
import { call, collectUpload, listUploads, UPLOADS, type Endpoint, type Result } from "@sightline/domain";
import type { z } from "zod";
import type { Serving } from "../http/serve.ts";
import { enter, type Session } from "./serving.ts";

export type Answer = {
  readonly status: number;
  readonly code: string;
  readonly headers: IncomingMessage["headers"];
};

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
  /** The connection is cut after so many bytes of the body. */
  readonly cutAt?: number;
};

const base64 = (text: string): string => Buffer.from(text).toString("base64");

export type Page = {
  readonly session: Session;
  send(sent: Sent): Promise<Answer>;
  begin(path: string, bytes: number, provenance?: object): Promise<Answer & { readonly place: string }>;
  /** All of the rest, from where it is said to stand; asked again while somebody else writes. */
  patch(place: string, all: Uint8Array, offset: number, cutAt?: number): Promise<Answer>;
  offset(place: string): Promise<number>;
  collect(place: string): Promise<Result<z.infer<typeof collectUpload.answer>>>;
  list(): Promise<Result<z.infer<typeof listUploads.answer>>>;
  /** Begun, sent and collected. */
  bring(path: string, all: Uint8Array, provenance?: object): ReturnType<Page["collect"]>;
};

const CUT: Answer = { status: 0, code: "cut", headers: {} };

export async function pageOf(serving: Serving, investigation: string): Promise<Page> {
  return pageWith(serving, investigation, await enter(serving));
}

/** `session`: what a browser of this member sends with all it asks. */
export function pageWith(serving: Serving, investigation: string, session: Session): Page {
  const at = UPLOADS.replace(":investigation", investigation);
  const own = { ...session, origin: serving.url, "x-sightline": "1", "tus-resumable": "1.0.0" };
  const send = ({ method, path, headers = {}, body, cutAt }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": body.length };
      const asked = ask(`${serving.url}${path}`, { method, headers: { ...own, ...length, ...headers } });
      asked.on("response", (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          // An answer to HEAD says no more than its status.
          const isSaid = text !== "" && /problem/.test(answer.headers["content-type"] ?? "");
          const said: unknown = isSaid ? JSON.parse(text) : {};
          const code = (said as { code?: string }).code ?? "";
          resolve({ status: answer.statusCode ?? 0, code, headers: answer.headers });
        });
      });
      asked.on("error", (error) => (cutAt === undefined ? reject(error) : resolve(CUT)));
      asked.on("close", () => resolve(CUT));
      if (body === undefined || cutAt === undefined) asked.end(body);
      else asked.write(body.subarray(0, cutAt), () => asked.destroy());
    });
  const tell = <P extends z.ZodType, A extends z.ZodType>(contract: Endpoint<P, A>, params: z.infer<P>) =>
    call(contract, params, (path, init) =>
      fetch(`${serving.url}${path}`, {
        ...init,
        headers: { ...init.headers, ...session, origin: serving.url },
      }),
    );
  const page: Page = {
    session,
    send,
    async begin(path, bytes, provenance = {}) {
      const metadata = `path ${base64(path)},provenance ${base64(JSON.stringify(provenance))}`;
      const headers = { "upload-length": bytes, "upload-metadata": metadata };
      const answer = await send({ method: "POST", path: at, headers });
      return { ...answer, place: answer.headers.location ?? "" };
    },
    async patch(place, all, offset, cutAt) {
      const headers = { "content-type": "application/offset+octet-stream", "upload-offset": offset };
      for (;;) {
        const body = all.subarray(offset);
        const cut = cutAt === undefined ? {} : { cutAt: Math.min(cutAt, body.length) };
        const answer = await send({ method: "PATCH", path: place, headers, body, ...cut });
        if (answer.status !== 423) return answer;
      }
    },
    async offset(place) {
      const { status, headers } = await send({ method: "HEAD", path: place });
      return status === 200 ? Number(headers["upload-offset"]) : -1;
    },
    collect: (place) => tell(collectUpload, { investigation, upload: place.split("/").at(-1) ?? "" }),
    list: () => tell(listUploads, { investigation }),
    async bring(path, all, provenance) {
      const { place } = await page.begin(path, all.length, provenance);
      await page.patch(place, all, 0);
      return page.collect(place);
    },
  };
  return page;
}
