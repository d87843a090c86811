// What is said of each kind of thing that can fall, in whole sentences.
import { plural, t } from "@lingui/core/macro";
import type { Fallible } from "./strength-words.ts";

type Words = {
  readonly name: string;
  /** The list of what each of so many costs, behind its button and above its lines. */
  readonly eachOf: (n: number) => string;
  readonly list: string;
  readonly costNobody: (n: number) => string;
};

export const fallibleWords = (): Readonly<Record<Fallible, Words>> => ({
  item: {
    name: t`item`,
    eachOf: (n) => plural(n, { one: "what the one item costs", other: "what each of the # items costs" }),
    list: t`What each item costs, the largest first`,
    costNobody: (n) => plural(n, { one: "# item costs nobody.", other: "# items cost nobody." }),
  },
  source: {
    name: t`source`,
    eachOf: (n) => plural(n, { one: "what the one source costs", other: "what each of the # sources costs" }),
    list: t`What each source costs, the largest first`,
    costNobody: (n) => plural(n, { one: "# source costs nobody.", other: "# sources cost nobody." }),
  },
  reviewer: {
    name: t`reviewer`,
    eachOf: (n) =>
      plural(n, { one: "what the one reviewer costs", other: "what each of the # reviewers costs" }),
    list: t`What each reviewer costs, the largest first`,
    costNobody: (n) => plural(n, { one: "# reviewer costs nobody.", other: "# reviewers cost nobody." }),
  },
  fact: {
    name: t`fact`,
    eachOf: (n) => plural(n, { one: "what the one fact costs", other: "what each of the # facts costs" }),
    list: t`What each fact costs, the largest first`,
    costNobody: (n) => plural(n, { one: "# fact costs nobody.", other: "# facts cost nobody." }),
  },
});
