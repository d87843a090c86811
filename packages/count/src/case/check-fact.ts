// What a fact of a case file names: it is in the file, of the right kind, and named once.
import { shown } from "./fields.ts";
import type { Kind, Reading } from "./reading.ts";
import { expectInstants, expectKind } from "./reading.ts";
import { refusal } from "./refusal.ts";
import type { Fact } from "./shape.ts";

export function checkFact(reading: Reading, fact: Fact, path: string): void {
  switch (fact.kind) {
    case "same":
    case "different":
      return expectAll(reading, { kind: "sighting", ids: fact.between, path: `${path}.between` });
    case "separate":
      expectAll(reading, { kind: "group", ids: fact.groups, path: `${path}.groups` });
      if (!Array.isArray(fact.groups) || fact.groups.length >= 2) return;
      return void reading.refusals.push(
        refusal(
          "too-few-groups",
          `${path}.groups`,
          `expected at least two groups, got ${fact.groups.length}.`,
        ),
      );
    case "within":
      expectKind(reading, fact.inner, ["group"], `${path}.inner`);
      expectKind(reading, fact.outer, ["group"], `${path}.outer`);
      return expectDistinct(reading, [fact.inner, fact.outer], `${path}.outer`);
    case "continuous":
      expectKind(reading, fact.item, ["item"], `${path}.item`);
      return expectInstants(reading, reading.items.get(fact.item), fact.span ?? [], `${path}.span`);
  }
}

interface Naming {
  readonly kind: Kind;
  readonly ids: readonly string[];
  readonly path: string;
}

function expectAll(reading: Reading, { kind, ids, path }: Naming): void {
  if (!Array.isArray(ids)) return;
  ids.forEach((id, i) => {
    if (reading.kinds.get(id) !== kind) expectKind(reading, id, [kind], `${path}[${i}]`);
  });
  expectDistinct(reading, ids, path);
}

function expectDistinct({ refusals }: Reading, ids: readonly string[], path: string): void {
  if (new Set(ids).size === ids.length) return;
  refusals.push(refusal("fact-repeats", path, `expected different ids, got ${shown(ids)}.`));
}
