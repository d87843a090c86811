// `sightline check`: answering what an investigation asks of an item, and taking an answer back.
import { findItem, ok, type CheckResult } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

type OfItem = Options & { readonly item: string };
type Answer = OfItem & {
  readonly result: CheckResult;
  readonly basis: string;
  readonly address?: readonly string[];
};

export const answerCheck = (question: string, options: Answer, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, options.item);
      if (!item.ok) return item;
      const { result, basis, address = [] } = options;
      const evidence = address.map((url) => ({ kind: "address" as const, url }));
      return ok({
        verb: "check.answer",
        subject: item.value.id,
        payload: { question, result, basis, evidence },
      });
    },
    options,
    global,
  );

export const withdrawCheck = (question: string, options: OfItem, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, options.item);
      return item.ok ? ok({ verb: "check.withdraw", subject: item.value.id, payload: { question } }) : item;
    },
    options,
    global,
  );
