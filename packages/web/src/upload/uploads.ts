// Files on their way in, two at a time: sent by tus, gone on with after a cut, then collected; kept while pages change.
import { t } from "@lingui/core/macro";
import { collectUpload, listUploads, urlOf, WRITING, type Provenance, type Upload } from "@sightline/domain";
import { DetailedError, Upload as Sending } from "tus-js-client";
import { tell } from "../api.ts";
import { proofHeader } from "../session.ts";
import type { Chosen } from "./dropped.ts";
import { withChosen, withLeft, type Row } from "./rows.ts";

const AT_ONCE = 2;
/** A desk that was stopped is tried again for about two minutes. */
const RETRY_MS = [0, 1000, 2000, 3000, 5000, 5000, 10_000, 20_000, 30_000, 40_000];
/** What a slow line can send in the time that the desk gives a request. */
const PART_BYTES = 4 * 1024 * 1024;
const AGAIN_MS = 1000;

export class Uploads {
  #rows: readonly Row[] = [];
  readonly #investigation: string;
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Map<string, Sending>();
  readonly #working = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #whenBrought = new Set<() => void>();

  constructor(investigation: string) {
    this.#investigation = investigation;
  }

  readonly rows = (): readonly Row[] => this.#rows;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** `listener` is called when something was brought in. */
  readonly whenBrought = (listener: () => void): (() => void) => {
    this.#whenBrought.add(listener);
    return () => void this.#whenBrought.delete(listener);
  };

  /** What the desk knows of from before. */
  left(uploads: readonly Upload[]): void {
    // What was taken off the list stands in an older answer of the desk for a moment.
    const unseen = uploads.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of unseen) this.#seen.add(id);
    this.#set(withLeft(this.#rows, unseen));
  }

  add(chosen: readonly Chosen[], provenance: Provenance): void {
    this.#set(withChosen(this.#rows, chosen, provenance));
  }

  pause(key: string): void {
    void this.#sending.get(key)?.abort();
    this.#end(key, { state: "paused" });
  }

  goOn(key: string): void {
    this.#change(key, { state: "waiting" });
  }

  async remove(key: string): Promise<void> {
    const row = this.#row(key);
    void this.#sending.get(key)?.abort();
    this.#end(key, { state: "paused" });
    this.#set(this.#rows.filter((one) => one.key !== key));
    if (row?.id == null || row.state === "done") return;
    await Sending.terminate(this.#place(row.id), { headers: headersNow(), retryDelays: RETRY_MS });
  }

  #row = (key: string): Row | undefined => this.#rows.find((row) => row.key === key);
  #place = (id: string): string => `${urlOf(listUploads, { investigation: this.#investigation })}/${id}`;

  #set(rows: readonly Row[]): void {
    if (rows === this.#rows) return;
    this.#rows = rows;
    for (const listener of this.#listeners) listener();
    this.#goOnWithNext();
  }

  #change(key: string, change: Partial<Row>): void {
    this.#set(this.#rows.map((row) => (row.key === key ? ({ ...row, ...change } as Row) : row)));
  }

  #end(key: string, change: Partial<Row>): void {
    this.#sending.delete(key);
    this.#working.delete(key);
    this.#change(key, change);
  }

  #goOnWithNext(): void {
    if (this.#working.size >= AT_ONCE) return;
    const next = this.#rows.find(({ key, state }) => state === "waiting" && !this.#working.has(key));
    if (next === undefined) return;
    this.#working.add(next.key);
    const isWhole = next.id !== null && next.sent === next.bytes;
    if (isWhole) void this.#keep(next.key, next.id ?? "");
    else if (next.file) this.#send(next, next.file);
    else this.#end(next.key, { state: "left" });
    this.#goOnWithNext();
  }

  #send({ key, path, provenance, id }: Row, file: File): void {
    const sending = new Sending(file, {
      endpoint: urlOf(listUploads, { investigation: this.#investigation }),
      uploadUrl: id === null ? null : this.#place(id),
      metadata: { path, provenance: JSON.stringify(provenance) },
      chunkSize: PART_BYTES,
      retryDelays: RETRY_MS,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(headersNow())) request.setHeader(name, value);
      },
      onUploadUrlAvailable: () => {
        this.#seen.add(idIn(sending.url));
        this.#change(key, { id: idIn(sending.url) });
      },
      onProgress: (sent) => this.#change(key, { sent }),
      onSuccess: () => {
        this.#sending.delete(key);
        void this.#keep(key, idIn(sending.url));
      },
      onError: (fault) => this.#end(key, { state: "failed", sentence: saidBy(fault) }),
    });
    this.#sending.set(key, sending);
    this.#change(key, { state: "sending" });
    sending.start();
  }

  /** All its bytes are at the desk. */
  async #keep(key: string, upload: string): Promise<void> {
    const bytes = this.#row(key)?.bytes ?? 0;
    this.#change(key, { state: "keeping", id: upload, sent: bytes });
    try {
      for (;;) {
        const answer = await tell(collectUpload, { investigation: this.#investigation, upload });
        if (answer.ok) {
          this.#end(key, { state: "done", brought: answer.value.brought });
          for (const listener of this.#whenBrought) listener();
          return;
        }
        const { code, sentence } = answer.refusal;
        if (code !== "upload-in-use" && code !== "desk-busy")
          return this.#end(key, { state: "failed", sentence });
        await new Promise((resolve) => void setTimeout(resolve, AGAIN_MS));
      }
    } catch {
      this.#end(key, { state: "failed", sentence: notAnswered() });
    }
  }
}

const notAnswered = () =>
  t`The desk did not answer. What is there of it is kept; try again when the desk runs.`;

const headersNow = (): Record<string, string> => ({ ...WRITING, ...proofHeader() });

const idIn = (url: string | null): string => url?.split("/").at(-1) ?? "";

/** The sentence of the desk's refusal, if it was one. */
function saidBy(fault: Error): string {
  const text = fault instanceof DetailedError ? (fault.originalResponse?.getBody() ?? "") : "";
  try {
    return String((JSON.parse(text) as { title?: unknown }).title);
  } catch {
    return notAnswered();
  }
}

const all = new Map<string, Uploads>();

/** The same for every page of an investigation. */
export function uploadsFor(investigation: string): Uploads {
  const known = all.get(investigation) ?? new Uploads(investigation);
  all.set(investigation, known);
  return known;
}
