// Finding an investigation by name, or opening it with its owner at first use.
import { createHash } from "node:crypto";
import { distance } from "fastest-levenshtein";
import {
  ok,
  refuse,
  type Change,
  type Held,
  type Member,
  type Refused,
  type Result,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { propose } from "./command.ts";

export type FoundInvestigation = { readonly ok: true; readonly id: string; readonly name: string };

/** The only investigation when no name is given; refused when there is none, or more than one to choose from. */
export async function findInvestigation(
  desk: Pick<Desk, "db">,
  name: string | undefined,
): Promise<FoundInvestigation | Refused> {
  const all = await desk.db.selectFrom("investigation").select(["id", "name"]).orderBy("name").execute();
  const found = name === undefined ? all : all.filter((one) => one.name === name || one.id === name);
  const [only] = found;
  if (only && found.length === 1) return { ok: true, ...only };
  const names = all.map((one) => JSON.stringify(one.name)).join(", ");
  if (all.length === 0)
    return refuse(
      "no-investigation",
      "This data folder holds no investigation yet; collect something first.",
    );
  if (name === undefined) return refuse("which-investigation", `Name one with --investigation: ${names}.`);
  return refuse(
    "no-such-investigation",
    `No investigation is called ${JSON.stringify(name)}; there are ${names}.`,
  );
}

export const DEFAULT_NAME = "Investigation";
export const FIRST_OWNER = "owner";

/** `opening` is what opens it with the first thing that is said in it; empty where it is open. */
export type Chosen = FoundInvestigation & { readonly opening: readonly Change[] };

/**
 * The one to collect into. A name that none has is most often a misspelt one: unless a new one is asked for, it is refused
 * with those that are near; in a data folder that holds none there is nothing to misspell.
 */
export async function chooseInvestigation(
  desk: Pick<Desk, "db" | "investigations">,
  name: string | undefined,
  { as = FIRST_OWNER, isNew = false }: { readonly as?: string | undefined; readonly isNew?: boolean } = {},
): Promise<Chosen | Refused> {
  const found = await findInvestigation(desk, name);
  if (found.ok) {
    return isNew
      ? refuse("already-open", `An investigation is called ${found.name} already; leave --new out.`)
      : { ...found, opening: [] };
  }
  const { code } = found.refusal;
  if (code === "no-investigation" || (isNew && name !== undefined))
    return openingOf(desk, name ?? DEFAULT_NAME, as);
  if (code !== "no-such-investigation" || name === undefined) return found;
  const all = await desk.db.selectFrom("investigation").select("name").execute();
  const near = nearest(
    name,
    all.map((one) => one.name),
  );
  return refuse(
    code,
    `No investigation is called ${JSON.stringify(name)}; did you mean ${near.map((one) => JSON.stringify(one)).join(" or ")}? --new opens one of this name.`,
  );
}

/** The three names that differ in the fewest letters, nearest first. */
const nearest = (name: string, names: readonly string[]): string[] => {
  const far = (other: string): number => distance(other.toLowerCase(), name.toLowerCase());
  return [...names].sort((a, b) => far(a) - far(b) || (a < b ? -1 : 1)).slice(0, 3);
};

async function openingOf(
  desk: Pick<Desk, "db" | "investigations">,
  name: string,
  as: string,
): Promise<Chosen> {
  const id = await freeId(desk, name);
  const opening: Change[] = [
    { verb: "investigation.open", subject: id, payload: { name } },
    { verb: "member.add", subject: as, payload: { id: as, name: as, role: "owner" } },
  ];
  return { ok: true, id, name, opening };
}

/** Finds it, or opens it: the one who opens it is its first member and its owner. */
export async function findOrOpenInvestigation(
  desk: Desk,
  name: string | undefined,
  as: string = FIRST_OWNER,
): Promise<FoundInvestigation | Refused> {
  const found = await findInvestigation(desk, name);
  const missing =
    !found.ok &&
    (found.refusal.code === "no-such-investigation" || found.refusal.code === "no-investigation");
  if (!missing) return found;
  const { opening, ...chosen } = await openingOf(desk, name ?? DEFAULT_NAME, as);
  // Two commands may open it at once: the second finds it open and has nothing to add.
  const opened = await propose(desk, { investigation: chosen.id, by: as }, ({ investigation }) =>
    ok(investigation.size > 0 ? [] : opening),
  );
  return opened.ok ? chosen : opened;
}

/** A readable id from the name, with a few digits of its hash; with more where another name has those already. */
async function freeId(desk: Pick<Desk, "db" | "investigations">, name: string): Promise<string> {
  for (const digits of [6, 32]) {
    const id = investigationId(name, digits);
    const there = (await heldOf(desk, id)).investigation.get(id);
    if (!there || there.name === name) return id;
  }
  return investigationId(name, 64);
}

export function investigationId(name: string, digits = 6): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${words || "investigation"}-${createHash("sha256").update(name).digest("hex").slice(0, digits)}`;
}

/** What the journal of an investigation says now. */
export const heldOf = async (
  desk: Pick<Desk, "db" | "investigations">,
  investigation: string,
): Promise<Held> => (await desk.investigations.read(desk.db, investigation)).held;

/** The member in whose name a command acts: the one named, or the owner who was there first. */
export function actingMember(held: Held, as: string | undefined): Result<Member> {
  const members = [...held.member.values()];
  const acting = as === undefined ? members.find((one) => one.role === "owner") : held.member.get(as);
  if (acting) return ok(acting);
  const ids = members.map((one) => one.id).join(", ");
  return refuse(
    "no-such-member",
    `${as ?? "The owner"} is not a member of this investigation; its members are ${ids}.`,
  );
}
