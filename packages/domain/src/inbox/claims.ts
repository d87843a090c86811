// What waits of claims, of what is found of them, and of voices outside: before every other member who may say that it is so.
import { isOfNow, testedIn } from "../finding/review.ts";
import type { Held } from "../investigation/held.ts";
import type { Found, Me } from "./matters.ts";
import type { Matter } from "./matter.ts";

/** Whether it was said so: before every other who may. */
export function claimsOf(held: Held, me: Me): Matter[] {
  if (!me.may("claim.review")) return [];
  return [...held.claim.values()].flatMap(
    ({ id, version, copy, statedBy, reviewedBy, withdrawn }): Matter[] =>
      withdrawn || reviewedBy !== null || me.is(statedBy)
        ? []
        : [
            {
              key: `claim ${id}`,
              asked: { kind: "claim", claim: id, version },
              items: copy === null ? [] : [copy],
            },
          ],
  );
}

/** What is found of a claim, as long as nobody has signed it as it is now: where there is no number yet nothing waits. */
export function findingsOf(held: Held, me: Me, { numbers }: Found): Matter[] {
  if (!me.may("finding.review")) return [];
  return [...held.claim.values()].flatMap((claim): Matter[] => {
    const { id, version, copy, count, statedBy, withdrawn } = claim;
    const atLeast = numbers.get(count);
    if (withdrawn || atLeast === undefined || me.is(statedBy)) return [];
    const now = testedIn(held, claim, atLeast);
    if (now.says === "nothing to test" || isOfNow(claim, now, atLeast)) return [];
    const { says, of } = now;
    return [
      {
        key: `finding ${id}`,
        asked: { kind: "finding", claim: id, version, atLeast, says, of },
        items: copy === null ? [] : [copy],
      },
    ];
  });
}

/** Whether it is so: before every other who may. */
export function voicesOf(held: Held, me: Me): Matter[] {
  return [...held.voice.values()].flatMap(
    ({ id, said, version, statedBy, reviewedBy, withdrawn }): Matter[] => {
      const { kind: sort, copy, about } = said;
      if (withdrawn || reviewedBy !== null || me.is(statedBy) || !me.may(`${sort}.review`)) return [];
      const attached = about.flatMap((one) => (one.kind === "item" ? [one.id] : []));
      const items = [...new Set([...(copy === null ? [] : [copy]), ...attached])];
      return [{ key: `voice ${id}`, asked: { kind: "voice", sort, voice: id, version }, items }];
    },
  );
}
