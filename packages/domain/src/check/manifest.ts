// What a C2PA manifest in a file claims. Its signature is not checked here: a valid one would say that the claim is unchanged, never that it is true.
import { named, type Tags } from "./tags.ts";

type Claim = { readonly what: string; readonly says: string; readonly doubt: string };

const UNCHECKED =
  "Nobody has checked its signature here. A valid one shows that nobody changed the claim since, not that it is true; without a manifest nothing is known.";

/** “c2pa”, as the type of a box begins that holds one. */
const TYPE = "63327061";

const labels = (tags: Tags, group: string, name: string): string[] =>
  [tags[`${group}:${name}`]].flat().map(String);

/** Nothing where there is none. What was found of it is said whatever it is worth: whoever alters a file may add one. */
export function manifestIn(tags: Tags): Claim[] {
  const isHere =
    labels(tags, "JUMBF", "JUMDType").some((type) => type.startsWith(TYPE)) ||
    labels(tags, "JUMBF", "JUMDLabel").some((label) => label === "c2pa" || label.startsWith("c2pa."));
  const elsewhere = named(tags, "Provenance").filter((where) => /^https?:/i.test(where));
  if (!isHere && elsewhere.length === 0) return [];
  return [
    { what: "C2PA manifest", says: isHere ? claimIn(tags) : "None in the file", doubt: UNCHECKED },
    ...elsewhere.map((where) => ({
      what: "C2PA manifest elsewhere",
      says: where,
      doubt: "The file says that one is there. The desk fetches nothing.",
    })),
  ];
}

function claimIn(tags: Tags): string {
  const cbor = Object.fromEntries(Object.entries(tags).filter(([tag]) => /^(CBOR|JSON):/.test(tag)));
  const parts: [string, string[]][] = [
    [
      "made by",
      named(cbor, "Claim_generator", "Claim_generator_infoName", "Claim_Generator_InfoName").slice(0, 1),
    ],
    ["author", named(cbor, "AuthorName")],
    ["what was done", named(cbor, "ActionsAction").map((action) => action.replace(/^c2pa\./, ""))],
    [
      "kind of source",
      named(cbor, "ActionsDigitalSourceType").map((type) => type.slice(type.lastIndexOf("/") + 1)),
    ],
    ["titles", named(cbor, "Title")],
  ];
  const said = parts.flatMap(([what, values]) =>
    values.length === 0 ? [] : [`${what}: ${values.join(", ")}`],
  );
  return said.length === 0 ? "There is one; it could not be read." : `It claims ${said.join("; ")}`;
}
